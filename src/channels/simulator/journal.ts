import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';

/** A file of JSON lines that is only ever added to. */
export type Journal<Entry> = {
  /** What stood in it when it was opened. */
  readonly entries: readonly Entry[];
  /** Adds the entries in one write: after a kill either all of them are there or, at worst, a torn last line. */
  append(entries: readonly Entry[]): void;
};

/** Opens (or makes) the journal at `path`. A torn last line, left by a kill in the middle of a write, is cut off. */
export function openJournal<Entry>(path: string): Journal<Entry> {
  mkdirSync(dirname(path), { recursive: true });
  return {
    entries: existsSync(path) ? readWhole<Entry>(path) : [],
    append(entries) {
      if (entries.length > 0) appendFileSync(path, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    },
  };
}

function readWhole<Entry>(path: string): Entry[] {
  const bytes = readFileSync(path);
  const whole = bytes.lastIndexOf('\n') + 1;
  if (whole < bytes.length) truncateSync(path, whole);
  return bytes
    .subarray(0, whole)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Entry);
}
