/** What a text is compared by: its words, and each two that stand side by side. */
import { stemOf } from './english-words.ts';
import type { Typed, Word } from './words.ts';

/** Whether enough examples have a word in this form. */
export type Knows = (form: string) => boolean;

/** The form of a word with its marks: one without any is meant so too, where others have theirs. Never the form of a plain word. */
export const accentedForm = (word: Word): string => `^${word.marked}`;

/**
 * Each word in the form by which it is compared: where marks are typed the form with them takes the place of the plain one, if examples have
 * it. So "đúng" is no "dừng", and "mốt" no "một". An English word is compared by its stem.
 */
export function formsOf({ words, isAccented }: Typed, knows: Knows): readonly string[] {
  return words.map((word) => {
    const form = accentedForm(word);
    return isAccented && knows(form) ? form : stemOf(word.plain);
  });
}

/** Words, pairs of words, and which word begins and ends the text. */
export function featuresOf(forms: readonly string[]): readonly string[] {
  const features = new Set(forms);
  let last = '(';
  for (const form of forms) {
    features.add(`${last} ${form}`);
    last = form;
  }
  if (forms.length > 0) features.add(`${last} )`);
  return [...features];
}
