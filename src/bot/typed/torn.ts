/** Whether what is typed speaks against the flow that is likeliest: what begins something has to be certain. */
import type { Languages } from '../../chat/languages.ts';
import { answerListsOf } from '../../understanding/answer-lists.ts';
import { wishesIn } from '../../understanding/evidence.ts';
import { modelOf } from '../../understanding/learnt.ts';
import { phraseAt } from '../../understanding/lexicon.ts';
import type { Typed, Word } from '../../understanding/words.ts';
import { mayLead } from './explained.ts';

/** From then on a clause wants it. */
const WANTED = 0.8;

/** Asked of a flow alone, which would begin. */
export function isTorn(
  address: string,
  { words, typed }: { readonly words: readonly Word[]; readonly typed: Typed },
  languages: Languages,
): boolean {
  if (!address.startsWith('go.')) return false;
  // Who mends a log begins no other.
  const mends = answerListsOf(languages).of('log.mends');
  if (address === 'go.log' && typed.words.some((_, at) => phraseAt(mends, typed, at))) return true;
  const wants = wishesIn({ ...typed, words }, modelOf(languages)).filter(({ p }) => p >= WANTED);
  return wants.some(({ intent }) => !mayLead(intent, address));
}
