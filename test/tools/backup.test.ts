import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
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
    return Promise.resolve(backUp(args, { DATA_DIR: join(folder, 'data') }, { say: print, complain: print }));
  };
  const note = (id: string): void =>
    void store.sqlite.prepare(`insert into updates (channel, id, at_real) values ('telegram', ?, 1)`).run(id);
  const PHOTO = `ab${'0'.repeat(62)}`;
  const at = (hash: string): string => join('files', hash.slice(0, 2), hash);
  /** A file with its row, or the row alone. */
  const keep = (hash: string, passing: 0 | 1, isThere = true): void => {
    store.sqlite
      .prepare(`insert into files (hash, mime, name, bytes, passing, at) values (?, 'image/jpeg', 'a', 5, ?, 1)`)
      .run(hash, passing);
    const path = join(folder, 'data', at(hash));
    mkdirSync(join(path, '..'), { recursive: true });
    if (isThere) writeFileSync(path, 'bytes');
  };
  const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);
  const countIn = (path: string): unknown => {
    const copy = new Database(path, { readonly: true });
    const count = copy.prepare('select count(*) from updates').pluck().get();
    copy.close();
    return count;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ban-hoc-backup-'));
    store = openStore(join(folder, 'data', 'bot.sqlite'));
    keep(PHOTO, 0);
  });
  afterEach(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('copies the database and the files while the bot has them open', async () => {
    note('1');
    expect(await run(join(folder, 'copy'))).toBe(0);
    expect(countIn(join(folder, 'copy', 'bot.sqlite'))).toBe(1);
    expect(readFileSync(join(folder, 'copy', at(PHOTO)), 'utf8')).toBe('bytes');
    expect(said.join()).toContain('1 tệp');
    expect(readdirSync(join(folder, 'copy')).sort()).toEqual(['bot.sqlite', 'files']);
    // Who finds the copy is not to find the codes in it by trying.
    codeKeyOf(store);
    await run(join(folder, 'copy-2'));
    expect(existsSync(join(folder, 'data', 'code.key'))).toBe(true);
    expect(existsSync(join(folder, 'copy-2', 'code.key'))).toBe(false);
    expect(said.join()).toContain('Không kèm .env và code.key');
  });

  it('again into the same folder it writes nothing, and names a folder that is free and works', async () => {
    await run(join(folder, 'copy'));
    note('1');
    expect(await run(join(folder, 'copy'))).toBe(1);
    expect(countIn(join(folder, 'copy', 'bot.sqlite'))).toBe(0);
    const free = /npm run backup -- (\S+)/.exec(said.join())?.[1] ?? '';
    expect(free).toMatch(/copy-\d{4}-\d\d-\d\d-\d{4}$/);
    expect(await run(free)).toBe(0);
    expect(countIn(join(free, 'bot.sqlite'))).toBe(1);
  });

  it('a folder with somebody else’s files in it is left as it is', async () => {
    mkdirSync(join(folder, 'mine'));
    writeFileSync(join(folder, 'mine', 'letter.txt'), 'dear');
    expect(await run(join(folder, 'mine'))).toBe(1);
    expect(readdirSync(join(folder, 'mine'))).toEqual(['letter.txt']);
    expect(said.join()).toContain('đã có sẵn tệp');
  });

  it('files that no row names stay out of the copy; photos that are gone from the disk are counted', async () => {
    keep(`cd${'0'.repeat(62)}`, 0, false);
    keep(`ef${'0'.repeat(62)}`, 1, false); // a calendar made for one answer: nobody misses it
    mkdirSync(join(folder, 'data', 'files', '12'), { recursive: true });
    writeFileSync(join(folder, 'data', at(`12${'0'.repeat(62)}`)), 'erased');
    expect(await run(join(folder, 'copy'))).toBe(0);
    expect(existsSync(join(folder, 'copy', at(`12${'0'.repeat(62)}`)))).toBe(false);
    expect(said.join()).toContain('1 ảnh có trong sổ nhưng không còn trên ổ đĩa');
  });

  it('what is written is for this user alone, whatever the umask', async () => {
    const before = process.umask(0);
    mkdirSync(join(folder, 'empty'));
    await run(join(folder, 'copy')).finally(() => process.umask(before));
    await run(join(folder, 'empty'));
    for (const name of ['copy', 'empty']) {
      const modes = ['', 'bot.sqlite', 'files', 'files/ab', at(PHOTO)].map((path) => modeOf(join(folder, name, path)));
      expect(modes).toEqual(['700', '600', '700', '700', '600']);
    }
  });

  describe('a target that is the data, in it or around it, is refused and nothing is touched', () => {
    it.each<[string, () => string]>([
      ['the data folder', () => 'data'],
      ['with a slash at its end', () => 'data/'],
      ['by a way around', () => 'data/../data/./'],
      ['by its files', () => 'data/files'],
      ['a new folder in it', () => 'data/backups/monday'],
      ['deep in its files', () => 'data/files/ab/new'],
      ['the folder that holds it', () => '.'],
      ['a folder above that', () => '..'],
      ['a link to it', () => link('data', 'door')],
      ['a new folder behind a link to it', () => join(link('data', 'door'), 'new')],
      ['a link to its files', () => link('data/files', 'door')],
      ['a link to the folder that holds it', () => link('.', 'door')],
      ['a link to a link', () => (link('data', 'door'), link('door', 'gate'))],
      [
        'where its files are a link to',
        () => {
          renameSync(join(folder, 'data', 'files'), join(folder, 'elsewhere'));
          symlinkSync(join(folder, 'elsewhere'), join(folder, 'data', 'files'));
          return 'elsewhere/new';
        },
      ],
    ])('%s', async (_what, make) => {
      note('1');
      const target = make();
      const before = new Set(readdirSync(folder, { recursive: true, encoding: 'utf8' }));
      expect(await run(target.startsWith('/') ? target : `${folder}/${target}`)).toBe(1);
      expect(said.join()).toMatch(/Không sao lưu vào .* được: (?:chỗ đó nằm trong|thư mục đó chứa) thư mục dữ liệu/);
      expect(new Set(readdirSync(folder, { recursive: true, encoding: 'utf8' }))).toEqual(before);
      expect(store.sqlite.prepare('select count(*) from updates').pluck().get()).toBe(1);
    });

    const link = (to: string, name: string): string => {
      symlinkSync(join(folder, to), join(folder, name));
      return join(folder, name);
    };
  });

  it.each(['a file', 'a link to nothing'])('%s as target is refused', async (what) => {
    const target = join(folder, 'target');
    if (what === 'a file') writeFileSync(target, 'x');
    else symlinkSync(join(folder, 'nowhere'), target);
    expect(await run(target)).toBe(1);
    expect(said.join()).toContain('đó là một tệp hoặc một liên kết hỏng');
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
  });

  it('without a folder it goes to backups, under the date and time', async () => {
    const here = process.cwd();
    process.chdir(folder);
    try {
      expect(await run()).toBe(0);
      expect(await run()).toBe(0);
    } finally {
      process.chdir(here);
    }
    const made = readdirSync(join(folder, 'backups')).sort();
    expect(made).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\d-\d{4}$/), expect.stringMatching(/-\d{4}(?:-2)?$/)]);
    expect(modeOf(join(folder, 'backups'))).toBe('700');
  });

  it('a copy put in an empty DATA_DIR is a whole database of this program', async () => {
    note('1');
    await run(join(folder, 'copy'));
    const restored = openStore(join(folder, 'copy', 'bot.sqlite'));
    expect(restored.sqlite.prepare('select count(*) from updates').pluck().get()).toBe(1);
    restored.close();
  });

  it.each([
    [[''], 2, /Cách dùng/],
    [['a', 'b'], 2, /Cách dùng/],
    [['--what', 'a'], 2, /Cách dùng/],
    [['copy', '--rehearsal'], 1, /Chưa có dữ liệu/],
  ])('%j is answered with a sentence', async (args, code, sentence) => {
    expect(await run(...args)).toBe(code);
    expect(said.join()).toMatch(sentence);
    expect(existsSync('copy')).toBe(false);
  });
});
