/** The lists of words by which answers are read (locales/<code>/answers.txt), of all languages together, ready to be looked for. */
import type { AnswerWord } from '../chat/answer-words.ts';
import { keptFor } from '../chat/kept.ts';
import type { Languages } from '../chat/languages.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';

/** Lists, each with what its phrases stand for. */
export type NamedRows<T> = readonly (readonly [list: AnswerWord, value: T])[];

export type AnswerLists = {
  /** As they are written. */
  readonly said: (list: AnswerWord) => readonly string[];
  readonly of: (list: AnswerWord) => Lexicon<true>;
  readonly rows: <T>(rows: NamedRows<T>) => Lexicon<T>;
};

/** Each is made when it is first asked for. */
export const answerListsOf = keptFor((languages: Languages): AnswerLists => {
  const said = (list: AnswerWord): readonly string[] => languages.flatMap(({ answers }) => answers[list]);
  const saidIn = (list: AnswerWord): string => said(list).join(',');
  const lists = new Map<AnswerWord, Lexicon<true>>();
  const tables = keptFor(
    (rows: NamedRows<unknown>): Lexicon<unknown> =>
      lexiconOf(rows.map(([list, value]) => [saidIn(list), value] as const)),
  );
  return {
    said,
    of: (list) => {
      const made = lists.get(list) ?? lexiconOf([[saidIn(list), true as const]]);
      lists.set(list, made);
      return made;
    },
    // Each table is made of its own rows, so it gives their values.
    rows: <T>(rows: NamedRows<T>) => tables(rows) as Lexicon<T>,
  };
});

/** Of no language. */
export const NO_LISTS: AnswerLists = { said: () => [], of: () => lexiconOf([]), rows: () => lexiconOf([]) };
