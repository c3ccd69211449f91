import type { Audience, Session } from '../campaign/types.ts';
import { dateOf, daysBetween, isLocalDate, type LocalDate } from '../chat/civil.ts';
import { type DayPart, isDayPart } from '../chat/day-parts.ts';
import type { Button, Reply, Say } from '../chat/index.ts';
import type { Page, Turn } from '../turn/index.ts';
import type { KeyOf } from '../words/keys.ts';
import { CALENDAR, calendarFile } from './calendar.ts';
import { countdown } from './countdown.ts';
import { foundPage } from './find.ts';
import { NO_FILTERS } from './find-address.ts';
import { partName } from './find-words.ts';
import { button, inRows, leafAt, leafLine, page, playing, say, toContact, wayOf } from './frame.ts';
import { listAt } from './list-address.ts';
import { restLine, sessionButtons, sessionEntries, sessionLeaf } from './session-lines.ts';
import { audienceOf, audienceSwitch, daysOf, sessionsFor } from './session-list.ts';

const TABS = 7;
/** What is said instead of a calendar file is read in a chat: of more sessions nobody would. */
const MOST_IN_WORDS = 30;

/** `isFile`: the calendar file is. `day` null: today. `part`: of the day; null: all of it. `leaf`: which page of a long list. */
type Asked = {
  readonly isFile: boolean;
  readonly day: LocalDate | null;
  readonly isAll: boolean;
  readonly part: DayPart | null;
  readonly leaf: number;
};

/**
 * The schedule of a day, with a tab for each day: `schedule.<date>.<all|mine>.<page>`, or a part of it as a filtered list
 * (`schedule.<date>.<all|mine>.evening.<page>`). `schedule.ics.<all|mine>` hands over the
 * calendar file of all sessions. Without a day: today, or outside the Week its first day.
 */
export const schedule: Page<'schedule', Asked> = {
  name: 'schedule',
  for: 'everybody',
  inGroups: true,
  ways: [
    {
      label: 'pages:button.schedule',
      menu: { home: 4, help: 1 },
      command: { vi: 'lich', en: 'schedule', about: 'pages:about.lich', order: 4 },
      frame: listAt,
    },
  ],
  read([day, kind, third, fourth]) {
    const part = isDayPart(third) ? third : null;
    return {
      isFile: day === 'ics',
      day: day !== undefined && isLocalDate(day) ? day : null,
      isAll: kind === 'all',
      part,
      leaf: leafAt(part === null ? third : fourth),
    };
  },
  called: ({ isFile, day, part }, { now }) => (isFile || day === null ? null : partName(day, part, now)),
  show(asked, turn) {
    if (turn.campaign.sessions.length === 0) return withoutSchedule(turn);
    const audience = asked.isAll ? null : audienceOf(turn);
    if (asked.isFile) return wholeCalendar(turn, audience);
    const day = asked.day ?? today(turn);
    if (asked.part !== null) {
      return foundPage(
        { ...NO_FILTERS, day, part: asked.part, audience: asked.isAll ? 'all' : null },
        asked.leaf,
        turn,
      );
    }
    return dayPage(day, audience, asked.leaf, turn);
  },
};

function today(turn: Turn): LocalDate {
  const date = dateOf(turn.now);
  const days = daysOf(turn);
  return days.includes(date) ? date : (days[0] ?? turn.campaign.plan.period.from);
}

function dayPage(day: LocalDate, audience: Audience | null, wanted: number, turn: Turn): Reply {
  const all = sessionsFor(turn, audience);
  const ofDay = all.filter((each) => each.date === day);
  const kind = audience === null ? 'all' : 'mine';
  const shown = sessionLeaf(ofDay, turn, {}, wanted, (n) => `schedule.${day}.${kind}.${n}`);
  const nearest = nearestDay(
    all.map((each) => each.date),
    day,
  );
  return page(
    [
      headLine(day, turn),
      audience && ofDay.length > 0 && say('schedule.for', { audience: { local: audience.name } }),
      ofDay.length === 0 && emptyLine(audience),
      leafLine(shown),
      ...sessionEntries(shown.items, turn),
      restLine(shown, ofDay, turn),
    ],
    [
      ...sessionButtons(shown.items),
      shown.turns,
      ...tabs(day, kind, turn),
      ofDay.length === 0 && nearest !== null ? [toDay('schedule.nearest', nearest, kind)] : [],
      [...audienceSwitch(audience, (of) => `schedule.${day}.${of}`, turn), ...calendarButton(all, kind, turn)],
    ],
    'home',
  );
}

function headLine(day: LocalDate, turn: Turn): Say {
  const date: Say = { bold: { date: day, as: 'weekday-date' } };
  return say(day === dateOf(turn.now) ? 'schedule.title-today' : 'schedule.title', { day: date });
}

const emptyLine = (audience: Audience | null): Say =>
  audience === null ? say('schedule.none') : say('schedule.none-for', { audience: { local: audience.name } });

/** The nearest day that has something, the later one where two are as near; null: that very day, or none. */
function nearestDay(dates: readonly LocalDate[], day: LocalDate): LocalDate | null {
  const far = (date: LocalDate): number => Math.abs(daysBetween(day, date));
  const [nearest] = [...new Set(dates)].sort((a, b) => far(a) - far(b) || (a < b ? 1 : -1));
  return nearest === undefined || nearest === day ? null : nearest;
}

const toDay = (key: KeyOf<'pages'>, day: LocalDate, kind: 'all' | 'mine'): Button =>
  button(key, `schedule.${day}.${kind}`, { day: { date: day, as: 'short' } });

/** A tab a day; of a long campaign the days around the one shown. */
function tabs(day: LocalDate, kind: 'all' | 'mine', turn: Turn): Button[][] {
  const days = daysOf(turn);
  const at = Math.max(
    0,
    days.findLastIndex((each) => each <= day),
  );
  const first = Math.max(0, Math.min(at - Math.floor(TABS / 2), days.length - TABS));
  const around = days.slice(first, first + TABS);
  return inRows(
    around.map((each) => playing('tab', toDay(each === day ? 'schedule.tab-chosen' : 'schedule.tab', each, kind))),
    4,
  );
}

/** How these sessions are taken along; null: they can't be. */
function wayFor(sessions: readonly Session[], turn: Turn): keyof typeof FILE_WORDS | null {
  const way = wayOf(turn, CALENDAR);
  return way === 'text' && sessions.length > MOST_IN_WORDS ? null : way;
}

function calendarButton(sessions: readonly Session[], kind: 'all' | 'mine', turn: Turn): Button[] {
  const way = wayFor(sessions, turn);
  if (way === null) return [];
  return [button(way === 'text' ? 'schedule.calendar-text' : 'schedule.calendar', `schedule.ics.${kind}`)];
}

const FILE_WORDS = { file: 'schedule.file', address: 'schedule.file-at', text: 'schedule.file-text' } as const;

function wholeCalendar(turn: Turn, audience: Audience | null): Reply {
  const all = sessionsFor(turn, audience);
  const held = all.filter((each) => !each.cancelled);
  const back = audience === null ? `schedule.${today(turn)}.all` : 'schedule';
  const way = wayFor(held, turn);
  if (held.length === 0 || way === null) return page([say('schedule.no-file')], [[toContact]], back);
  const { text, buttons } = page([say(FILE_WORDS[way], { count: held.length })], [], back);
  return { text, buttons, file: calendarFile(all, turn) };
}

function withoutSchedule(turn: Turn): Reply {
  return page(
    [say('schedule.missing'), countdown(turn.campaign.plan.period, turn.now)],
    [[button('button.period', 'period'), toContact]],
    'home',
  );
}
