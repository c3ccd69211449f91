/**
 * The beat: makes what is due, hands it over, starts broadcasts whose time has come. Rows decide; the beat only looks.
 */
import type { Campaign } from '../campaign/types.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/open.ts';
import { inSlices } from '../store/slices.ts';
import type { Writer } from '../store/writer.ts';
import { type Creator, createCreator } from './create.ts';
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
  const { store, writer, clock, handOver, others } = options;
  const creator = createCreator(store);
  const agenda = createAgenda(options, creator);
  const stopping = new AbortController();
  const { signal } = stopping;
  let beatAt = clock.elapsed();
  let loop: Promise<void> = Promise.resolve();

  const handedSome = (): void => {
    beatAt = clock.elapsed();
    options.onRows();
  };
  const makeAndHandOver = async (campaign: Campaign, now: Date): Promise<void> => {
    const sweeping = { writer, clock, signal };
    const due = creator.due(campaign, agenda.madeTo(), now);
    await inSlices(sweeping, due, (left) => creator.create(left, now), handedSome);
    await inSlices(sweeping, true, () => handOver.handOver(campaign, now) || null, handedSome);
  };

  const beat = async (): Promise<void> => {
    const now = clock.now();
    const next = agenda.look(now);
    if (next === null || next > now) return;
    const campaign = options.campaign();
    await writer.run(() => {
      for (const other of others) other.run(now);
    });
    if (campaign) await makeAndHandOver(campaign, now);
    if (signal.aborted) return;
    options.onRows();
    agenda.made(now);
  };

  return {
    start() {
      loop = beatOn(options, signal, async () => {
        await beat();
        beatAt = clock.elapsed();
      });
    },
    touch: () => agenda.touch(),
    nextDue: (now) => agenda.next(now),
    sinceBeat: () => clock.elapsed() - beatAt,
    beat,
    async stop() {
      stopping.abort();
      await loop;
    },
  };
}

/** Until the signal aborts; a beat that fails is tried again. */
async function beatOn(
  { clock, log }: Pick<SchedulerOptions, 'clock' | 'log'>,
  signal: AbortSignal,
  beat: () => Promise<void>,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await beat();
    } catch (error) {
      log.error({ err: error }, 'the scheduler could not finish its beat');
      await clock.sleep(RETRY_MS, signal);
    }
    await clock.sleep(BEAT_MS, signal);
  }
}

/** When something is due next, remembered until something is written that may change it. */
function createAgenda({ clock, campaign: current, handOver, others }: SchedulerOptions, creator: Creator) {
  let next: Date | null = null;
  /** Up to where what is due has been made; what lies between this and now is due. */
  let madeTo = 0;
  let isFresh = false;
  let lookedAt = 0;

  const refresh = (now: Date): void => {
    const campaign = current();
    madeTo = Math.min(madeTo, now.getTime()); // the clock was set back
    const moments = [
      handOver.next(),
      campaign && creator.next(campaign, new Date(madeTo)),
      ...others.map((each) => each.next(now)),
    ];
    const times = moments.flatMap((each) => (each ? [each.getTime()] : []));
    next = times.length > 0 ? new Date(Math.min(...times)) : null;
    isFresh = true;
    lookedAt = clock.elapsed();
  };
  return {
    madeTo: (): Date => new Date(madeTo),
    next(now: Date): Date | null {
      if (!isFresh) refresh(now);
      return next;
    },
    /** The same; but rows may have been written by a tool, too. */
    look(now: Date): Date | null {
      if (!isFresh || clock.elapsed() - lookedAt > LOOK_MS) refresh(now);
      return next;
    },
    made(now: Date): void {
      madeTo = now.getTime();
      refresh(now);
    },
    touch(): void {
      isFresh = false;
    },
  };
}
