/** A table as a file: asked for by a button, a command or words, made when it is sent, and had on every channel. */
import { describe, expect, it } from 'vitest';
import { CAMPAIGNS, mustRead } from '../support/campaigns.ts';
import { channelsFor } from '../support/phones/cannot.ts';
import { openRig, type Rig } from '../support/rig.ts';
import { at, expectNoTrouble, play, scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';
import { briefLog, CONSENT } from './talk.ts';

const roles = { office: 'office', lead: 'lead', teacher: 'teacher' } as const;

scenario(
  'the table of units is for the office alone, whichever way it is asked for',
  `
  @parent
  > /bangdonvi
  Anh/Chị chưa được giao vai trò này
  > bảng các đơn vị
  Anh/Chị chưa được giao vai trò này
  @lead
  > xuất excel
  Phần này dành cho cơ quan tổ chức
  @office
  > /bangdonvi
  Bảng các đơn vị: tệp CSV đang được làm. Xong sẽ được gửi vào đây
  Bảng các đơn vị.csv: ... Số liệu tạm tính đến
  > tải bảng đơn vị
  Bảng các đơn vị: tệp CSV
  Bảng các đơn vị.csv
  > theo dõi
  > [Cách xem khác]
  > [Tải bảng các đơn vị]
  Bảng các đơn vị: tệp CSV ... Bảng các đơn vị.csv ... Số liệu tạm tính đến
  (khởi động lại)
  > [Quay lại]
  Đã ghi hoạt động:
  `,
  { roles },
);

/** The file behind the address in a text: its page, its button, and what that leads to. */
async function fetched(rig: Rig, text: string): Promise<ArrayBuffer> {
  const address = /https:\S+\/tai\/[\w-]+/.exec(text)?.[0] ?? '';
  expect((await rig.visit(address)).headers.get('content-type')).toContain('text/html');
  const file = await rig.visit(address, 'POST');
  expect(file.headers.get('content-disposition')).toContain('attachment');
  return file.arrayBuffer();
}

const ASKED = '@office\n > /bangdonvi\n';

describe.each(channelsFor(ASKED).channels)('on %s', (home) => {
  it.each(CAMPAIGNS)('in %s the file holds a line for each unit, in the language of its reader', async (name) => {
    const files = mustRead(name);
    const rig = await openRig({ home, campaign: name, start: at(`${files.plan.period.from} 16:00`) });
    try {
      const c = castOf(files);
      const log = `@teacher ${CONSENT} ${briefLog(c, 'Ngày hội đọc sách', `20 ${c.groupWord}`)}`;
      await play(rig, `${log}\n @office\n > menu`, { roles });
      const office = await rig.phone('office');
      const csv = async (words: string): Promise<string> => {
        await office.say(words);
        const told = office.news();
        const [file] = told.flatMap((each) => each.files);
        if (file) expect(file.name).toMatch(/\.csv$/);
        const bytes = file?.bytes ?? (await fetched(rig, told.map(({ text }) => text).join('\n')));
        return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
      };
      const lines = (await csv('/bangdonvi')).split('\r\n');
      expect(lines[0]).toMatch(/^\u{feff}Mã;Đơn vị;Loại;"?Xã, phường"?;Số hoạt động/u);
      const unit = lines.find((line) => line.includes(c.unit) && line.includes('đã ghi'));
      expect(unit).toMatch(new RegExp(`;1;0;20;;${c.date(0)} 16:\\d\\d;đã ghi$`));
      expect(lines.filter((line) => line.endsWith(';chưa ghi')).length).toBeGreaterThan(0);
      await office.say('english');
      office.news();
      expect(await csv('/unittable')).toMatch(/^\u{feff}Code;Unit;Type;Commune;Activities/u);
      expectNoTrouble(rig);
    } finally {
      await rig.close();
    }
  });
});
