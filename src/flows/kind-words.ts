/** What people call a campaign's kinds of activities beside its own words for them. */
import type { Category } from '../campaign/types.ts';
import { fold } from '../chat/fold.ts';
import { keptForBoth } from '../chat/kept.ts';
import { type Languages, textsOf } from '../chat/languages.ts';

/** By the category's code. */
type KindWords = ReadonlyMap<string, readonly string[]>;

const spaced = (texts: readonly string[]): string => ` ${texts.map((each) => fold(each)).join(' / ')} `;

/** A line is of those categories that are called so, by label and words, else by their long names. */
export const kindWordsOf = keptForBoth((categories: readonly Category[], languages: Languages): KindWords => {
  const known = categories.map(({ code, label, words, name }) => ({
    code,
    short: spaced([...textsOf(label), ...words]),
    long: spaced(textsOf(name)),
  }));
  const words = new Map<string, string[]>();
  for (const { named, told } of languages.flatMap(({ kinds }) => kinds)) {
    const called = (by: 'short' | 'long') =>
      named.filter((each) => known.some((category) => category[by].includes(` ${fold(each)} `)));
    const by = called('short').length > 0 ? 'short' : 'long';
    const names = called(by);
    for (const category of known.filter((each) => names.some((name) => each[by].includes(` ${fold(name)} `))))
      words.set(category.code, [...(words.get(category.code) ?? []), ...told]);
  }
  return words;
});
