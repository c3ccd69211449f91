import type { Unit } from '../campaign/types.ts';
import { awaitedUnits, loggingUnits } from '../campaign/unit-tree.ts';
import type { Board, Turn } from '../turn/index.ts';

/** How far the units are, read once for a page. */
export type Tally = Pick<Board, 'activitiesOf' | 'sums'> & {
  /** Every school and centre, the awaited ones and the others. */
  readonly units: readonly Unit[];
  /** Those whose figures the office waits for. */
  readonly awaited: readonly Unit[];
  /** Awaited, and nothing logged yet. */
  readonly without: readonly Unit[];
  /** How many of these have logged something. */
  logged(units: readonly Unit[]): number;
};

/** Throws NotAllowed for anybody but the office. */
export function tallyOf(turn: Turn): Tally {
  const { logged, activitiesOf, sums } = turn.activities.board();
  const awaited = awaitedUnits(turn.campaign);
  return {
    units: loggingUnits(turn.campaign),
    awaited,
    without: awaited.filter((unit) => !logged.has(unit.code)),
    logged: (units) => units.filter((unit) => logged.has(unit.code)).length,
    activitiesOf,
    sums,
  };
}
