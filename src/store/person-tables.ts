/**
 * What hangs on a person, declared once for each table: what becomes of it when they are forgotten or linked, what
 * they are shown of it, how long it is kept. Forgetting, linking, "dữ liệu của tôi" and the sweeps are made from this
 * list, in its order: what looks at another table stands before it, the persons themselves last. A test reads the
 * schema and fails for a table that is missing.
 */
import { DAY_MS } from '../chat/civil.ts';
import type { OfPerson } from './of-person.ts';
import { ACTIVITIES } from './person-tables/activities.ts';
import { DRAFTS } from './person-tables/drafts.ts';
import { ENTRIES } from './person-tables/entries.ts';
import { MESSAGES } from './person-tables/messages.ts';
import { PEOPLE } from './person-tables/people.ts';
import { QUESTIONS } from './person-tables/questions.ts';
import { REMINDERS } from './person-tables/reminders.ts';
import { RESULTS } from './person-tables/results.ts';

/** Who only looked things up, and is held by nothing that is declared, is forgotten after so long a silence. */
export const SILENT_MS = 30 * DAY_MS;

export const PERSON_TABLES: readonly OfPerson[] = [
  ...ACTIVITIES,
  ...DRAFTS,
  ...REMINDERS,
  ...MESSAGES,
  ...ENTRIES,
  ...QUESTIONS,
  ...RESULTS,
  ...PEOPLE,
];
