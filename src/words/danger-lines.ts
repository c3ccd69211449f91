/** What is said in danger, as a language's folder has it: `{name} = a, b` sets of words, `[kind]` above lines of patterns. */
import { existsSync, readFileSync } from 'node:fs';
import type { DangerLines } from '../chat/languages.ts';

export const DANGER_FILE = 'danger.txt';

const SET = /^\{([a-z-]+)\} = (.+)$/;
const HEAD = /^\[([a-z]+)\]$/;

/** The sets and patterns of a file, nothing where there is none. Throws where a line belongs nowhere, naming it. */
export function readDangerLines(path: string): DangerLines {
  const sets = new Map<string, readonly string[]>();
  const patterns: { readonly head: string; readonly pattern: string }[] = [];
  if (!existsSync(path)) return { sets, patterns };
  let head: string | undefined;
  for (const [i, raw] of readFileSync(path, 'utf8').normalize('NFC').split('\n').entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const [, name, words = ''] = SET.exec(line) ?? [];
    const next = HEAD.exec(line)?.[1];
    if (name !== undefined) sets.set(name, [...(sets.get(name) ?? []), ...listed(words)]);
    else if (next !== undefined) head = next;
    else if (head === undefined) throw new Error(`${path}:${i + 1}: "${line}" stands below no [kind]`);
    else for (const pattern of listed(line)) patterns.push({ head, pattern });
  }
  return { sets, patterns };
}

const listed = (line: string): readonly string[] =>
  line
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
