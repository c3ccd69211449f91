import { timeOf } from '../chat/civil.ts';
import type { Button, Say } from '../chat/index.ts';
import { type Rule, todayButton } from './rule.ts';

const MOST_LISTED = 8;

/** The day's sessions for this person's audience, with their links, at the time the person chose. Nothing on a day without one. */
export const morning: Rule = {
  name: 'morning',
  patienceMinutes: 45,
  compose({ person, campaign, date, now }) {
    const sees = campaign.plan.audiences.find((each) => each.code === person.audience)?.sees;
    const today = campaign.sessions
      .filter((each) => each.date === date && !each.cancelled)
      .filter((each) => !sees || each.audiences.some((code) => sees.includes(code)))
      .filter((each) => (each.to ?? each.from) > timeOf(now))
      .sort((a, b) => a.from.localeCompare(b.from));
    if (today.length === 0) return null;
    const listed = today.slice(0, MOST_LISTED);
    const lines: Say[] = listed.map((each) => ({
      join: [
        { plain: each.to ? `${each.from}–${each.to}` : each.from },
        { local: each.title },
        each.link ? { plain: each.link } : null,
      ],
      by: ' · ',
    }));
    const buttons: Button[][] = listed.map((each) => [
      { label: { join: [{ plain: each.from }, { local: each.title }], by: ' ' }, value: `session.${each.code}` },
    ]);
    return {
      text: {
        join: [
          {
            bold: { key: 'reminders:morning.title', with: { date: { date, as: 'weekday-date' }, count: today.length } },
          },
          ...lines,
          { key: 'reminders:stop' },
        ],
      },
      buttons: [...buttons, [todayButton(date)]],
    };
  },
};
