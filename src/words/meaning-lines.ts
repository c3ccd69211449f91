/** How people say yes, no and the like in sentences: locales/<code>/meanings.txt, in blocks as the examples of pages. */
import { MEANINGS, type MeaningLines } from '../chat/languages.ts';
import { readBlocks } from './examples.ts';

export const MEANINGS_FILE = 'meanings.txt';

/** None where there is no such file. Throws where a block is called by no meaning, naming it. */
export function readMeaningLines(path: string): readonly MeaningLines[] {
  return readBlocks(path).map(({ intent, lines }) => {
    const meaning = ([...MEANINGS, 'agrees', 'other'] as const).find((each) => each === intent);
    if (!meaning) throw new Error(`${path}: [${intent}] is no meaning`);
    return { meaning, lines };
  });
}
