/** What is tidied up now and then while the program runs. */
import type { Clock } from './clock.ts';
import type { Downloads } from './files/downloads.ts';
import type { KeptFiles } from './files/files.ts';
import type { Log } from './log.ts';
import { createHousekeeping } from './outbox/housekeeping.ts';
import { createForgetting } from './people/forget.ts';
import type { Store } from './store/open.ts';
import type { Writer } from './store/writer.ts';

const EVERY_MS = 60_000;

export type Chores = {
  start(): void;
  /** Resolves once the round that is under way has ended. */
  stop(): Promise<void>;
};

/** Old rows, people who have been silent for long, links and files that nobody needs go in small rounds; `codeHealth`: see code-health.ts. */
export function createChores(given: {
  readonly store: Store;
  readonly writer: Writer;
  readonly clock: Clock;
  readonly log: Log;
  readonly files: Pick<KeptFiles, 'sweep'>;
  readonly downloads: Pick<Downloads, 'tidy'>;
  readonly codeHealth: (now: Date) => string | null;
}): Chores {
  const { store, writer, clock, log, files, downloads } = given;
  const housekeeping = createHousekeeping(store, clock);
  const forgetting = createForgetting(store);
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
      return files.sweep.forget();
    });
    complainOfCodes();
    for (const hash of gone) files.sweep.drop(hash);
    files.sweep.clean();
  };

  const live = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await clock.sleep(EVERY_MS, stopping.signal);
      if (stopping.signal.aborted) return;
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
