import { and, asc, eq, lte, sql } from 'drizzle-orm';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { occurrences, persons } from './schema.ts';

/** An occurrence that is to be handed over. `lastAt`: the person's last word, anywhere. Instants: epoch ms, civil. */
export type Waiting = {
  readonly rule: string;
  readonly date: string;
  readonly person: number;
  readonly dueAt: number;
  readonly lastAt: number;
};

type Which = Pick<Waiting, 'rule' | 'date' | 'person'>;
export type WaitingRows = {
  /** Those that come due up to `now`, the first so many. */
  due(now: Date, most: number): readonly Waiting[];
  /** When the first of all comes; null: none waits. */
  firstAt(): Date | null;
  settle(which: Which, state: 'handed' | 'missed' | 'void', now: Date): void;
  /** `to`: epoch ms. */
  putOff(which: Which, to: number): void;
};

/** Everything is prepared once. */
export function createWaitingRows({ db }: Store): WaitingRows {
  // A literal: only then is the partial index used.
  const waits = sql`${occurrences.state} = 'waiting'`;
  const due = prepared((by: Slots<{ now: number; most: number }>) =>
    db
      .select({
        rule: occurrences.rule,
        date: occurrences.date,
        person: occurrences.person,
        dueAt: occurrences.dueAt,
        lastAt: persons.lastAt,
      })
      .from(occurrences)
      .innerJoin(persons, eq(persons.id, occurrences.person))
      .where(and(waits, lte(occurrences.comesAt, by.now)))
      .orderBy(asc(occurrences.comesAt), asc(occurrences.person))
      .limit(by.most),
  );
  const first = db
    .select({ at: sql<number | null>`min(${occurrences.comesAt})` })
    .from(occurrences)
    .where(waits)
    .prepare();
  const isOne = (by: Slots<Which>) =>
    and(eq(occurrences.rule, by.rule), eq(occurrences.date, by.date), eq(occurrences.person, by.person));
  const settle = prepared((by: Slots<Which & { readonly state: string; readonly now: number }>) =>
    db.update(occurrences).set({ state: by.state, handedAt: by.now }).where(isOne(by)),
  );
  const putOff = prepared((by: Slots<Which & { readonly to: number }>) =>
    db.update(occurrences).set({ postponedTo: by.to }).where(isOne(by)),
  );
  return {
    due: (now, most) => due.all({ now: now.getTime(), most }),
    firstAt() {
      const at = first.get()?.at ?? null;
      return at === null ? null : new Date(at);
    },
    settle: ({ rule, date, person }, state, now) => void settle.run({ rule, date, person, state, now: now.getTime() }),
    putOff: ({ rule, date, person }, to) => void putOff.run({ rule, date, person, to }),
  };
}
