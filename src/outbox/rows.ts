import { and, count, eq, sql } from 'drizzle-orm';
import { LANE } from '../store/enqueue.ts';
import type { Store } from '../store/open.ts';
import { lanes, outbox } from '../store/schema.ts';
import type { OutboxRow, Outcome } from './types.ts';
import { LONGEST_BACKOFF_MS, LONGEST_LATER_MS, reasonOf } from './verdict.ts';

/** The first waiting row of a chat in a lane, but for those that were put off for long. `unreachable`: why the person can't be written to, as known so far; `lastAt`: their last word. */
export type Head = OutboxRow & {
  readonly body: string | null;
  readonly unreachable: string | null;
  readonly lastAt: number | null;
  /** Civil; null: always of use. */
  readonly until: number | null;
};

/** A row that reached the platform, or may have. `at`: when it ended; null: nobody saw it end. */
export type SentRow = OutboxRow & { readonly body: string | null; readonly at: number | null };

/** What a row comes to here, and why. `replaced`: another row took its place. */
type Settlement = { readonly state: Outcome['state'] | 'replaced'; readonly reason: string | null };

// A literal, never a parameter: only then does SQLite use the partial indexes.
const waits = sql`${outbox.state} = 'waiting'`;
const p = sql.placeholder;

// Whoever was forgotten while this was on its way: the address was needed until now, and no longer.
const isNobodys = sql`outbox.person is not null and not exists (select 1 from persons where persons.id = outbox.person)`;

/** A clock is set right by some seconds all the time. */
const AHEAD_MS = 60_000;

/** In place of a message's name: a receipt can't prove the row, since parts of it were not sent. */
const UNPROVABLE = '';

// A receipt may overtake the answer to the send; then the row holds the name under which it came (receipts.ts). Of a row in doubt it is
// the proof; else it counts if the answer has the same name.
const isProven = sql`${p('state')} = 'unknown' and ${outbox.messageId} is not null and ${p('messageId')} is null`;
const isReceipted = sql`(${p('state')} = 'unknown' and ${p('messageId')} is null or ${outbox.messageId} = ${p('messageId')})`;

const described = {
  id: outbox.id,
  key: outbox.key,
  channel: outbox.channel,
  chat: outbox.chat,
  person: outbox.person,
  lane: outbox.lane,
  broadcast: outbox.broadcast,
  attempts: outbox.attempts,
};

/** `now`: real; `civil`: for what is measured by the people's clock. */
type HeadsAsked = Pick<OutboxRow, 'channel' | 'lane'> & {
  readonly after: number;
  readonly now: number;
  readonly civil: number;
  readonly limit: number;
};

// While a human writes with the person by hand, only what answers them goes out. Civil time, thus no due instant of the row's own.
const isLetIn = `(o.lane = ${LANE.reply} or a.quiet_until is null or a.quiet_until <= @civil)`;
const withAddress = 'outbox o left join addresses a on a.channel = o.channel and a.id = o.chat';

/** The sender's statements on one channel's rows, prepared once. All but the counts belong inside a transaction. */
export function createRows(store: Store, channel: string) {
  const { db } = store;
  // In SQL of its own: for a bound `limit ?` SQLite plans the whole statement anew each time it is run, which took longer than running it.
  // A broadcast that was cancelled or stopped ends at its next row, though thousands of rows are still to be marked.
  const selectHeads = store.sqlite.prepare<HeadsAsked, Head>(`
    select o.id, o.key, o.channel, o.chat, o.person, o.lane, o.broadcast, o.attempts, o.body, a.unreachable,
      a.last_interaction_at as lastAt, o.until_at as until
    from ${withAddress}
    where o.channel = @channel and o.lane = @lane and o.state = 'waiting' and o.id > @after and o.due_real <= @now
      and ${isLetIn}
      and not exists (select 1 from outbox e
        where e.channel = o.channel and e.chat = o.chat and e.lane = o.lane and e.id < o.id and e.state = 'waiting'
          and e.due_real <= @now + ${LONGEST_BACKOFF_MS})
      and not exists (select 1 from broadcasts b where b.id = o.broadcast and b.state in ('cancelled', 'stopped'))
    order by o.id limit @limit + 0`);
  const begin = db
    .update(outbox)
    .set({ state: 'sending', attempts: sql`${outbox.attempts} + 1` })
    .where(and(eq(outbox.id, p('id')), waits))
    .prepare();
  const settle = db
    .update(outbox)
    .set({
      state: sql`iif(${isProven}, 'sent', ${p('state')})`,
      reason: sql`iif(${isProven}, null, ${p('reason')})`,
      messageId: sql`iif(${isNobodys}, null, iif(${isProven}, ${outbox.messageId}, ${p('messageId')}))`,
      deliveredAt: sql`iif(${isReceipted}, ${outbox.deliveredAt}, null)`,
      seenAt: sql`iif(${isReceipted}, ${outbox.seenAt}, null)`,
      chat: sql`iif(${isNobodys}, '', ${outbox.chat})`,
      body: null,
      settledAt: sql`${p('now')}`,
    })
    .where(eq(outbox.id, p('id')))
    .prepare();
  const putBack = db
    .update(outbox)
    .set({
      state: 'waiting',
      attempts: sql`${p('attempts')}`,
      dueReal: sql`${p('due')}`,
      messageId: null,
      deliveredAt: null,
      seenAt: null,
    })
    .where(eq(outbox.id, p('id')))
    .prepare();
  const disown = store.sqlite.prepare<{ id: number; ref: string }>(
    'update outbox set message_id = null, delivered_at = null, seen_at = null where id = @id and message_id = @ref',
  );
  const waitingOfChat = db
    .select(described)
    .from(outbox)
    .where(and(eq(outbox.channel, channel), eq(outbox.chat, p('chat')), waits))
    .prepare();
  const left = db
    .select({ ...described, messageId: outbox.messageId })
    .from(outbox)
    .where(and(eq(outbox.channel, channel), sql`${outbox.state} = 'sending'`))
    .prepare();
  // Nothing is put off for longer than a day; and whoever wrote rows in what is still to come had a clock that ran ahead.
  const mend = store.sqlite.prepare<{ channel: string; now: number }>(`
    update outbox set due_real = 0 where channel = @channel and state = 'waiting' and due_real > @now
      and (due_real > @now + ${LONGEST_LATER_MS} or exists (
        select 1 from outbox n where n.id = (select max(id) from outbox) and n.created_real > @now + ${AHEAD_MS}))`);
  const oldest = store.sqlite.prepare<
    Pick<HeadsAsked, 'channel' | 'lane' | 'now' | 'civil'>,
    { id: number; at: number }
  >(`
    select o.id, o.created_real as at from ${withAddress}
    where o.channel = @channel and o.lane = @lane and o.state = 'waiting' and ${isLetIn}
      and o.due_real <= @now + ${LONGEST_BACKOFF_MS} order by o.id limit 1`);
  const due = store.sqlite.prepare<Pick<HeadsAsked, 'channel' | 'now' | 'civil'>>(`
    select 1 from ${withAddress}
    where o.channel = @channel and o.state = 'waiting' and o.due_real <= @now and ${isLetIn} limit 1`);
  // Reads the whole outbox: once, at a start.
  const sentSince = store.sqlite.prepare<{ channel: string; since: number; most: number }, SentRow>(`
    select id, key, channel, chat, person, lane, broadcast, attempts, body, settled_at as at from outbox
    where channel = @channel and (state = 'sending' or (state in ('sent', 'unknown') and settled_at > @since))
    order by settled_at is null desc, settled_at desc limit @most`);
  const waitingByLane = db
    .select({ lane: outbox.lane, rows: count() })
    .from(outbox)
    .where(and(eq(outbox.channel, channel), waits))
    .groupBy(outbox.lane)
    .prepare();
  const pausedUntil = db
    .select({ until: lanes.pausedUntilReal })
    .from(lanes)
    .where(eq(lanes.channel, channel))
    .prepare();
  const pause = db
    .insert(lanes)
    .values({ channel, pausedUntilReal: p('until'), why: 'throttled' })
    .onConflictDoUpdate({ target: lanes.channel, set: { pausedUntilReal: sql`${p('until')}`, why: 'throttled' } })
    .prepare();

  const end = (id: number, { state, reason }: Settlement, messageId: string | null, now: Date): void => {
    settle.run({ id, state, reason, messageId, now: now.getTime() });
  };

  return {
    heads: (asked: Omit<HeadsAsked, 'channel'>): Head[] => selectHeads.all({ channel, ...asked }),
    /** Records the intent. */
    begin: (id: number): void => {
      begin.run({ id });
    },
    settle: (id: number, outcome: Outcome, now: Date): void => {
      const messageId =
        outcome.state === 'sent'
          ? outcome.messageId
          : outcome.state === 'unknown' && outcome.incomplete
            ? UNPROVABLE
            : null;
      end(id, { state: outcome.state, reason: reasonOf(outcome) }, messageId, now);
    },
    /** The receipt that came while it was being sent was of an earlier part. */
    disown: (id: number, ref: string): void => {
      disown.run({ id, ref });
    },
    /** Another row took its place; the reason is why. */
    replace: (id: number, outcome: Outcome, now: Date): void => {
      end(id, { state: 'replaced', reason: reasonOf(outcome) }, null, now);
    },
    putBack: (id: number, attempts: number, due: number): void => {
      putBack.run({ id, attempts, due: Math.ceil(due) });
    },
    /** What a wrong clock of an earlier life has put off; `now`: real. */
    mend: (now: number): void => {
      mend.run({ channel, now: Math.round(now) });
    },
    waitingOf: (chat: string): OutboxRow[] => waitingOfChat.all({ chat }),
    /** Rows that a send was begun for and never marked. */
    left: (): (OutboxRow & { readonly messageId: string | null })[] => left.all(),
    /** The lane's first waiting row, but for those put off for long, and the real instant at which it was written; null: none may go. */
    oldest: (lane: number, now: number, civil: number): { readonly id: number; readonly at: number } | null =>
      oldest.get({ channel, lane, now, civil }) ?? null,
    isDue: (now: number, civil: number): boolean => due.get({ channel, now, civil }) !== undefined,
    /** What reached the platform since a civil instant, or may have; so many at most, the newest. After a clock was set back that may be all. */
    sentSince: (since: number, most: number): SentRow[] => sentSince.all({ channel, since, most }),
    waiting: () => {
      const rows = waitingByLane.all();
      const of = (lane: number): number => rows.find((row) => row.lane === lane)?.rows ?? 0;
      return { reply: of(LANE.reply), reminder: of(LANE.reminder), bulk: of(LANE.bulk) };
    },
    pausedUntil: (): number => pausedUntil.get()?.until ?? 0,
    pause: (until: number): void => {
      pause.run({ until });
    },
  };
}

export type Rows = ReturnType<typeof createRows>;
