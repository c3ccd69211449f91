import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { AlreadyRunning, holdLock } from '../../src/store/lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'lock-'));
let child: ChildProcess | null = null;
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function holdElsewhere(path: string): Promise<ChildProcess> {
  const holder = new URL('lock-holder.ts', import.meta.url).pathname;
  const holding = spawn(process.execPath, [holder, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(holding.stdout, 'data');
  return holding;
}

test('a second bot on the same data is refused, and kill -9 of the first leaves nothing behind', async () => {
  const path = join(folder, 'bot.lock');
  child = await holdElsewhere(path);
  expect(() => holdLock(path)).toThrow(AlreadyRunning);
  expect(() => holdLock(path)).toThrow(/đang chạy.*already|đang chạy.*running/i);
  child.kill('SIGKILL');
  await once(child, 'exit');
  const lock = holdLock(path);
  expect(() => holdLock(path)).toThrow(AlreadyRunning);
  lock.release();
  holdLock(path).release();
});
