import { and, eq, sql } from 'drizzle-orm';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { uploads } from './schema.ts';

/** What a platform already holds: a file goes up once and is then sent by the platform's own reference. */
export type Uploads = {
  /** The platform's reference for the file with this content hash; null: not uploaded yet. */
  get(channel: string, hash: string): string | null;
  put(channel: string, upload: { readonly hash: string; readonly ref: string }, now: Date): void;
  /** The platform no longer knows the reference. */
  forget(channel: string, hash: string): void;
};

type One = { readonly channel: string; readonly hash: string };

/** The rows of uploads, prepared once. */
export function createUploads({ db }: Store): Uploads {
  const one = (by: Slots<One>) => and(eq(uploads.channel, by.channel), eq(uploads.hash, by.hash));
  const select = prepared((by: Slots<One>) => db.select({ ref: uploads.ref }).from(uploads).where(one(by)));
  const upsert = prepared((by: Slots<One & { ref: string; at: number }>) =>
    db
      .insert(uploads)
      .values({ channel: by.channel, hash: by.hash, ref: by.ref, at: by.at })
      .onConflictDoUpdate({ target: [uploads.channel, uploads.hash], set: { ref: sql`excluded.ref` } }),
  );
  const remove = prepared((by: Slots<One>) => db.delete(uploads).where(one(by)));
  return {
    get: (channel, hash) => select.get({ channel, hash })?.ref ?? null,
    put: (channel, upload, now) => void upsert.run({ channel, ...upload, at: now.getTime() }),
    forget: (channel, hash) => void remove.run({ channel, hash }),
  };
}
