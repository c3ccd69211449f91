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
  | { readonly wrong: 'weekday-differs'; readonly date: LocalDate }
  /** Which of these is meant has to be asked: the words fit each. */
  | { readonly wrong: 'which'; readonly options: readonly Span[] }
  /** "10" on the 7th: the tenth is to come; last month's may be meant. */
  | { readonly wrong: 'not-yet'; readonly date: LocalDate; readonly options: readonly Span[] };

export const one = (date: LocalDate): Span => ({ from: date, to: date });
const pad = (n: number): string => String(n).padStart(2, '0');
export const inside = (date: LocalDate, { from, to }: Period): boolean => date >= from && date <= to;

export function makeSense(word: DayWord, sense: Sense): Sensed {
  switch (word.is) {
    case 'vague':
      return { wrong: 'vague' };
    case 'offset':
      return word.or === undefined
        ? one(addDays(sense.today, word.days))
        : which([word.days, word.or].map((days) => one(addDays(sense.today, days))));
    case 'weekday':
      return weekdayDate(word, sense);
    case 'span':
      return spanOf(word.span, sense);
    case 'edge':
      return edgeOf(word.edge, word.days ?? 1, sense);
    default:
      return calendarDate(word, sense);
  }
}

const which = (options: readonly Span[]): Sensed => ({ wrong: 'which', options });

/** Logging: the latest past one in or before the Week. Asking: the next one of the Week that is still to come, else the next one. */
function weekdayDate({ weekday, week }: Weekday, { today, period, sense }: Sense): Sensed {
  const monday = addDays(today, 1 - weekdayOf(today));
  if (week === 'last' || week === 'next' || week === 'this') {
    const date = addDays(monday, weekday - 1 + { last: -7, this: 0, next: 7 }[week]);
    // "chủ nhật tuần này" while the Week goes from a Friday to a Thursday: its Sunday, or one behind it, which is to come.
    const inPeriod =
      week === 'this' && sense === 'past' && date > today && !inside(date, period) && inside(today, period);
    const before = addDays(date, -7);
    return inPeriod && inside(before, period) ? { wrong: 'not-yet', date, options: [one(before)] } : one(date);
  }
  if (week === 'coming') return one(addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1));
  if (sense === 'past' && week === 'here' && addDays(monday, weekday - 1) > today) {
    const date = addDays(monday, weekday - 1);
    return { wrong: 'not-yet', date, options: [one(addDays(date, -7))] };
  }
  if (sense === 'past') {
    const latest = today < period.to || week === 'latest' ? today : period.to;
    const date = addDays(latest, -((weekdayOf(latest) - weekday + 7) % 7));
    return week === 'before' ? which([one(date), one(addDays(date, -7))]) : one(date);
  }
  const ahead = (from: LocalDate): LocalDate => addDays(from, (weekday - weekdayOf(from) + 7) % 7);
  const inWeek = ahead(today > period.from ? today : period.from);
  return one(inside(inWeek, period) ? inWeek : ahead(today));
}

/** Of what took place only the Week itself is a span that people mean whole; the others are asked about. */
function spanOf(span: Extract<DayWord, { is: 'span' }>['span'], { today, period, sense }: Sense): Sensed {
  const monday = addDays(today, 1 - weekdayOf(today));
  if (span === 'period') return sense === 'next' && inside(today, period) ? { from: today, to: period.to } : period;
  if (span === 'weekend') {
    const isPast = sense === 'past' && weekdayOf(today) < 6;
    const [saturday, sunday] = [addDays(monday, isPast ? -2 : 5), addDays(monday, isPast ? -1 : 6)];
    const both = { from: saturday, to: sunday };
    return sense === 'next' ? both : which([one(saturday), one(sunday), both]);
  }
  const start = addDays(monday, { 'last-week': -7, 'this-week': 0, 'next-week': 7 }[span]);
  const week = { from: start, to: addDays(start, 6) };
  if (sense === 'next') return span === 'this-week' ? { ...week, from: today } : week;
  if (span === 'next-week') return week;
  const known = span === 'this-week' ? { from: start, to: today } : week;
  return which([known, ...(inside(today, period) ? [{ from: period.from, to: min(today, period.to) }] : [])]);
}

const min = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b);

/** "3 ngày đầu" of the Week. */
function edgeOf(edge: 'first' | 'last', days: number, { period }: Sense): Sensed {
  const long = daysBetween(period.from, period.to) + 1;
  if (days < 1 || days > long) return { wrong: 'no-such-day' };
  return edge === 'first'
    ? { from: period.from, to: addDays(period.from, days - 1) }
    : { from: addDays(period.to, 1 - days), to: period.to };
}

function calendarDate(word: CalendarDay, sense: Sense): Sensed {
  const candidates = spell(word, sense).filter(isLocalDate);
  const date = choose(candidates, word, sense);
  if (date === null) return { wrong: 'no-such-day' };
  const named = word.weekday === null ? date : (matching(candidates, word.weekday, sense) ?? date);
  if (word.weekday !== null && weekdayOf(named) !== word.weekday) return { wrong: 'weekday-differs', date: named };
  const isToCome = sense.sense === 'past' && word.month === null && !word.monthOf && named > sense.today;
  if (!isToCome) return one(named);
  const past = candidates
    .filter((each) => each <= sense.today)
    .toSorted()
    .at(-1);
  return { wrong: 'not-yet', date: named, options: past === undefined ? [] : [one(past)] };
}

/** "thứ 5 ngày 30": of the days of that number the one on which that weekday falls. */
const matching = (candidates: readonly LocalDate[], weekday: number, { today, sense }: Sense): LocalDate | undefined =>
  candidates.filter((date) => weekdayOf(date) === weekday && (sense === 'past' ? date <= today : date >= today))[0];

/** Every date it can mean: no year is the campaign's, no month is one near today or the campaign. */
function spell({ day, month, year, monthOf }: CalendarDay, { today, period }: Sense): readonly LocalDate[] {
  const years = year === null ? [period.from.slice(0, 4), period.to.slice(0, 4)] : [String(year)];
  if (month !== null) return years.map((each) => `${each}-${pad(month)}-${pad(day)}`);
  const middle = `${today.slice(0, 7)}-15`;
  if (monthOf) return [`${(monthOf === 'this' ? middle : addDays(middle, -30)).slice(0, 7)}-${pad(day)}`];
  const near = [middle, addDays(middle, -30), addDays(middle, 30), period.from, period.to];
  return [...new Set(near.map((each) => each.slice(0, 7)))].map((each) => `${each}-${pad(day)}`);
}

/** In the Week if one is; without a month while logging this month's, which may be to come; else the nearest on the side that is asked for. */
function choose(
  candidates: readonly LocalDate[],
  word: CalendarDay,
  { today, period, sense }: Sense,
): LocalDate | null {
  const within = candidates.find((date) => inside(date, period));
  if (within !== undefined) return within;
  if (sense === 'past' && word.month === null) {
    const now = candidates.find((date) => date.slice(0, 7) === today.slice(0, 7));
    if (now !== undefined) return now;
  }
  const rightSide = candidates.filter((date) => (sense === 'past' ? date <= today : date >= today));
  const pool = rightSide.length > 0 ? rightSide : candidates;
  const distance = (date: LocalDate): number => Math.abs(daysBetween(today, date));
  return pool.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}
