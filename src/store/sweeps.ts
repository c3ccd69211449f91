import { and, getTableColumns, gt, inArray, lte, or, type SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { OfPerson, SweepRule } from './of-person.ts';
import type { Store } from './open.ts';
import { PERSON_TABLES } from './person-tables.ts';
import { atMost, prepared, type Slots } from './prepared.ts';

type Instants = { readonly before: number; readonly now: number };

/**
 * What is kept for a time only goes, as its table declares: call it now and then inside a transaction. Without
 * `byAge` (the clock can't be trusted with it) only what may go by any clock. Gives how many rows went.
 */
export function createSweeps(store: Store): (now: Date, byAge: boolean) => number {
  const rules = PERSON_TABLES.flatMap((each) =>
    (each.sweeps ?? []).map((rule) => ({ rule, go: prepareSweep(store, each, rule) })),
  );
  return (now, byAge) => {
    const at = now.getTime();
    return rules
      .filter(({ rule }) => byAge || rule.anyClock)
      .reduce((sum, { rule, go }) => sum + go.run({ before: at - rule.after, now: at }).changes, 0);
  };
}

function prepareSweep({ db }: Store, { table }: OfPerson, { since, where, anyClock, most }: SweepRule) {
  const { id }: Readonly<Record<string, SQLiteColumn>> = getTableColumns(table);
  const isOld = (by: Slots<Instants>): SQL | undefined =>
    since === null ? undefined : or(lte(since, by.before), anyClock ? gt(since, by.now) : undefined);
  return prepared((by: Slots<Instants>) => {
    const old = and(where, isOld(by));
    if (most === undefined || id === undefined) return db.delete(table).where(old);
    return db.delete(table).where(inArray(id, db.select({ id }).from(table).where(old).limit(atMost(most))));
  });
}
