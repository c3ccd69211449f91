/**
 * What grows must not stop the others: how long each page, preview and sweep holds the event loop, at 1,000, 30,000 and 1,000,000 rows.
 * One process, the whole program, two channels of a few lines. A page is the least of five looks; a sweep is what it was. A hold is the
 * thread's processor time: the disk is measured elsewhere.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { type App, createApp } from '../../src/app.ts';
import { timeOf } from '../../src/chat/civil.ts';
import { systemClock } from '../../src/clock.ts';
import { createForgetting } from '../../src/store/forgetting.ts';
import { createHousekeeping } from '../../src/store/housekeeping.ts';
import { createLoopbackChannel } from '../support/loopback-channel.ts';
import { askForReminders, fill, OFFICES, orderAnnouncement, type Sizes, sizesAt } from './growth-data.ts';

const ROWS = [1_000, 30_000, 1_000_000];
const LOOKS = 5;

/** Milliseconds: the longest that the loop was held, and until all was done. */
type Held = { readonly hold: number; readonly took: number };
type Case = { readonly name: string; readonly held: Held };

export async function measureGrowth(rows: readonly number[] = ROWS): Promise<string> {
  const columns: (readonly Case[])[] = [];
  for (const each of rows) columns.push(await measureAt(sizesAt(each)));
  const lines = (columns[0] ?? []).map(({ name }, at) => {
    const cells = columns.map((column) => {
      const held = column[at]?.held ?? { hold: NaN, took: NaN };
      return `${held.hold.toFixed(1)} / ${held.took.toFixed(0)}`.padStart(18);
    });
    return `  ${name.padEnd(44)}${cells.join('')}`;
  });
  return [
    'Growth: the longest hold of the event loop / until it was answered or done, ms',
    `  ${'rows'.padEnd(44)}${rows.map((each) => String(each).padStart(18)).join('')}`,
    ...lines,
  ].join('\n');
}

async function measureAt(sizes: Sizes): Promise<readonly Case[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ban-hoc-growth-'));
  const campaign = fill(folder, sizes);
  const app = createApp({
    folder,
    campaignFolder: '',
    clock: systemClock,
    log: pino({ level: 'error' }, pino.destination(2)),
    slotsOf: () => ({ total: 60, bulk: 25 }),
  });
  app.store.sqlite.pragma('synchronous = OFF');
  await app.start([
    createLoopbackChannel({ clock: systemClock, name: 'telegram' }),
    createLoopbackChannel({ clock: systemClock, name: 'zalo', can: { window: { freeHours: 48, lastHours: 168 } } }),
  ]);
  const cases: Case[] = [];
  for (const [name, choices] of LOOKED_AT) cases.push({ name, held: await lookAt(app, choices) });
  for (const [name, sweep] of SWEEPS) cases.push({ name, held: await heldBy(() => sweep(app, sizes, campaign)) });
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
  return cases;
}

/** What the office taps, or types in quotes, one after the other; the last is measured. */
const LOOKED_AT: readonly (readonly [string, readonly string[]])[] = [
  ['a look-up', ['theme']],
  ['the board', ['board']],
  ['the board as a picture', ['chart']],
  ['its units', ['board.units.1']],
  ['its units, the last page', ['board.units.9999']],
  ['those that have not logged', ['board.none.1']],
  ['its communes', ['board.communes.1']],
  ['its kinds of units', ['board.types']],
  ['one unit', ['board.unit.T1']],
  ["a unit's totals", ['unit-report.T1.totals']],
  ['the roles', ['roles']],
  ['who holds what', ['roles.holders.1']],
  ['who holds what, the last page', ['roles.holders.9999']],
  ['one who holds', ['roles.holder.500']],
  ['units without anybody', ['roles.empty.1']],
  ['inviting', ['go.invite', '"phụ trách đơn vị"']],
  ['the announcements', ['broadcasts']],
  ['one announcement', ['broadcast.12']],
  ['preview of everybody', ['go.broadcast']],
  ['preview of the roles', ['go.broadcast', '"Theo vai trò"']],
  ['preview of the kinds of units', ['go.broadcast', '"Theo loại đơn vị"']],
  ['preview of a commune', ['go.broadcast', '"Xã Suối Đá 1"']],
  ['the kinds of a log', ['go.log.unit.T1']],
];

async function lookAt(app: App, choices: readonly string[]): Promise<Held> {
  const looks: Held[] = [];
  for (let n = 0; n < LOOKS; n += 1) {
    looking += 1;
    for (const choice of choices.slice(0, -1)) await tap(app, choice);
    looks.push(await heldBy(() => tap(app, choices.at(-1) ?? '').then(() => answered(app))));
  }
  return { hold: Math.min(...looks.map((each) => each.hold)), took: Math.min(...looks.map((each) => each.took)) };
}

let taps = 0;
/** Each look is another's of the office: whoever taps too fast waits. */
let looking = 0;

async function tap(app: App, choice: string): Promise<void> {
  taps += 1;
  const from = { channel: 'telegram', id: String(1 + (looking % OFFICES)) };
  const said = choice.startsWith('"') ? { text: choice.slice(1, -1) } : { choice };
  await app.core.receive([{ kind: 'message', id: `tap${taps}`, from, at: systemClock.now(), ...said }]);
}

/** What is counted between the turns waits in the backlog until then. */
async function answered({ store }: App): Promise<void> {
  while (store.sqlite.prepare('select 1 from backlog').get()) await pass(5);
}

type Sweep = (app: App, sizes: Sizes, campaign: string) => Promise<unknown>;
const SWEEPS: readonly (readonly [string, Sweep])[] = [
  [
    'housekeeping',
    (app) => app.writer.run(() => void createHousekeeping(app.store).run(systemClock.now(), systemClock.elapsed())),
  ],
  ['who was silent', (app) => app.writer.run(() => void createForgetting(app.store).forgetSilent(systemClock.now()))],
  ['what is due, after a tap', (app) => tap(app, 'theme').then(() => pass(1_000))],
  ['the board as a page', openBoard],
  ['an announcement to everybody', announce],
  ['reminders due at once', remind],
];

/** The page as a browser of the office's gets it. */
async function openBoard(app: App): Promise<void> {
  const office = app.store.sqlite.prepare(`select person from roles where role = 'office' limit 1`).pluck().get();
  const token = app.core.passes.offer(Number(office), { kind: 'bang' });
  const session = (await app.passes.press('bang', token, 'a-browser-of-the-bench')) ?? '';
  await app.passes.show('bang', session);
}

async function announce(app: App, _: Sizes, campaign: string): Promise<void> {
  const id = orderAnnouncement(app.store, campaign);
  do await pass(100);
  while (app.core.runs.find(id)?.enqueuedTo !== null);
  app.core.runs.end(id, 'cancelled', systemClock.now());
  do await pass(200);
  while (app.store.sqlite.prepare("select 1 from outbox where broadcast = ? and state = 'waiting'").get(id));
}

async function remind(app: App, sizes: Sizes): Promise<void> {
  const now = systemClock.now();
  askForReminders(app.store, sizes, timeOf(now), now);
  app.core.scheduler.touch();
  const left = app.store.sqlite.prepare("select count(*) from occurrences where state <> 'waiting'").pluck();
  do await pass(500);
  while ((left.get() as number) < sizes.reminders - OFFICES); // who has just written is left in peace
}

const pass = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The thread's processor time, in milliseconds: what other programs take meanwhile is no hold of ours. */
function worked(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Runs the loop round and round meanwhile: a round is as long as whatever held it. */
async function heldBy(work: () => Promise<unknown>): Promise<Held> {
  let hold = 0;
  let last = worked();
  let isOver = false;
  const round = (): void => {
    const now = worked();
    hold = Math.max(hold, now - last);
    last = now;
    if (!isOver) setImmediate(round);
  };
  setImmediate(round);
  const began = performance.now();
  await work();
  const took = performance.now() - began;
  await new Promise(setImmediate);
  isOver = true;
  return { hold, took };
}
