/** Of a photo that comes, those of the same log or draft: the same to the last bit, or the same picture packed otherwise. */
import { and, asc, eq, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { looksAlike } from '../chat/look.ts';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { photos } from './schema.ts';

export type PhotoTwins = {
  /** Whether what hangs on the same log or draft, or waits for one, is the same to the last bit. */
  hasTwin(id: number, hash: string): boolean;
  /**
   * Pictures there whose looks nobody has kept: an older program took them. With the hash of the small one, or of the picture itself where there
   * is none.
   */
  unseen(id: number): readonly { readonly id: number; readonly hash: string }[];
  /** How such a one looks; '': there is nothing to see. */
  see(id: number, look: string): void;
  /** Sets it beside the first picture there that looks the same, which its sender is told of from `tellAt` on (real ms). None: nothing. */
  setBeside(id: number, look: string, tellAt: number): void;
};

/** Everything is prepared once. */
export function createPhotoTwins({ db }: Store): PhotoTwins {
  const [others, original] = [alias(photos, 'others'), alias(photos, 'original')];
  const isBeside = or(
    eq(others.activity, photos.activity),
    and(eq(others.draftOf, photos.draftOf), eq(others.purpose, photos.purpose)),
  );
  // In the draft of a log that is being changed its own photos are stood in for.
  const twin = prepared((by: Slots<{ id: number; hash: string }>) =>
    db
      .select({ id: others.id })
      .from(photos)
      .innerJoin(others, and(isBeside, ne(others.id, photos.id), eq(others.removed, false)))
      .leftJoin(original, eq(original.id, others.copyOf))
      .where(and(eq(photos.id, by.id), eq(sql`coalesce(${original.hash}, ${others.hash})`, by.hash)))
      .limit(1),
  );
  const looks = prepared((by: Slots<{ id: number }>) =>
    db
      .select({ id: others.id, look: others.look, original: original.id, originals: original.look })
      .from(photos)
      .innerJoin(others, and(isBeside, ne(others.id, photos.id), eq(others.removed, false)))
      .leftJoin(original, eq(original.id, others.copyOf))
      .where(and(eq(photos.id, by.id), isNull(others.alike)))
      .orderBy(asc(others.id)),
  );
  const unseen = prepared((by: Slots<{ id: number }>) => {
    const of = (column: 'id' | 'hash' | 'preview' | 'look' | 'kind') =>
      sql`coalesce(${original[column]}, ${others[column]})`;
    return db
      .select({ id: sql<number>`${of('id')}`, hash: sql<string>`coalesce(${of('preview')}, ${of('hash')})` })
      .from(photos)
      .innerJoin(others, and(isBeside, ne(others.id, photos.id), eq(others.removed, false)))
      .leftJoin(original, eq(original.id, others.copyOf))
      .where(and(eq(photos.id, by.id), isNull(of('look')), isNotNull(of('hash')), eq(of('kind'), 'picture')));
  });
  const see = prepared((by: Slots<{ id: number; look: string }>) =>
    db
      .update(photos)
      .set({ look: by.look })
      .where(and(eq(photos.id, by.id), eq(photos.removed, false))),
  );
  const setBeside = prepared((by: Slots<{ id: number; alike: number; tellAt: number }>) =>
    db
      .update(photos)
      .set({ alike: by.alike, reason: 'alike', untold: true, dueReal: by.tellAt })
      .where(eq(photos.id, by.id)),
  );
  return {
    setBeside(of, look, tellAt) {
      const first = looks.all({ id: of }).find((each) => {
        const theirs = each.originals ?? each.look;
        return theirs !== null && looksAlike(theirs, look);
      });
      if (first) setBeside.run({ id: of, alike: first.original ?? first.id, tellAt: Math.round(tellAt) });
    },
    unseen: (of) => unseen.all({ id: of }),
    see: (id, look) => void see.run({ id, look }),
    hasTwin: (of, hash) => twin.get({ id: of, hash }) !== undefined,
  };
}
