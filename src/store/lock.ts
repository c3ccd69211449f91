import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { createFactRows } from './facts.ts';
import type { Store } from './open.ts';

/** Held while the program runs. */
export type Lock = {
  readonly path: string;
  /**
   * To be called before each commit and each second. Where the file was deleted or replaced it is made and held anew: true. Throws
   * AlreadyRunning when another program was faster; then nothing may be written or sent any more.
   */
  check(): boolean;
  /** Notes in the database which file is held: see holdLock. */
  note(store: Store): void;
  release(): void;
};

/** Another process holds the lock: two bots on one database would send everything twice. */
export class AlreadyRunning extends Error {
  readonly path: string;
  constructor(path: string) {
    super(
      `Một chương trình Bạn Học khác đang chạy với cùng thư mục dữ liệu (${path}). Hãy tắt chương trình đó trước, hoặc đặt DATA_DIR khác. ` +
        '(Another Bạn Học is running on the same data: stop it first, or set another DATA_DIR.)',
    );
    this.name = 'AlreadyRunning';
    this.path = path;
  }
}

/** A program that is just ending gets so long. */
const PATIENCE_MS = 500;
/** Three times as long as a program takes at most to see that its file is gone (chores.ts). */
const LET_RETAKE_MS = 3_000;
const NOTE = 'lock-file';

/**
 * Holds the lock file at `path`, a name of its own beside the database. It is an SQLite file in an exclusive transaction: the
 * operating system frees such a lock when the process dies, however it dies, so that kill -9 leaves none behind and no lease has to
 * run out. Throws AlreadyRunning when another process (or this one) holds it.
 *
 * Somebody may delete the file under the program that holds it: the lock would be on nothing. So `database` names the file that was
 * held last, by its inode, which nobody else can have while it is open. Any other file is left free for three seconds, in which a living
 * program takes it back (`check`); only then is it ours.
 */
export function holdLock(path: string, database?: string, onWait: () => void = () => undefined): Lock {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const folder = inodeOf(dirname(path));
  let file = take(path, PATIENCE_MS);
  let held = inodeOf(path);
  const last = database === undefined ? null : lastHeld(database);
  if (last !== null && last !== held) {
    file.close();
    onWait();
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LET_RETAKE_MS);
    file = take(path, PATIENCE_MS);
    held = inodeOf(path);
  }
  return {
    path,
    check() {
      if (inodeOf(path) === held) return false;
      // The lock was not deleted, the whole folder was moved: in the one that stands there now the data are somebody else's.
      const now = inodeOf(dirname(path));
      if (now !== folder) throw now === '' ? new Error(`${dirname(path)} is gone`) : new AlreadyRunning(path);
      const fresh = take(path, 0);
      file.close();
      file = fresh;
      held = inodeOf(path);
      return true;
    },
    note: (store) => createFactRows(store).write(NOTE, held),
    release: () => file.close(),
  };
}

function take(path: string, timeout: number): Database.Database {
  const file = new Database(path, { timeout });
  try {
    file.exec('begin exclusive'); // held open for good, which drizzle's transactions are not
    return file;
  } catch (error) {
    file.close();
    if (!(error instanceof Database.SqliteError)) throw error;
    if (error.code.startsWith('SQLITE_BUSY')) throw new AlreadyRunning(path);
    if (error.code !== 'SQLITE_NOTADB') throw error;
    // Something else was put in its place. Nothing is kept in it; whoever held it takes it back (see holdLock).
    rmSync(path, { force: true });
    return take(path, timeout);
  }
}

const inodeOf = (path: string): string => String(statSync(path, { bigint: true, throwIfNoEntry: false })?.ino ?? '');

/** null: no program of this version ever ran on this database, or there is none, or it can't be read (opening it will say why). */
function lastHeld(database: string): string | null {
  if (!existsSync(database)) return null;
  let sqlite: Database.Database | null = null;
  try {
    sqlite = new Database(database, { readonly: true });
    return createFactRows({ db: drizzle(sqlite) }).read(NOTE);
  } catch {
    return null;
  } finally {
    sqlite?.close();
  }
}
