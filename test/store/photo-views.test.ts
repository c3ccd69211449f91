import { expect, test } from 'vitest';
import { createPhotoViews } from '../../src/store/photo-views.ts';
import { log, openTown } from '../people/town.ts';

/** A unit's log with these photos, kept, each under the hash that is its name. */
function logged(names: readonly (readonly [hash: string, album?: string])[], day: '2021-10-02' | '2021-10-03') {
  const { sqlite } = town.store;
  const { photos, activities } = town.appoint(`t${day}`, 'teacher', 'TH1');
  for (const [ref, album] of names) photos.add({ kind: 'image', ref, ...(album ? { album } : {}) }, 'draft');
  const saved = activities.save({ ...log(), from: day, to: day });
  for (const [hash] of names) {
    sqlite
      .prepare(`insert into files (hash, mime, name, bytes, passing, at) values (?, 'image/jpeg', 'anh.jpg', 9, 0, 0)`)
      .run(hash);
    sqlite.prepare(`update photos set state = 'kept', hash = ref where ref = ?`).run(hash);
  }
  return saved;
}
const town = openTown();

test('photos come in the order of days, places and albums, with what was said of them; withdrawn, removed and failed ones do not', () => {
  const { sqlite } = town.store;
  const set = (ref: string, what: string) => sqlite.prepare(`update photos set ${what} where ref = ?`).run(ref);
  const views = createPhotoViews(town.store);
  const second = logged([['a1', 'A'], ['b'], ['a2', 'A'], ['c'], ['gone'], ['lost']], '2021-10-03');
  const first = logged([['d']], '2021-10-02');
  set('gone', 'removed = 1');
  set('lost', `state = 'failed'`);
  const ofUnit = () => views.ofUnit('TH1', 'mau-2021').map(({ hash, number }) => `${number}:${hash}`);
  expect(ofUnit()).toEqual(['1:d', '1:a1', '2:a2', '3:b', '4:c']);
  set('c', 'position = 1');
  set('b', 'position = 2, best = 2, children = 0, consent = 1, publishable = 1');
  set('d', 'best = 1, refused = 1, consent = 1, publishable = 1, children = 1');
  expect(ofUnit()).toEqual(['1:d', '1:c', '2:b', '3:a1', '4:a2']);
  expect(views.ofLog(second.id).map(({ hash }) => hash)).toEqual(['c', 'b', 'a1', 'a2']);
  const best = views.best('TH1', 'mau-2021');
  expect(best.map(({ hash, number, consent, children }) => [hash, number, consent, children])).toEqual([
    ['d', 1, false, true],
    ['b', 2, true, false],
  ]);
  expect(views.byId(best[1]?.id ?? 0)).toEqual(best[1]);
  expect(views.newestShown('mau-2021', 5).map(({ hash }) => hash)).toEqual(['b']);
  town.turn(`t2021-10-02`).activities.withdraw(first.id);
  expect(ofUnit()).toEqual(['1:c', '2:b', '3:a1', '4:a2']);
});
