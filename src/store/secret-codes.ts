/**
 * Every statement by a secret code's hash. The look-ups are asked for by people/look-up.ts alone, which counts each:
 * nobody looks without being counted.
 */
import { and, count, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { invitations, linkCodes } from './schema.ts';

/** Letters of a linking code's hash that stand for it in a button. */
const TAG = 16;

export type InvitationRow = typeof invitations.$inferSelect;
/** `tag`: what stands for the code in the button that says yes to it. */
export type LinkRow = { readonly hash: string; readonly tag: string; readonly person: number };

export type SecretCodes = {
  /** Also one that was taken back, is used up or past. */
  invitation(hash: string): InvitationRow | undefined;
  /** Only while it holds; `now`: civil milliseconds. */
  link(hash: string, now: number): LinkRow | undefined;
  taggedLink(tag: string, now: number): LinkRow | undefined;
};

/** Everything is prepared once; call it inside a transaction. */
export function createSecretCodes({ db }: Store): SecretCodes {
  const tag = sql<string>`substr(${linkCodes.hash}, 1, ${sql.raw(String(TAG))})`;
  const links = db.select({ hash: linkCodes.hash, tag, person: linkCodes.person }).from(linkCodes);
  const invitation = prepared((by: Slots<{ hash: string }>) =>
    db.select().from(invitations).where(eq(invitations.hash, by.hash)),
  );
  const link = prepared((by: Slots<{ hash: string; now: number }>) =>
    links.$dynamic().where(and(eq(linkCodes.hash, by.hash), gt(linkCodes.expiresAt, by.now))),
  );
  const tagged = prepared((by: Slots<{ tag: string; now: number }>) =>
    links.$dynamic().where(and(eq(tag, by.tag), gt(linkCodes.expiresAt, by.now))),
  );
  return {
    invitation: (hash) => invitation.get({ hash }),
    link: (hash, now) => link.get({ hash, now }),
    taggedLink: (which, now) => tagged.get({ tag: which, now }),
  };
}

/** Ends a linking code that was looked up; it is still told from an ordinary word for a while. */
export function createEndLinkCode({ db }: Store): (hash: string, now: Date) => void {
  const end = prepared((by: Slots<{ hash: string; now: number }>) =>
    db
      .update(linkCodes)
      .set({ expiresAt: sql`min(${linkCodes.expiresAt}, ${by.now})` })
      .where(eq(linkCodes.hash, by.hash)),
  );
  return (hash, now) => void end.run({ hash, now: now.getTime() });
}

/**
 * How many open invitations were made under another key than the one whose hashes begin with `prefix`: they can't be
 * redeemed.
 */
export function createLostCount({ db }: Store): (prefix: string, now: Date) => number {
  const lost = prepared((by: Slots<{ prefix: string; now: number }>) =>
    db
      .select({ count: count() })
      .from(invitations)
      .where(
        and(
          sql`${invitations.hash} like 'k1.%'`,
          sql`substr(${invitations.hash}, 1, length(${by.prefix})) <> ${by.prefix}`,
          isNull(invitations.revokedAt),
          gt(invitations.usesLeft, 0),
          gt(invitations.expiresAt, by.now),
        ),
      ),
  );
  return (prefix, now) => lost.get({ prefix, now: now.getTime() })?.count ?? 0;
}
