import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { ageOf, bringUpToDate } from './migrations.ts';
import { facts } from './schema.ts';
import type { OnBroken } from './stored.ts';

export type Db = BetterSQLite3Database;

/** An open database: drizzle on top, better-sqlite3 below for transactions and pragmas. */
export type Store = {
  readonly db: Db;
  readonly sqlite: Database.Database;
  readonly path: string;
  /** Runs the work in a transaction (`BEGIN IMMEDIATE`; in an open one as a savepoint). What it throws undoes it. Never asynchronous. */
  atomically<T>(work: () => T extends PromiseLike<unknown> ? never : T): T;
  /** false inside `atomically`: SQLite has rolled everything back by itself (a full disk), and nothing can be saved any more. */
  inTransaction(): boolean;
  /** Told of what is stored and can't be read. */
  readonly onBroken: OnBroken;
  /** How many rows this connection has changed. */
  changes(): number;
  /** Throws DatabaseIll when it can't be read, or when the file was deleted or replaced: what is written then goes nowhere. */
  check(): void;
  close(): void;
};

/** What is wrong with the database, in one word: its name. */
export class DatabaseIll extends Error {
  constructor(why: string) {
    super(why);
    this.name = why;
  }
}

/** The database was made by a later version of the program. */
export class NewerDatabase extends Error {
  constructor(path: string) {
    super(
      `Cơ sở dữ liệu ${path} do một phiên bản mới hơn của chương trình tạo ra. Hãy cập nhật chương trình rồi khởi động lại. ` +
        '(The database is newer than this program: update the program, then start again.)',
    );
    this.name = 'NewerDatabase';
  }
}

/** The database was made by an earlier version of the program, and nobody has migrated it. */
export class OlderDatabase extends Error {
  constructor(path: string) {
    super(
      `Cơ sở dữ liệu ${path} do một phiên bản cũ hơn của chương trình tạo ra. Hãy khởi động chương trình một lần (npm start) rồi làm lại. ` +
        '(The database is older than this program: start the program once, then try again.)',
    );
    this.name = 'OlderDatabase';
  }
}

/**
 * Opens (and makes, and migrates) the database at `path`: WAL, synchronous=FULL, foreign keys on, 5 s busy timeout,
 * deleted bytes overwritten.
 * Throws NewerDatabase when it was migrated by a later program.
 */
export function openStore(path: string, onBroken: OnBroken = () => undefined): Store {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const sqlite = new Database(path);
  sqlite.pragma('busy_timeout = 5000');
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('secure_delete = ON'); // what is deleted is overwritten; what that misses: clean.ts
  const db = drizzle(sqlite);
  keepPlans(db);
  try {
    if (!bringUpToDate(sqlite, db)) throw new NewerDatabase(path);
  } catch (error) {
    sqlite.close();
    throw error;
  }
  return storeOf(sqlite, db, path, onBroken);
}

/**
 * Opens it to be read alone, as it is at this moment for as long as it is open: who writes meanwhile is neither waited for nor seen. For a
 * process of its own. Throws NewerDatabase, and OlderDatabase where no program of this version has opened it yet.
 */
export function openToRead(path: string, onBroken: OnBroken = () => undefined): Store {
  const sqlite = new Database(path, { readonly: true, fileMustExist: true });
  try {
    sqlite.pragma('busy_timeout = 5000');
    sqlite.pragma('query_only = ON');
    const db = drizzle(sqlite);
    keepPlans(db);
    sqlite.prepare('begin').run(); // left open for good, which drizzle's transactions are not
    const age = ageOf(db);
    if (age !== 'current') throw age === 'newer' ? new NewerDatabase(path) : new OlderDatabase(path);
    return storeOf(sqlite, db, path, onBroken);
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

function storeOf(sqlite: Database.Database, db: Db, path: string, onBroken: OnBroken): Store {
  const read = db.select({ name: facts.name }).from(facts).prepare();
  const changes = sqlite.prepare<[], number>('select total_changes()').pluck(); // of no table, which drizzle selects from
  const opened = inodeOf(path);
  const check = (): void => {
    if (inodeOf(path) !== opened) throw new DatabaseIll('file-gone');
    read.get();
  };
  const transaction = sqlite.transaction((work: () => unknown) => work());
  const atomically: Store['atomically'] = (work: () => unknown) => transaction.immediate(work) as never;
  return {
    db,
    sqlite,
    path,
    onBroken,
    atomically,
    inTransaction: () => sqlite.inTransaction,
    changes: () => changes.get() ?? 0,
    check,
    close: () => sqlite.close(),
  };
}

/**
 * SQLite plans a statement anew at each run in which an ordered query compares a column with a bare parameter (measured: 8 µs instead of 0.8, the
 * outbox's heads 40 instead of 3): the plan might be better for this value. It does not look behind a plus, which changes no value.
 */
function keepPlans(db: Db): void {
  // Drizzle's types hide the dialect.
  const { dialect } = db as unknown as { readonly dialect: { escapeParam(): string } };
  dialect.escapeParam = () => '+?';
}

const inodeOf = (path: string): number | undefined =>
  path === ':memory:' ? undefined : (statSync(path, { throwIfNoEntry: false })?.ino ?? 0);
