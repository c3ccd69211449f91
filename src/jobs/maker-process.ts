/** What maker.ts starts: makes the files of one order from the database as it is at this moment, and ends. */
import { createInterface } from 'node:readline';
import { openFolder } from '../files/folder.ts';
import { beSubprocess } from '../files/subprocess.ts';
import { openToRead } from '../store/open.ts';
import { countAtOnce } from '../store/slices.ts';
import { createWords, localesFolder } from '../words/index.ts';
import { carryOut } from './carry-out.ts';
import type { MadeFile } from './make.ts';
import type { MakerNews, MakerTask } from './maker.ts';

/** What it may take in all; the limit of V8 does not know of pictures. */
const MOST_BYTES = 900_000_000;
/** A share is said so often at most. */
const SHARE_EVERY_MS = 500;

beSubprocess({ mostBytes: MOST_BYTES });

const say = (said: MakerNews): Promise<void> =>
  new Promise((resolve) => {
    process.stdout.write(`${JSON.stringify(said)}\n`, () => resolve());
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

createInterface(process.stdin).once('line', (order) => {
  void make(JSON.parse(order) as MakerTask)
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
