/** How people of a language spell, read from its folder: short forms of chat, and regional words. */
import { existsSync, readFileSync } from 'node:fs';
import type { SpellingLine } from '../chat/languages.ts';

export const SPELLINGS_FILE = 'spellings.txt';

const LINE = /^([^=~|]+)([=~])([^=~|]+)(?:\|(.+))?$/;

/**
 * A line each: "ko, k = không" (typed = meant), with "~" in place of "=" where it holds without its marks as well; what follows "|" are words
 * (without marks) of which one has to stand near. None where there is no such file. Throws where a line can't be read, naming it.
 */
export function readSpellings(path: string): readonly SpellingLine[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .normalize('NFC')
    .split('\n')
    .flatMap((raw, i) => {
      const line = raw.trim();
      if (line === '' || line.startsWith('#')) return [];
      const [, typed = '', sign, means = '', beside = ''] = LINE.exec(line) ?? [];
      if (sign === undefined) throw new Error(`${path}:${i + 1}: "${line}" is no "typed = meant"`);
      const parts = typed.split(',').map((each) => each.trim());
      return [
        {
          typed: parts.filter((each) => each !== ''),
          means: means.trim(),
          isPlainToo: sign === '~',
          beside: beside.split(' ').filter((each) => each !== ''),
        },
      ];
    });
}
