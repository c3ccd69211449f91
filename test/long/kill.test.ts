import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { announce } from '../support/announcing.ts';
import { agreeAndBegin, logActivity, logAnother } from '../support/logging.ts';
import { mostInASecond } from '../support/loopback-channel.ts';
import { type Office, openOffice } from '../support/office.ts';
import type { Started } from '../support/program.ts';
import { seedReaders } from '../support/seeds.ts';
import type { Person } from '../support/telegram-stand-in.ts';

const KILLS = 50;
const READERS = Array.from({ length: 2000 }, (_, n) => 100_000 + n);
const GONE = READERS.filter((id) => id % 100 === 7);
const UNITS = ['TH-DA', 'TH-BL', 'TH-NBN', 'TH-ST', 'TH-TD', 'X-LN', 'X-HA', 'X-HT'];
const LATENCY_MS = 50;
/** On top of it, as the sender sees it: the way there and back, and the work at either end. */
const ON_THE_WAY_MS = 20;
const SLOTS = { total: 60, bulk: 50 };
/** What the sender may have in flight at such a round trip: so many replies a kill may come twice. */
const WINDOW = Math.floor((SLOTS.total * (LATENCY_MS + ON_THE_WAY_MS)) / 1000) + 1;
/** A busy machine makes a round trip longer, and nobody outside can tell by how much: but hardly ever so long. */
const SURELY_KNOWN_MS = 1500;
const PATIENCE_MS = 60_000;
const TEXT = 'Đề nghị các đơn vị ghi hoạt động trước 17 giờ';

let office: Office;
/** Instants at which a new process was started: what arrived before belongs to the one before. */
const lives: number[] = [];
/** When each life was ended, the first first. */
const kills: number[] = [];

beforeAll(async () => {
  office = await openOffice({
    latencyMs: LATENCY_MS,
    env: { TELEGRAM_SLOTS: `${SLOTS.total}`, TELEGRAM_BULK_SLOTS: `${SLOTS.bulk}` },
  });
  seedReaders(office.dataDir, office.telegram, READERS, new Date('2021-10-02T08:00:00+07:00'));
  for (const id of GONE) office.telegram.user(id).leave();
  lives.push(performance.now());
  await office.start();
});

afterAll(async () => {
  await office.close();
});

const lifeOf = (at: number): number => lives.filter((start) => start <= at).length;

/** Logs one activity after another until told to stop; gives the titles and codes that the person saw saved. */
async function logOn(
  person: Person,
  isOver: () => boolean,
): Promise<{ readonly title: string; readonly code: string }[]> {
  const seen: { title: string; code: string }[] = [];
  await agreeAndBegin(person, PATIENCE_MS);
  for (let n = 1; n === 1 || !isOver(); n += 1) {
    const told = { title: `Lớp số ${n} của ${person.id}`, patienceMs: PATIENCE_MS };
    seen.push({ title: told.title, code: n === 1 ? await logActivity(person, told) : await logAnother(person, told) });
  }
  return seen;
}

/** Every fourth kill comes while the program starts, the others in its work, which begins after the limiter's first second. */
async function killOn(): Promise<Started> {
  let program: Started = office.program();
  for (let n = 0; n < KILLS; n += 1) {
    if (n % 4 > 0) await program.listening();
    await sleep(n % 4 > 0 ? 1000 + Math.random() * 1200 : Math.random() * 1000);
    kills.push(performance.now());
    await program.end('SIGKILL');
    lives.push(performance.now());
    program = office.boot();
  }
  return program;
}

test(`killed ${KILLS} times: no update lost, no log doubled, every reader has one end, no announcement twice`, async () => {
  const began = performance.now();
  const watcher = office.telegram.user(7002);
  const firstUpdate = watcher.say('/start') ?? 0;
  const chief = await office.join(7001, 'office');
  const teachers = await Promise.all(UNITS.map((unit, n) => office.join(7100 + n, 'teacher', unit)));
  let isOver = false;
  const talk = teachers.map((teacher) => logOn(teacher, () => isOver));
  const news = announce(chief, { text: TEXT, patienceMs: PATIENCE_MS });
  const last = await killOn();
  isOver = true;
  await news;
  const logs = (await Promise.all(talk)).flat();
  await waitUntil(() => chief.messages().some((each) => /Đã gửi xong/.test(each.text)), 120_000);
  const lastUpdate = watcher.say('/chude') ?? 0;
  await watcher.waitFor(/đúng nguyên văn/);
  expect((await last.end('SIGTERM')).code).toBe(0);

  const store = openStore(join(office.dataDir, 'bot.sqlite'));
  const all = <T>(sql: string): T[] => store.sqlite.prepare(sql).all() as T[];
  expect(store.sqlite.pragma('integrity_check', { simple: true })).toBe('ok');

  // Inbound: each update once, each log once, as it was told.
  const updates = all<{ id: number }>('select cast(id as integer) as id from updates order by 1').map(({ id }) => id);
  expect(updates).toEqual(Array.from({ length: lastUpdate - firstUpdate + 1 }, (_, n) => firstUpdate + n));
  const kept = all<{ code: string; title: string; people: string }>(
    `select code, answers ->> 'title' as title, answers ->> 'people' as people from activities order by code`,
  );
  expect(kept.map(({ code, title }) => ({ code, title }))).toEqual(logs.toSorted((a, b) => (a.code < b.code ? -1 : 1)));
  expect(new Set(kept.map(({ people }) => people)).size).toBe(1);

  // Announcements: at most once, the ledger closes.
  const arrivals = office.telegram.arrivals.filter((each) => /^(send|edit)/.test(each.method));
  const bulk = all<{ chat: number; state: string; reason: string | null }>(
    'select cast(chat as integer) as chat, state, reason from outbox where broadcast is not null',
  );
  const sent = countBy(
    arrivals.filter((each) => String(each.fields['text']).includes(TEXT)).map((each) => each.chat ?? 0),
  );
  expect(new Set(bulk.map((row) => row.chat)).size).toBe(READERS.length);
  expect(bulk).toHaveLength(READERS.length);
  expect(bulk.filter((row) => !['sent', 'failed', 'unknown'].includes(row.state))).toEqual([]);
  expect(bulk.filter((row) => (sent.get(row.chat) ?? 0) > 1)).toEqual([]);
  expect(bulk.filter((row) => row.state !== 'unknown' && sent.get(row.chat) !== 1)).toEqual([]);
  const ends = countBy(bulk.map((row) => row.state));
  expect(bulk.filter((row) => row.state === 'failed' && !GONE.includes(row.chat))).toEqual([]);

  // Replies: at least once, few twice. What a kill doubled is what the next process sends to a chat before anything else.
  const replies = all<{ chat: number; state: string; n: number }>(
    'select cast(chat as integer) as chat, state, count(*) as n from outbox where broadcast is null group by 1, 2',
  );
  expect(replies.filter((row) => !['sent', 'replaced'].includes(row.state))).toEqual([]);
  // By the kill that left it in doubt: when the messages that were sent again had first arrived.
  const doubled = new Map<number, number[]>();
  for (const person of [chief, ...teachers]) {
    const heard = arrivals.filter((each) => each.chat === person.id);
    const rowsOf = (state: string): number =>
      replies.find((row) => row.chat === person.id && row.state === state)?.n ?? 0;
    const again = heard.filter(
      (each, n) => n > 0 && isSame(each, heard[n - 1]) && lifeOf(each.at) > lifeOf(heard[n - 1]?.at ?? 0),
    );
    const once = heard.length - again.length;
    expect(once, `chat ${person.id}`).toBeGreaterThanOrEqual(rowsOf('sent'));
    // An edit that was under way when the program died gives way to a newer one of the same message.
    expect(once, `chat ${person.id}`).toBeLessThanOrEqual(rowsOf('sent') + rowsOf('replaced'));
    for (const each of again) {
      const before = heard[heard.indexOf(each) - 1]?.at ?? 0;
      doubled.set(lifeOf(before), [...(doubled.get(lifeOf(before)) ?? []), before]);
    }
  }
  // How long before the kill each had arrived, and how many a kill doubled.
  const ages = [...doubled].flatMap(([life, ats]) => ats.map((at) => (kills[life - 1] ?? 0) - at));
  const oldest = Math.max(0, ...ages);
  const most = Math.max(0, ...[...doubled.values()].map((ats) => ats.length));
  store.close();
  console.log(
    `${KILLS} kills in ${Math.round((performance.now() - began) / 1000)} s: ${updates.length} updates, ${logs.length} logs; lost 0; ` +
      `replies doubled ${ages.length}, at most ${most} by one kill (${WINDOW} a kill are allowed), the oldest ${Math.round(oldest)} ms before it; ` +
      `announcements ${JSON.stringify(Object.fromEntries(ends))}, doubled 0; most in a second ${mostInASecond(arrivals.map((each) => each.at))}`,
  );
  // What had been answered for so long was written down, and the window held. One kill may meet a machine or a disk that stands still.
  expect(ages.filter((age) => age > SURELY_KNOWN_MS).length).toBeLessThanOrEqual(WINDOW);
  expect(ages.length).toBeLessThanOrEqual(KILLS * WINDOW);
  expect(mostInASecond(arrivals.map((each) => each.at))).toBeLessThanOrEqual(SLOTS.total);
  expect(office.telegram.refused('form').filter((each) => !each.description.includes('not modified'))).toEqual([]);
});

type Call = { readonly method: string; readonly fields: Readonly<Record<string, unknown>> };

const isSame = (one: Call, other: Call | undefined): boolean =>
  one.method === other?.method && JSON.stringify(one.fields) === JSON.stringify(other.fields);

function countBy<K>(keys: readonly K[]): Map<K, number> {
  const times = new Map<K, number>();
  for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
  return times;
}

async function waitUntil(holds: () => boolean, patienceMs: number): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!holds()) {
    if (performance.now() > end) throw new Error('it did not come about');
    await sleep(50);
  }
}
