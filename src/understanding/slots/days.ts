import { addDays, dateOf, type LocalDate } from '../../chat/civil.ts';
import type { DayPart } from '../../chat/day-parts.ts';
import { dateAt } from '../calendar-days.ts';
import { makeSense, type Sense, type Span } from '../day-sense.ts';
import { type CalendarDay, type DayFound, type DayWord, dayAt } from '../day-words.ts';
import { lexiconOf, phraseAt } from '../lexicon.ts';
import { smallNumberAt } from '../small-numbers.ts';
import { isFree, isParted, mark, type SlotSheet } from './sheet.ts';
import type { SlotContext } from './types.ts';

export type Days = { readonly day: LocalDate | null; readonly until: LocalDate | null; readonly part: DayPart | null };
type Found = { readonly span: Span | null; readonly end: number; readonly part: DayPart | null };

/** Nobody asks for more days in one text. */
const MOST = 12;

const NONE: Days = { day: null, until: null, part: null };
const FROM_NOW = lexiconOf([['từ giờ,từ nay,từ chừ,từ bây giờ,từ hôm nay,từ bữa nay,from now', true]]);
const UP_TO_END = lexiconOf([['đến hết,tới hết,cho đến hết,cho tới hết,until,till,through', true]]);
const UP_TO = lexiconOf([['đến hết,tới hết,đến,tới,to,until,till,through', true]]);
const AND = lexiconOf([['và,với,and', true]]);
const FROM = lexiconOf([['từ,from', true]]);
const CLASS = lexiconOf([['lớp,khối', true]]);
/** "1-7/10", "1-7/10/2021", "2,3/10". */
const RANGE = /^(\d{1,2})[-,](\d{1,2}\/\d{1,2}(?:\/(?:\d{4}|\d{2}))?)$/;
const SPAN_OF_DAYS = /^(\d{1,2})-(\d{1,2})$/;

/** Marks every day; gives the first, or the days from one to another. A weekday is the next one to come. */
export function takeDays(sheet: SlotSheet, context: SlotContext): Days {
  const sense = senseOf(context);
  let days = NONE;
  let from = 0;
  for (let at = 0, count = 0; at < sheet.words.length && count < MOST; ) {
    const found = isFree(sheet, at, at + 1) ? daysAt(sheet, at, sense) : null;
    if (found) {
      mark(sheet, at, found.end, ...(found.part === null ? [] : ['part']), 'day');
      // "Hôm nay bận rồi, mai có gì": of two the one after the comma is asked for.
      if (found.span && (days.day === null || isParted(sheet, from, at))) days = daysOf(found.span, found.part);
      from = found.end;
      count += 1;
    }
    at = found?.end ?? vagueEnd(sheet, at) ?? at + 1;
  }
  return days;
}

/** "mai mốt", "hôm trước": no day, and none within. */
function vagueEnd(sheet: SlotSheet, at: number): number | null {
  const found = dayAt(sheet, at);
  return found?.value.is === 'vague' ? found.end : null;
}

const daysOf = ({ from, to }: Span, part: DayPart | null): Days => ({
  day: from,
  until: to === from ? null : to,
  part,
});

function senseOf({ campaign, now }: SlotContext): Sense {
  const today = dateOf(now);
  return { today, period: campaign?.plan.period ?? { from: today, to: today }, sense: 'next' };
}

function daysAt(sheet: SlotSheet, at: number, sense: Sense): Found | null {
  const whole = wholeRangeAt(sheet, at, sense) ?? fromNumberAt(sheet, at, sense) ?? fromNowAt(sheet, at, sense);
  if (whole) return whole;
  const first = readDay(sheet, at, sense);
  if (!first || isClassName(sheet, at, first, sense)) return null;
  const begin = weekdayGone(sheet, at, first, sense) ?? spanOf(first.value, sense);
  // All that is left of the Week narrows nothing down.
  if (first.value.is === 'span' && (first.value.span === 'period' || first.value.span === 'this-week')) {
    return { span: null, end: first.end, part: first.part };
  }
  const more = nextDay(sheet, first.end, first.value, sense) ?? dayAfter(sheet, first.end, begin, sense);
  const isOnward = begin !== null && more !== null && more.span.to > begin.from;
  return isOnward
    ? { span: { from: begin.from, to: more.span.to }, end: more.end, part: first.part }
    : { span: begin, end: first.end, part: first.part };
}

const GONE = lexiconOf([['rồi,qua,vừa rồi,vừa qua,trước', true]]);
const ON = lexiconOf([['hôm,bữa', true]]);

/** "thứ 7 rồi", and "hôm thứ 7" where the next one is after the Week and the last one in it: looking back. */
function weekdayGone(sheet: SlotSheet, at: number, { value, end }: DayFound, sense: Sense): Span | null {
  if (value.is !== 'weekday' || value.week !== null) return null;
  const last = spanOf(value, { ...sense, sense: 'past', period: { from: sense.period.from, to: sense.today } });
  const isGone = phraseAt(GONE, sheet, end - 1)?.end === end;
  const next = spanOf(value, sense);
  const isOnlyBefore =
    phraseAt(ON, sheet, at) !== null &&
    next !== null &&
    last !== null &&
    next.from > sense.period.to &&
    last.from >= sense.period.from;
  return isGone || isOnlyBefore ? last : null;
}

/** What is vague ("hôm trước") says no day. */
function readDay(sheet: SlotSheet, at: number, sense: Sense): DayFound | null {
  const found = dayAt(sheet, at);
  if (!found || found.value.is === 'vague') return null;
  // "10/10" of points, "50/60": a date that there is.
  return found.value.is === 'date' && found.value.loose && spanOf(found.value, sense) === null ? null : found;
}

function spanOf(word: DayWord, sense: Sense): Span | null {
  const sensed = makeSense(word, sense);
  if (!('wrong' in sensed)) return sensed;
  return sensed.wrong === 'weekday-differs' ? { from: sensed.date, to: sensed.date } : null;
}

/** "lớp 10/10", "lớp 6/2" are classes; "lớp 3/10" in the Week of 1 to 7 October is a day. */
function isClassName(sheet: SlotSheet, at: number, { value }: DayFound, sense: Sense): boolean {
  if (value.is !== 'date' || value.year !== null || phraseAt(CLASS, sheet, at - 1) === null) return false;
  const isFigures = /^\d{1,2}[/.-]\d{1,2}$/.test(sheet.words[at]?.plain ?? '');
  const span = spanOf(value, sense);
  return isFigures && (span === null || span.from < sense.period.from || span.from > sense.period.to);
}

/** The "4" of "ngày 3, 4". */
function bareDayAt(
  sheet: SlotSheet,
  at: number,
  before: DayWord,
): { readonly value: CalendarDay; readonly end: number } | null {
  const figure = sheet.words[at]?.plain ?? '';
  if (before.is !== 'date' || before.month !== null || !/^\d{1,2}$/.test(figure) || Number(figure) <= before.day)
    return null;
  const isLast = at + 1 >= sheet.words.length || phraseAt(ASKED, sheet, at + 1) !== null;
  return isLast ? { value: calendar(figure), end: at + 1 } : null;
}
const ASKED = lexiconOf([['có,thì,học,còn,mấy,được,tháng', true]]);

/** "đến thứ 6", "- 7/10", "và mùng 4" after a day. */
function nextDay(
  sheet: SlotSheet,
  at: number,
  before: DayWord,
  sense: Sense,
): { readonly span: Span; readonly end: number } | null {
  const sign = sheet.words[at]?.before ?? '';
  const joined = phraseAt(UP_TO, sheet, at) ?? phraseAt(AND, sheet, at);
  const bare = bareDayAt(sheet, joined?.end ?? at, before);
  if (bare !== null && (joined || sign === ',' || sign === '-')) {
    const only = spanOf(bare.value, sense);
    if (only) return { span: only, end: bare.end };
  }
  const from = joined?.end ?? (sign === '-' || sign === ',' || sign === '+' || sign === '&' ? at : null);
  if (from === null || !isFree(sheet, from, from + 1)) return null;
  const next = readDay(sheet, from, sense);
  const span = next && spanOf(next.value, sense);
  return next && span && { span, end: next.end };
}

/** "t7 cn": days one after the other, without a word between. */
function dayAfter(
  sheet: SlotSheet,
  at: number,
  begin: Span | null,
  sense: Sense,
): { readonly span: Span; readonly end: number } | null {
  const next = isFree(sheet, at, at + 1) ? readDay(sheet, at, sense) : null;
  const span = next && spanOf(next.value, sense);
  return next && span && begin && span.from === addDays(begin.to, 1) ? { span, end: next.end } : null;
}

/** "1-7/10", "2,3/10"; "ngày 2-4". */
function wholeRangeAt(sheet: SlotSheet, at: number, sense: Sense): Found | null {
  const beside = dateWordsBefore(sheet, at);
  const word = sheet.words[beside]?.plain ?? '';
  const [found, first, last = ''] = RANGE.exec(word) ?? (beside > at ? SPAN_OF_DAYS.exec(word) : null) ?? [];
  if (found === undefined) return null;
  const [day, month, year] = last.split('/');
  const end = calendar(day, month, year);
  return between(calendar(first, month, year), end, beside + 1, sense);
}

const DAY = lexiconOf([['ngày,từ ngày,các ngày,hai ngày,từ,trong', true]]);
const dateWordsBefore = (sheet: SlotSheet, at: number): number => phraseAt(DAY, sheet, at)?.end ?? at;

/** "tới hết thứ 4", "từ giờ đến mùng 6": from today on. */
function fromNowAt(sheet: SlotSheet, at: number, sense: Sense): Found | null {
  const now = phraseAt(FROM_NOW, sheet, at);
  const link = phraseAt(now ? UP_TO : UP_TO_END, sheet, now?.end ?? at);
  const last = link && isFree(sheet, link.end, link.end + 1) ? readDay(sheet, link.end, sense) : null;
  const span = last && last.value.is !== 'span' ? spanOf(last.value, sense) : null;
  return last && span && span.to > sense.today
    ? { span: { from: sense.today, to: span.to }, end: last.end, part: null }
    : null;
}

/** "từ 1 đến 7/10", "từ mùng 2 tới 5". */
function fromNumberAt(sheet: SlotSheet, at: number, sense: Sense): Found | null {
  const from = phraseAt(FROM, sheet, at);
  if (!from) return null;
  const dated = dateAt(sheet, from.end);
  const bare = dated ? null : smallNumberAt(sheet, from.end);
  const end = dated?.end ?? bare?.end;
  const link =
    end === undefined ? null : (phraseAt(UP_TO, sheet, end)?.end ?? (sheet.words[end]?.before === '-' ? end : null));
  if (link === null) return null;
  const last = dateAt(sheet, link);
  const lastBare = last ? null : smallNumberAt(sheet, link);
  const until = last?.value.is === 'date' ? last.value : lastBare && dated ? calendar(String(lastBare.value)) : null;
  const begin = dated?.value.is === 'date' ? dated.value : bare && last ? calendar(String(bare.value)) : null;
  const stop = last?.end ?? lastBare?.end;
  return until && begin && stop !== undefined ? between(begin, until, stop, sense) : null;
}

function between(first: CalendarDay, last: CalendarDay, end: number, sense: Sense): Found | null {
  const month = last.month ?? first.month;
  const to = spanOf({ ...last, month, year: last.year ?? first.year }, sense);
  const from = spanOf({ ...first, month: first.month ?? month, year: first.year ?? last.year }, sense);
  return from && to && from.from <= to.to ? { span: { from: from.from, to: to.to }, end, part: null } : null;
}

const calendar = (day: string | undefined, month?: string, year?: string): CalendarDay => ({
  is: 'date',
  day: Number(day),
  month: month === undefined ? null : Number(month),
  year: year === undefined ? null : Number(year) + (year.length === 2 ? 2000 : 0),
  weekday: null,
  loose: false,
});
