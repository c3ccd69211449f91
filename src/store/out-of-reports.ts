import { and, eq, inArray, isNotNull, ne, sql } from 'drizzle-orm';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { activities, downloads, files, frozenReports, frozenUnits, jobs, nominations, photos } from './schema.ts';

/** What becomes of the office's reports when somebody or something may not stand in them any more. Inside a transaction. */
export type OutOfReports = {
  /** Whoever is forgotten: before their name goes. */
  person(person: number, now: Date): void;
  /** A proposal that was taken back. */
  nomination(id: number, now: Date): void;
  /** A photo that is removed, or that somebody in it does not agree to any more. */
  photo(id: number, now: Date): void;
};

/**
 * Versions look names and contents up by their ids, so that nothing has to be taken out of them. What was made of them before is dropped, with
 * the addresses that were given out for it, and each version that is concerned says when. Prepared once.
 */
export function createOutOfReports(store: Store): OutOfReports {
  const drop = createDropMade(store);
  const marks = marksIn(store);
  return {
    person(person, now) {
      for (const { id } of marks.namesOf.all({ person })) {
        marks.nomination.run({ id, now: now.getTime() });
        drop();
      }
    },
    nomination(id, now) {
      if (marks.nomination.run({ id, now: now.getTime() }).changes > 0) drop();
    },
    photo(id, now) {
      const at = { id, now: now.getTime() };
      // In its log's unit, as a rule; a log that was put down for another unit since is looked for everywhere.
      if (marks.photo.run(at).changes > 0 || marks.anywhere.run(at).changes > 0) drop();
    },
  };
}

function marksIn({ db }: Store) {
  const mark = (by: Slots<{ now: number }>, reports: Parameters<typeof inArray>[1]) =>
    db
      .update(frozenReports)
      .set({ privacyAt: by.now })
      .where(inArray(frozenReports.id, reports as never));
  const nomination = prepared((by: Slots<{ id: number; now: number }>) =>
    mark(
      by,
      db
        .select({ report: frozenUnits.report })
        .from(frozenUnits)
        .innerJoin(nominations, eq(nominations.unit, frozenUnits.unit))
        .where(
          and(
            eq(nominations.id, by.id),
            sql`${nominations.id} in (select value from json_each(${frozenUnits.nominations}))`,
          ),
        ),
    ),
  );
  const photo = prepared((by: Slots<{ id: number; now: number }>) =>
    mark(
      by,
      db
        .select({ report: frozenUnits.report })
        .from(frozenUnits)
        .innerJoin(activities, eq(activities.unit, frozenUnits.unit))
        .innerJoin(photos, eq(photos.activity, activities.id))
        .where(and(eq(photos.id, by.id), sql`${photos.id} in (select value from json_each(${frozenUnits.photos}))`)),
    ),
  );
  const anywhere = prepared((by: Slots<{ id: number; now: number }>) =>
    mark(
      by,
      db
        .select({ report: frozenUnits.report })
        .from(frozenUnits)
        .where(sql`${by.id} in (select value from json_each(${frozenUnits.photos}))`),
    ),
  );
  const namesOf = prepared((by: Slots<{ person: number }>) =>
    db
      .select({ id: nominations.id })
      .from(nominations)
      .where(and(eq(nominations.person, by.person), ne(nominations.name, ''))),
  );
  return { nomination, photo, anywhere, namesOf };
}

/** Files that were made and kept: their addresses lead nowhere, and the next sweep takes their bytes. */
function createDropMade({ db }: Store): () => void {
  // Those that are still being handed over are not kept yet.
  const isKept = isNotNull(jobs.keptUntilReal);
  const made = sql`select json_extract(each.value, '$.hash') from ${jobs}, json_each(${jobs.made}) each where ${isKept}`;
  const offered = db.delete(downloads).where(sql`${downloads.file} in (${made})`).prepare();
  const old = db
    .update(files)
    .set({ at: 0 })
    .where(and(eq(files.passing, true), sql`${files.hash} in (${made})`))
    .prepare();
  const none = db.update(jobs).set({ made: '[]', keptUntilReal: null }).where(isKept).prepare();
  return () => {
    offered.run();
    old.run();
    none.run();
  };
}
