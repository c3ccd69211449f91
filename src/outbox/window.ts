/**
 * How many replies and reminders may be in flight: rate x round trip, plus one. That many keep the allowed rate up; more would only
 * be sent twice if the process died now, since these are sent again when nobody knows whether they arrived.
 */
export type Window = {
  /** How many more may start at this instant. */
  room(now: number): number;
  began(id: number, now: number): void;
  ended(id: number, now: number): void;
  /** Milliseconds until the window may have grown by itself, a slow answer being a longer round trip. */
  waitMs(): number;
};

/** Round trips that are looked back on. */
const KEPT = 8;

export function createWindow(perSecond: number): Window {
  const begun = new Map<number, number>(); // in the order of their start
  // The shortest of the last few: the first answers after a start are slow for reasons of our own, and a longer round trip than there is
  // would let more be in doubt. While one really takes longer, its age counts (below).
  let recent: readonly number[] = [];
  const roundTrip = (): number => (recent.length === 0 ? 0 : Math.min(...recent));
  const oldestAge = (now: number): number => {
    for (const at of begun.values()) return now - at;
    return 0;
  };
  return {
    room: (now) => Math.floor((perSecond * Math.max(roundTrip(), oldestAge(now))) / 1000) + 1 - begun.size,
    began(id, now) {
      begun.set(id, now);
    },
    ended(id, now) {
      const took = now - (begun.get(id) ?? now);
      begun.delete(id);
      recent = [...recent.slice(1 - KEPT), took];
    },
    waitMs: () => (begun.size === 0 ? 0 : Math.max(1, 1000 / perSecond)),
  };
}
