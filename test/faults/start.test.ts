import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { systemClock } from '../../src/clock.ts';
import { createHttp } from '../../src/http/index.ts';
import { createLog } from '../../src/log.ts';
import { startTrouble } from '../../src/start-trouble.ts';
import { openStore } from '../../src/store/open.ts';
import { campaignFolder } from '../support/campaigns.ts';
import { runProgram, temporaryFolder } from '../support/program.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const log = createLog('silent', []);
const at = (name: string): string => join(folder.path, name);
const open = (data: string, campaign = campaignFolder('duc-trong-2021')): void => {
  const app = createApp({
    folder: data,
    campaignFolder: campaign,
    clock: systemClock,
    log,
    slotsOf: () => ({ total: 30, bulk: 25 }),
  });
  app.store.close();
};
const listen = async (host: string, port: number): Promise<void> => {
  await createHttp({ host, port, log, health: () => ({ ok: true }) }).start();
};
const failureOf = async (act: () => void | Promise<void>): Promise<Error> => {
  try {
    await act();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('it started');
};

test.each<[string, () => void | Promise<void>, RegExp]>([
  [
    'a data folder that is a file',
    () => {
      writeFileSync(at('file'), '');
      open(at('file/data'));
    },
    /^Không dùng được thư mục dữ liệu .*có một tệp \(ENOTDIR\)\. Còn trống [\d.]+ MB, cần ít nhất 50 MB/,
  ],
  [
    'a database that is a folder',
    () => {
      mkdirSync(at('bot.sqlite'));
      open(folder.path);
    },
    /^Không dùng được thư mục dữ liệu .*: không đọc hoặc ghi được \(SQLITE_CANTOPEN/,
  ],
  [
    'a database that is none',
    () => {
      writeFileSync(at('bot.sqlite'), 'x'.repeat(9000));
      open(folder.path);
    },
    /^Tệp cơ sở dữ liệu trong DATA_DIR bị hỏng/,
  ],
  ['a host that is not of this machine', () => listen('192.0.2.1', 0), /^Không mở được cổng .* \(EADDRNOTAVAIL\)/],
  ['a host that has no address', () => listen('nowhere.invalid', 0), /^Không mở được cổng .* \(E[A-Z_]+\)/],
  [
    'a port that is taken',
    async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      await listen('127.0.0.1', port).finally(() => server.close());
    },
    /^Cổng này đang được chương trình khác dùng/,
  ],
])('%s keeps the program from starting, and is told in a sentence', async (_what, act, sentence) => {
  expect(startTrouble(await failureOf(act), folder.path)).toMatch(sentence);
});

test('a database of a later program is refused with a sentence, and can be opened again by that program', async () => {
  const store = openStore(at('bot.sqlite'));
  store.sqlite.exec(`insert into __drizzle_migrations (hash, created_at) values ('later', 9999999999999)`);
  store.close();
  expect((await failureOf(() => open(folder.path))).message).toMatch(
    /do một phiên bản mới hơn của chương trình tạo ra/,
  );
});

test('a broken campaign at the first start leaves nothing that keeps the second from starting', async () => {
  mkdirSync(at('empty'));
  expect((await failureOf(() => open(at('data'), at('empty')))).message).toMatch(/còn 2 chỗ chưa đúng/);
  expect(() => open(at('data'))).not.toThrow();
});

test('a bug is no sentence: it is shown whole', () => {
  expect(startTrouble(new TypeError('x is not a function'), folder.path)).toBeNull();
});

test('the program itself ends with all that is wrong in sentences, without a stack and without the token', async () => {
  const env = { PORT: 'x', LOG_LEVEL: 'loud', TELEGRAM_BOT_TOKEN: 'canary', TELEGRAM_MODE: 'webhook' };
  const { code, text } = await runProgram({ dataDir: folder.path, env });
  expect(code).toBe(1);
  expect(text.split('\n').map((line) => line.trim().split(':')[0])).toEqual([
    'Cấu hình chưa đúng',
    ...['PORT', 'LOG_LEVEL', 'TELEGRAM_BOT_TOKEN', 'PUBLIC_URL', 'TELEGRAM_WEBHOOK_SECRET'].map((name) => `- ${name}`),
    '',
  ]);
  expect(text).not.toContain('canary');
});
