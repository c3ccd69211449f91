/**
 * Keeps running broadcasts going: writes recipients out, shows progress in place, notices the end, stops a run that is wrong for everybody.
 */
import type { Campaign } from '../campaign/types.ts';
import type { Reply } from '../chat/index.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { DueWork } from '../occurrences/scheduler.ts';
import { inSlices, NotYet, whenCounted } from '../store/slices.ts';
import type { Writer } from '../store/writer.ts';
import type { BroadcastView } from '../turn/index.ts';
import type { BroadcastRow, Runs } from './runs.ts';

const STEP_MS = 1_000;
const PROGRESS_MS = 3_000;
/** When this share of at least this many recipients is refused, something is wrong with the list or the token. */
const REFUSED_SHARE = 0.2;
const REFUSED_LEAST = 20;

export type Runner = DueWork & {
  start(): void;
  /** A bulk row was settled, inside its transaction. */
  noteWrongForAll(broadcast: number, detail: string, now: Date): void;
  /** Looks at the running broadcasts now. */
  step(): Promise<void>;
  stop(): Promise<void>;
};

export type RunnerOptions = {
  readonly writer: Writer;
  readonly clock: Clock;
  readonly log: Log;
  readonly runs: Runs;
  readonly campaign: () => Campaign | null;
  /** Rows were written for the outbox. */
  readonly onRows: () => void;
  /** What the office reads while it runs and at the end. */
  readonly progress: (view: BroadcastView) => Reply;
  /** Says it to a person, drawing over the message that went out under `over` where the channel can. */
  readonly tell: (person: number, reply: Reply, key: string, over: string | null) => void;
};

export function createRunner(options: RunnerOptions): Runner {
  const { clock, log, runs } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const progress = createProgress(options);
  const step = createStep(options, progress, signal);
  let loop: Promise<void> = Promise.resolve();

  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        await step();
      } catch (error) {
        log.error({ err: error }, 'a broadcast could not be carried on');
      }
      await clock.sleep(STEP_MS, signal);
    }
  };

  return {
    start() {
      loop = run();
    },
    next: () => runs.nextDue(),
    run(now) {
      for (const late of runs.startDue(now)) {
        if (late.createdBy === null) continue;
        const view = runs.view(late.id);
        if (view) options.tell(late.createdBy, options.progress(view), `progress:${late.id}:late`, null);
      }
    },
    noteWrongForAll(broadcast, detail, now) {
      if (runs.find(broadcast)?.state !== 'sending') return;
      log.error({ broadcast, detail }, 'the broadcast is refused for everybody and was stopped');
      runs.end(broadcast, 'stopped', now, 'wrong-for-all');
      progress.tellAtLast(broadcast);
    },
    step,
    async stop() {
      stopping.abort();
      await loop;
    },
  };
}

/** Carries every running broadcast on: recipients are written out, what is to be cancelled is, the office is told how far it is. */
function createStep(options: RunnerOptions, progress: Progress, signal: AbortSignal): () => Promise<void> {
  const { writer, clock, runs } = options;
  const sweeping = { writer, clock, signal };

  const watch = ({ id, createdBy }: BroadcastRow): void => {
    const view = runs.view(id);
    if (view && isRefusedByMany(view)) runs.end(id, 'stopped', clock.now(), 'refused-by-many');
    const isDone = runs.finish(id, clock.now());
    progress.tell(id, createdBy, isDone || runs.find(id)?.state !== 'sending');
  };

  return async () => {
    await inSlices(sweeping, true, () => runs.cancelLeft(clock.now()) || null);
    const campaign = options.campaign();
    if (!campaign) return;
    for (const row of runs.sending()) {
      const writeOut = () => runs.writeOut(row.id, campaign, clock.now()) || null;
      if (row.enqueuedTo !== null) await inSlices(sweeping, true, writeOut, options.onRows);
      if (signal.aborted) return;
      const before = progress.shown(row.id);
      // Run a second time (see Writer), it begins from what was shown before the first.
      const watchAnew = (): void => {
        progress.reset(row.id, before);
        watch(row);
      };
      await whenCounted(() => writer.run(watchAnew));
      options.onRows();
    }
    if (progress.isAnyLeft()) await whenCounted(() => writer.run(() => progress.tellLeft()));
  };
}

type Progress = ReturnType<typeof createProgress>;

function isRefusedByMany({ counts }: BroadcastView): boolean {
  const refused = counts.failed['rejected'] ?? 0;
  const settled = counts.total - counts.waiting;
  return refused >= REFUSED_LEAST && refused / settled > REFUSED_SHARE;
}

type Shown = { readonly at: number; readonly text: string; readonly count: number };

/** What the office was told of each announcement: drawn over the first message, numbered on from what was said before a restart. */
function createProgress({ runs, clock, tell, progress }: RunnerOptions) {
  const shown = new Map<number, Shown>();
  /** They ended, and are still to be counted and told. */
  const left = new Set<number>();

  const tellOne = (id: number, by: number | null, isFinal: boolean): void => {
    const view = runs.view(id);
    if (!view || by === null) return;
    const before = shown.get(id);
    const text = JSON.stringify([view.state, view.counts]);
    if (!isFinal && before && (before.text === text || clock.elapsed() - before.at < PROGRESS_MS)) return;
    const count = before?.count ?? runs.progressCount(id);
    tell(by, progress(view), `progress:${id}:${count}`, isFinal || count === 0 ? null : `progress:${id}:0`);
    shown.set(id, { at: clock.elapsed(), text, count: count + 1 });
  };

  return {
    tell: tellOne,
    shown: (id: number): Shown | undefined => shown.get(id),
    reset(id: number, to: Shown | undefined): void {
      if (to) shown.set(id, to);
      else shown.delete(id);
    },
    /** Now, or, where there is too much to count, at the next step. */
    tellAtLast(id: number): void {
      try {
        tellOne(id, runs.find(id)?.createdBy ?? null, true);
      } catch (error) {
        if (!(error instanceof NotYet)) throw error;
        left.add(id);
      }
    },
    isAnyLeft: (): boolean => left.size > 0,
    tellLeft(): void {
      for (const id of left) tellOne(id, runs.find(id)?.createdBy ?? null, true);
      left.clear();
    },
  };
}
