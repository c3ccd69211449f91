import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isSealed, seal, type TokenRow, unseal } from '../../src/channels/zalo/index.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { createTokenStore, TokensUnreadable } from '../../src/store/tokens.ts';

const KEY = Buffer.alloc(32, 7);
const OTHER_KEY = Buffer.alloc(32, 8);
let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ban-hoc-'));
  store = openStore(join(folder, 'bot.sqlite'));
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

const tokensWith = (key: Uint8Array | null, channel = 'zalo', on = store) =>
  createTokenStore<TokenRow>(on, channel, { seal: (row) => seal(row, key), unseal: (text) => unseal(text, key) });
const row = (version: number, access = `access-${version}`): TokenRow => ({
  access,
  refresh: `refresh-${version}`,
  expiresAt: 2000,
  refreshedAt: 1000,
  state: 'active',
  version,
});
const raw = () => store.sqlite.prepare('select value from tokens').pluck().all() as string[];

test('a pair that was written is there for the next start, and for a second program beside this one', () => {
  const tokens = tokensWith(KEY);
  expect(tokens.read()).toBeNull();
  tokens.write(row(1));
  tokens.write({ ...row(2), state: 'refreshing' });
  const beside = openStore(join(folder, 'bot.sqlite'));
  expect(tokensWith(KEY, 'zalo', beside).read()).toEqual({ ...row(2), state: 'refreshing' });
  beside.close();
  expect(tokensWith(KEY, 'another').read()).toBeNull();
});

test('with a key nothing of the pair can be read in the database file', () => {
  tokensWith(KEY).write(row(1));
  store.sqlite.pragma('wal_checkpoint(truncate)');
  const bytes = readFileSync(join(folder, 'bot.sqlite')).toString('latin1');
  expect(bytes).toContain('sealed.1');
  for (const secret of ['access-1', 'refresh-1']) expect(bytes).not.toContain(secret);
});

test('a pair from before there was a key is read, and sealed with the next write', () => {
  tokensWith(null).write(row(1));
  expect(raw()[0]).toContain('access-1');
  const tokens = tokensWith(KEY);
  expect(tokens.read()).toEqual(row(1));
  tokens.write(row(2));
  expect(raw()[0]).not.toContain('access-2');
});

test('a plain pair is sealed in one commit once there is a key, and nothing of it is lost; what is sealed stays', () => {
  const isPlain = (text: string): boolean => !isSealed(text);
  expect(tokensWith(KEY).reseal(isPlain)).toBe(false);
  tokensWith(null).write({ ...row(3), state: 'doubtful' });
  expect(tokensWith(KEY).reseal(isPlain)).toBe(true);
  expect(raw()[0]).not.toContain('access-3');
  expect(tokensWith(KEY).read()).toEqual({ ...row(3), state: 'doubtful' });
  for (const key of [KEY, OTHER_KEY]) expect(tokensWith(key).reseal(isPlain)).toBe(false);
  expect(tokensWith(KEY).read()).toEqual({ ...row(3), state: 'doubtful' });
  store.sqlite.exec(`update tokens set value = 'half {'`);
  expect(tokensWith(KEY).reseal(isPlain)).toBe(false);
  expect(raw()).toEqual(['half {']);
});

test.each<[string, Uint8Array | null, (() => void) | null]>([
  ['with another key', OTHER_KEY, null],
  ['without its key', null, null],
  ['damaged', KEY, () => store.sqlite.exec(`update tokens set value = substr(value, 1, 60)`)],
])('a pair that is opened %s is told in both languages, without a word of what is in it', (_how, key, damage) => {
  tokensWith(KEY).write(row(1));
  damage?.();
  const tokens = tokensWith(key);
  expect(() => tokens.read()).toThrow(TokensUnreadable);
  expect(() => tokens.read()).toThrow(/Không mở được.*TOKEN_KEY.*npm run zalo -- authorize.*can't be opened/);
  expect(() => tokens.read()).not.toThrow(/access-1|sealed/);
  // Somebody consented again.
  tokens.write(row(1, 'anew'));
  expect(tokens.read()).toEqual(row(1, 'anew'));
});

test('a row that somebody else wrote meanwhile is not taken back', () => {
  const tokens = tokensWith(KEY);
  tokens.write(row(5));
  tokens.write(row(4, 'late'));
  tokens.write(row(5, 'late'));
  expect(tokens.read()).toEqual(row(5));
});

test('two programs that write at the same time lose no version', async () => {
  const script = `
    import { openStore } from './src/store/open.ts';
    import { createTokenStore } from './src/store/tokens.ts';
    const store = openStore(${JSON.stringify(join(folder, 'bot.sqlite'))});
    const tokens = createTokenStore(store, 'zalo', { seal: JSON.stringify, unseal: JSON.parse });
    const next = store.sqlite.transaction(() => tokens.write({ version: (tokens.read()?.version ?? 0) + 1 }));
    for (let i = 0; i < 200; i += 1) next.immediate();
    store.close();`;
  const run = () => promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
  await Promise.all([run(), run()]);
  const counted = createTokenStore<{ version: number }>(store, 'zalo', { seal: JSON.stringify, unseal: JSON.parse });
  expect(counted.read()).toEqual({ version: 400 });
});
