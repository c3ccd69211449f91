import { reportDeadline } from '../campaign/report-deadline.ts';
import { addDays } from '../chat/civil.ts';
import type { UnitRole } from '../turn/index.ts';
import { type AskedUnit, about, deadlineOn, isAllowed, leftLine, nudged, untilNight } from './nudging.ts';
import type { Call, Rule } from './rule.ts';

/**
 * How many days before the deadline who is nudged: first the teachers, who may have something to log, then the leads, who send. The office is
 * told of what is left on the last two days (office-deadline.ts). On the day itself early, so that the day is left.
 */
const STEPS: readonly { readonly left: number; readonly roles: readonly UnitRole[]; readonly time: string }[] = [
  { left: 10, roles: ['teacher'], time: '11:30' },
  { left: 5, roles: ['teacher', 'lead'], time: '11:30' },
  { left: 2, roles: ['lead'], time: '11:30' },
  { left: 1, roles: ['lead'], time: '11:30' },
  { left: 0, roles: ['lead'], time: '08:00' },
];

/** Where nobody in the step's roles can be written to, whoever else of the unit can takes their place. */
function isTurnOf({ role, asking: { reachable } }: AskedUnit, roles: readonly UnitRole[]): boolean {
  const called = reachable.filter((each) => roles.includes(each));
  return (called.length > 0 ? called : reachable).includes(role);
}

/** The nudges before the deadline of the units' reports; they end with the report, or with a reason of one tap. */
export const deadline: Rule = {
  name: 'deadline',
  calls: {
    roles: ['teacher', 'lead'],
    moments: ({ plan }): Call[] => {
      const due = reportDeadline(plan);
      return due ? STEPS.map(({ left, time }) => ({ date: addDays(due.date, -left), time })) : [];
    },
  },
  patienceMinutes: 45,
  again: true,
  until: untilNight,
  compose(occasion) {
    const { person, campaign, date } = occasion;
    const step = STEPS.find(({ left }) => left === deadlineOn(campaign, date)?.left);
    if (!step || person.nudgesOff || !isAllowed(occasion)) return null;
    const asked = nudged(occasion).filter((each) => isTurnOf(each, step.roles));
    return about(asked, occasion, leftLine(campaign, date));
  },
};
