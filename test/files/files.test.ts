import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFiles, type KeptFiles } from '../../src/files/files.ts';
import { openFolder } from '../../src/files/folder.ts';
import { createSweep } from '../../src/files/sweep.ts';
import { createEnqueue, LANE } from '../../src/store/enqueue.ts';
import { createFileRows } from '../../src/store/files.ts';
import { NOON, openTown, type Town } from '../people/town.ts';

let folder: string;
let town: Town;
let files: KeptFiles;
let passed = 0;
const HOUR = 3_600_000;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ban-hoc-'));
  town = openTown();
  passed = 0;
  files = createFiles(town.store, folder, () => Date.now() + passed);
});
afterEach(() => rmSync(folder, { recursive: true }));

const bytes = (text: string) => Buffer.from(text);
const paths = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name));
const tidy = () => {
  files.sweep.forget('');
  return files.sweep.clean();
};

test('a calendar that was made for an answer can be read until it is sent', () => {
  const media = files.keep(bytes('BEGIN:VCALENDAR'), 'text/calendar', 'lich.ics');
  expect(media).toMatchObject({ mime: 'text/calendar', name: 'lich.ics' });
  expect(Buffer.from(files.read(media.hash)).toString()).toBe('BEGIN:VCALENDAR');
  expect(files.find(media.hash)).toEqual(media);
  const enqueue = createEnqueue(town.store);
  const to = { channel: 'phone', id: 'an' };
  enqueue({ key: 'k', to, person: null, lane: LANE.reply, reply: { text: '', file: media }, now: NOON });
  passed = 2 * HOUR;
  for (const state of ['waiting', 'sending']) {
    town.store.sqlite.prepare('update outbox set state = ?').run(state);
    expect(tidy()).toBe(0);
  }
  town.store.sqlite.prepare(`update outbox set state = 'sent', body = null`).run();
  expect(tidy()).toBe(1);
  expect(paths()).toEqual([]);
  expect(() => files.read(media.hash)).toThrow('ENOENT');
});

test('what was made a moment ago stays, even if nothing names it yet', () => {
  files.keep(bytes('a'), 'text/calendar', 'a.ics');
  expect(tidy()).toBe(0);
  passed = 2 * HOUR;
  expect(tidy()).toBe(1);
});

test("a photo of a log and a notice's document stay; a photo that was taken out goes with its preview", () => {
  const kept = files.keepLasting(bytes('photo'), 'image/jpeg', 'a.jpg');
  const small = files.keepLasting(bytes('small'), 'image/jpeg', 'a.jpg');
  const removed = files.keepLasting(bytes('removed'), 'image/jpeg', 'b.jpg');
  const removedSmall = files.keepLasting(bytes('removed small'), 'image/jpeg', 'b.jpg');
  const notice = files.keepLasting(bytes('notice'), 'application/pdf', 'c.pdf');
  const sqlite = town.store.sqlite;
  const photo = sqlite.prepare(
    `insert into photos (channel, chat, ref, state, hash, preview, removed, at) values ('phone', '', '', 'kept', ?, ?, ?, 1)`,
  );
  photo.run(kept.hash, small.hash, 0);
  photo.run(removed.hash, removedSmall.hash, 1);
  sqlite
    .prepare(
      `insert into broadcasts (campaign, text, attachment, choosing, state, due_at, created_at) values ('', '', ?, '{}', 'done', 1, 1)`,
    )
    .run(JSON.stringify(notice));
  passed = 2 * HOUR;
  expect(files.sweep.forget('').gone.toSorted()).toEqual([removed.hash, removedSmall.hash].toSorted());
  expect(files.sweep.clean()).toBe(2);
  expect([kept, small, notice, removed, removedSmall].map(({ hash }) => files.find(hash))).toEqual([
    kept,
    small,
    notice,
    null,
    null,
  ]);
  expect(paths()).toHaveLength(3);
});

test('bytes of a turn that was rolled back are cleared away, half-written ones too', () => {
  const turn = town.store.sqlite.transaction(() => {
    files.keep(bytes('a'), 'text/calendar', 'a.ics');
    throw new Error('rolled back');
  });
  expect(turn).toThrow('rolled back');
  writeFileSync(`${paths()[0]}.0a0b0c0d.part`, 'half');
  expect(paths()).toHaveLength(2);
  passed = 2 * HOUR;
  expect(tidy()).toBe(1);
  expect(paths()).toEqual([]);
});

test('a round looks at one folder of many, and within as many rounds at each of them', () => {
  const bytesOnDisk = openFolder(folder);
  const hashes = Array.from({ length: 400 }, (_, n) => bytesOnDisk.put(bytes(`left over ${n}`)));
  const looked: string[] = [];
  let asked = 0;
  const rows = createFileRows(town.store);
  const counted = { ...rows, find: (hash: string) => ((asked += 1), rows.find(hash)) };
  const watched = {
    ...bytesOnDisk,
    olderThan(ms: number, part: string) {
      looked.push(part);
      return bytesOnDisk.olderThan(ms, part);
    },
  };
  const sweep = createSweep(counted, watched, () => Date.now() + 2 * HOUR);
  const parts = new Set(hashes.map((hash) => hash.slice(0, 2)));
  const first = sweep.clean();
  expect([looked.length, asked]).toEqual([1, first]);
  expect(first).toBeLessThan(20);
  let gone = first;
  for (let round = 1; round < parts.size; round += 1) gone += sweep.clean();
  expect(gone).toBe(400);
  expect(new Set(looked)).toEqual(parts);
  expect(looked).toHaveLength(parts.size);
  expect(paths()).toEqual([]);
});

test('what is forgotten goes in the next round, wherever it lies; what came back meanwhile stays', () => {
  const kept = files.keepLasting(bytes('kept'), 'image/jpeg', 'a.jpg');
  const gone = Array.from({ length: 30 }, (_, n) => files.keepLasting(bytes(`gone ${n}`), 'image/jpeg', 'b.jpg'));
  expect(files.sweep.forget('').gone).toHaveLength(31);
  files.keepLasting(bytes('kept'), 'image/jpeg', 'a.jpg');
  expect(files.sweep.clean()).toBe(30);
  expect(paths()).toHaveLength(1);
  expect(files.find(kept.hash)).toEqual(kept);
  expect(gone.map(({ hash }) => files.locate(hash))).toEqual(gone.map(() => null));
});

test('the same bytes are kept once, and a name that is no hash reads nothing', () => {
  const one = files.keep(bytes('a'), 'text/calendar', 'a.ics');
  const two = files.keep(bytes('a'), 'text/calendar', 'b.ics');
  expect([two.hash, two.name]).toEqual([one.hash, 'b.ics']);
  expect(paths()).toHaveLength(1);
  expect(statSync(paths()[0] ?? '').mode & 0o077).toBe(0);
  expect(() => files.read('../../etc/passwd')).toThrow('not a content hash');
  expect(() => files.read('0'.repeat(64))).toThrow('ENOENT');
  expect(existsSync(join(folder, 'etc'))).toBe(false);
});

test('of many files some are looked at in one go, and what nothing needs is found wherever it stands', () => {
  const { sqlite } = town.store;
  const file = sqlite.prepare(
    `insert into files (hash, mime, name, bytes, passing, at) values (?, 'image/jpeg', '', 1, 0, 1)`,
  );
  const photo = sqlite.prepare(
    `insert into photos (channel, chat, ref, state, hash, at) values ('phone', '', '', 'kept', ?, 1)`,
  );
  const hashes = Array.from({ length: 9000 }, (_, n) => n.toString(16).padStart(64, '0'));
  const unneeded = hashes.filter((_, n) => n === 0 || n === 4000 || n === 4001 || n > 8700);
  sqlite.transaction(() => {
    for (const hash of hashes) file.run(hash);
    for (const hash of hashes.filter((each) => !unneeded.includes(each))) photo.run(hash);
  })();
  const gone: string[] = [];
  let goes = 0;
  for (let from: string | null = ''; from !== null; goes += 1) {
    const looked = files.sweep.forget(from);
    expect(looked.gone.length).toBeLessThanOrEqual(200);
    gone.push(...looked.gone);
    from = looked.to;
  }
  expect(gone.toSorted()).toEqual(unneeded);
  expect(goes).toBe(6);
});
