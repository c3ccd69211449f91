import type { Unit } from '../../campaign/types.ts';
import { awaitedUnits, isWithin, loggingUnits } from '../../campaign/unit-tree.ts';
import type { Board, Turn, UnitStanding } from '../../turn/index.ts';

/** How far the units are, read once for a page. */
export type Tally = Pick<Board, 'activitiesOf'> & {
  /** Every school and centre, the awaited ones and the others, and closed ones that had reported. */
  readonly units: readonly Unit[];
  /** Those whose figures the office waits for. */
  readonly awaited: readonly Unit[];
  /** null: it is not awaited, and did nothing. */
  readonly standingOf: (unit: Unit) => UnitStanding | null;
  readonly hasLogged: (unit: Unit) => boolean;
};

/** Of what the person may look at. Throws NotAllowed to whom may look at nothing. */
export function tallyOf(turn: Turn): Tally {
  const { logged, activitiesOf } = turn.activities.board();
  const standings = turn.results.standings();
  const known = new Map(standings.map((each) => [each.unit.code, each]));
  const besides = standings.filter(({ unit, awaited }) => unit.retired && awaited).map(({ unit }) => unit);
  const isSeen = isWithin(turn.campaign, turn.people.sight());
  const seen = (units: readonly Unit[]): readonly Unit[] => units.filter(({ code }) => isSeen(code));
  return {
    units: [...seen(loggingUnits(turn.campaign)), ...besides],
    awaited: [...seen(awaitedUnits(turn.campaign)), ...besides],
    standingOf: ({ code }) => known.get(code) ?? null,
    hasLogged: ({ code }) => logged.has(code),
    activitiesOf,
  };
}
