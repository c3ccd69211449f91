/** What maker.ts starts: makes the files of one order from the database as it is at this moment, and ends. */
import { writeFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { openFolder } from '../files/folder.ts';
import { openToRead } from '../store/open.ts';
import { countAtOnce } from '../store/slices.ts';
import { createWords, localesFolder } from '../words/index.ts';
import { carryOut } from './carry-out.ts';
import type { MadeFile } from './make.ts';
import type { MakerNews, MakerTask } from './maker.ts';

/** What it may take in all; the limit of V8 does not know of pictures. */
const MOST_BYTES = 900_000_000;
const LOOK_EVERY_MS = 25;
/** A share is said so often at most. */
const SHARE_EVERY_MS = 500;

const die = (): void => void process.kill(process.pid, 'SIGKILL');

function give(way: () => void): void {
  try {
    way();
  } catch {
    // Not to be had on this system: then as it is.
  }
}

// Answers come before files; and when the machine runs out of memory, Linux ends this process and not the conversation.
give(() => setPriority(constants.priority.PRIORITY_LOW));
give(() => writeFileSync('/proc/self/oom_score_adj', '1000'));

// Ctrl+C reaches the whole group: the conversation decides when this one ends, and dying it takes this one along.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.on('disconnect', die);

setInterval(() => {
  if (process.memoryUsage.rss() > MOST_BYTES) die();
}, LOOK_EVERY_MS).unref();

const say = (said: MakerNews): Promise<void> =>
  new Promise((resolve) => {
    if (process.send) process.send(said, () => resolve());
    else resolve();
  });

async function make({ database, folder, channels, now, ...order }: MakerTask): Promise<MakerNews> {
  countAtOnce();
  const store = openToRead(database);
  const words = createWords(localesFolder, channels);
  let saidAt = 0;
  const share = (done: number): void => {
    if (performance.now() - saidAt < SHARE_EVERY_MS) return;
    saidAt = performance.now();
    void say({ is: 'share', share: done });
  };
  const made = (file: MadeFile): Promise<void> => say({ is: 'made', file });
  const parts = { store, folder: openFolder(folder), words };
  return { is: await carryOut({ ...order, now: new Date(now) }, parts, { share, made }) };
}

process.once('message', (sent: MakerTask) => {
  void make(sent)
    .catch((error: unknown): MakerNews => ({ is: 'failed', detail: detailOf(error) }))
    .then(say)
    .finally(() => process.exit(0));
});

/** Where it broke, without what people wrote: an error's words may hold some. */
function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no error';
  const code = 'code' in error ? ` ${String(error.code)}` : '';
  return `${error.name}${code} ${/\n\s+at (.*)/.exec(error.stack ?? '')?.[1] ?? ''}`;
}
