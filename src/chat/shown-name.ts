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

/** Folded words that stand before a name. */
const TITLES = /^(?:co|thay|anh|chi|em|ong|ba|bac|chu|di|ms|mr|mrs)(?: |$)/;

/** Whether a text that nobody asked a question about is a name, where one was asked for: "Cô Lan, lớp 3A", "Nguyễn Thị Lan". */
export function isLikeName(text: string, folded: string): boolean {
  const read = readShownName(text);
  if (!read.ok || /[?!]/.test(text)) return false;
  const words = read.name.split(' ');
  if (words.length > 8) return false;
  const isTitled = TITLES.test(folded) && words.length > 1 && /^\p{Lu}/u.test(words[1] ?? '');
  return isTitled || (words.length > 1 && words.slice(0, 2).every((word) => /^\p{Lu}/u.test(word)));
}
