/** For words that mean nothing to us: the nearest two or three things that they may have meant. */

import Fuse from 'fuse.js';
import { offeredCategories } from '../../campaign/categories.ts';
import type { Campaign } from '../../campaign/types.ts';
import type { Button, Say } from '../../chat/index.ts';
import { keptForBoth } from '../../chat/kept.ts';
import type { Languages } from '../../chat/languages.ts';
import type { Turn } from '../../turn/index.ts';
import { saysSomething, tokensOf } from './plain-words.ts';
import { addressFor, isFor, type OpenWay, spokenIn, ways } from './ways.ts';

/** Something that may have been meant. */
type Offer = Pick<OpenWay, 'opens' | 'for' | 'instead'> & { readonly name: Say };
type Candidate = { readonly phrase: string; readonly offer: Offer };

const MOST = 3;
/** A search for more than 32 letters costs a multiple of one for 32: two words and the space between them stay below. */
const LONGEST_WORD = 15;
const MOST_WORDS = 8;
/** Offered where nothing is near: to whoever looks after units, works for one, or looks something up. */
const USUAL = {
  office: ['board', 'frozen', 'broadcasts'],
  lead: ['unit-report', 'hand-in', 'duties'],
  teacher: ['unit-report', 'duties', 'schedule'],
  viewer: ['board', 'duties', 'contact'],
  everybody: ['schedule', 'theme', 'contact'],
} as const;
const ROLES = ['office', 'lead', 'teacher', 'viewer'] as const;
/** What a parent looks for; to whoever has work to do one word of it in common says nothing. */
const LOOKED_UP = /^(?:session|idea|faq)\./;
const LEAST_IN_COMMON = 2;
/** Fuse's score: 0 is the very word, 1 nothing in common. */
const NEAR = 0.5;

/** Words that stand so in a long title count as near, although the title holds much else. */
const PART = 0.05;

const options = { keys: ['phrase'], includeScore: true, ignoreLocation: true, threshold: NEAR, minMatchCharLength: 2 };

/** A guess never acts: it leads to the page where the act is offered. Without a name it is none. */
function offerOf({ shows, guessed }: OpenWay): Offer | null {
  const name = shows.name ?? (shows.label && { key: shows.label });
  return guessed === false || !name ? null : { ...shows, name };
}

const usualFor = (who: keyof typeof USUAL): readonly Offer[] =>
  USUAL[who].flatMap((name) => ways.flatMap((way) => (way.opens === name ? (offerOf(way) ?? []) : [])));

const roleOf = ({ person }: Pick<Turn, 'person'>): keyof typeof USUAL =>
  ROLES.find((each) => person.holds.some(({ role }) => role === each)) ?? 'everybody';

/** How many of the words stand in a label. */
function inCommon(label: Say, words: readonly string[]): number {
  const text = 'local' in label ? Object.values(label.local).join(' ') : 'plain' in label ? label.plain : '';
  const own = new Set(tokensOf(text));
  return words.filter((word) => own.has(word)).length;
}

const indexOf = keptForBoth((campaign: Campaign, languages: Languages): Fuse<Candidate> => {
  const named = (text: string): string => tokensOf(text).join(' ');
  const own: Candidate[] = [
    ...campaign.sessions.map((each) => ({
      phrase: named(each.title.vi),
      offer: { opens: `session.${each.code}`, for: 'everybody' as const, name: { local: each.title } },
    })),
    ...offeredCategories(campaign).map((each) => ({
      phrase: named(each.label.vi),
      offer: { opens: `idea.${each.code}`, for: 'everybody' as const, name: { local: each.label } },
    })),
  ];
  const spoken = spokenIn(languages).flatMap(({ way, phrases }) => {
    const offer = offerOf(way);
    return offer === null ? [] : phrases.map((phrase): Candidate => ({ phrase, offer }));
  });
  return new Fuse([...spoken, ...own], options);
});

/** Buttons to the two or three nearest things, never none: first those that were guessed. */
export function suggest(
  text: string,
  turn: Pick<Turn, 'campaign' | 'person' | 'languages'>,
  guessed: readonly Button[] = [],
): readonly Button[] {
  const said = tokensOf(text.slice(0, 300)).filter(saysSomething);
  const words = [...new Set(said.map((word) => word.slice(0, LONGEST_WORD)))].slice(0, MOST_WORDS);
  const index = indexOf(turn.campaign, turn.languages);
  const best = new Map<Offer, number>();
  for (const [pattern, weight] of patternsOf(words)) {
    for (const { item, score } of index.search(pattern, { limit: 12 })) {
      const isPart = pattern.includes(' ') && ` ${item.phrase} `.includes(` ${pattern} `);
      const weighed = (isPart ? PART : (score ?? 1)) + weight;
      if (weighed < (best.get(item.offer) ?? 1)) best.set(item.offer, weighed);
    }
  }
  const who = roleOf(turn);
  const fits = (value: string, name: Say): boolean =>
    who === 'everybody' || !LOOKED_UP.test(value) || inCommon(name, said) >= LEAST_IN_COMMON;
  const near = [...best]
    .filter(([{ opens, name }]) => fits(opens, name))
    .filter(([offer]) => isFor(offer.for, turn.person) && offer.opens !== `language.${turn.person.lang}`)
    .sort(([, a], [, b]) => a - b)
    .map(([offer]) => offer);
  const choices = [...near, ...usualFor(who)].map((offer) => ({
    label: offer.name,
    value: addressFor(offer, turn.person),
  }));
  const first = guessed.flatMap((each): Choice[] => ('value' in each && fits(each.value, each.label) ? [each] : []));
  return firstOfEach([...first, ...choices]).slice(0, MOST);
}

/** The whole text first, then its pairs and single words, which count for less. */
function patternsOf(words: readonly string[]): (readonly [string, number])[] {
  const pairs = words.slice(1).map((word, i) => [`${words[i]} ${word}`, 0.1] as const);
  const singles = words.filter((word) => word.length > 2).map((word) => [word, 0.2] as const);
  return words.length === 0 ? [] : [[words.join(' ').slice(0, 32), 0], ...pairs, ...singles];
}

type Choice = { readonly label: Say; readonly value: string };

const firstOfEach = (choices: readonly Choice[]): Choice[] =>
  choices.filter((each, i) => choices.findIndex((other) => isSame(other, each)) === i);

/** Nobody can tell two of one label apart. */
const isSame = (one: Choice, other: Choice): boolean =>
  one.value === other.value || JSON.stringify(one.label) === JSON.stringify(other.label);
