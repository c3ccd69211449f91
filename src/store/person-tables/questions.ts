/** What somebody asked of the office. See ../person-tables.ts. */
import { and, eq } from 'drizzle-orm';
import { DAY_MS } from '../../chat/civil.ts';
import { counted, goesAlong, moves, movesUnlessSame, type OfPerson, PERSON, unnamed } from '../of-person.ts';
import { askedQuestions, officeAnswers, persons } from '../schema.ts';

/** So long a question is kept, answered or not. The text on privacy says so, too. */
export const QUESTION_DAYS = 60;

export const QUESTIONS: readonly OfPerson[] = [
  {
    table: askedQuestions,
    by: {
      person: {
        erase: goesAlong,
        link: movesUnlessSame(
          askedQuestions.person,
          [askedQuestions.campaign, askedQuestions.key],
          'one person asks a question once',
        ),
      },
    },
    show: [counted('questions', 'count', eq(askedQuestions.person, PERSON))],
    kept: 'sixty days; while it is open it keeps whoever waits for the answer',
    sweeps: [{ after: QUESTION_DAYS * DAY_MS, since: askedQuestions.askedAt, most: 250 }],
    holds: and(eq(askedQuestions.person, persons.id), eq(askedQuestions.state, 'open')),
  },
  {
    table: officeAnswers,
    by: { by: { erase: unnamed(officeAnswers.by, 'the office’s answer stays'), link: moves(officeAnswers.by) } },
    show: 'it is the office’s word',
    kept: 'for good, without whoever asked',
  },
];
