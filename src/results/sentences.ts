/** People's words where they become part of a document's sentences. */

/** Pictures after a sentence's end are taken out of documents: what stands before them decides. */
const PICTURES_AFTER_END =
  /(?<=[.!?…:;,])(?:\s|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f)+$/u;

/** Without what would stand after its last sign. */
export const ended = (text: string): string => text.trim().replace(PICTURES_AFTER_END, '');

/** With a full stop, unless it ends by itself; a comma at its end is none of it. */
export const sentence = (text: string): string => {
  const bare = ended(text).replace(/[;,\s]+$/u, '');
  return /[.!?…:]$/u.test(bare) ? bare : `${bare}.`;
};

/**
 * "8 hoạt động của 8 đơn vị", "12 băng rôn": how often a kind of activity was held, and its quantities. Where activities are a quantity as well
 * ("32 hoạt động"), the first number is of logs, and comes after it. `by`: " của 8 đơn vị", or ''.
 */
export function heldParts(
  held: string,
  by: string,
  quantities: readonly (readonly [name: string, n: string])[],
): readonly string[] {
  const counted = quantities.map(([name, n]) => `${n} ${name}`);
  const isTwice = quantities.some(([name]) => name === 'hoạt động');
  return isTwice ? [...counted, `${held} lượt ghi${by}`] : [`${held} hoạt động${by}`, ...counted];
}

/** What people begin the lines of a list with; a minus before a number is none. */
const BULLET = /^\s*(?:[-–—•●○▪■*+\uf0b7\uf0a7]\s+|[-–—•●○▪■*](?=\p{L}))/u;

/** Whether a line is one of a list. */
export const isListed = (line: string): boolean => BULLET.test(line);

/** A text without the bullet of its first line, as it stands behind a colon. */
export const withoutBullet = (text: string): string => text.replace(BULLET, '');

/** A text of several lines, or a list, in one: what stood on lines of its own stays apart. */
export function inOneLine(text: string): string {
  const lines = text
    .split(/\r\n?|[\n\v\f\u0085\u2028\u2029]/u)
    .map((line) => withoutBullet(line).replace(/\s+/gu, ' ').trim())
    .filter(saysSomething);
  return lines
    .map((line, at) => (at === lines.length - 1 || /[.!?…:;,]$/u.test(ended(line)) ? ended(line) : `${ended(line)};`))
    .join(' ');
}

/** Pictures and signs alone are nothing that a document could say. */
export const saysSomething = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);
