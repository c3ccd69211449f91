import type { Campaign, Unit } from '../campaign/types.ts';
import { matchUnits } from '../campaign/unit-names.ts';
import { communeOf, unitOf } from '../campaign/unit-tree.ts';
import { fold } from '../chat/fold.ts';
import type { Button, Say } from '../chat/index.ts';
import { keptFor } from '../chat/kept.ts';
import { workUnits } from '../chat/work-units.ts';
import type { Turn } from '../turn/index.ts';

/** What typing a unit's name came to: one for certain, several to choose from (homonyms among them), or none. `rough`: only nearly so called, or one alone that is not certain. */
export type FoundUnits = { readonly rough?: true } & (
  | { readonly kind: 'one'; readonly unit: Unit }
  | { readonly kind: 'several'; readonly units: readonly Unit[] }
  | { readonly kind: 'none' }
);

/** Finds units by a typed name, with or without diacritics: see matchUnits. What is not certain is one to choose from, never taken. */
export function findUnits(typed: string, among: readonly Unit[], campaign: Campaign): FoundUnits {
  const { sure, units } = matchUnits(typed, among, campaign);
  const [only, another] = units;
  if (!only) return { kind: 'none' };
  if (sure && !another) return { kind: 'one', unit: only };
  return { ...(sure ? {} : { rough: true }), kind: 'several', units };
}

/** "trường em", "đơn vị mình", "ở đây": the person's own. */
const OWN =
  /^(?:(?:o|tai|cua|cho) )*(?:(?:truong|don vi|trung tam|co quan|lop) (?:em|minh|toi|con|chung em|chung toi|ta|nha|cua (?:em|minh|toi))|(?:my|our) (?:school|unit))$/;
export const isOwnUnit = (typed: string): boolean => OWN.test(fold(typed.slice(0, 60)).replace(/ (?:a|nhe|nha)$/, ''));

/** The units of a person's roles. */
export function ownUnits(turn: Turn): FoundUnits {
  const units = workUnits(turn.person.holds).flatMap((code) => unitOf(turn.campaign, code) ?? []);
  const [only, another] = units;
  if (!only) return { kind: 'none' };
  return another ? { kind: 'several', units } : { kind: 'one', unit: only };
}

/** Those that bear a name, by that name folded. A list of a province's units asks it of each of them. */
const namesakes = keptFor((units: readonly Unit[]) => Map.groupBy(units, ({ name }) => fold(name)));

/** A unit's name; with its commune where another of these bears the same, or a like one. */
export function nameAmong(unit: Unit, units: readonly Unit[], campaign: Campaign): Say {
  const sames = namesakes(units).get(fold(unit.name)) ?? [];
  const isShared = sames.some(({ code }) => code !== unit.code);
  const parent = communeOf(campaign, unit) ?? unitOf(campaign, unit.parent);
  if (!isShared || !parent || parent.code === unit.code) return { plain: unit.name };
  return { plain: `${unit.name} (${parent.name})` };
}

/** A button for each, its value the unit's code. */
export function unitButtons(units: readonly Unit[], campaign: Campaign): readonly (readonly Button[])[] {
  return units.map((unit) => [{ label: nameAmong(unit, units, campaign), value: unit.code }]);
}
