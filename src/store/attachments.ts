import { and, eq } from 'drizzle-orm';
import type { Media } from '../chat/index.ts';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { files, photos } from './schema.ts';

/** A file of a notice as it was sent. `at`: civil milliseconds. */
export type SentAttachment = {
  readonly person: number;
  readonly channel: string;
  readonly chat: string;
  readonly ref: string;
  readonly album: string | null;
  readonly name: string | null;
  readonly at: number;
};

/** The one file of a notice that a person is writing; `hash` and `mime` once its bytes are here. */
export type Attachment = {
  readonly state: 'waiting' | 'kept' | 'failed';
  readonly name: string | null;
  readonly album: string | null;
  readonly hash: string | null;
  readonly mime: string | null;
};

export type AttachmentRows = {
  find(person: number): Attachment | null;
  clear(person: number): void;
  /** Its bytes are fetched after the commit. */
  add(sent: SentAttachment): void;
  /** A file that is here already. */
  adopt(person: number, media: Pick<Media, 'hash' | 'name'>, at: number): void;
};

/** Prepared once; see AttachmentRows. */
export function createAttachmentRows({ db }: Store): AttachmentRows {
  const purpose = 'broadcast';
  const isOwn = (by: Slots<{ person: number }>) => and(eq(photos.draftOf, by.person), eq(photos.purpose, purpose));
  const { state, name, album } = photos;
  const find = prepared((by: Slots<{ person: number }>) =>
    db
      .select({ state, name, album, hash: files.hash, mime: files.mime })
      .from(photos)
      .leftJoin(files, eq(files.hash, photos.hash))
      .where(isOwn(by)),
  );
  const clear = prepared((by: Slots<{ person: number }>) => db.delete(photos).where(isOwn(by)));
  const add = prepared((by: Slots<SentAttachment>) =>
    db.insert(photos).values({
      draftOf: by.person,
      sentBy: by.person,
      channel: by.channel,
      chat: by.chat,
      ref: by.ref,
      album: by.album,
      purpose,
      name: by.name,
      at: by.at,
    }),
  );
  const nowhere = { channel: '', chat: '', ref: '' };
  const adopt = prepared((by: Slots<{ person: number; hash: string; name: string; at: number }>) =>
    db.insert(photos).values({
      ...nowhere,
      draftOf: by.person,
      sentBy: by.person,
      state: 'kept',
      hash: by.hash,
      purpose,
      name: by.name,
      at: by.at,
    }),
  );
  return {
    find(person) {
      const row = find.get({ person });
      return row ? { ...row, state: row.state as Attachment['state'] } : null;
    },
    clear: (person) => void clear.run({ person }),
    add: (sent) => void add.run(sent),
    adopt: (person, { hash, name: of }, at) => void adopt.run({ person, hash, name: of, at }),
  };
}
