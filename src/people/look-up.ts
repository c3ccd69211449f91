/** The one place where a secret code is looked up. There is no statement by a code's hash anywhere else: nobody looks without being counted. */
import { eq, sql } from 'drizzle-orm';
import type { Address } from '../chat/index.ts';
import { codeKeyOf } from '../store/code-key.ts';
import type { Store } from '../store/open.ts';
import { invitations } from '../store/schema.ts';
import { hashCode, normaliseCode } from './code.ts';
import { createTries, type Tried } from './tries.ts';

/** Letters of a linking code's hash that stand for it in a button. */
const TAG = 16;

export type InvitationRow = typeof invitations.$inferSelect;
/** `tag`: what stands for the code in the button that says yes to it. */
export type LinkRow = { readonly hash: string; readonly tag: string; readonly person: number };

/** Each act looks up what an address typed or tapped, and counts it there if it is wrong. */
export type LookUp = {
  /** Also one that was taken back, is used up or past. */
  invitation(code: string, from: Address, now: Date): Tried<InvitationRow>;
  /** Only while it holds. */
  link(code: string, from: Address, now: Date): Tried<LinkRow>;
  /** The same by its tag. */
  taggedLink(tag: string, from: Address, now: Date): Tried<LinkRow>;
  /** Forgets an address's wrong codes. */
  forgive(from: Address): void;
};

/** What is stored of a code that links accounts. Six letters of 19 are 25 bits: enough for ten minutes and five tries. */
export const hashLinkCode = (store: Store, code: string): string => codeKeyOf(store).sign('link', normaliseCode(code));

/** Everything is prepared once; call it inside a transaction. */
export function createLookUp(store: Store): LookUp {
  const tries = createTries(store);
  const invitation = store.db
    .select()
    .from(invitations)
    .where(eq(invitations.hash, sql.placeholder('hash')))
    .prepare();
  const link = (where: string) =>
    store.sqlite.prepare<[string, number], LinkRow>(
      `select hash, substr(hash, 1, ${TAG}) as tag, person from link_codes where ${where} = ? and expires_at > ?`,
    );
  const whole = link('hash');
  const tagged = link(`substr(hash, 1, ${TAG})`);
  return {
    invitation: (code, from, now) => tries.attempt(from, now, () => invitation.get({ hash: hashCode(store, code) })),
    link: (code, from, now) => tries.attempt(from, now, () => whole.get(hashLinkCode(store, code), now.getTime())),
    taggedLink: (tag, from, now) => tries.attempt(from, now, () => tagged.get(tag, now.getTime())),
    forgive: (from) => tries.clear(from),
  };
}
