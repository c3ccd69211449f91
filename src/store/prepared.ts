import { type Placeholder, type SQL, sql } from 'drizzle-orm';

/**
 * The parameters of a statement by their names. In `values` and `set` a value passes through its column (true becomes 1); everywhere else,
 * and in a column of booleans that may be null, it is what SQLite takes: a string, a number, null.
 */
export type Slots<P> = { readonly [K in keyof P & string]: SQL<P[K]> & Placeholder<K, P[K]> };

type Statement = { run(values: never): unknown; get(values: never): unknown; all(values: never): unknown };

/** A statement that takes its parameters as one object of the type that `Slots` named. */
export type Prepared<P, S extends Statement> = {
  run(values: P): ReturnType<S['run']>;
  get(values: P): ReturnType<S['get']>;
  all(values: P): ReturnType<S['all']>;
};

/**
 * A query of drizzle's, prepared when it is first asked, with typed parameters:
 * `prepared((by: Slots<{ id: number }>) => db.select().from(persons).where(eq(persons.id, by.id)))`. One without parameters needs no more
 * than drizzle's own `.prepare()`.
 */
export function prepared<P, S extends Statement>(query: (by: Slots<P>) => { prepare(): S }): Prepared<P, S> {
  let statement: Prepared<P, S> | null = null;
  // Drizzle's types know placeholders in `values` and `limit` only, and SQL in `set`: a slot passes as either.
  const ready = (): Prepared<P, S> => (statement ??= query(SLOTS as Slots<P>).prepare() as Prepared<P, S>);
  return {
    run: (values) => ready().run(values),
    get: (values) => ready().get(values),
    all: (values) => ready().all(values),
  };
}

/**
 * For `limit`: SQLite plans a statement anew at each run whose limit is a bare parameter, as drizzle's numbers and slots are (measured:
 * 4.9 µs instead of 1.1).
 */
export const atMost = (rows: number | SQL<number>): Placeholder => sql`${rows} + 0` as unknown as Placeholder;

const SLOTS = new Proxy({}, { get: (_, name) => sql.placeholder(String(name)) });
