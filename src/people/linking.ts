/**
 * One person, two channels: a code shown on one and typed on the other makes both addresses one person's; unlinking
 * is possible.
 */
import { MINUTE_MS } from '../chat/civil.ts';
import type { Address } from '../chat/index.ts';
import { createJoining } from '../store/joining.ts';
import { createLinkCodeRows } from '../store/link-codes.ts';
import { createLinkedAddresses } from '../store/linked-addresses.ts';
import type { Store } from '../store/open.ts';
import { createEndLinkCode, type LinkRow } from '../store/secret-codes.ts';
import type { Linked } from '../turn/index.ts';
import { LETTERS, normaliseCode, PLAIN_LETTERS, randomLetters } from './code.ts';
import { createLookUp, hashLinkCode } from './look-up.ts';
import type { Tried } from './tries.ts';

const LENGTH = 6;
const MINUTES = 10;
/** A code that is past or used is still told from an ordinary word for so long after it was shown. */
const REMEMBERED_MINUTES = 60;
const WHOLE = new RegExp(`^[${LETTERS}]{${LENGTH}}$`);

/**
 * Whether a text may be a code that links accounts. It always has a digit and a letter, so that it is no word and no
 * number. Letters that no code has (see `offer`) are slips, and get the answer of a wrong one.
 */
export function looksLikeLinkCode(text: string): boolean {
  const code = normaliseCode(text);
  return WHOLE.test(code) && /\d/.test(code) && /\D/.test(code);
}

/**
 * A new code. Of "KW3" a Vietnamese keyboard makes "KƯ3", and of "ANS" "ÁN": it leaves these letters alone. Four different
 * ones at least: without its digits "G554V2" is a short form of "giáo viên", and so is "G76VVV".
 */
export function makeLinkCode(): string {
  let code = randomLetters(LENGTH, PLAIN_LETTERS);
  while (!looksLikeLinkCode(code) || new Set(code.match(/[A-Z]/g)).size < 4)
    code = randomLetters(LENGTH, PLAIN_LETTERS);
  return code;
}

export type Linking = {
  /** A new code; an earlier one of this person ends. */
  offer(person: number, now: Date): { readonly code: string; readonly minutes: number };
  /** Whether anybody was shown a code within the last hour, good, past or used. */
  isOffered(now: Date): boolean;
  /**
   * The address that types the code joins the person who was shown it, and brings along what its own person had.
   * `asks`: only after a yes, since whoever talks somebody into typing a code would get their roles.
   */
  accept(person: number, from: Address, code: string, now: Date, asks?: boolean): Linked;
  /** The yes: the tag that `accept` gave in the place of the code, which is stored nowhere. */
  confirm(person: number, from: Address, tag: string, now: Date): Linked;
  /** The address becomes a new person's, who holds nothing; the rest stays. False: it is the only one. */
  unlink(person: number, address: Address, now: Date): boolean;
  addressesOf(person: number, here: Address): readonly LinkedAddress[];
  /** The channel on which they are written to first; one they don't have changes nothing. */
  prefer(person: number, channel: string | null): void;
};

export type LinkedAddress = Address & { readonly here: boolean; readonly preferred: boolean };

/** Everything is prepared once; call it inside a transaction. */
export function createLinking(store: Store): Linking {
  const join = createJoining(store);
  const codes = createLinkCodeRows(store);
  const end = createEndLinkCode(store);
  const addresses = createLinkedAddresses(store);
  const lookUp = createLookUp(store);
  const forgotten = (now: Date): Date => new Date(now.getTime() - (REMEMBERED_MINUTES - MINUTES) * MINUTE_MS);

  const take = (person: number, tried: Tried<LinkRow>, now: Date, asks: boolean): Linked => {
    if (!tried.ok) return tried;
    const { row } = tried;
    if (row.person === person) return { ok: false, why: 'own' };
    if (asks) return { ok: false, why: 'confirm', tag: row.tag, channels: addresses.channels(row.person) };
    end(row.hash, now);
    join(person, row.person, now);
    return { ok: true };
  };

  return {
    offer(person, now) {
      const code = makeLinkCode();
      const expiresAt = new Date(now.getTime() + MINUTES * MINUTE_MS);
      codes.add({ hash: hashLinkCode(store, code), person, expiresAt, forgotten: forgotten(now) });
      return { code, minutes: MINUTES };
    },
    isOffered: (now) => codes.isAny(forgotten(now)),
    accept: (person, from, code, now, asks = false) => take(person, lookUp.link(code, from, now), now, asks),
    confirm: (person, from, tag, now) => take(person, lookUp.taggedLink(tag, from, now), now, false),
    unlink: (person, address, now) => addresses.part(person, address, now),
    addressesOf: (person, here) =>
      addresses.list(person).map(({ channel, id, preferred }) => ({
        channel,
        id,
        here: channel === here.channel && id === here.id,
        preferred: channel === preferred,
      })),
    prefer: (person, channel) => addresses.prefer(person, channel),
  };
}
