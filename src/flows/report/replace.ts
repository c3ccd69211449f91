/** A text of the report where another stands already: both are shown, and it is asked what becomes of them. */
import type { Reply } from '../../chat/index.ts';
import type { Parsed } from '../../dialog/flow.ts';
import { pick, words } from './begin.ts';

export const LONGEST_PART = 3_000;

export const addedTo = (before: string, more: string): string => `${before}\n${more}`;

/** `mayKeep`: what stands there may stay as it is. */
export function askHow(before: string, text: string, mayKeep: boolean): Reply {
  return {
    text: {
      join: [
        words('part.before', { text: { plain: before } }),
        words('part.typed', { text: { plain: text } }),
        words('part.ask-how'),
      ],
    },
    buttons: [
      [pick('part.instead', 'instead'), pick('part.after', 'after')],
      mayKeep ? [pick('part.keep', 'keep')] : [],
    ].filter((row) => row.length > 0),
  };
}

export function readHow(
  choice: string | undefined,
  before: string,
  text: string,
): Parsed<'instead' | 'after' | 'keep'> {
  if (choice !== 'instead' && choice !== 'after' && choice !== 'keep')
    return { ok: false, because: words('part.ask-how') };
  const length = choice === 'after' ? addedTo(before, text).length : 0;
  // However often something is added, a part stays one that can be read.
  if (length > LONGEST_PART) return { ok: false, because: words('text.long', { most: LONGEST_PART, length }) };
  return { ok: true, value: choice };
}
