/** Vietnamese, English and one more, in part only: a folder as somebody might begin it, kept with the tests. */
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { channelNames } from '../../src/channels/index.ts';
import { createWords, localesFolder, type Words } from '../../src/words/index.ts';

/** The folder that is added to the two, and nothing else. */
export const ADDED = join(import.meta.dirname, 'third-language');

/** Vietnamese and English alone, whatever else has a folder by now. */
export const wordsOfTwo = (): Words => createWords(folderOfTwo(), channelNames);

export function wordsWithThird(): Words {
  const folder = folderOfTwo();
  cpSync(ADDED, folder, { recursive: true });
  return createWords(folder, channelNames);
}

function folderOfTwo(): string {
  const folder = mkdtempSync(join(tmpdir(), 'locales-'));
  for (const lang of ['vi', 'en']) cpSync(join(localesFolder, lang), join(folder, lang), { recursive: true });
  return folder;
}
