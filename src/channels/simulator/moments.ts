import { addDays, dateOf, instant } from '../../chat/civil.ts';
import type { ClockOrder, ClockView, PhoneRefusal, RehearsedPlatform } from '../../chat/rehearsal.ts';
import type { SettableClock } from '../../clock.ts';
import type { Recorder } from './recorder.ts';

/** The rehearsal's clock, as the page sees and moves it. */
export type Moments = {
  clock(): ClockView;
  platform(): RehearsedPlatform;
  order(order: ClockOrder): PhoneRefusal | null;
  /** Shows the time to whoever watches, and writes down now and then where it stands. Call `stop` at the end. */
  start(): void;
  stop(): void;
};

const TICK_MS = 500;
/** At x1 the page counts by itself; a word every few seconds keeps it honest. */
const QUIET_MS = 5000;
/** At most so much real time is lost of the clock by a kill. */
const WRITE_MS = 1000;
const MORNING = '06:45';

export function createMoments(clock: SettableClock, recorder: Recorder, nextDue: (from: Date) => Date | null): Moments {
  let timer: NodeJS.Timeout | null = null;
  let shown = { at: 0, now: 0 };
  let writtenAt = clock.elapsed();
  let wasThrottled = false;

  const view = (): ClockView => {
    const now = clock.now();
    return { now: now.getTime(), speed: clock.speed(), held: clock.isHeld(), next: nextDue(now)?.getTime() ?? null };
  };
  const platform = (): RehearsedPlatform => ({
    throttledMs: Math.max(0, Math.ceil(recorder.world.platform.throttledUntil - clock.elapsed())),
    down: recorder.world.platform.down,
  });
  const show = (): void => {
    const seen = view();
    shown = { at: clock.elapsed(), now: seen.now };
    recorder.show({ kind: 'clock', clock: seen });
  };
  const write = (): void => {
    writtenAt = clock.elapsed();
    recorder.record({ kind: 'clock', speed: clock.speed() });
  };

  /** Elsewhere than the page thinks it is: on its way to where it was pushed, waiting, or too fast to guess. */
  const isRestless = (elapsed: number): boolean => {
    const guessed = shown.now + (elapsed - shown.at) * clock.speed();
    return clock.speed() > 1 || clock.isHeld() || Math.abs(clock.now().getTime() - guessed) > TICK_MS;
  };

  const tick = (): void => {
    const elapsed = clock.elapsed();
    const throttled = platform().throttledMs > 0;
    if (wasThrottled && !throttled) recorder.show({ kind: 'platform', platform: platform() });
    wasThrottled = throttled;
    if (recorder.isWatched() && (isRestless(elapsed) || elapsed - shown.at >= QUIET_MS)) show();
    const drift = Math.abs(clock.now().getTime() - (recorder.world.clock?.at ?? 0));
    if (drift > 30_000 && elapsed - writtenAt >= WRITE_MS) write();
  };

  return {
    clock: view,
    platform,
    order(order) {
      if (!moveClock(clock, order, nextDue)) return 'nothing-due';
      write();
      show();
      return null;
    },
    start() {
      timer ??= setInterval(tick, TICK_MS);
      timer.unref();
    },
    stop() {
      if (timer) clearInterval(timer);
      timer = null;
      write();
    },
  };
}

/** false: it was to go to what is due next, and nothing is. */
function moveClock(clock: SettableClock, order: ClockOrder, nextDue: (from: Date) => Date | null): boolean {
  if ('speed' in order) {
    clock.setSpeed(order.speed);
    return true;
  }
  const tomorrow = (): Date => instant(addDays(dateOf(clock.now()), 1), MORNING);
  const pushed = 'push' in order && (order.push === 'next-morning' ? tomorrow() : nextDue(clock.now()));
  const to = 'set' in order ? new Date(order.set) : pushed;
  if (to) clock.set(to);
  return Boolean(to);
}
