import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeKeyOf } from '../../src/store/code-key.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { backUp } from '../../src/tools/backup.ts';

describe('npm run backup', () => {
  let folder: string;
  let store: Store;
  let said: string[];
  const run = (...args: string[]) => {
    said = [];
    const print = (line: string): void => void said.push(line);
    return backUp(args, { DATA_DIR: join(folder, 'data') }, { say: print, complain: print });
  };
  const note = (id: string): void =>
    void store.sqlite.prepare(`insert into updates (channel, id, at_real) values ('telegram', ?, 1)`).run(id);
  const countIn = (path: string): unknown => {
    const copy = new Database(path, { readonly: true });
    const count = copy.prepare('select count(*) from updates').pluck().get();
    copy.close();
    return count;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ban-hoc-backup-'));
    store = openStore(join(folder, 'data', 'bot.sqlite'));
    mkdirSync(join(folder, 'data', 'files', 'ab'), { recursive: true });
    writeFileSync(join(folder, 'data', 'files', 'ab', 'photo'), 'bytes');
  });
  afterEach(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('copies the database and the files while the bot has them open', async () => {
    note('1');
    expect(await run(join(folder, 'copy'))).toBe(0);
    expect(countIn(join(folder, 'copy', 'bot.sqlite'))).toBe(1);
    expect(readFileSync(join(folder, 'copy', 'files', 'ab', 'photo'), 'utf8')).toBe('bytes');
    expect(said.join()).toContain('1 tệp mới');
    // Reading the copy above has left its own beside it; of the check of the copy nothing is left.
    expect(readdirSync(join(folder, 'copy')).filter((each) => each.includes('.new'))).toEqual([]);
    // Who finds the copy is not to find the codes in it by trying.
    codeKeyOf(store);
    await run(join(folder, 'copy'));
    expect(existsSync(join(folder, 'data', 'code.key'))).toBe(true);
    expect(existsSync(join(folder, 'copy', 'code.key'))).toBe(false);
    expect(said.join()).toContain('Không kèm .env và code.key');
  });

  it('again, it brings the copy up to date and copies only what is new', async () => {
    await run(join(folder, 'copy'));
    note('1');
    note('2');
    expect(await run(join(folder, 'copy'))).toBe(0);
    expect(countIn(join(folder, 'copy', 'bot.sqlite'))).toBe(2);
    expect(said.join()).toContain('0 tệp mới');
  });

  it('a copy put in an empty DATA_DIR is a whole database of this program', async () => {
    note('1');
    await run(join(folder, 'copy'));
    const restored = openStore(join(folder, 'copy', 'bot.sqlite'));
    expect(restored.sqlite.prepare('select count(*) from updates').pluck().get()).toBe(1);
    restored.close();
  });

  it.each([
    [[], 2, /Cách dùng/],
    [['a', 'b'], 2, /Cách dùng/],
    [['--what', 'a'], 2, /Cách dùng/],
    [['copy', '--rehearsal'], 1, /Chưa có dữ liệu/],
  ])('%j is answered with a sentence', async (args, code, sentence) => {
    expect(await run(...args)).toBe(code);
    expect(said.join()).toMatch(sentence);
    expect(existsSync('copy')).toBe(false);
  });
});
