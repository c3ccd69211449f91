/**
 * Ours beside what people build such bots with, round by round in turn, with the same load and the same stand-in for the platform: a
 * look-up beside bots that answer every text and keep nothing, a log of eleven messages beside grammY's conversations and Telegraf's
 * wizard, both with SQLite.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedTeachers } from './announcing.ts';
import { type BotProcess, SECRET, startBot } from './bot-process.ts';
import { LOG_TEXTS } from './log-texts.ts';
import { type Platform, startPlatform } from './platform.ts';
import { type Figures, measureLogs, measureTurns, quantile } from './turns.ts';

const ROUNDS = 5;
/** Until the compiler has settled. */
const WARM_UP = 3;
const LOOK_UPS = 1_500;
const LOGS = 100;

const ECHOES = ['ours', 'telegraf', 'grammy'] as const;
type Name = (typeof ECHOES)[number];
type Fleet = Readonly<Record<Name, BotProcess>>;
type Round<F> = Readonly<Record<Name, F>>;

export async function compareTurns(): Promise<string> {
  const platform = await startPlatform(0);
  const folder = mkdtempSync(join(tmpdir(), 'ban-hoc-bench-'));
  const teachers = Array.from({ length: (WARM_UP + ROUNDS) * LOGS }, (_, n) => 500_000 + n);
  try {
    const lookUps = await compareLookUps(platform, join(folder, 'look-up'));
    const logs = await compareLogs(platform, join(folder, 'log'), teachers);
    return [...lookUps, '', ...logs].join('\n');
  } finally {
    await platform.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startFleet(platform: Platform, folder: string, mode: 'echo' | 'log', clock?: string): Promise<Fleet> {
  const common = { TELEGRAM_API_ROOT: platform.root, MODE: mode };
  for (const name of ECHOES) mkdirSync(join(folder, name), { recursive: true });
  const ours = {
    ...common,
    DATA_DIR: join(folder, 'ours'),
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: SECRET,
    PUBLIC_URL: 'https://bench.example',
    TELEGRAM_SLOTS: '100000', // the pace is not what is measured here
    ...(clock === undefined ? {} : { BOT_CLOCK: clock }),
  };
  const fleet = {
    ours: await startBot('src/main.ts', 8911, ours),
    telegraf: await startBot('test/bench/telegraf-bot.ts', 8912, { ...common, DATA_DIR: join(folder, 'telegraf') }),
    grammy: await startBot('test/bench/grammy-bot.ts', 8913, { ...common, DATA_DIR: join(folder, 'grammy') }),
  };
  await new Promise((resolve) => setTimeout(resolve, 2_000)); // our sender waits one second before its first send
  return fleet;
}

const stop = (fleet: Fleet) => Promise.all(ECHOES.map((name) => fleet[name].stop()));

/** One bot after the other, and again; the first rounds are thrown away. */
async function inTurn<F>(rounds: number, measure: (name: Name, round: number) => Promise<F>): Promise<Round<F>[]> {
  const done: Round<F>[] = [];
  for (let round = 0; round < WARM_UP + rounds; round += 1) {
    const telegraf = await measure('telegraf', round);
    const grammy = await measure('grammy', round);
    done.push({ telegraf, grammy, ours: await measure('ours', round) });
  }
  return done.slice(WARM_UP);
}

async function compareLookUps(platform: Platform, folder: string): Promise<string[]> {
  const fleet = await startFleet(platform, folder, 'echo');
  const atRest = memoryOf(fleet, 'rssMb');
  let firstChat = 1_000_000;
  const measure = (until: 'turn' | 'ack') => (name: Name) => {
    firstChat += 10_000;
    return measureTurns(platform, { bot: fleet[name], until, count: LOOK_UPS, firstChat });
  };
  const turns = await inTurn(ROUNDS, measure('turn'));
  const acknowledged = await inTurn(ROUNDS, measure('ack'));
  const now = memoryOf(fleet, 'rssMb');
  const most = memoryOf(fleet, 'peakMb');
  await stop(fleet);
  const line = (name: Name): string => {
    const of = (figure: (figures: Figures) => number, digits = 1) =>
      median(turns.map((round) => figure(round[name]))).toFixed(digits);
    const pair = (figure: (figures: Figures) => readonly number[]) =>
      `${of((each) => quantile(figure(each), 0.5))} / ${of((each) => quantile(figure(each), 0.99))}`;
    return [
      `  ${name.padEnd(14)}`,
      of((figures) => figures.perSecond, 0).padStart(6),
      of((figures) => figures.cpuPerUpdate, 0).padStart(14),
      pair((figures) => figures.acks).padStart(19),
      pair((figures) => figures.messages).padStart(22),
      `${atRest[name]} / ${now[name]} / ${most[name]}`.padStart(24),
    ].join(' ');
  };
  return [
    `A look-up over the webhook: ${ROUNDS} rounds of ${LOOK_UPS} for each, 64 at a time, medians`,
    '                updates/s   CPU us/update   ack p50 / p99 ms   message p50 / p99 ms   RSS at rest / now / most MB',
    ...ECHOES.map(line),
    'Ours against each echo, round by round: median (least - most)',
    `  processor time, acknowledged and at the platform   ${against(turns, ({ cpuPerUpdate }) => cpuPerUpdate)}`,
    `  updates a second                                   ${against(turns, ({ perSecond }) => perSecond)}`,
    `  acknowledged alone, a second (committed, then 200) ${against(acknowledged, ({ perSecond }) => perSecond)}`,
  ];
}

async function compareLogs(platform: Platform, folder: string, teachers: readonly number[]): Promise<string[]> {
  mkdirSync(join(folder, 'ours'), { recursive: true });
  const day = seedTeachers(join(folder, 'ours'), teachers);
  const fleet = await startFleet(platform, folder, 'log', `${day}T15:00:00+07:00`);
  const logs = await inTurn(ROUNDS, (name, round) =>
    measureLogs(platform, {
      bot: fleet[name],
      texts: LOG_TEXTS,
      chats: teachers.slice(round * LOGS, (round + 1) * LOGS),
    }),
  );
  const most = memoryOf(fleet, 'peakMb');
  await stop(fleet);
  return [
    `A log of ${LOG_TEXTS.length} messages: ${ROUNDS} rounds of ${LOGS} for each, medians`,
    '                logs/s   CPU ms/log   RSS at most MB',
    ...ECHOES.map((name) =>
      [
        `  ${name.padEnd(14)}`,
        median(logs.map((round) => round[name].perSecond))
          .toFixed(1)
          .padStart(6),
        (median(logs.map((round) => round[name].cpuPerLog)) / 1_000).toFixed(1).padStart(12),
        most[name].padStart(16),
      ].join(' '),
    ),
    'Ours against each, round by round: median (least - most)',
    `  processor time   ${against(logs, ({ cpuPerLog }) => cpuPerLog)}`,
  ];
}

const memoryOf = (fleet: Fleet, what: 'rssMb' | 'peakMb'): Round<string> => ({
  ours: fleet.ours[what]().toFixed(0),
  telegraf: fleet.telegraf[what]().toFixed(0),
  grammy: fleet.grammy[what]().toFixed(0),
});

const median = (values: readonly number[]): number => quantile(values, 0.5);

function against<F>(rounds: readonly Round<F>[], figure: (figures: F) => number): string {
  return (['telegraf', 'grammy'] as const)
    .map((peer) => {
      const ratios = rounds.map((round) => figure(round.ours) / figure(round[peer]));
      return `${peer} ${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} - ${Math.max(...ratios).toFixed(2)})`;
    })
    .join('   ');
}
