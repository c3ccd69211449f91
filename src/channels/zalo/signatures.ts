import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import { CHANNEL } from './options.ts';

/**
 * Since the start. `good`: signed as Zalo's; `other`: those of them that are not for this bot, among them `foreign`:
 * for another OA of the same app. `bad`: dropped for their signature.
 * `lastAt`: when the last good one came, in real milliseconds; null: none did.
 */
export type WebhookCounts = {
  readonly good: number;
  readonly bad: number;
  readonly other: number;
  readonly foreign: number;
  readonly lastAt: number | null;
};

/**
 * So many that look like Zalo's own with a wrong signature, over so long and none genuine between them, look like a
 * wrong key.
 */
const WRONG_IN_A_ROW = 5;
const WRONG_FOR_MS = 10 * 60_000;
/** After so long without another one they no longer keep coming. */
const WRONG_OVER_MS = 60 * 60_000;

/** What signatures the events had, and whether the key is right. */
export type Signatures = {
  /** One was genuine. `by`: where its timestamp stood. */
  accept(by: 'body' | 'header'): void;
  /** One was not. `mayBeZalos`: it looks like an event of this app, so that only the key is wrong. */
  drop(mayBeZalos: boolean): void;
  /** A genuine one that is not for this bot; `isForeign`: for another OA of the same app. */
  passOver(isForeign: boolean): void;
  counts(): WebhookCounts;
  /** `unread`: a line on what nobody could read; null: there is none. */
  health(unread: string | null): { readonly ok: boolean; readonly detail?: string };
};

/** See Signatures. */
export function createSignatures(clock: Pick<Clock, 'elapsed'>, log: Log): Signatures {
  const counts = { good: 0, bad: 0, other: 0, foreign: 0, lastAt: null as number | null };
  let badInARow = 0;
  /** Since the last genuine one. Real instants. */
  let wrong = { count: 0, first: 0, last: 0 };
  let isByHeader = false;
  return {
    accept(by) {
      counts.good += 1;
      counts.lastAt = clock.elapsed();
      badInARow = 0;
      wrong = { count: 0, first: 0, last: 0 };
      if (by === 'header' && !isByHeader)
        log.info({ channel: CHANNEL }, "events are signed with the header's timestamp");
      isByHeader = by === 'header';
    },
    drop(mayBeZalos) {
      counts.bad += 1;
      badInARow += 1;
      const now = clock.elapsed();
      if (mayBeZalos) wrong = { count: wrong.count + 1, first: wrong.count === 0 ? now : wrong.first, last: now };
      // A flood of forged events must not become a flood of lines.
      if (badInARow === 1 || badInARow % 100 === 0) {
        log.warn({ channel: CHANNEL, bad: counts.bad }, 'bad signature: dropped');
      }
    },
    passOver(isForeign) {
      counts.other += 1;
      if (isForeign) counts.foreign += 1;
    },
    counts: () => ({ ...counts }),
    health(unread) {
      const bad = counts.bad === 0 ? null : `${counts.bad} events with a bad signature`;
      const detail = [bad, unread].filter((each) => each !== null).join('; ');
      if (detail === '') return { ok: true };
      const keepComing =
        wrong.count >= WRONG_IN_A_ROW &&
        wrong.last - wrong.first >= WRONG_FOR_MS &&
        clock.elapsed() - wrong.last < WRONG_OVER_MS;
      if (!keepComing) return { ok: true, detail };
      const minutes = Math.floor((wrong.last - wrong.first) / 60_000);
      const since = `the last ${wrong.count} over ${minutes} minutes without a genuine one`;
      return { ok: false, detail: `${detail}, ${since}: is ZALO_OA_SECRET_KEY right?` };
    },
  };
}
