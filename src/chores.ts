/** What is tidied up now and then while the program runs. */
import { type Clock, isSettable } from './clock.ts';
import type { Downloads } from './files/downloads.ts';
import type { KeptFiles } from './files/files.ts';
import type { Log } from './log.ts';
import type { PassKeeper } from './people/passes.ts';
import { createCleaning } from './store/clean.ts';
import { createForgetting } from './store/forgetting.ts';
import { SLIP_MS } from './store/future.ts';
import { createHousekeeping } from './store/housekeeping.ts';
import type { Store } from './store/open.ts';
import { inSlices } from './store/slices.ts';
import { diskTrouble, type Writer } from './store/writer.ts';

const TICK_MS = 1_000;
/** In ticks. */
const CLEAN_EVERY = 5;
const ROUND_EVERY = 60;
/** Of a round: ten thousand old rows, a second at the longest; what is left over waits for the next. */
const MOST_SLICES = 40;
/** A clock has to have run evenly for so long before anything is forgotten for its age: a wrong one would forget everybody. */
const STEADY_MS = 3_600_000;

export type Chores = {
  start(): void;
  /** Resolves once the round that is under way has ended. */
  stop(): Promise<void>;
};

/** `checkLock`: see store/lock.ts; `codeHealth`: see people/code-health.ts. */
type Given = {
  readonly store: Store;
  readonly writer: Writer;
  readonly clock: Clock;
  readonly log: Log;
  readonly files: Pick<KeptFiles, 'sweep'>;
  readonly downloads: Pick<Downloads, 'tidy'>;
  readonly passes: Pick<PassKeeper, 'tidy'>;
  readonly codeHealth: (now: Date) => string | null;
  readonly checkLock: () => void;
  /** How long the bot leaves a person to a human. */
  readonly quietMs?: number | undefined;
  /** The clock was set back: what it wrote meanwhile is in the future. */
  readonly onSetBack: () => void;
};

/** Old rows, people who have been silent for long, links and files that nobody needs go in small rounds. */
export function createChores(given: Given): Chores {
  const { clock, log } = given;
  const clean = createCleaning(given.store);
  const stopping = new AbortController();
  const { signal } = stopping;
  const steadiness = createSteadiness(clock, given.onSetBack);
  const complainOfCodes = createCodeComplaint(given);
  const tidy = createRound(given, signal);
  let life: Promise<void> = Promise.resolve();

  const cleanUp = (): void => {
    try {
      clean();
    } catch (error) {
      // Somebody else has the database just now; the next round does it.
      if (diskTrouble(error) !== 'SQLITE_BUSY') log.error({ err: error }, 'the database could not be cleaned');
    }
  };

  const live = async (): Promise<void> => {
    for (let tick = 1; ; tick += 1) {
      await clock.sleep(TICK_MS, signal);
      if (signal.aborted) return;
      steadiness.look();
      try {
        given.checkLock();
      } catch (error) {
        log.error({ err: error }, 'the lock could not be looked at');
        continue;
      }
      if (tick % CLEAN_EVERY === 0) cleanUp();
      if (tick % ROUND_EVERY !== 0) continue;
      await tidy(steadiness.isSteady()).catch((error: unknown) =>
        log.error({ err: error }, 'housekeeping could not be done'),
      );
      complainOfCodes();
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

/** One round. `isSteady`: whether the clock can be trusted with what is forgotten for its age. */
function createRound(given: Given, signal: AbortSignal): (isSteady: boolean) => Promise<void> {
  const { store, writer, clock, files, downloads, passes } = given;
  const housekeeping = createHousekeeping(store, given.quietMs);
  const forgetting = createForgetting(store);
  return async (isSteady) => {
    const sweeping = { writer, clock, signal };
    await inSlices(sweeping, MOST_SLICES, (left) => {
      const { updates, rows, bodies } = housekeeping.run(clock.now(), clock.elapsed(), isSteady);
      return updates + rows + bodies > 0 && left > 1 ? left - 1 : null;
    });
    if (signal.aborted) return;
    await writer.run(() => {
      forgetting.forgetSilent(clock.now(), isSteady);
      if (isSteady) downloads.tidy();
      if (isSteady) passes.tidy();
    });
    await inSlices(sweeping, '', (from) => files.sweep.forget(from).to);
    files.sweep.clean();
  };
}

/** Once each time it changes. */
function createCodeComplaint({ codeHealth, clock, log }: Given): () => void {
  let trouble: string | null = null;
  return () => {
    const detail = codeHealth(clock.now());
    if (detail !== null && trouble === null) log.warn({ detail }, 'somebody should look at the invitation codes');
    trouble = detail;
  };
}

/** Whether the civil clock runs evenly beside the real one. `onSetBack`: it was set back by more than a slip. */
function createSteadiness(clock: Clock, onSetBack: () => void): { look(): void; isSteady(): boolean } {
  const ahead = (): number => clock.now().getTime() - clock.elapsed();
  let before = ahead();
  let since = clock.elapsed();
  return {
    look() {
      const jump = ahead() - before;
      before += jump;
      if (jump < -SLIP_MS) onSetBack();
      if (Math.abs(jump) > SLIP_MS) since = clock.elapsed();
    },
    isSteady: () => isSettable(clock) || clock.elapsed() - since >= STEADY_MS,
  };
}
