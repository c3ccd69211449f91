import { eq } from 'drizzle-orm';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { lanes } from './schema.ts';

/** How long a channel's sender pauses; real instants, in milliseconds. */
export function createLane({ db }: Store, channel: string) {
  const pause = prepared((by: Slots<{ until: number }>) =>
    db
      .insert(lanes)
      .values({ channel, pausedUntilReal: by.until, why: 'throttled' })
      .onConflictDoUpdate({ target: lanes.channel, set: { pausedUntilReal: by.until, why: 'throttled' } }),
  );
  return {
    /** 0: there was none. */
    pausedUntil: (): number =>
      db.select({ until: lanes.pausedUntilReal }).from(lanes).where(eq(lanes.channel, channel)).get()?.until ?? 0,
    pause: (until: number): void => void pause.run({ until }),
  };
}
