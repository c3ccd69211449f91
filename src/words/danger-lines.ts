/** What is said in danger, as a language's folder has it: `{name} = a, b` sets of words, `[kind]` above lines of patterns. */
import type { DangerLines } from '../chat/languages.ts';
import { listIn, readFolderLines } from './folder-lines.ts';

export const DANGER_FILE = 'danger.txt';

const SET = /^\{([a-z-]+)\} = (.+)$/;
const HEAD = /^\[([a-z]+)\]$/;

/** The sets and patterns of a file, nothing where there is none. Throws where a line belongs nowhere, naming it. */
export function readDangerLines(path: string): DangerLines {
  const sets = new Map<string, readonly string[]>();
  const patterns: { readonly head: string; readonly pattern: string }[] = [];
  let head: string | undefined;
  for (const { line, at } of readFolderLines(path)) {
    const [, name, words = ''] = SET.exec(line) ?? [];
    const next = HEAD.exec(line)?.[1];
    if (name !== undefined) sets.set(name, [...(sets.get(name) ?? []), ...listIn(words)]);
    else if (next !== undefined) head = next;
    else if (head === undefined) throw new Error(`${at}: "${line}" stands below no [kind]`);
    else for (const pattern of listIn(line)) patterns.push({ head, pattern });
  }
  return { sets, patterns };
}
