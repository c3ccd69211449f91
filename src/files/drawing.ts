import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Drawn } from './picture.ts';
import { type Refusal, Refused } from './refused.ts';
import { launchSubprocess } from './subprocess.ts';

/**
 * Draws pictures anew in a process of its own, since a picture may be made to take gigabytes: what it takes, and its crash, are that
 * process's. One picture at a time: wait for the end before the next.
 */
export type Drawing = {
  /** See redraw. Throws Refused, `too-heavy` too where the process ended over it; any other error says that it was not begun. */
  draw(bytes: Uint8Array): Promise<Drawn>;
  /** Ends the process, whatever it is at. */
  stop(): void;
};

/** `spent`: the process that drew it is of no use for another. */
export type Answer = (Drawn & { readonly spent?: true }) | { readonly why: Refusal };

/**
 * Kilobytes of memory of its own (RLIMIT_DATA): Node and libvips take 150 MB, the heaviest picture that is taken 450 MB. Node reserves
 * as much again for compiled code before its first line, and the system counts that though it is never touched.
 */
const RESERVED_KB = 524_288;
const MOST_KB = 524_288;
const IDLE_MS = 15_000;
const LONGEST_MS = 30_000;

/** The process is started for the first picture, and ends `idleMs` after the last. `longestMs`: for one picture; `mostKb`: its memory. */
export function createDrawing({ idleMs = IDLE_MS, longestMs = LONGEST_MS, mostKb = MOST_KB } = {}): Drawing {
  let child: ChildProcess | null = null;
  let idle: NodeJS.Timeout | undefined;

  const stop = (): void => {
    clearTimeout(idle);
    child?.kill('SIGKILL');
    child = null;
  };
  const start = (): ChildProcess => {
    const started = launch(mostKb);
    started.on('exit', () => {
      if (child === started) child = null;
    });
    return started;
  };

  return {
    stop,
    async draw(bytes) {
      clearTimeout(idle);
      const own = (child ??= start());
      const late = setTimeout(stop, longestMs);
      try {
        const answer = await ask(own, bytes);
        if ('why' in answer) throw new Refused(answer.why);
        if (answer.spent) stop();
        return { bytes: answer.bytes, preview: answer.preview, look: answer.look };
      } finally {
        clearTimeout(late);
        // Where it was ended meanwhile, another may be at work, which is not to be ended for this one.
        if (child === own) idle = setTimeout(stop, idleMs).unref();
      }
    },
  };
}

function ask(child: ChildProcess, bytes: Uint8Array): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const onMessage = (answer: unknown): void => settle(() => resolve(answer as Answer));
    const onExit = (): void => settle(() => reject(new Refused('too-heavy')));
    const onError = (error: Error): void => settle(() => reject(error));
    const settle = (act: () => void): void => {
      child.off('message', onMessage).off('exit', onExit).off('error', onError);
      act();
    };
    child.on('message', onMessage).on('exit', onExit).on('error', onError);
    child.send(bytes, (error) => error && onError(error));
  });
}

/** Of glibc: what a picture took is given back after it, so that the limit is each picture's and not the day's. */
const THRIFTY = { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '65536' };

/** On Windows there is no limit but the one that it holds itself. */
function launch(mostKb: number): ChildProcess {
  const node = [process.execPath, fileURLToPath(new URL('./drawing-process.ts', import.meta.url))];
  const limited = ['/bin/sh', '-c', `ulimit -d ${mostKb + RESERVED_KB} 2>/dev/null; exec "$@"`, 'sh', ...node];
  const command = process.platform === 'win32' ? node : limited;
  return launchSubprocess(command, { env: THRIFTY, serialization: 'advanced' });
}
