import Fuse from 'fuse.js';
import type { Unit } from '../campaign/types.ts';
import { fold } from '../chat/fold.ts';

/** Up to three units whose code, name or other name is like what was typed, with or without diacritics. */
export function nearestUnits(units: readonly Unit[], typed: string): readonly Unit[] {
  const words = units
    .filter((unit) => !unit.retired)
    .map((unit) => ({ unit, words: [unit.code, unit.name, ...unit.aliases].map(fold) }));
  const fuse = new Fuse(words, { keys: ['words'], threshold: 0.5, ignoreLocation: true });
  return fuse.search(fold(typed), { limit: 3 }).map((found) => found.item.unit);
}
