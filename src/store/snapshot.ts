import { chmodSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { files } from './schema.ts';

/**
 * Writes the database at `from`, as it is now, to `to`, in one read transaction: who writes meanwhile is neither waited for nor makes it begin
 * anew, as SQLite's online backup does (sqlite.org/c3ref/backup_finish.html). It has no free pages either, so that nothing erased is in it. The
 * log grows meanwhile and is cut again by the bot (clean.ts). Throws what the disk and SQLite throw.
 */
export function takeSnapshot(from: string, to: string): void {
  rmSync(to, { force: true });
  const source = new Database(from, { readonly: true, fileMustExist: true });
  try {
    source.prepare('vacuum into ?').run(to); // drizzle has no word for it
  } finally {
    source.close();
  }
  chmodSync(to, 0o600);
}

/** The hashes of the files that a snapshot names, and whether each was made for one answer only; null: the snapshot is broken. */
export function filesOf(snapshot: string): ReadonlyMap<string, boolean> | null {
  const copy = new Database(snapshot, { readonly: true });
  try {
    if (copy.pragma('quick_check', { simple: true }) !== 'ok') return null;
    const rows = drizzle(copy).select({ hash: files.hash, passing: files.passing }).from(files).all();
    return new Map(rows.map(({ hash, passing }) => [hash, passing]));
  } finally {
    copy.close();
    // What a reader leaves beside a database. Put back beside another, they would be taken for its own.
    for (const end of ['-wal', '-shm']) rmSync(`${snapshot}${end}`, { force: true });
  }
}
