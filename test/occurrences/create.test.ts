import { beforeEach, expect, it } from 'vitest';
import { instant } from '../../src/chat/civil.ts';
import { createCreator } from '../../src/occurrences/create.ts';
import type { Rule } from '../../src/reminders/rule.ts';
import { createWaitingRows } from '../../src/store/waiting-occurrences.ts';
import { campaign, openTown, type Town } from '../people/town.ts';

/** On the last day of the campaign those who answer for a unit are called, twice. */
const nudge: Rule = {
  name: 'nudge',
  calls: {
    roles: ['lead', 'office'],
    moments: ({ plan }) => [
      { date: plan.period.to, time: '08:00' },
      { date: '2021-10-09', time: '07:30' },
    ],
  },
  patienceMinutes: 10,
  compose: () => null,
  until: (_occasion, due) => due,
};
const MORNING = instant('2021-10-07', '08:00');
let town: Town;
beforeEach(() => {
  town = openTown();
  for (const who of ['passer-by', 'teacher']) town.turn(who);
  town.appoint('teacher', 'teacher', 'TH1');
  town.appoint('lead', 'lead', 'TH1');
  town.appoint('lead', 'lead', 'TH2');
  town.appoint('office', 'office');
});

function made(now: Date): readonly (readonly [string, string])[] {
  const creator = createCreator(town.store, [nudge]);
  for (let left = creator.due(campaign, new Date(0), now); ; ) {
    const more = creator.create(left, now);
    if (!more) break;
    left = more;
  }
  return createWaitingRows(town.store)
    .due(now, 100)
    .map(({ rule, date, person }) => [`${rule} ${date}`, nameOf(person)] as const);
}
const nameOf = (person: number): string =>
  ['passer-by', 'teacher', 'lead', 'office', 'late'].find((who) => town.turn(who).person.id === person) ?? '';

it('a rule of the campaign’s own moments calls each who holds such a role, once', () => {
  expect(made(new Date(MORNING.getTime() - 1))).toEqual([]);
  const first = ['nudge 2021-10-07', 'lead'] as const;
  expect(made(MORNING)).toEqual([first, ['nudge 2021-10-07', 'office']]);
  expect(made(new Date(MORNING.getTime() + 60_000))).toHaveLength(2);
  expect(made(instant('2021-10-09', '07:30'))).toHaveLength(4);
});

it('who has lost the role by then, and who was given it later, is not called', () => {
  const { people } = town.turn('office');
  for (const { holding, me } of people.holders()) if (!me) people.revokeHolding(holding);
  expect(made(MORNING)).toEqual([['nudge 2021-10-07', 'office']]);
  const after = new Date(MORNING.getTime() + 60_000);
  const { code } = people.invite('lead', 'TH2');
  expect(town.turn('late', after).people.redeem(code)).toMatchObject({ ok: true });
  expect(made(after)).toEqual([['nudge 2021-10-07', 'office']]);
});

it('the next moment is known, whoever holds what', () => {
  const creator = createCreator(town.store, [nudge]);
  expect(creator.next(campaign, new Date(0))).toEqual(MORNING);
  expect(creator.next(campaign, MORNING)).toEqual(instant('2021-10-09', '07:30'));
  expect(creator.next(campaign, instant('2021-10-10'))).toBeNull();
});
