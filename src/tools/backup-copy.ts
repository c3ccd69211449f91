import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';

const HASH = /^[0-9a-f]{64}$/;
/** Photos that were erased between the snapshot and their copying are left out by taking another. */
const SNAPSHOTS = 3;

/** `missing`: photos that the database names and the disk has not. */
export type Copied = { readonly files: number; readonly missing: number };

/**
 * Copies the database in `from` and the files it names to `to`, an empty folder. The database has its name only when all else is there, so
 * that what was broken off can't be taken for a backup. `broken`: the copy can't be read. Throws what the disk throws.
 */
export function copyData(from: string, to: string): Copied | 'broken' {
  const unfinished = join(to, 'bot.sqlite.unfinished');
  const there = new Set<string>();
  let missing = 0;
  let named = new Set<string>();
  for (let n = 0; n < SNAPSHOTS && (n === 0 || missing > 0); n += 1) {
    snapshot(join(from, 'bot.sqlite'), unfinished);
    const lasting = filesIn(unfinished);
    if (lasting === null) return 'broken';
    named = new Set(lasting.keys());
    missing = 0;
    for (const [hash, isPassing] of lasting) {
      if (there.has(hash) || copyFile(from, to, hash)) there.add(hash);
      else if (!isPassing) missing += 1;
    }
  }
  for (const hash of there) if (!named.has(hash)) rmSync(pathOf(to, hash), { force: true });
  sync(unfinished);
  renameSync(unfinished, join(to, 'bot.sqlite'));
  sync(to);
  return { files: [...there].filter((hash) => named.has(hash)).length, missing };
}

/**
 * The database as it is now, in one read transaction: who writes meanwhile is neither waited for nor makes it begin anew, as SQLite's online backup
 * does (sqlite.org/c3ref/backup_finish.html). It has no free pages either, so that nothing erased is in it. The log grows meanwhile and is
 * cut again by the bot (store/clean.ts).
 */
function snapshot(from: string, to: string): void {
  rmSync(to, { force: true });
  const source = new Database(from, { readonly: true, fileMustExist: true });
  try {
    source.prepare('vacuum into ?').run(to);
  } finally {
    source.close();
  }
  chmodSync(to, 0o600);
}

/** The files that the copy names, and whether each was made for one answer only; null: the copy is broken. */
function filesIn(path: string): ReadonlyMap<string, boolean> | null {
  const copy = new Database(path, { readonly: true });
  try {
    if (copy.pragma('quick_check', { simple: true }) !== 'ok') return null;
    const rows = copy.prepare<[], { hash: string; passing: number }>('select hash, passing from files').all();
    return new Map(rows.filter(({ hash }) => HASH.test(hash)).map(({ hash, passing }) => [hash, passing === 1]));
  } finally {
    copy.close();
    // What a reader leaves beside a database. Put back beside another, they would be taken for its own.
    for (const end of ['-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
  }
}

const pathOf = (folder: string, hash: string): string => join(folder, 'files', hash.slice(0, 2), hash);

function copyFile(from: string, to: string, hash: string): boolean {
  const target = pathOf(to, hash);
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  try {
    copyFileSync(pathOf(from, hash), target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && !existsSync(pathOf(from, hash))) return false;
    throw error;
  }
  chmodSync(target, 0o600);
  return true;
}

/** On the disk, so that a power cut does not take it back; what can't be synced (a folder on Windows) has to do without. */
function sync(path: string): void {
  try {
    const handle = openSync(path, statSync(path).isDirectory() ? 'r' : 'r+');
    fsyncSync(handle);
    closeSync(handle);
  } catch {
    return;
  }
}
