import { and, eq, exists, gt, inArray, isNotNull, lt, lte, notExists, notInArray, or, sql } from 'drizzle-orm';
import type { Media } from '../chat/index.ts';
import type { Store } from './open.ts';
import { atMost, prepared, type Slots } from './prepared.ts';
import { broadcasts, downloads, files, jobs, outbox, photos, uploads } from './schema.ts';

/** A file's row: its kind, name and length; `passing`: made for one answer. `at`: real milliseconds. */
export type FileRow = Media & { readonly bytes: number; readonly passing: boolean; readonly at: number };

export type FileRows = {
  /** The same bytes may be made for an answer and kept for good: then they are kept for good. */
  note(row: FileRow): void;
  /** null: nothing is kept under this hash. */
  find(hash: string): Media | null;
  /**
   * Forgets some of what nothing needs: no photo that counts, no message that waits to be sent, no notice of the office, and for what was made
   * for one answer no address that lives and no order whose files are kept. What was noted after `before` stays, unless it is lasting. Looks through
   * some of the files behind `from` ('': from the first on); `to`: where to go on, null: that was the last of them.
   */
  forget(from: string, before: number, now: number): { readonly gone: readonly string[]; readonly to: string | null };
};

const AT_ONCE = 200;
/** Some milliseconds of looking. */
const LOOKED_AT = 2000;
/** Behind every hash. */
const BEHIND_ALL = 'g';

/** Prepared once; see FileRows. */
export function createFileRows(store: Store): FileRows {
  const { db } = store;
  const { hash, mime, name, passing, at } = files;
  const note = prepared((by: Slots<FileRow>) =>
    db
      .insert(files)
      .values({ hash: by.hash, mime: by.mime, name: by.name, bytes: by.bytes, passing: by.passing, at: by.at })
      .onConflictDoUpdate({
        target: hash,
        set: { passing: sql`min(${passing}, excluded.passing)`, at: sql`excluded.at` },
      }),
  );
  const find = prepared((by: Slots<{ hash: string }>) =>
    db.select({ hash, mime, name }).from(files).where(eq(hash, by.hash)),
  );
  const { shown, announced, isSaid, isMade } = needsIn(store);
  const edge = prepared((by: Slots<{ from: string }>) =>
    db.select({ hash }).from(files).where(gt(hash, by.from)).orderBy(hash).limit(1).offset(LOOKED_AT),
  );
  const forget = prepared((by: Slots<{ from: string; to: string; before: number; now: number }>) => {
    const offered = db.select({ file: downloads.file }).from(downloads).where(gt(downloads.expiresAtReal, by.now));
    const unneeded = db
      .select({ hash })
      .from(files)
      .where(
        and(
          gt(hash, by.from),
          lte(hash, by.to),
          or(lt(at, by.before), eq(passing, false)),
          notExists(shown(photos.hash)),
          notExists(shown(photos.preview)),
          notExists(announced),
          sql`not ${isSaid('waiting')}`,
          sql`not ${isSaid('sending')}`,
          or(eq(passing, false), and(notInArray(hash, offered), sql`not ${isMade(by)}`)),
        ),
      )
      .limit(atMost(AT_ONCE));
    return db.delete(files).where(inArray(hash, unneeded)).returning({ hash });
  });
  return {
    note: (row) => void note.run(row),
    find: (of) => find.get({ hash: of }) ?? null,
    forget(from, before, now) {
      const to = edge.get({ from })?.hash ?? null;
      const gone = forget.all({ from, to: to ?? BEHIND_ALL, before, now }).map((row) => row.hash);
      if (gone.length > 0)
        db.delete(uploads)
          .where(notInArray(uploads.hash, db.select({ hash }).from(files)))
          .run();
      return { gone, to: gone.length < AT_ONCE ? to : from };
    },
  };
}

/** What a file may be needed by, as parts of a statement about files. */
function needsIn({ db }: Store) {
  const names = (text: typeof broadcasts.attachment | typeof outbox.body | typeof jobs.made) =>
    sql`instr(${text}, ${files.hash}) > 0`;
  // Asked for apart, since each has a partial index, which a literal finds.
  const isSaid = (state: 'waiting' | 'sending') =>
    exists(
      db
        .select({ id: outbox.id })
        .from(outbox)
        .where(and(sql`${outbox.state} = ${sql.raw(`'${state}'`)}`, names(outbox.body))),
    );
  const shown = (of: typeof photos.hash | typeof photos.preview) =>
    db
      .select({ id: photos.id })
      .from(photos)
      .where(and(eq(of, files.hash), eq(photos.removed, false)));
  // What was made on order is kept for a while, for whoever orders it again.
  const isMade = (by: Slots<{ now: number }>) =>
    exists(
      db
        .select({ id: jobs.id })
        .from(jobs)
        .where(and(isNotNull(jobs.keptUntilReal), gt(jobs.keptUntilReal, by.now), names(jobs.made))),
    );
  const announced = db.select({ id: broadcasts.id }).from(broadcasts).where(names(broadcasts.attachment));
  return { shown, announced, isSaid, isMade };
}
