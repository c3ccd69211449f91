import { and, eq, getTableColumns, gt, isNotNull, lt, lte, not, notExists, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { dateOf } from '../chat/civil.ts';
import { createMarkUnclean } from './clean.ts';
import { type OfPerson, type RowAct, some } from './of-person.ts';
import type { Store } from './open.ts';
import { createOutOfReports } from './out-of-reports.ts';
import { PERSON_TABLES, SILENT_MS } from './person-tables.ts';
import { prepared, type Slots } from './prepared.ts';
import { persons } from './schema.ts';

/** So many people at a time: a commit of a few milliseconds. */
const AT_ONCE = 100;
/** So many ids of people, and rows of what was said, are looked through in a round. */
const PEOPLE_AT_ONCE = 20_000;
const ROWS_AT_ONCE = 5000;

export type Forgetting = {
  /** Removes the person and all that names them. Activities and their photos stay with the unit, without the name. */
  erase(person: number, now: Date): void;
  /**
   * Housekeeping, a part each time: forgets up to a hundred of those who only looked things up and were silent for
   * long, and takes the address out of what was still being said to who is gone. Tells how many people. Without
   * `byAge` (the clock can't be trusted with it) nobody goes.
   */
  forgetSilent(now: Date, byAge?: boolean): number;
};

/** A declared statement, prepared when it is first run; it takes the parameters that it names. */
export function prepareAct({ db }: Store, { table }: OfPerson, { set, from, where }: RowAct) {
  return prepared<Record<string, number>, ReturnType<ReturnType<typeof db.delete>['prepare']>>(() => {
    if (set === undefined) return db.delete(table).where(where);
    const update = db.update(table).set(set);
    return (from === undefined ? update : update.from(from)).where(where);
  });
}

/** Everything is prepared once; call it inside a transaction. */
export function createForgetting(store: Store): Forgetting {
  const statements = PERSON_TABLES.flatMap((each) =>
    Object.values(each.by).flatMap(({ erase }) => erase.acts.map((act) => prepareAct(store, each, act))),
  );
  const markUnclean = createMarkUnclean(store);
  const silent = createSilent(store);
  const outOfReports = createOutOfReports(store);
  const unname = createLateUnnaming(store);

  const erase = (person: number, now: Date): void => {
    markUnclean();
    outOfReports.person(person, now);
    for (const statement of statements) statement.run({ person, now: now.getTime() });
  };
  return {
    erase,
    forgetSilent(now, byAge = true) {
      const gone = byAge ? silent(now) : [];
      for (const id of gone) erase(id, now);
      unname();
      return gone.length;
    },
  };
}

/** Looks through some of the people each time: who was silent for long, and nothing declared holds them. */
function createSilent({ db }: Store): (now: Date) => readonly number[] {
  const heldByNothing = PERSON_TABLES.flatMap(({ table, holds }) => {
    if (holds === undefined) return [];
    return table === persons ? not(holds) : notExists(some(table, holds));
  });
  type Asked = { readonly from: number; readonly to: number; readonly before: number; readonly today: string };
  const find = prepared((by: Slots<Asked>) =>
    db
      .select({ id: persons.id })
      .from(persons)
      .where(and(gt(persons.id, by.from), lte(persons.id, by.to), lt(persons.lastAt, by.before), ...heldByNothing))
      .limit(AT_ONCE),
  );
  const newest = db
    .select({ id: sql<number | null>`max(${persons.id})` })
    .from(persons)
    .prepare();
  let from = 0;
  return (now) => {
    const to = from + PEOPLE_AT_ONCE;
    const gone = find.all({ from, to, before: now.getTime() - SILENT_MS, today: dateOf(now) });
    if (gone.length < AT_ONCE) from = to < (newest.get()?.id ?? 0) ? to : 0;
    return gone.map(({ id }) => id);
  };
}

/**
 * Goes through rows that could not be unnamed when their person was forgotten, since something had still to be done
 * by the name.
 */
function createLateUnnaming({ db }: Store): () => void {
  const rounds = PERSON_TABLES.flatMap(({ table, by }) =>
    Object.entries(by).flatMap(([name, { erase }]) => {
      const columns: Readonly<Record<string, SQLiteColumn>> = getTableColumns(table);
      const { id, [name]: person } = columns;
      return erase.later && id && person ? [{ table, id, person, act: erase.later }] : [];
    }),
  ).map(({ table, id, person, act }) => ({
    from: 0,
    newest: db
      .select({ id: sql<number | null>`max(${id})` })
      .from(table)
      .prepare(),
    unname: prepared((by: Slots<{ from: number; to: number }>) =>
      db
        .update(table)
        .set(act.set ?? {})
        .where(
          and(
            act.where,
            gt(id, by.from),
            lte(id, by.to),
            isNotNull(person),
            notExists(some(persons, eq(persons.id, person))),
          ),
        ),
    ),
  }));
  return () => {
    for (const round of rounds) {
      const to = round.from + ROWS_AT_ONCE;
      round.unname.run({ from: round.from, to });
      round.from = to < (round.newest.get()?.id ?? 0) ? to : 0;
    }
  };
}
