/** Files that are larger than may be fetched, by what the platform says of them: that is told at once, and nothing is fetched. */
import { kindSaid } from './evidence-file.ts';
import type { IncomingFile, Say } from './index.ts';
import { bytesSay } from './size.ts';

/** What Telegram hands out to a bot, at most (Bot API, getFile); the others are held to the same. */
export const MOST_SENT_BYTES = 20_000_000;

/** A platform that says no size is asked by fetching. */
export const isTooLarge = ({ bytes = 0 }: IncomingFile): boolean => bytes > MOST_SENT_BYTES;

/** What is said of those that are: how large they are, and what to send instead. At least one. */
export function sayTooLarge(files: readonly IncomingFile[]): Say {
  const kinds = new Set(files.map(kindSaid));
  const isPicture = kinds.size === 1 && kinds.has('picture');
  const why = kinds.size === 1 && kinds.has('video') ? 'large-video' : 'large';
  const sizes = files.map(({ bytes = 0 }) => bytesSay(bytes));
  return {
    join: [
      {
        key: `bot:photo-failed.${isPicture ? 'photos' : 'files'}`,
        with: { count: files.length, why: { key: `bot:photo-failed.why.${why}` } },
      },
      { key: `bot:photo-failed.${isPicture ? 'size-photo' : 'size'}`, with: { size: { join: sizes, by: ', ' } } },
    ],
  };
}
