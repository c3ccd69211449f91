/** What several clauses say together: one answers, and the others say why, as in "câu này em xin bỏ qua vì sổ để ở trường". */
import type { Meaning } from '../chat/languages.ts';
import type { AnswerLists } from '../understanding/answer-lists.ts';
import { plainOf } from '../understanding/marks.ts';
import type { Typed } from '../understanding/words.ts';
import { findAny } from './pieces.ts';

/** `joint`: the word that leads to it, without marks; '' where a sign does, or nothing. */
export type Clause = { readonly text: string; readonly joint: string };
/** null: it says something else. `agrees`: it goes with a yes, and is none by itself. */
export type ClauseSaid = {
  readonly meaning: Meaning | 'agrees' | null;
  readonly joint: string;
  readonly isCourtesy: boolean;
  readonly typed: Typed;
};

/** Without its marks "tại" is of many words ("tai khoan"), and "vi" of "don vi". */
const JOINTS = /[,;.!\n…]+|\s(vì|(?<!\sdon\s)vi|tại|nên|nen|bởi|chứ|chớ|mà|ma|nhưng|nhung|because|since|so|but)\s/iu;
/** Nobody says yes or no in more. */
const MOST = 8;

/** None where there are more. */
export function clausesOf(text: string): readonly Clause[] {
  const parts = text.normalize('NFC').split(JOINTS);
  // Every second part is the word that stood there, or nothing.
  const clauses = parts.flatMap((part, at): Clause[] =>
    at % 2 === 1 || !part || !/\p{L}/u.test(part)
      ? []
      : [{ text: part.trim(), joint: plainOf((parts[at - 1] ?? '').toLowerCase()) }],
  );
  return clauses.length > MOST ? [] : clauses;
}

/** Meanings that do not contradict one another; of what leads on, the first of these that is said counts. */
const LEAVING: readonly Meaning[] = ['skip', 'unknown', 'none'];
const FAMILIES: readonly (readonly Meaning[])[] = [
  LEAVING,
  ['yes', 'keep', 'done'],
  ['done', 'none'],
  ['no'],
  ['cancel'],
  ['back'],
];
/** What answers nothing by itself. */
const BESIDE: readonly ClauseSaid['meaning'][] = ['agrees', 'thanks', 'hello'];

/** That one has heard is no yes yet: "dạ, em đang ghi". */
const HEARD = 'meant.heard';
const isHeard = ({ meaning, typed }: ClauseSaid, lists: AnswerLists): boolean =>
  meaning === 'yes' && typed.words.length === 1 && findAny(typed.words, lists.of(HEARD));

/** What is said beside it asks, or may be an answer after all: a change, what is not sure, so and so many. */
const ANSWERS = 'meant.answers';
/** It is left for later. */
const LATER = 'meant.later';
/** More is to come. */
const GOES_ON = 'meant.goesOn';
/** What speaks against an end, a no, and anything else. */
const DONE = [LATER, GOES_ON] as const;
const NO = [LATER] as const;
const ELSE = [ANSWERS] as const;

/** null: it is not certain what. */
export function togetherSay(said: readonly ClauseSaid[], lists: AnswerLists): Meaning | null {
  const telling = said.filter(
    (each) => !BESIDE.includes(each.meaning) && !(each.meaning === null && each.isCourtesy) && !isHeard(each, lists),
  );
  const meant = telling.flatMap(({ meaning }) => (meaning === null || meaning === 'agrees' ? [] : [meaning]));
  const [first] = meant;
  const family = FAMILIES.find((each) => meant.every((meaning) => each.includes(meaning)));
  if (!first || !family) return null;
  const rest = telling.filter(({ meaning }) => meaning === null);
  if (telling.some(({ joint }) => /^(?:nhung|but)$/.test(joint))) return null;
  if (meant.includes('yes')) return rest.length > 0 ? null : meant.at(-1) === 'keep' ? 'keep' : 'yes';
  const against = (first === 'done' ? DONE : first === 'no' ? NO : ELSE).map(lists.of);
  if (rest.some(({ typed }) => against.some((each) => findAny(typed.words, each))) || rest.some(endsAsking))
    return null;
  if (meant.includes('done')) return 'done';
  if (family !== LEAVING) return first !== 'no' || telling[0]?.meaning === 'no' ? first : null;
  return isSaidOutright(telling, first) ? (LEAVING.find((each) => meant.includes(each)) ?? null) : null;
}

/** "có lớp nào học hông". */
const endsAsking = ({ typed }: ClauseSaid): boolean => /^(?:khong|ko|k|hong|ha)$/.test(typed.words.at(-1)?.plain ?? '');

/** Said first, or what it comes to; "con tui đi thi vẽ mà tui quên mất chủ đề rồi" tells of something else. */
function isSaidOutright(telling: readonly ClauseSaid[], first: Meaning): boolean {
  const at = telling.findIndex(({ meaning }) => meaning !== null);
  const joint = telling[at]?.joint ?? '';
  return at === 0 || first === 'skip' || /^(?:nen|so)$/.test(joint) || (first === 'none' && joint === '');
}
