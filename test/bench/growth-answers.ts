/** How long people wait for an answer while 100,000 reminders come due at one minute, against the minute before. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MINUTE_MS, timeOf } from '../../src/chat/civil.ts';
import { SECRET, startBot } from './bot-process.ts';
import { askForReminders, fill, sizesAt, withStore } from './growth-data.ts';
import { createLive } from './live-writers.ts';
import { startPlatform } from './platform.ts';
import { quantile } from './turns.ts';

const ROWS = 100_000;
const PER_SECOND = 100;
const PORT = 8914;
const WARM_UP_MS = 10_000;
const BESIDE_MS = 20_000;

export async function measureAnswers(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'ban-hoc-growth-'));
  const sizes = sizesAt(ROWS);
  fill(folder, sizes);
  const due = new Date(Math.ceil((Date.now() + WARM_UP_MS + 30_000) / MINUTE_MS) * MINUTE_MS);
  withStore(folder, (store) => askForReminders(store, sizes, timeOf(due), new Date()));
  const platform = await startPlatform(0);
  const bot = await startBot('src/main.ts', PORT, {
    DATA_DIR: folder,
    TELEGRAM_API_ROOT: platform.root,
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: SECRET,
    PUBLIC_URL: 'https://bench.example',
    TELEGRAM_SLOTS: '300',
    TELEGRAM_BULK_SLOTS: '25',
  });
  await pass(2_000); // our sender waits one second before its first send
  const live = createLive(platform, PORT, PER_SECOND);
  await live.during(pass(WARM_UP_MS));
  const quiet = await live.during(pass(due.getTime() - Date.now() - 500));
  await pass(700);
  const beside = await live.during(pass(BESIDE_MS));
  await live.end();
  await bot.stop();
  await platform.stop();
  rmSync(folder, { recursive: true, force: true });
  const ratio = quantile(beside, 0.99) / quantile(quiet, 0.99);
  return [
    `${ROWS} reminders due at once, ${PER_SECOND} people a second writing meanwhile`,
    `  from a message to its answer at the platform, p50 / p99 ms: ${written(quiet)} before, ${written(beside)} beside; p99 ${ratio.toFixed(2)} of the quiet one`,
  ].join('\n');
}

const pass = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
const written = (waits: readonly number[]): string =>
  `${quantile(waits, 0.5).toFixed(1)} / ${quantile(waits, 0.99).toFixed(1)}`;
