import { join } from 'node:path';
import { expect } from 'vitest';
import type { CampaignFiles, Session } from '../../../src/campaign/types.ts';
import { datesFrom, timeOf } from '../../../src/chat/civil.ts';
import type { PhoneMessage } from '../../../src/chat/rehearsal.ts';
import { openStore } from '../../../src/store/open.ts';
import { mustRead } from '../../support/campaigns.ts';
import { temporaryFolder } from '../../support/program.ts';
import { createRehearsal, type Phone, type Rehearsing } from '../../support/rehearsing.ts';

/** Who opts in: what they say they are (null: nothing), when they want to be reminded, on what kind of phone. */
const PEOPLE: readonly (readonly [string | null, string, 'telegram-like' | 'zalo-bot', 'vi' | 'en'])[] = [
  ['PH', '06:45', 'telegram-like', 'vi'],
  ['PH', '06:00', 'telegram-like', 'en'],
  ['GV', '07:30', 'telegram-like', 'vi'],
  ['HS', '06:45', 'zalo-bot', 'vi'],
  ['CBQL', '12:15', 'telegram-like', 'vi'],
  ['ND', '19:45', 'zalo-bot', 'vi'],
  ['TV', '21:15', 'telegram-like', 'vi'],
  ['GDTT', '06:45', 'telegram-like', 'vi'],
  ['HKH', '07:00', 'zalo-bot', 'en'],
  [null, '06:45', 'telegram-like', 'vi'],
  [null, '13:01', 'zalo-bot', 'vi'],
];
const STOPS = 2; // the teacher says "dừng nhắc" on the fourth day
const STOPPED_AT = '2021-10-04 12:00';
const ASKED_FOR = 'B13'; // asked for by the first, 04/10 19:30

/** What this person is to be reminded of on a day: the sessions of their audience that are not over at that time. */
function sessionsFor(plan: CampaignFiles, audience: string | null, date: string, time: string): readonly Session[] {
  const sees = plan.plan.audiences.find((each) => each.code === audience)?.sees;
  return plan.sessions.filter(
    (each) =>
      each.date === date &&
      !each.cancelled &&
      (each.to ?? each.from) > time &&
      (sees === undefined || each.audiences.some((code) => sees.includes(code))),
  );
}

const isMorning = (each: PhoneMessage): boolean =>
  each.from === 'bot' && /\d{2}\/\d{2}\/\d{4}: \d+ (?:hoạt động trong ngày|session)/.test(each.text);
const momentOf = (each: PhoneMessage): string => {
  const at = new Date(each.at);
  return `${new Date(each.at + 7 * 3_600_000).toISOString().slice(0, 10)} ${timeOf(at)}`;
};

/** Says who they are, and asks for the daily reminder at a time of their own: by taps, or by words where there are no buttons. */
async function optIn(
  plan: CampaignFiles,
  phone: Phone,
  [audience, time, kind, language]: (typeof PEOPLE)[number],
): Promise<void> {
  const isVi = language === 'vi';
  await phone.ask('/start', isVi ? /Anh\/Chị là ai/ : /Who are you/);
  if (kind === 'zalo-bot') {
    const name = plan.plan.audiences.find((each) => each.code === audience)?.name;
    await phone.ask((isVi ? name?.vi : name?.en) ?? 'Bỏ qua, xem tất cả', isVi ? /Đã ghi nhận|Kính chào/ : /Noted/);
    await phone.ask('/nhac', isVi ? /đang tắt/ : /Daily reminder: off/);
    await phone.ask(isVi ? 'Giờ khác' : 'Another time', isVi ? /lúc mấy giờ/ : /At what time/);
  } else {
    await phone.tap(audience === null ? /^who\.skip$/ : new RegExp(`^who\\.as\\.${audience}$`), /./);
    await phone.ask('/nhac', isVi ? /đang tắt/ : /Daily reminder: off/);
    await phone.tap(/^go\.remind-time$/, isVi ? /lúc mấy giờ/ : /At what time/);
  }
  await phone.ask(time, new RegExp(`${isVi ? 'Đã bật' : 'is on'}.*${time}`));
}

/** The Week in the rehearsal at x3600, through two restarts: each day's reminder once, at the minute that each person chose. */
export async function weekStory(): Promise<void> {
  const folder = temporaryFolder();
  const week = createRehearsal({ dataDir: folder.path });
  try {
    await week.start();
    await play(week, folder.path);
  } finally {
    await week.end('SIGKILL');
    folder.remove();
  }
}

async function play(week: Rehearsing, dataDir: string): Promise<void> {
  const plan = mustRead('duc-trong-2021');
  await week.setClock({ speed: 0 });
  await week.setClock({ set: Date.parse('2021-10-01T05:30:00+07:00') });
  const phones: Phone[] = [];
  for (const [n, person] of PEOPLE.entries()) {
    const phone = await week.addPhone(`Máy ${n + 1}`, person[2], person[3]);
    await optIn(plan, phone, person);
    phones.push(phone);
  }
  const [first, , teacher] = phones as [Phone, Phone, Phone];
  await first.ask('/lich', /Lịch/);
  await first.tap(/^schedule\.2021-10-04/, /04\/10\/2021/);
  await first.tap(new RegExp(`^session\\.${ASKED_FOR}$`), /lừa đảo/);
  await first.tap(new RegExp(`^session\\.${ASKED_FOR}\\.remind$`), /Đã đặt nhắc/);

  const began = performance.now();
  await week.setClock({ speed: 3600 });
  await week.until('2021-10-02 23:00');
  expect((await week.end('SIGTERM')).code).toBe(0);
  await week.start();
  expect((await week.clock()).now).toBeGreaterThan(Date.parse('2021-10-02T23:00:00+07:00'));
  expect((await week.clock()).speed).toBe(3600);
  await week.until(STOPPED_AT);
  await teacher.ask('dừng nhắc', /Đã dừng mọi nhắc lịch/);
  await week.until('2021-10-05 06:50');
  await week.end('SIGKILL');
  await week.start();
  await week.until('2021-10-07 22:00');
  const seconds = Math.round((performance.now() - began) / 1000);

  const wrong: string[] = [];
  let heard = 0;
  for (const [n, [audience, time]] of PEOPLE.entries()) {
    const messages = (await phones[n]?.messages()) ?? [];
    const got = messages.filter(isMorning).map(momentOf);
    const until = n === STOPS ? STOPPED_AT : '9999';
    const wanted = datesFrom(plan.plan.period.from, plan.plan.period.to)
      .filter((date) => sessionsFor(plan, audience, date, time).length > 0)
      .map((date) => `${date} ${time}`)
      .filter((moment) => moment < until);
    heard += got.length;
    if (JSON.stringify(got) !== JSON.stringify(wanted)) {
      wrong.push(`${audience} ${time}: wanted ${wanted.join(', ')}; got ${got.join(', ')}`);
    }
  }
  expect(wrong).toEqual([]);
  const asked = (await first.messages()).filter((each) => each.text.startsWith('Nhắc lịch:'));
  expect(asked.map(momentOf)).toEqual(['2021-10-04 19:20']);

  await week.end('SIGTERM');
  const store = openStore(join(dataDir, 'rehearsal', 'bot.sqlite'));
  const late = store.sqlite
    .prepare(`select max(handed_at - due_at) from occurrences where state = 'handed'`)
    .pluck()
    .get();
  expect(
    store.sqlite.prepare(`select count(*) from occurrences where state in ('missed', 'waiting')`).pluck().get(),
  ).toBe(0);
  store.close();
  expect(late).toBeLessThan(60_000);
  console.log(
    `the Week at x3600 in ${seconds} s: ${heard} morning reminders for ${PEOPLE.length} people, latest ${String(late)} ms late in now()`,
  );
}
