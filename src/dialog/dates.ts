/** Days as people type them: "hôm qua", "3/10", "thứ 5", "1-7/10", "từ 30/9 đến 6/10". Slashed dates are day/month, always. */
import { dateOf, type LocalDate } from '../chat/civil.ts';
import { fold } from '../chat/fold.ts';
import type { Say } from '../chat/index.ts';
import { makeSense, type Period, type Sense, type Sensed, type Span } from '../understanding/day-sense.ts';
import type { CalendarDay, DayWord } from '../understanding/day-words.ts';
import { stripPoliteness } from './answers-in-words.ts';
import { readDayWord } from './day-words.ts';
import { sayDay } from './echo.ts';
import { quote, type Reading, refuse } from './reading.ts';

export type { Period, Span } from '../understanding/day-sense.ts';

type Asked = { readonly now: Date; readonly period: Period };

const LONGEST = 100;

/**
 * The day or days on which something took place. A beginning in the future, a day that does not exist, a range the wrong way round and
 * several separate days are refused, each with what to type instead. A weekday is the latest past one in or before the period.
 */
export function readDays(text: string, { now, period }: Asked): Reading<Span> {
  const sense: Sense = { today: dateOf(now), period, sense: 'past' };
  const example = `${period.from.slice(8)}/${period.from.slice(5, 7)}`;
  const typed = quote(text);
  const folded = foldDays(text);
  const sensed = senseText(folded, sense);
  if (!sensed) {
    const several = /\d ?(?:,|;|&|\+| va ) ?(?:ngay |thu |t)?\d/.test(folded);
    return refuse({ key: several ? 'dialog:days.several' : 'dialog:days.unreadable', with: { text: typed, example } });
  }
  if ('wrong' in sensed) return refuse(explain(sensed, typed, example));
  const { from, to } = sensed;
  if (from > to) return refuse({ key: 'dialog:days.reversed', with: { from: sayDay(from), to: sayDay(to), example } });
  if (from > sense.today) return refuse({ key: 'dialog:days.future', with: { day: sayDay(from), example } });
  return { ok: true, value: { from, to } };
}

/** One day; of a span ("tuần này") its first. `next`: for questions about the schedule; `past`: for what took place. */
export function readDay(
  text: string,
  { now, period, sense }: Asked & { readonly sense: 'past' | 'next' },
): Reading<LocalDate> {
  const example = `${period.from.slice(8)}/${period.from.slice(5, 7)}`;
  const sensed = senseText(foldDays(text), { today: dateOf(now), period, sense });
  if (!sensed) return refuse({ key: 'dialog:days.unreadable', with: { text: quote(text), example } });
  return 'wrong' in sensed ? refuse(explain(sensed, quote(text), example)) : { ok: true, value: sensed.from };
}

function foldDays(text: string): string {
  if (text.length > LONGEST) return ''; // a part of it would be another day
  const folded = fold(text.replace(/[–—]/g, '-').replace(/(?:->|=>|→)/g, '-'));
  // "20 em" are twenty children, not the twentieth.
  if (/^\d+ em$/.test(folded)) return '';
  return stripPoliteness(folded)
    .replace(/^khong phai [^,]*, ?(?:ma |la )*/, '') // "không phải hôm nay, hôm qua"
    .replace(/^(?:(?:sua lai|sua|nham|la)[ ,]+)+(?=\S)/, '');
}

function senseText(text: string, sense: Sense): Sensed | null {
  return (
    splitAt(text, / (?:den|toi|to|until|till) (?:het )?/g, sense) ??
    senseWhole(text, sense) ??
    splitAt(text, / ?- ?/g, sense)
  );
}

function senseWhole(text: string, sense: Sense): Sensed | null {
  const word = readDayWord(text);
  if (!word) return null;
  const sensed = makeSense(word, sense);
  if (word.is !== 'date' || !word.loose || word.month === null) return sensed;
  // "3-10" is 3 October, "1-7" in the Week of 1-7 October is the whole of it: what lies in the Week wins.
  if (!('wrong' in sensed) && sensed.from >= sense.period.from && sensed.from <= sense.period.to) return sensed;
  const asRange = between({ ...word, month: null }, { ...word, day: word.month, month: null }, sense);
  const fits = asRange && !('wrong' in asRange) && asRange.from >= sense.period.from && asRange.to <= sense.period.to;
  return fits && asRange.from < asRange.to ? asRange : sensed;
}

function splitAt(text: string, separator: RegExp, sense: Sense): Sensed | null {
  for (const match of text.matchAll(separator)) {
    const left = readDayWord(text.slice(0, match.index).replace(/^tu /, ''));
    const right = readDayWord(text.slice(match.index + match[0].length));
    const span = left && right && between(left, right, sense);
    if (span) return span;
  }
  return null;
}

/** From the beginning of one to the end of the other; what one end leaves out (month, year) the other gives. */
function between(left: DayWord, right: DayWord, sense: Sense): Sensed | null {
  const [first, second] = left.is === 'date' && right.is === 'date' ? complete(left, right) : [left, right];
  const end = makeSense(second, sense);
  if ('wrong' in end) return end;
  // A weekday before a range's end is the one that leads up to it.
  const upTo: Sense =
    first.is === 'weekday' && sense.sense === 'past'
      ? { ...sense, today: end.to, period: { ...sense.period, to: end.to } }
      : sense;
  const start = makeSense(first, upTo);
  return 'wrong' in start ? start : { from: start.from, to: end.to };
}

function complete(left: CalendarDay, right: CalendarDay): readonly [CalendarDay, CalendarDay] {
  const month = left.month ?? right.month;
  const year = left.year ?? right.year;
  return [
    { ...left, month, year },
    { ...right, month: right.month ?? month, year: right.year ?? year },
  ];
}

function explain(sensed: Extract<Sensed, { wrong: string }>, text: string, example: string): Say {
  if (sensed.wrong === 'weekday-differs') {
    return { key: 'dialog:days.weekday-differs', with: { text, day: sayDay(sensed.date) } };
  }
  return { key: `dialog:days.${sensed.wrong}`, with: { text, example } };
}
