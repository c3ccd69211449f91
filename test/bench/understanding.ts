/** What reading costs: a message by itself, what is learnt at the first start, what is read back at each other, and the memory that it takes. */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readKept } from '../../src/understanding/cache.ts';
import { modelOf } from '../../src/understanding/learnt.ts';
import { createModel } from '../../src/understanding/model.ts';
import { createWords } from '../../src/words/index.ts';
import { hear } from '../understanding/look-ups.ts';
import { readLookUps } from '../understanding/tables.ts';

const ROUNDS = 3;

const timed = (run: () => unknown): number => {
  const from = performance.now();
  run();
  return performance.now() - from;
};

/** The figures as text; some ten seconds. */
export function measureUnderstanding(): string {
  const folder = mkdtempSync(join(tmpdir(), 'learnt-'));
  const { languages } = createWords();
  const from = process.cpuUsage();
  const learning = timed(() => modelOf(languages, folder));
  const cpu = process.cpuUsage(from).user / 1000;
  const [file = ''] = readdirSync(folder);
  const key = file.replace(/^understanding-|\.bin$/g, '');
  const again = timed(() => {
    const kept = readKept(folder, key);
    if (kept) createModel(kept);
  });
  const bytes = statSync(join(folder, file)).size;
  rmSync(folder, { recursive: true, force: true });
  const rows = readLookUps();
  for (const { who, text } of rows) hear(who, text); // warm
  const times = Array.from({ length: ROUNDS }, () => rows.map(({ who, text }) => 1000 * timed(() => hear(who, text))))
    .flat()
    .sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor(share * times.length)] ?? 0).toFixed(0);
  return [
    `understanding: a message ${at(0.5)} µs (median), ${at(0.99)} µs (99 %), of ${rows.length} look-ups`,
    `  learnt in ${learning.toFixed(0)} ms (${cpu.toFixed(0)} of the processor), had again in ${again.toFixed(0)} ms, ${(bytes / 1024 / 1024).toFixed(0)} MB`,
  ].join('\n');
}
