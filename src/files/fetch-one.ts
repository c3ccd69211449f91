import type { Channel } from '../chat/index.ts';
import { FetchError, FileTooLarge } from '../chat/index.ts';
import { MOST_SENT_BYTES } from '../chat/too-large.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/open.ts';
import type { FailedPhoto, WaitingPhoto, WaitingPhotos } from '../store/waiting-photos.ts';
import type { Writer } from '../store/writer.ts';
import type { Drawing } from './drawing.ts';
import { examine, type Found } from './examine.ts';
import type { KeptFiles } from './files.ts';
import type { Drawn } from './picture.ts';
import { Refused } from './refused.ts';

const MOST_ATTEMPTS = 24;
/** A download that broke off in the middle counts as so many: six of them, half an hour apart in all, and the line is left alone. */
const CUT_SHORT_WEIGHT = 4;
/** A channel ends its downloads itself (wire/download.ts); this is for one that does not. */
const LONGEST_FETCH_MS = 3_600_000;
/** Photos that come one by one and can't be taken are told of together. */
const GATHER_MS = 3_000;

export type FetcherParts = {
  readonly store: Store;
  readonly writer: Writer;
  readonly clock: Clock;
  readonly log: Log;
  readonly channels: (name: string) => Channel | undefined;
  readonly files: KeptFiles;
  readonly drawing: Drawing;
  /** Photos of one person that were given up. Called inside the transaction that notes that they are told, so that it happens once. */
  readonly onFailed: (photos: readonly FailedPhoto[]) => void;
  /** Milliseconds before the next try; 2 s doubling to 10 min unless told: with 24 attempts, some two and a half hours in all. */
  readonly backoffMs?: (attempts: number) => number;
  readonly gatherMs?: number;
};

const doubling = (attempts: number): number => Math.min(600_000, 1_000 * 2 ** attempts);

type Fetching = FetcherParts & {
  readonly rows: WaitingPhotos;
  /** Begun by this start of the program: what the row says of others, an earlier one began and never ended. */
  readonly begun: Set<number>;
  readonly isStopped: () => boolean;
};

/** Fetches one photo, examines and keeps it, or notes that it is tried again later or given up. Rejects where a row can't be written. */
export function createFetchOne(fetching: Fetching): (photo: WaitingPhoto) => Promise<void> {
  const { rows, writer, clock, channels, files, drawing, begun, isStopped } = fetching;
  let lastDrawn: Promise<unknown> = Promise.resolve();

  const goOn = (): void => {
    if (isStopped()) throw new Error('stopped');
  };
  /** One at a time. `before`: awaited when its turn has come. */
  const draw = (bytes: Uint8Array, before = async (): Promise<void> => undefined): Promise<Drawn> => {
    const drawn = lastDrawn.then(async () => {
      goOn();
      await before();
      goOn();
      return drawing.draw(bytes);
    });
    lastDrawn = drawn.catch(() => undefined);
    return drawn;
  };
  /** The mark is committed first: a picture that takes the whole program down is not taken up by the next start. */
  const drawMarked = (photo: WaitingPhoto, bytes: Uint8Array): Promise<Drawn> =>
    draw(bytes, async () => {
      begun.add(photo.id);
      await writer.run(() => rows.begin(photo.id));
    });
  /** Those beside it that an older program took without keeping how they look: from their small ones, some milliseconds each, once. */
  const seeOld = async (photo: WaitingPhoto): Promise<void> => {
    for (const { id, hash } of rows.unseen(photo.id)) {
      const small = files.locate(hash) && (await files.readLater(hash));
      const look = small && (await draw(small).then((drawn) => drawn.look, unlessRefused));
      await writer.run(() => rows.see(id, look ?? ''));
    }
  };

  return async (photo) => {
    try {
      if (photo.begun && !begun.has(photo.id)) throw new Refused('too-heavy');
      const channel = channels(photo.channel);
      if (!channel) throw new FetchError(`channel ${photo.channel} is not running`, false);
      const bytes = await inTime(channel.fetch(photo.ref, { bytes: MOST_SENT_BYTES }), clock);
      const found = await examine(bytes, photo, MOST_SENT_BYTES, (each) => drawMarked(photo, each));
      if (found.look !== null && photo.purpose !== 'broadcast') await seeOld(photo);
      await keep(fetching, photo, found);
    } catch (error) {
      if (!isStopped()) await settle(fetching, photo, error);
    }
  };
}

/**
 * Taken out or forgotten meanwhile: then nothing of it stays on the disk. Throws Refused where the log has the same picture already. One that
 * only looks the same (another messenger packed it anew) is kept beside the first, and its sender is told.
 */
async function keep(
  { rows, files, writer, clock, begun, isStopped, gatherMs = GATHER_MS }: Fetching,
  photo: WaitingPhoto,
  { bytes, mime, name, kind, preview: small, look }: Found,
): Promise<void> {
  if (isStopped() || !rows.isWanted(photo.id)) return;
  const hash = await files.layDown(bytes);
  const preview = small && (await files.layDown(small));
  if (isStopped()) return;
  const end = await writer.run(() => {
    if (!rows.isWanted(photo.id)) return 'unwanted';
    if (photo.purpose !== 'broadcast' && rows.hasTwin(photo.id, hash)) return 'duplicate';
    files.keepLasting(bytes, mime, name, hash);
    if (small && preview !== null) files.keepLasting(small, mime, name, preview);
    rows.keep(photo.id, { hash, preview, name, kind, look: look ?? (kind === 'picture' ? '' : null) });
    if (photo.purpose !== 'broadcast' && look !== null) rows.setBeside(photo.id, look, clock.elapsed() + gatherMs);
    return 'kept';
  });
  begun.delete(photo.id);
  if (end === 'kept') return;
  for (const each of [hash, preview]) if (each !== null) files.sweep.drop(each);
  if (end === 'duplicate') throw new Refused('duplicate');
}

const unlessRefused = (error: unknown): null => {
  if (error instanceof Refused) return null;
  throw error;
};

async function settle(fetching: Fetching, photo: WaitingPhoto, error: unknown): Promise<void> {
  const { rows, writer, clock, log, begun, backoffMs = doubling, gatherMs = GATHER_MS } = fetching;
  const reason = finalReason(error);
  const weight = error instanceof FetchError && error.cutShort ? CUT_SHORT_WEIGHT : 1;
  const attempts = photo.attempts + weight;
  const givesUp = reason !== null || attempts >= MOST_ATTEMPTS;
  log.warn({ photo: photo.id, attempts, givesUp, why: reason ?? String(error) }, 'photo not fetched');
  await writer.run(() => {
    const now = clock.elapsed();
    if (!givesUp) rows.putOff(photo.id, now + backoffMs(attempts), weight);
    else if (rows.isWanted(photo.id)) rows.fail(photo.id, reason ?? 'unreachable', now + gatherMs);
  });
  begun.delete(photo.id);
}

/** Why trying again would not help; null: it might. */
function finalReason(error: unknown): string | null {
  if (error instanceof Refused) return error.why;
  if (error instanceof FileTooLarge) return 'too-large';
  if (error instanceof FetchError && error.final) return 'gone';
  return null;
}

async function inTime<T>(work: Promise<T>, clock: Clock): Promise<T> {
  const end = new AbortController();
  const late = clock.sleep(LONGEST_FETCH_MS, end.signal).then(() => {
    throw new FetchError('took too long', false);
  });
  late.catch(() => undefined); // it "fails" too when the work was in time
  try {
    return await Promise.race([work, late]);
  } finally {
    end.abort();
  }
}
