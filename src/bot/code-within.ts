import { looksLikeCode, normaliseCode } from '../people/code.ts';

/** Ten letters in a row, or two times five with a dash, as an invitation shows its code. */
const CANDIDATE = /(?<![\p{L}\p{N}])[A-Z0-9]{5}\p{Pd}?[A-Z0-9]{5}(?![\p{L}\p{N}])/giu;

/**
 * The one invitation code in a sentence ("em chào cô, mã của em là BCG2H-3KMNP"), or in an invitation that was passed on whole. null: none, or
 * more than one. A code has digits and capitals and no vowel: neither a phone number nor a word is one.
 */
export function codeWithin(text: string): string | null {
  const found = new Set((text.normalize('NFC').match(CANDIDATE) ?? []).filter(looksLikeCode).map(normaliseCode));
  return found.size === 1 ? ([...found][0] ?? null) : null;
}
