import { and, count, desc, eq, sql } from 'drizzle-orm';
import { alias, type SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { kindSaid } from '../chat/evidence-file.ts';
import type { IncomingFile } from '../chat/index.ts';
import type { EvidenceKind } from '../chat/photo-rights.ts';
import type { Store } from './open.ts';
import { inOrder } from './photo-views.ts';
import { prepared, type Slots } from './prepared.ts';
import { files, photos } from './schema.ts';

/** Who sent a photo, where, and when (civil, epoch ms). */
export type PhotoSender = {
  readonly person: number;
  readonly channel: string;
  readonly chat: string;
  readonly at: number;
};

/** A photo of a draft; `hash`, `mime` and `name` once its bytes are here. */
export type DraftPhoto = {
  readonly id: number;
  readonly state: string;
  readonly kind: EvidenceKind;
  /** 1: it stands for one of the log that is being changed. */
  readonly isCopy: number;
  readonly hash: string | null;
  readonly mime: string | null;
  readonly name: string | null;
};

export type PhotoRows = {
  /** In the order in which they came; a stand-in shows what its original shows. */
  ofDraft(person: number): readonly DraftPhoto[];
  takeOut(id: number, person: number): void;
  /** Those of a log, or with null of the person's draft, that have not failed. */
  count(activity: number | null, person: number): number;
  /** Notes one for a log, or with null for the sender's draft. Its bytes are fetched after the commit. */
  note(file: IncomingFile, from: PhotoSender, activity: number | null): void;
  /**
   * The last photo of the same album and sender. An album's id is never used again by a channel, so the search needs no time limit: a
   * sped-up clock would make one wrong.
   */
  sibling(album: string, from: PhotoSender): { readonly activity: number | null } | null;
};

/** The photos of logs and of their drafts, prepared once. */
export function createPhotoRows({ db }: Store): PhotoRows {
  const original = alias(photos, 'original');
  const isOriginal = eq(original.id, photos.copyOf);
  const isLogs = and(eq(photos.purpose, 'log'), eq(photos.removed, false));
  const state = sql<string>`coalesce(${original.state}, ${photos.state})`;
  const kind = sql<EvidenceKind>`coalesce(${original.kind}, ${photos.kind})`;
  const isCopy = sql<number>`${photos.copyOf} is not null`;
  const draft = prepared((by: Slots<{ person: number }>) =>
    db
      .select({ id: photos.id, isCopy, state, kind, hash: files.hash, mime: files.mime, name: files.name })
      .from(photos)
      .leftJoin(original, isOriginal)
      .leftJoin(files, eq(files.hash, sql`coalesce(${original.hash}, ${photos.hash})`))
      .where(and(eq(photos.draftOf, by.person), isLogs))
      .orderBy(inOrder),
  );
  const takeOut = prepared((by: Slots<{ id: number; person: number }>) =>
    db
      .update(photos)
      .set({ removed: true, look: null })
      .where(and(eq(photos.id, by.id), eq(photos.draftOf, by.person), eq(photos.purpose, 'log'))),
  );
  const counted = (of: SQLiteColumn) =>
    prepared((by: Slots<{ id: number }>) =>
      db
        .select({ count: count() })
        .from(photos)
        .leftJoin(original, isOriginal)
        .where(and(eq(of, by.id), isLogs, sql`${state} <> 'failed'`)),
    );
  const [inDraft, inLog] = [counted(photos.draftOf), counted(photos.activity)];
  type Noted = PhotoSender & {
    readonly ref: string;
    readonly album: string | null;
    readonly kind: string;
    readonly name: string | null;
    readonly activity: number | null;
    readonly draftOf: number | null;
  };
  const insert = prepared((by: Slots<Noted>) => {
    const { activity, draftOf, person, channel, chat, ref, album, kind, name, at } = by;
    return db.insert(photos).values({ activity, draftOf, sentBy: person, channel, chat, ref, album, kind, name, at });
  });
  const find = prepareSibling(db);

  return {
    ofDraft: (person) => draft.all({ person }),
    takeOut: (id, person) => void takeOut.run({ id, person }),
    count: (activity, person) =>
      (activity === null ? inDraft.get({ id: person }) : inLog.get({ id: activity }))?.count ?? 0,
    note(file, from, activity) {
      const { ref, album = null } = file;
      // What it is by its name and the platform's word, until its bytes are here. A photo's own name tells nobody anything.
      const kind = kindSaid(file);
      const name = kind === 'picture' ? null : (file.name ?? null);
      insert.run({ ...from, ref, album, kind, name, activity, draftOf: activity === null ? from.person : null });
    },
    sibling: (album, from) => find.get({ ...from, album }) ?? null,
  };
}

function prepareSibling(db: Store['db']) {
  return prepared((by: Slots<Omit<PhotoSender, 'at'> & { album: string }>) =>
    db
      .select({ activity: photos.activity })
      .from(photos)
      .where(
        and(
          eq(photos.album, by.album),
          eq(photos.channel, by.channel),
          eq(photos.chat, by.chat),
          eq(photos.sentBy, by.person),
          eq(photos.purpose, 'log'),
        ),
      )
      .orderBy(desc(photos.id)),
  );
}
