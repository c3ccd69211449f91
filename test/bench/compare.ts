/** Durable turns beside a bare echo bot: the same load, the same stand-in for the platform, round by round in turn. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BotProcess, SECRET, startBot } from './bot-process.ts';
import { startPlatform } from './platform.ts';
import { type Figures, measureTurns, quantile, type Until } from './turns.ts';

const ROUNDS = 5;
/** Until the compiler has settled. */
const WARM_UP = 3;
const COUNT = 1_500;

type Pair = { readonly ours: Figures; readonly echo: Figures };
type Name = keyof Pair;
const NAMES: readonly Name[] = ['ours', 'echo'];

export async function compareTurns(): Promise<string> {
  const platform = await startPlatform(0);
  const folder = mkdtempSync(join(tmpdir(), 'ban-hoc-bench-'));
  const common = { TELEGRAM_API_ROOT: platform.root };
  const bots: Readonly<Record<Name, BotProcess>> = {
    ours: await startBot('src/main.ts', 8911, {
      ...common,
      DATA_DIR: folder,
      TELEGRAM_MODE: 'webhook',
      TELEGRAM_WEBHOOK_SECRET: SECRET,
      PUBLIC_URL: 'https://bench.example',
      TELEGRAM_SLOTS: '100000', // the pace is not what is measured here
    }),
    echo: await startBot('test/bench/echo-bot.ts', 8912, { ...common }),
  };
  await new Promise((resolve) => setTimeout(resolve, 2_000)); // our sender waits one second before its first send
  const atRest = { ours: bots.ours.rssMb(), echo: bots.echo.rssMb() };

  let firstChat = 1_000_000;
  const measure = (name: Name, until: Until): Promise<Figures> => {
    firstChat += 10_000;
    return measureTurns(platform, { bot: bots[name], until, count: COUNT, firstChat });
  };
  const measurePairs = async (until: Until, rounds: number): Promise<Pair[]> => {
    const pairs: Pair[] = [];
    for (let round = 0; round < rounds; round += 1) {
      pairs.push({ echo: await measure('echo', until), ours: await measure('ours', until) });
    }
    return pairs;
  };
  await measurePairs('turn', WARM_UP);
  const turns = await measurePairs('turn', ROUNDS);
  const acknowledged = await measurePairs('ack', ROUNDS);

  const lines = [
    `Durable turns over the webhook: ${ROUNDS} rounds of ${COUNT} for each, 64 at a time, medians`,
    '                updates/s   CPU us/update   ack p50 / p99 ms   message p50 / p99 ms   RSS at rest / now / most MB',
    ...NAMES.map((name) => {
      const of = (figure: (figures: Figures) => number, digits = 1) =>
        median(turns.map((pair) => figure(pair[name]))).toFixed(digits);
      return [
        `  ${name.padEnd(14)}`,
        of((figures) => figures.perSecond, 0).padStart(6),
        of((figures) => figures.cpuPerUpdate, 0).padStart(14),
        `${of(({ acks }) => quantile(acks, 0.5))} / ${of(({ acks }) => quantile(acks, 0.99))}`.padStart(19),
        `${of(({ messages }) => quantile(messages, 0.5))} / ${of(({ messages }) => quantile(messages, 0.99))}`.padStart(
          22,
        ),
        [atRest[name], bots[name].rssMb(), bots[name].peakMb()]
          .map((mb) => mb.toFixed(0))
          .join(' / ')
          .padStart(24),
      ].join(' ');
    }),
    'Ours against the echo, pair by pair: median (least - most)',
    `  turns: acknowledged, and the message at the platform   ${spread(turns, ({ perSecond }) => perSecond)}`,
    `  acknowledged alone (committed, then 200)               ${spread(acknowledged, ({ perSecond }) => perSecond)}`,
    `  updates per second of processor time                   ${spread(turns, ({ cpuPerUpdate }) => 1 / cpuPerUpdate)}`,
  ];
  await Promise.all([bots.ours.stop(), bots.echo.stop()]);
  await platform.stop();
  rmSync(folder, { recursive: true, force: true });
  return lines.join('\n');
}

const median = (values: readonly number[]): number => quantile(values, 0.5);

function spread(pairs: readonly Pair[], figure: (figures: Figures) => number): string {
  const ratios = pairs.map(({ ours, echo }) => figure(ours) / figure(echo));
  return `${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} - ${Math.max(...ratios).toFixed(2)})`;
}
