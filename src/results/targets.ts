import { figureName } from '../campaign/figure-names.ts';
import { type PlanTarget, targetKey, targetsOf } from '../campaign/targets.ts';
import type { CampaignPlan } from '../campaign/types.ts';
import type { Say } from '../chat/index.ts';
import { percentOf } from '../chat/share.ts';
import type { Amount, Figures, TargetSum, UnitResult, UnitTarget } from '../turn/index.ts';
import { createAdder, UNKNOWN } from './amounts.ts';

/** A figure by its key: activities, photos, people (all of them), people.<group>, or a code of the campaign's list. */
export function amountOf(result: Figures, key: string): Amount {
  if (key === 'activities') return result.activities;
  if (key === 'photos') return result.photos;
  if (key === 'people') return result.total;
  const group = key.startsWith('people.') ? result.people[key.slice('people.'.length)] : undefined;
  return group ?? result.figures[key] ?? UNKNOWN;
}

/** How far the unit's targets are reached. */
export const unitTargets = (plan: CampaignPlan, result: UnitResult): readonly UnitTarget[] =>
  targetsOf(plan, result.unit).map((target): UnitTarget => {
    const done = amountOf(result, target.of);
    const percent = done.value === null ? null : percentOf(done.value, target.expected);
    return { ...target, name: nameOf(plan, target), done, percent };
  });

const nameOf = (plan: CampaignPlan, { of }: PlanTarget): Say => figureName(plan, of === 'people' ? 'total' : of);

/** The same over all awaited units that have a target, each target once, in the order of the plan. */
export function targetSums(plan: CampaignPlan, results: readonly UnitResult[]): readonly TargetSum[] {
  const awaited = results.filter((result) => result.awaited);
  const byKey = Map.groupBy(
    awaited.flatMap((result) => unitTargets(plan, result)),
    targetKey,
  );
  const order = [...new Set(plan.targets.map(targetKey))];
  return order.flatMap((key): TargetSum[] => {
    const targets = byKey.get(key) ?? [];
    const [first] = targets;
    if (!first) return [];
    const adder = createAdder();
    for (const { done } of targets) adder.join(done);
    const expected = targets.reduce((sum, target) => sum + target.expected, 0);
    const done = adder.sum();
    return [
      {
        of: first.of,
        name: first.name,
        done,
        expected,
        percent: done.value === null ? null : percentOf(done.value, expected),
        met: targets.filter((target) => (target.done.value ?? 0) >= target.expected).length,
        units: targets.length,
      },
    ];
  });
}
