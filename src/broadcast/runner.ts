/**
 * Keeps running broadcasts going: writes recipients out, shows progress in place, notices the end, stops a run that is wrong for everybody.
 */
import type { Campaign } from '../campaign/types.ts';
import type { Reply } from '../chat/index.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { DueWork } from '../occurrences/scheduler.ts';
import type { Store } from '../store/open.ts';
import type { Writer } from '../store/writer.ts';
import type { BroadcastView } from '../turn/index.ts';
import type { Runs } from './runs.ts';

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
  readonly store: Store;
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
  const { writer, clock, log, runs } = options;
  const stopping = new AbortController();
  const shown = new Map<number, { at: number; text: string; count: number }>();
  const nextProgress = options.store.sqlite.prepare(`select count(*) from outbox where key like ? || '%'`).pluck();
  let loop: Promise<void> = Promise.resolve();

  /** Progress is drawn over the first message; its rows are numbered on from what was said before a restart. */
  const tellProgress = (id: number, by: number | null, isFinal: boolean): void => {
    const view = runs.view(id);
    if (!view || by === null) return;
    const before = shown.get(id);
    const text = JSON.stringify([view.state, view.counts]);
    if (!isFinal && before && (before.text === text || clock.elapsed() - before.at < PROGRESS_MS)) return;
    const count = before?.count ?? (nextProgress.get(`progress:${id}:`) as number);
    options.tell(
      by,
      options.progress(view),
      `progress:${id}:${count}`,
      isFinal || count === 0 ? null : `progress:${id}:0`,
    );
    shown.set(id, { at: clock.elapsed(), text, count: count + 1 });
  };

  const isRefusedByMany = (view: BroadcastView): boolean => {
    const refused = view.counts.failed['rejected'] ?? 0;
    const settled = view.counts.total - view.counts.waiting;
    return refused >= REFUSED_LEAST && refused / settled > REFUSED_SHARE;
  };

  const cancelLeft = async (): Promise<void> => {
    while (await writer.run(() => runs.cancelLeft(clock.now())));
  };

  const step = async (): Promise<void> => {
    await cancelLeft();
    const campaign = options.campaign();
    if (!campaign) return;
    const running = runs.sending();
    if (running.length === 0) return;
    for (const row of running) {
      let more = row.enqueuedTo !== null;
      while (more) {
        more = await writer.run(() => runs.writeOut(row.id, campaign, clock.now()));
        options.onRows();
      }
      const before = shown.get(row.id);
      await writer.run(() => {
        // Run a second time (see Writer), it begins from what was shown before the first.
        if (before) shown.set(row.id, before);
        else shown.delete(row.id);
        const view = runs.view(row.id);
        if (view && isRefusedByMany(view)) runs.end(row.id, 'stopped', clock.now(), 'refused-by-many');
        const isDone = runs.finish(row.id, clock.now());
        tellProgress(row.id, row.createdBy, isDone || runs.find(row.id)?.state !== 'sending');
      });
    }
    options.onRows();
  };

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await step();
      } catch (error) {
        log.error({ err: error }, 'a broadcast could not be carried on');
      }
      await clock.sleep(STEP_MS, stopping.signal);
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
      const row = runs.find(broadcast);
      if (row) tellProgress(broadcast, row.createdBy, true);
    },
    step,
    async stop() {
      stopping.abort();
      await loop;
    },
  };
}
