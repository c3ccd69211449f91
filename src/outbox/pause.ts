import type { Sent } from '../chat/index.ts';

export type PauseReason = 'throttled' | 'away' | 'reauthorise';

/**
 * Whether the platform wants to hear from us. throttled: until an instant it named (429). away: three sends in a row met no usable
 * answer; a probe tells when it is back. reauthorise: until a probe is let in, or somebody says so. Instants are `clock.elapsed()`.
 */
export type Pause = {
  why(now: number): PauseReason | null;
  /** The end of the pause for a 429; 0 or past: none. */
  until(): number;
  note(sent: Sent, now: number): void;
  /** The probe was answered. */
  isBack(): void;
  resume(): void;
  /** So shaky that only one send should be tried at a time. */
  isShaky(): boolean;
};

const THREE_IN_A_ROW = 3;
const DEFAULT_RETRY_AFTER_MS = 5000;
const JITTER_MS = 500;
/**
 * No pause is longer: one message an hour is no burden to a platform that asked for a day, and a day of silence is one to people. One that
 * is said to end later was written by a clock that ran ahead.
 */
export const LONGEST_PAUSE_MS = 3_600_000;

/** `until`: where the last run's pause ends; passed over where it can't be true `now`. */
export function createPause(until: number, now: number, random: () => number): Pause {
  let pausedUntil = until > now + LONGEST_PAUSE_MS + JITTER_MS ? 0 : until;
  let unanswered = 0;
  let unauthorised = false;

  return {
    why(now) {
      if (unauthorised) return 'reauthorise';
      if (now < pausedUntil) return 'throttled';
      return unanswered >= THREE_IN_A_ROW ? 'away' : null;
    },
    until: () => pausedUntil,
    note(sent, now) {
      if (isUnanswered(sent)) {
        unanswered += 1;
        return;
      }
      unanswered = 0;
      if (sent.ok) return;
      if (sent.again === true && sent.why === 'throttled') {
        const asked = Math.min(sent.retryAfterMs ?? DEFAULT_RETRY_AFTER_MS, LONGEST_PAUSE_MS);
        const pause = asked + random() * JITTER_MS;
        pausedUntil = Math.max(pausedUntil, Math.ceil(now + pause));
      }
      if (sent.again === false && sent.why === 'reauthorise') unauthorised = true;
    },
    isBack() {
      unanswered = Math.min(unanswered, THREE_IN_A_ROW - 1); // one more failure and it is away again
    },
    resume() {
      unauthorised = false;
      unanswered = 0;
    },
    isShaky: () => unanswered > 0,
  };
}

/** A time-out counts too: else a platform that hangs would turn a whole audience into "unknown". */
export function isUnanswered(sent: Sent): boolean {
  if (sent.ok) return false;
  return sent.again === 'unknown' || (sent.again && sent.why !== 'throttled' && sent.why !== 'later');
}
