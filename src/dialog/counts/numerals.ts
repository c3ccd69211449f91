/** A number at one place of a text: in figures, in words, or in both ("2 trăm rưỡi"), or two of which it is one ("ba bốn chục"). */

import { findAt, isFigure, type Piece, tableOf } from '../pieces.ts';
import { readEnglish } from './english-numbers.ts';

/**
 * `asks`: why it can't be taken as it stands. signs: `values` are what it may mean ("1,200"). range: it lies between its two `values`.
 * null: the one value. `end`: the piece after it.
 */
export type Numeral = {
  readonly values: readonly number[];
  readonly asks: 'signs' | 'range' | null;
  readonly typed: string;
  readonly end: number;
};

type Part =
  | { readonly is: 'digit'; readonly value: number }
  | { readonly is: 'unit'; readonly times: number }
  | { readonly is: 'ten' | 'half' | 'and' | 'twenty' | 'thirty' };

const digit = (value: number): Part => ({ is: 'digit', value });
const unit = (times: number): Part => ({ is: 'unit', times });

const FIRST = tableOf<Part>([
  ['một', digit(1)],
  ['hai', digit(2)],
  ['ba', digit(3)],
  ['bốn', digit(4)],
  ['năm', digit(5)],
  ['sáu', digit(6)],
  ['bảy, bẩy', digit(7)],
  ['tám', digit(8)],
  ['chín', digit(9)],
  ['mười', { is: 'ten' }],
  ['hăm', { is: 'twenty' }],
  ['băm', { is: 'thirty' }],
  ['chục', unit(10)],
  ['tá', unit(12)],
  ['trăm', unit(100)],
  ['nghìn, ngàn', unit(1000)],
  ['triệu', unit(1_000_000)],
]);
/** What counts only behind another number. */
const WITHIN = tableOf<Part>([
  ['mươi', { is: 'ten' }],
  ['lăm, nhăm, răm', digit(5)],
  ['tư', digit(4)],
  ['mốt', digit(1)],
  ['k', unit(1000)],
  ['tr', unit(1_000_000)],
  ['rưỡi, rưởi, rữi', { is: 'half' }],
  ['linh, lẻ', { is: 'and' }],
]);

type Figure =
  | { readonly value: number }
  /** "1,200": `decimal` where a unit follows ("1,2 triệu"), else one of the options. */
  | { readonly decimal: number; readonly options: readonly number[] };

const scaled = (whole: string, fraction: string, times: number): number =>
  Number(whole) * times + (fraction === '' ? 0 : Math.round(Number(`0.${fraction}`) * times));

/** "1.200", "1200", "1k2", "1,2k", "1tr5"; "1,200" and "1.2" may mean several things. Null: no figure. */
function readFigure(word: string): Figure | null {
  if (!/^\d/.test(word)) return null;
  if (/^\d{1,9}$/.test(word)) return { value: Number(word) };
  if (/^\d{1,3}(\.\d{3}){1,2}$/.test(word)) return { value: Number(word.replaceAll('.', '')) };
  if (/^\d{1,3}(,\d{3}){2}$/.test(word)) return { value: Number(word.replaceAll(',', '')) };
  const [, whole, part, sign, rest] = /^(\d{1,4})(?:[.,](\d{1,3}))?(k|tr)(\d{0,3})$/.exec(word) ?? [];
  if (whole !== undefined && rest !== undefined) {
    if (part !== undefined && rest !== '') return null;
    return { value: scaled(whole, part ?? rest, sign === 'k' ? 1000 : 1_000_000) };
  }
  const [, left, right] = /^(\d{1,6})[.,](\d{1,3})$/.exec(word) ?? [];
  if (left === undefined || right === undefined) return null;
  const thousands = Number(left) * 1000 + Number(right.padEnd(3, '0'));
  const options = [...new Set([thousands, Number(left + right)])].filter((n) => n < 1_000_000);
  return { decimal: Number(`${left}.${right}`), options };
}

/** The number that starts at piece `at`; null: none does. */
export function readNumeral(pieces: readonly Piece[], at: number, isAccented = false): Numeral | null {
  const first = readOne(pieces, at, isAccented);
  if (!first) return null;
  return readSpoken(pieces, at, first, isAccented) ?? readRange(pieces, at, first, isAccented) ?? first;
}

/** "50-60", "50 đến 60", "3-4 trăm": a unit that stands behind both counts for both. */
function readRange(pieces: readonly Piece[], at: number, first: Numeral, isAccented: boolean): Numeral | null {
  const low = first.values[0];
  const next = pieces[first.end];
  if (first.asks !== null || low === undefined || !next) return null;
  const isJoined = /^[-~]|^\.\.|^>/.test(next.before);
  const from = isJoined ? first.end : first.end + (findAt(pieces, first.end, TO)?.length ?? 0);
  if (!isJoined && from === first.end) return null;
  const second = readOne(pieces, from, isAccented);
  const high = second?.values[0];
  if (!second || second.asks !== null || high === undefined) return null;
  const shared = sharedUnit(low, high, first.end - at === 1 && second.end - from > 1);
  if (low * shared >= high) return null;
  return { values: [low * shared, high], asks: 'range', typed: typedIn(pieces, at, second.end), end: second.end };
}
const TO = 'counts.to';

/** "3-4 trăm" and "3-400" are hundreds at both ends. */
function sharedUnit(low: number, high: number, isSpoken: boolean): number {
  const units = isSpoken ? [1_000_000, 1000, 100, 10] : [100];
  return (
    units.find((times) => low > 0 && low < 10 && high % times === 0 && high / times > low && high / times < 10) ?? 1
  );
}

/** "ba bốn chục", "năm sáu người", "3 4 trăm": one of two neighbours, in one unit. */
function readSpoken(pieces: readonly Piece[], at: number, first: Numeral, isAccented: boolean): Numeral | null {
  const low = digitAt(pieces, at, isAccented);
  const high = digitAt(pieces, at + 1, isAccented);
  const isNext =
    low !== null && high !== null && high > low && high - low <= 2 && /^,?$/.test(pieces[at + 1]?.before ?? '');
  const isWords = !isFigure(pieces[at]) && !isFigure(pieces[at + 1]);
  if (!isNext || first.end !== at + 1) return null;
  const second = readOne(pieces, at + 1, isAccented);
  if (!second || second.asks !== null) return null;
  const times = (second.values[0] ?? 0) / high;
  // "2, 3 cô" are two or three; "2 3" are two figures.
  const isComma = pieces[at + 1]?.before === ',' && high - low === 1;
  if (times === 1 && !isWords && !isComma) return null;
  if (![1, 10, 100, 1000].includes(times)) return null;
  return {
    values: [low * times, high * times],
    asks: 'range',
    typed: typedIn(pieces, at, second.end),
    end: second.end,
  };
}

function digitAt(pieces: readonly Piece[], at: number, isAccented: boolean): number | null {
  const piece = pieces[at];
  if (piece && /^[1-9]$/.test(piece.plain)) return Number(piece.plain);
  const part = partAt(pieces, at, false, isAccented);
  return part?.is === 'digit' && part.value > 0 ? part.value : null;
}

function readOne(pieces: readonly Piece[], at: number, isAccented: boolean): Numeral | null {
  const piece = pieces[at];
  if (!piece) return null;
  // "8 ong ba" are grandparents.
  if (piece.plain === 'ba' && pieces[at - 1]?.plain === 'ong') return null;
  const one = (value: number, end: number): Numeral => ({
    values: [value],
    asks: null,
    typed: typedIn(pieces, at, end),
    end,
  });
  const figure = readFigure(piece.plain);
  const spoken = readEnglish(pieces, at, figure && 'value' in figure ? figure.value : null);
  if (spoken) return one(spoken.value, spoken.end);
  if (!figure) return isFigure(piece) ? null : readWords(pieces, at, isAccented);
  const next = partAt(pieces, at + 1, true, isAccented);
  const isUnit = next?.is === 'unit';
  if ('options' in figure) {
    if (isUnit && next.times >= 1000) return one(Math.round(figure.decimal * next.times), at + 2);
    // "3,4 trăm" are 340, or three to four hundred.
    const times = isUnit ? next.times : 0;
    const ends = piece.plain.split(/[.,]/).map((each) => Number(each) * times);
    if (times > 0)
      return {
        values: [Math.round(figure.decimal * times), ...ends],
        asks: 'signs',
        typed: typedIn(pieces, at, at + 2),
        end: at + 2,
      };
    return { values: figure.options, asks: 'signs', typed: piece.plain, end: at + 1 };
  }
  if (isUnit && next.times !== 12) return readWords(pieces, at, isAccented);
  // "1 200": a group of one to three digits, then groups of exactly three.
  let value = figure.value;
  let end = at + 1;
  const isGroup = (n: number): boolean => /^\d{3}$/.test(pieces[n]?.plain ?? '') && pieces[n]?.before === '';
  while (/^[1-9]\d{0,2}$/.test(piece.plain) && isGroup(end) && end < at + 3) {
    value = value * 1000 + Number(pieces[end]?.plain);
    end += 1;
  }
  return one(value, end);
}

/** "một trăm hai" (120), "trăm rưỡi" (150), "hai chục", "năm mươi lăm", "2 nghìn 5" (2500), "hăm ba" (23). */
function readWords(pieces: readonly Piece[], at: number, isAccented: boolean): Numeral | null {
  const sum = { total: 0, section: 0, pending: null as number | null, last: 0 };
  let end = at;
  while (
    end < pieces.length &&
    (end === at || pieces[end]?.before === '') &&
    add(sum, pieces, end, end > at, isAccented)
  )
    end += 1;
  if (end === at) return null;
  const { total, section, pending, last } = sum;
  // "ba triệu hai trăm", "3 triệu 200" are two hundred thousand more often.
  const hundreds =
    pending === null && section < 1000 && section % 10 === 0 ? section : section === 0 ? (pending ?? 0) : 0;
  if (total >= 1_000_000 && total % 1_000_000 === 0 && hundreds >= 100)
    return { values: [total + hundreds * 1000, total + hundreds], asks: 'signs', typed: typedIn(pieces, at, end), end };
  const value = total + section + (pending ?? 0) * (pending !== null && last >= 100 && pending < 10 ? last / 10 : 1);
  return { values: [value], asks: null, typed: typedIn(pieces, at, end), end };
}

type Sum = {
  total: number;
  section: number;
  pending: number | null;
  /** The unit said last: what a digit or "rưỡi" behind it counts in. */
  last: number;
};

/** Takes one more word into the number; false: the number ended before it. */
function add(sum: Sum, pieces: readonly Piece[], at: number, isWithin: boolean, isAccented: boolean): boolean {
  const figure = /^\d{1,3}$/.test(pieces[at]?.plain ?? '') ? Number(pieces[at]?.plain) : null;
  // "2 trăm 05" are 205.
  if (figure !== null && pieces[at]?.plain.startsWith('0') === true && sum.last >= 100) sum.last = 2;
  const part = figure === null ? partAt(pieces, at, isWithin, isAccented) : digit(figure);
  if (part === null) return false;
  switch (part.is) {
    case 'digit':
      return addDigit(sum, part.value, pieces, at, isAccented);
    case 'ten':
      if (sum.last === 10 || sum.last === 1) return false;
      sum.section += (sum.pending ?? 1) * 10;
      return settle(sum, 10);
    case 'twenty':
    case 'thirty':
      if (isWithin) return false;
      sum.section = part.is === 'twenty' ? 20 : 30;
      return settle(sum, 10);
    case 'unit':
      return times(sum, part.times);
    case 'half':
      if (sum.last < 10 || sum.pending !== null) return false;
      sum.section += sum.last / 2;
      return settle(sum, 1);
    default:
      // "hai trăm lẻ" is a little more.
      if (sum.last < 100 || (partAt(pieces, at + 1, true, isAccented)?.is !== 'digit' && !isFigure(pieces[at + 1])))
        return false;
      sum.last = 2;
      return true;
  }
}

/** "ba lăm" is 35, "năm mươi sáu mươi" are two numbers. */
function addDigit(sum: Sum, value: number, pieces: readonly Piece[], at: number, isAccented: boolean): boolean {
  if (sum.last === 1) return false;
  const next = partAt(pieces, at + 1, true, isAccented);
  if (sum.last >= 10 && sum.last < 1000) {
    const times = next?.is === 'ten' ? 10 : next?.is === 'unit' && next.times < 1000 ? next.times : 0;
    if (times >= sum.last) return false;
  }
  if (sum.pending === null) {
    sum.pending = value;
    return true;
  }
  const isUnmarked = pieces[at]?.hasMarks === false && /^(?:tu|mot)$/.test(pieces[at]?.plain ?? '');
  if (sum.last !== 0 || isUnmarked || !findAt(pieces, at, LAST_OF_TWO)) return false;
  sum.section += sum.pending * 10;
  sum.pending = value;
  sum.last = 10;
  return true;
}
const LAST_OF_TWO = 'counts.lastOfTwo';

function times(sum: Sum, unit: number): boolean {
  if (sum.last === 1) return false;
  const count = sum.pending ?? (unit >= 1000 && sum.section > 0 ? 0 : 1);
  if (unit >= 1000) {
    sum.total += (sum.section + count) * unit;
    sum.section = 0;
  } else sum.section += count * unit;
  return settle(sum, unit);
}

function settle(sum: Sum, last: number): true {
  sum.pending = null;
  sum.last = last;
  return true;
}

function partAt(pieces: readonly Piece[], at: number, isWithin: boolean, isAccented: boolean): Part | null {
  const piece = pieces[at];
  // "60 nam" beside marks are men, and no five; "sau" is behind something.
  if (!piece || (isAccented && !piece.hasMarks && /^(?:nam|sau)$/.test(piece.plain))) return null;
  // "hai nghìn không trăm linh năm"; elsewhere it denies.
  if (isWithin && piece.plain === 'khong' && pieces[at + 1]?.plain === 'tram') return digit(0);
  return (isWithin ? findAt(pieces, at, WITHIN)?.value : undefined) ?? findAt(pieces, at, FIRST)?.value ?? null;
}

export const typedIn = (pieces: readonly Piece[], from: number, to: number): string =>
  pieces
    .slice(from, to)
    .map(({ typed, before, isGlued }, i) => (i === 0 || isGlued ? typed : `${before === '' ? ' ' : before}${typed}`))
    .join('')
    .trim();
