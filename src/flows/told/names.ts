/** By which names people are counted in a longer text. */
import type { PeopleGroup } from '../../campaign/types.ts';
import { keptFor } from '../../chat/kept.ts';
import { textsOf } from '../../chat/languages.ts';
import { alsoCalled } from '../../dialog/counts/people-words.ts';
import { PEOPLE } from './pairs.ts';
import { allPhrases, phrases, type ToldPhrases } from './text.ts';

export const namesOf = keptFor((groups: readonly PeopleGroup[]): ToldPhrases => {
  const own = groups.map((group) => ({ words: [...group.words, ...textsOf(group.name)] }));
  const made = phrases(own.flatMap(({ words }) => [...words, ...alsoCalled(words, own)]).join(','));
  return allPhrases(made, PEOPLE);
});
