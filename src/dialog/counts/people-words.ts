/** What groups of people are called by everybody, beside the campaign's own words. */
import type { AnswerWord } from '../../chat/answer-words.ts';
import { fold } from '../../chat/fold.ts';
import type { AnswerLists } from '../../understanding/answer-lists.ts';

type Called = { readonly words: readonly string[] };

/** The first word of each is how a campaign names the group, whatever its code is. */
const FAMILIES = [
  'people.pupils',
  'people.teachers',
  'people.parents',
  'people.leaders',
  'people.residents',
] as const satisfies readonly AnswerWord[];

/** The family's words that no group of the campaign calls its own. */
export function alsoCalled(words: readonly string[], all: readonly Called[], lists: AnswerLists): readonly string[] {
  const own = new Set(words.map(fold));
  const family = FAMILIES.map(lists.said).find(([name = '']) => own.has(fold(name)));
  const taken = new Set(all.filter((each) => each.words !== words).flatMap((each) => each.words.map(fold)));
  return (family ?? []).filter((word) => !taken.has(fold(word)));
}
