import { and, eq, sql } from 'drizzle-orm';
import type { Store } from '../store/open.ts';
import { uploads } from '../store/schema.ts';

/** What a platform already holds: a file goes up once and is then sent by the platform's own reference. */
export type Uploads = {
  /** The platform's reference for the file with this content hash; null: not uploaded yet. */
  get(channel: string, hash: string): string | null;
  put(channel: string, upload: { readonly hash: string; readonly ref: string }, now: Date): void;
  /** The platform no longer knows the reference. */
  forget(channel: string, hash: string): void;
};

export function createUploads(store: Store): Uploads {
  const p = sql.placeholder;
  const one = and(eq(uploads.channel, p('channel')), eq(uploads.hash, p('hash')));
  const select = store.db.select({ ref: uploads.ref }).from(uploads).where(one).prepare();
  const upsert = store.db
    .insert(uploads)
    .values({ channel: p('channel'), hash: p('hash'), ref: p('ref'), at: p('at') })
    .onConflictDoUpdate({ target: [uploads.channel, uploads.hash], set: { ref: sql`excluded.ref` } })
    .prepare();
  const remove = store.db.delete(uploads).where(one).prepare();
  return {
    get: (channel, hash) => select.get({ channel, hash })?.ref ?? null,
    put(channel, upload, now) {
      upsert.run({ channel, ...upload, at: now.getTime() });
    },
    forget(channel, hash) {
      remove.run({ channel, hash });
    },
  };
}
