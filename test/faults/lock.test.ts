import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Program, runProgram, runTool, startProgram, temporaryFolder } from '../support/program.ts';

let folder: ReturnType<typeof temporaryFolder>;
let first: Program;
beforeEach(async () => {
  folder = temporaryFolder();
  first = await startProgram({ dataDir: folder.path });
});
afterEach(async () => {
  await first.end('SIGKILL');
  folder.remove();
});

const data = (): string => join(folder.path, 'rehearsal');
const second = () => runProgram({ dataDir: folder.path });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test.each<[string, () => void]>([
  ['is deleted', () => rmSync(join(data(), 'bot.lock'))],
  [
    'is replaced by an empty file',
    () => {
      rmSync(join(data(), 'bot.lock'));
      writeFileSync(join(data(), 'bot.lock'), '');
    },
  ],
  [
    'is replaced by something else',
    () => {
      rmSync(join(data(), 'bot.lock'));
      writeFileSync(join(data(), 'bot.lock'), 'x'.repeat(9000));
    },
  ],
])('a second program on the same data is refused though the lock %s, and the first goes on', async (_what, spoil) => {
  spoil();
  const { code, text } = await second();
  expect([code, text]).toEqual([1, expect.stringContaining('đang chạy với cùng thư mục dữ liệu')]);
  expect((await first.health()).status).toBe(200);
  expect(first.complaints().join('\n')).toContain('bot.lock was deleted; it is made and held anew');
  // A tool works beside it as before.
  expect(await runTool(folder.path, 'invite', ['--role', 'office', '--plain', '--rehearsal'])).toMatch(/^[A-Z0-9-]+$/);
});

test('the data folder moved away under the first and begun anew by a second: the first stops by itself', async () => {
  renameSync(data(), `${data()}-moved`);
  const other = await startProgram({ dataDir: folder.path });
  for (let n = 0; n < 300 && !first.output().includes('đang chạy với cùng thư mục'); n += 1) await pause(100);
  expect(first.output()).toContain('Một chương trình Bạn Học khác đang chạy');
  await expect(first.health()).rejects.toThrow(/fetch failed/);
  expect((await other.health()).status).toBe(200);
  await other.end('SIGTERM');
});

test('the data folder moved away and an empty one put in its place: the first leaves its lock free and stops', async () => {
  renameSync(data(), `${data()}-moved`);
  mkdirSync(data());
  for (let n = 0; n < 300 && !first.output().includes('đang chạy với cùng thư mục'); n += 1) await pause(100);
  await expect(first.health()).rejects.toThrow(/fetch failed/);
  expect(readdirSync(data())).toEqual([]);
});

test.each(['SIGKILL', 'SIGTERM'] as const)(
  'after %s the next start waits for nobody, and complains of nothing',
  async (signal) => {
    await first.end(signal);
    first = await startProgram({ dataDir: folder.path });
    expect(first.complaints()).toEqual([]);
  },
);
