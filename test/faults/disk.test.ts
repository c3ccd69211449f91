import { renameSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startWhole, type Whole } from './whole.ts';

let whole: Whole;
beforeEach(async () => {
  whole = await startWhole();
  await whole.clock.pass(1500);
});
afterEach(() => whole.end());

/** From here on, what is written to `table` needs more room than there is. Gives the way to make room again. */
function fillDisk(table: string): () => void {
  const { sqlite } = whole.app.store;
  sqlite.exec(`create table ballast (bytes blob);
    create trigger fill after insert on ${table} begin insert into ballast values (zeroblob(400000)); end`);
  const pages = sqlite.pragma('page_count', { simple: true }) as number;
  sqlite.pragma(`max_page_count = ${pages + 20}`);
  return () => void sqlite.pragma('max_page_count = 1000000');
}

const written = () =>
  whole.all(`select (select count(*) from updates) as updates, (select count(*) from persons) as persons,
    (select count(*) from addresses) as addresses, (select count(*) from outbox) as rows`);

test.each(['updates', 'persons', 'outbox'])(
  'the disk is full when %s are written: not acknowledged, nothing half-written, ill; with room again it is answered once',
  async (table) => {
    await whole.say('an', '/start');
    const before = written();
    const makeRoom = fillDisk(table);
    const batch = ['b', 'c'].map((chat) => whole.message(chat, { text: '/chude' }));
    await expect(whole.receive(batch)).rejects.toThrow(/full/);
    await whole.clock.pass(5000);
    expect(written()).toEqual(before);
    expect(whole.app.health()).toMatchObject({ ok: false, database: { ok: false, detail: 'SQLITE_FULL' } });
    expect([whole.told('b'), whole.told('c')]).toEqual([[], []]);
    expect(whole.log()).not.toContain('could not be handled'); // the disk's fault, not the message's
    makeRoom();
    await whole.receive(batch);
    await whole.clock.pass(3000);
    expect([whole.told('b').length, whole.told('c').length]).toEqual([1, 1]);
    expect(whole.app.health().ok).toBe(true);
  },
);

test('a database that is read-only for a while refuses what comes, says so, and takes it when it comes again', async () => {
  const one = whole.message('an', { text: '/chude' });
  whole.app.store.sqlite.pragma('query_only = on');
  await expect(whole.receive([one])).rejects.toThrow(/readonly/);
  expect(whole.app.health()).toMatchObject({ ok: false, database: { detail: 'SQLITE_READONLY' } });
  whole.app.store.sqlite.pragma('query_only = off');
  await whole.receive([one]);
  await whole.clock.pass(3000);
  expect(whole.told('an')).toHaveLength(1);
  expect(whole.app.health().ok).toBe(true);
});

test('a channel that says how it is linked to while nothing can be written goes on, and its links hold', async () => {
  const { app } = whole;
  app.store.sqlite.pragma('query_only = on');
  app.parts.setLinks('loopback', { chat: 'https://hop.example/bot', invitation: 'https://hop.example/bot?start=' });
  await whole.clock.pass(1000);
  expect(app.core.facts.get('link:loopback')).toBe('https://hop.example/bot');
  expect(whole.log()).toContain('the links could not be stored');
  app.store.sqlite.pragma('query_only = off');
});

test('while somebody else holds the write lock, what comes is refused, and taken when it comes again', async () => {
  whole.app.store.sqlite.pragma('busy_timeout = 100');
  const other = new Database(join(whole.folder, 'bot.sqlite'));
  other.exec('begin immediate');
  const one = whole.message('an', { text: '/chude' });
  await expect(whole.receive([one])).rejects.toThrow(/locked/);
  expect(whole.app.health()).toMatchObject({ ok: false, database: { detail: 'SQLITE_BUSY' } });
  other.exec('rollback');
  other.close();
  await whole.receive([one]);
  await whole.clock.pass(3000);
  expect(whole.told('an')).toHaveLength(1);
});

test('a database file that was taken away under the running program is an illness', async () => {
  const path = join(whole.folder, 'bot.sqlite');
  expect(whole.app.health().ok).toBe(true);
  renameSync(path, `${path}.away`);
  expect(whole.app.health()).toMatchObject({ ok: false, database: { ok: false, detail: 'file-gone' } });
  renameSync(`${path}.away`, path);
  expect(whole.app.health().ok).toBe(true);
});
