import { eq, sql } from 'drizzle-orm';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { codeTries } from './schema.ts';

/** `at`: of the last one, or of the first of all; civil milliseconds. */
export type CodeTry = { readonly count: number; readonly at: number };
export type CodeTryRows = {
  find(who: string): CodeTry | undefined;
  put(who: string, tries: CodeTry): void;
  drop(who: string): void;
};

/** Wrong codes, by an address under a keyed hash. Everything is prepared once; call it inside a transaction. */
export function createCodeTryRows({ db }: Store): CodeTryRows {
  const isOf = (by: Slots<{ who: string }>) => eq(codeTries.who, by.who);
  const find = prepared((by: Slots<{ who: string }>) =>
    db.select({ count: codeTries.count, at: codeTries.at }).from(codeTries).where(isOf(by)),
  );
  const put = prepared((by: Slots<CodeTry & { who: string }>) =>
    db
      .insert(codeTries)
      .values({ who: by.who, count: by.count, at: by.at })
      .onConflictDoUpdate({ target: codeTries.who, set: { count: sql`excluded.count`, at: sql`excluded.at` } }),
  );
  const drop = prepared((by: Slots<{ who: string }>) => db.delete(codeTries).where(isOf(by)));
  return {
    find: (who) => find.get({ who }),
    put: (who, { count, at }) => void put.run({ who, count, at }),
    drop: (who) => void drop.run({ who }),
  };
}
