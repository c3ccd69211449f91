import { figuresOf } from '../campaign/figures.ts';
import type { Campaign, CampaignPlan } from '../campaign/types.ts';
import { communeOf, communes } from '../campaign/unit-tree.ts';
import type { Amount, Figures, GroupResult, ReportStanding, Sum, UnitResult, UnitStanding } from '../turn/index.ts';
import { type Adder, createAdder } from './amounts.ts';

type Sums = Pick<GroupResult, keyof Figures>;
/** Sums while units are added to them. */
type Adding = { add(figures: Figures): void; sums(): Sums };

function createSums(plan: CampaignPlan): Adding {
  const named = (codes: readonly { readonly code: string }[]): ReadonlyMap<string, Adder> =>
    new Map(codes.map(({ code }) => [code, createAdder()]));
  const people = named(plan.people);
  const figures = named(figuresOf(plan));
  const [activities, photos, unsorted, total] = [createAdder(), createAdder(), createAdder(), createAdder()];
  const join = (adders: ReadonlyMap<string, Adder>, amounts: Readonly<Record<string, Amount>>): void => {
    for (const [code, adder] of adders) {
      const amount = amounts[code];
      if (amount) adder.join(amount);
    }
  };
  const sumsOf = (adders: ReadonlyMap<string, Adder>): Record<string, Sum> =>
    Object.fromEntries([...adders].map(([code, adder]) => [code, adder.sum()]));
  return {
    add(result) {
      activities.join(result.activities);
      photos.join(result.photos);
      unsorted.join(result.unsorted);
      total.join(result.total);
      join(people, result.people);
      join(figures, result.figures);
    },
    sums: () => ({
      activities: activities.sum(),
      photos: photos.sum(),
      people: sumsOf(people),
      unsorted: unsorted.sum(),
      total: total.sum(),
      figures: sumsOf(figures),
    }),
  };
}

/** These units' figures added up. */
export function sumsOf(plan: CampaignPlan, results: readonly Figures[]): Sums {
  const adding = createSums(plan);
  for (const each of results) adding.add(each);
  return adding.sums();
}

const keysOf = (campaign: Campaign, { unit }: UnitStanding) =>
  ({ all: null, commune: communeOf(campaign, unit)?.code ?? null, type: unit.type }) as const;
export type GroupedBy = keyof ReturnType<typeof keysOf>;

/** The results of a campaign's units, and what they add up to: all of them, by commune and by type. */
export type AddedUp = {
  readonly results: readonly UnitResult[];
  /** Of a group without a unit: nothing. */
  sums(by: GroupedBy, of: string | null): Sums;
};

/** Adds units up one by one, as they are counted. */
export function createAddingUp(campaign: Campaign): { add(result: UnitResult): void; done(): AddedUp } {
  const results: UnitResult[] = [];
  const groups = new Map<string, Adding>();
  const nameOf = (by: string, of: string | null): string => `${by} ${of ?? ''}`;
  return {
    add(result) {
      results.push(result);
      for (const [by, of] of Object.entries(keysOf(campaign, result))) {
        const group = groups.get(nameOf(by, of)) ?? createSums(campaign.plan);
        groups.set(nameOf(by, of), group);
        group.add(result);
      }
    },
    done: () => ({
      results,
      sums: (by, of) => (groups.get(nameOf(by, of)) ?? createSums(campaign.plan)).sums(),
    }),
  };
}

/** How far some units are, with their sums. */
export function groupOf(of: string | null, standings: readonly UnitStanding[], sums: Sums): GroupResult {
  const count: Record<ReportStanding, number> = { reported: 0, drafting: 0, logged: 0, nothing: 0 };
  let [units, onTime, notHeld] = [0, 0, 0];
  for (const each of standings) {
    if (!each.awaited) continue;
    units += 1;
    count[each.standing] += 1;
    if (each.late === false) onTime += 1;
    if (each.notHeld !== null) notHeld += 1;
  }
  return { of, units, standings: count, onTime, notHeld, besides: standings.length - units, ...sums };
}

/** By commune or by type, in the campaign's order; last those that lie in no commune. Groups without a unit are left out. */
export function grouped(
  campaign: Campaign,
  by: 'commune' | 'type',
  standings: readonly UnitStanding[],
  added: AddedUp,
): readonly GroupResult[] {
  const codes = by === 'type' ? campaign.plan.unitTypes : communes(campaign);
  const members = Map.groupBy(standings, (each) => keysOf(campaign, each)[by]);
  const keys = new Set<string | null>([...codes.map(({ code }) => code), ...members.keys(), null]);
  return [...keys]
    .filter((key) => members.has(key))
    .map((key) => groupOf(key, members.get(key) ?? [], added.sums(by, key)));
}
