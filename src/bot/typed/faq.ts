/** Typed words against the campaign's questions: which of them is meant, by a probability that compares with a page's. */
import { faqOf, pointersOf } from '../../campaign/faq.ts';
import type { Campaign } from '../../campaign/types.ts';
import { keptFor, keptForBoth } from '../../chat/kept.ts';
import { type Languages, textsOf } from '../../chat/languages.ts';
import { type AskedQuestion, createFaqMatcher, type FaqMatcher, type PageExamples } from '../../understanding/faq.ts';
import { modelOf } from '../../understanding/learnt.ts';
import type { Guess } from '../../understanding/model.ts';
import { saysSomething } from '../../understanding/small-words.ts';
import { spellingsOf } from '../../understanding/spellings.ts';
import { createTwins } from '../../understanding/twins.ts';
import { plainWordsOf, type Word, wordsOf } from '../../understanding/words.ts';

/** Words that ask about the same thing as one of them: "để xe" as "gửi xe". */
const alikeIn = keptFor((languages: Languages) =>
  createTwins(languages.map((each) => ({ ...each, spellings: each.alike, short: {} }))),
);
const asAlike = (words: readonly Word[], languages: Languages): readonly Word[] => alikeIn(languages).writeOut(words);

const read = (text: string, languages: Languages): readonly Word[] =>
  asAlike(wordsOf(text, spellingsOf(languages)).words, languages);

/** The block of what is no page's: a campaign's question may be about just that. */
const NONE = 'none';

/** The words of what is typed for pages, in every language: they outlive a campaign, which the office changes. */
const pageWords = keptFor((languages: Languages): readonly (readonly string[])[] =>
  languages.flatMap(({ examples }) =>
    examples.flatMap((each) =>
      each.intent === NONE ? [] : [...each.strict, ...each.lines].map((text) => plainIn(text, languages)),
    ),
  ),
);
const plainIn = (text: string, languages: Languages): readonly string[] =>
  asAlike(plainWordsOf(text), languages).map(({ plain }) => plain);
const examplesOf = (languages: Languages): PageExamples => ({
  lines: () => pageWords(languages),
  commonness: modelOf(languages).commonness,
});

/** Every entry with its ways, and what the office said leads to an address: two entries of one address are one. */
function questionsOf(campaign: Campaign, languages: Languages): readonly AskedQuestion[] {
  const asked = [
    ...faqOf(campaign).flatMap(({ id, question, alsoAsked }) =>
      [...textsOf(question), ...alsoAsked].map((text) => ({ intent: `faq.${id}`, text })),
    ),
    ...pointersOf(campaign).map(({ question, opens }) => ({ intent: opens, text: question })),
  ];
  return [...Map.groupBy(asked, ({ intent }) => intent)].map(([intent, ways]) => ({
    intent,
    ways: ways.map(({ text }) => read(text, languages)),
  }));
}

/** Made for a campaign when it is first asked. */
export const faqMatcherOf = keptForBoth(
  (campaign: Campaign, languages: Languages): FaqMatcher =>
    createFaqMatcher(questionsOf(campaign, languages), examplesOf(languages)),
);

/**
 * The questions that may be meant, the likeliest first: `intent` is an address ("faq.3", or a page that the office said answers it), `p` how
 * likely it is that rather than any page or nothing. So a page's own probability holds for what is left: (1 - the sum of these) x p.
 * `words`: as typed, before slots are replaced.
 */
export function rankFaq(words: readonly Word[], campaign: Campaign, languages: Languages): readonly Guess[] {
  const guesses = faqMatcherOf(campaign, languages).rank(asAlike(words, languages));
  const telling = new Set(words.filter(({ plain }) => saysSomething(plain)).map(({ plain }) => plain));
  return telling.size > 1 || words.length > 3
    ? guesses
    : guesses.map((each) => ({ ...each, p: Math.min(each.p, ONLY_OFFERED) }));
}

/** "Xe", "zoom có gì": one word asks no question by itself. */
const ONLY_OFFERED = 0.4;
