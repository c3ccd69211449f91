/** What is tidied up now and then while the program runs. */
import { createForgetEarly } from './activities/early-photos.ts';
import type { Clock } from './clock.ts';
import type { Downloads } from './files/downloads.ts';
import type { KeptFiles } from './files/files.ts';
import type { Log } from './log.ts';
import { createHousekeeping } from './outbox/housekeeping.ts';
import { createForgetting } from './people/forget.ts';
import { createLaidBy } from './people/laid-by.ts';
import { createCleaning } from './store/clean.ts';
import type { Store } from './store/open.ts';
import { diskTrouble, type Writer } from './store/writer.ts';

const TICK_MS = 1_000;
/** In ticks. */
const CLEAN_EVERY = 5;
const ROUND_EVERY = 60;

export type Chores = {
  start(): void;
  /** Resolves once the round that is under way has ended. */
  stop(): Promise<void>;
};

/** Old rows, people who have been silent for long, links and files that nobody needs go in small rounds; `checkLock`: see store/lock.ts; `codeHealth`: see code-health.ts. */
export function createChores(given: {
  readonly store: Store;
  readonly writer: Writer;
  readonly clock: Clock;
  readonly log: Log;
  readonly files: Pick<KeptFiles, 'sweep'>;
  readonly downloads: Pick<Downloads, 'tidy'>;
  readonly codeHealth: (now: Date) => string | null;
  readonly checkLock: () => void;
  /** How long the bot leaves a person to a human. */
  readonly quietMs?: number | undefined;
}): Chores {
  const { store, writer, clock, log, files, downloads } = given;
  const housekeeping = createHousekeeping(store, clock, given.quietMs);
  const forgetting = createForgetting(store);
  const clean = createCleaning(store);
  const forgetEarly = createForgetEarly(store);
  const laidBy = createLaidBy(store);
  const stopping = new AbortController();
  let life: Promise<void> = Promise.resolve();
  let codeTrouble: string | null = null;

  /** Once each time it changes. */
  const complainOfCodes = (): void => {
    const detail = given.codeHealth(clock.now());
    if (detail !== null && codeTrouble === null) log.warn({ detail }, 'somebody should look at the invitation codes');
    codeTrouble = detail;
  };

  const round = async (): Promise<void> => {
    const gone = await writer.run(() => {
      housekeeping.run();
      downloads.tidy();
      forgetting.forgetSilent(clock.now());
      forgetEarly(clock.now());
      laidBy.sweep(clock.now());
      return files.sweep.forget();
    });
    complainOfCodes();
    for (const hash of gone) files.sweep.drop(hash);
    files.sweep.clean();
  };

  const tidyUp = (): void => {
    try {
      clean();
    } catch (error) {
      // Somebody else has the database just now; the next round does it.
      if (diskTrouble(error) !== 'SQLITE_BUSY') log.error({ err: error }, 'the database could not be cleaned');
    }
  };

  const live = async (): Promise<void> => {
    for (let tick = 1; ; tick += 1) {
      await clock.sleep(TICK_MS, stopping.signal);
      if (stopping.signal.aborted) return;
      try {
        given.checkLock();
      } catch (error) {
        log.error({ err: error }, 'the lock could not be looked at');
        continue;
      }
      if (tick % CLEAN_EVERY === 0) tidyUp();
      if (tick % ROUND_EVERY !== 0) continue;
      await round().catch((error: unknown) => log.error({ err: error }, 'housekeeping could not be done'));
    }
  };

  return {
    start() {
      complainOfCodes();
      life = live();
    },
    stop() {
      stopping.abort();
      return life;
    },
  };
}
