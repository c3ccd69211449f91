import { and, eq, like, sql } from 'drizzle-orm';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { calendarSessions, occurrences, outbox, persons, sessionReminders } from './schema.ts';

type OfSession = { readonly person: number; readonly campaign: string; readonly session: string };

/** What one person asked to be reminded of. `rule`: 'morning', 'session:B01'. */
export type Asked = {
  has(of: OfSession): boolean;
  /** The sessions of a campaign that one person asked for. */
  sessions(person: number, campaign: string): readonly string[];
  ask(of: OfSession, now: Date): void;
  unask(of: OfSession): void;
  /** Of no session any more. */
  unaskAll(person: number): void;
  /** They took it into a calendar of theirs. */
  take(of: OfSession, now: Date): void;
  /** `time`: HH:MM, each day; null: not any more. */
  setDaily(person: number, time: string | null, now: Date): void;
  /** What waits to be handed over is as if it had never been: asked for again, it may happen again. What was handed over stays. */
  drop(person: number, rule: string): void;
  /** What waits to be sent is cancelled. */
  cancel(person: number, rule: string, now: Date): void;
  dropAll(person: number, now: Date): void;
  /** No evening question, no nudges, no digest. */
  stopNudges(person: number): void;
};

/** Everything is prepared once. */
export const createAsked = ({ db }: Store): Asked => ({ ...prepareAsking(db), ...prepareDropping(db) });

type Dropping = Pick<Asked, 'drop' | 'cancel' | 'dropAll'>;

function prepareAsking(db: Store['db']): Omit<Asked, keyof Dropping> {
  const isOne = (by: Slots<OfSession>) =>
    and(
      eq(sessionReminders.person, by.person),
      eq(sessionReminders.campaign, by.campaign),
      eq(sessionReminders.session, by.session),
    );
  const has = prepared((by: Slots<OfSession>) =>
    db.select({ person: sessionReminders.person }).from(sessionReminders).where(isOne(by)),
  );
  const sessions = prepared((by: Slots<Omit<OfSession, 'session'>>) =>
    db
      .select({ session: sessionReminders.session })
      .from(sessionReminders)
      .where(and(eq(sessionReminders.person, by.person), eq(sessionReminders.campaign, by.campaign))),
  );
  const [ask, take] = [sessionReminders, calendarSessions].map((table) =>
    prepared((by: Slots<OfSession & { readonly at: number }>) =>
      db
        .insert(table)
        .values({ person: by.person, campaign: by.campaign, session: by.session, at: by.at })
        .onConflictDoNothing(),
    ),
  );
  const unask = prepared((by: Slots<OfSession>) => db.delete(sessionReminders).where(isOne(by)));
  const unaskAll = prepared((by: Slots<{ person: number }>) =>
    db.delete(sessionReminders).where(eq(sessionReminders.person, by.person)),
  );
  const setDaily = prepared((by: Slots<{ person: number; time: string | null; since: number | null }>) =>
    db.update(persons).set({ remindAt: by.time, remindSince: by.since }).where(eq(persons.id, by.person)),
  );
  const stopNudges = prepared((by: Slots<{ person: number }>) =>
    db.update(persons).set({ evening: 'no', nudgesOff: true }).where(eq(persons.id, by.person)),
  );

  return {
    has: (of) => has.get(of) !== undefined,
    sessions: (person, campaign) => sessions.all({ person, campaign }).map(({ session }) => session),
    ask: (of, now) => void ask?.run({ ...of, at: now.getTime() }),
    unask: (of) => void unask.run(of),
    unaskAll: (person) => void unaskAll.run({ person }),
    take: (of, now) => void take?.run({ ...of, at: now.getTime() }),
    setDaily: (person, time, now) => void setDaily.run({ person, time, since: time === null ? null : now.getTime() }),
    stopNudges: (person) => void stopNudges.run({ person }),
  };
}

/** What waits, to be made or to be sent. */
function prepareDropping(db: Store['db']): Dropping {
  // '': of every rule.
  const drop = prepared((by: Slots<{ person: number; rule: string }>) =>
    db
      .delete(occurrences)
      .where(
        and(
          eq(occurrences.person, by.person),
          sql`${occurrences.state} = 'waiting'`,
          sql`${by.rule} in ('', ${occurrences.rule})`,
        ),
      ),
  );
  const cancel = prepared((by: Slots<{ person: number; keys: string; now: number }>) =>
    db
      .update(outbox)
      .set({ state: 'cancelled', body: null, settledAt: by.now })
      .where(
        and(eq(outbox.person, by.person), eq(outbox.state, 'waiting'), eq(outbox.lane, 1), like(outbox.key, by.keys)),
      ),
  );
  const cancelLike = (person: number, keys: string, now: Date): void =>
    void cancel.run({ person, keys, now: now.getTime() });
  return {
    drop: (person, rule) => void drop.run({ person, rule }),
    cancel: (person, rule, now) => cancelLike(person, `reminder:${rule}:%`, now),
    dropAll(person, now) {
      drop.run({ person, rule: '' });
      cancelLike(person, 'reminder:%', now);
    },
  };
}
