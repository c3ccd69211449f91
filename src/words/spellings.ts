/** How people of a language spell, read from its folder: short forms of chat, and regional words. */
import type { SpellingLine } from '../chat/languages.ts';
import { listIn, readFolderLines } from './folder-lines.ts';

export const SPELLINGS_FILE = 'spellings.txt';
/** Written the same way: words that ask about the same thing. */
export const ALIKE_FILE = 'alike.txt';

const LINE = /^([^=~|]+)([=~])([^=~|]+)(?:\|(.+))?$/;

/**
 * A line each: "ko, k = không" (typed = meant), with "~" in place of "=" where it holds without its marks as well; what follows "|" are words
 * (without marks) of which one has to stand near. None where there is no such file. Throws where a line can't be read, naming it.
 */
export const readSpellings = (path: string): readonly SpellingLine[] =>
  readFolderLines(path).map(({ line, at }) => {
    const [, typed = '', sign, means = '', beside = ''] = LINE.exec(line) ?? [];
    if (sign === undefined) throw new Error(`${at}: "${line}" is no "typed = meant"`);
    return {
      typed: listIn(typed),
      means: means.trim(),
      isPlainToo: sign === '~',
      beside: beside.split(' ').filter((each) => each !== ''),
    };
  });
