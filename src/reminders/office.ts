import { reportDeadline } from '../campaign/report-deadline.ts';
import type { Campaign } from '../campaign/types.ts';
import { unitName } from '../campaign/unit-tree.ts';
import { addDays, DAY_MS, datesFrom, instant, type LocalDate } from '../chat/civil.ts';
import type { Button, Say } from '../chat/index.ts';
import { ASKING, type AskingState, type UnitState } from '../turn/index.ts';
import { isAllowed, leftLine, say, tap, untilNight } from './nudging.ts';
import type { Call, Rule } from './rule.ts';

const LAST_CALL = '15:00';
const DIGEST = '17:30';
/** The digest begins so long before the Week, and ends so long after the deadline. */
const DAYS_BEFORE = 14;
const DAYS_AFTER = 14;
/** So many units of each kind of news are named. */
const MOST_NAMED = 5;

const countIn = (all: readonly UnitState[], state: AskingState): number =>
  all.filter((each) => each.state === state).length;

/** "9/15 đơn vị đã báo cáo; 2 có lý do; 3 đang được nhắc; 1 cần gọi điện." The four add up to all. */
export function statesLine(all: readonly UnitState[]): Say {
  const [reported, excused, asked, called] = ASKING.map((state) => countIn(all, state));
  return say('states', {
    all: all.length,
    reported: reported ?? 0,
    excused: excused ?? 0,
    nudged: asked ?? 0,
    called: called ?? 0,
  });
}

const board = (all: readonly UnitState[]): Button[][] => {
  const called = countIn(all, 'must-call');
  return [[tap('chase', 'chase'), ...(called > 0 ? [tap('call', 'chase.call.1', { n: called })] : [])]];
};

/** On the day before the deadline and on the day itself the office is told what is left. Nothing where nothing is. */
export const officeDeadline: Rule = {
  name: 'office-deadline',
  calls: {
    roles: ['office'],
    moments: ({ plan }): Call[] => {
      const due = reportDeadline(plan);
      return due ? [1, 0].map((left) => ({ date: addDays(due.date, -left), time: LAST_CALL })) : [];
    },
  },
  patienceMinutes: 45,
  again: true,
  until: untilNight,
  compose(occasion) {
    const { person, campaign, date, doors } = occasion;
    if (person.nudgesOff || !isAllowed(occasion) || !person.holds.some(({ role }) => role === 'office')) return null;
    const all = doors.nudges.all();
    if (countIn(all, 'nudged') + countIn(all, 'must-call') === 0) return null;
    return { text: { join: [leftLine(campaign, date), statesLine(all), say('digest-stop')] }, buttons: board(all) };
  },
};

/** The first few by their names; null: there are none. */
function namesOf(units: readonly string[], campaign: Campaign): Say | null {
  if (units.length === 0) return null;
  const named = units.slice(0, MOST_NAMED).map((unit): Say => ({ local: unitName(campaign, unit) }));
  const rest = units.length - named.length;
  const names: Say = { join: [...named, rest > 0 && say('digest.rest', { count: rest })], by: ', ' };
  return say('digest.names', { names });
}

function digestDays({ plan }: Campaign): readonly LocalDate[] {
  const last = reportDeadline(plan)?.date ?? plan.period.to;
  return datesFrom(addDays(plan.period.from, -DAYS_BEFORE), addDays(last, DAYS_AFTER));
}

/** Once a day, at the same time: who joined, logged, reported, and who is stuck. On a day without news there is none. */
export const digest: Rule = {
  name: 'digest',
  calls: {
    roles: ['office'],
    moments: (campaign) => digestDays(campaign).map((date) => ({ date, time: DIGEST })),
  },
  patienceMinutes: 45,
  again: true,
  until: untilNight,
  compose(occasion) {
    const { person, campaign, date, doors } = occasion;
    if (person.nudgesOff || !isAllowed(occasion) || !person.holds.some(({ role }) => role === 'office')) return null;
    const { joined, logs, logged, reported, more, questions } = doors.nudges.news(
      new Date(instant(date, DIGEST).getTime() - DAY_MS),
    );
    const came = joined.teacher + joined.lead;
    if (came + logs + reported.length + questions.fresh === 0) return null;
    const all = doors.nudges.all();
    return {
      text: {
        join: [
          { bold: say('digest.title', { day: { date, as: 'weekday-date' } }) },
          came > 0 && say('digest.joined', { count: came, leads: joined.lead, teachers: joined.teacher }),
          logs > 0 && say('digest.logged', { count: logs, units: logged.length }),
          namesOf(logged, campaign),
          reported.length > 0 && say('digest.reported', { count: reported.length }),
          namesOf(reported, campaign),
          more.length > 0 && say('digest.more', { count: more.length }),
          namesOf(more, campaign),
          questions.open > 0 && say('digest.questions', { count: questions.open }),
          statesLine(all),
          say('digest-stop'),
        ],
      },
      buttons: [...(questions.open > 0 ? [[tap('questions', 'unanswered')]] : []), ...board(all)],
    };
  },
};
