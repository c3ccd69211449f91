import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { BILLED, isOpen, openSince } from '../../src/outbox/reach.ts';
import { type AskingFacts, askingOf } from '../../src/results/asking.ts';
import { createAskingReads } from '../../src/results/asking-reads.ts';
import { LANE } from '../../src/store/enqueue.ts';
import { ASKING, EXCUSES } from '../../src/turn/index.ts';
import { campaign, later, NOON, openTown } from '../people/town.ts';

const TODAY = '2021-10-03';
const dates = fc.constantFrom('2021-10-02', TODAY, '2021-10-04');
const holders = fc.array(
  fc.record({
    role: fc.constantFrom('teacher' as const, 'lead' as const),
    isOpen: fc.boolean(),
    isSilent: fc.boolean(),
  }),
  { maxLength: 4 },
);
const excuse = fc.option(fc.record({ reason: fc.constantFrom(...EXCUSES), until: fc.option(dates) }));
const facts: fc.Arbitrary<AskingFacts> = fc.record({
  unit: fc.constant('TH1'),
  hasReported: fc.boolean(),
  excuse,
  holders,
  today: fc.constant(TODAY),
});

it('whatever is known of a unit, it is in exactly one of the four states, and in the right one', () => {
  fc.assert(
    fc.property(facts, (known) => {
      const { state, excuse: holds, reachable, unreached } = askingOf(known);
      const isExcused = known.excuse !== null && (known.excuse.until ?? '9999') >= TODAY;
      const isHeard = known.holders.some((each) => each.isOpen && !each.isSilent);
      const is = {
        reported: known.hasReported,
        excused: !known.hasReported && isExcused,
        nudged: !known.hasReported && !isExcused && isHeard,
        'must-call': !known.hasReported && !isExcused && !isHeard,
      };
      expect(ASKING.filter((each) => is[each])).toEqual([state]);
      expect(holds !== null).toBe(state === 'excused');
      expect(reachable.length > 0).toBe(isHeard);
      expect(unreached === null).toBe(isHeard);
    }),
  );
});

/** What is put into the store for one of the town's two schools. */
const stored = fc.record({
  report: fc.constantFrom(null, 'draft', 'sent', 'more'),
  excuse,
  holders: fc.array(
    fc.record({
      role: fc.constantFrom('teacher', 'lead'),
      revoked: fc.boolean(),
      silent: fc.boolean(),
      addresses: fc.array(fc.boolean(), { maxLength: 2 }),
    }),
    { maxLength: 3 },
  ),
});

it('what the store holds, counted by plain SQL, parts the awaited units into the same four', () => {
  fc.assert(
    fc.property(stored, stored, (one, other) => {
      const town = openTown();
      const { sqlite } = town.store;
      const at = NOON.getTime();
      for (const [unit, put] of [
        ['TH1', one],
        ['TH2', other],
      ] as const) {
        if (put.report !== null)
          sqlite
            .prepare(
              `insert into unit_reports (campaign, unit, version, state, content, sent_at, created_at, changed_at)
               values (?, ?, 1, ?, '{}', ?, ?, ?)`,
            )
            .run(campaign.plan.id, unit, put.report, put.report === 'draft' ? null : at, at, at);
        if (put.excuse)
          sqlite
            .prepare('insert into excuses (campaign, unit, reason, until, at) values (?, ?, ?, ?, ?)')
            .run(campaign.plan.id, unit, put.excuse.reason, put.excuse.until, at);
        for (const holder of put.holders) {
          const { lastInsertRowid: person } = sqlite
            .prepare('insert into persons (created_at, last_at, nudges_off) values (?, ?, ?)')
            .run(at, at, holder.silent ? 1 : 0);
          sqlite
            .prepare('insert into roles (person, role, unit, granted_at, revoked_at) values (?, ?, ?, ?, ?)')
            .run(person, holder.role, unit, at, holder.revoked ? at : null);
          for (const [n, isOpen] of holder.addresses.entries())
            sqlite
              .prepare(
                'insert into addresses (channel, id, person, unreachable, last_interaction_at) values (?, ?, ?, ?, ?)',
              )
              .run(`c${n}`, `${person}`, person, isOpen ? null : 'blocked', at);
        }
      }
      const counted = sqlite
        .prepare(
          `with awaited(unit) as (values ('TH1'), ('TH2')), told as (select unit,
             exists (select 1 from unit_reports r where r.unit = awaited.unit and r.sent_at is not null) as reported,
             exists (select 1 from excuses e where e.unit = awaited.unit and coalesce(e.until, '9999') >= ?) as excused,
             exists (select 1 from roles r join persons p on p.id = r.person join addresses a on a.person = p.id
               where r.unit = awaited.unit and r.revoked_at is null and p.nudges_off = 0 and a.unreachable is null) as heard
             from awaited)
           select unit, case when reported then 'reported' when excused then 'excused' when heard then 'nudged' else 'must-call' end
             as state from told order by unit`,
        )
        .all(TODAY);
      const isReached = ({ unreachable }: { readonly unreachable: string | null }) => unreachable === null;
      const reads = createAskingReads(town.store, isReached);
      const all = reads.all(campaign, NOON);
      expect(all.map(({ unit, state }) => ({ unit, state }))).toEqual(counted);
      for (const each of all) expect(reads.of(campaign, each.unit, NOON)).toMatchObject(each);
      // The same where there are too many holders to read each.
      const ofMany = createAskingReads(town.store, isReached, () => null, -1);
      expect(ofMany.all(campaign, NOON)).toEqual(all);
      town.store.close();
    }),
    { numRuns: 60 },
  );
});

it('somebody whose window on one channel is over is out of reach; another channel that is open is enough', () => {
  const town = openTown();
  town.appoint('lead', 'lead', 'TH1');
  const isOpenOn = (channels: readonly string[]) =>
    createAskingReads(town.store, ({ channel }) => channels.includes(channel)).of(campaign, 'TH1', NOON);
  expect(isOpenOn(['phone'])).toMatchObject({ state: 'nudged', reachable: ['lead'], unreached: null });
  // Zalo's window: after a week without a word nothing is taken any more.
  const window = { freeHours: 48, lastHours: 168 };
  const rules = { canFor: () => ({ window }), billed: BILLED };
  const onZalo = createAskingReads(
    town.store,
    (to, now) => isOpen(to, LANE.reminder, now.getTime(), rules),
    (channel, now) => openSince(channel, LANE.reminder, now.getTime(), rules),
    -1,
  );
  const stateAt = (minutes: number) => onZalo.all(campaign, later(minutes))[0]?.state;
  expect([stateAt(168 * 60), stateAt(168 * 60 + 1)]).toEqual(['nudged', 'must-call']);
  expect(onZalo.of(campaign, 'TH1', later(168 * 60))).toMatchObject({ state: 'nudged' });
  expect(onZalo.of(campaign, 'TH1', later(168 * 60 + 1))).toMatchObject({
    state: 'must-call',
    unreached: 'out-of-reach',
  });
  expect(isOpenOn([])).toMatchObject({ state: 'must-call', reachable: [], unreached: 'out-of-reach' });
  expect(createAskingReads(town.store, () => true).of(campaign, 'TH2', NOON)).toMatchObject({
    state: 'must-call',
    unreached: 'nobody',
  });
});
