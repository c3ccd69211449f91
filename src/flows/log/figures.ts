/** The figures of a log: people in one line, and what its category counts. */

import type { PeopleGroup } from '../../campaign/types.ts';
import type { Say } from '../../chat/index.ts';
import {
  adjustHeadcount,
  amendHeadcount,
  answerPeople,
  namesPeople,
  sayPeopleExample,
} from '../../dialog/counts/people.ts';
import {
  namesUnit,
  readQuantities,
  readQuantitiesChoice,
  sayQuantitiesExample,
} from '../../dialog/counts/quantities.ts';
import { sayHeadcount, sayHeadcountBriefly, sayQuantities } from '../../dialog/echo.ts';
import { BEFORE, type Step } from '../../dialog/flow.ts';
import type { Headcount, Turn } from '../../turn/index.ts';
import { spellingsOf, unspelt } from '../../understanding/spellings.ts';
import { categoryOf, type LogAnswers, type SoFar, say } from './answers.ts';
import { withBefore } from './before.ts';

export const peopleStep: Step<LogAnswers, 'people'> = {
  key: 'people',
  takesNumbers: true,
  zero: true,
  skip: null,
  amend: (told, before) => (told && before ? amendHeadcount(told, before) : told),
  adjust: (told, before, sign) => told && before && adjustHeadcount(told, before, sign),
  owns: (text, _soFar, turn) => namesPeople(text, turn.campaign.plan.people, unspelt(turn.languages)),
  words: ['số người', 'người', 'người tham gia', 'tham gia', 'people', 'attendance'],
  ask: ({ before }, turn) => {
    const groups = turn.campaign.plan.people;
    const text = say('people.ask', { example: sayPeopleExample(groups) });
    return before?.people
      ? withBefore(text, sayHeadcount(before.people, groups), brief(before.people, groups))
      : { text };
  },
  parse: (message, { before }, turn) =>
    before?.people && message.choice === BEFORE ? { ok: true, value: before.people } : answerPeople(message, turn),
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

/** Last time's, if something was counted then that this category counts. */
function quantitiesBefore(soFar: SoFar, turn: Turn): Record<string, number> | null {
  const known = countsOf(soFar, turn).flatMap(({ code }) => {
    const count = soFar.before?.quantities[code] ?? null;
    return count === null ? [] : [[code, count] as const];
  });
  return known.length > 0 ? Object.fromEntries(known) : null;
}

/** So many figures are read on a button; more of them stand above it. */
const MOST_ON_BUTTON = 2;

const brief = (people: Headcount, groups: readonly PeopleGroup[]): Say | null =>
  Object.values(people.counts).filter((count) => count !== null).length > MOST_ON_BUTTON
    ? null
    : sayHeadcountBriefly(people, groups);

const countsOf = (soFar: SoFar, turn: Turn) => categoryOf(soFar, turn)?.counts ?? [];

export const quantitiesStep: Step<LogAnswers, 'quantities'> = {
  key: 'quantities',
  takesNumbers: true,
  zero: true,
  skip: {},
  when: (soFar, turn) => countsOf(soFar, turn).length > 0,
  maybe: ({ category }) => category === undefined,
  stands: (value, soFar, turn) => {
    const codes = new Set(countsOf(soFar, turn).map((unit) => unit.code));
    return Object.keys(value).every((code) => codes.has(code));
  },
  amend: (told, before) => ({ ...before, ...told }),
  owns: (text, soFar, turn) => {
    const read = readQuantities(text, countsOf(soFar, turn), unspelt(turn.languages));
    return read.ok && namesUnit(text, countsOf(soFar, turn));
  },
  words: ['số lượng', 'quantity', 'amount'],
  rest: true,
  ask: (soFar, turn) => {
    const text = askQuantities(soFar, turn);
    const before = quantitiesBefore(soFar, turn);
    if (before === null) return { text };
    const value = sayQuantities(before, countsOf(soFar, turn));
    return withBefore(text, value, Object.keys(before).length > MOST_ON_BUTTON ? null : value);
  },
  parse: (message, soFar, turn) => {
    const units = countsOf(soFar, turn);
    const before = quantitiesBefore(soFar, turn);
    if (before !== null && message.choice === BEFORE) return { ok: true, value: before };
    if (message.choice === undefined)
      return readQuantities(message.text ?? '', units, spellingsOf(turn.languages, turn.lang));
    const value = readQuantitiesChoice(message.choice, units);
    return value ? { ok: true, value } : readQuantities('', units, unspelt(turn.languages));
  },
  line: (value, soFar, turn) => ({
    label: say('quantities.label'),
    value: sayQuantities(value, countsOf(soFar, turn)),
  }),
};
