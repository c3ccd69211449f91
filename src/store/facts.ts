import { and, eq, like, sql } from 'drizzle-orm';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { facts } from './schema.ts';

export type FactRows = {
  /** null: it was never said. */
  read(name: string): string | null;
  /** Writes nothing where it says so already. */
  write(name: string, value: string): void;
  /** With a value: only while it says that. */
  drop(name: string, value?: string): void;
  /** The values of all whose name begins so, by name. */
  startingWith(start: string): readonly string[];
};

/** Small facts of the running program and of the tools: a channel's links, the lock that is held, a consent under way. */
export function createFactRows({ db }: Pick<Store, 'db'>): FactRows {
  const read = prepared((by: Slots<{ name: string }>) =>
    db.select({ value: facts.value }).from(facts).where(eq(facts.name, by.name)),
  );
  const write = prepared((by: Slots<{ name: string; value: string }>) =>
    db
      .insert(facts)
      .values({ name: by.name, value: by.value })
      .onConflictDoUpdate({
        target: facts.name,
        set: { value: sql`excluded.value` },
        setWhere: sql`${facts.value} <> excluded.value`,
      }),
  );
  return {
    read: (name) => read.get({ name })?.value ?? null,
    write: (name, value) => void write.run({ name, value }),
    drop(name, value) {
      const isIt = value === undefined ? undefined : eq(facts.value, value);
      db.delete(facts)
        .where(and(eq(facts.name, name), isIt))
        .run();
    },
    startingWith: (start) =>
      db
        .select({ value: facts.value })
        .from(facts)
        .where(like(facts.name, `${start}%`))
        .orderBy(facts.name)
        .all()
        .map(({ value }) => value),
  };
}
