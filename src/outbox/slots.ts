/** `total` sends in any period, of which `bulk` may be reminders and announcements. `periodMs`: a second unless said otherwise. */
export type SlotLimits = { readonly total: number; readonly bulk: number; readonly periodMs?: number };

/** A send of the last life of the program, `agoMs` before this one's start. `units`: messages that the platform counted. */
export type Spent = { readonly agoMs: number; readonly bulk: boolean; readonly units: number };

/** What may be begun now. `units`: messages in all; `bulkUnits`: of reminders and announcements; `bulkStarts`: by their even spacing. */
export type SlotRoom = { readonly units: number; readonly bulkUnits: number; readonly bulkStarts: number };

export type Slots = {
  room(now: number): SlotRoom;
  take(bulk: boolean, units: number, now: number): void;
  /** The response came (or nobody waits for it any longer). */
  giveBack(bulk: boolean, units: number, now: number): void;
  /** Milliseconds until there may be more room: for replies, or for reminders and announcements. Infinity: a response must come first. */
  waitMs(bulk: boolean, now: number): number;
  /** Milliseconds until the next slot comes back; Infinity: a response must come first. */
  returnMs(now: number): number;
};

/** A limiter without memory waits so long after a start; it is the shortest period there is. */
export const SECOND = 1000;
/** The spacing may be made up for by so much after a stall. */
const CATCH_UP_MS = 10;

type Returning = { readonly at: number; readonly units: number; readonly bulk: boolean };

/** How many messages a second, on average: of all; of reminders and announcements. */
export const totalPerSecond = ({ total, periodMs = SECOND }: SlotLimits): number => (total * SECOND) / periodMs;
export const bulkPerSecond = ({ bulk, periodMs = SECOND }: SlotLimits): number => (bulk * SECOND) / periodMs;

/**
 * Pacing by slots: each is handed back one period after its *response*. Send k+N then begins a period or more after response k
 * was seen, which is later than arrival k, so that no period holds more than N arrivals, whatever the jitter (a token bucket lets
 * twice as many through). Reminders and announcements are also spaced evenly, so that few are in flight when the process dies.
 * A limiter forgets at a restart, hence a second's pause from `start` on; of a longer period, `spent` says what was sent in it
 * before, in any order. Instants are `clock.elapsed()`.
 */
export function createSlots(limits: SlotLimits, start: number, spent: readonly Spent[] = []): Slots {
  const { periodMs = SECOND } = limits;
  const gap = periodMs / limits.bulk;
  const catchUp = Math.max(gap, CATCH_UP_MS);
  // In the order of their responses, thus of their return.
  const returning: Returning[] = spent
    .map(({ agoMs, bulk, units }) => ({ at: start + periodMs - agoMs, units, bulk }))
    .sort((a, b) => a.at - b.at);
  let first = 0; // those before it have returned
  const unitsOf = (list: readonly Spent[]): number => list.reduce((all, { units }) => all + units, 0);
  let held = unitsOf(spent);
  let heldByBulk = unitsOf(spent.filter(({ bulk }) => bulk));
  let nextBulkAt = start + SECOND;

  const collect = (now: number): void => {
    for (let slot = returning[first]; slot && slot.at <= now; slot = returning[++first]) {
      held -= slot.units;
      if (slot.bulk) heldByBulk -= slot.units;
    }
    if (first > 4096 || (first > 0 && first === returning.length)) {
      returning.splice(0, first);
      first = 0;
    }
  };
  const spacedFrom = (now: number): number => Math.max(nextBulkAt, now - catchUp);

  return {
    room(now) {
      collect(now);
      if (now < start + SECOND) return { units: 0, bulkUnits: 0, bulkStarts: 0 };
      const from = spacedFrom(now);
      return {
        units: limits.total - held,
        bulkUnits: Math.min(limits.total - held, limits.bulk - heldByBulk),
        bulkStarts: from > now ? 0 : Math.floor((now - from) / gap) + 1,
      };
    },
    take(bulk, units, now) {
      held += units;
      if (!bulk) return;
      heldByBulk += units;
      nextBulkAt = spacedFrom(now) + units * gap;
    },
    giveBack(bulk, units, now) {
      returning.push({ at: now + periodMs, units, bulk });
    },
    waitMs(bulk, now) {
      collect(now);
      let wait = Math.max(0, start + SECOND - now);
      if (bulk) wait = Math.max(wait, spacedFrom(now) - now);
      if (held >= limits.total) wait = Math.max(wait, (returning[first]?.at ?? Infinity) - now);
      if (bulk && heldByBulk >= limits.bulk) {
        let next = first;
        while (next < returning.length && !returning[next]?.bulk) next += 1;
        wait = Math.max(wait, (returning[next]?.at ?? Infinity) - now);
      }
      return wait;
    },
    returnMs(now) {
      collect(now);
      return (returning[first]?.at ?? Infinity) - now;
    },
  };
}
