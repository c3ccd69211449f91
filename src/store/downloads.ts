import { and, eq, gt, lte, sql } from 'drizzle-orm';
import type { Media } from '../chat/index.ts';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { downloads, files } from './schema.ts';

/** Addresses of files of ours by their hash. Instants are real milliseconds. */
export type DownloadRows = {
  /** Noted again, it holds until the new instant. */
  note(row: { readonly hash: string; readonly file: string; readonly until: number }): void;
  /** null: over, or never heard of. */
  find(hash: string, now: number): { readonly media: Media; readonly isSpent: boolean } | null;
  /** From now on it is spent, and ends at `until` if it would not sooner. */
  spend(hash: string, until: number): void;
  /** Drops what is over; gives how many. */
  dropOld(now: number): number;
};

/** Prepared once; see DownloadRows. */
export function createDownloadRows({ db }: Store): DownloadRows {
  const { expiresAtReal } = downloads;
  const note = prepared((by: Slots<{ hash: string; file: string; until: number }>) =>
    db
      .insert(downloads)
      .values({ hash: by.hash, file: by.file, expiresAtReal: by.until })
      .onConflictDoUpdate({ target: downloads.hash, set: { expiresAtReal: sql`excluded.expires_at_real` } }),
  );
  const find = prepared((by: Slots<{ hash: string; now: number }>) =>
    db
      .select({ media: { hash: files.hash, mime: files.mime, name: files.name }, isSpent: downloads.spent })
      .from(downloads)
      .innerJoin(files, eq(files.hash, downloads.file))
      .where(and(eq(downloads.hash, by.hash), gt(expiresAtReal, by.now))),
  );
  const spend = prepared((by: Slots<{ hash: string; until: number }>) =>
    db
      .update(downloads)
      .set({ spent: true, expiresAtReal: sql`min(${expiresAtReal}, ${by.until})` })
      .where(eq(downloads.hash, by.hash)),
  );
  const drop = prepared((by: Slots<{ now: number }>) => db.delete(downloads).where(lte(expiresAtReal, by.now)));
  return {
    note: (row) => void note.run(row),
    find: (hash, now) => find.get({ hash, now }) ?? null,
    spend: (hash, until) => void spend.run({ hash, until }),
    dropOld: (now) => drop.run({ now }).changes,
  };
}
