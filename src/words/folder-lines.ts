/** The plain files of a language's folder: a line says one thing, "#" begins a remark. */
import { existsSync, readFileSync } from 'node:fs';

/** `at`: the file and the number of the line, for whoever has to mend it. */
export type FolderLine = { readonly line: string; readonly at: string };

/** The lines that say something, composed (NFC) and trimmed; none where there is no such file. */
export function readFolderLines(path: string): readonly FolderLine[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .normalize('NFC')
    .split('\n')
    .map((raw, i) => ({ line: raw.trim(), at: `${path}:${i + 1}` }))
    .filter(({ line }) => line !== '' && !line.startsWith('#'));
}

/** What stands between commas. */
export const listIn = (text: string): readonly string[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
