import { expect, test } from 'vitest';
import { DAY_MS } from '../../src/chat/civil.ts';
import type { IncomingFile } from '../../src/chat/index.ts';
import { createHousekeeping } from '../../src/store/housekeeping.ts';
import { createWaitingPhotos } from '../../src/store/waiting-photos.ts';
import { log, openTown, type Town } from '../people/town.ts';

const photo = (ref: string, album?: string): IncomingFile => ({ kind: 'image', ref, ...(album ? { album } : {}) });

/** What hangs on a log, by the channel's reference, also what is still on its way. */
const refsOf = (town: Town, activity: number): unknown[] =>
  town.store.sqlite
    .prepare('select ref from photos where activity = ? and removed = 0 order by id')
    .pluck()
    .all(activity);

test('the photos of the draft become the photos of the log', () => {
  const town = openTown();
  const { photos, activities } = town.appoint('teacher', 'teacher', 'TH1');
  for (const ref of ['a', 'b', 'c']) photos.add(photo(ref), 'draft');
  expect(photos.ofDraft()).toMatchObject([{ state: 'waiting', media: null }, {}, {}]);
  photos.remove(photos.ofDraft()[1]?.id ?? 0);
  const saved = activities.save(log());
  expect(saved).toMatchObject({ photosWaiting: 2, photos: [] });
  expect(refsOf(town, saved.id)).toEqual(['a', 'c']);
  expect(photos.ofDraft()).toEqual([]);
  expect(activities.figures('TH1').photos).toBe(2);
  expect(town.count('photos')).toBe(2);
});

test("nobody takes a photo off somebody else's draft, nor sees it", () => {
  const town = openTown();
  const one = town.appoint('one', 'teacher', 'TH1');
  const two = town.appoint('two', 'teacher', 'TH1');
  one.photos.add(photo('a'), 'draft');
  two.photos.remove(one.photos.ofDraft()[0]?.id ?? 0);
  two.photos.clearDraft();
  expect(one.photos.ofDraft()).toHaveLength(1);
  expect(two.photos.ofDraft()).toEqual([]);
  one.photos.clearDraft();
  expect(town.count('photos')).toBe(0);
});

test('ten photos are kept, and one that failed leaves its place to another', () => {
  const town = openTown();
  const { photos, activities } = town.appoint('teacher', 'teacher', 'TH1');
  for (let i = 0; i < 12; i += 1) photos.add(photo(`p${i}`), 'draft');
  expect(photos.ofDraft()).toHaveLength(10);
  town.store.sqlite.exec(`update photos set state = 'failed' where ref = 'p3'`);
  photos.add(photo('more'), 'draft');
  const saved = activities.save(log());
  expect(refsOf(town, saved.id)).toHaveLength(11);
  expect(activities.figures('TH1').photos).toBe(10);
  photos.add(photo('too many'), { activity: saved.id });
  expect(refsOf(town, saved.id)).toHaveLength(11);
});

test('a sibling of an album that comes after the log was saved goes to that log', () => {
  const town = openTown();
  const teacher = town.appoint('teacher', 'teacher', 'TH1');
  teacher.photos.add(photo('a', 'album-1'), 'draft');
  expect(teacher.photos.attachSibling(photo('b', 'album-1'))).toBe('draft');
  expect(teacher.photos.ofDraft()).toHaveLength(2);
  const saved = teacher.activities.save(log());
  teacher.photos.add(photo('next log'), 'draft');
  expect(town.turn('teacher').photos.attachSibling(photo('c', 'album-1'))).toMatchObject({
    id: saved.id,
    photosWaiting: 3,
  });
  expect(refsOf(town, saved.id)).toEqual(['a', 'b', 'c']);
  expect(teacher.photos.ofDraft()).toHaveLength(1);
});

test('a photo of another album, of no album or of another person is nobody’s sibling', () => {
  const town = openTown();
  const teacher = town.appoint('teacher', 'teacher', 'TH1');
  teacher.photos.add(photo('a', 'album-1'), 'draft');
  const saved = teacher.activities.save(log());
  expect(teacher.photos.attachSibling(photo('b', 'album-2'))).toBeNull();
  expect(teacher.photos.attachSibling(photo('b'))).toBeNull();
  expect(town.appoint('lead', 'lead', 'TH1').photos.attachSibling(photo('b', 'album-1'))).toBeNull();
  teacher.activities.withdraw(saved.id);
  expect(teacher.photos.attachSibling(photo('b', 'album-1'))).toBeNull();
});

test('a change of a log takes the photos along: one out, one in, and the history says so', () => {
  const town = openTown();
  const { photos, activities } = town.appoint('teacher', 'teacher', 'TH1');
  for (const ref of ['a', 'b']) photos.add(photo(ref, 'album-1'), 'draft');
  const { id } = activities.save(log());
  photos.add(photo('left over'), 'draft');
  photos.loadFrom(id);
  expect(photos.ofDraft()).toMatchObject([{ state: 'waiting' }, { state: 'waiting' }]);
  photos.remove(photos.ofDraft()[0]?.id ?? 0);
  photos.add(photo('c'), 'draft');
  expect(refsOf(town, id)).toEqual(['a', 'b']); // until the change is saved, the log is as it was
  photos.attachSibling(photo('late', 'album-1'));
  const changed = activities.change(id, log());
  expect(refsOf(town, id)).toEqual(['b', 'c', 'late']);
  expect(changed).toMatchObject({ version: 2, photosWaiting: 3 });
  expect(activities.history(id)[1]?.changed).toEqual(['photos']);
  expect(photos.ofDraft()).toEqual([]);
});

test('a change that is given up leaves the photos as they were', () => {
  const town = openTown();
  const { photos, activities } = town.appoint('teacher', 'teacher', 'TH1');
  photos.add(photo('a'), 'draft');
  const { id } = activities.save(log());
  photos.loadFrom(id);
  photos.remove(photos.ofDraft()[0]?.id ?? 0);
  photos.clearDraft();
  expect(refsOf(town, id)).toEqual(['a']);
  // The photos loaded for a change never end up on a new log.
  photos.loadFrom(id);
  const next = activities.save(log());
  expect([refsOf(town, id), refsOf(town, next.id)]).toEqual([['a'], []]);
});

test('before the consent a photo that came first is no more than a reference; a log begun with it lets it be fetched', () => {
  const town = openTown();
  const { photos } = town.appoint('teacher', 'teacher', 'TH1');
  const due = () => createWaitingPhotos(town.store).due(Number.MAX_SAFE_INTEGER, 10);
  expect(photos.keepEarly(photo('a'))).toBe('kept');
  expect([due(), photos.early().count, photos.ofDraft()]).toEqual([[], 1, []]);
  expect(photos.takeEarly()).toBe(1);
  expect(due()).toMatchObject([{ ref: 'a' }]);
  expect(photos.ofDraft()).toHaveLength(1);
});

test('an eleventh photo that came first is not kept, an album counts as one, and after a day all are forgotten', () => {
  const town = openTown();
  const { photos } = town.appoint('teacher', 'teacher', 'TH1');
  expect(photos.keepEarly(photo('a', 'album-1'))).toBe('kept');
  expect(photos.keepEarly(photo('b', 'album-1'))).toBe('sibling');
  for (let n = 0; n < 8; n += 1) photos.keepEarly(photo(`p${n}`));
  expect(photos.keepEarly(photo('k'))).toBe('full');
  const housekeeping = createHousekeeping(town.store);
  const [at] = town.store.sqlite.prepare<[], number>('select at from photos').pluck().all();
  housekeeping.run(new Date((at ?? 0) + DAY_MS - 1), 0);
  expect(town.count('photos')).toBe(10);
  housekeeping.run(new Date((at ?? 0) + DAY_MS), 0);
  expect(town.count('photos')).toBe(0);
});
