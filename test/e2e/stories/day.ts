import { expect } from 'vitest';
import { type Office, openOffice, until } from '../../support/office.ts';
import { seedReaders } from '../../support/seeds.ts';
import type { Person } from '../../support/telegram-stand-in.ts';

/** Times of their own, of which some are the same. At the last nothing is left of the day: nothing is said. */
const TIMES = ['06:00', '06:45', '06:45', '06:45', '07:15', '08:31', '12:00', '12:00', '17:59', '20:00', '21:29'];
/** Quiet hours: refused. */
const REFUSED = ['22:00', '05:00'];
const ASKED = [...TIMES, ...REFUSED];
const READERS = Array.from({ length: 200 }, (_, n) => 20_000 + n);
const DAY = '2021-10-03';
/** Of this day: the clock runs on into the next night until the program is stopped. */
const MORNING = /03\/10\/2021: \d+ hoạt động trong ngày/;
const TEXT = 'Mời các đơn vị dự tổng kết';

const peopleOf = (office: Office): Person[] => ASKED.map((_, n) => office.telegram.user(7100 + n));

/** A day on Telegram at x3600: each reminder once, at its minute; an announcement at its time, its progress edited in place. */
export async function dayStory(): Promise<void> {
  const office = await openOffice({ env: { BOT_CLOCK: `${DAY}T05:30:00+07:00` } });
  try {
    seedReaders(office.dataDir, office.telegram, READERS, new Date('2021-10-02T08:00:00+07:00'));
    await play(office);
  } finally {
    await office.close();
  }
}

async function play(office: Office): Promise<void> {
  await office.start();
  await Promise.all(peopleOf(office).map((person, n) => optIn(person, ASKED[n] ?? '', n < TIMES.length)));
  const [first] = peopleOf(office) as [Person];
  await first.ask('/lich', /Lịch hôm nay/);
  await first.tapFor('15:00', /Trường Mầm non Liên Hiệp/);
  await first.tapFor('Nhắc tôi 10 phút trước', /Đã đặt nhắc/);
  const chief = await office.join(7001, 'office');
  await schedule(chief);
  await office.program().end('SIGTERM');

  // The first reminder after the start is answered by a gateway's error page: it is tried again.
  office.telegram.script(
    { method: 'sendMessage', where: (fields) => /trong ngày/.test(String(fields['text'])) },
    { html: 502 },
  );
  const began = performance.now();
  await office.start({ env: { BOT_CLOCK: `${DAY}T05:50:00+07:00 x3600` } });
  await until(() => chief.messages().some((each) => /Đã gửi xong/.test(each.text)));
  await until(
    () => office.rows(`select 1 from occurrences where due_at = ${at('21:29')} and state <> 'waiting'`).length > 0,
  );
  await until(() => office.rows(`select 1 from outbox where state in ('waiting', 'sending')`).length === 0);
  const seconds = Math.round((performance.now() - began) / 1000);
  expect((await office.program().end('SIGTERM')).code).toBe(0);

  for (const [n, person] of peopleOf(office).entries()) {
    const mornings = person.messages().filter((each) => !each.mine && MORNING.test(each.text));
    expect(mornings, ASKED[n]).toHaveLength(n < TIMES.length - 1 ? 1 : 0);
  }
  expect(first.messages().filter((each) => each.text.startsWith('Nhắc lịch:'))).toHaveLength(1);
  const handed = office.rows(
    `select rule, strftime('%H:%M', (due_at + 25200000) / 1000, 'unixepoch') as time, handed_at - due_at as late from occurrences
     where date = '${DAY}' and rule <> 'digest' order by due_at`,
  ) as { rule: string; time: string; late: number }[];
  expect(handed.map(({ rule, time }) => `${rule} ${time}`)).toEqual(
    [...TIMES.map((time) => `morning ${time}`), 'session:B09 14:50'].toSorted((a, b) =>
      a.slice(-5).localeCompare(b.slice(-5)),
    ),
  );
  expect(Math.max(...handed.map(({ late }) => late))).toBeLessThan(60_000);

  const reached = READERS.filter(
    (id) =>
      office.telegram
        .user(id)
        .messages()
        .filter((each) => each.text.includes(TEXT) && each.text.startsWith('Thông báo của')).length === 1,
  );
  expect(reached).toEqual(READERS);
  expect(chief.messages().some((each) => /Thông báo số 1/.test(each.text) && each.edits > 1)).toBe(true);
  expect(office.telegram.refused()).toEqual([]);
  expect(office.program().complaints(50)).toEqual([]);
  console.log(`a day at x3600 in ${seconds} s: ${handed.length} reminders, ${reached.length} announcements`);
}

const at = (time: string): number => Date.parse(`${DAY}T${time}:00+07:00`);

async function optIn(person: Person, time: string, isTaken: boolean): Promise<void> {
  await person.ask('/start', /Anh\/Chị là ai/);
  await person.tapFor('Bỏ qua, xem tất cả');
  await person.ask('/nhac', /đang tắt/);
  await person.tapFor('Giờ khác', /lúc mấy giờ/);
  await person.ask(time, isTaken ? /Đã bật/ : /giờ yên lặng/);
}

async function schedule(chief: Person): Promise<void> {
  await chief.ask('/thongbao', /Thông báo/);
  await chief.tapFor('Soạn thông báo mới', /Gửi cho ai/);
  await chief.tapFor('Phụ huynh và thầy cô đã đăng ký nhận tin – 200 người', /nhập nội dung/);
  await chief.ask(TEXT, /Gửi kèm/);
  await chief.tapFor('Bỏ qua', /Gửi được cho 200 người/);
  await chief.tapFor('Tiếp tục', /Gửi lúc nào/);
  await chief.ask('10h hôm nay', /kiểm tra lại/);
  await chief.tapFor('Xác nhận và gửi', /Đã hẹn gửi thông báo/);
}
