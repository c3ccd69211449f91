/** The board as a picture, and as a page that opens once, from every channel. */
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { CAMPAIGNS, mustRead } from '../support/campaigns.ts';
import { CHANNELS } from '../support/phones/index.ts';
import { openRig } from '../support/rig.ts';
import { at, expectNoTrouble, play, scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';
import { briefLog, CONSENT } from './talk.ts';

const roles = { office: 'office', lead: 'lead', teacher: 'teacher' } as const;
const PAGE = /https:\/\/bot\.example\.org\/bang\/[\w-]{22}/;

scenario(
  'the lead gets an address of the report as a page, from the preview; a teacher does not',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    ${CONSENT}
    ${briefLog(c, 'Ngày hội đọc sách', `20 ${c.groupWord}`)}
    @lead
    > nộp báo cáo
    > [Xem trên trang web]
    Báo cáo của ... trên trang
    > [Quay lại]
    Báo cáo ... ${c.unit}
    @teacher
    > nộp báo cáo
    !> Xem trên trang web
    `;
  },
  { roles },
);

describe.each(CHANNELS)('on %s', (home) => {
  it.each(CAMPAIGNS)('in %s the office gets the chart, and an address that opens the board once', async (name) => {
    const files = mustRead(name);
    const rig = await openRig({ home, campaign: name, start: at(`${files.plan.period.from} 16:00`) });
    try {
      const c = castOf(files);
      const log = `@teacher ${CONSENT} ${briefLog(c, 'Ngày hội đọc sách', `20 ${c.groupWord}`)}`;
      await play(
        rig,
        `${log}
        > biểu đồ
        Phần này dành cho cơ quan tổ chức
        @lead
        > bảng theo dõi trên trang
        Phần này dành cho cơ quan tổ chức
        @office
        > menu`,
        { roles },
      );
      const office = await rig.phone('office');
      await office.say('biểu đồ');
      const chart = office.news();
      const texts = chart.map(({ text }) => text).join('\n');
      expect(texts).toMatch(/Đã báo cáo: 0\/\d+ đơn vị \(0%\)/);
      expect(texts).toContain('Số liệu tạm tính đến 16:00');
      const [picture] = chart.flatMap((each) => each.files);
      const address = /https:\S+\/anh\/[\w-]+\.png/.exec(texts)?.[0];
      const bytes = picture?.bytes ?? (address ? await (await rig.visit(address)).arrayBuffer() : null);
      // Zalo takes no more than 2048 pixels of its height.
      expect((await sharp(new Uint8Array(bytes ?? [])).metadata()).width).toBeGreaterThanOrEqual(960);

      const opened = async (): Promise<string> => {
        await office.say('bảng theo dõi trên trang');
        const told = office.news();
        const buttons = told.flatMap((each) => each.buttons.flatMap(({ url }) => url ?? []));
        return PAGE.exec([...buttons, ...told.map(({ text }) => text)].join('\n'))?.[0] ?? '';
      };
      const link = await opened();
      expect((await rig.visit(link)).status).toBe(200);
      const page = await rig.visit(link, 'POST');
      expect(page.status).toBe(403); // fetch keeps no cookie: it was led on, and is nobody there
      expect((await rig.visit(link)).status).toBe(404);
      expect(await opened()).not.toBe(link);
      // What was sent is wiped: the address stands nowhere on our side.
      const bodies = rig.store().sqlite.prepare('select body from outbox').pluck().all().join('\n');
      expect(bodies).not.toMatch(PAGE);
      expect(rig.logged()).not.toContain(link.split('/').at(-1));
      expectNoTrouble(rig);
    } finally {
      await rig.close();
    }
  });
});
