import type { Campaign, Unit } from '../campaign/types.ts';
import { communeOf, unitOf } from '../campaign/unit-tree.ts';
import { fold } from '../chat/fold.ts';
import type { Button, Say } from '../chat/index.ts';
import { search } from '../dialog/search.ts';

const MOST = 8;
/** Words that stand before nearly every name. */
const TELLS_NOTHING = ['truong', 'xa', 'phuong'];

/** What typing a unit's name came to: one for certain, several to choose from (homonyms among them), or none. `rough`: only nearly so called. */
export type FoundUnits = { readonly rough?: true } & (
  | { readonly kind: 'one'; readonly unit: Unit }
  | { readonly kind: 'several'; readonly units: readonly Unit[] }
  | { readonly kind: 'none' }
);

/** Finds units by a typed name, with or without diacritics, by alias or by code. */
export function findUnits(typed: string, among: readonly Unit[]): FoundUnits {
  const entries = among.map((unit) => ({ item: unit, words: [unit.name, unit.code, ...unit.aliases] }));
  const { clear, hits, rough } = search(typed, entries, MOST, TELLS_NOTHING);
  const namesakes = clear ? among.filter((unit) => fold(unit.name) === fold(clear.name)) : [];
  // An alias of one may be found where its namesake has none: the same name twice is always asked back.
  if (namesakes.length > 1) return { kind: 'several', units: namesakes.slice(0, MOST) };
  const how = rough ? { rough } : {};
  if (clear) return { ...how, kind: 'one', unit: clear };
  return hits.length > 0 ? { ...how, kind: 'several', units: hits } : { kind: 'none' };
}

/** A unit's name; with its commune where another of these bears the same. */
export function nameAmong(unit: Unit, units: readonly Unit[], campaign: Campaign): Say {
  const isShared = units.some((other) => other.code !== unit.code && fold(other.name) === fold(unit.name));
  const parent = communeOf(campaign, unit) ?? unitOf(campaign, unit.parent);
  if (!isShared || !parent || parent.code === unit.code) return { plain: unit.name };
  return { plain: `${unit.name} (${parent.name})` };
}

/** A button for each, its value the unit's code. */
export function unitButtons(units: readonly Unit[], campaign: Campaign): readonly (readonly Button[])[] {
  return units.map((unit) => [{ label: nameAmong(unit, units, campaign), value: unit.code }]);
}
