/** Files that come with words, or between two questions. */
import type { Message, Say } from '../chat/index.ts';
import type { Turn } from '../turn/index.ts';
import type { Flow, Standing } from './flow.ts';
import { applies } from './progress.ts';

/** What files that came with words came to: `note` null: nothing is to be said of them (a late sibling). */
export type Kept = { readonly note: Say | null; readonly isTaken: boolean };

/** Hands files to the step that takes them, wherever the person stands, and asks nothing. */
export function keepFiles(flow: Flow, standing: Standing, message: Message, turn: Turn): Kept {
  const hears = message.files?.some((file) => file.kind === 'audio') ?? false;
  // Between two questions a voice is the answer to one, and no evidence.
  if (hears) return { note: { key: 'dialog:voice' }, isTaken: false };
  const taker = flow.steps.find((each) => each.takesFiles && applies(each, standing.answers, turn));
  if (!taker) return { note: { key: 'dialog:no-files' }, isTaken: false };
  const parsed = taker.parse({ ...message, text: undefined }, standing.answers, turn);
  if (!parsed.ok) return { note: parsed.because, isTaken: false };
  if (!('more' in parsed) || parsed.more === null) return { note: null, isTaken: 'more' in parsed };
  return { note: { key: 'dialog:file-kept' }, isTaken: true };
}
