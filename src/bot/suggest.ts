/** For words that mean nothing to us: the nearest two or three things that they may have meant. */

import Fuse from 'fuse.js';
import { offeredCategories } from '../campaign/categories.ts';
import type { Campaign } from '../campaign/types.ts';
import type { Button, Say } from '../chat/index.ts';
import type { Turn } from '../turn/index.ts';
import { announceTarget, reportTarget } from './commands.ts';
import { type Goal, phraseRows } from './phrases.ts';
import { saysSomething, tokensOf } from './tokens.ts';

/** `target` is a value, or for what depends on the role 'report' and 'announce'. */
type Candidate = { readonly phrase: string; readonly target: string; readonly label: Say };

const MOST = 3;
/** A search for more than 32 letters costs a multiple of one for 32: two words and the space between them stay below. */
const LONGEST_WORD = 15;
const MOST_WORDS = 8;
/** Offered where nothing is near. */
const USUAL = ['schedule', 'theme', 'contact'] as const;
/** Fuse's score: 0 is the very word, 1 nothing in common. */
const NEAR = 0.5;

/** Words that stand so in a long title count as near, although the title holds much else. */
const PART = 0.05;

const options = { keys: ['phrase'], includeScore: true, ignoreLocation: true, threshold: NEAR, minMatchCharLength: 2 };

const labelOf = (target: string): Say => ({ key: `commands:suggest.${target.replaceAll('.', '-')}` });

/** A guess never acts: it leads to the page where the act is offered. */
function targetOf(goal: Goal): string | null {
  if ('open' in goal) return /^(?:home|help)\b/.test(goal.open) ? null : goal.open; // they stand below in any case
  const pages = { 'stop-reminders': 'reminders', 'stop-announcements': 'announcements', erase: 'my-data' } as const;
  if (goal.is === 'report' || goal.is === 'announce') return goal.is;
  return goal.is === 'cancel' ? null : pages[goal.is];
}

const phrases: readonly Candidate[] = phraseRows.flatMap(({ goal, phrases }) => {
  const target = targetOf(goal);
  return target === null ? [] : phrases.map((phrase) => ({ phrase, target, label: labelOf(target) }));
});

const indexes = new WeakMap<Campaign, Fuse<Candidate>>();

function indexOf(campaign: Campaign): Fuse<Candidate> {
  const found = indexes.get(campaign);
  if (found !== undefined) return found;
  const named = (text: string): string => tokensOf(text).join(' ');
  const own: Candidate[] = [
    ...campaign.sessions.map((each) => ({
      phrase: named(each.title.vi),
      target: `session.${each.code}`,
      label: { local: each.title },
    })),
    ...offeredCategories(campaign).map((each) => ({
      phrase: named(each.label.vi),
      target: `idea.${each.code}`,
      label: { local: each.label },
    })),
  ];
  const index = new Fuse([...phrases, ...own], options);
  indexes.set(campaign, index);
  return index;
}

/** Buttons to the two or three nearest things, never none. */
export function suggest(text: string, turn: Pick<Turn, 'campaign' | 'person'>): readonly Button[] {
  const said = tokensOf(text.slice(0, 300)).filter(saysSomething);
  const words = [...new Set(said.map((word) => word.slice(0, LONGEST_WORD)))].slice(0, MOST_WORDS);
  const best = new Map<string, { readonly label: Say; readonly score: number }>();
  for (const [pattern, weight] of patternsOf(words)) {
    for (const { item, score } of indexOf(turn.campaign).search(pattern, { limit: 12 })) {
      const isPart = pattern.includes(' ') && ` ${item.phrase} `.includes(` ${pattern} `);
      const weighed = (isPart ? PART : (score ?? 1)) + weight;
      if (weighed < (best.get(item.target)?.score ?? 1)) best.set(item.target, { label: item.label, score: weighed });
    }
  }
  const near = [...best]
    .filter(([target]) => isFor(target, turn.person))
    .sort(([, a], [, b]) => a.score - b.score)
    .map(([target, { label }]) => ({ target, label }));
  const filled = [...near, ...USUAL.map((target) => ({ target, label: labelOf(target) }))];
  return firstOfEach(filled.map(({ target, label }) => ({ label, value: valueOf(target, turn) }))).slice(0, MOST);
}

/** What only role holders have is not offered to a parent, nor the language that is spoken already. */
function isFor(target: string, person: Turn['person']): boolean {
  if (target === `language.${person.lang}`) return false;
  const wanted = NEEDS[target];
  return wanted === undefined || person.holds.some((each) => wanted.includes(each.role));
}

const NEEDS: Readonly<Record<string, readonly string[]>> = {
  'go.log': ['teacher', 'lead', 'office'],
  'go.log.same': ['teacher', 'lead', 'office'],
  'log.last': ['teacher', 'lead', 'office'],
  'log.last.withdraw': ['teacher', 'lead', 'office'],
  'privacy.withdraw': ['teacher', 'lead', 'office'],
  'unit-report': ['teacher', 'lead'],
  board: ['office'],
  mend: ['office'],
  roles: ['lead', 'office'],
  'roles.empty': ['office'],
};

/** The whole text first, then its pairs and single words, which count for less. */
function patternsOf(words: readonly string[]): (readonly [string, number])[] {
  const pairs = words.slice(1).map((word, i) => [`${words[i]} ${word}`, 0.1] as const);
  const singles = words.filter((word) => word.length > 2).map((word) => [word, 0.2] as const);
  return words.length === 0 ? [] : [[words.join(' ').slice(0, 32), 0], ...pairs, ...singles];
}

function valueOf(target: string, turn: Pick<Turn, 'person'>): string {
  if (target === 'report') return reportTarget(turn.person);
  return target === 'announce' ? announceTarget(turn.person) : target;
}

type Choice = { readonly label: Say; readonly value: string };

const firstOfEach = (choices: readonly Choice[]): Choice[] =>
  choices.filter((each, i) => choices.findIndex((other) => other.value === each.value) === i);
