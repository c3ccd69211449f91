import type { Localized } from '../chat/index.ts';
import { keptFor } from '../chat/kept.ts';
import type { Campaign, Unit, UnitType } from './types.ts';

/** What of a campaign says how its units lie in one another. */
export type UnitTree = Pick<Campaign, 'plan' | 'units'>;

// A province has thousands of units, and a page asks for each of them. The first of two with one code counts.
const byCode = keptFor(
  (units: Campaign['units']): ReadonlyMap<string, Unit> => new Map(units.toReversed().map((unit) => [unit.code, unit])),
);

/** The unit with this code, or null. */
export function unitOf({ units }: Pick<Campaign, 'units'>, code: string | null | undefined): Unit | null {
  return code === null || code === undefined ? null : (byCode(units).get(code) ?? null);
}

function unitTypeOf(campaign: UnitTree, unit: Unit): UnitType | null {
  return campaign.plan.unitTypes.find((type) => type.code === unit.type) ?? null;
}

/** The unit's name, or its code where the files no longer hold it. */
export function unitName(campaign: Campaign, code: string): Localized {
  return { vi: unitOf(campaign, code)?.name ?? code };
}

/** The code of a unit and those of the areas that it lies in, from the inside out; none of what there is not. */
export function areasOf(campaign: Campaign, code: string | undefined): readonly string[] {
  const found: string[] = [];
  let at = unitOf(campaign, code);
  // A circle in the files ends where it began.
  while (at && !found.includes(at.code)) {
    found.push(at.code);
    at = unitOf(campaign, at.parent);
  }
  return found;
}

/** Whether a unit, by its code, is one of these areas or lies in one. */
export function isWithin(campaign: Campaign, areas: 'all' | readonly string[]): (code: string) => boolean {
  return areas === 'all' ? () => true : (code) => areasOf(campaign, code).some((area) => areas.includes(area));
}

export function isCommune(campaign: UnitTree, unit: Unit): boolean {
  return unitTypeOf(campaign, unit)?.kind === 'commune';
}

/** The commune a unit lies in (itself, if it is one); null where the files name none. */
export function communeOf(campaign: UnitTree, unit: Unit): Unit | null {
  let at: Unit | null = unit;
  // As many steps as there are units: a circle in the files ends too.
  for (let step = 0; at && step <= campaign.units.length; step += 1) {
    if (isCommune(campaign, at)) return at;
    at = unitOf(campaign, at.parent);
  }
  return null;
}

const ofKind = (kind: UnitType['kind'], campaign: Campaign): readonly Unit[] =>
  campaign.units.filter((unit) => !unit.retired && unitTypeOf(campaign, unit)?.kind === kind);

/** Communes that still exist, in the order of the files: the same list each time, so that what is made of it can be kept beside it. */
export const communes = keptFor((campaign: Campaign) => ofKind('commune', campaign));

/** Schools and centres that still exist: those that log. */
export const loggingUnits = keptFor((campaign: Campaign) => ofKind('unit', campaign));

/** Both, the communes first. */
export const openUnits = keptFor((campaign: Campaign): readonly Unit[] => [
  ...communes(campaign),
  ...loggingUnits(campaign),
]);

/** Those whose figures the office waits for: what "45/62" counts. */
export function awaitedUnits(campaign: Campaign): readonly Unit[] {
  return loggingUnits(campaign).filter((unit) => unitTypeOf(campaign, unit)?.reports);
}
