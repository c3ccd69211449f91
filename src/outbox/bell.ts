import type { Clock } from '../clock.ts';

/** Waits for a time or a ring, whichever is first. A ring while nobody waits is kept for the next wait. */
export type Bell = { ring(): void; wait(ms: number): Promise<void> };

/** A reason of its own: without one each ring would make an Error, with its stack, that nobody reads. */
const RUNG = 'rung';

export function createBell(clock: Clock): Bell {
  let rung = false;
  let waiting: AbortController | null = null;
  return {
    ring() {
      rung = true;
      waiting?.abort(RUNG);
    },
    async wait(ms) {
      if (!rung && ms > 0) {
        waiting = new AbortController();
        await clock.sleep(Math.ceil(ms), waiting.signal);
        waiting = null;
      }
      rung = false;
    },
  };
}
