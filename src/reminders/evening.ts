import { unitName } from '../campaign/unit-tree.ts';
import { datesFrom } from '../chat/civil.ts';
import { isAllowed, say, tap, unitsOf, untilNight } from './nudging.ts';
import type { Rule } from './rule.ts';

const EVENING = '19:00';

/**
 * On the evening of a Week's day, to whoever agreed to be asked: whether there was something to log, if nothing of that day was logged for
 * their unit. A role alone is no consent.
 */
export const evening: Rule = {
  name: 'evening',
  calls: {
    roles: ['teacher', 'lead'],
    moments: ({ plan }) => datesFrom(plan.period.from, plan.period.to).map((date) => ({ date, time: EVENING })),
  },
  patienceMinutes: 45,
  again: true,
  until: untilNight,
  compose(occasion) {
    const { person, campaign, date, doors } = occasion;
    if (person.evening !== 'yes' || !isAllowed(occasion)) return null;
    const mine = [...unitsOf(occasion, 'teacher'), ...unitsOf(occasion, 'lead')];
    const [unit] = mine.filter((each) => {
      const { state } = doors.nudges.of(each);
      return state !== 'reported' && state !== 'excused' && !doors.nudges.hasLogged(each, date);
    });
    if (unit === undefined) return null;
    return {
      text: mine.length > 1 ? say('evening-of', { unit: { local: unitName(campaign, unit) } }) : say('evening'),
      buttons: [[tap('log', `nudge.log.${unit}`), tap('none', 'nudge.none')], [tap('quiet', 'nudge.quiet')]],
    };
  },
};
