import type { Clock } from '../clock.ts';
import { LANE } from '../store/enqueue.ts';
import type { OutboxRows } from '../store/outbox-rows.ts';
import type { createPause } from './pause.ts';
import type { SenderHealth } from './types.ts';

/** Replies that wait longer than this are somebody's who looks at the screen. */
const LATE_MS = 20_000;

/** How a channel's sending is. `trouble`: what is wrong with the database; `civil`: the people's time (epoch ms) at the sender's last look. */
export function createSayHealth(given: {
  readonly rows: OutboxRows;
  readonly pause: ReturnType<typeof createPause>;
  readonly clock: Clock;
  readonly trouble: () => string | null;
  readonly civil: () => number;
}): () => SenderHealth {
  const { rows, pause, clock } = given;
  /** The first row of a lane that waits, and when we first looked at it. */
  const seen = new Map<number, { readonly id: number; readonly at: number }>();

  /** By our own watch where what is written down can't be true: a wrong clock wrote it. */
  const oldestMs = (lane: number): number | null => {
    const now = clock.elapsed();
    const oldest = rows.oldest(lane, now, given.civil());
    if (oldest === null) return null;
    const known = seen.get(lane);
    const since = known?.id === oldest.id ? known.at : now;
    seen.set(lane, { id: oldest.id, at: since });
    return Math.round(now - (oldest.at <= now ? oldest.at : since));
  };

  return () => {
    const why = pause.why(clock.elapsed());
    const trouble = given.trouble();
    const reply = oldestMs(LANE.reply);
    const isLate = reply !== null && reply > LATE_MS;
    const waits = isLate ? [`answers wait for ${Math.round(reply / 1000)} s`] : [];
    const detail = [trouble ?? why, ...waits].filter((each) => each !== null).join('; ');
    return {
      ok: trouble === null && why !== 'away' && why !== 'reauthorise' && !isLate,
      detail: detail === '' ? null : detail,
      oldestMs: { reply, reminder: oldestMs(LANE.reminder), bulk: oldestMs(LANE.bulk) },
      pausedUntil: why === 'throttled' ? pause.until() : null,
      why,
    };
  };
}
