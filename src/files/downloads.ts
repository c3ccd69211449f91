import { createHash, randomBytes } from 'node:crypto';
import type { Media } from '../chat/index.ts';
import type { Clock } from '../clock.ts';
import { createDownloadRows } from '../store/downloads.ts';
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
  const rows = createDownloadRows(store);

  // Over and unknown take the same way: nobody learns from the time which it was.
  const row = (kind: Kind, token: string) => rows.find(hashOf(kind, token), clock.elapsed());
  const look = (kind: Kind, token: string): Media | null => row(kind, token)?.media ?? null;

  const note = (kind: Kind, token: string, file: string, life: number): boolean => {
    try {
      rows.note({ hash: hashOf(kind, token), file, until: Math.round(clock.elapsed() + life) });
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
      // A second tap does not make it last longer.
      if (media) rows.spend(hashOf('page', token), Math.round(clock.elapsed() + HOLD_MS));
      return media;
    },
    taken(token) {
      const found = row('page', token);
      return found?.isSpent ? found.media : null;
    },
    picture: (token) => look('picture', token),
    calendar: (token) => look('calendar', token),
    tidy: () => rows.dropOld(clock.elapsed()),
  };
}
