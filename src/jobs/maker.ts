import { fileURLToPath } from 'node:url';
import type { ChannelNames } from '../chat/channel-name.ts';
import type { OnMaking, Task } from './carry-out.ts';
import type { MadeFile } from './make.ts';
import { createStarter } from './starter.ts';

/** What the process that makes files is told: the order, and where the data lie. */
export type MakerTask = Omit<Task, 'now'> & {
  readonly now: number;
  readonly database: string;
  readonly folder: string;
  readonly channels: ChannelNames;
};

/** What it says of it. */
export type MakerNews =
  | { readonly is: 'share'; readonly share: number }
  | { readonly is: 'made'; readonly file: MadeFile }
  | { readonly is: 'done' | 'refused' }
  | { readonly is: 'failed'; readonly detail: string };

/** How it ended. refused: there is no such report for this person. */
export type Ending = 'done' | 'refused' | { readonly failed: string };

export type Maker = {
  /** Called with the program's start. */
  start(): void;
  /** Makes the files of one order; one at a time. Each is handed over before the next is waited for. Never rejects. */
  make(task: Task, on: OnMaking): Promise<Ending>;
  /** Ends what is being made. */
  stop(): void;
};

/** Of V8, in MB: what a file takes above it is its writer's mistake, and must not take the machine along. */
const HEAP_MB = 512;
const RUNTIME = fileURLToPath(new URL('../runtime.js', import.meta.url));
const PROCESS = fileURLToPath(new URL('./maker-process.ts', import.meta.url));
/** Of real time: a large archive says every while how far it is. What says nothing for so long would hold up all that waits behind it. */
const LONGEST_SILENCE_MS = 10 * 60_000;
const COMMAND = [process.execPath, `--max-old-space-size=${HEAP_MB}`, '--import', RUNTIME, PROCESS];

/**
 * Each order in a process of its own: whatever it takes of memory and time is that process's, it ends with it, and answers come first. The
 * process reads the database by itself, as it is at one moment, and writes into the folder of files; nothing of a file goes through here.
 */
export function createMaker(
  given: { readonly database: string; readonly folder: string; readonly channels: ChannelNames },
  { command = COMMAND, silenceMs = LONGEST_SILENCE_MS } = {},
): Maker {
  // Of glibc: fewer arenas keep less.
  const starter = createStarter(command, { MALLOC_ARENA_MAX: '1' });
  return {
    start: () => starter.start(),
    stop: () => starter.stop(),
    async make({ now, ...task }, on) {
      let handing: Promise<unknown> = Promise.resolve();
      let trouble: string | null = null;
      let ending: Ending | null = null;
      const hear = (said: MakerNews): void => {
        if (said.is === 'share') on.share(said.share);
        else if (said.is === 'made')
          handing = handing
            .then(() => on.made(said.file))
            .catch((error: unknown) => {
              trouble = String(error);
              starter.stop();
            });
        else ending = said.is === 'failed' ? { failed: said.detail } : said.is;
      };
      const silence = setTimeout(() => {
        trouble = `it said nothing for ${silenceMs / 1000} s`;
        starter.stop();
      }, silenceMs).unref();
      const order: MakerTask = { ...given, ...task, now: now.getTime() };
      const ended = await starter.run(JSON.stringify(order), (line) => {
        silence.refresh();
        const said = newsIn(line);
        if (said) hear(said);
      });
      clearTimeout(silence);
      await handing;
      return trouble === null ? (ending ?? { failed: `the process ended: ${ended}` }) : { failed: trouble };
    },
  };
}

/** null: half a line, of a process that was ended as it wrote, or what somebody else's code prints. */
function newsIn(line: string): MakerNews | null {
  try {
    return JSON.parse(line) as MakerNews;
  } catch {
    return null;
  }
}
