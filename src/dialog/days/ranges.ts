/** Several words for days as one answer: a range, days that follow one another, or days apart, which are asked about. */
import { addDays, daysBetween, type LocalDate, weekdayOf } from '../../chat/civil.ts';
import { inside, makeSense, type Sense, type Sensed, type Span } from '../../understanding/day-sense.ts';
import type { CalendarDay, DayWord } from '../../understanding/day-words.ts';
import type { DaysSaid } from './sayings.ts';
import type { Joint } from './steps.ts';

type Wrong = Extract<Sensed, { wrong: string }>;
export type Joined =
  | { readonly span: Span; readonly isUnsure: boolean; readonly isLoose: boolean }
  | Wrong
  /** Days apart, or one of two. */
  | { readonly wrong: 'several'; readonly options: readonly Span[] };

/** One span, or why there is none. */
type Spanned = Span | Exclude<Joined, { span: Span }>;
type Said = DaysSaid['days'][number];

/** Days further in a month than the end of a range began in the month before: "28 đến 2". */
const LATE = 21;
const EARLY = 10;

export function joined(said: DaysSaid, sense: Sense): Joined {
  const { days, isOpen, isUnsure, length, strange } = said;
  const isLoose = strange > 0;
  const [first, second, ...more] = days;
  if (!first) return { wrong: 'vague' };
  // A bare number within other words may count anything.
  if (isLoose && days.some(({ isBare }, at) => isBare && !isCompleted(days, at))) return { wrong: 'vague' };
  if (days.some(({ word }) => word.is === 'vague')) return { wrong: 'vague' };
  const within =
    second && first.word.is === 'span' && first.word.span === 'weekend' ? daysOfWeekend(said, sense) : null;
  if (within) return within;
  if (!second) return alone(first, { isOpen, isUnsure, length, strange }, sense);
  if (days.some(({ isApart }) => isApart)) return apart(days, { isUnsure, isLoose }, sense);
  const read = days.some(({ by }) => by === 'to')
    ? more.length === 0
      ? (goingOn(first.word, second.word, sense) ?? between(first.word, second.word, sense))
      : ranges(days, sense)
    : listed(days, sense);
  if ('wrong' in read) return read;
  const isAsLong = length === null || daysOf(read) === length;
  return isAsLong ? { span: read, isUnsure, isLoose } : { wrong: 'which', options: [read] };
}

/** "cuối tuần rồi, cả thứ bảy lẫn chủ nhật": which of its days. */
function daysOfWeekend(said: DaysSaid, sense: Sense): Joined | null {
  const [whole, first, ...more] = said.days;
  if (!whole || !first) return null;
  const weekend = makeSense(whole.word, sense);
  const read = joined({ ...said, days: [{ ...first, by: null, isApart: false }, ...more] }, sense);
  const ways = !('wrong' in weekend) ? [weekend] : weekend.wrong === 'which' ? weekend.options : [];
  const isOfIt = 'span' in read && ways.some((way) => inside(read.span.from, way) && inside(read.span.to, way));
  return isOfIt ? read : null;
}

/** "1-7/10", "2, 3/10": the next day tells the month of a bare number. */
const isCompleted = (days: readonly Said[], at: number): boolean => {
  const next = days[at + 1];
  return (
    next !== undefined && next.by !== null && next.word.is === 'date' && (next.word.month !== null || !next.isBare)
  );
};

/** Days with other words between them: the same one said twice, else it is asked which. */
function apart(
  days: readonly Said[],
  { isUnsure, isLoose }: { readonly isUnsure: boolean; readonly isLoose: boolean },
  sense: Sense,
): Joined {
  const spans: Span[] = [];
  // "tuần này cũng vậy, mới làm hôm qua": the day says which of the week.
  const exact = days.filter(({ word }) => word.is !== 'span' || word.span !== 'this-week');
  for (const { word } of withOthers(exact.length > 0 ? exact : days)) {
    const sensed = makeSense(word, sense);
    if ('wrong' in sensed) return sensed;
    spans.push(sensed);
  }
  const different = spans.filter(
    (each, at) => spans.findIndex(({ from, to }) => from === each.from && to === each.to) === at,
  );
  const [only] = different;
  if (only && different.length === 1) return { span: only, isUnsure, isLoose };
  return { wrong: 'which', options: different };
}

function alone(
  { word }: Said,
  { isOpen, isUnsure, length, strange }: Pick<DaysSaid, 'isOpen' | 'isUnsure' | 'length' | 'strange'>,
  sense: Sense,
): Joined {
  const sensed = senseOne(word, sense);
  // "cuối tuần rồi, cả hai ngày": of what it may be the one that is as long.
  const asLong =
    'wrong' in sensed && sensed.wrong === 'which' && length !== null
      ? sensed.options.filter((option) => daysOf(option) === length)
      : [];
  const [only, another] = asLong;
  if (only && !another && length !== null && length > 1) return { span: only, isUnsure, isLoose: strange > 0 };
  if ('wrong' in sensed) return sensed;
  // "từ hôm qua": until when is not said. "2 hôm nay": today, or both days.
  const isOneDay = sensed.from === sensed.to;
  // "3 ngày liền bắt đầu từ 3/10".
  if (isOpen && isOneDay && length !== null && length > 1)
    return { span: { from: sensed.from, to: addDays(sensed.from, length - 1) }, isUnsure, isLoose: strange > 0 };
  if (isOpen && sensed.from < sense.today && isOneDay)
    return { wrong: 'which', options: [sensed, { from: sensed.from, to: sense.today }] };
  if (length !== null && length > 1 && daysOf(sensed) !== length)
    return { wrong: 'which', options: [{ from: addDays(sensed.to, 1 - length), to: sensed.to }, sensed] };
  // "một bữa trong tuần lễ".
  if (length === 1 && daysOf(sensed) > 1) return { wrong: 'vague' };
  return { span: sensed, isUnsure, isLoose: strange > 0 };
}

const daysOf = ({ from, to }: Span): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;

/** So long before the Week nobody logs of. */
const LONG_AGO = 60;

/** "3/4" in the Week of October: in April, or the third and the fourth? "10/3", as English has it, the third of October? */
function longAgo(word: CalendarDay, sensed: Sensed, sense: Sense): Sensed | null {
  const { day, month, year } = word;
  if (month === null || word.weekday !== null || sense.sense !== 'past' || 'wrong' in sensed) return null;
  if (daysBetween(sensed.from, sense.period.from) <= LONG_AGO) return null;
  const bare = (n: number): CalendarDay => ({ ...word, day: n, month: null });
  const both = between(bare(Math.min(day, month)), bare(Math.max(day, month)), sense);
  const isBoth = year === null && (day < month || month === day - 1);
  const swapped = makeSense({ ...word, day: month, month: day }, sense);
  const others = [...(isBoth ? [both] : []), swapped].flatMap((each) =>
    !('wrong' in each) && inside(each.from, sense.period) && inside(each.to, sense.period) ? [each] : [],
  );
  return others.length > 0 ? { wrong: 'which', options: [...others, sensed] } : null;
}

function senseOne(word: DayWord, sense: Sense): Sensed {
  const sensed = makeSense(word, sense);
  const asked = word.is === 'date' && !word.loose ? longAgo(word, sensed, sense) : null;
  if (asked) return asked;
  if (word.is !== 'date' || !word.loose || word.month === null) return sensed;
  // "3-10" is 3 October, "1-7" in the Week of 1-7 October is the whole of it: what lies in the Week wins.
  if (!('wrong' in sensed) && inside(sensed.from, sense.period)) return sensed;
  const asRange = between({ ...word, month: null }, { ...word, day: word.month, month: null }, sense);
  const fits = !('wrong' in asRange) && inside(asRange.from, sense.period) && inside(asRange.to, sense.period);
  return fits && asRange.from < asRange.to ? asRange : sensed;
}

/** From the beginning of one to the end of the other; what one end leaves out (month, year) the other gives. */
function between(left: DayWord, right: DayWord, sense: Sense): Sensed {
  const [first, second] = left.is === 'date' && right.is === 'date' ? complete(left, right) : [left, right];
  const end = makeSense(second, sense);
  if ('wrong' in end) return end;
  // What begins a range leads up to its end.
  const upTo: Sense =
    sense.sense === 'past' ? { ...sense, today: end.to, period: { ...sense.period, to: end.to } } : sense;
  const start = makeSense(first, first.is === 'weekday' || first.is === 'date' ? upTo : sense);
  if ('wrong' in start)
    return start.wrong === 'not-yet' && start.options[0] ? { from: start.options[0].from, to: end.to } : start;
  return { from: start.from, to: end.to };
}

/** "thứ 2 đến thứ 6" on a Thursday: this week's until today, or last week's. */
function goingOn(left: DayWord, right: DayWord, sense: Sense): Wrong | null {
  const isPlain = left.is === 'weekday' && right.is === 'weekday' && left.week === null && right.week === null;
  const now = weekdayOf(sense.today);
  if (!isPlain || sense.sense !== 'past' || left.weekday > now || right.weekday <= now) return null;
  if (!inside(sense.today, sense.period)) return null;
  const from = addDays(sense.today, left.weekday - now);
  const last = { from: addDays(from, -7), to: addDays(from, right.weekday - left.weekday - 7) };
  return { wrong: 'which', options: [{ from, to: sense.today }, last] };
}

function complete(left: CalendarDay, right: CalendarDay): readonly [CalendarDay, CalendarDay] {
  const isTurn = left.month === null && left.day >= LATE && right.day <= EARLY;
  const month = left.month ?? (isTurn && right.month !== null ? ((right.month + 10) % 12) + 1 : right.month);
  const year = left.year ?? right.year;
  return [
    { ...left, month, year, monthOf: left.monthOf ?? right.monthOf ?? null },
    {
      ...right,
      month: right.month ?? left.month,
      year: right.year ?? year,
      monthOf: right.monthOf ?? left.monthOf ?? null,
    },
  ];
}

/** "2-3 và 5/10", "t2 đến t4, t6": never one answer; each is offered by itself. */
function ranges(days: readonly Said[], sense: Sense): Spanned {
  const spans: Span[] = [];
  for (let at = 0; at < days.length; at += 1) {
    const [day, next] = [days[at], days[at + 1]];
    if (!day) break;
    const sensed = next?.by === 'to' ? between(day.word, next.word, sense) : makeSense(day.word, sense);
    if ('wrong' in sensed) return sensed;
    spans.push(sensed);
    if (next?.by === 'to') at += 1;
  }
  return together(spans);
}

/** What the last says of month and week holds for those before. */
function withOthers(days: readonly Said[]): readonly Said[] {
  const words = days.map(({ word }) => word);
  const month = words.findLast((word): word is CalendarDay => word.is === 'date' && word.month !== null);
  const week = words.findLast((word) => word.is === 'weekday' && word.week !== null);
  return days.map((day): Said => {
    const { word } = day;
    if (word.is === 'date' && word.month === null && month)
      return { ...day, word: { ...word, month: month.month, year: month.year } };
    if (word.is === 'weekday' && word.week === null && week?.is === 'weekday')
      return { ...day, word: { ...word, week: week.week } };
    return day;
  });
}

/** "t7 cn", "mùng 2 và mùng 3", "2, 3, 4/10": what the last says of month and week holds for those before. */
function listed(days: readonly Said[], sense: Sense): Spanned {
  const spans: Span[] = [];
  for (const { word } of withOthers(days)) {
    const sensed = makeSense(word, sense);
    if ('wrong' in sensed) return sensed;
    spans.push(sensed);
  }
  const isEither = days.some(({ by }: { readonly by: Joint | null }) => by === 'or');
  const together0 = together(spans);
  return isEither && 'from' in together0 ? { wrong: 'which', options: spans } : together0;
}

/** One span, where they follow one another or lie within one another; else they are days apart. */
function together(spans: readonly Span[]): Spanned {
  const sorted = spans.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  let whole: Span | null = null;
  for (const span of sorted) {
    if (whole && span.from > addDays(whole.to, 1)) return { wrong: 'several', options: spans };
    whole = whole ? { from: whole.from, to: later(whole.to, span.to) } : span;
  }
  return whole ?? { wrong: 'vague' };
}

const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);
