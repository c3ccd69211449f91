import { describe, expect, test } from 'vitest';
import type { Role } from '../../src/chat/index.ts';
import { NotAllowed } from '../../src/turn/index.ts';
import { type Doors, log, NOON, openTown } from './town.ts';

type Who = 'parent' | 'teacher' | 'otherTeacher' | 'lead' | 'otherLead' | 'office' | 'former' | 'viewer' | 'overseer';

function open(): { as: (who: Who) => Doors; colleagues: () => Doors } {
  const town = openTown();
  town.turn('parent');
  town.appoint('teacher', 'teacher', 'TH1');
  town.appoint('colleague', 'teacher', 'TH1');
  town.appoint('otherTeacher', 'teacher', 'TH2');
  town.appoint('lead', 'lead', 'TH1');
  town.appoint('otherLead', 'lead', 'TH2');
  town.appoint('office', 'office');
  town.appoint('viewer', 'viewer', 'X1');
  town.appoint('overseer', 'viewer');
  town.appoint('former', 'lead', 'TH1');
  const { person } = town.turn('former');
  town.store.sqlite.prepare('update roles set revoked_at = 1 where person = ?').run(person.id);
  return { as: (who) => town.turn(who), colleagues: () => town.turn('colleague') };
}

/** Who may do it. Everybody else gets NotAllowed (or sees nothing). */
const EVERYONE: readonly Who[] = [
  'parent',
  'teacher',
  'otherTeacher',
  'lead',
  'otherLead',
  'office',
  'former',
  'viewer',
  'overseer',
];
type World = ReturnType<typeof open>;
const own = (world: World): number => world.colleagues().activities.save(log()).id;
const MATRIX: readonly [string, readonly Who[], (doors: Doors, world: World) => unknown][] = [
  ['log for the unit', ['teacher', 'lead', 'office'], ({ activities }) => activities.save(log())],
  ['log for a unit that is not in the campaign', [], ({ activities }) => activities.save(log({ unit: 'KHAC' }))],
  ["change a colleague's log", ['lead', 'office'], ({ activities }, world) => activities.change(own(world), log())],
  ["withdraw a colleague's log", ['lead', 'office'], ({ activities }, world) => activities.withdraw(own(world))],
  [
    "add a photo to a colleague's log",
    ['lead', 'office'],
    ({ photos }, world) => photos.add({ kind: 'image', ref: 'r' }, { activity: own(world) }),
  ],
  ["load a colleague's photos", ['lead', 'office'], ({ photos }, world) => photos.loadFrom(own(world))],
  [
    "read a colleague's log by its code",
    ['teacher', 'lead', 'office'],
    ({ activities }, world) => {
      if (!activities.find(world.colleagues().activities.save(log()).code)) throw new NotAllowed('see');
    },
  ],
  ['read its history', ['teacher', 'lead', 'office'], ({ activities }, world) => activities.history(own(world))],
  ["read the unit's logs", ['teacher', 'lead', 'office'], ({ activities }) => activities.ofUnit('TH1')],
  ["read the unit's figures", ['teacher', 'lead', 'office'], ({ activities }) => activities.figures('TH1')],
  ['read the board', ['office', 'viewer', 'overseer'], ({ activities }) => activities.board()],
  ['invite a teacher of the unit', ['lead', 'office'], ({ people }) => people.invite('teacher', 'TH1')],
  ['invite a lead of the unit', ['office'], ({ people }) => people.invite('lead', 'TH1')],
  ['invite an office', ['office'], ({ people }) => people.invite('office', null)],
  ['invite a viewer of a commune', ['office'], ({ people }) => people.invite('viewer', 'X1')],
  ['invite a viewer of everything', ['office'], ({ people }) => people.invite('viewer', null)],
  ['invite a viewer of a school', [], ({ people }) => people.invite('viewer', 'TH1')],
  ['invite a teacher of a unit that is not there', [], ({ people }) => people.invite('teacher', 'KHAC')],
  ['invite a teacher of no unit', [], ({ people }) => people.invite('teacher', null)],
  ['attach a file to a notice', ['office'], ({ attachments }) => attachments.add({ kind: 'document', ref: 'r' })],
];

describe.each(MATRIX)('%s', (_what, allowed, act) => {
  test.each(EVERYONE)('%s', (who) => {
    const world = open();
    const attempt = () => act(world.as(who), world);
    if (allowed.includes(who)) expect(attempt).not.toThrow();
    else expect(attempt).toThrow(NotAllowed);
  });
});

test('a teacher changes and withdraws their own log, and no longer once the role is gone', () => {
  const town = openTown();
  const teacher = town.appoint('teacher', 'teacher', 'TH1');
  const office = town.appoint('office', 'office');
  const saved = teacher.activities.save(log());
  expect(teacher.activities.mayChange(saved)).toBe(true);
  const holding = office.people.holders().find((each) => each.role === 'teacher');
  office.people.revokeHolding(holding?.holding ?? 0);
  // The very same turn: nothing was cached.
  expect(teacher.activities.mayChange(saved)).toBe(false);
  expect(() => teacher.activities.change(saved.id, log())).toThrow(NotAllowed);
  expect(() => teacher.activities.withdraw(saved.id)).toThrow(NotAllowed);
  expect(teacher.activities.find(saved.code)).toBeNull();
});

test('a lead who moves a log to another unit needs a right there too', () => {
  const town = openTown();
  const lead = town.appoint('lead', 'lead', 'TH1');
  const saved = lead.activities.save(log());
  expect(() => lead.activities.change(saved.id, log({ unit: 'TH2' }))).toThrow(NotAllowed);
  town.appoint('lead', 'teacher', 'TH2');
  expect(lead.activities.change(saved.id, log({ unit: 'TH2' })).unit).toBe('TH2');
});

const ALL_RIGHTS: readonly string[] = [
  'log TH1',
  'log TH2',
  'log',
  'lead TH1',
  'lead TH2',
  'lead',
  'office',
  'look TH1',
  'look TH2',
  'look X1',
  'look X2',
  'look',
];
test.each<[Role, string | null, readonly string[]]>([
  ['teacher', 'TH1', ['log TH1', 'log']],
  ['lead', 'TH1', ['log TH1', 'log', 'lead TH1', 'lead']],
  ['office', null, ALL_RIGHTS],
  ['viewer', 'X1', ['look TH1', 'look TH2', 'look X1', 'look']],
  // A part of it, a commune of other schools, and one that the files no longer hold.
  ['viewer', 'TH1', ['look TH1', 'look']],
  ['viewer', 'X2', ['look X2', 'look']],
  ['viewer', 'KHAC', ['look']],
  ['viewer', null, ['look TH1', 'look TH2', 'look X1', 'look X2', 'look']],
])('what a %s may, in so many words', (role, unit, expected) => {
  const town = openTown();
  const { people } = town.appoint('someone', role, unit);
  const granted = ALL_RIGHTS.filter((each) => {
    const [act, of] = each.split(' ');
    return people.may(act as 'log', of);
  });
  expect(granted).toEqual(expected);
  expect(town.turn('nobody', NOON).people.may('log')).toBe(false);
});
