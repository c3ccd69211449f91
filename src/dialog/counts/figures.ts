/** Where in a line its figures stand, and which of what is counted is named beside each. */

import { findAt, isFigure, type Pieces, type PieceTable } from '../pieces.ts';
import { readNumeral } from './numerals.ts';
import { GROUPS, MEASURES, ORDINAL } from './words.ts';

export type Places = { readonly from: number; readonly to: number };
export type Names = PieceTable<string>;
type Name = Places & { readonly code: string };

/** null in `value`: it may be read in several ways. null in `name`: none stands beside it. */
export type Figure = Places & { readonly value: number | null; readonly name: Name | null };

/** All places of a line. */
export const wholeOf = ({ pieces }: Pieces): Places => ({ from: 0, to: pieces.length });

/** The figures of a part; "khối 6" is none, and neither is "ba mẹ". */
export function figuresIn(read: Pieces, { from, to }: Places, names: Names): readonly Figure[] {
  const { pieces, isAccented } = read;
  const found: Figure[] = [];
  for (let at = from; at < to; ) {
    const numeral = readNumeral(pieces, at, isAccented);
    const name = findAt(pieces, at, names);
    const other = name === null ? soundAlikeAt(pieces, at) : 0;
    if (other > 0) {
      at += other;
      continue;
    }
    const isName = name !== null && (numeral === null || name.length > numeral.end - at);
    const end = isName ? at + name.length : (numeral?.end ?? at + 1);
    const isParted = /[,;.\n]/.test(pieces[end]?.before ?? '') || findAt(pieces, end, names) !== null;
    const isMeasure = name === null && !isParted && findAt(pieces, end, MEASURES) !== null;
    if (!isName && !isMeasure && (numeral !== null || isFigure(pieces[at])) && !isGrade(pieces, at)) {
      const value = numeral?.asks === null ? (numeral.values[0] ?? null) : null;
      found.push({ from: at, to: end, value, name: nameBeside(read, { from: at, to: end }, names) });
    }
    at = end;
  }
  return found;
}

/** "lớp 4": the figure is its name; "sĩ số 35" and "khối 120 em" are counted. */
export const isGrade = (pieces: Pieces['pieces'], at: number): boolean =>
  at > 0 &&
  !(Number(pieces[at]?.plain) > 12) &&
  findAt(pieces, at - 2, COUNTED_AS) === null &&
  (findAt(pieces, at - 1, GROUPS) ?? findAt(pieces, at - 1, ORDINAL)) !== null;
const COUNTED_AS = 'counts.countedAs';

/** "ngã ba", "bà con", "năm nay": words that sound like numbers, in phrases that are none. Their length; 0: none stands here. */
export const soundAlikeAt = (pieces: Pieces['pieces'], at: number): number =>
  findAt(pieces, at, SOUND_ALIKE)?.length ?? 0;
const SOUND_ALIKE = 'counts.soundAlike';

/** "20 gv 300 hs" have their names behind, "gv 20 hs 300" before. */
function nameBeside({ pieces, isAccented }: Pieces, { from, to }: Places, names: Names): Name | null {
  const behind = pieces[to]?.before === '' ? findAt(pieces, to, names) : null;
  const end = to + (behind?.length ?? 0);
  const before = nameEndingAt(pieces, from, names);
  const isNext = pieces[end]?.before === '' && readNumeral(pieces, end, isAccented) !== null;
  return behind && !(before && isNext) ? { from: to, to: end, code: behind.value } : before;
}

const LONGEST_NAME = 4;
const BETWEEN = 'counts.between';

/** "hs 300", "hs: 300", "học sinh thì có 300". */
function nameEndingAt(pieces: Pieces['pieces'], end: number, names: Names, between = 0): Name | null {
  if (!/^[:=]?$/.test(pieces[end]?.before.trim() ?? '')) return null;
  if (between < 2 && findAt(pieces, end - 1, BETWEEN)?.length === 1)
    return nameEndingAt(pieces, end - 1, names, between + 1);
  for (let from = Math.max(0, end - LONGEST_NAME); from < end; from += 1) {
    const found = findAt(pieces, from, names);
    if (found && from + found.length === end) return { from, to: end, code: found.value };
  }
  return null;
}

/** The places where phrases of a table stand, within a part. */
export function spansOf({ pieces }: Pieces, table: PieceTable<unknown>, { from, to }: Places): readonly Places[] {
  const found: Places[] = [];
  for (let at = from; at < to; at += 1) {
    const length = findAt(pieces, at, table)?.length ?? 0;
    if (length === 0) continue;
    found.push({ from: at, to: at + length });
    at += length - 1;
  }
  return found;
}

/** The line without these parts. */
export function without(read: Pieces, spans: readonly Places[]): Pieces {
  if (spans.length === 0) return read;
  return { ...read, pieces: read.pieces.filter((_, at) => !spans.some(({ from, to }) => at >= from && at < to)) };
}
