import { and, asc, count, eq, lte, sql } from 'drizzle-orm';
import type { Store } from '../store/open.ts';
import { lanes, outbox } from '../store/schema.ts';
import { LANE } from './enqueue.ts';
import type { OutboxRow, Outcome } from './types.ts';
import { reasonOf } from './verdict.ts';

/** The first waiting row of a chat in a lane. `unreachable`: why the person can't be written to, as known so far. */
export type Head = OutboxRow & { readonly body: string | null; readonly unreachable: string | null };

// A literal, never a parameter: only then does SQLite use the partial indexes.
const waits = sql`${outbox.state} = 'waiting'`;
const p = sql.placeholder;

// Whoever was forgotten while this was on its way: the address was needed until now, and no longer.
const isNobodys = sql`outbox.person is not null and not exists (select 1 from persons where persons.id = outbox.person)`;

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

type HeadsAsked = Pick<OutboxRow, 'channel' | 'lane'> & {
  readonly after: number;
  readonly now: number;
  readonly limit: number;
};

/** The sender's statements on one channel's rows, prepared once. All but the counts belong inside a transaction. */
export function createRows(store: Store, channel: string) {
  const { db } = store;
  // In SQL of its own: for a bound `limit ?` SQLite plans the whole statement anew each time it is run, which took longer than running it.
  // A broadcast that was cancelled or stopped ends at its next row, though thousands of rows are still to be marked.
  const selectHeads = store.sqlite.prepare<HeadsAsked, Head>(`
    select o.id, o.key, o.channel, o.chat, o.person, o.lane, o.broadcast, o.attempts, o.body, a.unreachable
    from outbox o left join addresses a on a.channel = o.channel and a.id = o.chat
    where o.channel = @channel and o.lane = @lane and o.state = 'waiting' and o.id > @after and o.due_real <= @now
      and not exists (select 1 from outbox e
        where e.channel = o.channel and e.chat = o.chat and e.lane = o.lane and e.id < o.id and e.state = 'waiting')
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
      state: sql`${p('state')}`,
      reason: sql`${p('reason')}`,
      messageId: sql`iif(${isNobodys}, null, ${p('messageId')})`,
      chat: sql`iif(${isNobodys}, '', ${outbox.chat})`,
      body: null,
      settledAt: sql`${p('now')}`,
    })
    .where(eq(outbox.id, p('id')))
    .prepare();
  const putBack = db
    .update(outbox)
    .set({ state: 'waiting', attempts: sql`${p('attempts')}`, dueReal: sql`${p('due')}` })
    .where(eq(outbox.id, p('id')))
    .prepare();
  const waitingOfChat = db
    .select(described)
    .from(outbox)
    .where(and(eq(outbox.channel, channel), eq(outbox.chat, p('chat')), waits))
    .prepare();
  const left = db
    .select(described)
    .from(outbox)
    .where(and(eq(outbox.channel, channel), sql`${outbox.state} = 'sending'`))
    .prepare();
  const oldest = db
    .select({ at: outbox.createdReal })
    .from(outbox)
    .where(and(eq(outbox.channel, channel), eq(outbox.lane, p('lane')), waits))
    .orderBy(asc(outbox.id))
    .prepare();
  const due = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.channel, channel), waits, lte(outbox.dueReal, p('now'))))
    .prepare();
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

  return {
    heads: (lane: number, after: number, now: number, limit: number): Head[] =>
      selectHeads.all({ channel, lane, after, now, limit }),
    /** Records the intent. */
    begin: (id: number): void => {
      begin.run({ id });
    },
    settle: (id: number, outcome: Outcome, now: Date): void => {
      const messageId = outcome.state === 'sent' ? outcome.messageId : null;
      settle.run({ id, state: outcome.state, reason: reasonOf(outcome), messageId, now: now.getTime() });
    },
    putBack: (id: number, attempts: number, due: number): void => {
      putBack.run({ id, attempts, due: Math.ceil(due) });
    },
    waitingOf: (chat: string): OutboxRow[] => waitingOfChat.all({ chat }),
    /** Rows that a send was begun for and never marked. */
    left: (): OutboxRow[] => left.all(),
    /** Real instant at which the lane's first waiting row was written; null: none waits. */
    oldest: (lane: number): number | null => oldest.get({ lane })?.at ?? null,
    isDue: (now: number): boolean => due.get({ now }) !== undefined,
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
