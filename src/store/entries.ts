import { and, count, desc, eq, isNotNull, lt, type SQL, sql } from 'drizzle-orm';
import type { Store } from './open.ts';
import { atMost, prepared, type Slots } from './prepared.ts';
import { entries } from './schema.ts';

export type EntryRow = typeof entries.$inferSelect;
type Of = { readonly campaign: string; readonly flow: string };
type Added = Omit<EntryRow, 'id' | 'history'>;
type Changed = Pick<EntryRow, 'id' | 'version' | 'answers' | 'state' | 'history' | 'changedAt'>;
/** A JSON value as SQLite takes it out. */
type Value = string | number | null;

/** At most so many are read at once. */
const MOST = 500;

export type EntryRows = {
  /** A person's, of every flow and campaign, the newest first. */
  of(person: number): readonly EntryRow[];
  /** A flow's, the newest first, below `before` (an id): at most 500. `unit`: of this one. */
  list(of: Of, before: number, unit?: string): readonly EntryRow[];
  /** How often each value of an answer was given; null: not yet, or skipped. `path`: '$.score'. */
  tally(of: Of, path: string): ReadonlyMap<Value, number>;
  /** What was given as an answer, the latest first: at most 500. */
  values(of: Of, path: string): readonly Value[];
  add(row: Added): void;
  change(row: Changed): void;
};

/** Everything is prepared once; call it inside a transaction. */
export function createEntryRows({ db }: Store): EntryRows {
  const isOf = (by: Slots<Of>) => and(eq(entries.campaign, by.campaign), eq(entries.flow, by.flow));
  const answer = (path: SQL<string>) => sql<Value>`json_extract(${entries.answers}, ${path})`;
  const newest = (where: SQL | undefined) =>
    db.select().from(entries).where(where).orderBy(desc(entries.id)).limit(atMost(MOST));
  const own = prepared((by: Slots<{ person: number }>) => newest(eq(entries.person, by.person)));
  const all = prepared((by: Slots<Of & { before: number }>) => newest(and(isOf(by), lt(entries.id, by.before))));
  const units = prepared((by: Slots<Of & { before: number; unit: string }>) =>
    newest(and(isOf(by), eq(entries.unit, by.unit), lt(entries.id, by.before))),
  );
  const tally = prepared((by: Slots<Of & { path: string }>) =>
    db
      .select({ value: answer(by.path), count: count() })
      .from(entries)
      .where(isOf(by))
      .groupBy(sql`1`),
  );
  const values = prepared((by: Slots<Of & { path: string }>) =>
    db
      .select({ value: answer(by.path) })
      .from(entries)
      .where(and(isOf(by), isNotNull(answer(by.path))))
      .orderBy(desc(entries.changedAt))
      .limit(atMost(MOST)),
  );
  const add = prepared((by: Slots<Added>) =>
    db.insert(entries).values({
      campaign: by.campaign,
      flow: by.flow,
      version: by.version,
      person: by.person,
      unit: by.unit,
      answers: by.answers,
      once: by.once,
      state: by.state,
      createdAt: by.createdAt,
      changedAt: by.changedAt,
    }),
  );
  const change = prepared((by: Slots<Changed>) =>
    db
      .update(entries)
      .set({ version: by.version, answers: by.answers, state: by.state, history: by.history, changedAt: by.changedAt })
      .where(eq(entries.id, by.id)),
  );
  return {
    of: (person) => own.all({ person }),
    list: (of, before, unit) => (unit === undefined ? all.all({ ...of, before }) : units.all({ ...of, before, unit })),
    tally: (of, path) => new Map(tally.all({ ...of, path }).map((row) => [row.value, row.count])),
    values: (of, path) => values.all({ ...of, path }).map(({ value }) => value),
    add: (row) => void add.run(row),
    change: (row) => void change.run(row),
  };
}
