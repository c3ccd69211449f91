import type { Unit } from '../campaign/types.ts';
import { awaitedUnits, loggingUnits } from '../campaign/unit-tree.ts';
import type { Turn } from '../turn/index.ts';

/** How far the units are, read once for a page. */
export type Tally = {
  /** Every school and centre, the awaited ones and the others. */
  readonly units: readonly Unit[];
  /** Those whose figures the office waits for. */
  readonly awaited: readonly Unit[];
  /** Awaited, and nothing logged yet. */
  readonly without: readonly Unit[];
  readonly activities: number;
  readonly photos: number;
  of(unit: string): { readonly activities: number; readonly photos: number };
  /** How many of these have logged something. */
  logged(units: readonly Unit[]): number;
};

const NOTHING = { activities: 0, photos: 0 };

/** Throws NotAllowed for anybody but the office. */
export function tallyOf(turn: Turn): Tally {
  const rows = turn.activities.board();
  const byUnit = new Map(rows.map((row) => [row.unit, row]));
  const of = (unit: string): { activities: number; photos: number } => byUnit.get(unit) ?? NOTHING;
  const awaited = awaitedUnits(turn.campaign);
  return {
    units: loggingUnits(turn.campaign),
    awaited,
    without: awaited.filter((unit) => of(unit.code).activities === 0),
    activities: rows.reduce((sum, row) => sum + row.activities, 0),
    photos: rows.reduce((sum, row) => sum + row.photos, 0),
    of,
    logged: (units) => units.filter((unit) => of(unit.code).activities > 0).length,
  };
}
