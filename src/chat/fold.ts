/**
 * Folds a text for matching: NFC, lower case, no diacritics, đ -> d, single spaces, no punctuation at the ends.
 * The original is what is stored; this is only ever compared. Composed and decomposed input fold alike.
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/^[\s.,;:!?"'“”‘’()/-]+|[\s.,;:!?"'“”‘’()-]+$/g, '')
    .trim();
}
