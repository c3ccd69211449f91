/** By which names people are counted in a longer text. */
import type { PeopleGroup } from '../../campaign/types.ts';
import { keptForBoth } from '../../chat/kept.ts';
import { textsOf } from '../../chat/languages.ts';
import { alsoCalled } from '../../dialog/counts/people-words.ts';
import { allPhrases, phrases, type ToldLists, type ToldPhrases } from './text.ts';

export const namesOf = keptForBoth((groups: readonly PeopleGroup[], lists: ToldLists): ToldPhrases => {
  const own = groups.map((group) => ({ words: [...group.words, ...textsOf(group.name)] }));
  const made = phrases(own.flatMap(({ words }) => [...words, ...alsoCalled(words, own, lists.answers)]).join(','));
  return allPhrases(made, lists.phrases('people.anyone'));
});
