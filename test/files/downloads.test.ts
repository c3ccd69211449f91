import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDownloads, type Downloads } from '../../src/files/downloads.ts';
import { createFiles, type KeptFiles } from '../../src/files/files.ts';
import { openTown, type Town } from '../people/town.ts';

const ROOT = 'https://hop.example';
const HOUR = 3_600_000;
const MINUTE = 60_000;
let folder: string;
let town: Town;
let files: KeptFiles;
let downloads: Downloads;
let passed = 0;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ban-hoc-'));
  town = openTown();
  passed = 0;
  const elapsed = () => Date.now() + passed;
  files = createFiles(town.store, folder, elapsed);
  downloads = createDownloads(town.store, { elapsed });
});
afterEach(() => rmSync(folder, { recursive: true }));

const pdf = (text = '%PDF-1.7') => files.keep(Buffer.from(text), 'application/pdf', 'Kết quả.pdf');
const tokenOf = (address: string | null) => /\/(?:tai|anh)\/([\w-]{22})(?:\.\w+)?$/.exec(address ?? '')?.[1] ?? '';
const tidy = () => {
  files.sweep.forget('');
  return files.sweep.clean();
};

test('each offer is an address of its own, and the database does not hold it', () => {
  const media = pdf();
  const one = downloads.offer(media, ROOT);
  const two = downloads.offer(media, ROOT);
  expect(one).toMatch(/^https:\/\/hop\.example\/tai\/[\w-]{22}$/);
  expect(two).not.toBe(one);
  const stored = JSON.stringify(town.store.sqlite.prepare('select * from downloads').all());
  expect(stored).not.toContain(tokenOf(one));
});

test('looking spends nothing; once taken it can be had for a quarter of an hour, and the other address of the file goes on', () => {
  const media = pdf();
  const [one, two] = [downloads.offer(media, ROOT), downloads.offer(media, ROOT)].map(tokenOf);
  if (!one || !two) throw new Error('no addresses');
  expect([downloads.find(one), downloads.find(one), downloads.taken(one)]).toEqual([media, media, null]);
  passed = 20 * HOUR;
  expect([downloads.take(one), downloads.taken(one), downloads.taken(one)]).toEqual([media, media, media]);
  passed += 14 * MINUTE;
  // A second tap gives it again, and does not make it last longer.
  expect([downloads.find(one), downloads.take(one), downloads.taken(one)]).toEqual([media, media, media]);
  passed += 2 * MINUTE;
  expect([downloads.find(one), downloads.take(one), downloads.taken(one), downloads.find(two)]).toEqual([
    null,
    null,
    null,
    media,
  ]);
});

test('what is taken in its last minute does not live beyond its day', () => {
  const token = tokenOf(downloads.offer(pdf(), ROOT));
  passed = 24 * HOUR - MINUTE;
  downloads.take(token);
  passed += 2 * MINUTE;
  expect(downloads.taken(token)).toBeNull();
});

test('after a day of real time it is over', () => {
  const token = tokenOf(downloads.offer(pdf(), ROOT));
  passed = 24 * HOUR - 60_000;
  expect(downloads.find(token)).not.toBeNull();
  passed = 24 * HOUR + 60_000;
  expect([downloads.find(token), downloads.take(token)]).toEqual([null, null]);
});

test('a calendar has a plain address for a week, and asking again makes it last', () => {
  const media = files.keep(Buffer.from('BEGIN:VCALENDAR'), 'text/calendar', 'B01.ics');
  const other = pdf();
  expect(downloads.offer(media, ROOT)).toBe(`${ROOT}/lich/${media.hash.slice(0, 16)}.ics`);
  passed = 6 * 24 * HOUR;
  expect(downloads.offer(media, ROOT)).toBe(`${ROOT}/lich/${media.hash.slice(0, 16)}.ics`);
  passed = 9 * 24 * HOUR;
  expect(downloads.calendar(media.hash.slice(0, 16))).toEqual(media);
  passed = 14 * 24 * HOUR;
  expect(downloads.calendar(media.hash.slice(0, 16))).toBeNull();
  // What was never offered as a calendar isn't one.
  downloads.offer(other, ROOT);
  expect(downloads.calendar(other.hash.slice(0, 16))).toBeNull();
});

test('a picture has an address that may be fetched again and again, and is no other kind of address', () => {
  const media = files.keep(Buffer.from('jpeg'), 'image/jpeg', 'a.jpg');
  const address = downloads.offer(media, ROOT);
  expect(address).toMatch(/\/anh\/[\w-]{22}\.jpg$/);
  const token = tokenOf(address);
  expect([downloads.picture(token), downloads.picture(token)]).toEqual([media, media]);
  expect([downloads.find(token), downloads.take(token), downloads.taken(token), downloads.calendar(token)]).toEqual([
    null,
    null,
    null,
    null,
  ]);
  const page = tokenOf(downloads.offer(pdf(), ROOT));
  expect([downloads.picture(page), downloads.find(page)?.name]).toEqual([null, 'Kết quả.pdf']);
});

test('a file made for one answer stays while an address for it lives, and goes when it was taken or is over', () => {
  const [taken, over, calendar] = [
    pdf('%PDF 1'),
    pdf('%PDF 2'),
    files.keep(Buffer.from('B'), 'text/calendar', 'b.ics'),
  ];
  const token = tokenOf(downloads.offer(taken, ROOT));
  downloads.offer(over, ROOT);
  downloads.offer(calendar, ROOT);
  passed = 2 * HOUR;
  expect(tidy()).toBe(0);
  downloads.take(token);
  expect(tidy()).toBe(0);
  passed += 16 * MINUTE;
  expect(tidy()).toBe(1);
  passed = 25 * HOUR;
  expect(tidy()).toBe(1);
  expect([files.find(taken.hash), files.find(over.hash), files.find(calendar.hash)]).toEqual([null, null, calendar]);
});

test('a photo that somebody had removed is gone at once, whatever address was given out for it', () => {
  const photo = files.keepLasting(Buffer.from('photo'), 'image/jpeg', 'a.jpg');
  const token = tokenOf(downloads.offer(photo, ROOT));
  expect(files.sweep.forget('').gone).toEqual([photo.hash]);
  expect(downloads.picture(token)).toBeNull();
});

test('tidying forgets what was taken or is over, and nothing else', () => {
  const spent = tokenOf(downloads.offer(pdf('%PDF 1'), ROOT));
  downloads.offer(pdf('%PDF 2'), ROOT);
  expect(downloads.tidy()).toBe(0);
  downloads.take(spent);
  expect(downloads.tidy()).toBe(0);
  passed = 16 * MINUTE;
  expect(downloads.tidy()).toBe(1);
  passed = 25 * HOUR;
  const live = tokenOf(downloads.offer(pdf('%PDF 3'), ROOT));
  expect(downloads.tidy()).toBe(1);
  expect(downloads.find(live)).not.toBeNull();
});

test('where nothing can be written there is no address', () => {
  const media = pdf();
  town.store.sqlite.pragma('query_only = on');
  expect(downloads.offer(media, ROOT)).toBeNull();
});
