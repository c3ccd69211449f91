import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../src/channels/index.ts';
import {
  forbiddenImports,
  idleExceptions,
  namingFiles,
  RAW_STATEMENTS,
  rawStatements,
  sourcesOf,
  sqlOutside,
} from './boundaries.ts';

const src = join(import.meta.dirname, '..', 'src');

describe('who may import whom', () => {
  it.each([
    ['a page that reads the store', 'pages/x.ts', `import { openStore } from '../store/open.ts';`],
    ['a page that reads the clock', 'pages/x.ts', `import { systemClock } from '../clock.ts';`],
    ['the vocabulary that imports a room', 'chat/x.ts', `import type { Words } from '../words/index.ts';`],
    ['a channel that knows another', 'channels/telegram/x.ts', `import { a } from '../simulator/index.ts';`],
    ['a channel that reads the store', 'channels/telegram/x.ts', `import type { Store } from '../../store/open.ts';`],
    ['a value where only types may pass', 'dialog/x.ts', `import { NotAllowed } from '../turn/index.ts';`],
    ['a value among types', 'dialog/x.ts', `import { type Turn, NotAllowed } from '../turn/index.ts';`],
    ['an export from a forbidden room', 'chat/x.ts', `export { openStore } from '../store/open.ts';`],
    ['a dynamic import', 'flows/x.ts', `const a = await import('../bot/route.ts');`],
    ['a room that nobody listed', 'helpers/x.ts', `import { a } from '../chat/index.ts';`],
    ['a bare import', 'outbox/x.ts', `import '../bot/receive.ts';`],
  ])('%s is found', (_, path, source) => {
    expect(forbiddenImports(path, source)).toHaveLength(1);
  });

  it('an allowed import passes', () => {
    expect(forbiddenImports('pages/x.ts', `import type { Turn } from '../turn/index.ts';`)).toEqual([]);
    expect(forbiddenImports('dialog/x.ts', `import type { Turn } from '../turn/index.ts';`)).toEqual([]);
  });

  it('no file of ours crosses a boundary', () => {
    const files = sourcesOf(src);
    expect(files.length).toBeGreaterThan(60);
    expect(files.flatMap(({ path, source }) => forbiddenImports(path, source))).toEqual([]);
  });
});

describe('a channel is known by its folder and its line in the list', () => {
  const names = CHANNELS.map(({ name }) => name);

  it('no file outside names one, but for those that say why', () => {
    expect(namingFiles(sourcesOf(src), names)).toEqual([]);
    expect(idleExceptions(sourcesOf(src), names)).toEqual([]);
  });

  it('a name in the code is found, one in a comment is not', () => {
    const naming = [
      { path: 'bot/a.ts', source: `const to = 'Telegram';` },
      { path: 'bot/b.ts', source: `/** As on Telegram. */ // zalo\nconst to = 1;` },
      { path: 'channels/telegram/a.ts', source: `const to = 'telegram';` },
    ];
    expect(namingFiles(naming, names)).toEqual(['bot/a.ts']);
  });
});

describe('who knows SQL', () => {
  it.each([
    ["import { sql } from 'drizzle-orm';"],
    ["import { text } from 'drizzle-orm/sqlite-core';"],
    ["import Database from 'better-sqlite3';"],
    ['const row = store.db.select().get();'],
    ['app.store.sqlite.exec(text);'],
    ['function read({ db }: Store) {'],
    ['const { path, sqlite } = store;'],
  ])('%s is found outside of store/, and nowhere else', (source) => {
    expect(sqlOutside('bot/x.ts', source)).toHaveLength(1);
    expect(sqlOutside('store/x.ts', source)).toEqual([]);
  });

  it.each([
    ["join(folder, 'bot.sqlite')"],
    ['// the database is called bot.sqlite'],
    ['store.atomically(() => rows.put(row))'],
  ])('%s may stand anywhere', (source) => {
    expect(sqlOutside('bot/x.ts', source)).toEqual([]);
  });

  it.each([
    ["sqlite.prepare<[], number>('select 1').pluck()", 1],
    ['sqlite.exec(\n  `vacuum`,\n)', 1],
    ['db.all(sql`select 1`)', 1],
    ["db.select().from(persons).prepare(); sqlite.pragma('foreign_keys = ON')", 0],
  ])('%s has so many statements in SQL of its own', (source, count) => {
    expect(rawStatements(source)).toBe(count);
  });

  it('no room but the store does, and the store itself hardly ever writes it out', () => {
    const files = sourcesOf(src);
    expect(files.flatMap(({ path, source }) => sqlOutside(path, source))).toEqual([]);
    const raw = files.filter(({ path }) => path.startsWith(join('store', '')));
    const counts = raw.map(({ path, source }) => [path.split(sep).join('/'), rawStatements(source)] as const);
    expect(Object.fromEntries(counts.filter(([, count]) => count > 0))).toEqual(RAW_STATEMENTS);
    expect(Object.values(RAW_STATEMENTS).reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(12);
  });
});

it('a type is exported under a name of its own', () => {
  const names = sourcesOf(src).flatMap(({ source }) =>
    [...source.matchAll(/^export type (\w+)/gm)].map(([, name]) => name),
  );
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});
