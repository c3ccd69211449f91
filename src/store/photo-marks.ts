import { and, eq, inArray, isNotNull, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { looksAlike } from '../chat/look.ts';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { activities, downloads, photos } from './schema.ts';

type OfUnit = { readonly unit: string; readonly campaign: string };
/** As SQLite takes them; `children` null: nobody said. */
type Said = {
  readonly id: number;
  readonly children: number | null;
  readonly consent: boolean;
  readonly refused: boolean;
  readonly publishable: boolean;
};

export type PhotoMarks = {
  mark(said: Omit<Said, 'children'> & { readonly children: boolean | null }): void;
  describe(id: number, caption: string | null): void;
  /** It is none of the unit's best any more. */
  unrank(id: number): void;
  /** Gives each of a log's photos its place, from 1. */
  place(ids: readonly number[]): void;
  remove(id: number): void;
  /** The unit's best are these, in this order. */
  choose(of: OfUnit, ids: readonly number[]): void;
  /** It is a picture of its own, whatever it looks like. */
  tellApart(id: number): void;
  /** Codes of the unit's other logs that stand and hold the same content, or what looks the same. */
  twins(id: number): readonly string[];
  /** The same content in other logs, whatever became of those, and what looks the same in those of the unit. */
  copies(id: number): readonly number[];
  /** Somebody in it objects: nobody is shown it. */
  refuse(id: number): void;
  /** Addresses that were given out for this content are over. */
  dropAddresses(hash: string): void;
};

/** What is said of photos of logs; everything is prepared once. */
export function createPhotoMarks({ db }: Store): PhotoMarks {
  const mark = prepared(({ id, children, consent, refused, publishable }: Slots<Said>) =>
    db
      .update(photos)
      .set({ children: sql`${children}`, consent, refused, publishable })
      .where(eq(photos.id, id)),
  );
  const describe = prepared((by: Slots<{ id: number; caption: string | null }>) =>
    db.update(photos).set({ caption: by.caption }).where(eq(photos.id, by.id)),
  );
  const place = prepared((by: Slots<{ id: number; position: number }>) =>
    db.update(photos).set({ position: by.position }).where(eq(photos.id, by.id)),
  );
  const remove = prepared((by: Slots<{ id: number }>) =>
    db.update(photos).set({ removed: true, best: null, look: null }).where(eq(photos.id, by.id)),
  );
  const logsOf = (by: Slots<OfUnit>) =>
    db
      .select({ id: activities.id })
      .from(activities)
      .where(and(eq(activities.campaign, by.campaign), eq(activities.unit, by.unit)));
  const clear = prepared((by: Slots<OfUnit>) =>
    db
      .update(photos)
      .set({ best: null })
      .where(and(inArray(photos.activity, logsOf(by)), isNotNull(photos.best))),
  );
  const rank = prepared((by: Slots<{ id: number; best: number | null }>) =>
    db.update(photos).set({ best: by.best }).where(eq(photos.id, by.id)),
  );
  const drop = prepared((by: Slots<{ hash: string }>) => db.delete(downloads).where(eq(downloads.file, by.hash)));
  const apart = prepared((by: Slots<{ id: number }>) =>
    db.update(photos).set({ alike: null }).where(eq(photos.id, by.id)),
  );
  const besides = prepareBesides(db);
  const isSame = ({ hash, look, own, ownLook }: ReturnType<typeof besides.all>[number]): boolean =>
    hash === own || (look !== null && ownLook !== null && looksAlike(look, ownLook));
  const same = alias(photos, 'same');
  const copies = prepared((by: Slots<{ id: number }>) =>
    db
      .select({ id: same.id })
      .from(photos)
      .innerJoin(same, and(eq(same.hash, photos.hash), ne(same.id, photos.id)))
      .where(and(eq(photos.id, by.id), eq(same.purpose, 'log'), isNotNull(same.activity))),
  );
  const refuse = prepared((by: Slots<{ id: number }>) =>
    db
      .update(photos)
      .set({ consent: false, refused: true, publishable: false, best: null })
      .where(eq(photos.id, by.id)),
  );
  return {
    mark: ({ children, ...said }) => void mark.run({ ...said, children: children === null ? null : Number(children) }),
    unrank: (id) => void rank.run({ id, best: null }),
    describe: (id, caption) => void describe.run({ id, caption }),
    place(ids) {
      for (const [at, id] of ids.entries()) place.run({ id, position: at + 1 });
    },
    remove: (id) => void remove.run({ id }),
    choose(of, ids) {
      clear.run(of);
      for (const [at, id] of ids.entries()) rank.run({ id, best: at + 1 });
    },
    tellApart: (id) => void apart.run({ id }),
    copies: (id) => [...new Set([...copies.all({ id }), ...besides.all({ id }).filter(isSame)].map((each) => each.id))],
    refuse: (id) => void refuse.run({ id }),
    twins: (id) => [
      ...new Set(
        besides
          .all({ id })
          .filter((each) => each.isOther && each.stands && isSame(each))
          .map(({ code }) => code),
      ),
    ],
    dropAddresses: (hash) => void drop.run({ hash }),
  };
}

/** The other photos of the unit's logs, beside this one: by their logs' codes. */
function prepareBesides(db: Store['db']) {
  const [others, theirs] = [alias(photos, 'others'), alias(activities, 'theirs')];
  return prepared((by: Slots<{ id: number }>) =>
    db
      .select({
        id: others.id,
        code: theirs.code,
        hash: others.hash,
        look: others.look,
        own: photos.hash,
        ownLook: photos.look,
        isOther: sql<boolean>`${theirs.id} <> ${activities.id}`,
        stands: sql<boolean>`${theirs.withdrawnAt} is null and not ${others.removed} and ${others.state} = 'kept'`,
      })
      .from(photos)
      .innerJoin(activities, eq(activities.id, photos.activity))
      .innerJoin(theirs, and(eq(theirs.campaign, activities.campaign), eq(theirs.unit, activities.unit)))
      .innerJoin(others, and(eq(others.activity, theirs.id), ne(others.id, photos.id), isNotNull(others.hash)))
      .where(eq(photos.id, by.id))
      .orderBy(theirs.code),
  );
}
