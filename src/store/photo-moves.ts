import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Store } from './open.ts';
import { inOrder } from './photo-views.ts';
import { prepared, type Slots } from './prepared.ts';
import { photos } from './schema.ts';

export type PhotoMoves = {
  /** The draft's photos become the new log's. */
  fromDraft(person: number, activity: number): void;
  /**
   * Brings a log's photos in step with the draft that was loaded from it: taken out there, taken out here; added there, added here.
   * A photo that came to the log meanwhile (a late sibling) stays. Gives the photos that were taken out, and whether some were added.
   */
  intoLog(person: number, activity: number): { readonly out: readonly number[]; readonly isAdded: boolean };
  clearDraft(person: number): void;
  /** The draft begins anew with stand-ins for the log's photos; the log keeps its own until the change is saved. */
  loadInto(person: number, activity: number, now: Date): void;
};

type Person = { readonly person: number };
type Activity = { readonly activity: number };

/** Moves photos between a draft and a log; everything is prepared once. */
export function createPhotoMoves({ db }: Store): PhotoMoves {
  const isInDraft = (by: Slots<Person>) => and(eq(photos.draftOf, by.person), eq(photos.purpose, 'log'));
  const isInLog = (by: Slots<Activity>) => and(eq(photos.activity, by.activity), eq(photos.removed, false));
  const adopt = prepared((by: Slots<Person & Activity>) =>
    db
      .update(photos)
      .set({ activity: by.activity, draftOf: null })
      .where(and(isInDraft(by), isNull(photos.copyOf), eq(photos.removed, false))),
  );
  const takeOut = prepared((by: Slots<Person & Activity>) => {
    const standIn = alias(photos, 'stand_in');
    const takenOut = db
      .select({ id: standIn.copyOf })
      .from(standIn)
      .where(
        and(
          eq(standIn.draftOf, by.person),
          eq(standIn.purpose, 'log'),
          isNotNull(standIn.copyOf),
          eq(standIn.removed, true),
        ),
      );
    return db
      .update(photos)
      .set({ removed: true, look: null })
      .where(and(isInLog(by), inArray(photos.id, takenOut)))
      .returning({ id: photos.id });
  });
  const clear = prepared((by: Slots<Person>) => db.delete(photos).where(isInDraft(by)));
  const inLog = prepared((by: Slots<Activity>) =>
    db.select({ id: photos.id }).from(photos).where(isInLog(by)).orderBy(inOrder),
  );
  const standIn = prepared((by: Slots<Person & { id: number; now: number }>) =>
    db
      .insert(photos)
      .values({ draftOf: by.person, channel: '', chat: '', ref: '', state: 'copy', copyOf: by.id, at: by.now }),
  );

  return {
    fromDraft(person, activity) {
      adopt.run({ person, activity });
      clear.run({ person });
    },
    intoLog(person, activity) {
      const out = takeOut.all({ person, activity }).map(({ id }) => id);
      const isAdded = adopt.run({ person, activity }).changes > 0;
      clear.run({ person });
      return { out, isAdded };
    },
    clearDraft: (person) => void clear.run({ person }),
    loadInto(person, activity, now) {
      clear.run({ person });
      for (const { id } of inLog.all({ activity })) standIn.run({ person, id, now: now.getTime() });
    },
  };
}
