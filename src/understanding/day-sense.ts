/** Which date a word for a day means: looking back while logging, looking ahead while asking for the schedule. */
import { addDays, daysBetween, isLocalDate, type LocalDate, weekdayOf } from '../chat/civil.ts';
import type { CalendarDay, DayWord, Weekday } from './day-words.ts';

export type Period = { readonly from: LocalDate; readonly to: LocalDate };
/** `past`: something that took place; `next`: something to come. */
export type Sense = { readonly today: LocalDate; readonly period: Period; readonly sense: 'past' | 'next' };
export type Span = { readonly from: LocalDate; readonly to: LocalDate };
export type Sensed =
  | Span
  | { readonly wrong: 'vague' | 'no-such-day' }
  | { readonly wrong: 'weekday-differs'; readonly date: LocalDate };

const one = (date: LocalDate): Span => ({ from: date, to: date });
const pad = (n: number): string => String(n).padStart(2, '0');
const inside = (date: LocalDate, { from, to }: Period): boolean => date >= from && date <= to;

export function makeSense(word: DayWord, sense: Sense): Sensed {
  switch (word.is) {
    case 'vague':
      return { wrong: 'vague' };
    case 'offset':
      return one(addDays(sense.today, word.days));
    case 'weekday':
      return one(weekdayDate(word, sense));
    case 'span':
      return spanOf(word.span, sense);
    case 'edge':
      return one(word.edge === 'first' ? sense.period.from : sense.period.to);
    default:
      return calendarDate(word, sense);
  }
}

/**
 * Logging: the latest past one in or before the Week. Asking: the next one of the Week that is still to come, else the next one.
 */
function weekdayDate({ weekday, week }: Weekday, { today, period, sense }: Sense): LocalDate {
  const monday = addDays(today, 1 - weekdayOf(today));
  if (week) return addDays(monday, weekday - 1 + { last: -7, this: 0, next: 7 }[week]);
  if (sense === 'past') {
    const latest = today < period.to ? today : period.to;
    return addDays(latest, -((weekdayOf(latest) - weekday + 7) % 7));
  }
  const ahead = (from: LocalDate): LocalDate => addDays(from, (weekday - weekdayOf(from) + 7) % 7);
  const inWeek = ahead(today > period.from ? today : period.from);
  return inside(inWeek, period) ? inWeek : ahead(today);
}

function spanOf(span: Extract<DayWord, { is: 'span' }>['span'], { today, period, sense }: Sense): Span {
  const monday = addDays(today, 1 - weekdayOf(today));
  if (span === 'period') return sense === 'next' && inside(today, period) ? { from: today, to: period.to } : period;
  if (span === 'weekend') {
    const past = sense === 'past' && weekdayOf(today) < 6;
    return { from: addDays(monday, past ? -2 : 5), to: addDays(monday, past ? -1 : 6) };
  }
  const start = addDays(monday, { 'last-week': -7, 'this-week': 0, 'next-week': 7 }[span]);
  const end = addDays(start, 6);
  if (span !== 'this-week') return { from: start, to: end };
  return sense === 'past' ? { from: start, to: today } : { from: today, to: end };
}

function calendarDate(word: CalendarDay, sense: Sense): Sensed {
  const candidates = spell(word, sense).filter(isLocalDate);
  const date = choose(candidates, sense);
  if (date === null) return { wrong: 'no-such-day' };
  if (word.weekday !== null && weekdayOf(date) !== word.weekday) return { wrong: 'weekday-differs', date };
  return one(date);
}

/** Every date it can mean: no year is the campaign's, no month is one near today or the campaign. */
function spell({ day, month, year }: CalendarDay, { today, period }: Sense): readonly LocalDate[] {
  const years = year === null ? [period.from.slice(0, 4), period.to.slice(0, 4)] : [String(year)];
  if (month !== null) return years.map((each) => `${each}-${pad(month)}-${pad(day)}`);
  const middle = `${today.slice(0, 7)}-15`;
  const near = [middle, addDays(middle, -30), addDays(middle, 30), period.from, period.to];
  return [...new Set(near.map((each) => each.slice(0, 7)))].map((each) => `${each}-${pad(day)}`);
}

/** In the Week if one is; else the nearest on the side that is asked for. */
function choose(candidates: readonly LocalDate[], { today, period, sense }: Sense): LocalDate | null {
  const within = candidates.find((date) => inside(date, period));
  if (within !== undefined) return within;
  const rightSide = candidates.filter((date) => (sense === 'past' ? date <= today : date >= today));
  const pool = rightSide.length > 0 ? rightSide : candidates;
  const distance = (date: LocalDate): number => Math.abs(daysBetween(today, date));
  return pool.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}
