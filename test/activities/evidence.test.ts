import { beforeEach, expect, test } from 'vitest';
import { NotAllowed, type PhotoMark } from '../../src/turn/index.ts';
import { type Doors, later, log, NOON, openTown, type Town } from '../people/town.ts';

const REPORT: PhotoMark = { children: true, consent: true, publishable: false };
const PUBLIC: PhotoMark = { children: false, consent: true, publishable: true };
const UNASKED: PhotoMark = { children: true, consent: null, publishable: true };
const REFUSED: PhotoMark = { children: null, consent: false, publishable: true };

let town: Town;
let teacher: Doors;
beforeEach(() => {
  town = openTown();
  teacher = town.appoint('teacher', 'teacher', 'TH1');
  town.appoint('lead', 'lead', 'TH1');
  town.appoint('otherLead', 'lead', 'TH2');
  town.appoint('colleague', 'teacher', 'TH1');
  town.appoint('office', 'office');
  town.turn('parent');
});

/** A log with these photos, each kept under the hash of its name. Gives the photos' ids. */
function logged(...hashes: readonly string[]): readonly number[] {
  for (const ref of hashes) teacher.photos.add({ kind: 'image', ref }, 'draft');
  const { id } = teacher.activities.save(log());
  const { sqlite } = town.store;
  for (const hash of hashes) {
    sqlite.prepare(`insert or ignore into files values (?, 'image/jpeg', 'anh.jpg', 9, 0, 0)`).run(hash);
    sqlite.prepare(`update photos set state = 'kept', hash = ref, preview = ref || '-small' where ref = ?`).run(hash);
  }
  return teacher.evidence.ofLog(id).map((photo) => photo.id);
}
const of = (who: string): Doors['evidence'] => town.turn(who, later(5)).evidence;
const codes = (ids: readonly number[]): readonly string[] => ids.map((id) => of('office').find(id)?.hash ?? '?');

test.each<[string, readonly string[], (door: Doors['evidence'], ids: readonly number[]) => unknown]>([
  ['see a log’s photos', ['teacher', 'colleague', 'lead', 'office'], (door, [id = 0]) => door.find(id) ?? refuse()],
  ['see them all', ['teacher', 'colleague', 'lead', 'office'], (door) => door.ofUnit('TH1')],
  ['say what may become of them', ['teacher', 'lead', 'office'], (door, ids) => door.mark(ids, PUBLIC)],
  ['write below one', ['teacher', 'lead', 'office'], (door, [id = 0]) => door.describe(id, 'a')],
  ['move one', ['teacher', 'lead', 'office'], (door, [id = 0]) => door.move(id, 'later')],
  ['take one out', ['teacher', 'lead', 'office'], (door, [id = 0]) => door.takeOut(id)],
  ['choose the best', ['lead', 'office'], (door, ids) => door.choose('TH1', ids)],
])('%s: %j may, and nobody else', (_what, may, act) => {
  const who = ['parent', 'teacher', 'colleague', 'lead', 'otherLead', 'office'];
  const allowed = who.filter((each) => {
    const ids = logged(`a-${each}`, `b-${each}`);
    try {
      act(of(each), ids);
      return true;
    } catch (error) {
      if (!(error instanceof NotAllowed)) throw error;
      return false;
    }
  });
  expect(allowed).toEqual(who.filter((each) => may.includes(each)));
});

const refuse = (): never => {
  throw new NotAllowed('see');
};

/** A report of the office's that holds these photos. */
function freeze(ids: readonly number[]): { privacyAt(): unknown } {
  const { sqlite } = town.store;
  const number = town.count('frozen_reports') + 1;
  const { lastInsertRowid: id } = sqlite
    .prepare(
      `insert into frozen_reports (campaign, subject, number, as_of, content, created_at) values ('mau-2021', '', ?, 1, '{}', 1)`,
    )
    .run(number);
  sqlite
    .prepare(
      `insert into frozen_units (report, unit, place, content, photos, nominations) values (?, 'TH1', 1, '{}', ?, '[]')`,
    )
    .run(id, JSON.stringify(ids));
  return { privacyAt: () => sqlite.prepare('select privacy_at from frozen_reports where id = ?').pluck().get(id) };
}

test('private until all three are said; what nobody was asked about is not public whatever is tapped', () => {
  const [a = 0, b = 0] = logged('a', 'b');
  const { evidence } = teacher;
  const counts = () => {
    const { unanswered, reportable, publishable } = of('lead').counts('TH1');
    return [unanswered, reportable, publishable];
  };
  expect(counts()).toEqual([2, 0, 0]);
  evidence.mark([a, b], UNASKED);
  expect([counts(), evidence.find(a)?.publishable]).toEqual([[0, 0, 0], false]);
  evidence.mark([a, b], REPORT);
  expect(counts()).toEqual([0, 2, 0]);
  const frozen = freeze([a, b]);
  evidence.mark([b], PUBLIC);
  expect([counts(), frozen.privacyAt()]).toEqual([[0, 2, 1], null]);
});

test('a consent taken back counts at once: out of what was frozen, no more among the best, and its addresses are over', () => {
  const [a = 0, b = 0, c = 0] = logged('a', 'b', 'c');
  teacher.evidence.mark([a, b, c], PUBLIC);
  of('lead').choose('TH1', [c, a, b, c]);
  expect(
    codes(
      of('lead')
        .best('TH1')
        .map(({ id }) => id),
    ),
  ).toEqual(['c', 'a', 'b']);
  const { sqlite } = town.store;
  for (const file of ['a', 'a-small', 'b'])
    sqlite.prepare('insert into downloads values (?, ?, 1e15, 0)').run(`x${file}`, file);
  const [withA, withB, withC] = [freeze([a, b, c]), freeze([b]), freeze([c])];
  const privacy = () => [withA, withB, withC].map((each) => each.privacyAt());
  teacher.evidence.mark([a], REFUSED);
  expect(privacy()).toEqual([NOON.getTime(), null, null]);
  teacher.evidence.mark([b], REPORT); // no more for everybody to see
  expect(privacy()).toEqual([NOON.getTime(), NOON.getTime(), null]);
  expect(sqlite.prepare('select count(*) from downloads').pluck().get()).toBe(0);
  expect(
    codes(
      of('lead')
        .best('TH1')
        .map(({ id }) => id),
    ),
  ).toEqual(['c', 'b']);
  expect(teacher.evidence.find(a)).toMatchObject({ consent: false, publishable: false, best: null });
});

test('a no of what nobody had answered for, and a photo that is taken out, on its page or by changing the log, leave what was frozen', () => {
  const [a = 0, b = 0, c = 0] = logged('a', 'b', 'c');
  const [withA, withB, withC] = [freeze([a]), freeze([b]), freeze([c])];
  teacher.evidence.mark([a], REFUSED);
  teacher.evidence.takeOut(b);
  const { photos, activities } = town.turn('teacher', later(1));
  const activity = activities.mine();
  photos.loadFrom(activity?.id ?? 0);
  const last = photos.ofDraft().at(-1);
  expect(last?.media?.hash).toBe('c');
  photos.remove(last?.id ?? 0);
  activities.change(activity?.id ?? 0, log());
  expect([withA.privacyAt(), withB.privacyAt(), withC.privacyAt()]).toEqual([
    NOON.getTime(),
    NOON.getTime(),
    later(1).getTime(),
  ]);
});

test('at most ten are the best, others than those that may stand in a report are none, nor another unit’s', () => {
  const ids = logged(...Array.from({ length: 10 }, (_, n) => `a${n}`));
  const more = logged('b0', 'b1', 'b2');
  teacher.evidence.mark([...ids, ...more.slice(0, 2)], REPORT);
  of('lead').choose('TH1', [...more, ...ids]);
  const best = codes(
    of('office')
      .best('TH1')
      .map(({ id }) => id),
  );
  expect(best).toEqual(['b0', 'b1', 'a0', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7']);
  of('lead').choose('TH1', []);
  expect(of('lead').best('TH1')).toEqual([]);
});

test('the order is the person’s, and what comes later stands behind', () => {
  const ids = logged('a', 'b', 'c');
  const [, , c = 0] = ids;
  const { evidence, activities } = teacher;
  const activity = evidence.find(c)?.activity ?? 0;
  const order = (): string =>
    evidence
      .ofLog(activity)
      .map(({ hash, number }) => `${number}${hash}`)
      .join(' ');
  evidence.move(c, 'first');
  expect(order()).toBe('1c 2a 3b');
  evidence.move(c, 'later');
  evidence.move(c, 'later');
  evidence.move(c, 'later');
  expect(order()).toBe('1a 2b 3c');
  evidence.move(c, 'earlier');
  teacher.photos.add({ kind: 'image', ref: 'd' }, { activity });
  town.store.sqlite.exec(
    `insert into files values ('d', 'image/jpeg', 'x', 9, 0, 0); update photos set state = 'kept', hash = 'd' where ref = 'd'`,
  );
  expect(order()).toBe('1a 2c 3b 4d');
  expect(activities.find(activities.mine()?.code ?? '')?.photos.map(({ hash }) => hash)).toEqual(['a', 'c', 'b', 'd']);
});

test('what is written below is cleaned and bounded; taken out leaves a version behind; the same photo elsewhere is named', () => {
  const [a = 0] = logged('a', 'b');
  logged('c');
  const { evidence, activities } = teacher;
  evidence.describe(a, `Các em\u202e ${'rất vui '.repeat(100)}`);
  expect(evidence.find(a)?.caption).toMatch(/^Các em rất vui/);
  expect(evidence.find(a)?.caption?.length).toBeLessThanOrEqual(300);
  evidence.describe(a, '  ');
  expect(evidence.find(a)?.caption).toBeNull();
  expect(evidence.twins(a)).toEqual([]);
  town.store.sqlite.exec(`update photos set hash = 'a' where ref = 'c'`);
  const other = activities.mine();
  expect(evidence.twins(a)).toEqual([other?.code]);
  const code = evidence.find(a)?.code ?? '';
  town.turn('lead', later(9)).evidence.takeOut(a);
  expect(evidence.find(a)).toBeNull();
  const activity = activities.find(code);
  expect([activity?.photos.length, activity?.version]).toEqual([1, 2]);
  expect(activities.history(activity?.id ?? 0).at(-1)).toMatchObject({ by: 'lead', changed: ['photos'] });
});
