/**
 * npm run bench -- report: 300 units with 40 logs and 3 photos each; every kind of file is ordered in chat and made while people look things up.
 * How long the event loop is held and how long an answer takes, beside quiet stretches in between, since a machine's disk is seldom the same two
 * minutes long; what making takes of memory at half as many units and at all of them; and whether every figure of the workbook equals a count in
 * plain SQL. Some five minutes.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pino from 'pino';
import { type App, createApp } from '../../src/app.ts';
import { type FileFormat, FORMATS } from '../../src/chat/document.ts';
import { systemClock } from '../../src/clock.ts';
import { makeByHand } from '../../src/jobs/by-hand.ts';
import { createWords } from '../../src/words/index.ts';
import { readWorkbook } from '../documents/workbook.ts';
import { createLoopbackChannel, type LoopbackChannel } from '../support/loopback-channel.ts';
import { AT, fillWeek, type ReportSizes } from './report-data.ts';

const WHOLE: ReportSizes = { units: 300, logs: 40, photos: 3 };
/** Look-ups come this often. */
const LOOK_EVERY_MS = 10;
const QUIET_MS = 6_000;
/** Each kind is made so often, with quiet stretches in between. */
const ROUNDS = 3;
/** Past the first cleaning of a database, which writes all of a filled one anew and comes once (store/clean.ts). */
const WARM_UP_MS = 7_000;

/** How long each answer took, and the longest hold of the loop, in ms. */
type Stretch = { readonly took: readonly number[]; readonly hold: number };
type Made = Stretch & {
  readonly seconds: number;
  readonly parts: number;
  readonly bytes: number;
  readonly peakMb: number;
};

export async function measureReport(
  sizes: ReportSizes = WHOLE,
): Promise<{ readonly text: string; readonly wrong: readonly string[] }> {
  const half = await measureWeek({ ...sizes, units: sizes.units / 2 }, 1);
  const whole = await measureWeek(sizes, ROUNDS);
  const ms = (n: number): string => n.toFixed(1).padStart(7);
  const figures = (stretches: readonly Stretch[]): string =>
    [Math.max(...stretches.map(({ hold }) => hold)), quantile(stretches, 0.5), quantile(stretches, 0.99)]
      .map(ms)
      .join('');
  const lines = FORMATS.map((format) => {
    const made = whole.made.filter((each) => each.format === format);
    const [last] = made;
    if (!last) return `  ${format}: not made`;
    const peaks = [half.made.filter((each) => each.format === format), made].map((of) =>
      Math.max(...of.map(({ peakMb }) => peakMb)),
    );
    const size = `${(last.bytes / 1e6).toFixed(1)} MB in ${last.parts}`.padStart(16);
    const memory = `${peaks.map((peak) => peak.toFixed(0)).join(' -> ')} MB`.padStart(17);
    const ratio = (quantile(made, 0.99) / quantile(whole.quiet, 0.99)).toFixed(2).padStart(6);
    return `  ${format.padEnd(6)}${figures(made)}${ratio}${Math.max(...made.map(({ seconds }) => seconds))
      .toFixed(1)
      .padStart(8)} s${size}${memory}`;
  });
  return {
    text: [
      `Report: ${sizes.units} units x ${sizes.logs} logs x ${sizes.photos} photos, made while somebody looks something up every ${LOOK_EVERY_MS} ms`,
      `  longest hold, answer p50 and p99 (ms), p99 beside quiet, the longest until it was handed over, size, peak memory at half the units -> at all`,
      `  quiet ${figures(whole.quiet)}`,
      ...lines,
      whole.wrong.length === 0 ? '  every figure equals the count in SQL' : `  WRONG: ${whole.wrong.join('; ')}`,
    ].join('\n'),
    wrong: whole.wrong,
  };
}

/** The answer that so great a part of all was as quick as, in ms. */
function quantile(stretches: readonly Stretch[], part: number): number {
  const took = stretches.flatMap((stretch) => stretch.took).sort((a, b) => a - b);
  return took[Math.min(took.length - 1, Math.floor(took.length * part))] ?? Number.NaN;
}

async function measureWeek(sizes: ReportSizes, rounds: number) {
  const folder = mkdtempSync(join(tmpdir(), 'ban-hoc-report-'));
  try {
    const campaign = await fillWeek(folder, sizes);
    const words = createWords();
    const workbook = join(folder, 'whole.xlsx');
    const database = join(folder, 'bot.sqlite');
    // In a process of its own it would be as the office does it; here it also freezes version 1.
    await makeByHand(
      { kind: 'xlsx', unit: '', version: null, asOf: null, out: workbook },
      { database, folder: join(folder, 'files'), words },
      AT,
    );
    const channel = createLoopbackChannel({
      clock: systemClock,
      name: 'telegram',
      can: { files: ['*/*'], fileBytes: 50_000_000 },
      latencyMs: () => 2,
    });
    const app = createApp({
      folder,
      campaignFolder: '',
      clock: systemClock,
      log: pino({ level: 'error' }, pino.destination(2)),
      slotsOf: () => ({ total: 1000, bulk: 25 }),
    });
    await app.start([channel]);
    await during(app, channel, () => setTimeout(WARM_UP_MS));
    const quiet: Stretch[] = [];
    const made: (Made & { readonly format: FileFormat })[] = [];
    for (let round = 0; round < rounds; round += 1)
      for (const format of FORMATS) {
        quiet.push(await during(app, channel, () => setTimeout(QUIET_MS)));
        made.push({ format, ...(await make(app, channel, format, round)) });
      }
    const wrong = await recount(app, campaign, workbook);
    await app.stop();
    return { quiet, made, wrong };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

let looks = 0;
/** People look up the theme meanwhile; each is another, so nobody waits for being too fast. */
async function during(app: App, channel: LoopbackChannel, act: () => Promise<unknown>): Promise<Stretch> {
  const holds = watchHolds();
  const asked = new Map<string, number>();
  const took: number[] = [];
  const ended = { is: false };
  const before = channel.calls.length;
  const look = async (): Promise<void> => {
    while (!ended.is) {
      looks += 1;
      const id = `look${looks}`;
      asked.set(id, performance.now());
      const from = { channel: 'telegram', id };
      void app.core.receive([{ kind: 'message', id: `m${looks}`, from, at: systemClock.now(), text: '/chude' }]);
      await setTimeout(LOOK_EVERY_MS);
    }
  };
  const looking = look();
  await act();
  ended.is = true;
  await looking;
  await setTimeout(100);
  const origin = performance.timeOrigin;
  for (const { to, arrivedAt } of channel.calls.slice(before)) {
    const at = asked.get(to);
    if (at !== undefined) took.push(arrivedAt - origin - at);
  }
  return { took, hold: holds.longest() };
}

/**
 * The longest that the loop was held: the thread's own processor time between two of its rounds. What others take of the machine meanwhile is
 * no hold of ours.
 */
function watchHolds(): { readonly longest: () => number } {
  const worked = (): number => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let hold = 0;
  let last = worked();
  const timer = setInterval(() => {
    const now = worked();
    hold = Math.max(hold, now - last);
    last = now;
  }, 1);
  return {
    longest() {
      clearInterval(timer);
      return hold;
    },
  };
}

/** Orders a file as the office does, and waits until all of it was handed over. */
async function make(app: App, channel: LoopbackChannel, format: FileFormat, round: number): Promise<Made> {
  const began = performance.now();
  const watch = { is: true, mb: 0 };
  const watching = (async () => {
    for (; watch.is; await setTimeout(20)) watch.mb = Math.max(watch.mb, makerMb());
  })();
  const before = channel.calls.length;
  const stretch = await during(app, channel, async () => {
    // What was made the round before would else be handed out again.
    app.store.sqlite.prepare('update jobs set kept_until_real = null').run();
    const from = { channel: 'telegram', id: '1' };
    const choice = ['report', 'office', format, '1', '~'].join('.');
    await app.core.receive([{ kind: 'message', id: `order-${format}-${round}`, from, at: systemClock.now(), choice }]);
    // Handing over is part of it, and would else go on in the quiet stretch that follows.
    const open = app.store.sqlite.prepare(`
      select 1 from jobs where state in ('waiting', 'working')
      union all select 1 from outbox where chat = '1' and state in ('waiting', 'sending') limit 1`);
    while (open.get()) await setTimeout(20);
  });
  watch.is = false;
  await watching;
  const files = channel.calls.slice(before).flatMap(({ reply }) => reply.file ?? []);
  const bytes = app.store.sqlite.prepare<[string], number>('select bytes from files where hash = ?').pluck();
  return {
    ...stretch,
    seconds: (performance.now() - began) / 1000,
    parts: files.length,
    bytes: files.reduce((sum, { hash }) => sum + (bytes.get(hash) ?? 0), 0),
    peakMb: watch.mb,
  };
}

/** The most memory that the process which makes files has had so far, in MB; 0: there is none. Looks at no process but our own. */
function makerMb(): number {
  try {
    const peaks = below(String(process.pid)).map((pid) => {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
    });
    return Math.max(0, ...peaks);
  } catch {
    return 0; // it ended just now
  }
}

/** The processes that this one has started, and those that they have. */
function below(pid: string): readonly string[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
  return children.flatMap((each) => [each, ...below(each)]);
}

/** The totals of the workbook beside counts in plain SQL. */
async function recount(app: App, campaign: string, path: string): Promise<readonly string[]> {
  const { sheets } = await readWorkbook(readFileSync(path));
  const units = sheets.find(({ rows: [first = []] }) => first.some(({ value }) => value === 'Số hoạt động'));
  const [titles = [], ...rows] = units?.rows ?? [];
  const totals = rows.find((row) => row.some(({ formula }) => formula !== null)) ?? [];
  const shown = new Map(titles.map(({ value }, at) => [value ?? '', totals[at]?.value ?? null]));
  const one = (sql: string): number | null =>
    app.store.sqlite.prepare<[string], number | null>(sql).pluck().get(campaign) ?? null;
  const all = `from activities where campaign = ? and withdrawn_at is null`;
  const group = (code: string): string => `json_extract(answers, '$.people.counts.${code}')`;
  const unsorted = `json_extract(answers, '$.people.unsorted')`;
  const expected: readonly (readonly [RegExp, number | null])[] = [
    [/^Số hoạt động$/i, one(`select count(*) ${all}`)],
    [/giáo viên/i, one(`select sum(${group('gv')}) ${all}`)],
    [/học sinh/i, one(`select sum(${group('hs')}) ${all}`)],
    [
      /^tổng số lượt người$/i,
      one(`select sum(coalesce(${group('gv')}, 0) + coalesce(${group('hs')}, 0) + coalesce(${unsorted}, 0)) ${all}`),
    ],
    [/^số ảnh/i, one(`select count(*) from photos join activities a on a.id = activity where a.campaign = ?`)],
  ];
  return expected.flatMap(([name, value]) => {
    const found = [...shown].find(([title]) => name.test(title));
    return found && Number(found[1]) === value
      ? []
      : [`${found?.[0] ?? String(name)}: ${found?.[1] ?? 'none'} instead of ${value}`];
  });
}
