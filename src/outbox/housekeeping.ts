import type { Clock } from '../clock.ts';
import type { Store } from '../store/open.ts';

/** What one round did away with. */
export type Swept = { readonly updates: number; readonly rows: number; readonly bodies: number };

/** Small rounds, to be called now and then inside a transaction: a round is a few milliseconds, what is left over waits for the next. */
export type Housekeeping = {
  /** `byAge`: whether the clock can be trusted with how old something is. */
  run(byAge?: boolean): Swept;
};

const HOUR_MS = 3_600_000;
/** Telegram repeats an update for 24 hours, others for 12. */
const KEEP_UPDATES_MS = 72 * HOUR_MS;
const KEEP_ROWS_MS = 7 * 24 * HOUR_MS;
const ROUND = 2000;

/** The longest that the office may set (ZALO_QUIET_MINUTES), where nobody says what it has set. */
const LONGEST_QUIET_MS = 7 * 24 * HOUR_MS;

/**
 * Dedupe keys go after 72 real hours. Settled rows go after seven days, unless they are a broadcast's: its figures are counted over
 * its rows. A settled row's body is wiped with its mark; should one have been left, it goes here. A silence that is said to end later than
 * any can was a wrong clock's, and ends.
 */
export function createHousekeeping(store: Store, clock: Clock, quietMs = LONGEST_QUIET_MS): Housekeeping {
  const dropUpdates = store.sqlite.prepare(
    `delete from updates where rowid in (select rowid from updates where at_real < ? limit ${ROUND})`,
  );
  // Without the hint SQLite looks at every row that is no broadcast's.
  const dropRows = store.sqlite.prepare(
    `delete from outbox where id in (
       select id from outbox indexed by outbox_settled where broadcast is null and settled_at < ? limit ${ROUND})`,
  );
  const wipe = store.sqlite.prepare(
    `update outbox set body = null where id in (
       select id from outbox where settled_at is not null and body is not null limit ${ROUND})`,
  );
  const speakAgain = store.sqlite.prepare('update addresses set quiet_until = null where quiet_until > ?');
  const run = (byAge = true): Swept => {
    speakAgain.run(clock.now().getTime() + quietMs);
    return {
      updates: byAge ? dropUpdates.run(clock.elapsed() - KEEP_UPDATES_MS).changes : 0,
      rows: byAge ? dropRows.run(clock.now().getTime() - KEEP_ROWS_MS).changes : 0,
      bodies: wipe.run().changes,
    };
  };
  return { run };
}
