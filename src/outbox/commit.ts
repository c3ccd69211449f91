import type { Clock } from '../clock.ts';
import type { Writer } from '../store/writer.ts';
import type { SenderLog } from './types.ts';

/** Commits that outlast a full disk: the sender waits for it instead of losing what it knows. */
export type Commit = {
  /** One try. null: the database could not be written just now. A bug throws. */
  once<T>(work: () => T extends PromiseLike<unknown> ? never : T): Promise<{ readonly value: T } | null>;
  /** Tries until it is written, or until `giveUp` says that waiting has no more use. True: written. */
  surely(work: () => void, giveUp: () => boolean): Promise<boolean>;
  /** Why the last commit failed; null: it did not. */
  trouble(): string | null;
  /** Milliseconds to wait before the next try. */
  waitMs(): number;
};

const PASSING = /^SQLITE_(?:FULL|BUSY|LOCKED|IOERR|READONLY|NOMEM|CANTOPEN)/;
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 2000;

export function createCommit(writer: Writer, clock: Clock, log: SenderLog): Commit {
  let code: string | null = null;
  let waitMs = FIRST_WAIT_MS;

  const failed = (error: unknown): void => {
    const named = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!PASSING.test(named)) throw error;
    if (code === null) log.error({ code: named }, 'the outbox can not be written; nothing goes out until it can');
    else waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2);
    code = named;
  };
  const succeeded = (): void => {
    if (code !== null) log.info({ after: code }, 'the outbox can be written again');
    code = null;
    waitMs = FIRST_WAIT_MS;
  };

  const once: Commit['once'] = async (work) => {
    try {
      const value = await writer.run(work);
      succeeded();
      return { value };
    } catch (error) {
      failed(error);
      return null;
    }
  };

  return {
    once,
    async surely(work, giveUp) {
      for (;;) {
        if (await once(work)) return true;
        if (giveUp()) return false;
        await clock.sleep(waitMs);
      }
    },
    trouble: () => code,
    waitMs: () => waitMs,
  };
}
