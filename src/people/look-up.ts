/**
 * The one place where a secret code is looked up: nobody looks without being counted. Its statements are in
 * store/secret-codes.ts.
 */
import type { Address } from '../chat/index.ts';
import { codeKeyOf } from '../store/code-key.ts';
import type { Store } from '../store/open.ts';
import { createSecretCodes, type InvitationRow, type LinkRow } from '../store/secret-codes.ts';
import { hashCode, normaliseCode } from './code.ts';
import { createTries, type Tried } from './tries.ts';

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

/**
 * What is stored of a code that links accounts. Six letters of 19 are 25 bits: enough for ten minutes and five tries.
 */
export const hashLinkCode = (store: Store, code: string): string => codeKeyOf(store).sign('link', normaliseCode(code));

/** Everything is prepared once; call it inside a transaction. */
export function createLookUp(store: Store): LookUp {
  const tries = createTries(store);
  const codes = createSecretCodes(store);
  return {
    invitation: (code, from, now) => tries.attempt(from, now, () => codes.invitation(hashCode(store, code))),
    link: (code, from, now) => tries.attempt(from, now, () => codes.link(hashLinkCode(store, code), now.getTime())),
    taggedLink: (tag, from, now) => tries.attempt(from, now, () => codes.taggedLink(tag, now.getTime())),
    forgive: (from) => tries.clear(from),
  };
}
