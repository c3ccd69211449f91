import { instant, MINUTE_MS, timeOf } from '../chat/civil.ts';
import type { Button, Say } from '../chat/index.ts';
import { type Rule, roomLines, todayButton } from './rule.ts';

const MOST_LISTED = 8;
/** Until then it is the morning's; whoever chose a later hour is told within three of it. */
const NOON = '12:00';
const LONGEST_HOURS = 3;
const MOST_IN_A_ROW = 4;
const MOST_WITH_ROOMS = 4;

/** The day's sessions for this person's audience, with their links, at the time the person chose. Nothing on a day without one. */
export const morning: Rule = {
  name: 'morning',
  calls: 'daily',
  patienceMinutes: 45,
  again: true,
  until: ({ date }, due) =>
    new Date(Math.max(instant(date, NOON).getTime(), due.getTime() + LONGEST_HOURS * 60 * MINUTE_MS)),
  compose({ person, campaign, date, now }) {
    const sees = campaign.plan.audiences.find((each) => each.code === person.audience)?.sees;
    const today = campaign.sessions
      .filter((each) => each.date === date && !each.cancelled)
      .filter((each) => !sees || each.audiences.some((code) => sees.includes(code)))
      .filter((each) => (each.to ?? each.from) > timeOf(now))
      .sort((a, b) => a.from.localeCompare(b.from));
    if (today.length === 0) return null;
    const listed = today.slice(0, MOST_LISTED);
    // Rooms and passcodes make a long day unreadable: then they stand with each session.
    const isShort = listed.length <= MOST_WITH_ROOMS;
    const lines = listed.flatMap((each, at): Say[] => [
      {
        join: [
          { plain: `${at + 1}. ${each.to ? `${each.from}–${each.to}` : each.from}` },
          { local: each.title },
          each.link ? { plain: each.link } : null,
        ],
        by: ' · ',
      },
      ...(isShort ? roomLines(each) : []),
    ]);
    const times = listed.map((each) => each.from);
    const buttons: Button[] = listed.map((each, at) => {
      const isTwice = times.filter((time) => time === each.from).length > 1;
      return { label: { plain: isTwice ? `${each.from} (${at + 1})` : each.from }, value: `session.${each.code}` };
    });
    const half = buttons.length > MOST_IN_A_ROW ? MOST_IN_A_ROW : buttons.length;
    const rows = [buttons.slice(0, half), buttons.slice(half)].filter((row) => row.length > 0);
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
      buttons: [...rows, [todayButton(date)]],
    };
  },
};
