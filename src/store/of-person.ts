/**
 * The vocabulary of person-tables.ts: what becomes of rows that hang on a person. Statements' parameters are named by
 * the constants.
 */
import { and, eq, getTableColumns, notExists, type SQL, sql } from 'drizzle-orm';
import { alias, QueryBuilder, type SQLiteColumn, type SQLiteTable } from 'drizzle-orm/sqlite-core';

/** Who is forgotten, or asks what is kept. */
export const PERSON = sql.placeholder('person');
/** Of two who are linked: who joins, and who stays. */
export const FROM = sql.placeholder('from');
export const TO = sql.placeholder('to');
/** Now, in milliseconds, and today's date. */
export const NOW = sql.placeholder('now');
export const TODAY = sql.placeholder('today');

/**
 * One statement on the declared table: sets columns (by their names in the schema), or deletes the rows if there is
 * nothing to set.
 */
export type RowAct = {
  readonly where: SQL | undefined;
  readonly set?: Readonly<Record<string, SQL>>;
  readonly from?: SQLiteTable;
};

/** delete: the row goes. unname: it stays and no longer says whose it is. keep: it stays as it is. With the reason. */
export type Erase = {
  readonly how: 'delete' | 'unname' | 'keep';
  readonly why: string;
  readonly acts: readonly RowAct[];
  /** What to set in rows that could not be unnamed yet, once `where` holds. */
  readonly later?: RowAct;
};

/**
 * move: the row becomes the other's. merge: rows that both have become one. drop: it goes. stay: nothing to do. With
 * how, or why.
 */
export type Link = {
  readonly how: 'move' | 'merge' | 'drop' | 'stay';
  readonly why: string;
  readonly acts: readonly RowAct[];
};

/** A column by which a row is a person's: theirs, or their address's. */
export type Hanging = { readonly erase: Erase; readonly link: Link };

/**
 * A part of a line of "dữ liệu của tôi": under `line` the page has its words (`my-data.<line>`), in which `as` stands
 * for the number of rows, or for the value of a column.
 */
export type Shown = {
  readonly line: string;
  readonly as: string;
  readonly where: SQL | undefined;
  readonly value?: SQLiteColumn;
};

/** Rows that go by themselves: so many milliseconds after what `since` says (none: at once), where `where` holds. */
export type SweepRule = {
  readonly after: number;
  readonly since: SQLiteColumn | null;
  readonly where?: SQL | undefined;
  /** So many a slice at most; what is left over waits for the next. */
  readonly most?: number;
  /** Also while the clock may be wrong, and what it says to be in the future: nobody loses anything by it. */
  readonly anyClock?: true;
};

export type OfPerson = {
  readonly table: SQLiteTable;
  /** By their names in the schema. */
  readonly by: Readonly<Record<string, Hanging>>;
  /** What the person is shown of it; a text: why nothing. */
  readonly show: readonly Shown[] | string;
  /** How long it is kept, for a reader, and what goes by itself. */
  readonly kept: string;
  readonly sweeps?: readonly SweepRule[];
  /** A row of `persons` for which one of this table holds this is not forgotten for being silent. */
  readonly holds?: SQL | undefined;
};

export const query = new QueryBuilder();

/** The rows of a table for which this holds, for `exists`. */
export const some = (table: SQLiteTable, ...where: readonly (SQL | undefined)[]) =>
  query
    .select({ one: sql`1` })
    .from(table)
    .where(and(...where));

const keyOf = (column: SQLiteColumn): string => {
  const found = Object.entries(getTableColumns(column.table)).find(([, each]) => each === column);
  if (!found) throw new Error(`no column ${column.name}`);
  return found[0];
};

/** The row goes with the person's own, by its foreign key. */
export const goesAlong: Erase = { how: 'delete', why: 'it is nobody else’s', acts: [] };

/** The row stays, without the name; `also` is set with it. */
export const unnamed = (column: SQLiteColumn, why: string, also: Readonly<Record<string, SQL>> = {}): Erase => ({
  how: 'unname',
  why,
  acts: [{ set: { [keyOf(column)]: sql`null`, ...also }, where: eq(column, PERSON) }],
});

/** The row becomes the other's. */
export const moves = (column: SQLiteColumn): Link => ({
  how: 'move',
  why: 'both are one person',
  acts: [{ set: { [keyOf(column)]: sql`${TO}` }, where: eq(column, FROM) }],
});

/**
 * The row becomes the other's, unless they have one that is the same by these columns. Then theirs stays, after
 * `first` has put into it what it lacks, and this one goes.
 */
export function movesUnlessSame(
  column: SQLiteColumn,
  same: readonly SQLiteColumn[],
  why: string,
  first: readonly RowAct[] = [],
): Link {
  const others = alias(column.table, 'others');
  const columns = getTableColumns(others) as Record<string, SQLiteColumn>;
  const theirs = (of: SQLiteColumn): SQLiteColumn => columns[keyOf(of)] ?? of;
  const isSame = same.map((each) => sql`${theirs(each)} is ${each}`);
  const has = query
    .select({ one: sql`1` })
    .from(others)
    .where(and(eq(theirs(column), TO), ...isSame));
  return {
    how: 'merge',
    why,
    acts: [
      ...first,
      { set: { [keyOf(column)]: sql`${TO}` }, where: and(eq(column, FROM), notExists(has)) },
      { where: eq(column, FROM) },
    ],
  };
}

/** Nothing is done when two are linked. */
export const stays = (why: string): Link => ({ how: 'stay', why, acts: [] });

/** Nothing is done when somebody is forgotten. */
export const keeps = (why: string): Erase => ({ how: 'keep', why, acts: [] });

/** A number of rows in a line. */
export const counted = (line: string, as: string, where: SQL | undefined): Shown => ({ line, as, where });

/** A value in a line. */
export const told = (line: string, as: string, value: SQLiteColumn, where: SQL | undefined): Shown => ({
  line,
  as,
  value,
  where,
});
