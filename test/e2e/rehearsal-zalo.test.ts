import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PhoneMessage } from '../../src/chat/rehearsal.ts';
import { openStore } from '../../src/store/open.ts';
import { temporaryFolder } from '../support/program.ts';
import { createRehearsal, type Rehearsing } from '../support/rehearsing.ts';

const folder = temporaryFolder();
let rehearsal: Rehearsing;
beforeAll(async () => {
  rehearsal = createRehearsal({ dataDir: folder.path });
  await rehearsal.start();
});
afterAll(async () => {
  await rehearsal.end('SIGKILL');
  folder.remove();
});

const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+07:00`);
const goTo = async (text: string): Promise<void> => {
  await rehearsal.setClock({ set: at(text) });
  await rehearsal.until(text);
};
const labels = (message: PhoneMessage): string[] => message.buttons?.flat().map((each) => each.label) ?? [];
const mornings = (messages: readonly PhoneMessage[]): string[] =>
  messages
    .filter((each) => each.text.includes('hoạt động trong ngày'))
    .map((each) => new Date(each.at + 7 * 3_600_000).toISOString().slice(0, 10));
/** Why rows of this person were not sent. */
const reasons = (): string[] => {
  const store = openStore(join(folder.path, 'rehearsal', 'bot.sqlite'));
  try {
    return store.sqlite
      .prepare<[], string>(`select reason from outbox where state = 'failed' order by id`)
      .pluck()
      .all()
      .map((each) => each.split(':')[0] ?? '');
  } finally {
    store.close();
  }
};

it.each([
  ['zalo-oa', 'Zalo OA'],
  ['zalo-bot', 'Zalo Bot'],
] as const)('on %s the calendar is an address that a browser on this machine opens', async (kind, label) => {
  const parent = await rehearsal.addPhone(label, kind, 'vi');
  await parent.ask('lịch', /01\/10\/2021/);
  await parent.ask('1', /Lễ phát động/);
  const { text } = await parent.ask('thêm vào lịch điện thoại', /Mở đường dẫn dưới đây/);
  const [address = ''] = /http:\/\/127\.0\.0\.1:\d+\/lich\/\S+\.ics/.exec(text) ?? [];
  const answer = await fetch(address);
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(await answer.text()).toMatch(/^BEGIN:VCALENDAR\r\n[^]*SUMMARY:Lễ phát động/);
});

it('on Zalo OA a person who is silent for a week gets no more reminders, is not even tried, and a tap brings them back', async () => {
  await rehearsal.setClock({ speed: 0 });
  await goTo('2021-09-28 12:00');
  const parent = await rehearsal.addPhone('Phụ huynh trên Zalo', 'zalo-oa', 'vi');
  await parent.ask('/start', /Anh\/Chị là ai/);
  const home = await parent.ask('Bỏ qua, xem tất cả', /Kính chào/);
  expect(labels(home).length).toBeLessThanOrEqual(5);
  expect(labels(home)).toContain('Xem thêm');
  await parent.ask('/nhac', /đang tắt/);
  await parent.ask('07:00', /Đã bật nhắc hằng ngày lúc 07:00/);

  await goTo('2021-10-06 07:30');
  const week = ['2021-10-01', '2021-10-02', '2021-10-03', '2021-10-04', '2021-10-05'];
  expect(mornings(await parent.messages())).toEqual(week);
  expect(reasons()).toEqual(['window']);

  await parent.tap(/^schedule\./, /Lịch|06\/10/);
  await goTo('2021-10-07 07:30');
  expect(mornings(await parent.messages())).toEqual([...week, '2021-10-07']);
}, 180_000);
