import type { Campaign } from '../campaign/types.ts';
import { communeOf, communes } from '../campaign/unit-tree.ts';
import type { Amount, Figures, GroupResult, ReportStanding, Sum, UnitResult, UnitStanding } from '../turn/index.ts';
import { createAdder } from './amounts.ts';

/** Adds units up. `standings` say how far they are now, `results` what their figures are. */
export function groupOf(
  of: string | null,
  standings: readonly UnitStanding[],
  results: readonly UnitResult[],
): GroupResult {
  const awaited = standings.filter((each) => each.awaited);
  const numberOf = (standing: ReportStanding): number => awaited.filter((each) => each.standing === standing).length;
  const like = results[0];
  const each = (pick: (figures: Figures) => Readonly<Record<string, Amount>>): Record<string, Sum> =>
    Object.fromEntries(
      Object.keys(like ? pick(like) : {}).map((code) => [code, sumOf(results.map((result) => pick(result)[code]))]),
    );
  return {
    of,
    units: awaited.length,
    standings: {
      reported: numberOf('reported'),
      drafting: numberOf('drafting'),
      logged: numberOf('logged'),
      nothing: numberOf('nothing'),
    },
    onTime: awaited.filter(({ late }) => late === false).length,
    notHeld: awaited.filter(({ notHeld }) => notHeld !== null).length,
    besides: standings.length - awaited.length,
    activities: sumOf(results.map((result) => result.activities)),
    photos: sumOf(results.map((result) => result.photos)),
    people: each(({ people }) => people),
    unsorted: sumOf(results.map((result) => result.unsorted)),
    total: sumOf(results.map((result) => result.total)),
    figures: each(({ figures }) => figures),
  };
}

function sumOf(amounts: readonly (Amount | undefined)[]): Sum {
  const adder = createAdder();
  for (const amount of amounts) if (amount) adder.join(amount);
  return adder.sum();
}

/** By commune or by type, in the campaign's order; last those that lie in no commune. Groups without a unit are left out. */
export function grouped(
  campaign: Campaign,
  by: 'commune' | 'type',
  standings: readonly UnitStanding[],
  results: readonly UnitResult[],
): readonly GroupResult[] {
  const keyOf = ({ unit }: UnitStanding): string | null =>
    by === 'type' ? unit.type : (communeOf(campaign, unit)?.code ?? null);
  const codes = by === 'type' ? campaign.plan.unitTypes : communes(campaign);
  const [standing, counted] = [Map.groupBy(standings, keyOf), Map.groupBy(results, keyOf)];
  const keys = new Set<string | null>([...codes.map(({ code }) => code), ...standing.keys(), null]);
  return [...keys]
    .filter((key) => standing.has(key))
    .map((key) => groupOf(key, standing.get(key) ?? [], counted.get(key) ?? []));
}
