/** The program's languages and one more, in part only: a folder as somebody might begin it, kept with the tests. */
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { channelNames } from '../../src/channels/index.ts';
import { createWords, localesFolder, type Words } from '../../src/words/index.ts';

/** The folder that was added to a copy of locales/, and nothing else. */
export const ADDED = join(import.meta.dirname, 'third-language');

export function wordsWithThird(): Words {
  const folder = mkdtempSync(join(tmpdir(), 'locales-'));
  cpSync(localesFolder, folder, { recursive: true });
  cpSync(ADDED, folder, { recursive: true });
  return createWords(folder, channelNames);
}
