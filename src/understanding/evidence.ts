/** What else speaks for an intent or against it, beside the words by themselves: a title among them, and words that nobody's examples have. */
import { clausesOf } from './clauses.ts';
import type { Guess, IntentModel } from './model.ts';
import type { SlotsFound } from './slots/index.ts';
import type { Typed, Word } from './words.ts';

/** Nothing of ours. */
export const NONE = 'none';
/** Said before and after what is wanted. */
const COURTESY: ReadonlySet<string> = new Set(['home.hello', 'home.thanks']);

/** The commoner a title's words are in what people write about other things, the less they are a title: "báo cáo" hardly is. */
const COMMON = 60;
/** Even the rarest words may be no title. */
const MOST_TITLE = 0.97;
/** What is left of an intent that has no place for the title that is there. */
const NO_PLACE = 0.25;
/** What is left of wanting nothing where one session is named. */
const NO_NONE = 0.5;
/** What each unknown word leaves of the likeliest, and how many count. */
const UNKNOWN = 0.85;
const MOST_UNKNOWN = 3;

/**
 * The intents, the likeliest first; together they are 1. `takesTitle`: whether an intent has a place for a title. Words that may be a title are
 * read both ways, as far as each is likely.
 */
export function weighIntents(
  { words, withoutTopic, slots }: SlotsFound,
  typed: Typed,
  model: IntentModel,
  takesTitle: (intent: string) => boolean,
): readonly Guess[] {
  const asTitle = rankParts({ ...typed, words }, model);
  if (withoutTopic === null) return withUnknown(asTitle, words, model);
  const title = titleShare(words, withoutTopic, model);
  const isTitle = slots.topic?.isSure === true && slots.topic.codes.length === 1;
  const asWords = new Map(rankParts({ ...typed, words: withoutTopic }, model).map((guess) => [guess.intent, guess]));
  const joined = asTitle.map((guess) => {
    const other = asWords.get(guess.intent) ?? guess;
    const isNoNone = isTitle && guess.intent === NONE;
    const p =
      title * guess.p * (takesTitle(guess.intent) ? 1 : NO_PLACE) + (1 - title) * other.p * (isNoNone ? NO_NONE : 1);
    return withP(guess.p * title > other.p * (1 - title) ? guess : other, p);
  });
  const sum = joined.reduce((all, { p }) => all + p, 0) || 1;
  const shares = joined.map((guess) => withP(guess, guess.p / sum)).toSorted((a, b) => b.p - a.p);
  return withUnknown(shares, withoutTopic, model);
}

/** A text so long may tell something beside what it asks. */
const LONG = 9;
/** How much the part that asks for the most says, beside the whole; and of what is told at length. */
const PART = 0.5;
const LONG_PART = 0.7;
const VERY_LONG = 20;
/** What is left of courtesy in a text of which a part wants something. */
const BESIDE_WISH = 0.3;

/** The intents of a text; of a long one the part that most likely wants something counts for itself as well. */
function rankParts(typed: Typed, model: IntentModel): readonly Guess[] {
  const whole = model.rank(typed);
  const parts = typed.words.length < LONG ? [] : partsOf(typed);
  if (parts.length < 2) return whole;
  const ranked = parts.map((words) => model.rank({ ...typed, words }));
  const best = ranked.toSorted((a, b) => wishOf(b) - wishOf(a))[0] ?? whole;
  const byIntent = new Map(best.map((guess) => [guess.intent, guess]));
  const part = typed.words.length < VERY_LONG ? PART : LONG_PART;
  const courtesy = typed.words.length >= VERY_LONG && wishOf(best) > PART ? BESIDE_WISH : 1;
  const joined = whole.map((guess) => {
    const p = (1 - part) * guess.p + part * (byIntent.get(guess.intent)?.p ?? 0);
    return withP(guess, COURTESY.has(guess.intent) ? p * courtesy : p);
  });
  const sum = joined.reduce((all, { p }) => all + p, 0) || 1;
  return joined.map((guess) => withP(guess, guess.p / sum)).toSorted((a, b) => b.p - a.p);
}

/** How likely it is that something is wanted. */
const wishOf = (guesses: readonly Guess[]): number =>
  guesses.find(({ intent }) => intent !== NONE && !COURTESY.has(intent))?.p ?? 0;

/** What the clauses of a longer text want, each by itself. */
export const wishesIn = (typed: Typed, model: IntentModel): readonly Guess[] =>
  (typed.words.length < LONG ? [] : partsOf(typed))
    .flatMap((words) => model.rank({ ...typed, words })[0] ?? [])
    .filter(({ intent }) => intent !== NONE);

const LEAST_WORDS = 3;

/** Its clauses, and of a very long text each two of them that stand side by side. */
function partsOf(typed: Typed): readonly (readonly Word[])[] {
  const { words } = typed;
  const clauses = clausesOf(typed).flatMap(fromAsk);
  const pairs = words.length < VERY_LONG ? [] : clauses.slice(1).map((clause, i) => [...(clauses[i] ?? []), ...clause]);
  return [...clauses, ...pairs].filter((part) => part.length >= LEAST_WORDS && part.length < words.length);
}

/** "Cho hỏi" begins a part of its own. */
function fromAsk(words: readonly Word[]): readonly (readonly Word[])[] {
  const starts = words.flatMap(({ plain }, at) => (at === 0 || isAsk(words, at, plain) ? [at] : []));
  return starts.map((at, i) => words.slice(at, starts[i + 1]));
}

const isAsk = (words: readonly Word[], at: number, plain: string): boolean =>
  plain === 'cho' && words.slice(at + 1, at + 3).some((each) => each.plain === 'hoi' || each.plain === 'xin');

// Not spread: what weighed is only worked out where it is asked for.
const withP = (guess: Guess, p: number): Guess => ({
  intent: guess.intent,
  p,
  get why() {
    return guess.why;
  },
});

/** How likely the words of the title are a title, by the two rarest of them. */
function titleShare(words: readonly Word[], withoutTopic: readonly Word[], { commonness }: IntentModel): number {
  const left = words.map(({ plain }) => plain);
  const title = withoutTopic.filter(({ plain }) => {
    const at = left.indexOf(plain);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  const [rarest = 0, next = rarest / 2] = title
    .map(({ plain }) => (/^\d/.test(plain) ? 0 : 1 / (1 + COMMON * commonness(plain))))
    .toSorted((a, b) => b - a);
  return Math.min(MOST_TITLE, (rarest + next) / 2);
}

/** What the unknown words take from the likeliest speaks for nothing of ours. */
function withUnknown(guesses: readonly Guess[], words: readonly Word[], { knows }: IntentModel): readonly Guess[] {
  const unknown = words.filter(({ plain }) => /^\p{L}/u.test(plain) && !knows(plain)).length;
  const [best] = guesses;
  if (unknown === 0 || words.length >= VERY_LONG || !best || best.intent === NONE) return guesses;
  const left = best.p * UNKNOWN ** Math.min(unknown, MOST_UNKNOWN);
  return guesses
    .map((guess) =>
      guess === best ? withP(guess, left) : guess.intent === NONE ? withP(guess, guess.p + best.p - left) : guess,
    )
    .toSorted((a, b) => b.p - a.p);
}
