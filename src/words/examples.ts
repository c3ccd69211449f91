/** Reads what people type, as a language's folder has it: `[address]` above lines of examples, `= a, b` for phrases that are sure. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Examples } from '../chat/languages.ts';

export const EXAMPLES_FOLDER = 'examples';

const HEAD = /^\[([a-z0-9.-]+)\]$/;

/** The blocks of all files of a folder, in the order of the files' names; none where there is no such folder. Throws where a line belongs to no block. */
export function readExamples(folder: string): readonly Examples[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  return names.toSorted().flatMap((name) => {
    const path = join(folder, name);
    return readBlocks(readFileSync(path, 'utf8'), path).map((block) => ({ file: name.slice(0, -4), ...block }));
  });
}

function readBlocks(text: string, path: string): readonly Omit<Examples, 'file'>[] {
  const blocks: { readonly intent: string; readonly strict: string[]; readonly lines: string[] }[] = [];
  for (const [i, raw] of text.normalize('NFC').split('\n').entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const intent = HEAD.exec(line)?.[1];
    const block = blocks.at(-1);
    if (intent !== undefined) blocks.push({ intent, strict: [], lines: [] });
    else if (!block || line.startsWith('[')) throw new Error(`${path}:${i + 1}: "${line}" stands below no [address]`);
    else if (line.startsWith('= ')) block.strict.push(...phrasesIn(line.slice(2)));
    else block.lines.push(line);
  }
  return blocks;
}

const phrasesIn = (line: string): readonly string[] =>
  line
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
