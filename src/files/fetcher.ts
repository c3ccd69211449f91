import type { Channel } from '../chat/index.ts';
import { FetchError, FileTooLarge } from '../chat/index.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/open.ts';
import { createWaitingPhotos, type FailedPhoto, type WaitingPhoto } from '../store/waiting-photos.ts';
import type { Writer } from '../store/writer.ts';
import type { Drawing } from './drawing.ts';
import { examine, type Found } from './examine.ts';
import type { KeptFiles } from './files.ts';
import { Refused } from './refused.ts';

export const MOST_BYTES = 20_000_000;
const AT_ONCE = 2;
const MOST_ATTEMPTS = 24;
/** A download that broke off in the middle counts as so many: six of them, half an hour apart in all, and the line is left alone. */
const CUT_SHORT_WEIGHT = 4;
/** A channel ends its downloads itself (wire/download.ts); this is for one that does not. */
const LONGEST_FETCH_MS = 3_600_000;
const LONGEST_SLEEP_MS = 60_000;
const PAUSE_MS = 5_000;
/** Photos that come one by one and can't be taken are told of together. */
const GATHER_MS = 3_000;
/** Without a reason of its own each abort would make an Error, with its stack, that nobody reads. */
const WOKEN = 'woken';

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

export type PhotoFetcher = {
  start(): void;
  /** Something may wait: look now. */
  wake(): void;
  /** Nothing new; what is in hand is left to the next start, which finds its row still waiting. */
  stop(): Promise<void>;
  /** Nothing in hand and nothing due. */
  isIdle(): boolean;
};

const doubling = (attempts: number): number => Math.min(600_000, 1_000 * 2 ** attempts);

/** Fetches the bytes of photos and attachments from their channel after the turn's commit, examines them and keeps them. */
export function createPhotoFetcher(parts: FetcherParts): PhotoFetcher {
  const { store, writer, clock, log, channels, files, drawing, onFailed } = parts;
  const { backoffMs = doubling, gatherMs = GATHER_MS } = parts;
  const rows = createWaitingPhotos(store);
  const inHand = new Map<number, Promise<void>>();
  /** Begun by this start of the program: what the row says of others, an earlier one began and never ended. */
  const begun = new Set<number>();
  let lastDrawn: Promise<unknown> = Promise.resolve();
  let nap = new AbortController();
  let stopped = true;
  const isStopped = (): boolean => stopped;
  let running: Promise<void> = Promise.resolve();

  const keep = async (photo: WaitingPhoto, found: Found): Promise<void> => {
    // Taken out or forgotten meanwhile: then nothing of it stays on the disk.
    if (stopped || !rows.isWanted(photo.id)) return;
    const hash = await files.layDown(found.bytes);
    if (stopped) return;
    const isKept = await writer.run(() => {
      if (!rows.isWanted(photo.id)) return false;
      files.keepLasting(found.bytes, found.mime, found.name);
      rows.keep(photo.id, hash, found.name);
      return true;
    });
    begun.delete(photo.id);
    if (!isKept) files.sweep.drop(hash);
  };

  const settle = async (photo: WaitingPhoto, error: unknown): Promise<void> => {
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
  };

  /** One at a time. The mark is committed first: a picture that takes the whole program down is not taken up by the next start. */
  const draw = (photo: WaitingPhoto, bytes: Uint8Array): Promise<Uint8Array> => {
    const drawn = lastDrawn.then(async () => {
      if (isStopped()) throw new Error('stopped');
      begun.add(photo.id);
      await writer.run(() => rows.begin(photo.id));
      return drawing.draw(bytes);
    });
    lastDrawn = drawn.catch(() => undefined);
    return drawn;
  };

  const fetchOne = async (photo: WaitingPhoto): Promise<void> => {
    try {
      if (photo.begun && !begun.has(photo.id)) throw new Refused('too-heavy');
      const channel = channels(photo.channel);
      if (!channel) throw new FetchError(`channel ${photo.channel} is not running`, false);
      const bytes = await inTime(channel.fetch(photo.ref, { bytes: MOST_BYTES }), clock);
      await keep(photo, await examine(bytes, photo, MOST_BYTES, (found) => draw(photo, found)));
    } catch (error) {
      if (!stopped) await settle(photo, error);
    }
  };

  const tell = (): void => {
    const now = clock.elapsed();
    if ((rows.nextTelling() ?? Number.POSITIVE_INFINITY) > now) return;
    writer
      .run(() => {
        const photos = rows.takeUntold(now);
        for (const person of new Set(photos.map((each) => each.person)))
          onFailed(photos.filter((each) => each.person === person));
      })
      .catch((error: unknown) => log.error({ err: error }, 'nobody could be told of photos that were given up'));
  };

  const take = (): void => {
    for (const photo of rows.due(clock.elapsed(), AT_ONCE + inHand.size)) {
      if (inHand.size >= AT_ONCE) return;
      if (inHand.has(photo.id)) continue;
      const work = fetchOne(photo)
        .catch(async (error: unknown) => {
          // The row could not be written (a full disk): it is still due, and would be fetched again and again without a pause.
          log.error({ photo: photo.id, err: error }, 'photo could not be settled');
          await clock.sleep(PAUSE_MS);
        })
        .finally(() => {
          inHand.delete(photo.id);
          nap.abort(WOKEN);
        });
      inHand.set(photo.id, work);
    }
  };

  /** Takes what is due; gives the milliseconds until there may be more. */
  const look = (): number => {
    try {
      tell();
      take();
      const next = inHand.size >= AT_ONCE ? null : rows.nextDue([...inHand.keys()]);
      const soonest = Math.min(next ?? Number.POSITIVE_INFINITY, rows.nextTelling() ?? Number.POSITIVE_INFINITY);
      return Math.min(LONGEST_SLEEP_MS, Math.max(10, soonest - clock.elapsed()));
    } catch (error) {
      log.error({ err: error }, 'waiting photos could not be read');
      return PAUSE_MS;
    }
  };

  const loop = async (): Promise<void> => {
    while (!isStopped()) {
      nap = new AbortController();
      await clock.sleep(look(), nap.signal);
    }
  };

  return {
    start() {
      if (!stopped) return;
      stopped = false;
      running = loop();
    },
    wake: () => nap.abort(WOKEN),
    async stop() {
      stopped = true;
      nap.abort(WOKEN);
      drawing.stop();
      await running;
      await writer.run(() => begun.forEach((id) => rows.unbegin(id))).catch(() => undefined);
      await writer.idle();
    },
    isIdle: () => inHand.size === 0 && rows.due(clock.elapsed(), 1).length === 0,
  };
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
