/** Words of everyday answers in a language: locales/<code>/common.txt, words with spaces between. */
import { readFolderLines } from './folder-lines.ts';

export const COMMON_FILE = 'common.txt';

/** None where there is no such file. */
export const readCommonWords = (path: string): readonly string[] =>
  readFolderLines(path).flatMap(({ line }) => line.split(/\s+/));
