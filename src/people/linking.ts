/** One person, two channels: a code shown on one and typed on the other makes both addresses one person's; unlinking is possible. */
import { MINUTE_MS } from '../chat/civil.ts';
import type { Address } from '../chat/index.ts';
import { createJoining } from '../store/joining.ts';
import type { Store } from '../store/open.ts';
import type { Linked } from '../turn/index.ts';
import { LETTERS, normaliseCode, PLAIN_LETTERS, randomLetters } from './code.ts';
import { createLookUp, hashLinkCode, type LinkRow } from './look-up.ts';
import type { Tried } from './tries.ts';

const LENGTH = 6;
const MINUTES = 10;
/** A code that is past or used is still told from an ordinary word for so long after it was shown. */
const REMEMBERED_MINUTES = 60;
const WHOLE = new RegExp(`^[${LETTERS}]{${LENGTH}}$`);

/**
 * Whether a text may be a code that links accounts. It always has a digit and a letter, so that it is no word and no number. Letters that no
 * code has (see `offer`) are slips, and get the answer of a wrong one.
 */
export function looksLikeLinkCode(text: string): boolean {
  const code = normaliseCode(text);
  return WHOLE.test(code) && /\d/.test(code) && /\D/.test(code);
}

export type Linking = {
  /** A new code; an earlier one of this person ends. */
  offer(person: number, now: Date): { readonly code: string; readonly minutes: number };
  /** Whether anybody was shown a code within the last hour, good, past or used. */
  isOffered(now: Date): boolean;
  /**
   * The address that types the code joins the person who was shown it, and brings along what its own person had. `asks`: only after a yes,
   * since whoever talks somebody into typing a code would get their roles.
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
  const { sqlite } = store;
  const join = createJoining(store);
  const lookUp = createLookUp(store);
  const drop = sqlite.prepare('delete from link_codes where person = ? or expires_at <= ?');
  const insert = sqlite.prepare('insert into link_codes (hash, person, expires_at) values (?, ?, ?)');
  const use = sqlite.prepare('update link_codes set expires_at = min(expires_at, ?) where hash = ?');
  const offered = sqlite.prepare('select 1 from link_codes where expires_at > ? limit 1');
  const forgotten = (now: Date): number => now.getTime() - (REMEMBERED_MINUTES - MINUTES) * MINUTE_MS;
  const count = sqlite.prepare('select count(*) from addresses where person = ?').pluck();
  const fresh = sqlite.prepare(
    'insert into persons (lang, created_at, last_at) select lang, ?, ? from persons where id = ?',
  );
  const move = sqlite.prepare('update addresses set person = ? where channel = ? and id = ? and person = ?');

  const unprefer = sqlite.prepare(
    `update persons set preferred = null where id = @person
       and not exists (select 1 from addresses a where a.person = @person and a.channel = persons.preferred)`,
  );

  const list = sqlite.prepare(
    'select a.channel, a.id, p.preferred from addresses a join persons p on p.id = a.person where p.id = ? order by a.channel, a.id',
  );
  const channels = sqlite.prepare('select distinct channel from addresses where person = ? order by channel').pluck();
  const prefer = sqlite.prepare(
    `update persons set preferred = @channel where id = @person
       and (@channel is null or exists (select 1 from addresses a where a.person = @person and a.channel = @channel))`,
  );

  const take = (person: number, tried: Tried<LinkRow>, now: Date, asks: boolean): Linked => {
    if (!tried.ok) return tried;
    const { row } = tried;
    if (row.person === person) return { ok: false, why: 'own' };
    if (asks) return { ok: false, why: 'confirm', tag: row.tag, channels: channels.all(row.person) as string[] };
    use.run(now.getTime(), row.hash);
    join(person, row.person, now);
    return { ok: true };
  };

  return {
    offer(person, now) {
      drop.run(person, forgotten(now));
      // Of "KW3" a Vietnamese keyboard makes "KƯ3", and of "ANS" "ÁN": these letters it leaves alone.
      let code = randomLetters(LENGTH, PLAIN_LETTERS);
      while (!looksLikeLinkCode(code)) code = randomLetters(LENGTH, PLAIN_LETTERS);
      insert.run(hashLinkCode(store, code), person, now.getTime() + MINUTES * MINUTE_MS);
      return { code, minutes: MINUTES };
    },
    isOffered: (now) => offered.get(forgotten(now)) !== undefined,
    accept: (person, from, code, now, asks = false) => take(person, lookUp.link(code, from, now), now, asks),
    confirm: (person, from, tag, now) => take(person, lookUp.taggedLink(tag, from, now), now, false),
    unlink(person, address, now) {
      if ((count.get(person) as number) < 2) return false;
      const made = fresh.run(now.getTime(), now.getTime(), person);
      const moved = move.run(Number(made.lastInsertRowid), address.channel, address.id, person);
      unprefer.run({ person });
      return moved.changes > 0;
    },
    addressesOf(person, here) {
      const rows = list.all(person) as { channel: string; id: string; preferred: string | null }[];
      return rows.map(({ channel, id, preferred }) => ({
        channel,
        id,
        here: channel === here.channel && id === here.id,
        preferred: channel === preferred,
      }));
    },
    prefer: (person, channel) => void prefer.run({ person, channel }),
  };
}
