/** What people call kinds of activities, whatever a campaign calls them: locales/<code>/kinds.txt. */
import type { KindLine } from '../chat/languages.ts';
import { listIn, readFolderLines } from './folder-lines.ts';

export const KINDS_FILE = 'kinds.txt';

/**
 * A line each: "thư viện số, sách điện tử = ebook, sách nói" (as campaigns call the kind = as people do). None where there is no such file.
 * Throws where a line can't be read, naming it.
 */
export const readKindLines = (path: string): readonly KindLine[] =>
  readFolderLines(path).map(({ line, at }) => {
    const [named = [], told = [], ...more] = line.split('=').map(listIn);
    if (named.length === 0 || told.length === 0 || more.length > 0)
      throw new Error(`${at}: "${line}" is no "named = told"`);
    return { named, told };
  });
