/** The figures of a log: people in one line, and what its category counts. */

import type { Say } from '../chat/index.ts';
import { sayHeadcount, sayQuantities } from '../dialog/echo.ts';
import type { Step } from '../dialog/flow.ts';
import { readPeople, readPeopleChoice, sayPeopleExample } from '../dialog/people.ts';
import { readQuantities, readQuantitiesChoice, sayQuantitiesExample } from '../dialog/quantities.ts';
import type { Turn } from '../turn/index.ts';
import { categoryOf, type LogAnswers, type SoFar, say } from './log-answers.ts';

export const peopleStep: Step<LogAnswers, 'people'> = {
  key: 'people',
  takesNumbers: true,
  zero: true,
  skip: null,
  words: ['số người', 'người', 'người tham gia', 'tham gia', 'people', 'attendance'],
  ask: (_soFar, turn) => ({ text: say('people.ask', { example: sayPeopleExample(turn.campaign.plan.people) }) }),
  parse: (message, _soFar, turn) => {
    const groups = turn.campaign.plan.people;
    if (message.choice === undefined) return readPeople(message.text ?? '', groups);
    const value = readPeopleChoice(message.choice, groups);
    return value ? { ok: true, value } : readPeople('?', groups);
  },
  line: (value, _soFar, turn) => ({
    label: say('people.label'),
    value: sayHeadcount(value, turn.campaign.plan.people),
  }),
};

/** In the category's own words: "Treo bao nhiêu băng rôn?"; else by what it counts: "Có bao nhiêu lớp, buổi?". */
function askQuantities(soFar: SoFar, turn: Turn): Say {
  const counts = countsOf(soFar, turn);
  const example = sayQuantitiesExample(counts);
  const own = categoryOf(soFar, turn)?.ask;
  if (own) return say('quantities.ask-own', { question: { local: own }, example });
  return say('quantities.ask', { units: { join: counts.map((unit) => ({ local: unit.name })), by: ', ' }, example });
}

const countsOf = (soFar: SoFar, turn: Turn) => categoryOf(soFar, turn)?.counts ?? [];

export const quantitiesStep: Step<LogAnswers, 'quantities'> = {
  key: 'quantities',
  takesNumbers: true,
  zero: true,
  skip: {},
  when: (soFar, turn) => countsOf(soFar, turn).length > 0,
  stands: (value, soFar, turn) => {
    const codes = new Set(countsOf(soFar, turn).map((unit) => unit.code));
    return Object.keys(value).every((code) => codes.has(code));
  },
  words: ['số lượng', 'quantity', 'amount'],
  ask: (soFar, turn) => ({ text: askQuantities(soFar, turn) }),
  parse: (message, soFar, turn) => {
    const units = countsOf(soFar, turn);
    if (message.choice === undefined) return readQuantities(message.text ?? '', units);
    const value = readQuantitiesChoice(message.choice, units);
    return value ? { ok: true, value } : readQuantities('', units);
  },
  line: (value, soFar, turn) => ({
    label: say('quantities.label'),
    value: sayQuantities(value, countsOf(soFar, turn)),
  }),
};
