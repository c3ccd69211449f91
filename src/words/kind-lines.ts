/** What people call kinds of activities, whatever a campaign calls them: locales/<code>/kinds.txt. */
import { existsSync, readFileSync } from 'node:fs';
import type { KindLine } from '../chat/languages.ts';

export const KINDS_FILE = 'kinds.txt';

/**
 * A line each: "thư viện số, sách điện tử = ebook, sách nói" (as campaigns call the kind = as people do). None where there is no such file.
 * Throws where a line can't be read, naming it.
 */
export function readKindLines(path: string): readonly KindLine[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .normalize('NFC')
    .split('\n')
    .flatMap((raw, i) => {
      const line = raw.trim();
      if (line === '' || line.startsWith('#')) return [];
      const [named = [], told = [], ...more] = line.split('=').map(listOf);
      if (named.length === 0 || told.length === 0 || more.length > 0)
        throw new Error(`${path}:${i + 1}: "${line}" is no "named = told"`);
      return [{ named, told }];
    });
}

const listOf = (text: string): readonly string[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
