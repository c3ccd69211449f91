import { expect, it } from 'vitest';
import type { Role } from '../../src/chat/index.ts';
import { createResultsDoor } from '../../src/results/door.ts';
import { openStore } from '../../src/store/open.ts';
import { createPeopleStore } from '../../src/store/people.ts';
import { NotAllowed, type Results } from '../../src/turn/index.ts';
import { manyUnits, WEEK } from '../support/result-rows.ts';

const ASKS: Readonly<Record<string, (door: Results) => unknown>> = {
  'the own unit': (door) => door.of('U1'),
  "the own unit's count": (door) => door.counted('U1'),
  "the own unit's targets": (door) => door.targets('U1'),
  'another unit': (door) => door.of('U2'),
  "another unit's count": (door) => door.counted('U2'),
  "another unit's targets": (door) => door.targets('U2'),
  'how far all are': (door) => door.standings(),
  'all results': (door) => door.all(),
  'the sum': (door) => door.sum(),
  'the sums by commune': (door) => door.sums('commune'),
  'the days': (door) => door.days(),
  'all targets': (door) => door.targetSums(),
};
const OWN = ['the own unit', "the own unit's count", "the own unit's targets"];

it.each([
  ['a parent', null, []],
  ['a teacher of the unit', 'teacher', OWN],
  ['the lead of the unit', 'lead', OWN],
  ['the office', 'office', Object.keys(ASKS)],
] as const)('%s is told what is theirs, and nothing else', (_, role: Role | null, allowed: readonly string[]) => {
  const store = openStore(':memory:');
  const campaign = manyUnits(3);
  const address = { channel: 'phone', id: 'somebody' };
  const { person } = createPeopleStore(store).open(address, 'vi', WEEK);
  if (role) {
    store.sqlite
      .prepare('insert into roles (person, role, unit, granted_at) values (?, ?, ?, 1)')
      .run(person.id, role, role === 'office' ? null : 'U1');
  }
  const door = createResultsDoor(store)({ now: WEEK, saidAt: WEEK, person, address, campaign });
  const answered = Object.entries(ASKS).flatMap(([name, ask]) => {
    try {
      ask(door);
      return [name];
    } catch (error) {
      expect(error).toBeInstanceOf(NotAllowed);
      return [];
    }
  });
  expect(answered).toEqual(allowed);
});
