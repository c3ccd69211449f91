/** What a filtered list of sessions calls its filters. */
import { addDays, dateOf, type LocalDate } from '../chat/civil.ts';
import type { DayPart } from '../chat/day-parts.ts';
import type { Say } from '../chat/index.ts';
import type { Viewer } from '../turn/index.ts';
import { type FindFilters, findAddress } from './find-address.ts';
import { audienceFor } from './find-sessions.ts';
import { cut, say } from './frame.ts';

const LONGEST_TITLE = 48;

/** "Tối nay, thứ Hai 04/10 · Zoom: 2 buổi", or that there is none. */
export function filterLine(filters: FindFilters, count: number, turn: Viewer): Say {
  if (onlyFree(filters)) return count === 0 ? say('classes.free-none') : say('classes.free', { count });
  const what: Say = { bold: listName(filters, turn) };
  return count === 0 ? say('find.none', { what }) : say('find.some', { what, count });
}

/** "Tối nay, thứ Hai 04/10 · Zoom": the list on a button, or in a sentence. */
export function listName(filters: FindFilters, turn: Viewer): Say {
  const isDated = filters.day !== null || filters.part !== null;
  const begin = isDated ? [] : [say(filters.topic.length > 0 ? 'find.sessions' : 'find.coming')];
  return { join: [...begin, ...namesOf(filters, turn)], by: ' · ' };
}

/** "Mất tiền không" is answered in a sentence. */
const onlyFree = (filters: FindFilters): boolean =>
  filters.isFree && findAddress({ ...filters, audience: null }) === findAddress({ isFree: true });

type Name = keyof FindFilters;
const ORDER = ['day', 'time', 'topic', 'isFree', 'platform', 'unit', 'grade', 'audience'] as const;

/** Those that say something, in the order in which they are told. */
function namesOf(filters: FindFilters, turn: Viewer): readonly Say[] {
  return ORDER.flatMap((name) => (isSaid(name, filters, turn) ? [nameOf(name, filters, turn)] : []));
}

function isSaid(name: Name, filters: FindFilters, turn: Viewer): boolean {
  if (name === 'day') return filters.day !== null || filters.part !== null;
  if (name === 'audience') return audienceFor(filters, turn) !== null;
  return name === 'topic' ? filters.topic.length > 0 : filters[name] !== null && filters[name] !== false;
}

/** What one filter is called. */
export function nameOf(name: Name, filters: FindFilters, turn: Viewer): Say {
  const { plan, sessions, units } = turn.campaign;
  switch (name) {
    case 'day':
    case 'until':
      return dayName(filters, turn.now);
    case 'part':
      return filters.part === null ? say('find.any') : say(`find.part.${filters.part}`);
    case 'time':
      return say('find.time', { time: filters.time ?? '' });
    case 'topic': {
      const [only, ...more] = sessions.filter(({ code }) => filters.topic.includes(code));
      return only && more.length === 0 ? cut(only.title, LONGEST_TITLE) : say('find.topic');
    }
    case 'isFree':
      return say('find.free');
    case 'platform':
      return { plain: plan.platforms.find(({ code }) => code === filters.platform)?.name ?? filters.platform ?? '' };
    case 'unit':
      return { plain: units.find(({ code }) => code === filters.unit)?.name ?? filters.unit ?? '' };
    case 'grade':
      return filters.grade === 'kindergarten'
        ? say('find.kindergarten')
        : say('find.grade', { grade: String(filters.grade) });
    default:
      return audienceName(filters, turn);
  }
}

function audienceName(filters: FindFilters, turn: Viewer): Say {
  const audience = audienceFor(filters, turn);
  return audience === null ? { plain: filters.audience ?? '' } : { local: audience.name };
}

/** "Tối nay, thứ Hai 04/10", "Từ thứ Sáu … đến …", "Buổi tối". */
function dayName({ day, until, part }: FindFilters, now: Date): Say {
  if (day === null) return part === null ? say('find.any') : say(`find.part.${part}`);
  const date = (each: LocalDate): Say => ({ date: each, as: 'weekday-date' });
  if (until !== null) {
    const days = say('find.days', { from: date(day), until: date(until) });
    return part === null ? days : { join: [say(`find.part.${part}`), days], by: ' · ' };
  }
  if (part !== null) return partName(day, part, now);
  const today = dateOf(now);
  const near = day === today ? '-today' : day === addDays(today, 1) ? '-tomorrow' : '';
  return near === '' ? date(day) : say(`find.day${near}`, { day: date(day) });
}

/** "Tối nay, thứ Ba, 05/10/2021"; the whole day: "Lịch thứ Ba, 05/10/2021". */
export function partName(day: LocalDate, part: DayPart | null, now: Date): Say {
  const today = dateOf(now);
  const date: Say = { date: day, as: 'weekday-date' };
  if (part === null) return say(day === today ? 'schedule.title-today' : 'schedule.title', { day: date });
  const near = day === today ? '-today' : day === addDays(today, 1) ? '-tomorrow' : '';
  return say(`schedule.part${near}.${part}`, { day: date });
}
