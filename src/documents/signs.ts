import { cleanText } from '../chat/clean.ts';
import { lettersOf, OFFICIAL_STYLES } from './fonts.ts';

/**
 * What becomes of signs that official files don't take: one rule, before every format, so that Word, PDF and Excel say the same words.
 * Pictures (emoji) are taken out with the spaces around them; ticks, crosses, bullets and brackets become a sign that the fonts have; numbers
 * and letters in a frame and fancy letters become plain ones; what is left and no font of ours has is shown as UNKNOWN_SIGN, never dropped.
 */

/** Stands for a sign that the fonts lack; the checks before sending name it. */
export const UNKNOWN_SIGN = '□';

const INSTEAD: Readonly<Record<string, string>> = {
  // U+F0xx are signs of Word's lists, in its fonts Symbol and Wingdings, which come along where text is copied.
  ...sameFor('√', '✓✔✅☑🗸🗹\uf0fc\uf0fe'),
  ...sameFor('×', '✕✖✗✘❌❎☒🗙\uf0fb\uf0fd'),
  ...sameFor('+', '➕'),
  ...sameFor('–', '➖−'),
  ...sameFor('→', '➡➔➜➝➞➤👉⇒⟶\uf0d8\uf0e0\uf0e8\uf0f0'),
  ...sameFor('"', '❝❞'),
  ...sameFor('*', '★☆⭐✩✪✱✳'),
  ...sameFor('•', '◦‣⁃∙◆◇❖✦✧🔹🔸🔵🔴\uf0b7\uf0a7\uf0a8\uf06c\uf06e\uf06f\uf071\uf075\uf076\uf077'),
  ...sameFor('!', '❗❕'),
  ...sameFor('?', '❓❔'),
  ...sameFor('□', '☐❏❐❑❒'),
  ...sameFor('[', '【〖〔'),
  ...sameFor(']', '】〗〕'),
  ...sameFor('“', '「『'),
  ...sameFor('”', '」』'),
  '《': '«',
  '》': '»',
  ...sameFor('‹', '〈❮'),
  ...sameFor('›', '〉❯'),
  ...framed(),
  '‼': '!!',
  '⁉': '!?',
  '🔟': '10',
  '💯': '100%',
};

function sameFor(sign: string, those: string): Record<string, string> {
  return Object.fromEntries(Array.from(those, (each) => [each, sign]));
}

/** Numbers and letters in a circle or a box that Unicode gives no plain form: "❶", "⓫", "🅰", "🆗". */
function framed(): Record<string, string> {
  const from = (first: number, signs: readonly (string | number)[]): [string, string][] =>
    signs.map((sign, at) => [String.fromCodePoint(first + at), String(sign)]);
  const upTo = (last: number, begin = 1): number[] =>
    Array.from({ length: last - begin + 1 }, (_each, at) => begin + at);
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  return Object.fromEntries([
    ...from(0x2776, [...upTo(10), ...upTo(10), ...upTo(10)]),
    ...from(0x24eb, [...upTo(20, 11), ...upTo(10), 0]),
    ...from(0x1f150, letters),
    ...from(0x1f170, letters),
    ...from(0x1f18e, ['AB']),
    ...from(0x1f191, ['CL', 'COOL', 'FREE', 'ID', 'NEW', 'NG', 'OK', 'SOS', 'UP!', 'VS']),
  ]);
}

const OURS = new RegExp(`[${Object.keys(INSTEAD).join('')}]\\ufe0f?`, 'gu');
/** What Unicode counts among pictures, but stands in texts: the fonts have it. */
const TEXT_SIGNS = '©®™ℹ↔↕↖↗↘↙☻☼♪♫♯';
/** What Unicode does not count among them, and is one: hearts and flowers, and the smileys that Word makes of ":)" in its Wingdings. */
const PICTURES_TOO = '\\u2600-\\u2767\\u2794-\\u27bf\\uf04a-\\uf04c';
/** How a picture is made up: skin, hair, joiner, look, flag letters, tags, the frame of a keycap. */
const PARTS =
  '\\p{Emoji_Modifier}\\p{Regional_Indicator}\\u200d\\ufe0e\\ufe0f\\u20e3\\u{1f3fb}-\\u{1f3ff}\\u{e0020}-\\u{e007f}';
const PICTURES = new RegExp(
  `[ \\u00a0]{0,8}(?:(?![${TEXT_SIGNS}])[\\p{Extended_Pictographic}${PICTURES_TOO}${PARTS}][ \\u00a0]{0,8})+`,
  'gu',
);
/** A digit in a frame: the digit stays. */
const FRAMES = /(?<=[0-9#*])\ufe0f?\u20e3/gu;

/** Signs of private use are of each font its own: what ours draws there is not what was meant. */
const isPrivate = (codePoint: number): boolean => codePoint >= 0xe000 && codePoint <= 0xf8ff;
const fontsHave = (codePoint: number): boolean =>
  !isPrivate(codePoint) && OFFICIAL_STYLES.every((style) => lettersOf(style).has(codePoint));
const known = new Map<string, boolean>();

/** Whether all four styles have it. A line break is no sign. */
function isDrawn(sign: string): boolean {
  const before = known.get(sign);
  if (before !== undefined) return before;
  const drawn = sign === '\n' || fontsHave(sign.codePointAt(0) ?? 0);
  known.set(sign, drawn);
  return drawn;
}

/** Vietnamese letters, digits and the signs of a keyboard: nearly every text, and nothing to do for it. */
const PLAIN = /^[\n\x20-\x7e\u00c0-\u01b0\u1ea0-\u1ef9–“”‘’…₫]*$/u;

/** A text as official files take it: NFC, every sign of it in the fonts. Line breaks stay. */
export function officialText(text: string): string {
  const composed = text.normalize('NFC');
  return PLAIN.test(composed) ? composed : replaced(composed).join('');
}

/** Sign by sign, what the fonts lack being what it becomes. */
const replaced = (text: string): string[] =>
  Array.from(withoutPictures(text), (sign) => (isDrawn(sign) ? sign : UNKNOWN_SIGN));

function withoutPictures(text: string): string {
  return cleanText(text)
    .replace(FRAMES, '')
    .replace(OURS, (sign) => INSTEAD[sign.replace('\ufe0f', '')] ?? sign)
    .replace(PICTURES, between)
    .replace(/[^\n\x20-\x7e]/gu, plainer)
    .normalize('NFC');
}

/** One space in the place of a picture, none at the ends of a line and before a sign that stands close. */
function between(_found: string, offset: number, whole: string): string {
  const after = whole.charAt(offset + _found.length);
  const before = whole.charAt(offset - 1);
  return before === '' || before === '\n' || after === '' || /[\n.,;:!?)\]]/.test(after) || /[([]/.test(before)
    ? ''
    : ' ';
}

/** Fancy letters, full-width ones, numbers in circles: what they stand for. */
function plainer(sign: string): string {
  if (isDrawn(sign)) return sign;
  const compatible = sign.normalize('NFKC');
  return Array.from(compatible).every(isDrawn) ? compatible : sign;
}

const LETTER_OF_OTHERS = /(?![\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}])\p{L}/u;

/** What of a text should be looked at before it is sent: signs that no font of ours has, and letters of another alphabet, each once, in order. */
export function oddSigns(text: string): readonly string[] {
  const composed = text.normalize('NFC');
  if (PLAIN.test(composed)) return [];
  const signs = Array.from(withoutPictures(composed));
  return [...new Set(signs.filter((sign) => !isDrawn(sign) || LETTER_OF_OTHERS.test(sign)))];
}
