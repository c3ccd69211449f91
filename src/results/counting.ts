import type { Campaign } from '../campaign/types.ts';
import { isWithin, unitOf } from '../campaign/unit-tree.ts';
import { keptFor } from '../chat/kept.ts';
import type { Store } from '../store/open.ts';
import { createResultRows } from '../store/result-rows.ts';
import { createCounts, type StepwiseCount } from '../store/slices.ts';
import type {
  DayResult,
  Figures,
  GroupResult,
  Sight,
  TargetSum,
  UnitResult,
  UnitStanding,
  UnitTarget,
} from '../turn/index.ts';
import { countDays } from './days.ts';
import { type AddedUp, createAddingUp, grouped, groupOf } from './groups.ts';
import { standingOf } from './standings.ts';
import { createUnitTally, planOf, type UnitTally } from './tally.ts';
import { targetSums, unitTargets } from './targets.ts';
import { type ResultReading, resultOf, tallyOf } from './unit-result.ts';

/** What is too much to be counted at once is as good as new for so long. */
const FRESH_MS = 30_000;
/** Logs that are read in one step, and units that are put together in one. */
const LOGS = 300;
const UNITS = 50;

/** Counts a campaign's results, or those of the units in `sight` alone. Whose right it is to see them is the door's. */
export type ResultCounting = {
  /** null: there is no such unit. Of a unit with thousands of logs it may throw NotYet. */
  of(campaign: Campaign, unit: string): UnitResult | null;
  /** What the unit's logs come to. */
  counted(campaign: Campaign, unit: string): Figures;
  /** Awaited units in the campaign's order, and between them those that logged or reported unasked. */
  standings(campaign: Campaign, sight?: Sight): readonly UnitStanding[];
  /** The results of the same units, each read when its turn comes. */
  all(campaign: Campaign, sight?: Sight): Iterable<UnitResult>;
  /** The same at once; like the sums it may throw NotYet. */
  results(campaign: Campaign): readonly UnitResult[];
  sum(campaign: Campaign, sight?: Sight): GroupResult;
  sums(campaign: Campaign, by: 'commune' | 'type', sight?: Sight): readonly GroupResult[];
  days(campaign: Campaign, sight?: Sight): readonly DayResult[];
  targets(campaign: Campaign, unit: string): readonly UnitTarget[];
  targetSums(campaign: Campaign, sight?: Sight): readonly TargetSum[];
};

/** Everything is prepared once. */
export function createCounting(store: Store): ResultCounting {
  const reading: ResultReading = { rows: createResultRows(store), onBroken: store.onBroken };
  const counts = createCounts();
  const oneOf = (campaign: Campaign, unit: string): UnitTally =>
    counts(`${campaign.plan.id} ${campaign.version} ${unit}`, () => tallyOf(reading, campaign, unit), FRESH_MS);
  const narrowed = createNarrowing();
  const added = (campaign: Campaign, sight: Sight = 'all'): AddedUp =>
    narrowed(
      campaign,
      sight,
      counts(`${campaign.plan.id} ${campaign.version}`, () => countAll(reading, campaign), FRESH_MS),
    );
  const allStandings = createStandings(store, reading);
  const standings = (campaign: Campaign, sight: Sight = 'all'): readonly UnitStanding[] => {
    const all = allStandings(campaign);
    const isSeen = isWithin(campaign, sight);
    return sight === 'all' ? all : all.filter(({ unit }) => isSeen(unit.code));
  };
  const of = (campaign: Campaign, code: string): UnitResult | null => {
    const unit = unitOf(campaign, code);
    if (!unit) return null;
    const versions = reading.rows.reportsOf({ campaign: campaign.plan.id, unit: code });
    return resultOf(reading, campaign, unit, versions, oneOf(campaign, code));
  };
  return {
    of,
    counted: (campaign, unit) => oneOf(campaign, unit).figures(),
    standings,
    *all(campaign, sight) {
      for (const { unit } of standings(campaign, sight)) {
        const versions = reading.rows.reportsOf({ campaign: campaign.plan.id, unit: unit.code });
        yield resultOf(reading, campaign, unit, versions, toEnd(tallyOf(reading, campaign, unit.code)));
      }
    },
    results: (campaign) => added(campaign).results,
    sum: (campaign, sight) => groupOf(null, standings(campaign, sight), added(campaign, sight).sums('all', null)),
    sums: (campaign, by, sight) => grouped(campaign, by, standings(campaign, sight), added(campaign, sight)),
    days(campaign, sight = 'all') {
      const { plan, version } = campaign;
      const notHeld = new Set(standings(campaign).flatMap((each) => (each.notHeld === null ? [] : each.unit.code)));
      const isSeen = isWithin(campaign, sight);
      const count = () => countDays(reading, plan.id, (unit) => isSeen(unit) && !notHeld.has(unit));
      return counts(`${plan.id} ${version} days ${keyOf(sight)}`, count, FRESH_MS);
    },
    targets(campaign, code) {
      const result = campaign.plan.targets.length > 0 ? of(campaign, code) : null;
      return result ? unitTargets(campaign.plan, result) : [];
    },
    targetSums: (campaign, sight) =>
      campaign.plan.targets.length > 0 ? targetSums(campaign.plan, added(campaign, sight).results) : [],
  };
}

const keyOf = (sight: Sight): string => (sight === 'all' ? '' : sight.toSorted().join(' '));

/** Of all that was counted the part that is in sight, added up anew; once for each count and each part. */
function createNarrowing(): (campaign: Campaign, sight: Sight, all: AddedUp) => AddedUp {
  const known = keptFor<AddedUp, Map<string, AddedUp>>(() => new Map());
  return (campaign, sight, all) => {
    if (sight === 'all') return all;
    const parts = known(all);
    const before = parts.get(keyOf(sight));
    if (before) return before;
    const isSeen = isWithin(campaign, sight);
    const adding = createAddingUp(campaign);
    for (const each of all.results) if (isSeen(each.unit.code)) adding.add(each);
    const part = adding.done();
    parts.set(keyOf(sight), part);
    return part;
  };
}

/** Whoever looks at one page asks for them several times: while nothing was written they are the same. */
function createStandings(store: Store, reading: ResultReading): (campaign: Campaign) => readonly UnitStanding[] {
  const known = new WeakMap<Campaign, { readonly changes: number; readonly standings: readonly UnitStanding[] }>();
  return (campaign) => {
    const changes = store.changes();
    const before = known.get(campaign);
    if (before?.changes === changes) return before.standings;
    const standings = standingsIn(reading, campaign);
    known.set(campaign, { changes, standings });
    return standings;
  };
}

function standingsIn({ rows }: ResultReading, campaign: Campaign): readonly UnitStanding[] {
  const versions = Map.groupBy(rows.reports(campaign.plan.id), ({ unit }) => unit);
  const codes = campaign.units.map(({ code }) => code);
  const logged = rows.logged(campaign.plan.id, codes);
  return campaign.units
    .map((unit) => standingOf(campaign, unit, versions.get(unit.code) ?? [], logged.has(unit.code)))
    .filter(({ awaited, standing }) => awaited || standing !== 'nothing');
}

/** Goes once through all logs, then through all units. */
function* countAll(reading: ResultReading, campaign: Campaign): StepwiseCount<AddedUp> {
  const { rows, onBroken } = reading;
  const plan = planOf(campaign.plan);
  const tallies = new Map<string, UnitTally>();
  const ofUnit = (unit: string): UnitTally => {
    const tally = tallies.get(unit) ?? createUnitTally(plan, onBroken);
    tallies.set(unit, tally);
    return tally;
  };
  for (const each of rows.proposed(campaign.plan.id)) ofUnit(each.unit).propose(each);
  const last = rows.lastLog();
  for (let after = 0; after < last; after += LOGS) {
    if (after > 0) yield;
    for (const log of rows.logs(campaign.plan.id, after, Math.min(last, after + LOGS))) ofUnit(log.unit).add(log);
  }
  const versions = Map.groupBy(rows.reports(campaign.plan.id), ({ unit }) => unit);
  const adding = createAddingUp(campaign);
  for (const [n, unit] of campaign.units.entries()) {
    if (n % UNITS === 0 && n > 0) yield;
    const result = resultOf(reading, campaign, unit, versions.get(unit.code) ?? [], ofUnit(unit.code));
    if (result.awaited || result.standing !== 'nothing') adding.add(result);
  }
  return adding.done();
}

function toEnd<T>(steps: StepwiseCount<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
