/** `total` sends in any period, of which `bulk` may be reminders and announcements. `periodMs`: a second unless said otherwise. */
export type SlotLimits = { readonly total: number; readonly bulk: number; readonly periodMs?: number };

/** A send of the last life of the program, `agoMs` before this one's start. `units`: messages that the platform counted. */
export type Spent = { readonly agoMs: number; readonly bulk: boolean; readonly units: number };

/** What may be begun now. `units`: messages in all; `bulkUnits`: of reminders and announcements; `bulkStarts`: by their even spacing. */
export type SlotRoom = { readonly units: number; readonly bulkUnits: number; readonly bulkStarts: number };

export type Pacing = {
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
export function createPacing(limits: SlotLimits, start: number, spent: readonly Spent[] = []): Pacing {
  const { periodMs = SECOND } = limits;
  const gap = periodMs / limits.bulk;
  const catchUp = Math.max(gap, CATCH_UP_MS);
  const returning = createReturning(
    spent.map(({ agoMs, bulk, units }) => ({ at: start + periodMs - agoMs, units, bulk })).sort((a, b) => a.at - b.at),
  );
  let held = unitsOf(spent);
  let heldByBulk = unitsOf(spent.filter(({ bulk }) => bulk));
  let nextBulkAt = start + SECOND;

  const collect = (now: number): void => {
    for (const { units, bulk } of returning.takeBack(now)) {
      held -= units;
      if (bulk) heldByBulk -= units;
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
    giveBack: (bulk, units, now) => returning.add({ at: now + periodMs, units, bulk }),
    waitMs(bulk, now) {
      collect(now);
      const waits = [0, start + SECOND - now];
      if (bulk) waits.push(spacedFrom(now) - now);
      if (held >= limits.total) waits.push(returning.nextAt() - now);
      if (bulk && heldByBulk >= limits.bulk) waits.push(returning.nextBulkAt() - now);
      return Math.max(...waits);
    },
    returnMs(now) {
      collect(now);
      return returning.nextAt() - now;
    },
  };
}

const unitsOf = (list: readonly Spent[]): number => list.reduce((all, { units }) => all + units, 0);

/** So many that have returned are kept before the list is shortened. */
const MOST_RETURNED = 4096;

/** Slots on their way back, in the order of their responses, thus of their return. Infinity: none is. */
function createReturning(slots: Returning[]) {
  let first = 0; // those before it have returned
  return {
    add: (slot: Returning): void => void slots.push(slot),
    /** Those that have returned since it was asked last. */
    takeBack(now: number): readonly Returning[] {
      let next = first;
      while (next < slots.length && (slots[next]?.at ?? Infinity) <= now) next += 1;
      if (next === first) return [];
      const returned = slots.slice(first, next);
      first = next;
      if (first > MOST_RETURNED || first === slots.length) {
        slots.splice(0, first);
        first = 0;
      }
      return returned;
    },
    nextAt: (): number => slots[first]?.at ?? Infinity,
    nextBulkAt: (): number => slots.find(({ bulk }, index) => bulk && index >= first)?.at ?? Infinity,
  };
}
