/** Reads what people type, as a language's folder has it: `[address]` above lines of examples, `= a, b` for phrases that are sure. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Examples } from '../chat/languages.ts';
import { listIn, readFolderLines } from './folder-lines.ts';

export const EXAMPLES_FOLDER = 'examples';

const HEAD = /^\[([a-z0-9.-]+)\]$/;

/** The blocks of all files of a folder, in the order of the files' names; none where there is no such folder. Throws where a line belongs to no block. */
export function readExamples(folder: string): readonly Examples[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  return names
    .toSorted()
    .flatMap((name) => readBlocks(join(folder, name)).map((block) => ({ file: name.slice(0, -4), ...block })));
}

/** The blocks of one file. Throws where a line belongs to no block. */
export function readBlocks(path: string): readonly Omit<Examples, 'file'>[] {
  const blocks: { readonly intent: string; readonly strict: string[]; readonly lines: string[] }[] = [];
  for (const { line, at } of readFolderLines(path)) {
    const intent = HEAD.exec(line)?.[1];
    const block = blocks.at(-1);
    if (intent !== undefined) blocks.push({ intent, strict: [], lines: [] });
    else if (!block || line.startsWith('[')) throw new Error(`${at}: "${line}" stands below no [address]`);
    else if (line.startsWith('= ')) block.strict.push(...listIn(line.slice(2)));
    else block.lines.push(line);
  }
  return blocks;
}
