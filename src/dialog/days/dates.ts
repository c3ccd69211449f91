/** Dates with their numbers: "3/10", "mùng ba", "ngày 3 tháng 10 năm 2021", "oct 3rd". */
import type { CalendarDay } from '../../understanding/day-words.ts';
import { readNumeral } from '../counts/numerals.ts';
import { findAt, isFigure, type Piece } from '../pieces.ts';
import { DAY_NOUN, MONTH, MONTH_NAMES, MONTHS_OF, YEAR } from './phrases.ts';

export type Dated = { readonly word: CalendarDay; readonly length: number };

/** A day that begins with a figure. */
export function readDated(pieces: readonly Piece[], at: number): Dated | null {
  const piece = pieces[at];
  if (!isFigure(piece)) return null;
  const iso = /^(\d{4})$/.test(piece?.plain ?? '') ? isoAt(pieces, at) : null;
  if (iso) return iso;
  const full = /^(\d{1,2})([/.])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/.exec(piece?.plain ?? '');
  if (full) {
    const [, day, , month, year] = full;
    const word = dateOf(day, month, year);
    const behind = year === undefined ? yearAt(pieces, at + 1) : null;
    return {
      word: { ...word, year: behind?.year ?? word.year },
      length: 1 + (behind?.length ?? 0),
    };
  }
  const packed = /^(\d{2})(\d{2})(\d{4})$/.exec(piece?.plain ?? '');
  if (packed) return { word: dateOf(packed[1], packed[2], packed[3]), length: 1 };
  const [, bare] = /^(\d{1,2})$/.exec(piece?.plain ?? '') ?? [];
  return bare === undefined ? null : withMonth(pieces, at + 1, Number(bare), 1);
}

/** "mùng ba", "ngày hai mươi mốt tháng mười". */
export function readSpoken(pieces: readonly Piece[], at: number, isAccented: boolean): Dated | null {
  const number = readNumeral(pieces, at, isAccented);
  const day = number?.asks === null ? number.values[0] : undefined;
  return number && day !== undefined && day >= 1 && day <= 31
    ? withMonth(pieces, number.end, day, number.end - at)
    : null;
}

/** What stands behind the number of a day: "/10", "tháng 10 năm 2021", "tháng trước", nothing. */
function withMonth(pieces: readonly Piece[], at: number, day: number, length: number): Dated {
  const bare: CalendarDay = { is: 'date', day, month: null, year: null, monthOf: null, weekday: null, loose: false };
  const next = pieces[at];
  const sign = next?.before ?? '';
  if (/^[/-]$/.test(sign) && /^\d{1,2}$/.test(next?.plain ?? '')) {
    const year =
      /^[/-]$/.test(pieces[at + 1]?.before ?? '') && /^(?:\d{4}|2\d)$/.test(pieces[at + 1]?.plain ?? '')
        ? pieces[at + 1]?.plain
        : undefined;
    const isLoose = sign === '-' && year === undefined;
    if (isLoose && !isEnd(pieces, at + 1)) return { word: bare, length };
    return {
      word: { ...dateOf(String(day), next?.plain, year), loose: isLoose },
      length: length + (year === undefined ? 1 : 2),
    };
  }
  const of = findAt(pieces, at, MONTHS_OF);
  if (of) return { word: { ...bare, monthOf: of.value }, length: length + of.length };
  const month = findAt(pieces, at, MONTH);
  const number = month && /^(\d{1,2})(?:\/(\d{4}))?$/.exec(pieces[at + month.length]?.plain ?? '');
  if (month && number) {
    const year = number[2] === undefined ? yearAt(pieces, at + month.length + 1) : null;
    const word = dateOf(String(day), number[1], number[2] ?? (year ? String(year.year) : undefined));
    return { word, length: length + month.length + 1 + (year?.length ?? 0) };
  }
  // "tháng sau" is the next; without its mark "sáu" may be meant, and is not taken.
  const isNext = month !== null && pieces[at + month.length]?.typed === 'sau';
  const spoken = month && !isNext ? readNumeral(pieces, at + month.length) : null;
  const value = spoken?.asks === null ? spoken.values[0] : undefined;
  if (month && spoken && value !== undefined && value >= 1 && value <= 12)
    return { word: { ...bare, month: value }, length: length + spoken.end - at };
  const [, monthed, year] = /^(\d{1,2})\/(\d{4})$/.exec(next?.plain ?? '') ?? [];
  if (sign === '' && monthed !== undefined) return { word: dateOf(String(day), monthed, year), length: length + 1 };
  return { word: bare, length };
}

/** "năm 2021", "2021", "/2021". */
function yearAt(pieces: readonly Piece[], at: number): { readonly year: number; readonly length: number } | null {
  const noun = findAt(pieces, at, YEAR)?.length ?? 0;
  const year = pieces[at + noun]?.plain ?? '';
  return /^20\d\d$/.test(year) ? { year: Number(year), length: noun + 1 } : null;
}

const isEnd = (pieces: readonly Piece[], at: number): boolean => {
  const next = pieces[at];
  return !next || !isFigure(next);
};

function isoAt(pieces: readonly Piece[], at: number): Dated | null {
  const [year, month, day] = [0, 1, 2].map((n) => pieces[at + n]);
  const isIso =
    month?.before === '-' && day?.before === '-' && /^\d{1,2}$/.test(month.plain) && /^\d{1,2}$/.test(day.plain);
  return isIso ? { word: dateOf(day?.plain, month?.plain, year?.plain), length: 3 } : null;
}

/** "3 october", "oct 3rd, 2021", "the 3rd". */
export function readEnglish(pieces: readonly Piece[], at: number): Dated | null {
  const start = at + (findAt(pieces, at, DAY_NOUN)?.length ?? 0);
  const first = findAt(pieces, start, MONTH_NAMES);
  const numberAt = first ? start + 1 : start;
  const day = /^\d{1,2}$/.exec(pieces[numberAt]?.plain ?? '')?.[0];
  if (day === undefined) return null;
  const sign = pieces[numberAt + 1];
  const isSign = sign !== undefined && sign.before === '' && /^(?:st|nd|rd|th)$/.test(sign.plain);
  // "2nd" comes apart, since "nd" is short for people as well.
  const ordinal = isSign && (sign.isGlued || pieces[numberAt - 1]?.plain === 'the') ? 1 : 0;
  const of = pieces[numberAt + 1 + ordinal]?.plain === 'of' ? 1 : 0;
  const behind = first ? null : findAt(pieces, numberAt + 1 + ordinal + of, MONTH_NAMES);
  const month = first ?? behind;
  if (!month && !ordinal) return null;
  const end = numberAt + 1 + ordinal + (behind ? of + 1 : 0);
  const year = yearAt(pieces, end);
  const word = dateOf(day, month ? String(month.value) : undefined, year ? String(year.year) : undefined);
  return { length: end + (year?.length ?? 0) - at, word };
}

function dateOf(day: string | undefined, month: string | undefined, year: string | undefined): CalendarDay {
  const full = year === undefined ? null : Number(year) + (year.length === 2 ? 2000 : 0);
  return {
    is: 'date',
    day: Number(day),
    month: month === undefined ? null : Number(month),
    year: full,
    monthOf: null,
    weekday: null,
    loose: false,
  };
}
