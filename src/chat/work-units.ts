import type { Holding } from './index.ts';

/** The codes of the units that these roles are held in, each once. A viewer works in none: theirs is an area to look at. */
export const workUnits = (holds: readonly Holding[]): readonly string[] => [
  ...new Set(holds.flatMap(({ role, unit }) => (unit === null || role === 'viewer' ? [] : [unit]))),
];

/** Whether somebody has work to do here: a viewer alone has none. */
export const hasWork = (holds: readonly Holding[]): boolean => holds.some(({ role }) => role !== 'viewer');
