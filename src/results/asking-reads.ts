/** Reads how units are asked: the rows of the store through the one rule. */

import type { Campaign } from '../campaign/types.ts';
import { awaitedUnits } from '../campaign/unit-tree.ts';
import { dateOf } from '../chat/civil.ts';
import { type AskingRows, createAskingRows, type ExcuseRow, type HolderAddress } from '../store/asking.ts';
import type { Store } from '../store/open.ts';
import { EXCUSES, type Excuse, type UnitAsking, type UnitRole } from '../turn/index.ts';
import { askingOf, type Holder } from './asking.ts';

/** Whether a message would be tried at an address at this moment (outbox/reach.ts). */
export type IsOpen = (
  to: {
    readonly channel: string;
    readonly id: string;
    readonly unreachable: string | null;
    readonly lastAt: number | null;
    readonly preferred: string | null;
  },
  now: Date,
) => boolean;

export type AskingReads = {
  of(campaign: Campaign, unit: string, now: Date): UnitAsking;
  /** Of all awaited units, in the campaign's order. */
  all(campaign: Campaign, now: Date): readonly UnitAsking[];
  /** Who of a unit in this state can be written to and wants it, each once; the leads, or where none can the teachers. */
  peopleOf(unit: string, now: Date): readonly number[];
};

/** Everything is prepared once. */
export function createAskingReads(
  store: Store,
  isOpen: IsOpen,
  rows: AskingRows = createAskingRows(store),
): AskingReads {
  const holdersIn = (found: readonly HolderAddress[], now: Date): ReadonlyMap<string, Holder> => {
    const known = new Map<string, Holder>();
    for (const { role, person, nudgesOff, channel, id, unreachable, lastAt, preferred } of found) {
      const key = `${role} ${person}`;
      const isHere = channel !== null && id !== null && isOpen({ channel, id, unreachable, lastAt, preferred }, now);
      const before = known.get(key);
      known.set(key, { role: role as UnitRole, isOpen: (before?.isOpen ?? false) || isHere, isSilent: nudgesOff });
    }
    return known;
  };
  return {
    of: ({ plan: { id } }, unit, now) =>
      askingOf({
        unit,
        hasReported: rows.hasReported(id, unit),
        excuse: excuseIn(rows.excuseOf(id, unit)),
        holders: [...holdersIn(rows.holdersOf(unit), now).values()],
        today: dateOf(now),
      }),
    all(campaign, now) {
      const { id } = campaign.plan;
      const reported = rows.reported(id);
      const excused = new Map(rows.excuses(id).map((each) => [each.unit, each]));
      const held = Map.groupBy(rows.holders(), (each) => each.unit);
      return awaitedUnits(campaign).map(({ code }) =>
        askingOf({
          unit: code,
          hasReported: reported.has(code),
          excuse: excuseIn(excused.get(code)),
          holders: [...holdersIn(held.get(code) ?? [], now).values()],
          today: dateOf(now),
        }),
      );
    },
    peopleOf(unit, now) {
      const found = rows.holdersOf(unit).filter(({ nudgesOff, channel, id, ...at }) => {
        return !nudgesOff && channel !== null && id !== null && isOpen({ ...at, channel, id }, now);
      });
      const leads = found.filter(({ role }) => role === 'lead');
      return [...new Set((leads.length > 0 ? leads : found).map(({ person }) => person))];
    },
  };
}

/** A reason that this program does not know counts as none. */
function excuseIn(row: ExcuseRow | null | undefined): Excuse | null {
  const reason = EXCUSES.find((each) => each === row?.reason);
  return row && reason ? { reason, until: row.until } : null;
}
