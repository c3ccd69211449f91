import { and, eq, gt, inArray, max, ne, sql } from 'drizzle-orm';
import type { IncomingFile } from '../chat/index.ts';
import type { Store } from './open.ts';
import type { PhotoSender } from './photos.ts';
import { atMost, prepared, type Slots } from './prepared.ts';
import { photos } from './schema.ts';

type Person = { readonly person: number };
type Of = Person & { readonly since: number };

/** Photos that were sent before anything was begun. `since`: civil, epoch ms; older ones are as good as gone. */
export type EarlyPhotoRows = {
  /** How many have not failed, and what was written below them. */
  sum(of: Of): { readonly count: number; readonly caption: string | null };
  /** `held`: nothing but its reference is kept until the person agrees. */
  note(file: IncomingFile, from: PhotoSender, state: 'waiting' | 'held'): void;
  hasSibling(of: Of & { readonly album: string }): boolean;
  /** The first so many become the draft's; gives how many they were. */
  take(of: Of & { readonly most: number }): number;
  drop(person: number): void;
  /** Below the photo that the person sent last, whatever it is for. */
  describe(person: number, caption: string): void;
};

/** Prepared once; see EarlyPhotoRows. */
export function createEarlyPhotoRows({ db }: Store): EarlyPhotoRows {
  const isEarly = (by: Slots<Person>) => and(eq(photos.draftOf, by.person), eq(photos.purpose, 'early'));
  const isFresh = (by: Slots<Of>) => and(isEarly(by), eq(photos.removed, false), gt(photos.at, by.since));
  const sum = prepared((by: Slots<Of>) =>
    db
      .select({
        count: sql<number | null>`sum(${photos.state} <> 'failed')`,
        caption: sql<string | null>`group_concat(${photos.caption}, ' ')`,
      })
      .from(photos)
      .where(isFresh(by)),
  );
  type Noted = PhotoSender & { readonly ref: string; readonly album: string | null; readonly state: string };
  const insert = prepared((by: Slots<Noted>) => {
    const { person, channel, chat, ref, album, state, at } = by;
    const row = { draftOf: person, sentBy: person, channel, chat, ref, album, state, at };
    return db.insert(photos).values({ ...row, purpose: 'early' });
  });
  const sibling = prepared((by: Slots<Of & { album: string }>) =>
    db
      .select({ id: photos.id })
      .from(photos)
      .where(and(isFresh(by), eq(photos.album, by.album))),
  );
  const take = prepared((by: Slots<Of & { most: number }>) => {
    const first = db
      .select({ id: photos.id })
      .from(photos)
      .where(isFresh(by))
      .orderBy(photos.id)
      .limit(atMost(by.most));
    const state = sql`iif(${photos.state} = 'held', 'waiting', ${photos.state})`;
    return db.update(photos).set({ purpose: 'log', caption: null, state }).where(inArray(photos.id, first));
  });
  const drop = prepared((by: Slots<Person>) => db.delete(photos).where(isEarly(by)));
  const describe = prepared((by: Slots<Person & { caption: string }>) => {
    const last = db
      .select({ id: max(photos.id) })
      .from(photos)
      .where(and(eq(photos.sentBy, by.person), ne(photos.purpose, 'broadcast'), eq(photos.removed, false)));
    return db.update(photos).set({ caption: by.caption }).where(eq(photos.id, last));
  });

  return {
    sum(of) {
      const { count = 0, caption = null } = sum.get(of) ?? {};
      return { count: count ?? 0, caption };
    },
    note: ({ ref, album = null }, from, state) => void insert.run({ ...from, ref, album, state }),
    hasSibling: (of) => sibling.get(of) !== undefined,
    take: (of) => take.run(of).changes,
    drop: (person) => void drop.run({ person }),
    describe: (person, caption) => void describe.run({ person, caption }),
  };
}
