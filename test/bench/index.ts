/**
 * npm run bench: ratios measured side by side in one run. A look-up beside bare Telegraf and grammY bots that answer every text; a log
 * of eleven messages beside their scenes and conversations with SQLite; the pace of a broadcast against what is allowed, and how long
 * an answer takes meanwhile; Zalo's webhook under 10,000 events, with repeats and forgeries among them, beside a bare server; memory.
 * `npm run bench -- turns` is the first two of these, `-- growth`, `-- understanding` and `-- report` something else: see there. No figure passes or fails; but where
 * Zalo's events were not counted once each, it ends with 1. Some eight minutes.
 */

import { measureBroadcast } from './broadcast.ts';
import { compareTurns } from './compare.ts';
import { measureDisk } from './disk.ts';
import { measureGrowth } from './growth.ts';
import { measureAnswers } from './growth-answers.ts';
import { measureReaders } from './readers.ts';
import { measureReport } from './report.ts';
import { measureUnderstanding } from './understanding.ts';
import { measureZaloWebhook } from './zalo-webhook.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n\n`);

if (process.argv[2] === 'growth') {
  say(await measureGrowth());
  say(await measureAnswers());
  process.exit();
}
if (process.argv[2] === 'readers') {
  say(measureReaders());
  process.exit();
}
if (process.argv[2] === 'understanding') {
  say(measureUnderstanding());
  process.exit();
}
if (process.argv[2] === 'report') {
  const { text, wrong } = await measureReport();
  say(text);
  process.exit(wrong.length > 0 ? 1 : 0);
}
if (process.argv[2] === 'turns') {
  say(await compareTurns());
  process.exit();
}
say(measureDisk());
say(await compareTurns());
say(await measureBroadcast());
const zalo = await measureZaloWebhook();
say(zalo.text);
if (zalo.wrong.length > 0) process.exitCode = 1;
