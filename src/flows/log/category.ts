import type { Category } from '../../campaign/types.ts';
import { fold } from '../../chat/fold.ts';
import type { Message, Reply, Say } from '../../chat/index.ts';
import { textsOf } from '../../chat/languages.ts';
import { offerChoices, readPage } from '../../dialog/choices.ts';
import type { Parsed, Step } from '../../dialog/flow.ts';
import { isNoPlace } from '../../dialog/plain-answer.ts';
import { quote } from '../../dialog/reading.ts';
import { search } from '../../dialog/search.ts';
import type { Turn } from '../../turn/index.ts';
import { scoreCategories } from '../category-scores.ts';
import { categoryOf, type LogAnswers, type SoFar, say } from './answers.ts';
import { likeliestFirst } from './likeliest.ts';

const MOST_HITS = 6;

/** What kind of activity: the likeliest first, or found by typing a part of its label, name, words or code. */
export const categoryStep: Step<LogAnswers, 'category'> = {
  key: 'category',
  words: ['loại hoạt động', 'loại', 'nhóm', 'category', 'kind'],
  stands: (_value, soFar, turn) => categoryOf(soFar, turn) !== null,
  ask: (soFar, turn) => pageOf(say('category.ask'), likeliestFirst(soFar, turn), null, turn),
  parse: readCategory,
  line: (_value, soFar, turn) => {
    const category = categoryOf(soFar, turn);
    return category && { label: say('category.label'), value: { local: category.name } };
  },
};

function pageOf(text: Say, categories: readonly Category[], page: number | null, turn: Turn): Reply {
  const choices = categories.map((each) => ({ label: { local: each.label }, value: each.code }));
  return offerChoices(text, choices, page, turn.can);
}

function readCategory(message: Message, soFar: SoFar, turn: Turn): Parsed<string> {
  const categories = likeliestFirst(soFar, turn);
  const page = readPage(message.choice);
  if (page !== null) return { ok: true, deeper: page > 0, more: pageOf(say('category.ask'), categories, page, turn) };
  if (message.choice !== undefined) {
    const tapped = categories.find((each) => each.code === message.choice);
    return tapped ? { ok: true, value: tapped.code } : unknown(message.choice, categories);
  }
  const typed = message.text ?? '';
  // "Chỗ khác" is no other kind, "khác" is.
  if (isNoPlace(typed) && !categories.some((each) => isCalled(typed, each))) return unknown(typed, categories);
  const entries = categories.map((each) => ({
    item: each,
    words: [each.code, ...textsOf(each.label), ...textsOf(each.name), ...each.words],
  }));
  const { clear, hits, rough } = search(typed, entries, MOST_HITS);
  const scored = scoreCategories(typed, turn.campaign.plan.categories, turn.languages);
  const fitting = scored.hits.filter((each) => categories.includes(each));
  // What only begins like a word of its ("họp tổ", "hợp tác") is offered.
  const isNamed = clear !== null && (fitting.includes(clear) || isCalled(typed, clear));
  if (!rough && clear && isNamed) return { ok: true, value: clear.code };
  // What a sentence clearly tells of is taken, and said in full; of several that fit one is chosen.
  if (scored.clear && fitting.includes(scored.clear)) return { ok: true, value: scored.clear.code, isLoose: true };
  const offered = fitting.length > 0 && (rough || hits.length === 0) ? fitting : hits;
  if (offered.length === 0) return unknown(typed, categories);
  return { ok: true, deeper: true, more: pageOf(say('category.which'), offered.slice(0, MOST_HITS), null, turn) };
}

const isCalled = (typed: string, { code, label, name, words }: Category): boolean =>
  [code, ...textsOf(label), ...textsOf(name), ...words].some((each) => fold(each) === fold(typed));

function unknown(typed: string, categories: readonly Category[]): Parsed<string> {
  const example: Say = categories[0] ? { local: categories[0].label } : { plain: '' };
  return { ok: false, because: say('category.none', { text: quote(typed), example }) };
}
