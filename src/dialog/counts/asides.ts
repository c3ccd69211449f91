/** What stands beside counts and is none: when it was, which class, who speaks, what everybody did. */

import type { NamedRows } from '../../understanding/answer-lists.ts';
import { findAt, isFigure, type PieceFound } from '../pieces.ts';
import { soundAlikeAt } from './figures.ts';
import { readNumeral } from './numerals.ts';
import type { Place } from './place.ts';
import { COURTESY, FILLER, FILLER_BEFORE, GROUPS, PEOPLE, PLURAL, UNKNOWN } from './words.ts';

type Aside = { readonly length: number; readonly vague?: true };

/** "9a2" is a class; so are "3a" and "3b" of which several are told. */
export function classAt(place: Place): Aside | null {
  const { pieces, at } = place;
  const [grade, letter, number] = pieces.slice(at, at + 3);
  const isClass =
    /^(?:[1-9]|1[0-2])$/.test(grade?.plain ?? '') &&
    letter?.isGlued === true &&
    /^[a-e]$/.test(letter.plain) &&
    number?.isGlued === true &&
    /^\d{1,2}$/.test(number.plain);
  if (isClass) return { length: 3 };
  if (!isClassName(pieces, at)) return null;
  const isTold =
    readNumeral(pieces, at + 2) !== null || pieces[at + 2]?.plain === 'co' || /[:=]/.test(pieces[at + 2]?.before ?? '');
  if (isTold && pieces.some((_, other) => other !== at && isClassName(pieces, other))) return { length: 2 };
  return ofClass(place);
}

/** "310 em, 3A", "3A 310 em": of which class they are. "3c" may be three teachers as well. */
function ofClass({ pieces, at, names }: Place): Aside | null {
  if (findAt(pieces, at + 1, names) !== null) return null;
  return pieces[at + 1]?.plain === 'a' ? { length: 2 } : { length: 2, vague: true };
}

const isClassName = (pieces: Place['pieces'], at: number): boolean =>
  /^(?:[1-9]|1[0-2])$/.test(pieces[at]?.plain ?? '') &&
  pieces[at + 1]?.isGlued === true &&
  /^[a-d]$/.test(pieces[at + 1]?.plain ?? '') &&
  pieces[at + 2]?.isGlued !== true;

/** "lúc 14h", "8 giờ sáng", "ngày 3/10": when it was is no number of people. */
export function momentAt({ pieces, at, isAccented }: Place): Aside | null {
  const piece = pieces[at];
  if (/^\d{1,2}(?:h|g)(?:\d{2}p?)?$/.test(piece?.plain ?? '')) return { length: 1 };
  if (/^\d{1,2}$/.test(piece?.plain ?? '') && pieces[at + 1]?.isGlued && /^[ap]m$/.test(pieces[at + 1]?.plain ?? ''))
    return { length: 2 };
  // "at 7"
  if (
    piece?.typed === 'at' &&
    /^(?:[1-9]|1[0-2])$/.test(pieces[at + 1]?.plain ?? '') &&
    pieces[at + 2]?.isGlued !== true
  )
    return { length: 2 };
  const day = findAt(pieces, at, DAYS);
  if (day && /^\d{1,2}\/\d{1,2}(?:\/\d{2,4})?$/.test(pieces[at + day.length]?.plain ?? ''))
    return { length: day.length + 1 };
  const numeral = isFigure(piece) || !piece?.hasMarks ? null : readNumeral(pieces, at, isAccented);
  const end = isFigure(piece) ? at + 1 : (numeral?.end ?? at);
  return end > at && /^(?:giờ|gio)$/.test(pieces[end]?.typed ?? '') ? { length: end + 1 - at } : null;
}
const DAYS = 'counts.days';

/** "độ tuổi từ 40 đến 60" */
export function agesAt({ pieces, at, isAccented }: Place): Aside | null {
  const found = findAt(pieces, at, AGES);
  const numeral = found && readNumeral(pieces, at + found.length, isAccented);
  return numeral && { length: numeral.end - at };
}
const AGES = 'counts.ages';

/** "con ơi": who is spoken to, but behind a number. */
export function vocativeAt({ pieces, at, last }: Place): Aside | null {
  const found = last?.is === 'number' ? null : findAt(pieces, at, COURTESY);
  const call = found && pieces[at + found.length];
  return found && call?.before === '' && /^[oơ]i$/.test(call.typed) ? { length: found.length + 1 } : null;
}

/** "82 người, tính cả giáo viên": they are among them, and how many they are is not told. */
export function countingInAt({ pieces, at, names, isAccented, items }: Place): Aside | null {
  const found = findAt(pieces, at, COUNTING_IN);
  const name = found && findAt(pieces, at + found.length, names);
  const end = at + (found?.length ?? 0) + (name?.length ?? 0);
  const isTold = items.some(({ is }) => is === 'number');
  return name && isTold && readNumeral(pieces, end, isAccented) === null ? { length: end - at } : null;
}
const COUNTING_IN = 'counts.countingIn';

/** "ngã ba", "bà con" where residents are not counted: words that sound like numbers. */
export function soundAlike({ pieces, at, names, last }: Place): Aside | null {
  const length = findAt(pieces, at, names) === null ? soundAlikeAt(pieces, at) : 0;
  const isPeople = last?.is === 'name' || last?.is === 'people';
  const people = isPeople && pieces[at]?.before === '' ? (findAt(pieces, at, PEOPLES)?.length ?? 0) : 0;
  return length + people > 0 ? { length: Math.max(length, people) } : null;
}

/** "15 em người dân tộc": whose they are. */
const PEOPLES = 'counts.peoples';

/** "mấy anh chị lớp trên để lại": several people, and no number of them. */
export function pluralAt({ pieces, at, names, last }: Place): Aside | null {
  const found = last?.is === 'number' || findAt(pieces, at, names) !== null ? null : findAt(pieces, at, PLURAL);
  return found && { length: found.length };
}

/** "lớp em 32 cháu", "của cô", "… nha thầy": who speaks or is spoken to, and nobody that is counted. */
export function addressAt({ pieces, at, names }: Place): Aside | null {
  const found = findAt(pieces, at, COURTESY);
  if (!found || (findAt(pieces, at, names)?.length ?? 0) > found.length) return null;
  const own = pieces[at]?.before === '' && at > 0 ? findAt(pieces, at - 1, OWN) : null;
  const numeral = own ? readNumeral(pieces, at + found.length) : null;
  // "lớp em 34 bạn" are pupils; in "lớp em 32 cháu" the number has a name.
  const isOwn = own !== null && (own.value || numeral === null || findAt(pieces, numeral.end, names) !== null);
  const isLast = at + found.length === pieces.length && at > 0 && findAt(pieces, at - 1, PARTICLE) !== null;
  // "ph thì em không rõ"
  const isUnsure = findAt(pieces, at + found.length, UNKNOWN) !== null;
  return isOwn || isLast || isUnsure ? { length: found.length } : null;
}
/** true: whatever follows. */
const OWN: NamedRows<boolean> = [
  ['counts.ownSurely', true],
  ['counts.own', false],
];
export const PARTICLE = 'counts.particle';

/** "sau mọi người thoát ra bớt": they do something, and are not counted. */
export function everybodyAt({ pieces, at }: Place): Aside | null {
  const next = pieces[at + 2];
  const isSubject =
    findAt(pieces, at, EVERYBODY) !== null &&
    next?.before === '' &&
    findAt(pieces, at + 2, FILLER) === null &&
    findAt(pieces, at + 2, FILLER_BEFORE) === null;
  return isSubject ? { length: 2 } : null;
}
const EVERYBODY = 'counts.everybody';

/** "15 bác phụ huynh", behind a number: the name says what they are. */
export function politeAt({ pieces, at, names }: Place): Aside | null {
  if (/^(?:chi|anh)$/.test(pieces[at]?.plain ?? '') && pieces[at + 1]?.plain === 'em') return null;
  const found = findAt(pieces, at, names) === null ? findAt(pieces, at, POLITE) : null;
  const next = found && pieces[at + found.length]?.before === '' ? findAt(pieces, at + found.length, names) : null;
  return found && next ? { length: found.length } : null;
}
const POLITE = 'counts.polite';

/** "120 phụ huynh, còn thầy cô trường em có 18 người": beside another group, a name of several that tells how many people they are. */
export function isTold(
  { pieces, at, isAccented }: Place,
  items: readonly { readonly is: string }[],
  length: number,
): boolean {
  const from = pieces[at]?.before === '' && /^(?:cac|quy|may)$/.test(pieces[at - 1]?.plain ?? '') ? at - 1 : at;
  const isFirst = from === 0 && (length > 1 || from < at);
  const isTurned = TURNED.has(pieces[from - 1]?.plain ?? '') || /[,;\n]/.test(pieces[from]?.before ?? '');
  const isBeside = items.some(({ is }) => is === 'name' || is === 'people');
  if (!isFirst && (!isTurned || length < 2 || !isBeside)) return false;
  let to = at + length;
  let said: PieceFound<boolean> | null = null;
  // "các thầy cô tổ 1 là 6 người"
  if (findAt(pieces, to, GROUPS) && /^(?:[1-9]|1[0-2])$/.test(pieces[to + 1]?.plain ?? '')) {
    said = { value: true, length: 2 };
    to += 2;
  }
  for (let next = findAt(pieces, to, OF_THEM); next && pieces[to]?.before === ''; next = findAt(pieces, to, OF_THEM)) {
    said = next;
    to += next.length;
  }
  const numeral = said?.value === true && pieces[to]?.before === '' ? readNumeral(pieces, to, isAccented) : null;
  const isEnd = numeral !== null && (numeral.end === pieces.length || pieces[numeral.end]?.before !== '');
  return numeral !== null && (isEnd || findAt(pieces, numeral.end, PEOPLE) !== null);
}
const TURNED: ReadonlySet<string> = new Set(['con', 'rieng', 'va', 'voi']);
/** true: a number may follow. */
const OF_THEM: NamedRows<boolean> = [
  ['counts.ofThemNumber', true],
  ['counts.ofThem', false],
];
