import type { Store } from './open.ts';

/** A piece of work for the next commit. May not be asynchronous, and may be run twice: see Writer. */
type Job = {
  readonly work: () => unknown;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Group commit: the work that is handed in during one tick shares one transaction (`BEGIN IMMEDIATE`, synchronous=FULL). `run` resolves
 * after the commit with what the work returned; it rejects with what the work threw (of that nothing is written, and the others are
 * not touched) or with the commit's own error (then nothing of the group was written).
 * When one piece throws, the others are undone and run once more: work changes the database, and nothing else that can't be done twice.
 */
export type Writer = {
  run<T>(work: () => T extends PromiseLike<unknown> ? never : T): Promise<T>;
  /** Resolves when nothing waits to be committed. */
  idle(): Promise<void>;
  /** Why the database could not be written (SQLITE_FULL and the like); null: it could, the last time that something was to be written. */
  trouble(): string | null;
};

type Settled = { job: Job; ok: true; value: unknown } | { job: Job; ok: false; error: unknown };

/** SQLite's code where the file or the disk is to blame, not the work; null: something else. */
export function diskTrouble(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^SQLITE_(?:FULL|IOERR|BUSY|READONLY|CORRUPT|NOTADB|CANTOPEN)/.test(code) ? code : null;
}

/** See Writer. One per open store. `guard` is asked before each commit: where it throws, nothing is written and all that waits rejects with that. */
export function createWriter(store: Store, guard: () => void = () => undefined): Writer {
  let queue: Job[] = [];
  let scheduled = false;
  let waiters: (() => void)[] = [];
  let trouble: string | null = null;

  const commit = createCommit(store);

  const flush = (): void => {
    scheduled = false;
    const jobs = queue;
    queue = [];
    const before = trouble === null || !store.sqlite.open ? null : store.changes();
    let outcomes: Settled[];
    try {
      guard();
      outcomes = commit(jobs);
    } catch (error) {
      outcomes = jobs.map((job) => ({ job, ok: false, error }));
    }
    // A commit of nothing proves nothing.
    trouble = troubleOf(outcomes) ?? (before !== null && before === store.changes() ? trouble : null);
    for (const outcome of outcomes) {
      if (outcome.ok) outcome.job.resolve(outcome.value as never);
      else outcome.job.reject(outcome.error);
    }
    if (queue.length === 0) {
      for (const waiter of waiters) waiter();
      waiters = [];
    }
  };

  return {
    run<T>(work: () => T extends PromiseLike<unknown> ? never : T): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        queue.push({ work, resolve, reject });
        if (!scheduled) {
          scheduled = true;
          setImmediate(flush);
        }
      });
    },
    idle() {
      if (!scheduled) return Promise.resolve();
      return new Promise((resolve) => {
        waiters.push(resolve);
      });
    },
    trouble: () => trouble,
  };
}

/** Runs the jobs in one transaction; gives what became of each. Throws the commit's own error: then nothing was written. */
function createCommit(store: Store): (jobs: readonly Job[]) => Settled[] {
  const savepoint = store.sqlite.transaction((work: () => unknown) => work());
  const together = store.sqlite.transaction((jobs: readonly Job[]): Settled[] =>
    jobs.map((job): Settled => ({ job, ok: true, value: job.work() })),
  );
  const apart = store.sqlite.transaction((jobs: readonly Job[]): Settled[] =>
    jobs.map((job): Settled => {
      try {
        return { job, ok: true, value: savepoint(job.work) };
      } catch (error) {
        // A full disk or an I/O error rolls the whole transaction back by itself: nothing can be saved any more.
        if (!store.sqlite.inTransaction) throw error;
        return { job, ok: false, error };
      }
    }),
  );

  /**
   * Savepoints only once they are needed: for each of them SQLite puts aside every page that changes, from the 17th on in a temporary file
   * (measured: 20 writes to files an update with them, 6 without). When a piece fails, all is undone and done again, each apart.
   */
  return (jobs) => {
    try {
      return together.immediate(jobs);
    } catch (error) {
      if (diskTrouble(error) !== null) throw error;
      return apart.immediate(jobs);
    }
  };
}

function troubleOf(outcomes: readonly Settled[]): string | null {
  for (const outcome of outcomes) {
    const code = outcome.ok ? null : diskTrouble(outcome.error);
    if (code !== null) return code;
  }
  return null;
}
