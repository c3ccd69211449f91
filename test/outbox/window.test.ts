import { describe, expect, test } from 'vitest';
import type { Billed } from '../../src/outbox/reach.ts';
import { LANE, type Lane } from '../../src/store/enqueue.ts';
import { type Sending, startSending } from './sending.ts';

const HOUR = 3_600_000;
const WINDOW = { freeHours: 48, lastHours: 168 };
const { reply, reminder, bulk } = LANE;
const ALLOW: Billed = { reminder: 'allow', bulk: 'allow' };
const HOLD: Billed = { reminder: 'hold', bulk: 'hold' };

/** A person at chat c1 whose last word was so many hours ago; null: they never said one. */
function meet({ store, clock }: Sending, hours: number | null): void {
  const at = hours === null ? null : clock.now().getTime() - hours * HOUR;
  store.sqlite.exec('insert into persons (id, created_at, last_at) values (1, 0, 0)');
  store.sqlite
    .prepare(`insert into addresses (channel, id, person, last_interaction_at) values ('loopback', 'c1', 1, ?)`)
    .run(at);
}

type Case = readonly [
  who: string,
  lane: Lane,
  hours: number | null,
  billed: Billed | undefined,
  state: string,
  reason: string | null,
];
const cases: readonly Case[] = [
  ['a reminder within two days', reminder, 47.9, undefined, 'sent', null],
  ['an announcement within two days', bulk, 47.9, undefined, 'sent', null],
  ['a reminder on the third day is what the person asked for', reminder, 50, undefined, 'sent', null],
  ['a reminder on the third day where the office holds what is billed', reminder, 50, HOLD, 'failed', 'window-billed'],
  ['an announcement on the third day is held', bulk, 50, undefined, 'failed', 'window-billed'],
  ['an announcement on the third day where the office pays', bulk, 50, ALLOW, 'sent', null],
  ['a reminder after a week', reminder, 169, ALLOW, 'failed', 'window'],
  ['an announcement after a week', bulk, 169, ALLOW, 'failed', 'window'],
  ['an announcement to someone who never wrote', bulk, null, ALLOW, 'failed', 'window'],
  ['a reply after a week: whoever is answered has just written', reply, 169, HOLD, 'sent', null],
];

describe('what becomes, on a channel with a window, of', () => {
  test.each(cases)('%s', async (_who, lane, hours, billed, state, reason) => {
    const sending = startSending({ channel: { can: { window: WINDOW } }, options: billed ? { billed } : {} });
    meet(sending, hours);
    await sending.say('a', 'c1', lane);
    await sending.clock.pass(3000);
    const row = sending.row('a');
    expect([row.state, row.reason?.split(':')[0] ?? null]).toEqual([state, reason]);
    expect(sending.channel.calls).toHaveLength(state === 'sent' ? 1 : 0);
    expect(row.attempts).toBe(state === 'sent' ? 1 : 0);
    await sending.end();
  });

  test('a reminder on a channel without a window, years after the last word', async () => {
    const sending = startSending();
    meet(sending, 24 * 365 * 3);
    await sending.say('a', 'c1', reminder);
    await sending.clock.pass(3000);
    expect(sending.row('a').state).toBe('sent');
    await sending.end();
  });

  test('an announcement to two phones of one channel, one of which has a window', async () => {
    const sending = startSending();
    const { store, channel } = sending;
    store.sqlite.exec(`insert into persons (id, created_at, last_at) values (1, 0, 0), (2, 0, 0);
      insert into addresses (channel, id, person, last_interaction_at) values ('loopback', 'a', 1, 0), ('loopback', 'b', 2, 0)`);
    Object.assign(channel, {
      canFor: ({ id }: { id: string }) => ({ ...channel.can, ...(id === 'b' && { window: WINDOW }) }),
    });
    await sending.say('to a', 'a', bulk);
    await sending.say('to b', 'b', bulk);
    await sending.clock.pass(3000);
    expect(sending.texts()).toEqual(['to a']);
    expect(sending.row('to b').state).toBe('failed');
    await sending.end();
  });
});

describe('while a human of the office writes with a person by hand', () => {
  const hush = ({ store, clock }: Sending, minutes: number): void => {
    store.sqlite.prepare('update addresses set quiet_until = ?').run(clock.now().getTime() + minutes * 60_000);
  };

  test('reminders and announcements wait for them, in their order; replies and other people do not', async () => {
    const sending = startSending();
    meet(sending, 1);
    hush(sending, 30);
    await sending.say('reminder', 'c1', reminder);
    await sending.say('second reminder', 'c1', reminder);
    await sending.say('announcement', 'c1', bulk);
    await sending.say('to another', 'c2', bulk);
    await sending.say('reply', 'c1', reply);
    await sending.clock.pass(29 * 60_000);
    expect(sending.texts().toSorted()).toEqual(['reply', 'to another']);
    expect(sending.rows().every((row) => row.state !== 'failed')).toBe(true);
    // What waits for a human is no illness, and a rehearsed clock need not wait for it.
    expect(sending.sender.health().oldestMs.reminder).toBeNull();
    expect(sending.sender.isIdle()).toBe(true);
    await sending.clock.pass(65_000);
    expect(sending.texts().slice(2)).toEqual(['reminder', 'second reminder', 'announcement']);
    await sending.end();
  });

  test('the wait goes by civil time: a rehearsed clock that is put forward ends it', async () => {
    let shift = 0;
    const plain = startSending({ isStarted: false });
    const { clock } = plain;
    const shifted = { ...clock, now: () => new Date(clock.now().getTime() + shift) };
    const sending = startSending({ clock: shifted, store: plain.store });
    meet(sending, 1);
    hush(sending, 30);
    await sending.say('a', 'c1', reminder);
    await clock.pass(3000);
    expect(sending.texts()).toEqual([]);
    shift = 31 * 60_000;
    await clock.pass(3000);
    expect(sending.texts()).toEqual(['a']);
    await sending.end();
  });
});

test('on a channel without a window each message costs its intent and its mark, and nothing is asked for one row alone', async () => {
  const costOf = async (people: number): Promise<Map<string, number>> => {
    const plain = startSending({ isStarted: false });
    const { store } = plain;
    const person = store.sqlite.prepare('insert into persons (id, created_at, last_at) values (?, 0, 0)');
    const address = store.sqlite.prepare(`insert into addresses (channel, id, person) values ('loopback', ?, ?)`);
    for (let n = 1; n <= people; n += 1) {
      person.run(n);
      address.run(`c${n}`, n);
    }
    const ran = countStatements(store.sqlite);
    const sending = startSending({ clock: plain.clock, store, options: { slots: { total: 1000, bulk: 1000 } } });
    for (let n = 1; n <= people; n += 1) await sending.say(`a${n}`, `c${n}`, bulk, null);
    ran.clear();
    await sending.clock.pass(10_000);
    expect(sending.texts()).toHaveLength(people);
    await sending.end();
    return ran;
  };
  const few = await costOf(100);
  const many = await costOf(300);
  const grown = [...many].filter(([sql, times]) => times - (few.get(sql) ?? 0) >= 100);
  // The look at what waits reads many rows at a time; how often it is taken hangs on the pace alone.
  const [looks, rows] = [true, false].map((isLook) => grown.filter(([sql]) => sql.includes(' limit ') === isLook));
  expect(looks).toHaveLength(1);
  expect(rows?.map(([sql, times]) => [sql.split(' ').slice(0, 2).join(' '), times])).toEqual([
    ['update "outbox"', 300],
    ['update "outbox"', 300],
  ]);
});

/** How often each statement prepared from here on was run. */
function countStatements(sqlite: Sending['store']['sqlite']): Map<string, number> {
  const ran = new Map<string, number>();
  const prepare = sqlite.prepare.bind(sqlite);
  const note = (sql: string): void => void ran.set(sql, (ran.get(sql) ?? 0) + 1);
  Object.assign(sqlite, {
    prepare(sql: string) {
      const statement = prepare(sql);
      for (const act of ['run', 'get', 'all'] as const) {
        const own: (...values: unknown[]) => unknown = statement[act].bind(statement);
        Object.assign(statement, {
          [act]: (...values: unknown[]) => {
            note(sql);
            return own(...values);
          },
        });
      }
      return statement;
    },
  });
  return ran;
}
