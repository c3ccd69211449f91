/**
 * What a clock that was ahead has written is put right once the clock is: at a start, and when a running clock is set back. A mark from
 * the future otherwise holds until then: reminders that stay missed, rows that wait for a year, people who are never reminded again.
 *
 * Not here, since it heals by itself or does no harm: pauses of a channel (outbox/pause.ts), a human's silence (store/housekeeping.ts), wrong codes (people/tries.ts), Zalo's tokens (a refused one
 * is renewed), dates of roles, logs, uploads and announcements (shown or put in order, nothing waits for them). What a clock behind wrote looks old:
 * an invitation or a link may have ended early and is asked for again, and what is forgotten by age waits for a steady clock (chores.ts).
 */
import type { Store } from './open.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A clock that is put right by less than this has done nothing worth undoing. */
export const SLIP_MS = MINUTE_MS;

// @now: civil, @real: real; both a slip later: @late, @lateReal.
const CIVIL = [
  // A reminder that was too old by the wrong clock may still be sent; what was handed over and then closed as too old, too.
  `delete from occurrences where handed_at > @late and (state in ('missed', 'void') or exists (
     select 1 from outbox o where o.state = 'late' and o.settled_at > @late and o.person = occurrences.person
       and o.key like 'reminder:' || occurrences.rule || ':' || occurrences.date || ':%'))`,
  `delete from outbox where state = 'late' and settled_at > @late and key like 'reminder:%'`,
  'update persons set remind_since = @now where remind_since > @late',
  'update persons set last_at = @now where last_at > @late',
  'update session_reminders set at = @now where at > @late',
  'update drafts set at = @now where at > @late',
  'update addresses set last_interaction_at = @now where last_interaction_at > @late',
  'update addresses set unreachable_at = @now where unreachable_at > @late',
  'update invitations set expires_at = expires_at - created_at + @now, created_at = @now where created_at > @late',
  `update link_codes set expires_at = @now + ${10 * MINUTE_MS} where expires_at > @late + ${HOUR_MS}`,
  'update outbox set settled_at = @now where broadcast is null and settled_at > @late',
];
const REAL = [
  // The longest that a row is put off is a day (outbox/verdict.ts), a photo far less.
  `update outbox set due_real = @real where state = 'waiting' and due_real > @lateReal + ${24 * HOUR_MS}`,
  `update outbox set created_real = @real where state = 'waiting' and created_real > @lateReal`,
  `update photos set due_real = @real where due_real > @lateReal + ${HOUR_MS}`,
  'update updates set at_real = @real where at_real > @lateReal',
  'update files set at = @real where at > @lateReal',
  `update downloads set expires_at_real = @real + ${7 * 24 * HOUR_MS} where expires_at_real > @lateReal + ${7 * 24 * HOUR_MS}`,
];

/**
 * Call it inside a transaction. `now` is civil, `real` is `clock.elapsed()`. Gives how many rows were mended.
 */
export function mendFuture({ sqlite }: Store, now: Date, real: number): number {
  const instants = { now: now.getTime(), late: now.getTime() + SLIP_MS };
  const reals = { real: Math.round(real), lateReal: Math.round(real) + SLIP_MS };
  const civil = CIVIL.map((text) => sqlite.prepare<Partial<typeof instants>>(text).run(instants).changes);
  const all = [...civil, ...REAL.map((text) => sqlite.prepare<typeof reals>(text).run(reals).changes)];
  return all.reduce((sum, each) => sum + each, 0);
}
