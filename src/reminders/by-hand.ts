import { dateOf } from '../chat/civil.ts';
import { about, isAllowed, leftLine, nudged, say, untilNight } from './nudging.ts';
import type { Rule } from './rule.ts';

/** By its own calls nobody is called: the office calls, or a promise does (results/nudges-door.ts). */
const NOBODY = { roles: [], moments: () => [] } as const;

/** The office's nudge to all who have not reported. */
export const byHand: Rule = {
  name: 'by-hand',
  calls: NOBODY,
  patienceMinutes: 45,
  again: true,
  until: untilNight,
  compose(occasion) {
    const { person, campaign, now } = occasion;
    if (person.nudgesOff || !isAllowed(occasion)) return null;
    const from = say('from-office', { office: { local: campaign.plan.organiser.short } });
    return about(nudged(occasion), occasion, { join: [from, leftLine(campaign, dateOf(now))] });
  },
};

/** On the morning of the day for which somebody of the unit promised the report. */
export const promised: Rule = {
  name: 'promised',
  calls: NOBODY,
  patienceMinutes: 45,
  again: true,
  until: untilNight,
  compose(occasion) {
    const { person, campaign, date, doors } = occasion;
    if (person.nudgesOff || !isAllowed(occasion)) return null;
    const units = person.holds.flatMap(({ unit, role }) => {
      if (unit === null || role === 'office' || role === 'viewer') return [];
      const asking = doors.nudges.of(unit);
      const isDay = asking.state === 'excused' && asking.excuse?.reason === 'later' && asking.excuse.until === date;
      return isDay ? [{ unit, role, asking }] : [];
    });
    const one = units.filter((each, at) => units.findIndex(({ unit }) => unit === each.unit) === at);
    return about(one, occasion, { join: [say('promised'), leftLine(campaign, date)] });
  },
};
