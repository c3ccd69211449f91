import { describe, expect, test } from 'vitest';
import type { AudienceCount } from '../../src/broadcast/audience.ts';
import { createRuns } from '../../src/broadcast/runs.ts';
import type { Address, Capabilities, Sent } from '../../src/chat/index.ts';
import { createAddressChoice } from '../../src/outbox/address-choice.ts';
import { createPassOn } from '../../src/outbox/pass-on.ts';
import type { Billed, ReachRules } from '../../src/outbox/reach.ts';
import { createSender } from '../../src/outbox/sender.ts';
import { createEnqueue, LANE } from '../../src/store/enqueue.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { createWriter } from '../../src/store/writer.ts';
import type { Choosing } from '../../src/turn/index.ts';
import { createHandClock } from '../outbox/hand-clock.ts';
import { createLoopbackChannel } from '../support/loopback-channel.ts';
import { campaign } from '../support/office-turn.ts';

const HOUR = 3_600_000;
/** Two channels that may always be written to, and one with a window. */
const WINDOWS: Readonly<Record<string, Capabilities['window']>> = {
  alpha: undefined,
  beta: { freeHours: 48, lastHours: 168 },
  gamma: undefined,
};
const NAMES = Object.keys(WINDOWS);

const OK: Sent = { ok: true, messageId: 'm' };
const AWAY: Sent = { ok: false, again: false, why: 'unreachable', detail: 'blocked' };
const NO: Sent = { ok: false, again: false, why: 'rejected', detail: 'x' };
const UNKNOWN: Sent = { ok: false, again: 'unknown', detail: 'timed out' };
const LATER: Sent = { ok: false, again: true, why: 'throttled', retryAfterMs: 500, detail: '429' };
const SICK: Sent = { ok: false, again: true, why: 'unavailable', detail: '502' };

type Home = {
  readonly channel: string;
  /** Hours since the person's last word there; null: none. */
  readonly hours: number | null;
  readonly unreachable?: boolean;
  readonly answers?: readonly Sent[];
};
type Town = {
  readonly people: readonly { readonly preferred?: string | undefined; readonly homes: readonly Home[] }[];
  readonly billed?: Billed;
  readonly choosing?: Choosing;
};
type Row = {
  readonly key: string;
  readonly person: number;
  readonly channel: string;
  readonly lane: number;
  readonly state: string;
  readonly reason: string | null;
};
type Call = { readonly channel: string; readonly person: number; readonly text: string; readonly said: Sent };

const idOf = (person: number): string => `p${person}`;

function settleIn(store: Store, { people }: Town, now: number): void {
  const person = store.sqlite.prepare(
    `insert into persons (id, announcements, preferred, created_at, last_at) values (?, 'yes', ?, 0, 0)`,
  );
  const address = store.sqlite.prepare(
    'insert into addresses (channel, id, person, unreachable, last_interaction_at) values (?, ?, ?, ?, ?)',
  );
  for (const [index, { preferred, homes }] of people.entries()) {
    person.run(index + 1, preferred ?? null);
    for (const { channel, hours, unreachable } of homes) {
      const at = hours === null ? null : now - hours * HOUR;
      address.run(channel, idOf(index + 1), index + 1, unreachable ? 'blocked' : null, at);
    }
  }
}

/** Sends one announcement and one reminder to everybody, over all channels at once, until nothing waits. */
async function sendToAll(town: Town) {
  const clock = createHandClock();
  const store = openStore(':memory:');
  const writer = createWriter(store);
  settleIn(store, town, clock.now().getTime());
  const rules: ReachRules = {
    canFor: ({ channel }: Address) => ({ ...(WINDOWS[channel] && { window: WINDOWS[channel] }) }),
    billed: town.billed ?? { reminder: 'allow', bulk: 'hold' },
  };
  const calls: Call[] = [];
  const passOn = createPassOn(store, rules);
  const log = { info() {}, warn() {}, error() {} };
  const senders = NAMES.map((name) => {
    const asked = new Map<string, number>();
    const channel = createLoopbackChannel({
      clock,
      name,
      can: rules.canFor({ channel: name, id: '' }),
      answer: ({ to, text }) => {
        const person = Number(to.slice(1));
        const answers = town.people[person - 1]?.homes.find((home) => home.channel === name)?.answers ?? [];
        const times = asked.get(`${to} ${text}`) ?? 0;
        asked.set(`${to} ${text}`, times + 1);
        const said = answers[times] ?? (times === 0 ? (answers[0] ?? OK) : OK);
        calls.push({ channel: name, person, text, said });
        return said;
      },
    });
    const slots = { total: 30, bulk: 25 };
    const { billed } = rules;
    const bodyOf = () => ({ text: 'announcement' });
    return createSender({ store, writer, channel, clock, log, slots, billed, bodyOf, passOn, random: () => 0 });
  });
  const enqueue = createEnqueue(store);
  const runs = createRuns(store, enqueue, rules);
  const choose = createAddressChoice(store, rules);
  const draft = { text: 'x', attachment: null, choosing: town.choosing ?? ({ to: 'agreed' } as const), at: null };
  const id = runs.create(draft, 1, campaign, clock.now());
  const preview = runs.audience.count(campaign, draft.choosing, clock.now());
  while (runs.writeOut(id, campaign, clock.now())) continue;
  for (const index of town.people.keys()) {
    const to = choose(index + 1, LANE.reminder, clock.now());
    if (!to) continue;
    const row = { key: `reminder:${index + 1}`, to, person: index + 1, lane: LANE.reminder, now: clock.now() };
    enqueue({ ...row, reply: { text: 'reminder' } });
  }
  for (const sender of senders) sender.start();
  await clock.pass(60_000);
  const rows = store.sqlite
    .prepare('select key, person, channel, lane, state, reason from outbox order by id')
    .all() as Row[];
  const view = runs.view(id);
  const isDone = runs.finish(id, clock.now());
  const ends = runs.ends(id);
  const stops = senders.map((sender) => sender.stop());
  await clock.pass(5000);
  await Promise.all(stops);
  store.close();
  return { rows, calls, view, isDone, ends, preview, rules };
}

const brief = (rows: readonly Row[], lane: number) =>
  rows.filter((row) => row.lane === lane).map((row) => `${row.channel} ${row.state} ${row.reason ?? ''}`.trim());

describe('one person on two channels gets one message', () => {
  const cases: readonly (readonly [string, Town, readonly string[]])[] = [
    [
      'on the one they used last',
      {
        people: [
          {
            homes: [
              { channel: 'alpha', hours: 5 },
              { channel: 'gamma', hours: 1 },
            ],
          },
        ],
      },
      ['gamma sent'],
    ],
    [
      'on the one they prefer',
      {
        people: [
          {
            preferred: 'alpha',
            homes: [
              { channel: 'alpha', hours: 5 },
              { channel: 'gamma', hours: 1 },
            ],
          },
        ],
      },
      ['alpha sent'],
    ],
    [
      'on the other when the preferred one is out of its window',
      {
        people: [
          {
            preferred: 'beta',
            homes: [
              { channel: 'alpha', hours: 900 },
              { channel: 'beta', hours: 200 },
            ],
          },
        ],
      },
      ['alpha sent'],
    ],
    [
      'on the other when the preferred one would cost and what costs is held',
      {
        people: [
          {
            preferred: 'beta',
            homes: [
              { channel: 'alpha', hours: 900 },
              { channel: 'beta', hours: 60 },
            ],
          },
        ],
      },
      ['alpha sent'],
    ],
    [
      'on the preferred one where the office pays',
      {
        people: [
          {
            preferred: 'beta',
            homes: [
              { channel: 'alpha', hours: 900 },
              { channel: 'beta', hours: 60 },
            ],
          },
        ],
        billed: { reminder: 'allow', bulk: 'allow' },
      },
      ['beta sent'],
    ],
    [
      'on the other once the first turns out to be blocked, and is counted once',
      {
        people: [
          {
            homes: [
              { channel: 'alpha', hours: 5 },
              { channel: 'gamma', hours: 1, answers: [AWAY] },
            ],
          },
        ],
      },
      ['gamma replaced unreachable: blocked', 'alpha sent'],
    ],
    [
      'not on the other when nobody knows whether the first arrived',
      {
        people: [
          {
            homes: [
              { channel: 'alpha', hours: 5 },
              { channel: 'gamma', hours: 1, answers: [UNKNOWN] },
            ],
          },
        ],
      },
      ['gamma unknown timed out'],
    ],
    [
      'not on the other when the platform refused the content',
      {
        people: [
          {
            homes: [
              { channel: 'alpha', hours: 5 },
              { channel: 'gamma', hours: 1, answers: [NO] },
            ],
          },
        ],
      },
      ['gamma failed rejected: x'],
    ],
    [
      'on no other when that one is out of its window too: the first failure is the honest one',
      {
        people: [
          {
            homes: [
              { channel: 'alpha', hours: 1, answers: [AWAY] },
              { channel: 'beta', hours: 200 },
            ],
          },
        ],
      },
      ['alpha failed unreachable: blocked'],
    ],
    [
      'passed on once only: three channels, two of them blocked',
      {
        people: [
          {
            homes: [
              { channel: 'alpha', hours: 1, answers: [AWAY] },
              { channel: 'beta', hours: 2, answers: [AWAY] },
              { channel: 'gamma', hours: 3 },
            ],
          },
        ],
      },
      ['alpha replaced unreachable: blocked', 'beta failed unreachable: blocked'],
    ],
    [
      'only on the channel that the office chose',
      {
        people: [
          {
            homes: [
              { channel: 'alpha', hours: 9 },
              { channel: 'gamma', hours: 1, answers: [AWAY] },
            ],
          },
        ],
        choosing: { to: 'channel', channel: 'gamma' },
      },
      ['gamma failed unreachable: blocked'],
    ],
  ];
  test.each(cases)('%s', async (_how, town, expected) => {
    const { rows, view, ends, isDone } = await sendToAll(town);
    expect(brief(rows, LANE.bulk)).toEqual(expected);
    expect(view?.counts.total).toBe(1);
    expect(ends).toHaveLength(1);
    expect(isDone).toBe(true);
  });

  test('a reminder too, and what it draws over stays where it was', async () => {
    const homes = [
      { channel: 'alpha', hours: 1, answers: [AWAY] },
      { channel: 'gamma', hours: 2 },
    ];
    const { rows } = await sendToAll({ people: [{ homes }] });
    expect(brief(rows, LANE.reminder)).toEqual(['alpha replaced unreachable: blocked', 'gamma sent']);

    const store = openStore(':memory:');
    const clock = createHandClock();
    settleIn(store, { people: [{ homes }] }, clock.now().getTime());
    const to = { channel: 'alpha', id: idOf(1) };
    const reply = { text: 'progress', replaces: 'm7' };
    createEnqueue(store)({ key: 'p', to, person: 1, lane: LANE.reminder, reply, now: clock.now() });
    const row = { id: 1, key: 'p', channel: 'alpha', chat: to.id, person: 1, lane: 1, broadcast: null, attempts: 1 };
    const rules = { canFor: () => ({}), billed: { reminder: 'allow', bulk: 'hold' } } as const;
    expect(createPassOn(store, rules)(row, clock.now())).toBe(false);
    store.close();
  });
});

/** Small, fast, the same for the same seed. */
function createRandom(seed: number) {
  let state = seed * 2_654_435_761 + 1;
  const next = (): number => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 3_266_489_917) >>> 0;
    return state / 2 ** 32;
  };
  return {
    one<T>(of: readonly [T, ...T[]]): T {
      return of[Math.floor(next() * of.length)] ?? of[0];
    },
  };
}

function makeTown(seed: number): Town {
  const random = createRandom(seed);
  const policy = () => random.one<'allow' | 'hold'>(['allow', 'hold']);
  const answersOf = (): readonly Sent[] => [
    ...random.one<Sent[]>([[], [], [LATER], [SICK]]),
    random.one([OK, OK, OK, AWAY, AWAY, NO, UNKNOWN]),
  ];
  return {
    billed: { reminder: policy(), bulk: policy() },
    people: Array.from({ length: 12 }, () => ({
      preferred: random.one([undefined, 'alpha', 'beta', 'gamma']),
      homes: random
        .one([['alpha'], ['beta'], ['alpha', 'beta'], ['beta', 'gamma'], ['alpha', 'beta', 'gamma']])
        .map((channel) => ({
          channel,
          hours: random.one([null, 1, 47, 60, 167, 200]),
          unreachable: random.one([false, false, false, true]),
          answers: answersOf(),
        })),
    })),
  };
}

const isDelivered = ({ said }: Call): boolean => said.ok;
const isInDoubt =
  (lane: number) =>
  ({ said }: Call): boolean =>
    !said.ok && (said.again === 'unknown' || (lane === LANE.bulk && said.again && said.why === 'unavailable'));

describe('whatever fails, each person has exactly one delivery or one honest failure', () => {
  test.each(Array.from({ length: 40 }, (_, index) => index + 1))('town %i', async (seed) => {
    const town = makeTown(seed);
    const { rows, calls, view, preview, rules } = await sendToAll(town);
    for (const [index, { homes }] of town.people.entries()) {
      for (const lane of [LANE.reminder, LANE.bulk]) {
        const own = rows.filter((row) => row.person === index + 1 && row.lane === lane);
        const text = lane === LANE.bulk ? 'announcement' : 'reminder';
        const made = calls.filter((call) => call.person === index + 1 && call.text === text);
        const [end, ...others] = own.filter((row) => row.state !== 'replaced');
        expect(others).toEqual([]);
        const delivered = made.filter(isDelivered).length;
        const doubtful = made.filter(isInDoubt(lane)).length;
        const expected = { sent: [1, 0], unknown: [0, 1], failed: [0, 0] }[end?.state ?? ''];
        expect([end?.state, delivered, doubtful]).toEqual([end?.state, ...(expected ?? [])]);
        // After doubt nothing more is tried.
        expect(made.findIndex(isInDoubt(lane))).toBeOneOf([-1, made.length - 1]);
        for (const row of own.filter((each) => each.state === 'replaced'))
          expect(row.reason).toMatch(/^(?:unreachable|window|window-billed): /);
        for (const { channel } of made) {
          const hours = homes.find((home) => home.channel === channel)?.hours ?? Infinity;
          const policy = lane === LANE.bulk ? rules.billed.bulk : rules.billed.reminder;
          if (channel === 'beta') expect(hours).toBeLessThanOrEqual(policy === 'allow' ? 168 : 48);
        }
      }
    }
    const { counts } = view ?? { counts: null };
    expect(counts?.total).toBe(town.people.length);
    expect(counts?.waiting).toBe(0);
    // What the office was told beforehand is what came of it, but for what nobody could know.
    const foreseen = Object.values(preview.byChannel).reduce((sum, n) => sum + n, 0);
    expect(foreseen).toBe(town.people.length);
    const shut = Object.values(preview.windows).map(({ billed, out }) => out + (preview.holdsBilled ? billed : 0));
    // One who blocked the bot at the reminder is told apart from those who were silent.
    expect((counts?.failed['window'] ?? 0) + (counts?.failed['window-billed'] ?? 0)).toBeLessThanOrEqual(
      shut.reduce((sum, n) => sum + n, 0),
    );
  });
});

/** What was foreseen, as the rows of the announcement would have it: "beta sent 3". */
function foreseenRows({ anytime, windows, unreachable, holdsBilled }: AudienceCount): string[] {
  const parts: [string, number][] = Object.entries(anytime).map(([name, n]) => [`${name} sent`, n]);
  for (const [name, { free, billed, out }] of Object.entries(windows)) {
    parts.push([`${name} sent`, free + (holdsBilled ? 0 : billed)], [`${name} failed window`, out]);
    if (holdsBilled) parts.push([`${name} failed window-billed`, billed]);
  }
  return [...parts, ['unreachable', unreachable] as const]
    .filter(([, n]) => n > 0)
    .map(([what, n]) => `${what} ${n}`)
    .sort();
}

function countedRows(rows: readonly Row[]): string[] {
  const counts = new Map<string, number>();
  for (const row of rows.filter(({ lane }) => lane === LANE.bulk)) {
    const why = row.reason?.split(':')[0];
    const what = why === 'unreachable' ? why : [row.channel, row.state, why].filter(Boolean).join(' ');
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return [...counts].map(([what, n]) => `${what} ${n}`).sort();
}

/** Everybody takes what they are sent: nothing happens that nobody could know. */
const withoutTrouble = (town: Town): Town => ({
  ...town,
  people: town.people.map((one) => ({ ...one, homes: one.homes.map((home) => ({ ...home, answers: [] })) })),
});

describe('what the office is told before is what becomes of it, number by number', () => {
  test.each(['hold', 'allow'] as const)(
    'in each window, on the other channel only, on both (billed: %s)',
    async (bulk) => {
      const beta = (hours: number | null, more: Partial<Home> = {}): Home => ({ channel: 'beta', hours, ...more });
      const alpha: Home = { channel: 'alpha', hours: 900 };
      const people = [
        { homes: [beta(1)] },
        { homes: [beta(47)] },
        { homes: [beta(49)] },
        { homes: [beta(167)] },
        { homes: [beta(169)] },
        { homes: [beta(null)] },
        { homes: [beta(2, { unreachable: true })] },
        { homes: [alpha] },
        // On both: where they wrote last; where they prefer; where they are open; nowhere else to go.
        { homes: [alpha, beta(1)] },
        { homes: [alpha, beta(1)], preferred: 'alpha' },
        { homes: [alpha, beta(60)] },
        { homes: [alpha, beta(60)], preferred: 'beta' },
        { homes: [alpha, beta(200)], preferred: 'beta' },
        { homes: [alpha, beta(1, { unreachable: true })] },
        { homes: [{ ...alpha, unreachable: true }, beta(60)] },
        { homes: [{ ...alpha, unreachable: true }, beta(200)] },
      ];
      const { preview, rows } = await sendToAll({ people, billed: { reminder: 'allow', bulk } });
      expect(countedRows(rows)).toEqual(
        bulk === 'hold'
          ? ['alpha sent 6', 'beta failed window 3', 'beta failed window-billed 3', 'beta sent 3', 'unreachable 1']
          : ['alpha sent 4', 'beta failed window 3', 'beta sent 8', 'unreachable 1'],
      );
      expect(foreseenRows(preview)).toEqual(countedRows(rows));
      expect(Object.values(preview.byChannel).reduce((sum, n) => sum + n, 0)).toBe(people.length);
    },
  );

  test.each(Array.from({ length: 20 }, (_, index) => index + 101))('town %i', async (seed) => {
    const { preview, rows } = await sendToAll(withoutTrouble(makeTown(seed)));
    expect(foreseenRows(preview)).toEqual(countedRows(rows));
  });
});
