import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { codeKeyOf, KEY_FILE } from '../../src/store/code-key.ts';
import { openStore } from '../../src/store/open.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ban-hoc-key-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const path = (): string => join(folder, KEY_FILE);
/** What the program signs after it was opened anew. */
function signed(): string {
  const store = openStore(join(folder, 'bot.sqlite'));
  const signature = codeKeyOf(store).sign('invitation', 'BCG2H3KMNP');
  store.close();
  return signature;
}

test('the key is made once, beside the database, for its owner alone', () => {
  const first = signed();
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(signed()).toBe(first);
  expect(statSync(path()).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(folder, 'bot.sqlite')).includes(readFileSync(path(), 'utf8').trim())).toBe(false);
});

test('two who make it at the same moment have the same', () => {
  const [bot, tool] = [openStore(join(folder, 'bot.sqlite')), openStore(join(folder, 'bot.sqlite'))];
  expect(codeKeyOf(bot).sign('a', 'b')).toBe(codeKeyOf(tool).sign('a', 'b'));
  expect(codeKeyOf(bot).id).toBe(codeKeyOf(tool).id);
  bot.close();
  tool.close();
});

test('uses are kept apart, and its id tells nothing of what it signs', () => {
  const key = codeKeyOf(openStore(':memory:'));
  expect(key.sign('invitation', 'x')).not.toBe(key.sign('link', 'x'));
  expect(key.id).toMatch(/^[0-9a-f]{8}$/);
});

test.each(['', '\n', 'abc'])('a damaged file (%j) is replaced: codes of before are lost, new ones work', (text) => {
  const first = signed();
  writeFileSync(path(), text);
  const second = signed();
  expect(second).not.toBe(first);
  expect(signed()).toBe(second);
});
