/** One broadcast at 25 a second, the platform 50 ms away, while people go on writing: its pace, and how long they wait for an answer. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { orderBroadcast, seedAudience } from './announcing.ts';
import { SECRET, startBot } from './bot-process.ts';
import { createLive, FIRST_WRITER } from './live-writers.ts';
import { mostInOneSecond, type Platform, startPlatform } from './platform.ts';
import { quantile } from './turns.ts';

const RECIPIENTS = 400;
const ALLOWED = 25;
const ROUND_TRIP_MS = 50;
const LIVE_PER_SECOND = 200;
/** Room for the live answers beside the broadcast. */
const SLOTS = 300;
const FIRST_RECIPIENT = 5_000_000;
const WARM_UP_MS = 6_000;
const ALONE_MS = 4_000;
const PORT = 8913;

export async function measureBroadcast(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'ban-hoc-bench-'));
  const recipients = Array.from({ length: RECIPIENTS }, (_, at) => String(FIRST_RECIPIENT + at));
  const campaign = seedAudience(
    folder,
    recipients.map((id) => ({ channel: 'telegram', id })),
  );
  const platform = await startPlatform(ROUND_TRIP_MS);
  const bot = await startBot('src/main.ts', PORT, {
    DATA_DIR: folder,
    TELEGRAM_API_ROOT: platform.root,
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: SECRET,
    PUBLIC_URL: 'https://bench.example',
    TELEGRAM_SLOTS: String(SLOTS),
    TELEGRAM_BULK_SLOTS: String(ALLOWED),
  });
  await pass(2_000); // our sender waits one second before its first send
  const live = createLive(platform, PORT, LIVE_PER_SECOND);
  await live.during(pass(WARM_UP_MS));
  const before = await live.during(pass(ALONE_MS));
  const { arrivals, done } = watchRecipients(platform, live.arrived);
  orderBroadcast(folder, campaign, 'Thông báo thử');
  const beside = await live.during(done);
  const after = await live.during(pass(ALONE_MS));
  const rss = bot.peakMb();
  await live.end();
  await bot.stop();
  await platform.stop();
  rmSync(folder, { recursive: true, force: true });

  const achieved = (RECIPIENTS - 1) / (((arrivals.at(-1) ?? 0) - (arrivals[0] ?? 0)) / 1000);
  const theory = 1 / (1 + ROUND_TRIP_MS / 1000);
  return [
    `A broadcast to ${RECIPIENTS} at ${ALLOWED}/s, the platform ${ROUND_TRIP_MS} ms away, ${LIVE_PER_SECOND} updates/s meanwhile`,
    `  pace: ${achieved.toFixed(2)}/s achieved, ${(achieved / ALLOWED).toFixed(3)} of what is allowed (slots alone reach ${theory.toFixed(3)}); ${mostInOneSecond(arrivals)} in the fullest second`,
    `  from a person's message to the answer at the platform, p50 / p99 ms: ${written([...before, ...after])} without, ${written(beside)} with the broadcast`,
    `  most RSS ${rss.toFixed(0)} MB`,
  ].join('\n');
}

const pass = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const written = (waits: readonly number[]): string =>
  `${quantile(waits, 0.5).toFixed(1)} / ${quantile(waits, 0.99).toFixed(1)}`;

function watchRecipients(platform: Platform, otherwise: (chat: string) => void) {
  const arrivals: number[] = [];
  const done = new Promise<void>((resolve) => {
    platform.onSend = (chat) => {
      if (Number(chat) >= FIRST_WRITER) return otherwise(chat);
      arrivals.push(performance.now());
      if (arrivals.length === RECIPIENTS) resolve();
    };
  });
  return { arrivals, done };
}
