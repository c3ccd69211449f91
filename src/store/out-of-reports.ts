import { and, eq, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import { fold } from '../chat/fold.ts';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import {
  activities,
  downloads,
  files,
  frozenReports,
  frozenUnits,
  jobs,
  nominations,
  outbox,
  persons,
  photos,
  roles,
} from './schema.ts';

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
  const own = createOwn(store);
  return {
    person(person, now) {
      own(person);
      for (const { id } of marks.namesOf.all({ person })) {
        marks.nomination.run({ id, now: now.getTime() });
        drop();
      }
    },
    nomination(id, now) {
      marks.nomination.run({ id, now: now.getTime() });
      // Certificates are made of proposals that no version holds, too.
      drop();
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

/** "Cô Hồng, lớp 2B" is "cô Hồng". */
const called = (name: string): string => fold(name.split(',')[0] ?? '');

/** Whoever was proposed by name before they came and said it themselves: the proposal is theirs, where nobody else of the unit is called so. */
function createOwn({ db }: Store): (person: number) => void {
  const find = prepared((by: Slots<{ person: number }>) =>
    db
      .selectDistinct({ id: nominations.id, unit: nominations.unit, name: nominations.name, shown: persons.shownName })
      .from(nominations)
      .innerJoin(roles, eq(roles.unit, nominations.unit))
      .innerJoin(persons, eq(persons.id, roles.person))
      .where(
        and(
          eq(roles.person, by.person),
          isNull(nominations.person),
          ne(nominations.name, ''),
          ne(nominations.kind, 'commend-group'),
        ),
      ),
  );
  const others = prepared((by: Slots<{ unit: string; person: number }>) =>
    db
      .selectDistinct({ shown: persons.shownName })
      .from(persons)
      .innerJoin(roles, eq(roles.person, persons.id))
      .where(and(eq(roles.unit, by.unit), ne(persons.id, by.person), isNull(roles.revokedAt))),
  );
  const take = prepared((by: Slots<{ id: number; person: number }>) =>
    db.update(nominations).set({ person: by.person }).where(eq(nominations.id, by.id)),
  );
  return (person) => {
    for (const { id, unit, name, shown } of find.all({ person })) {
      const isSame = (other: string | null): boolean => other !== null && called(other) === called(name);
      if (isSame(shown) && !others.all({ unit, person }).some((each) => isSame(each.shown))) take.run({ id, person });
    }
  };
}

/**
 * Files that were made and kept: their addresses lead nowhere, and the next sweep takes their bytes. What still waits for its chat, and what is
 * being made just now of what was there before, is made anew.
 */
function createDropMade({ db }: Store): () => void {
  const isKept = isNotNull(jobs.keptUntilReal);
  const hash = sql`json_extract(each.value, '$.hash')`;
  const made = sql`select ${hash} from ${jobs}, json_each(${jobs.made}) each where ${isKept}`;
  const isWaiting = sql`${outbox.state} = 'waiting'`;
  const waits = sql`exists (select 1 from json_each(${jobs.made}) each, ${outbox} where ${isWaiting} and instr(${outbox.body}, ${hash}) > 0)`;
  const again = db
    .update(jobs)
    .set({ state: 'waiting', begun: sql`max(0, ${jobs.begun} - 1)`, settledAt: null })
    .where(or(eq(jobs.state, 'working'), and(isKept, waits)))
    .prepare();
  const unsaid = db
    .delete(outbox)
    .where(
      sql`${isWaiting} and exists (select 1 from ${jobs}, json_each(${jobs.made}) each where ${isKept} and instr(${outbox.body}, ${hash}) > 0)`,
    )
    .prepare();
  const offered = db.delete(downloads).where(sql`${downloads.file} in (${made})`).prepare();
  const old = db
    .update(files)
    .set({ at: 0 })
    .where(and(eq(files.passing, true), sql`${files.hash} in (${made})`))
    .prepare();
  const none = db.update(jobs).set({ made: '[]', keptUntilReal: null }).where(isKept).prepare();
  return () => {
    for (const step of [again, unsaid, offered, old, none]) step.run();
  };
}
