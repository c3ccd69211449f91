import { fold } from '../chat/fold.ts';
import type { Choices } from './place.ts';

/**
 * The one place where a typed number or label becomes a choice. `numbers: false` where a bare number is an answer in itself.
 * Gives the value, or null when the text names none of the choices.
 */
export function chooseTyped(text: string, choices: Choices, numbers: boolean): string | null {
  const typed = fold(text);
  if (typed === '') return null;
  if (numbers && /^\d{1,2}$/.test(typed)) return choices[Number(typed) - 1]?.[1] ?? null;
  const named = choices.filter(([label]) => fold(label) === typed);
  return named.length === 1 || (named.length > 1 && new Set(named.map(([, value]) => value)).size === 1)
    ? (named[0]?.[1] ?? null)
    : null;
}
