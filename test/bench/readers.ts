/**
 * How long each reader that a typed text passes takes, in ms, on what people type and on texts of up to 2,000 characters that nobody types: the
 * slowest of each, the best of several runs. `npm run bench -- readers`. The goal is less than 2 ms each; no figure passes or fails.
 */
import { HOSTILE, READERS, USUAL } from '../understanding/odd-texts.ts';

type Read = (text: string) => unknown;

export function measureReaders(): string {
  const rows = Object.entries(READERS).map(([name, read]) => {
    const usual = slowest(USUAL, read);
    const hostile = slowest(HOSTILE, read);
    const like = `${JSON.stringify(hostile.text.slice(0, 24))} (${hostile.text.length})`;
    return `${name.padEnd(16)} ${usual.ms.toFixed(2).padStart(6)} ${hostile.ms.toFixed(2).padStart(8)}  ${like}`;
  });
  return ['reader            usual  hostile  (ms, the slowest text, best of 15)', ...rows].join('\n');
}

/** All of them roughly, then those that seemed slow. */
function slowest(texts: readonly string[], read: Read): { readonly text: string; readonly ms: number } {
  const roughly = texts.map((text) => ({ text, ms: best(text, read, 3) })).toSorted((a, b) => b.ms - a.ms);
  const exactly = roughly.slice(0, 4).map(({ text }) => ({ text, ms: best(text, read, 15) }));
  return exactly.toSorted((a, b) => b.ms - a.ms)[0] ?? { text: '', ms: 0 };
}

function best(text: string, read: Read, runs: number): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    read(text);
    return performance.now() - start;
  });
  return Math.min(...times);
}
