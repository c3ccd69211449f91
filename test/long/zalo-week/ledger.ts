/** What is on people's screens against what the program has written down, at the week's end. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { mostInASecond } from '../../support/loopback-channel.ts';
import { ANSWERS } from '../../support/zalo-oa.ts';
import { TELEGRAM_TOKEN, TOKEN_KEY, type Town, zaloId } from '../../support/zalo-town.ts';
import { ANNOUNCED, IN_DOUBT, TITLE } from './days.ts';
import { THEME, THEME_SAID } from './tokens.ts';
import { BILLED, CAMERA, LEAVER, OUT, READERS, REFUSER, REMINDED, reminderOf, SILENT, TALKERS } from './town.ts';

/** Messages a second on average, as ZALO_RATE_PER_MINUTE gives them; of announcements and reminders five sixths, evenly spread. */
export const PER_SECOND = 50;
/** In flight at a round trip of 40 ms, plus one: so many replies and reminders may come twice after one kill (outbox/window.ts). */
const TWICE_BY_ONE_KILL = Math.floor(PER_SECOND * 0.04) + 1;
const DAYS = ['01', '02', '03', '04', '05', '06', '07'] as const;

type Kept = { readonly chat: string; readonly state: string; readonly reason: string };
type Arrival = Town['zalo']['arrivals'][number];

const textIn = (value: string | number | null | undefined): string => String(value ?? '');
const keptLike = (town: Town, key: string): readonly Kept[] =>
  town
    .rows(`select chat, state, reason from outbox where channel = 'zalo' and key like '${key}' order by id`)
    .map(({ chat, state, reason }) => ({ chat: textIn(chat), state: textIn(state), reason: textIn(reason) }));
const seenBy = (town: Town, n: number) => town.someone(n).person.messages();
const heard = (town: Town, n: number, wanted: RegExp): number => town.someone(n).heard(wanted).length;

/** Calls of which nobody can say that they were refused: at most one for each announcement and reminder of a person. */
const mayHaveArrived = ({ answered, scripted }: Arrival): boolean =>
  answered === 'ok' ||
  answered === null ||
  (answered === 'scripted' && typeof scripted === 'object' && 'html' in scripted);

const textOf = ({ fields }: Arrival): string => {
  const { text } = (fields['message'] ?? {}) as { text?: unknown };
  return typeof text === 'string' ? text : '';
};

/** Under the name of the office that sends it. */
const announcement = (text: string): RegExp => new RegExp(`^Thông báo của .+\\n${text}`);

const isPush = (text: string): boolean =>
  ANNOUNCED.some((each) => announcement(each).test(text)) || DAYS.some((day) => reminderOf(day).test(text));

const sendsOf = (town: Town, wanted: RegExp): Map<string, number> => {
  const times = new Map<string, number>();
  for (const arrival of town.zalo.arrivals) {
    if (!arrival.path.endsWith('/cs') || !mayHaveArrived(arrival) || !wanted.test(textOf(arrival))) continue;
    times.set(arrival.user ?? '', (times.get(arrival.user ?? '') ?? 0) + 1);
  }
  return times;
};

/** Each announcement: one row a person, at most once on a screen, once where it is sent. Gives what each came to. */
export function checkAnnouncements(town: Town): readonly Readonly<Record<string, number>>[] {
  const everybody = [...READERS, ...BILLED, ...OUT];
  return ANNOUNCED.map((text, at) => {
    const wanted = announcement(text);
    const rows = keptLike(town, `broadcast:${at + 1}:%`);
    expect(new Set(rows.map(({ chat }) => chat))).toEqual(new Set(everybody.map(zaloId)));
    expect(rows).toHaveLength(everybody.length);
    const stateOf = new Map(rows.map((row) => [row.chat, row]));
    const wrong = everybody.filter((n) => {
      const { state, reason } = stateOf.get(zaloId(n)) ?? { state: 'none', reason: '' };
      const times = heard(town, n, wanted);
      if (BILLED.includes(n)) return state !== 'failed' || !reason.startsWith('window-billed:') || times !== 0;
      if (OUT.includes(n)) return state !== 'failed' || !reason.startsWith('window:') || times !== 0;
      return state === 'sent' ? times !== 1 : state !== 'unknown' || times > 1;
    });
    expect(wrong).toEqual([]);
    expect([...sendsOf(town, wanted)].filter(([, times]) => times > 1)).toEqual([]);
    const doubts = READERS.filter((n) => stateOf.get(zaloId(n))?.state === 'unknown');
    // The first: those that nobody answered, but for the one whose receipt came. The second: what was in flight at the kill, of which no
    // more can be than there are slots in a second. The third: nothing, since all that was refused with the token waited.
    if (at === 0) {
      const told = doubts.map((n) => ({ n, arrived: heard(town, n, wanted) === 1 }));
      expect(told).toEqual(IN_DOUBT.announcements);
    } else expect(doubts.length).toBeLessThanOrEqual(at === 1 ? PER_SECOND - 1 : 0);
    return countBy(rows.map(({ state }) => state));
  });
}

/** The morning reminders: each at most once, once where it is sent; nobody who is out of reach was called. Gives how many were seen. */
export function checkReminders(town: Town): number {
  const asked = [...TALKERS, ...SILENT, LEAVER, REFUSER, ...REMINDED, ...BILLED, ...OUT];
  let seen = 0;
  for (const day of DAYS) {
    const rows = keptLike(town, `reminder:morning:2021-10-${day}:%`);
    expect(rows.map(({ chat }) => chat).toSorted()).toEqual(asked.map(zaloId).toSorted());
    const stateOf = new Map(rows.map((row) => [row.chat, row.state]));
    const doubt = day === '01' ? IN_DOUBT.reminders : [];
    for (const n of asked) {
      const times = heard(town, n, reminderOf(day));
      const inDoubt = doubt.find((each) => each.n === n);
      const isSilent = SILENT.includes(n) && day >= '06' && !(n === SILENT[0] && day === '07');
      const isAway = (n === LEAVER && day >= '04' && day < '07') || (n === REFUSER && day >= '04');
      const isOut = OUT.includes(n) || (BILLED.includes(n) && day === '07') || isSilent || isAway;
      const wanted = inDoubt ? ['unknown', inDoubt.arrived ? 1 : 0] : isOut ? ['failed', 0] : ['sent', 1];
      expect([day, n, stateOf.get(zaloId(n)), times]).toEqual([day, n, ...wanted]);
      seen += times;
    }
    expect([...sendsOf(town, reminderOf(day))].filter(([, times]) => times > 1)).toEqual([]);
  }
  return seen;
}

/** Only reminders were billed, to those who had been silent for two days, and nobody beyond seven days was called. */
export function checkWindows(town: Town): number {
  const { zalo } = town;
  const called = new Set(zalo.arrivals.map(({ user }) => user));
  expect(OUT.filter((n) => called.has(zaloId(n)))).toEqual([]);
  const billedTo = (people: readonly number[], days: readonly string[]) =>
    people.flatMap((n) => days.map((day) => `${day} ${n}`));
  const wanted = [
    ...billedTo(TALKERS, ['01']),
    ...billedTo(SILENT, ['01', '02', '03', '04', '05']),
    ...billedTo([LEAVER, REFUSER], ['01', '02', '03']),
    ...billedTo(BILLED, ['02', '03', '04', '05', '06']),
  ];
  const billed = [...TALKERS, ...SILENT, LEAVER, REFUSER, ...READERS, ...BILLED, 1, 2, 3].flatMap((n) =>
    seenBy(town, n)
      .filter((each) => each.isBilled === true)
      .map((each) => `${DAYS.find((day) => reminderOf(day).test(each.text)) ?? each.text} ${n}`),
  );
  expect(billed.toSorted()).toEqual(wanted.toSorted());
  expect(zalo.counts().billed).toBe(wanted.length);
  return wanted.length;
}

/** Every reply once, but for what a kill left in doubt: that may come again. Gives how many did. */
export function checkReplies(town: Town): number {
  const people = [1, 2, 3, ...TALKERS, ...SILENT, LEAVER, REFUSER];
  const rows = town
    .rows(`select chat, state, count(*) as n from outbox where channel = 'zalo' and broadcast is null group by 1, 2`)
    .filter(({ state }) => state !== 'failed' && state !== 'unknown'); // reminders: see above
  expect(rows.filter(({ state }) => state !== 'sent')).toEqual([]);
  const remindersOf = (n: number): number => DAYS.reduce((sum, day) => sum + heard(town, n, reminderOf(day)), 0);
  const twice = people.map((n) => {
    // Without the picture: it and the text below it are one row.
    const replies = seenBy(town, n).filter((each) => each.by === 'oa' && !each.file && !isPush(each.text)).length;
    const sent = Number(rows.find(({ chat }) => chat === zaloId(n))?.['n'] ?? 0);
    return { n, more: replies + remindersOf(n) - sent };
  });
  expect(twice.filter(({ more }) => more < 0)).toEqual([]);
  const total = twice.reduce((sum, { more }) => sum + more, 0);
  const kills = town.ends.filter((each) => each === 'SIGKILL').length;
  expect(total).toBeLessThanOrEqual(kills * TWICE_BY_ONE_KILL);
  const asked = TALKERS.reduce((sum, n) => sum + town.someone(n).typed.filter((text) => text === THEME).length, 0);
  const answered = TALKERS.reduce((sum, n) => sum + heard(town, n, THEME_SAID), 0);
  expect(answered).toBeGreaterThanOrEqual(asked);
  expect(answered - asked).toBeLessThanOrEqual(total);
  return total;
}

/** The logged activity is there once, its picture on the disk and, drawn anew, on the teacher's screen. */
export function checkActivity(town: Town, code: string): void {
  expect(town.rows(`select code, answers ->> 'title' as title, version from activities`)).toEqual([
    { code, title: TITLE, version: 1 },
  ]);
  const photos = town.rows('select hash, state, removed from photos');
  expect(photos).toEqual([{ hash: expect.any(String), state: 'kept', removed: 0 }]);
  const files = readdirSync(join(town.dataDir, 'files'), { recursive: true }).map(String);
  expect(files.filter((name) => name.includes(String(photos[0]?.['hash'])))).toHaveLength(1);
  const pictures = seenBy(town, 2).flatMap(({ file }) => (file ? [file] : []));
  expect(pictures).toHaveLength(1);
  expect(pictures[0]?.bytes.includes(CAMERA)).toBe(false);
}

/** Nothing dead or malformed was called, no used token sent again, no rate exceeded; what was refused is what a test wanted refused. */
export function checkCalls(town: Town): void {
  const { zalo, telegram } = town;
  expect(zalo.reused()).toEqual([]);
  expect(zalo.refused('form')).toEqual([]);
  const codes = zalo.refused('world').map(({ code }) => code);
  expect(codes.filter((code) => ![-216, -220, -244].includes(code))).toEqual([]);
  expect(codes.filter((code) => code === -244)).toHaveLength(1);
  expect(zalo.lost()).toEqual([]);
  expect(telegram.refused()).toEqual([]);
  // Without those that were refused for their token: each was made once more, at once, within the same slot.
  const sends = zalo.arrivals.filter((each) => each.path.endsWith('/cs') && !isRefusedForToken(each));
  expect(mostInASecond(sends.map(instantOf), 60_000)).toBeLessThanOrEqual(60 * PER_SECOND);
  const pushes = sends.filter((each) => isPush(textOf(each)));
  expect(mostInASecond(pushes.map(instantOf))).toBeLessThanOrEqual(PER_SECOND);
}

const instantOf = ({ realAt }: Arrival): number => realAt;

const isRefusedForToken = ({ answered, scripted }: Arrival): boolean =>
  scripted === ANSWERS.tokenInvalid ||
  (typeof answered === 'object' && answered !== null && [-216, -220].includes(answered.code));

/** What the faults explain, by message. */
const EXPLAINED = [
  'not sent', // each fault of a send
  'tokens not refreshed; tried again later', // each refresh whose answer was lost while the old token lived
  'zalo not ready', // getoa answered with a page of a gateway, or the start after the last kill
  'the platform does not answer; probing', // three sends in a row without a usable answer
  'the OA has to be authorised again', // three times the new pair was lost
  'the channel needs to be authorised again',
  'the clock was ahead: what it wrote in the future is mended', // the tool invited by this machine's clock, years ahead
];

/** No secret and no word that anybody typed in what the programs wrote, at the finest level; no token readable on the disk. */
export function checkSilence(town: Town, typedOnTelegram: readonly string[]): void {
  const said = town.output();
  expect(said).toContain('tokens refreshed');
  expect(said).toContain('zalo ready');
  const secrets = [...town.zalo.secrets(), TOKEN_KEY, TELEGRAM_TOKEN];
  const people = [1, 2, 3, ...TALKERS, ...SILENT, LEAVER, REFUSER].map((n) => town.someone(n));
  const typed = [...people.flatMap((each) => each.typed), ...typedOnTelegram].flatMap((text) => [
    text,
    text.replace(/^mã /, ''),
  ]);
  const words = [...new Set([...typed, ...ANNOUNCED, TITLE])].filter((text) => text.length > 5);
  expect(words.length).toBeGreaterThan(20);
  expect([...secrets, ...words].filter((each) => said.includes(each))).toEqual([]);
  expect([...new Set(town.complaints(40))].filter((each) => !EXPLAINED.includes(each))).toEqual([]);
  for (const name of ['bot.sqlite', 'bot.sqlite-wal']) {
    const path = join(town.dataDir, name);
    const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
    expect(secrets.filter((secret) => bytes.includes(secret))).toEqual([]);
  }
}

function countBy(keys: readonly string[]): Readonly<Record<string, number>> {
  const times: Record<string, number> = {};
  for (const key of keys) times[key] = (times[key] ?? 0) + 1;
  return times;
}
