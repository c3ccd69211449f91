import { and, desc, eq, lte, type SQL, sql } from 'drizzle-orm';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { broadcasts } from './schema.ts';

export type BroadcastState = 'scheduled' | 'sending' | 'done' | 'cancelled' | 'stopped';
/** `attachment`, `choosing`: JSON. Instants: epoch ms, civil. `enqueuedTo`: the last person gone through; null: everybody is written out. */
export type BroadcastRecord = Omit<typeof broadcasts.$inferSelect, 'state'> & { readonly state: BroadcastState };
type New = Pick<
  BroadcastRecord,
  'campaign' | 'text' | 'attachment' | 'choosing' | 'state' | 'dueAt' | 'createdAt' | 'startedAt'
> & {
  readonly createdBy: number;
};
type Change = {
  readonly id: number;
  readonly state: BroadcastState;
  readonly reason: string | null;
  /** It began then, if it had not begun before. */
  readonly started: number | null;
  readonly finished: number | null;
};

/** The announcements themselves; what became of each message of theirs: see broadcast-rows.ts. */
export type BroadcastRecords = {
  /** Gives its id. */
  insert(row: New): number;
  find(id: number): BroadcastRecord | null;
  latest(campaign: string, most: number): readonly BroadcastRecord[];
  sending(): readonly BroadcastRecord[];
  /** Planned ones whose time has come. */
  due(now: Date): readonly BroadcastRecord[];
  nextDue(): Date | null;
  setState(change: Change): void;
  /** How far its recipients are written out; null: all of them. */
  setWritten(id: number, to: number | null): void;
};

/** Everything is prepared once. */
export function createBroadcastRecords(store: Store): BroadcastRecords {
  const { db } = store;
  const select = (where: SQL | undefined, order: SQL | typeof broadcasts.id = broadcasts.id) =>
    db.select().from(broadcasts).where(where).orderBy(order);
  const insert = prepared((by: Slots<New>) =>
    db
      .insert(broadcasts)
      .values({
        campaign: by.campaign,
        createdBy: by.createdBy,
        text: by.text,
        attachment: by.attachment,
        choosing: by.choosing,
        state: by.state,
        dueAt: by.dueAt,
        createdAt: by.createdAt,
        startedAt: by.startedAt,
        enqueuedTo: 0,
      })
      .returning({ id: broadcasts.id }),
  );
  const byId = prepared((by: Slots<{ id: number }>) => select(eq(broadcasts.id, by.id)));
  const latest = prepared((by: Slots<{ campaign: string; most: number }>) =>
    select(eq(broadcasts.campaign, by.campaign), desc(broadcasts.id)).limit(by.most),
  );
  const sending = select(eq(broadcasts.state, 'sending')).prepare();
  const due = prepared((by: Slots<{ now: number }>) =>
    select(and(eq(broadcasts.state, 'scheduled'), lte(broadcasts.dueAt, by.now))),
  );
  const next = db
    .select({ at: sql<number | null>`min(${broadcasts.dueAt})` })
    .from(broadcasts)
    .where(eq(broadcasts.state, 'scheduled'))
    .prepare();
  return {
    insert: (row) => insert.get(row)?.id ?? 0,
    find: (id) => (byId.get({ id }) ?? null) as BroadcastRecord | null,
    latest: (campaign, most) => latest.all({ campaign, most }) as BroadcastRecord[],
    sending: () => sending.all() as BroadcastRecord[],
    due: (now) => due.all({ now: now.getTime() }) as BroadcastRecord[],
    nextDue() {
      const at = next.get()?.at ?? null;
      return at === null ? null : new Date(at);
    },
    ...progressIn(store),
  };
}

/** How far one has come: its state, and whom it is written out to. */
function progressIn({ db }: Store): Pick<BroadcastRecords, 'setState' | 'setWritten'> {
  const setState = prepared((by: Slots<Change>) =>
    db
      .update(broadcasts)
      .set({
        state: by.state,
        stopReason: by.reason,
        startedAt: sql`coalesce(${broadcasts.startedAt}, ${by.started})`,
        finishedAt: by.finished,
      })
      .where(eq(broadcasts.id, by.id)),
  );
  const setWritten = prepared((by: Slots<{ id: number; to: number | null }>) =>
    db.update(broadcasts).set({ enqueuedTo: by.to }).where(eq(broadcasts.id, by.id)),
  );
  return {
    setState: (change) => void setState.run(change),
    setWritten: (id, to) => void setWritten.run({ id, to }),
  };
}
