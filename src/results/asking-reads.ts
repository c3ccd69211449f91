/** Reads how units are asked: the rows of the store through the one rule. */

import type { Campaign } from '../campaign/types.ts';
import { awaitedUnits } from '../campaign/unit-tree.ts';
import { dateOf } from '../chat/civil.ts';
import { type AskingRows, createAskingRows, type ExcuseRow } from '../store/asking.ts';
import type { HolderAddress, OpenChannel } from '../store/asking-holders.ts';
import type { Store } from '../store/open.ts';
import { EXCUSES, type Excuse, type UnitAsking, type UnitRole, type UnitState } from '../turn/index.ts';
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

/**
 * The same for a whole channel: the instant (epoch ms) before which a person's last word is too long ago; null: it never is; 'never': nothing
 * goes out there.
 */
export type SinceOn = (channel: string, now: Date) => number | null | 'never';

/** Up to so many roles each holder is read; phones of the rehearsal differ within their channel. */
const FEW_HOLDERS = 3_000;

export type AskingReads = {
  of(campaign: Campaign, unit: string, now: Date): UnitAsking;
  /** Of all awaited units, in the campaign's order. */
  all(campaign: Campaign, now: Date): readonly UnitState[];
  /** Who of a unit in this state can be written to and wants it, each once; the leads, or where none can the teachers. */
  peopleOf(unit: string, now: Date): readonly number[];
};

/** Everything is prepared once. */
export function createAskingReads(store: Store, isOpen: IsOpen, sinceOn?: SinceOn, few = FEW_HOLDERS): AskingReads {
  const rows: AskingRows = createAskingRows(store);
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
  const readAll = (now: Date): HoldersOf => {
    const held = Map.groupBy(rows.holders(), (each) => each.unit);
    return (unit) => [...holdersIn(held.get(unit) ?? [], now).values()];
  };
  const heardIn = (units: readonly string[], since: SinceOn, now: Date): HoldersOf => {
    const open = rows.channels().flatMap((channel): OpenChannel[] => {
      const at = since(channel, now);
      return at === 'never' ? [] : [{ channel, since: at }];
    });
    const heard = rows.heard(units, open);
    return (unit) => (heard.has(unit) ? [HEARD] : []);
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
      const units = awaitedUnits(campaign).map(({ code }) => code);
      const reported = rows.reported(id);
      const excused = new Map(rows.excuses(id).map((each) => [each.unit, each]));
      const holdersOf = sinceOn && rows.isManyHolders(few) ? heardIn(units, sinceOn, now) : readAll(now);
      return units.map((unit) => {
        const excuse = excuseIn(excused.get(unit));
        const known = { unit, hasReported: reported.has(unit), excuse, holders: holdersOf(unit), today: dateOf(now) };
        return { unit, state: askingOf(known).state };
      });
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

type HoldersOf = (unit: string) => readonly Holder[];
const HEARD: Holder = { role: 'lead', isOpen: true, isSilent: false };

/** A reason that this program does not know counts as none. */
function excuseIn(row: ExcuseRow | null | undefined): Excuse | null {
  const reason = EXCUSES.find((each) => each === row?.reason);
  return row && reason ? { reason, until: row.until } : null;
}
