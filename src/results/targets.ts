import { figureAt } from '../campaign/figure-keys.ts';
import { figureName } from '../campaign/figure-names.ts';
import { type PlanTarget, targetKey, targetsOf } from '../campaign/targets.ts';
import type { CampaignPlan } from '../campaign/types.ts';
import { percentOf } from '../chat/share.ts';
import type { TargetSum, UnitResult, UnitTarget } from '../turn/index.ts';
import { createAdder } from './amounts.ts';

/** How far the unit's targets are reached. */
export const unitTargets = (plan: CampaignPlan, result: UnitResult): readonly UnitTarget[] =>
  targetsOf(plan, result.unit).map((target): UnitTarget => {
    const done = figureAt(result, keyOf(target));
    const percent = done.value === null ? null : percentOf(done.value, target.expected);
    return { ...target, name: figureName(plan, keyOf(target)), done, percent };
  });

/** All people go by `total` among the figures. */
const keyOf = ({ of }: PlanTarget): string => (of === 'people' ? 'total' : of);

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
