/** The schema is read, so that a table which is added later is tried too: forgotten, linked, and shown as it declares. */
import { readFileSync } from 'node:fs';
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { getTableConfig, integer, type SQLiteColumn, SQLiteTable, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { describe, expect, it } from 'vitest';
import { createForgetting } from '../../src/store/forgetting.ts';
import { createJoining } from '../../src/store/joining.ts';
import type { OfPerson } from '../../src/store/of-person.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { createPeopleStore } from '../../src/store/people.ts';
import { PERSON_TABLES } from '../../src/store/person-tables.ts';
import * as schema from '../../src/store/schema.ts';

const NOW = new Date('2021-10-03T12:00:00+07:00');
const TABLES = Object.values(schema).filter((each) => is(each, SQLiteTable));
/** A column called so names a person, or one of their addresses. */
const NAMES_SOMEBODY = /(?:^|_)(?:person|by|who|whose|sender|recipient|chat|member|author|owner|holder|user)$/;

/** What refers to a person and is not declared: "table.column". A table that refers to one that does is to be declared, too. */
function undeclared(tables: readonly SQLiteTable[], declared: readonly OfPerson[]): string[] {
  return tables.flatMap((table) => {
    const { name, foreignKeys } = getTableConfig(table);
    const own = declared.find((each) => each.table === table);
    const columns = Object.entries(getTableColumns(table));
    const isReferring = ([, column]: [string, SQLiteColumn]): boolean =>
      NAMES_SOMEBODY.test(column.name) ||
      foreignKeys
        .map((each) => each.reference())
        .some(({ columns: from, foreignTable: to }) => from.includes(column) && to === schema.persons);
    const missing = columns.filter(isReferring).filter(([key]) => !own || !(key in own.by));
    const through = foreignKeys
      .map((each) => each.reference().foreignTable)
      .some((to) => to !== schema.persons && declared.some((each) => each.table === to));
    return [...missing.map(([, column]) => `${name}.${column.name}`), ...(through && !own ? [name] : [])];
  });
}

/** Columns of which no two rows may have the same value, whosever they are. */
function uniqueIn({ table, by }: OfPerson): ReadonlySet<string> {
  const { indexes, primaryKeys } = getTableConfig(table);
  const columns = getTableColumns(table) as Record<string, SQLiteColumn>;
  const persons = Object.keys(by).map((key) => columns[key]);
  const keys = primaryKeys.flatMap((key) => (key.columns.some((each) => persons.includes(each)) ? [] : key.columns));
  const single = Object.values(getTableColumns(table)).filter((each) => each.primary);
  const indexed = indexes.flatMap(({ config }) => (config.unique ? config.columns : []));
  return new Set([...keys, ...single, ...indexed].flatMap((each) => ('name' in each ? each.name : [])));
}

/** A row that hangs on the person in each declared column; `alike`: two persons' rows say the same, where they may. */
function plant(store: Store, declared: OfPerson, person: number, alike: boolean): void {
  const { table, by } = declared;
  if (table === schema.persons || table === schema.addresses) return;
  const unique = uniqueIn(declared);
  const references = getTableConfig(table).foreignKeys.map((each) => each.reference());
  const valueOf = ([key, column]: [string, SQLiteColumn]): unknown => {
    const text = column.dataType === 'string';
    const to = references.find((each) => each.columns.includes(column))?.foreignTable;
    if (key in by) return text ? addressOf(person) : person;
    if (column.name === 'channel') return 'phone';
    if (!column.notNull || (column.hasDefault && (alike || !text))) return undefined;
    if (to)
      return store.sqlite
        .prepare(`select max(id) from "${getTableName(to)}" where created_by = ?`)
        .pluck()
        .get(person);
    const own = unique.has(column.name) || !alike;
    // JSON, since some of it is read by the schema.
    if (text) return JSON.stringify(own ? `of-${person}` : 'alike');
    return own ? person : 1;
  };
  const row = Object.entries(getTableColumns(table)).map((each) => [each[0], valueOf(each)] as const);
  store.db
    .insert(table)
    .values(Object.fromEntries(row.filter(([, value]) => value !== undefined)))
    .run();
}

const addressOf = (person: number): string => `phone-of-${person}`;

/** Two persons with a row in every table. */
function openFull(alike: boolean) {
  const store = openStore(':memory:');
  const people = createPeopleStore(store);
  const make = (): number => {
    const { person } = people.open({ channel: 'phone', id: 'new' }, 'vi', NOW);
    store.sqlite.prepare(`update addresses set id = ? where id = 'new'`).run(addressOf(person.id));
    for (const each of PERSON_TABLES) plant(store, each, person.id, alike);
    return person.id;
  };
  const count = (table: SQLiteTable): number =>
    store.sqlite
      .prepare<[], number>(`select count(*) from "${getTableName(table)}"`)
      .pluck()
      .get() ?? 0;
  const named = (table: SQLiteTable, column: string, person: number): number => {
    const key = getTableColumns(table)[column] as unknown as SQLiteColumn;
    const value = key.dataType === 'string' ? addressOf(person) : person;
    const counting = store.sqlite.prepare<[unknown], number>(
      `select count(*) from "${getTableName(table)}" where "${key.name}" = ?`,
    );
    return counting.pluck().get(value) ?? 0;
  };
  return { store, one: make(), other: make(), count, named };
}

describe('what hangs on a person', () => {
  it('is declared for every table that refers to one', () => {
    expect(undeclared(TABLES, PERSON_TABLES)).toEqual([]);
    expect(new Set(PERSON_TABLES.map(({ table }) => table)).size).toBe(PERSON_TABLES.length);
  });

  it('and a table without a declaration, or a column that it leaves out, is found', () => {
    const referring = sqliteTable('planted', { of: integer('of').references(() => schema.persons.id) });
    const called = sqliteTable('called', { checkedBy: integer('checked_by') });
    const through = sqliteTable('through', { log: integer('log').references(() => schema.activities.id) });
    const harmless = sqliteTable('harmless', { hash: text('hash'), at: integer('at') });
    expect(undeclared([referring, called, through, harmless], PERSON_TABLES)).toEqual([
      'planted.of',
      'called.checked_by',
      'through',
    ]);
    const halves = PERSON_TABLES.map((each) =>
      each.table === schema.roles ? { ...each, by: { person: each.by.person } } : each,
    );
    expect(undeclared(TABLES, halves as OfPerson[])).toEqual(['roles.revoked_by']);
  });

  it.each(PERSON_TABLES.map((each) => [getTableName(each.table), each] as const))(
    'in %s is gone or nameless once they are forgotten, unless it says why it is kept',
    (_name, { table, by }) => {
      const full = openFull(true);
      const before = full.count(table);
      createForgetting(full.store).erase(full.one, NOW);
      for (const [column, { erase }] of Object.entries(by)) {
        if (erase.how !== 'keep') expect([column, full.named(table, column, full.one)]).toEqual([column, 0]);
        expect(erase.why).not.toBe('');
      }
      const goes = Object.values(by).some(({ erase }) => erase.how === 'delete');
      expect(full.count(table)).toBe(before - (goes ? 1 : 0));
      full.store.close();
    },
  );

  it.each(PERSON_TABLES.map((each) => [getTableName(each.table), each] as const))(
    'in %s comes along whole when two are linked, and what is alike is merged only where it says how',
    (_name, { table, by }) => {
      for (const alike of [false, true]) {
        const full = openFull(alike);
        const before = full.count(table);
        createJoining(full.store)(full.one, full.other, NOW);
        for (const [column, { link }] of Object.entries(by)) {
          if (link.how !== 'stay') expect([column, full.named(table, column, full.one)]).toEqual([column, 0]);
          expect(link.why).not.toBe('');
        }
        const hows = Object.values(by).map(({ link }) => link.how);
        const isLess = hows.includes('drop') || (hows.includes('merge') && (alike || table === schema.persons));
        if (!isLess) expect(full.count(table)).toBe(before);
        full.store.close();
      }
    },
  );

  it('has words in every language for each line that is shown, or says why it is not', () => {
    for (const lang of ['vi', 'en']) {
      const { 'my-data': words } = JSON.parse(readFileSync(`locales/${lang}/pages.json`, 'utf8'));
      for (const { show } of PERSON_TABLES) {
        if (typeof show === 'string') expect(show).not.toBe('');
        else for (const { line } of show) expect(words[line] ?? words[`${line}_other`]).toEqual(expect.any(String));
      }
    }
  });
});
