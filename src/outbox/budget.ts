import { LANE } from '../store/enqueue.ts';
import type { SlotRoom } from './pacing.ts';

/** What may be begun. `sends`: in all; `again`: replies and reminders, which are sent again after a crash. */
export type Room = SlotRoom & { readonly sends: number; readonly again: number };

/** The room of one claim, counted down as rows are taken. `lane` is one of LANE; `units`: messages that the platform counts. */
export type Budget = {
  /** How many messages of a lane there are slots for. */
  slots(lane: number): number;
  /** How many messages of a lane may still come into flight. */
  window(lane: number): number;
  /** Whether rows of the lane may be looked at: where nothing could be begun, only an announcement cares what waits. */
  isWorthALook(lane: number): boolean;
  /** False: the row has to wait for more slots, and until it goes no lower lane may take them away. */
  fits(lane: number, units: number): boolean;
  take(lane: number, units: number): void;
  /** A row waits only for one in flight to end: no announcement gets the slot that it will need. */
  keepSlot(lane: number): void;
  /** Rows of the lane are left: where its window is full, every slot is theirs. */
  crowd(lane: number): void;
  isStarved(): boolean;
};

export function createBudget(room: Room): Budget {
  const left = { ...room };
  let isStarved = false;
  let isCrowded = false;

  const slots = (lane: number): number =>
    Math.min(left.sends, left.units, lane === LANE.reply ? Infinity : Math.min(left.bulkUnits, left.bulkStarts));
  const window = (lane: number): number => (lane === LANE.bulk ? Infinity : left.again);
  const spend = (lane: number, units: number): void => {
    left.units -= units;
    if (lane === LANE.reply) return;
    left.bulkUnits -= units;
    left.bulkStarts -= units;
  };

  return {
    slots,
    window,
    isWorthALook: (lane) => !isStarved && !isCrowded && slots(window(lane) >= 1 ? lane : LANE.bulk) >= 1,
    fits(lane, units) {
      const fits = units <= left.units && (lane === LANE.reply || units <= left.bulkUnits);
      isStarved ||= !fits;
      return fits;
    },
    take(lane, units) {
      left.sends -= 1;
      if (lane !== LANE.bulk) left.again -= 1;
      spend(lane, units);
    },
    keepSlot: (lane) => spend(lane, 1),
    crowd(lane) {
      isCrowded = window(lane) < 1;
    },
    isStarved: () => isStarved,
  };
}
