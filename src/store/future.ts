/**
 * What a clock that was ahead has written is put right once the clock is: at a start, and when a running clock is set back. A mark from
 * the future otherwise holds until then: reminders that stay missed, rows that wait for a year, people who are never reminded again.
 *
 * Not here, since it heals by itself or does no harm: pauses of a channel (outbox/pause.ts), a human's silence (store/housekeeping.ts), wrong codes (people/tries.ts), Zalo's tokens (a refused one
 * is renewed), dates of roles, logs, uploads and announcements (shown or put in order, nothing waits for them). What a clock behind wrote looks old:
 * an invitation or a link may have ended early and is asked for again, and what is forgotten by age waits for a steady clock (chores.ts).
 */
import { and, eq, exists, gt, inArray, isNull, like, or, sql } from 'drizzle-orm';
import type { Store } from './open.ts';
import {
  addresses,
  downloads,
  drafts,
  files,
  invitations,
  linkCodes,
  occurrences,
  outbox,
  persons,
  photos,
  sessionReminders,
  updates,
} from './schema.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** A clock that is put right by less than this has done nothing worth undoing. */
export const SLIP_MS = MINUTE_MS;

/**
 * Call it inside a transaction. `now` is civil, `real` is `clock.elapsed()`. Gives how many rows were mended.
 */
export function mendFuture(store: Store, now: Date, real: number): number {
  const mends = [...mendReminders(store, now.getTime()), ...mendCivil(store, now.getTime()), ...mendReal(store, real)];
  return mends.reduce((sum, each) => sum + each.run().changes, 0);
}

/** A reminder that was too old by the wrong clock may still be sent; what was handed over and then closed as too old, too. */
function mendReminders({ db }: Store, now: number) {
  const late = now + SLIP_MS;
  const { rule, date, person, state, handedAt } = occurrences;
  const isClosed = and(eq(outbox.state, 'late'), gt(outbox.settledAt, late));
  const itsKey = sql`'reminder:' || ${rule} || ':' || ${date} || ':%'`;
  const closed = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(isClosed, eq(outbox.person, person), like(outbox.key, itsKey)));
  const isTooOld = or(inArray(state, ['missed', 'void']), exists(closed));
  return [
    db.delete(occurrences).where(and(gt(handedAt, late), isTooOld)),
    db.delete(outbox).where(and(isClosed, like(outbox.key, 'reminder:%'))),
  ];
}

function mendCivil({ db }: Store, now: number) {
  const late = now + SLIP_MS;
  const { createdAt, expiresAt } = invitations;
  return [
    db.update(persons).set({ remindSince: now }).where(gt(persons.remindSince, late)),
    db.update(persons).set({ lastAt: now }).where(gt(persons.lastAt, late)),
    db.update(sessionReminders).set({ at: now }).where(gt(sessionReminders.at, late)),
    db.update(drafts).set({ at: now }).where(gt(drafts.at, late)),
    db.update(addresses).set({ lastInteractionAt: now }).where(gt(addresses.lastInteractionAt, late)),
    db.update(addresses).set({ unreachableAt: now }).where(gt(addresses.unreachableAt, late)),
    db
      .update(invitations)
      .set({ expiresAt: sql`${expiresAt} - ${createdAt} + ${now}`, createdAt: now })
      .where(gt(createdAt, late)),
    db
      .update(linkCodes)
      .set({ expiresAt: now + 10 * MINUTE_MS })
      .where(gt(linkCodes.expiresAt, late + HOUR_MS)),
    db
      .update(outbox)
      .set({ settledAt: now })
      .where(and(isNull(outbox.broadcast), gt(outbox.settledAt, late))),
  ];
}

function mendReal({ db }: Store, elapsed: number) {
  const real = Math.round(elapsed);
  const late = real + SLIP_MS;
  const waits = sql`${outbox.state} = 'waiting'`;
  return [
    // The longest that a row is put off is a day (outbox/verdict.ts), a photo far less.
    db
      .update(outbox)
      .set({ dueReal: real })
      .where(and(waits, gt(outbox.dueReal, late + DAY_MS))),
    db
      .update(outbox)
      .set({ createdReal: real })
      .where(and(waits, gt(outbox.createdReal, late))),
    db
      .update(photos)
      .set({ dueReal: real })
      .where(gt(photos.dueReal, late + HOUR_MS)),
    db.update(updates).set({ atReal: real }).where(gt(updates.atReal, late)),
    db.update(files).set({ at: real }).where(gt(files.at, late)),
    db
      .update(downloads)
      .set({ expiresAtReal: real + 7 * DAY_MS })
      .where(gt(downloads.expiresAtReal, late + 7 * DAY_MS)),
  ];
}
