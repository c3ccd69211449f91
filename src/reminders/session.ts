import { instant, MINUTE_MS, timeOf } from '../chat/civil.ts';
import { AHEAD_MINUTES } from '../chat/reminder-times.ts';
import { type Rule, roomLines, todayButton } from './rule.ts';

const GRACE_MINUTES = 5;

/** Ten minutes before a session that the person asked to be reminded of. Nothing once it has begun or is cancelled. */
export const session: Rule = {
  name: 'session',
  calls: { minutesBefore: AHEAD_MINUTES },
  patienceMinutes: 5,
  // It may have begun some minutes ago: how late it may be, `until` says.
  again: ({ session: one, date }, from) => one !== null && !one.cancelled && one.date === date && one.from === from,
  // Who reads it a few minutes after the start is still in time to come in.
  until: ({ session: one, date }, due) =>
    new Date((one ? instant(date, one.from) : due).getTime() + GRACE_MINUTES * MINUTE_MS),
  compose({ campaign, session: one, date, now }) {
    if (!one || one.cancelled || one.date !== date || one.from <= timeOf(now)) return null;
    const platform = campaign.plan.platforms.find((each) => each.code === one.platform);
    const where = platform && !platform.inPerson ? platform.name : (one.place ?? platform?.name);
    return {
      text: {
        join: [
          {
            key: where ? 'reminders:session.where' : 'reminders:session.plain',
            with: { title: { bold: { local: one.title } }, time: one.from, where: where ?? '' },
          },
          ...roomLines(one),
          !one.link && !one.place && { key: 'reminders:session.no-link' },
          { key: 'reminders:stop' },
        ],
      },
      buttons: [
        ...(one.link ? [[{ label: { key: 'reminders:join' }, url: one.link }]] : []),
        [{ label: { key: 'reminders:session.page' }, value: `session.${one.code}` }, todayButton(date)],
      ],
    };
  },
};
