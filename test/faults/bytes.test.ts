import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backUp } from '../../src/tools/backup.ts';
import { startWhole, type Whole } from './whole.ts';

const CHAT = 'chat-471100';
const OTHER = 'chat-582211';
const DAY_MS = 86_400_000;

let whole: Whole;
beforeEach(async () => {
  const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a63' } })
    .jpeg()
    .toBuffer();
  whole = await startWhole({ channel: { bytes: new Uint8Array(photo) } });
  await whole.clock.pass(1500);
});
afterEach(() => whole.end());

/** The names of all files below the folder whose bytes hold one of the texts. */
function filesWith(folder: string, texts: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .flatMap((each) => {
      const bytes = readFileSync(join(each.parentPath, each.name));
      return texts.filter((text) => bytes.includes(text)).map((text) => `${each.name}: ${text}`);
    });
}

function backedUp(name: string): string {
  const folder = join(whole.folder, '..', `${name}-${process.pid}-${Date.now()}`);
  const said: string[] = [];
  const print = (line: string): void => void said.push(line);
  const code = backUp([folder], { DATA_DIR: whole.folder }, { say: print, complain: print });
  expect([code, said.join()]).toEqual([0, expect.stringContaining('Đã sao lưu')]);
  return folder;
}

/** Written into a row that goes with the person, among thousands of others, as the store itself does it: pages split, rows are moved. */
function liveAmongOthers(person: number, text: string): void {
  const { sqlite } = whole.app.store;
  const other = sqlite.prepare('insert into persons (lang, created_at, last_at) values (?, 0, ?)');
  const draft = sqlite.prepare('insert or replace into drafts (person, flow, state, at) values (?, ?, ?, 0)');
  sqlite.transaction(() => {
    for (let n = 0; n < 2_000; n += 1) {
      const { lastInsertRowid } = other.run('vi', whole.clock.now().getTime());
      draft.run(lastInsertRowid, `flow-${(n * 7919) % 2000}`, 'x'.repeat((n * 37) % 900));
      if (n % 10 === 0) draft.run(person, `${text} ${(n * 31) % 97}`, `${text} ${'y'.repeat((n * 13) % 700)}`);
    }
  })();
}

test('after "xóa dữ liệu" what was written and who wrote it stand in no byte of any file, nor of a later backup', async () => {
  const words = ['Hội thi ngâm thơ 9431', 'Sân đình 9431', 'https://vidu.example/9431', 'Thông báo nháp 9431'];
  await whole.join(CHAT, 'office');
  await whole.say(CHAT, words[3] ?? '');
  const person = whole.count('select person from addresses where id = ?', CHAT);
  for (const text of words) liveAmongOthers(person, text);
  await whole.clock.pass(6_000);
  const planted = [CHAT, ...words];
  expect(filesWith(whole.folder, planted)).toEqual(
    expect.arrayContaining(planted.map((each) => `bot.sqlite: ${each}`)),
  );
  await whole.tap(CHAT, 'my-data.erase.yes');
  await whole.clock.pass(12_000);
  expect(filesWith(whole.folder, planted)).toEqual([]);
  expect(filesWith(backedUp('after'), planted)).toEqual([]);
});

test('a backup that is being read just then puts the cleaning off, and does not put it out', async () => {
  await whole.say(CHAT, '/start');
  await whole.clock.pass(6_000);
  const reader = whole.app.store.sqlite.constructor as new (path: string) => typeof whole.app.store.sqlite;
  const other = new reader(join(whole.folder, 'bot.sqlite'));
  other.exec('begin');
  other.prepare('select count(*) from persons').get();
  await whole.tap(CHAT, 'my-data.erase.yes');
  await whole.clock.pass(12_000);
  expect(filesWith(whole.folder, [CHAT])).not.toEqual([]);
  expect(await whole.say(OTHER, '/chude')).not.toBe(''); // and nobody waits for it
  other.exec('commit');
  other.close();
  await whole.clock.pass(6_000);
  expect(filesWith(whole.folder, [CHAT])).toEqual([]);
});

test('killed between the erasure and the cleaning, the next start cleans', async () => {
  await whole.say(CHAT, '/start');
  await whole.receive([whole.message(CHAT, { choice: 'my-data.erase.yes' })]);
  await whole.clock.pass(1_500); // the farewell is out, the database not yet written anew
  whole = await whole.restart();
  await whole.clock.pass(12_000);
  expect(filesWith(whole.folder, [CHAT])).toEqual([]);
});

test('whoever is forgotten after 30 silent days stands in no byte either', async () => {
  await whole.say(CHAT, '/start');
  await whole.say(CHAT, 'một điều riêng 9431');
  whole.clock.stall(31 * DAY_MS);
  await whole.clock.pass(130_000);
  expect(whole.count('select count(*) from persons')).toBe(0);
  expect(filesWith(whole.folder, [CHAT, '9431'])).toEqual([]);
});

test('what an earlier version deleted without overwriting it is cleaned at the first start of this one', async () => {
  const { sqlite } = whole.app.store;
  sqlite.pragma('secure_delete = OFF');
  sqlite.prepare(`delete from facts where name in ('cleaned', 'unclean')`).run();
  await whole.say(CHAT, '/start');
  sqlite.prepare('delete from outbox').run();
  sqlite.prepare('delete from persons').run();
  await whole.stop();
  expect(filesWith(whole.folder, [CHAT])).not.toEqual([]);
  whole = await startWhole({ folder: whole.folder, clock: whole.clock });
  await whole.clock.pass(12_000);
  expect(filesWith(whole.folder, [CHAT])).toEqual([]);
  expect(whole.app.health().ok).toBe(true);
});
