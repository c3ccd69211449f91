/** What a text says part by part: which of it is of another line than the one that is told, and which answers the open question. */
import { fold } from '../../chat/fold.ts';
import type { Turn } from '../../turn/index.ts';
import { spellingsOf } from '../../understanding/spellings.ts';
import { readMeaning, saysNoneOf } from '../answers-in-words.ts';
import { goesOn, isOfOtherKind } from '../other-kind.ts';
import { owns, type PlainStep } from '../progress.ts';
import { type Open, valueFor } from './mended.ts';

type Where = Pick<Open, 'flow' | 'standing' | 'turn'>;

const bareOf = (part: string): string => part.replace(/[\s,;.!…]+$/, '').trim();

/** Where another part begins, from the second on. */
const placesIn = (text: string, { languages }: Turn): readonly number[] =>
  [...text.matchAll(/(?:[,;.!…]\s+|\n\s*)/g)]
    .map(({ index, 0: sign }) => index + sign.length)
    .filter((at) => !goesOn(text.slice(0, at), text.slice(at), languages));

/** What a line keeps of a text, and what is told behind it of another. `left`: '' where all of it is the line's. */
export function apartFrom(
  target: PlainStep,
  text: string,
  open: Open,
): { readonly own: string; readonly left: string } {
  const places = placesIn(text, open.turn);
  const at = places.find((from, n) => isOther(target, text.slice(from, places[n + 1]), open));
  return at === undefined ? { own: text, left: '' } : { own: bareOf(text.slice(0, at)), left: bareOf(text.slice(at)) };
}

/** Whether one of several parts is of another line, or answers ("bỏ qua", "xong"). */
export function saysElse(target: PlainStep, text: string, open: Where): boolean {
  const places = [0, ...placesIn(text, open.turn)];
  return places.length > 1 && places.some((from, n) => isOther(target, text.slice(from, places[n + 1]), open));
}

function isOther(target: PlainStep, part: string, { flow, standing, turn }: Where): boolean {
  const text = bareOf(part);
  return (
    isOfOtherKind(text, spellingsOf(turn.languages)) ||
    readMeaning(text, turn) !== null ||
    flow.steps.some(
      (each) => each !== target && each.refuses?.(text) !== true && owns(each, text, standing.answers, turn),
    )
  );
}

/** "nhầm ngày, 3/10, 310 em" where people are asked for: what stands before the answer, and the answer at the end; null: there is none. */
export function withAnswer(text: string, { step, standing, turn }: Open): { before: string; answer: string } | null {
  if (step === null || step.isSentence || step.takesFiles) return null;
  const places = placesIn(text, turn);
  const isOwn = (from: number, n: number): boolean =>
    owns(step, bareOf(text.slice(from, places[n + 1])), standing.answers, turn);
  const at = places.find((_, n) => places.slice(n).every((from, m) => isOwn(from, n + m)));
  return at === undefined ? null : { before: bareOf(text.slice(0, at)), answer: bareOf(text.slice(at)) };
}

/** "bỏ qua, 310 em mới đúng": behind what only leads on. null: it begins with nothing like that. */
export function behindLead(text: string, { step, turn }: Open): string | null {
  const [at] = placesIn(text, turn);
  if (at === undefined) return null;
  const first = bareOf(text.slice(0, at));
  const isNone = step?.takesFiles === true && saysNoneOf(first, step.words ?? [], turn);
  return isNone || LEADS.has(readMeaning(first, turn) ?? '') ? text.slice(at) : null;
}
const LEADS: ReadonlySet<string> = new Set(['skip', 'rest', 'done', 'on', 'none']);

/** The parts of a text between its signs. */
export const partsIn = (text: string, turn: Turn): readonly string[] =>
  [0, ...placesIn(text, turn)].map((from, n, all) => bareOf(text.slice(from, all[n + 1])));

/** "310 em, 25 cô, ở thư viện" where people are asked for: whether a part is of another line, and none of the answer. */
export function isBeside(step: PlainStep, part: string, open: Open): boolean {
  const { standing, turn } = open;
  if (owns(step, part, standing.answers, turn)) return false;
  return LINK.test(part) || (readMeaning(part, turn) === null && isOther(step, part, open));
}

/** "hôm nay", where that day stands already. */
export function stands(part: string, open: Open): boolean {
  const { flow, standing, turn } = open;
  return flow.steps.some((each) => {
    const now = standing.answers[each.key];
    if (now === undefined || !owns(each, part, standing.answers, turn)) return false;
    const isName = typeof now === 'string' && fold(part).includes(fold(now));
    return isName || JSON.stringify(valueFor(each, part, open)) === JSON.stringify(now);
  });
}

const LINK = /https?:\/\//i;
