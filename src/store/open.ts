import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';

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

const migrationsFolder = join(import.meta.dirname, '..', '..', 'drizzle');

type Journal = { entries: readonly { when: number }[] };

/**
 * Opens (and makes, and migrates) the database at `path`: WAL, synchronous=FULL, foreign keys on, 5 s busy timeout,
 * deleted bytes overwritten.
 * Throws NewerDatabase when it was migrated by a later program.
 */
export function openStore(path: string): Store {
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
    refuseNewer(sqlite, path);
    bringUpToDate(sqlite);
  } catch (error) {
    sqlite.close();
    throw error;
  }
  const read = sqlite.prepare('select 1 from facts limit 1');
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
    atomically,
    inTransaction: () => sqlite.inTransaction,
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

/**
 * What drizzle's own migrator does, in one transaction of ours: where the disk is full SQLite has rolled back already, and drizzle's rollback would fail
 * and hide why. A tool and the bot may make a database at the same moment: the second of them waits, and finds it done.
 */
function bringUpToDate(sqlite: Database.Database): void {
  const migrations = readMigrationFiles({ migrationsFolder });
  const missing = () => {
    const isKnown =
      sqlite.prepare(`select 1 from sqlite_master where name = '__drizzle_migrations'`).get() !== undefined;
    const latest = isKnown ? sqlite.prepare('select max(created_at) from __drizzle_migrations').pluck().get() : null;
    return migrations.filter(({ folderMillis }) => folderMillis > Number(latest ?? 0));
  };
  if (missing().length === 0) return;
  const bring = sqlite.transaction(() => {
    const table =
      'create table if not exists __drizzle_migrations (id integer primary key, hash text not null, created_at numeric)';
    sqlite.exec(table);
    const note = sqlite.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)');
    for (const { sql, hash, folderMillis } of missing()) {
      for (const statement of sql) sqlite.exec(statement);
      note.run(hash, folderMillis);
    }
  });
  bring.immediate();
}

const inodeOf = (path: string): number | undefined =>
  path === ':memory:' ? undefined : (statSync(path, { throwIfNoEntry: false })?.ino ?? 0);

function refuseNewer(sqlite: Database.Database, path: string): void {
  const known = sqlite.prepare(`select name from sqlite_master where name = '__drizzle_migrations'`).get();
  if (!known) return;
  const journalPath = join(migrationsFolder, 'meta', '_journal.json');
  if (!existsSync(journalPath)) throw new Error(`Thiếu thư mục ${migrationsFolder}.`);
  const journal = JSON.parse(readFileSync(journalPath, 'utf8')) as Journal;
  const ours = Math.max(0, ...journal.entries.map((entry) => entry.when));
  const row = sqlite.prepare('select max(created_at) as latest from __drizzle_migrations').get() as {
    latest: number | null;
  };
  if ((row.latest ?? 0) > ours) throw new NewerDatabase(path);
}
