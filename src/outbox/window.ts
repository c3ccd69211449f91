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

export function createWindow(perSecond: number): Window {
  const begun = new Map<number, number>(); // in the order of their start
  let roundTrip = 0;
  const oldestAge = (now: number): number => {
    for (const at of begun.values()) return now - at;
    return 0;
  };
  return {
    room: (now) => Math.floor((perSecond * Math.max(roundTrip, oldestAge(now))) / 1000) + 1 - begun.size,
    began(id, now) {
      begun.set(id, now);
    },
    ended(id, now) {
      const took = now - (begun.get(id) ?? now);
      begun.delete(id);
      roundTrip = roundTrip === 0 ? took : roundTrip * 0.8 + took * 0.2;
    },
    waitMs: () => (begun.size === 0 ? 0 : Math.max(1, 1000 / perSecond)),
  };
}
