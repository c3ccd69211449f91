/**
 * Now is given, not fetched. `now()` is civil time and may be set or sped up; `elapsed()` is monotonic real time in
 * milliseconds since the Unix epoch, for slots, time-outs and `retry_after`, comparable across restarts.
 */
export type Clock = {
  now(): Date;
  elapsed(): number;
  /** Resolves after so many real milliseconds, or at once when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
};

export type SettableClock = Clock & {
  set(at: Date): void;
  speed(): number;
  setSpeed(times: number): void;
  /** A sped-up or pushed clock does not run past what this names (given where it stands) until it names something later (or nothing). */
  holdAt(next: (from: Date) => Date | null): void;
  /** True while the clock stands at a due moment. */
  isHeld(): boolean;
  /** True while it is on its way to where it was set, forward past what is due. */
  isPushed(): boolean;
};

/** Whether it is moved by hand or sped up, as in a rehearsal: then a jump is no sign that it is wrong. */
export const isSettable = (clock: Clock): clock is SettableClock => 'setSpeed' in clock;

const origin = performance.timeOrigin;
const elapsed = (): number => origin + performance.now();

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
  });
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date(), elapsed, sleep };

/**
 * A clock that starts at `start` and runs `times` as fast as the real one (0: stands still).
 * The speed only counts once time passes; setting it forward past a due moment stops at that moment first.
 */
export function settableClock(start: Date, times = 1): SettableClock {
  let base = start.getTime();
  let from = elapsed();
  let rate = times;
  let target: number | null = null; // where a push wants to go
  let nextDue: (from: Date) => Date | null = () => null;
  let held = false;

  const read = (): number => {
    const free = target ?? base + (elapsed() - from) * rate;
    const due = nextDue(new Date(base))?.getTime();
    // A Date is cut to whole milliseconds: held where it stands means at or just before `base`.
    held = due !== undefined && due < free && due >= Math.floor(base);
    const at = held && due !== undefined ? Math.max(due, base) : free;
    // Time that passed while held is not made up: the clock goes on from the due moment.
    if (at !== base) {
      base = at;
      from = elapsed();
    } else if (held) from = elapsed();
    if (target !== null && base >= target) target = null;
    return base;
  };

  return {
    now: () => new Date(read()),
    elapsed,
    sleep,
    set(at) {
      const current = read();
      if (at.getTime() > current) target = at.getTime();
      else {
        target = null;
        base = at.getTime();
        from = elapsed();
      }
    },
    speed: () => rate,
    setSpeed(value) {
      read();
      rate = value;
      from = elapsed();
    },
    holdAt(next) {
      nextDue = next;
    },
    isHeld() {
      read();
      return held;
    },
    isPushed: () => target !== null,
  };
}
