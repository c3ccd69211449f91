import type { CampaignPlan, Unit } from './types.ts';

type Written = CampaignPlan['targets'][number];

/** What is expected of a unit. `of`: activities, photos, people, people.<group>, or a figure's code. */
export type PlanTarget = {
  readonly of: string;
  readonly expected: number;
  /** Of a target that is a share of the unit's pupils, in percent; null: it is a number. */
  readonly share: number | null;
};

/** What tells one target from another: a number and a share of the same figure are two. */
export const targetKey = ({
  of,
  share,
}: Pick<Written, 'of'> & { readonly share?: number | null | undefined }): string =>
  share === undefined || share === null ? of : `${of} %`;

/**
 * The unit's targets in the order of the plan. One for the unit itself goes before one for its type, and that before one for all; among
 * equals the last counts. A share of pupils of whom nobody knows how many they are is left out.
 */
export function targetsOf(plan: CampaignPlan, unit: Unit): readonly PlanTarget[] {
  const found = new Map<string, { readonly target: Written; readonly rank: number }>();
  for (const target of plan.targets) {
    const rank = target.for.includes(unit.code)
      ? 2
      : target.for.includes(unit.type)
        ? 1
        : target.for.length === 0
          ? 0
          : -1;
    if (rank >= (found.get(targetKey(target))?.rank ?? 0)) found.set(targetKey(target), { target, rank });
  }
  return [...found.values()].flatMap(({ target: { of, atLeast, share } }): PlanTarget[] => {
    if (share === undefined) return atLeast === undefined ? [] : [{ of, expected: atLeast, share: null }];
    // Half a pupil more is a pupil more.
    return unit.pupils ? [{ of, expected: Math.ceil((unit.pupils * share) / 100), share }] : [];
  });
}
