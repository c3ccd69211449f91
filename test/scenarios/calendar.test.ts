/** The calendar for one's own phone: a file where the channel takes it, else an address that a phone opens, else the words. */
import { afterEach, describe, expect, it } from 'vitest';
import { openRig, type Rig } from '../support/rig.ts';
import { at, expectNoTrouble, scenario } from '../support/scenario.ts';

const CAMPAIGN = 'duc-trong-2021';

scenario(
  'a parent takes one session along to the calendar of the phone, and then all of them',
  `
  @parent
  > lịch
  > [07:30]
  [Thêm vào lịch điện thoại]
  > [Thêm vào lịch điện thoại]
  Tệp lịch của “Lễ phát động
  [Quay lại] [Trang chính]
  > lịch
  [Lưu lịch vào máy]
  > [Lưu lịch vào máy]
  Tệp lịch có 26 hoạt động
`,
  { campaigns: [CAMPAIGN] },
);

describe('on Zalo', () => {
  let rig: Rig;
  afterEach(async () => {
    expectNoTrouble(rig);
    await rig.close();
  });
  const open = async (home: 'zalo' | 'zalo-bot', env = {}) => {
    rig = await openRig({ home, campaign: CAMPAIGN, start: at('2021-10-01 06:40'), env });
  };
  /** What somebody is told who types these one after another. */
  const told = async (...words: readonly string[]): Promise<string> => {
    let last = '';
    for (const each of words) last = await rig.ask('parent', each);
    return last;
  };

  it.each(['zalo', 'zalo-bot'] as const)(
    '(%s) the address opens a calendar with nothing about the person, as often as it is opened',
    async (home) => {
      await open(home);
      const said = await told('lịch', '1', 'thêm vào lịch điện thoại');
      expect(said).toContain('Mở đường dẫn dưới đây để thêm vào lịch của điện thoại.');
      const [, address = ''] = /^Mở lịch: (https:\S+)$/m.exec(said) ?? [];
      expect(address).toMatch(/\/lich\/[^/?#]+\.ics$/);
      const { id } = await rig.addressOf('parent');
      for (let times = 0; times < 2; times += 1) {
        const answer = await rig.visit(address);
        expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
        const text = await answer.text();
        expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
        expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
        expect(text).not.toContain(id);
      }
      const [whole = ''] = /https:\S+\.ics/.exec(await told('lịch', 'lưu lịch vào máy')) ?? [];
      expect((await (await rig.visit(whole)).text()).match(/BEGIN:VEVENT/g)).toHaveLength(26);
    },
  );

  it('(zalo) without a public address it comes as words', async () => {
    await open('zalo', { PUBLIC_URL: '' });
    const one = await told('lịch', '1', 'chép vào lịch điện thoại');
    expect(one).toContain('Xin chép vào lịch của điện thoại:\n\n01/10/2021\n07:30–08:15 Lễ phát động');
    expect(one).not.toMatch(/\.ics|BEGIN:/);
    const whole = await told('lịch', 'xem cả lịch bằng chữ');
    expect(whole).toContain('Lịch có 26 hoạt động:\n\n01/10/2021\n07:30–08:15 Lễ phát động');
    for (const { title } of rig.campaign().sessions) expect(whole.replace(/\s+/g, ' ')).toContain(title.vi);
  });
});
