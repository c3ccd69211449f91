/**
 * Zalo's webhook under 10,000 events, of which some come twice and some are forged, beside a bare server that only checks the signature;
 * with and without a broadcast under way. Afterwards the books must balance: each genuine event counted once, nothing of the forged.
 */
import { makeTraffic, type Traffic } from '../support/zalo-oa/traffic.ts';
import { type BotProcess, startBot } from './bot-process.ts';
import { type Answers, postAll, readyPost } from './connections.ts';
import { quantile } from './turns.ts';
import { KEYS, ROUND_TRIP_MS, type Sent, startZaloProgram, type ZaloProgram } from './zalo-program.ts';

const EVENTS = 10_000;
const REPEATED = 0.2;
const FORGED = 0.05;
const ROUNDS = 3;
const AT_ONCE = 64;
const PACE = 200;
/** Enough of them to know what the machine itself makes wait at that pace. */
const PACED_BARE = 3_000;
const FOLLOWERS = 20_000;
/** Half of whom follow already. */
const WRITERS = 3_000;
/** Messages a minute, answers and announcements. In a burst they are not to be what is waited for; beside paced events there is room for both. */
const RATE = { burst: 60_000, paced: 12_000 };
const PORTS = { ours: 8914, checked: 8915, unchecked: 8916 };

const personOf = (at: number): string => `80000000000${String(at).padStart(8, '0')}`;
const FOLLOWING = Array.from({ length: FOLLOWERS }, (_, at) => personOf(at + WRITERS / 2));
const WRITING = Array.from({ length: WRITERS }, (_, at) => personOf(at));

/** One measurement. `cpu`: microseconds of the server's processor time for each request; ours: until its answers are sent. */
type Figures = Answers & { readonly cpu: number };
/** A measurement of ours: also what came to the platform meanwhile. */
type Ours = Figures & { readonly meanwhile: Sent };

export type Measured = { readonly text: string; readonly wrong: readonly string[] };

export async function measureZaloWebhook(): Promise<Measured> {
  const burst = await measureBursts();
  const paced = await measurePaced();
  const wrong = [...burst.wrong, ...paced.wrong];
  const verdict =
    wrong.length === 0
      ? `  checked: every request was answered 200; each genuine event was counted once, each message answered once (photos in a row together), nothing came of the forged`
      : `  WRONG:\n${wrong.map((each) => `    ${each}`).join('\n')}`;
  return { text: [burst.text, paced.text, verdict].join('\n'), wrong };
}

async function measureBursts(): Promise<Measured> {
  const program = await startZaloProgram({ port: PORTS.ours, ratePerMinute: RATE.burst, followers: FOLLOWING });
  const checked = await startBare(PORTS.checked);
  const unchecked = await startBare(PORTS.unchecked, { CHECK: 'no' });
  const atRest = program.bot.rssMb();
  const traffics: Traffic[] = [];
  const statuses: number[] = [];

  const measureRound = async () => {
    const [alone, beside] = [nextTraffic(traffics), nextTraffic(traffics)];
    const round = {
      unchecked: await measureBare(unchecked, alone),
      checked: await measureBare(checked, alone),
      alone: await measureOurs(program, alone),
      beside: await measureOurs(program, beside, { hasBroadcast: true }),
    };
    statuses.push(...round.alone.statuses, ...round.beside.statuses);
    return round;
  };
  await measureRound(); // until the compiler has settled
  const rounds: Awaited<ReturnType<typeof measureRound>>[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await measureRound());

  const wrong = [...findOtherThan200(statuses), ...(await program.findWrong(traffics))];
  const row = (name: string, of: (round: (typeof rounds)[number]) => Figures, memory = ''): string => {
    const figure = (each: (figures: Figures) => number, digits = 1): string =>
      median(rounds.map((round) => each(of(round)))).toFixed(digits);
    const wait = (share: number): string => figure(({ waits }) => quantile(waits, share));
    return [
      `  ${name.padEnd(30)}`,
      figure(({ perSecond }) => perSecond, 0).padStart(8),
      `${wait(0.5)} / ${wait(0.99)} / ${wait(1)}`.padStart(24),
      figure(({ cpu }) => cpu, 0).padStart(12),
      memory.padStart(12),
    ].join(' ');
  };
  const [least, most] = spanOf(rounds.map(({ beside }) => beside.meanwhile.announcements));
  const text = [
    `Zalo's webhook: ${ROUNDS} rounds of ${EVENTS} events for each, ${REPEATED * 100} % of them repeats, ${FORGED * 100} % forged, shuffled; ${AT_ONCE} at a time, medians`,
    '                                 requests/s   p50 / p99 / longest ms  CPU us each  RSS at rest, most MB',
    row('bare, 200 to whatever comes', (round) => round.unchecked),
    row('bare, signature checked', (round) => round.checked),
    row('ours', (round) => round.alone, `${atRest.toFixed(0)}, ${program.bot.peakMb().toFixed(0)}`),
    row('ours while a broadcast runs', (round) => round.beside),
    `  ours against the bare one that checks: requests/s ${spread(rounds, ({ alone, checked }) => alone.perSecond / checked.perSecond)}; beside a broadcast ${spread(rounds, ({ beside, checked }) => beside.perSecond / checked.perSecond)}`,
    `  (the platform ${ROUND_TRIP_MS} ms away; of the broadcast ${least} to ${most} messages went out during a round: answers go first)`,
  ].join('\n');
  await Promise.all([program.stop(), checked.stop(), unchecked.stop()]);
  return { text, wrong };
}

async function measurePaced(): Promise<Measured> {
  const program = await startZaloProgram({ port: PORTS.ours, ratePerMinute: RATE.paced, followers: FOLLOWING });
  const checked = await startBare(PORTS.checked);
  const traffics: Traffic[] = [];
  const perSecond = PACE;
  await measureOurs(program, nextTraffic(traffics)); // until the compiler has settled
  const bare = await measureBare(checked, nextTraffic([]), { count: PACED_BARE, perSecond });
  const alone = await measureOurs(program, nextTraffic(traffics), { perSecond });
  const beside = await measureOurs(program, nextTraffic(traffics), { perSecond, hasBroadcast: true });
  const statuses = [...alone.statuses, ...beside.statuses];
  const wrong = [...findOtherThan200(statuses), ...(await program.findWrong(traffics))];

  const seconds = beside.statuses.length / beside.perSecond;
  const rate = (count: number): string => (count / seconds).toFixed(0);
  const waits = ({ waits }: Figures): string =>
    [0.5, 0.99, 1].map((share) => quantile(waits, share).toFixed(1)).join(' / ');
  const text = [
    `  at ${PACE} events a second, p50 / p99 / longest ms: ${waits(alone)} alone; ${waits(beside)} while a broadcast runs; the bare one ${waits(bare)}`,
    `  (beside it ${rate(beside.meanwhile.announcements)} announcements and ${rate(beside.meanwhile.replies)} answers went out a second; most RSS ${program.bot.peakMb().toFixed(0)} MB)`,
  ].join('\n');
  await Promise.all([program.stop(), checked.stop()]);
  return { text, wrong };
}

function startBare(port: number, environment: Readonly<Record<string, string>> = {}): Promise<BotProcess> {
  return startBot('test/bench/bare-webhook.ts', port, {
    ZALO_APP_ID: KEYS.appId,
    ZALO_OA_SECRET_KEY: KEYS.oaSecretKey,
    ...environment,
  });
}

/** Another seed each time, thus other events. */
function nextTraffic(traffics: Traffic[]): Traffic {
  const mix = { count: EVENTS, repeated: REPEATED, forged: FORGED, people: WRITING };
  const traffic = makeTraffic({ ...KEYS, ...mix, seed: traffics.length + 1, now: Date.now() });
  traffics.push(traffic);
  return traffic;
}

const requestsOf = ({ hits }: Traffic): Buffer[] =>
  hits.map(({ body, headers }) => readyPost('/webhooks/zalo', body, headers));

async function measureBare(
  server: BotProcess,
  traffic: Traffic,
  { count, ...pace }: { readonly count?: number; readonly perSecond?: number } = {},
): Promise<Figures> {
  const requests = requestsOf(traffic).slice(0, count);
  const cpu = server.cpuSeconds();
  const answers = await postAll(server.port, requests, { atOnce: AT_ONCE, ...pace });
  return { ...answers, cpu: ((server.cpuSeconds() - cpu) * 1e6) / requests.length };
}

type Way = { readonly perSecond?: number; readonly hasBroadcast?: boolean };

async function measureOurs(program: ZaloProgram, traffic: Traffic, { hasBroadcast, ...pace }: Way = {}): Promise<Ours> {
  const requests = requestsOf(traffic);
  const { bot } = program;
  const broadcast = hasBroadcast ? await program.announce() : null;
  const cpu = bot.cpuSeconds();
  const before = program.sent();
  const answers = await postAll(bot.port, requests, { atOnce: AT_ONCE, ...pace });
  const after = program.sent();
  broadcast?.end();
  await program.idle();
  return {
    ...answers,
    cpu: ((bot.cpuSeconds() - cpu) * 1e6) / requests.length,
    meanwhile: {
      replies: after.replies - before.replies,
      announcements: after.announcements - before.announcements,
    },
  };
}

function findOtherThan200(statuses: readonly number[]): string[] {
  const others = statuses.filter((status) => status !== 200);
  return others.length === 0 ? [] : [`${others.length} requests were answered ${[...new Set(others)].join(', ')}`];
}

const median = (values: readonly number[]): number => quantile(values, 0.5);
const spanOf = (values: readonly number[]): [number, number] => [Math.min(...values), Math.max(...values)];

function spread<T>(rounds: readonly T[], ratio: (round: T) => number): string {
  const ratios = rounds.map(ratio);
  const [least, most] = spanOf(ratios);
  return `${median(ratios).toFixed(2)} (${least.toFixed(2)} - ${most.toFixed(2)})`;
}
