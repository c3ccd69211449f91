/**
 * The beat: makes what is due, hands it over, starts broadcasts whose time has come. Rows decide; the beat only looks.
 */
import type { Campaign } from '../campaign/types.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/open.ts';
import { inSlices } from '../store/slices.ts';
import type { Writer } from '../store/writer.ts';
import { createCreator } from './create.ts';
import type { HandOver } from './hand-over.ts';

const BEAT_MS = 200;
/** After a failure (a full disk) it is looked at less often. */
const RETRY_MS = 2_000;
/** Looks at the rows at least this often, whatever the cached next moment says (a tool may have written). */
const LOOK_MS = 15_000;

/** Something else that falls due by the civil clock (a broadcast's time). */
export type DueWork = { next(now: Date): Date | null; run(now: Date): void };

export type Scheduler = {
  start(): void;
  /** Something was written that may change what is due. */
  touch(): void;
  /** The next moment at which something is due, or one that is due and not yet handed over. `now`: where the clock stands. */
  nextDue(now: Date): Date | null;
  /** Real milliseconds since the last beat. */
  sinceBeat(): number;
  /** One beat now; for tests and for start. Resolves when what is due has been handed over. */
  beat(): Promise<void>;
  stop(): Promise<void>;
};

export type SchedulerOptions = {
  readonly store: Store;
  readonly writer: Writer;
  readonly clock: Clock;
  readonly log: Log;
  readonly campaign: () => Campaign | null;
  readonly handOver: HandOver;
  readonly others: readonly DueWork[];
  /** Rows were written for the outbox. */
  readonly onRows: () => void;
};

export function createScheduler(options: SchedulerOptions): Scheduler {
  const { store, writer, clock, log, handOver, others } = options;
  const creator = createCreator(store);
  const stopping = new AbortController();
  let next: Date | null = null;
  /** Up to where what is due has been made; what lies between this and now is due. */
  let madeTo = 0;
  let isFresh = false;
  let lookedAt = 0;
  let beatAt = clock.elapsed();
  let loop: Promise<void> = Promise.resolve();

  const earliest = (now: Date): Date | null => {
    const campaign = options.campaign();
    madeTo = Math.min(madeTo, now.getTime()); // the clock was set back
    const moments = [
      handOver.next(),
      campaign && creator.next(campaign, new Date(madeTo)),
      ...others.map((each) => each.next(now)),
    ];
    const times = moments.flatMap((each) => (each ? [each.getTime()] : []));
    return times.length > 0 ? new Date(Math.min(...times)) : null;
  };

  const refresh = (now: Date): void => {
    next = earliest(now);
    isFresh = true;
    lookedAt = clock.elapsed();
  };

  const makeAndHandOver = async (campaign: Campaign, now: Date): Promise<void> => {
    const sweeping = { writer, clock, signal: stopping.signal };
    await inSlices(sweeping, creator.due(campaign, new Date(madeTo), now), (left) => creator.create(left, now));
    const handSome = () => (handOver.handOver(campaign, now) ? true : null);
    await inSlices(sweeping, true, handSome, options.onRows);
  };

  const beat = async (): Promise<void> => {
    const now = clock.now();
    if (!isFresh || clock.elapsed() - lookedAt > LOOK_MS) refresh(now);
    if (next === null || next > now) return;
    const campaign = options.campaign();
    await writer.run(() => {
      for (const other of others) other.run(now);
    });
    if (campaign) await makeAndHandOver(campaign, now);
    if (stopping.signal.aborted) return;
    madeTo = now.getTime();
    options.onRows();
    refresh(now);
  };

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await beat();
        beatAt = clock.elapsed();
      } catch (error) {
        log.error({ err: error }, 'the scheduler could not finish its beat');
        await clock.sleep(RETRY_MS, stopping.signal);
      }
      await clock.sleep(BEAT_MS, stopping.signal);
    }
  };

  return {
    start() {
      loop = run();
    },
    touch() {
      isFresh = false;
    },
    nextDue(now) {
      if (!isFresh) refresh(now);
      return next;
    },
    sinceBeat: () => clock.elapsed() - beatAt,
    beat,
    async stop() {
      stopping.abort();
      await loop;
    },
  };
}
