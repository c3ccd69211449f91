/** Words that are the campaign's own: its names, its audiences, its kinds of activities. */
import { offeredCategories } from '../../campaign/categories.ts';
import type { Campaign } from '../../campaign/types.ts';
import { keptFor } from '../../chat/kept.ts';
import { textsOf } from '../../chat/languages.ts';
import { isFiller, isPolite, tokensOf, withoutGrades } from './plain-words.ts';

type Own = {
  /** What says nothing beside a request ("lịch Tuần lễ", "lớp cho phụ huynh"); longest first. */
  readonly names: readonly (readonly string[])[];
  readonly audiences: readonly (readonly string[])[];
  /** Those that a person may choose, by each of their names; longest first. */
  readonly chosen: readonly { readonly code: string; readonly words: readonly string[] }[];
  /** The words of the links that the campaign lists, and of its legal bases: "1373" is enough to name a decision. */
  readonly links: ReadonlySet<string>;
  readonly bases: ReadonlySet<string>;
  readonly categories: readonly { readonly code: string; readonly words: readonly string[] }[];
  /** Of the sessions, each with a blank before and after it. */
  readonly titles: readonly string[];
};

const ownOf = keptFor((campaign: Campaign): Own => {
  const { plan } = campaign;
  return {
    names: wordLists([...textsOf(plan.shortName), ...textsOf(plan.title), ...plan.otherNames]),
    audiences: wordLists(plan.audiences.flatMap((each) => [...textsOf(each.name), ...each.words])),
    chosen: plan.audiences
      .filter((each) => each.selectable)
      .flatMap(({ code, name, words }) =>
        // "I am a teacher", where the campaign has "teachers".
        wordLists([...textsOf(name).map((each) => each.replace(/s$/, '')), ...words]).map((each) => ({
          code,
          words: each,
        })),
      )
      .sort((a, b) => b.words.length - a.words.length),
    links: new Set(plan.links.flatMap((each) => textsOf(each.name).flatMap(tokensOf))),
    bases: new Set(plan.legalBases.flatMap((each) => tokensOf(each.text.vi))),
    categories: offeredCategories(campaign).flatMap((each) =>
      wordLists([...textsOf(each.label), ...textsOf(each.name), ...each.words]).map((words) => ({
        code: each.code,
        words,
      })),
    ),
    titles: campaign.sessions.map(({ title }) => ` ${tokensOf(title.vi).join(' ')} `),
  };
});

const wordLists = (texts: readonly string[]): (readonly string[])[] =>
  texts
    .map(tokensOf)
    .filter((words) => words.length > 0)
    .sort((a, b) => b.length - a.length);

/** The text without the campaign's names and its audiences', and what it comes to when nothing else is left. */
export function withoutCampaignNames(
  tokens: readonly string[],
  campaign: Campaign,
): { readonly rest: readonly string[]; readonly alone: 'period' | 'who' } {
  const own = ownOf(campaign);
  const nameless = own.names.reduce((rest, words) => without(rest, words) ?? rest, tokens);
  const rest = own.audiences.reduce((left, words) => without(left, words) ?? left, nameless);
  return { rest, alone: rest.length < nameless.length ? 'who' : 'period' };
}

/**
 * "tôi là phụ huynh" -> the code of the one audience that this is; null: none that may be chosen, or there is more in it. What is left
 * beside its name says "I am" and nothing else; a grade ("phụ huynh lớp 3") says nothing.
 */
export function readAudience(tokens: readonly string[], campaign: Campaign): string | null {
  for (const { code, words } of ownOf(campaign).chosen) {
    const rest = without(withoutGrades(tokens), words);
    const beside = rest?.filter((word) => !isPolite(word));
    if (beside && beside.length > 0 && beside.every((word) => I_AM.has(word))) return code;
  }
  return null;
}

const I_AM = new Set(['la', 'i', 'am', 'im', 'a', 'an']);

/** The tokens without one run of these words; null: it is not there. */
function without(tokens: readonly string[], words: readonly string[]): readonly string[] | null {
  const at = tokens.findIndex((_, i) => words.every((word, k) => tokens[i + k] === word));
  return at < 0 ? null : [...tokens.slice(0, at), ...tokens.slice(at + words.length)];
}

/** Whether these words stand in a row in some session's title. */
export const isInTitle = (words: readonly string[], campaign: Campaign): boolean =>
  ownOf(campaign).titles.some((title) => title.includes(` ${words.join(' ')} `));

const ABOUT_LINKS = new Set('link duong dan trang web dien dan'.split(' '));

/** A kind of activity and nothing else -> its idea; null: it is none. Others than those who log may mean a session of that name. */
export function readCategory(tokens: readonly string[], campaign: Campaign): string | null {
  const found = ownOf(campaign).categories.find(({ words }) => {
    const rest = without(tokens, words);
    return rest !== null && isFiller(rest, true, true);
  });
  return found === undefined ? null : `idea.${found.code}`;
}

/** The number of a decision -> the legal bases; words of a link's name -> the links; null: neither. */
export function readNumbered(said: readonly string[], campaign: Campaign): string | null {
  const own = ownOf(campaign);
  if (said.length === 0) return null;
  if (said.every((word) => own.bases.has(word)) && said.some((word) => /^\d{3,}$/.test(word))) return 'bases';
  const named = said.filter((word) => !ABOUT_LINKS.has(word));
  return named.length > 0 && named.every((word) => word.length > 3 && own.links.has(word)) ? 'links' : null;
}
