import type { Store } from '../store/open.ts';

const DRAFT = `draft_of = @person and purpose = 'log'`;

export type PhotoMoves = {
  /** The draft's photos become the new log's. */
  fromDraft(person: number, activity: number): void;
  /**
   * Brings a log's photos in step with the draft that was loaded from it: taken out there, taken out here; added there, added here.
   * A photo that came to the log meanwhile (a late sibling) stays. True: something changed.
   */
  intoLog(person: number, activity: number): boolean;
  clearDraft(person: number): void;
  /** The draft begins anew with stand-ins for the log's photos; the log keeps its own until the change is saved. */
  loadInto(person: number, activity: number, now: Date): void;
};

/** Moves photos between a draft and a log; everything is prepared once. */
export function createPhotoMoves(store: Store): PhotoMoves {
  type Ids = { readonly person: number; readonly activity: number };
  const adopt = store.sqlite.prepare<Ids>(
    `update photos set activity = @activity, draft_of = null where ${DRAFT} and copy_of is null and removed = 0`,
  );
  const takeOut = store.sqlite.prepare<Ids>(`update photos set removed = 1
    where activity = @activity and removed = 0
      and id in (select copy_of from photos where ${DRAFT} and copy_of is not null and removed = 1)`);
  const clear = store.sqlite.prepare<{ person: number }>(`delete from photos where ${DRAFT}`);
  const load = store.sqlite.prepare<Ids & { now: number }>(
    `insert into photos (draft_of, channel, chat, ref, state, copy_of, at)
     select @person, '', '', '', 'copy', id, @now from photos where activity = @activity and removed = 0 order by id`,
  );

  return {
    fromDraft(person, activity) {
      adopt.run({ person, activity });
      clear.run({ person });
    },
    intoLog(person, activity) {
      const out = takeOut.run({ person, activity }).changes;
      const added = adopt.run({ person, activity }).changes;
      clear.run({ person });
      return out + added > 0;
    },
    clearDraft: (person) => void clear.run({ person }),
    loadInto(person, activity, now) {
      clear.run({ person });
      load.run({ person, activity, now: now.getTime() });
    },
  };
}
