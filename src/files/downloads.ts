import { createHash, randomBytes } from 'node:crypto';
import type { Media } from '../chat/index.ts';
import type { Clock } from '../clock.ts';
import type { Store } from '../store/open.ts';
import { diskTrouble } from '../store/writer.ts';

export type Downloads = {
  /**
   * A public address for a file of ours, for a channel that can't carry it. A calendar is public and has a plain address; a picture has an
   * unguessable one, which the platform itself fetches; everything else an unguessable one that opens a page, whose button gives the file.
   * `publicUrl` without a slash at its end. null: nothing can be written just now.
   */
  offer(media: Media, publicUrl: string): string | null;
  /** What a page's button would give; looking spends nothing. null: over, or never heard of. */
  find(token: string): Media | null;
  /** The button was pressed: the file can be had from now on, again and again, and in a quarter of an hour the address is over. */
  take(token: string): Media | null;
  /** The file of an address whose button was pressed. null: it was not yet, or it is over. */
  taken(token: string): Media | null;
  picture(token: string): Media | null;
  calendar(token: string): Media | null;
  /** Forgets what is over; call it inside a transaction. Gives how many. */
  tidy(): number;
};

const HOUR_MS = 3_600_000;
/** Real time. */
const LIFE_MS = 24 * HOUR_MS;
/** A phone's browser fetches a file twice, asks for its size first, breaks off and goes on; a person taps again. */
const HOLD_MS = HOUR_MS / 4;
/** Public: whoever was sent it in the Week may open it in the Week. */
const CALENDAR_LIFE_MS = 7 * LIFE_MS;
/** Of a calendar's hash: it guards nothing, and a long address frightens people. */
const CALENDAR_LETTERS = 16;
/** 128 bits: what is not written down can't be guessed. */
const TOKEN_BYTES = 16;
const EXTENSIONS: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' };

type Kind = 'page' | 'picture' | 'calendar';

/** Only the hash is stored: a copied database opens no address. The kind is part of it, so that none passes for another. */
const hashOf = (kind: Kind, token: string): string =>
  createHash('sha256').update(`ban-hoc download ${kind} ${token}`).digest('hex');

function kindOf({ mime }: Media): Kind {
  const type = (mime.split(';')[0] ?? '').trim().toLowerCase();
  if (type === 'text/calendar') return 'calendar';
  return type in EXTENSIONS ? 'picture' : 'page';
}

/** See Downloads; the rows are those of the table `downloads`, and sweep.ts keeps the files that they name. */
export function createDownloads(store: Store, clock: Pick<Clock, 'elapsed'>): Downloads {
  const { sqlite } = store;
  const insert = sqlite.prepare(
    `insert into downloads (hash, file, expires_at_real) values (@hash, @file, @until)
     on conflict (hash) do update set expires_at_real = excluded.expires_at_real`,
  );
  const find = sqlite.prepare<{ hash: string; now: number }, Media & { readonly spent: 0 | 1 }>(
    `select f.hash, f.mime, f.name, d.spent from downloads d join files f on f.hash = d.file
     where d.hash = @hash and d.expires_at_real > @now`,
  );
  // A second tap does not make it last longer.
  const take = sqlite.prepare(
    'update downloads set spent = 1, expires_at_real = min(expires_at_real, @until) where hash = @hash',
  );
  const drop = sqlite.prepare('delete from downloads where expires_at_real <= ?');

  // Over and unknown take the same way: nobody learns from the time which it was.
  const row = (kind: Kind, token: string) => find.get({ hash: hashOf(kind, token), now: clock.elapsed() });
  const look = (kind: Kind, token: string): Media | null => {
    const found = row(kind, token);
    return found ? { hash: found.hash, mime: found.mime, name: found.name } : null;
  };

  const note = (kind: Kind, token: string, file: string, life: number): boolean => {
    try {
      insert.run({ hash: hashOf(kind, token), file, until: Math.round(clock.elapsed() + life) });
      return true;
    } catch (error) {
      if (diskTrouble(error) === null) throw error;
      return false;
    }
  };

  return {
    offer(media, publicUrl) {
      const kind = kindOf(media);
      if (kind === 'calendar') {
        const token = media.hash.slice(0, CALENDAR_LETTERS);
        const isNoted = note(kind, token, media.hash, CALENDAR_LIFE_MS);
        return isNoted ? `${publicUrl}/lich/${token}.ics` : null;
      }
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      if (!note(kind, token, media.hash, LIFE_MS)) return null;
      if (kind === 'page') return `${publicUrl}/tai/${token}`;
      return `${publicUrl}/anh/${token}.${EXTENSIONS[media.mime] ?? 'jpg'}`;
    },
    find: (token) => look('page', token),
    take(token) {
      const media = look('page', token);
      if (media) take.run({ hash: hashOf('page', token), until: Math.round(clock.elapsed() + HOLD_MS) });
      return media;
    },
    taken: (token) => (row('page', token)?.spent === 1 ? look('page', token) : null),
    picture: (token) => look('picture', token),
    calendar: (token) => look('calendar', token),
    tidy: () => drop.run(clock.elapsed()).changes,
  };
}
