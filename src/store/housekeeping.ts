import { and, gt, inArray, isNotNull, lt, sql } from 'drizzle-orm';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { addresses, outbox, persons, updates } from './schema.ts';
import { createSweeps } from './sweeps.ts';

/** What one slice did away with. */
export type Swept = { readonly updates: number; readonly rows: number; readonly bodies: number };

/** Small slices, each to be called inside a transaction of its own, until one did away with nothing. */
export type Housekeeping = {
  /** `now`: civil; `real`: `clock.elapsed()`; `byAge`: whether the clock can be trusted with how old something is. */
  run(now: Date, real: number, byAge?: boolean): Swept;
};

const HOUR_MS = 3_600_000;
/** Telegram repeats an update for 24 hours, others for 12. */
const KEEP_UPDATES_MS = 72 * HOUR_MS;
/** Of each kind: with a million rows some ten milliseconds. */
const SLICE = 250;

/** So long what was not understood may still be sent to the office. */
const KEEP_UNREAD_MS = HOUR_MS;

/** The longest that the office may set (ZALO_QUIET_MINUTES), where nobody says what it has set. */
const LONGEST_QUIET_MS = 7 * 24 * HOUR_MS;

/**
 * Dedupe keys go after 72 real hours, what was not understood after one, and what hangs on a person by its table's declaration (sweeps.ts). A settled
 * row's body is wiped with its mark; should one have been left, it goes here. A silence that is said to end later
 * than any can was a wrong clock's, and ends.
 */
export function createHousekeeping(store: Store, quietMs = LONGEST_QUIET_MS): Housekeeping {
  const { db } = store;
  const rowid = sql`rowid`;
  const dropUpdates = prepared((by: Slots<{ before: number }>) => {
    const old = db.select({ rowid }).from(updates).where(lt(updates.atReal, by.before)).limit(SLICE);
    return db.delete(updates).where(inArray(rowid, old));
  });
  const sweep = createSweeps(store);
  const unwiped = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(isNotNull(outbox.settledAt), isNotNull(outbox.body)))
    .limit(SLICE);
  const wipe = db.update(outbox).set({ body: null }).where(inArray(outbox.id, unwiped)).prepare();
  const speakAgain = prepared((by: Slots<{ latest: number }>) =>
    db.update(addresses).set({ quietUntil: null }).where(gt(addresses.quietUntil, by.latest)),
  );
  // As its index has it, or the whole table is read.
  const hasUnread = sql`instr(${persons.shown}, '"unread":') > 0`;
  const dropUnread = prepared((by: Slots<{ before: number }>) => {
    const old = db
      .select({ id: persons.id })
      .from(persons)
      .where(and(hasUnread, lt(persons.lastAt, by.before)))
      .limit(SLICE);
    return db
      .update(persons)
      .set({ shown: sql`json_remove(${persons.shown}, '$.unread')` })
      .where(inArray(persons.id, old));
  });
  return {
    run(now, real, byAge = true) {
      speakAgain.run({ latest: now.getTime() + quietMs });
      return {
        updates: byAge ? dropUpdates.run({ before: real - KEEP_UPDATES_MS }).changes : 0,
        rows: sweep(now, byAge) + dropUnread.run({ before: now.getTime() - KEEP_UNREAD_MS }).changes,
        bodies: wipe.run().changes,
      };
    },
  };
}
