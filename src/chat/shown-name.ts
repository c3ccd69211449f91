/** How somebody wants to be shown to their colleagues and the office: one short line, and nothing by which they are reached. */
import { cleanLine } from './clean.ts';

/** Longer is no name: "Nguyễn Thị Phương Thảo, lớp 3A, tổ trưởng". */
export const LONGEST_NAME = 50;
/** A phone number has more digits; a class, a year or a team has fewer. */
const MOST_DIGITS = 5;

/** Why a text is no such name. */
export type NameFault = 'empty' | 'long' | 'link' | 'phone' | 'signs';

const LINK = /https?:|www\.|@|\p{L}{2,}\.\p{Ll}{2,}(?:\/|\b)/u;
/** Letters, figures, and what stands between the parts of a name. */
const NAME_SIGNS = /^[\p{L}\p{M}\p{Nd} .,'’&/()–-]+$/u;
const PICTURES = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f|\u20e3/gu;

/** A typed text -> the name as it is kept (NFC, one line, without pictures), or why it can't be one. */
export function readShownName(
  text: string,
): { readonly ok: true; readonly name: string } | { readonly ok: false; readonly why: NameFault } {
  const fault = (why: NameFault) => ({ ok: false, why }) as const;
  // What is looked into is bounded before anything else.
  if (text.length > 10 * LONGEST_NAME) return fault('long');
  const name = cleanLine(cleanLine(text).replace(PICTURES, ' '))
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.,;:!–-]+|[\s,;:!–-]+$/gu, '');
  if (LINK.test(name)) return fault('link');
  if ((name.match(/\p{Nd}/gu)?.length ?? 0) > MOST_DIGITS) return fault('phone');
  if (!/\p{L}/u.test(name)) return fault('empty');
  if (name.length > LONGEST_NAME) return fault('long');
  return NAME_SIGNS.test(name) ? { ok: true, name } : fault('signs');
}

/** Folded: what stands before a name, and the family names of most. */
const TITLES = new Set('co thay anh chi em ong ba bac chu di ms mr mrs'.split(' '));
const FAMILIES = new Set(
  `nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh mai truong dao doan trinh cao lam luu ha
  ta to chau quach thach kim son danh phung luong`.split(/\s+/),
);
const MOST_WORDS = 8;

/**
 * Whether a text that was typed where a name was asked for, without the question being opened, is one: certain for "Cô Lan, lớp 3A" and
 * "Nguyễn Thị Lan", maybe for other words in capitals, which may as well be something's title. `folded`: the same text, folded.
 */
export function nameIn(text: string, folded: string): 'certain' | 'maybe' | null {
  const read = readShownName(text);
  if (!read.ok || /[?!]/.test(text)) return null;
  const [first = '', second = '', ...others] = read.name.split(' ');
  if (second === '' || others.length > MOST_WORDS - 2 || !/^\p{Lu}/u.test(second)) return null;
  const word = folded.split(' ')[0] ?? '';
  if (TITLES.has(word) || (FAMILIES.has(word) && /^\p{Lu}/u.test(first))) return 'certain';
  return /^\p{Lu}/u.test(first) ? 'maybe' : null;
}
