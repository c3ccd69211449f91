/** Codes by which two addresses become one person's; they are looked up in secret-codes.ts. Instants are civil. */
import { eq, gt, lte, or, sql } from 'drizzle-orm';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { linkCodes } from './schema.ts';

export type LinkCodeRows = {
  /** Writes a new one; this person's earlier one goes, and those of anybody that ended before `forgotten`. */
  add(of: { readonly hash: string; readonly person: number; readonly expiresAt: Date; readonly forgotten: Date }): void;
  /** Whether there is one, of anybody, that ended after this. */
  isAny(after: Date): boolean;
};

/** Everything is prepared once; call it inside a transaction. */
export function createLinkCodeRows({ db }: Store): LinkCodeRows {
  const drop = prepared((by: Slots<{ person: number; before: number }>) =>
    db.delete(linkCodes).where(or(eq(linkCodes.person, by.person), lte(linkCodes.expiresAt, by.before))),
  );
  const insert = prepared((by: Slots<{ hash: string; person: number; expiresAt: number }>) =>
    db.insert(linkCodes).values({ hash: by.hash, person: by.person, expiresAt: by.expiresAt }),
  );
  const any = prepared((by: Slots<{ after: number }>) =>
    db.select({ one: sql`1` }).from(linkCodes).where(gt(linkCodes.expiresAt, by.after)),
  );
  return {
    add({ hash, person, expiresAt, forgotten }) {
      drop.run({ person, before: forgotten.getTime() });
      insert.run({ hash, person, expiresAt: expiresAt.getTime() });
    },
    isAny: (after) => any.get({ after: after.getTime() }) !== undefined,
  };
}
