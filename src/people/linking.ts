/** One person, two channels: a code shown on one and typed on the other makes both addresses one person's; unlinking is possible. */
import { MINUTE_MS } from '../chat/civil.ts';
import type { Address } from '../chat/index.ts';
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

/**
 * What moves from the person who joins to the other. `or ignore` where both may have the same row: the other's stays, and what is left
 * goes with the person's own row (foreign keys).
 */
const MOVES = [
  'update addresses set person = @to where person = @from',
  // Photos hang on the person's one draft of a log: they never come under another's. A draft's flow is called as the photos' purpose.
  `update photos set draft_of = @to where draft_of = @from and (purpose = 'early' or not exists (
     select 1 from photos p where p.draft_of = @to and p.activity is null and p.purpose = photos.purpose and p.removed = 0) and not exists (
     select 1 from drafts d where d.person = @to and d.flow = photos.purpose) and not exists (
     select 1 from persons o where o.id = @to and json_extract(o.standing, '$.standing.flow') = photos.purpose))`,
  `update or ignore drafts set person = @to where person = @from`,
  `update roles set person = @to where person = @from and revoked_at is null and not exists (
     select 1 from roles o where o.person = @to and o.revoked_at is null and o.role = roles.role and o.unit is roles.unit)`,
  'update roles set person = @to where person = @from and revoked_at is not null',
  'update or ignore session_reminders set person = @to where person = @from',
  'update or ignore feedback set person = @to where person = @from',
  'update or ignore calendar_sessions set person = @to where person = @from',
  'update or ignore occurrences set person = @to where person = @from',
  'update activities set created_by = @to where created_by = @from',
  'update activity_versions set "by" = @to where "by" = @from',
  'update photos set sent_by = @to where sent_by = @from',
  'update invitations set created_by = @to where created_by = @from',
  'update roles set revoked_by = @to where revoked_by = @from',
  'update broadcasts set created_by = @to where created_by = @from',
  'update schedule_sessions set mended_by = @to where mended_by = @from',
  // One person, one message of an announcement: what one of them has had goes, and of what waits for both the joining one's.
  ...['@to', '@from'].map(
    (who) => `update outbox set state = 'replaced', reason = 'linked', settled_at = @now
      where person = ${who} and state = 'waiting' and broadcast is not null and exists (select 1 from outbox o
        where o.broadcast = outbox.broadcast and o.person in (@from, @to) and o.id <> outbox.id
          and (o.state in ('sending', 'sent', 'unknown') or o.state = 'waiting' and ${who} = @from))`,
  ),
  'update outbox set person = @to where person = @from',
  // What the other has not said is taken over; a "no" to announcements is never turned into a "yes".
  `update persons set
     audience = coalesce(audience, (select audience from persons where id = @from)),
     unit = coalesce(unit, (select unit from persons where id = @from)),
     joined = max(joined, (select joined from persons where id = @from)),
     consent = coalesce(consent, (select consent from persons where id = @from)),
     consent_at = coalesce(consent_at, (select consent_at from persons where id = @from)),
     remind_since = case when remind_at is null then (select remind_since from persons where id = @from) else remind_since end,
     remind_at = coalesce(remind_at, (select remind_at from persons where id = @from)),
     announcements = case when announcements = 'unasked' then (select announcements from persons where id = @from) else announcements end
   where id = @to`,
  'delete from persons where id = @from',
];

/** Everything is prepared once; call it inside a transaction. */
export function createLinking(store: Store): Linking {
  const { sqlite } = store;
  const moves = MOVES.map((text) => sqlite.prepare(text));
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
    for (const statement of moves) statement.run({ from: person, to: row.person, now: now.getTime() });
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
