import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';

const ROOT = join(import.meta.dirname, '..', '..');
let folder: string;
let children: ChildProcess[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ban-hoc-busy-'));
  children = [];
  fill(join(folder, 'data', 'bot.sqlite'), 33);
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** As many megabytes as a district's week leaves. */
function fill(path: string, megabytes: number): void {
  const store = openStore(path);
  const row = store.sqlite.prepare(`insert into updates (channel, id, at_real) values ('zalo', ?, 1)`);
  store.sqlite.transaction(() => {
    for (let n = 0; n < megabytes * 500; n += 1) row.run(`${n}-${'x'.repeat(900)}`);
  })();
  store.close();
}

function start(script: string, ...args: string[]): ChildProcess {
  const child = spawn(process.execPath, [join(ROOT, script), ...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], DATA_DIR: join(folder, 'data') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return child;
}

test('a backup ends though the database is written to without a pause, and holds what was there when it began', async () => {
  const writer = start('test/faults/busy-writer.ts', join(folder, 'data', 'bot.sqlite'));
  if (writer.stdout) await once(writer.stdout, 'data');
  const tool = start('src/tools/backup.ts', join(folder, 'copy'));
  const [code] = (await once(tool, 'exit')) as [number];
  expect(code).toBe(0);
  expect(writer.exitCode).toBeNull(); // nor was the writer disturbed
  const copy = new Database(join(folder, 'copy', 'bot.sqlite'), { readonly: true });
  expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(copy.pragma('freelist_count', { simple: true })).toBe(0);
  const ids = copy
    .prepare(`select cast(substr(id, 6) as integer) from updates where channel = 'telegram'`)
    .pluck()
    .all();
  // One instant: the rows without a gap up to some moment.
  expect(ids.sort((a, b) => Number(a) - Number(b))).toEqual(ids.map((_, n) => n));
  copy.close();
});

test('a backup that is killed in the middle leaves nothing that could be taken for one', async () => {
  const tool = start('src/tools/backup.ts', join(folder, 'copy'));
  while (!existsSync(join(folder, 'copy', 'bot.sqlite.unfinished')) && tool.exitCode === null) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  tool.kill('SIGKILL');
  await once(tool, 'exit');
  const left = readdirSync(join(folder, 'copy'));
  expect(left).not.toContain('bot.sqlite');
  expect(left.some((name) => name.startsWith('bot.sqlite.unfinished'))).toBe(true);
});
