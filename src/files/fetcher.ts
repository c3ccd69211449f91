import { createWaitingPhotos, type WaitingPhotos } from '../store/waiting-photos.ts';
import { createFetchOne, type FetcherParts } from './fetch-one.ts';

const AT_ONCE = 2;
const LONGEST_SLEEP_MS = 60_000;
const PAUSE_MS = 5_000;
/** Without a reason of its own each abort would make an Error, with its stack, that nobody reads. */
const WOKEN = 'woken';

export type PhotoFetcher = {
  start(): void;
  /** Something may wait: look now. */
  wake(): void;
  /** Nothing new; what is in hand is left to the next start, which finds its row still waiting. */
  stop(): Promise<void>;
  /** Nothing in hand and nothing due. */
  isIdle(): boolean;
};

/** Fetches the bytes of photos and attachments from their channel after the turn's commit, examines them and keeps them. */
export function createPhotoFetcher(parts: FetcherParts): PhotoFetcher {
  const { store, writer, clock, log, drawing } = parts;
  const rows = createWaitingPhotos(store);
  const inHand = new Map<number, Promise<void>>();
  const begun = new Set<number>();
  let nap = new AbortController();
  let stopped = true;
  const isStopped = (): boolean => stopped;
  let running: Promise<void> = Promise.resolve();
  const fetchOne = createFetchOne({ ...parts, rows, begun, isStopped });

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
      tellFailed(parts, rows);
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

/** Tells whoever is to be told now of photos that were given up. */
function tellFailed({ writer, clock, log, onFailed }: FetcherParts, rows: WaitingPhotos): void {
  const now = clock.elapsed();
  if ((rows.nextTelling() ?? Number.POSITIVE_INFINITY) > now) return;
  writer
    .run(() => {
      const photos = rows.takeUntold(now);
      for (const person of new Set(photos.map((each) => each.person)))
        onFailed(photos.filter((each) => each.person === person));
    })
    .catch((error: unknown) => log.error({ err: error }, 'nobody could be told of photos that were given up'));
}
