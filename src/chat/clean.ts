/**
 * What comes from outside, without what nobody sees. The one place for it: direction marks turn a line around in a log or a file's name,
 * control characters break a Word file (https://www.w3.org/TR/xml/#charsets), and what is invisible hides words between words.
 */

const BREAKS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
/** Seen as nothing but an empty place. */
const BLANKS = /[\t\u2800\u3164\u115f\u1160\uffa0]/g;
/** England's flag and its like are spelt with tags; anywhere else a tag says something that nobody sees. */
const FLAG_OR_TAG = /(\u{1f3f4}[\u{e0020}-\u{e007e}]{1,6}\u{e007f})|[\u{e0000}-\u{e0fff}]/gu;
/** Control, format (direction marks, zero-width spaces, byte-order marks) and half of a pair; a line break and a joiner are seen to below. */
const UNSEEN =
  /(?!\n|\u200d|[\u{e0000}-\u{e0fff}])[\p{Cc}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}\u034f\u17b4\u17b5\ufe00-\ufe0d]/gu;
/** A joiner belongs between two pictures ("👩‍🏫"), and how a sign is drawn behind a sign; no word of ours needs either. */
const STRAY_JOINER =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d|\u200d(?!\p{Extended_Pictographic})/gu;
const STRAY_LOOK = /(?<![\p{Emoji}\p{So}\p{Sm}])[\ufe0e\ufe0f]/gu;
/** No letter of a living language carries more marks than that. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu;

/** A text as it is kept and shown: well-formed, composed (NFC), with plain line breaks and without control or invisible characters. */
export function cleanText(text: string): string {
  return text
    .replace(BREAKS, '\n')
    .replace(BLANKS, ' ')
    .replace(UNSEEN, '')
    .replace(FLAG_OR_TAG, '$1')
    .replace(STRAY_JOINER, '')
    .replace(STRAY_LOOK, '')
    .replace(PILED_MARKS, '$1')
    .normalize('NFC');
}

/** The same for what stands on one line: a file's name, a cell. */
export const cleanLine = (text: string): string => cleanText(text).replaceAll('\n', ' ').trim();
