import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryFolder } from '../support/program.ts';

const ROOT = join(import.meta.dirname, '..', '..');
let folder: ReturnType<typeof temporaryFolder>;
let shell: ChildProcess;
let said: string;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  if (shell.pid !== undefined && processes().length > 0) process.kill(-shell.pid, 'SIGKILL');
  folder.remove();
});

type Running = { readonly pid: number; readonly args: string };

/** What runs in the group that was started here. */
const processes = (): readonly Running[] =>
  execFileSync('ps', ['-eo', 'pid=,pgid=,stat=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line))
    .flatMap((found) => (found && Number(found[2]) === shell.pid && !found[3]?.startsWith('Z') ? [found] : []))
    .map((found) => ({ pid: Number(found[1]), args: found[4] ?? '' }));
const pidOf = (what: RegExp): number => processes().find(({ args }) => what.test(args))?.pid ?? 0;

async function until(what: () => boolean): Promise<void> {
  for (let n = 0; n < 1200 && !what(); n += 1) await new Promise((resolve) => setTimeout(resolve, 100));
}

/** The line as an office types it, in a process group of its own as a terminal gives it one. */
async function type(line: string): Promise<void> {
  said = '';
  shell = spawn('bash', ['-c', line], {
    cwd: ROOT,
    detached: true,
    env: {
      PATH: process.env['PATH'],
      HOME: folder.path,
      DATA_DIR: join(folder.path, 'data'),
      CAMPAIGN: join(ROOT, 'campaigns', 'duc-trong-2021'),
      PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [shell.stdout, shell.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await until(() => said.includes('/healthz') || said.includes('Diễn tập'));
  expect(said).toMatch(/http:\/\/127\.0\.0\.1:\d+/);
}

const NPM = /^npm start/;
const SH = /^sh -c/;
const BOT = /^node .*src\/main\.ts/;

test.each<[string, () => void]>([
  ['npm is told to end', () => process.kill(pidOf(NPM), 'SIGTERM')],
  ['npm is killed', () => process.kill(pidOf(NPM), 'SIGKILL')],
  ['the shell between is told to end', () => process.kill(pidOf(SH) || pidOf(BOT), 'SIGTERM')],
  ['the shell between is killed', () => process.kill(pidOf(SH) || pidOf(BOT), 'SIGKILL')],
  ['Ctrl+C is pressed', () => process.kill(-(shell.pid ?? 0), 'SIGINT')],
  ['the terminal is closed', () => process.kill(-(shell.pid ?? 0), 'SIGHUP')],
  ['a service is stopped', () => process.kill(-(shell.pid ?? 0), 'SIGTERM')],
])('when %s the bot ends too', async (_what, act) => {
  await type('npm start');
  expect(pidOf(BOT)).toBeGreaterThan(0);
  act();
  await until(() => pidOf(BOT) === 0);
  expect(processes().filter(({ args }) => BOT.test(args))).toEqual([]);
});

test.each(['npm start | head -1', 'npm start >&-'])('a log that nobody reads does not end it: %s', async (line) => {
  await type(line);
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? '';
  await new Promise((resolve) => setTimeout(resolve, 1_500)); // a few lines of the log go nowhere meanwhile
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  process.kill(pidOf(BOT), 'SIGTERM');
  await until(() => pidOf(BOT) === 0);
});
