import { expect, test } from 'vitest';
import { createRuns } from '../../src/broadcast/runs.ts';
import type { Address } from '../../src/chat/index.ts';
import { ALWAYS, type ReachRules } from '../../src/outbox/reach.ts';
import { createEnqueue } from '../../src/store/enqueue.ts';
import { openStore } from '../../src/store/open.ts';
import { campaign } from '../support/office-turn.ts';

const NOW = new Date('2021-10-05T08:00:00+07:00');
const HOUR = 3_600_000;
type Home = readonly [channel: string, hours: number | null, unreachable?: string];

/** What the office sees of an audience before anything is written: people with their addresses -> counts. */
function previewOf(people: readonly (readonly Home[])[], rules: ReachRules, at = NOW) {
  const store = openStore(':memory:');
  for (const [index, homes] of people.entries()) {
    const person = index + 1;
    store.sqlite
      .prepare(`insert into persons (id, announcements, created_at, last_at) values (?, 'yes', 0, 0)`)
      .run(person);
    for (const [channel, hours, unreachable] of homes)
      store.sqlite
        .prepare('insert into addresses (channel, id, person, unreachable, last_interaction_at) values (?, ?, ?, ?, ?)')
        .run(channel, `p${person}`, person, unreachable ?? null, hours === null ? null : NOW.getTime() - hours * HOUR);
  }
  const { audience } = createRuns(store, createEnqueue(store), rules);
  const counted = audience.count(campaign, { to: 'agreed' }, at);
  const { recipients } = audience.page(campaign, { to: 'agreed' }, 0, 100, NOW);
  store.close();
  return { ...counted, recipients: recipients.map((each) => `${each.person} ${each.channel}`) };
}

const windows = (bulk: 'allow' | 'hold'): ReachRules => ({
  canFor: ({ channel }: Address) => (channel === 'short' ? { window: { freeHours: 48, lastHours: 168 } } : {}),
  billed: { reminder: 'allow', bulk },
});

const TOWN: readonly (readonly Home[])[] = [
  [['open', 900]],
  [['open', 900, 'blocked']],
  [['short', 1]],
  [['short', 48]],
  [['short', 49]],
  [['short', 168]],
  [['short', 169]],
  [['short', null]],
  [['short', 3, 'blocked']],
  [
    ['short', 169],
    ['open', 900],
  ],
];

test.each(['hold', 'allow'] as const)(
  'free, billed and out are told apart, each person once (what costs: %s)',
  (bulk) => {
    const { byChannel, anytime, open, unreachable, recipients, ...more } = previewOf(TOWN, windows(bulk));
    expect(byChannel).toEqual({ open: 3, short: 7 });
    expect(open).toEqual({ open: 2, short: bulk === 'hold' ? 2 : 4 });
    expect(unreachable).toBe(2);
    // Who is out of their window on one channel is written to on the other, and counted there only.
    expect(anytime).toEqual({ open: 2 });
    expect(more).toEqual({
      windows: { short: { free: 2, billed: 2, out: 2, hours: 48, days: 7 } },
      holdsBilled: bulk === 'hold',
    });
    expect(recipients).toHaveLength(TOWN.length);
    expect(recipients.at(-1)).toBe('10 open');
  },
);

test('where nobody is on a channel with a window nothing is said of one', () => {
  expect(previewOf(TOWN.slice(0, 2), windows('hold')).windows).toEqual({});
  expect(previewOf(TOWN, ALWAYS).windows).toEqual({});
});

test('for a time to come it is counted as it will be then', () => {
  const at = new Date(NOW.getTime() + 48 * HOUR);
  const { windows: then } = previewOf(TOWN, windows('hold'), at);
  expect(then['short']).toMatchObject({ free: 0, billed: 3, out: 3 });
});

test('page after page nobody is left out, nor anybody without an address taken for the end', () => {
  const store = openStore(':memory:');
  for (let person = 1; person <= 25; person += 1) {
    store.sqlite.exec(`insert into persons (id, announcements, created_at, last_at) values (${person}, 'yes', 0, 0)`);
    if (person % 5 === 0) continue;
    for (const channel of person % 2 ? ['open'] : ['open', 'short'])
      store.sqlite.exec(`insert into addresses (channel, id, person) values ('${channel}', 'p${person}', ${person})`);
  }
  const { audience } = createRuns(store, createEnqueue(store), windows('hold'));
  const seen: number[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const { recipients, last }: ReturnType<typeof audience.page> = audience.page(
      campaign,
      { to: 'agreed' },
      after,
      4,
      NOW,
    );
    seen.push(...recipients.map((each) => each.person));
    after = last;
  }
  expect(seen).toEqual(Array.from({ length: 25 }, (_, index) => index + 1).filter((person) => person % 5 !== 0));
  store.close();
});

test('a viewer of a commune has no duties there: what goes to its units, or to who logged nothing, is not for them', () => {
  const store = openStore(':memory:');
  const holders = [
    ['teacher', 'T1'],
    ['viewer', 'X1'],
    ['viewer', null],
  ] as const;
  for (const [index, [role, unit]] of holders.entries()) {
    const person = index + 1;
    store.sqlite.prepare('insert into persons (id, created_at, last_at) values (?, 0, 0)').run(person);
    store.sqlite
      .prepare('insert into addresses (channel, id, person, last_interaction_at) values (?, ?, ?, 0)')
      .run('open', `p${person}`, person);
    store.sqlite
      .prepare('insert into roles (person, role, unit, granted_at) values (?, ?, ?, 0)')
      .run(person, role, unit);
  }
  const { audience } = createRuns(store, createEnqueue(store), windows('hold'));
  for (const choosing of [{ to: 'commune', unit: 'X1' }, { to: 'no-log' }, { to: 'role', role: 'teacher' }] as const) {
    const { recipients } = audience.page(campaign, choosing, 0, 100, NOW);
    expect(
      recipients.map(({ person }) => person),
      choosing.to,
    ).toEqual([1]);
  }
});

type Version = readonly [sentAt: number | null, notHeld: string | null];
const STORM = 'bão lớn';
test.each<[string, readonly Version[], readonly number[], more?: string]>([
  ['nothing was told', [], [1]],
  ['it reported that it holds nothing', [[1, STORM]], []],
  ['that report of another Week', [[1, STORM]], [1], `update unit_reports set campaign = 'before'`],
  ['that report of a neighbour', [[1, STORM]], [1], `update unit_reports set unit = 'T2'`],
  [
    'it holds something after all',
    [
      [1, STORM],
      [2, null],
    ],
    [1],
  ],
  [
    'it holds nothing after all',
    [
      [1, null],
      [2, STORM],
    ],
    [],
  ],
  [
    'what comes after is a draft',
    [
      [1, STORM],
      [null, null],
    ],
    [],
  ],
  ['somebody gave that reason with a tap', [], [], 'not-held'],
  ['somebody gave another reason', [], [1], 'away'],
  ['a reason, and then a report of what was held', [[1, null]], [1], 'not-held'],
])('what goes to units without a log is not for one that holds nothing: %s', (_told, versions, expected, more = '') => {
  const store = openStore(':memory:');
  store.sqlite.exec(`insert into persons (id, created_at, last_at) values (1, 0, 0);
    insert into addresses (channel, id, person, last_interaction_at) values ('open', 'p1', 1, 0);
    insert into roles (person, role, unit, granted_at) values (1, 'lead', 'T1', 0)`);
  for (const [index, [sentAt, notHeld]] of versions.entries())
    store.sqlite
      .prepare(`insert into unit_reports (campaign, unit, version, state, content, sent_at, not_held, created_at, changed_at)
        values (?, 'T1', ?, ?, '{}', ?, ?, 0, 0)`)
      .run(campaign.plan.id, index + 1, sentAt === null ? 'draft' : 'sent', sentAt, notHeld);
  if (more.startsWith('update')) store.sqlite.exec(more);
  else if (more !== '')
    store.sqlite
      .prepare(`insert into excuses (campaign, unit, reason, at) values (?, 'T1', ?, 0)`)
      .run(campaign.plan.id, more);
  const { audience } = createRuns(store, createEnqueue(store), windows('hold'));
  const { recipients } = audience.page(campaign, { to: 'no-log' }, 0, 100, NOW);
  expect(recipients.map(({ person }) => person)).toEqual(expected);
  expect(audience.count(campaign, { to: 'no-log' }, NOW).byChannel).toEqual(expected.length > 0 ? { open: 1 } : {});
  store.close();
});
