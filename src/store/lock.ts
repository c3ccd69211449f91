import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';

/** Held while the program runs. */
export type Lock = { readonly path: string; release(): void };

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

/**
 * Holds the lock file at `path`, a name of its own beside the database. It is an SQLite file in an exclusive transaction: the
 * operating system frees such a lock when the process dies, however it dies, so that kill -9 leaves none behind and no lease has to
 * run out. Throws AlreadyRunning within a second when another process (or this one) holds it.
 */
export function holdLock(path: string): Lock {
  mkdirSync(dirname(path), { recursive: true });
  const file = new Database(path, { timeout: PATIENCE_MS });
  try {
    file.exec('begin exclusive');
  } catch (error) {
    file.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) throw new AlreadyRunning(path);
    throw error;
  }
  return { path, release: () => file.close() };
}
