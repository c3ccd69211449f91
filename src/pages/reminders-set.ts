/** The reminders of the schedule that a person has set: each is named, and can be taken back by itself. */
import type { Session } from '../campaign/types.ts';
import type { LocalTime } from '../chat/civil.ts';
import { shorten } from '../chat/cut.ts';
import type { Button, Say } from '../chat/index.ts';
import { eachText } from '../chat/languages.ts';
import type { Turn } from '../turn/index.ts';
import { button, say } from './frame.ts';
import { canRemind } from './session-list.ts';

export type SetReminders = {
  readonly daily: LocalTime | null;
  /** For which one can still come, by date and time. */
  readonly sessions: readonly Session[];
};

type Viewer = Pick<Turn, 'person' | 'campaign' | 'now' | 'reminders'>;

export function setReminders({ person, campaign, now, reminders }: Viewer): SetReminders {
  const asked = new Set(reminders.asked());
  const sessions = campaign.sessions.filter((each) => asked.has(each.code) && canRemind(each, now));
  const daily = person.remindAt;
  return { daily, sessions: sessions.sort((a, b) => (a.date + a.from < b.date + b.from ? -1 : 1)) };
}

export const isNoneSet = ({ daily, sessions }: SetReminders): boolean => daily === null && sessions.length === 0;

/** So many are named; of more it is said how many. */
const NAMED = 8;

/** A line each. */
export function setLines({ daily, sessions }: SetReminders): Say[] {
  const more = sessions.length - NAMED;
  return [
    ...(daily === null ? [] : [say('reminders.one-daily', { time: daily })]),
    ...sessions
      .slice(0, NAMED)
      .map((each) => say('reminders.one-session', { when: whenOf(each), title: { local: each.title } })),
    ...(more > 0 ? [say('reminders.more-sessions', { count: more })] : []),
  ];
}

/** Long titles would leave a button without its end. */
const TITLE = 28;

/** Takes back that of one session: `reminders.drop.<code>`. */
export const dropButtons = ({ sessions }: SetReminders): Button[][] =>
  sessions.slice(0, NAMED).map((each) => [
    button('reminders.drop', `reminders.drop.${each.code}`, {
      when: whenOf(each),
      title: { local: eachText(each.title, (text) => shorten(text, TITLE)) },
    }),
  ]);

const whenOf = ({ date, from }: Session): Say => ({ join: [{ plain: from }, { date, as: 'short' }], by: ' ' });

/** What was set before all of it was stopped, and how to have it again. */
export const stoppedLines = (before: SetReminders): Say[] => [
  ...(isNoneSet(before) ? [say('reminders.none-before')] : [say('reminders.were-set'), ...setLines(before)]),
  say('reminders.again'),
];
