/** What is said beside thanks: "nhầm, 310 em, em cảm ơn cô" corrects a figure. */
import { readMeaning, type Speaker } from '../answers-in-words.ts';

/** Nobody thanks in more words. */
const MOST_WORDS = 8;
const SIGN = /[,.;!…]$/;

/** Without the thanks at the end; a text that is nothing else stays. `isApart`: only what stands behind a sign, since a name may end so. */
export function withoutThanks(text: string, speaker: Speaker, isApart = false): string {
  const words = [...text.matchAll(/\S+/g)];
  const thanks = (from: number): boolean => readMeaning(text.slice(words[from]?.index), speaker) === 'thanks';
  const least = Math.max(1, words.length - MOST_WORDS);
  let from = words.length - 1;
  while (from >= least && !thanks(from)) from -= 1;
  if (from < least) return text;
  // "…, em cảm ơn cô": up to the sign, where all of it thanks.
  let begins = from;
  while (begins > least && !SIGN.test(words[begins - 1]?.[0] ?? '')) begins -= 1;
  const isAlone = thanks(begins) && SIGN.test(words[begins - 1]?.[0] ?? '');
  if (isApart && !isAlone) return text;
  const at = words[thanks(begins) ? begins : from]?.index ?? text.length;
  return text.slice(0, at).replace(/[\s,;]+$/, '');
}
