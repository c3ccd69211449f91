/** Numbers with what they count, as they stand in a longer text. */
import { HOLDING } from '../../dialog/counts/quantities.ts';
import { numberAt } from './numbers.ts';
import { isMarked, isPlainly, phraseAt, phrases, type ToldPhrases, type ToldText } from './text.ts';

/** A number with what it counts; `from`, `to`: tokens. */
export type ToldPair = { readonly from: number; readonly to: number; readonly said: string };

/** What stands between a number and the thing: "2 cái băng rôn", "băng rôn 2 tấm". */
export const HOLDERS = phrases(HOLDING.join(','));
const NO_HOLDERS = phrases('');
const MOST_PAIRS = 12;

/** "35 hs", "phụ huynh 40", "khoảng 1k2 lượt người"; a name right before a number only where none is behind it. */
export function pairsIn(text: ToldText, names: ToldPhrases, holders = NO_HOLDERS): readonly ToldPair[] {
  const pairs: ToldPair[] = [];
  const { tokens } = text;
  const isNameFirst = namesFirst(text, names, holders);
  for (let at = 0; at < tokens.length && pairs.length < MOST_PAIRS; at += 1) {
    // "bà con" are no three children.
    const isName = phraseAt(text, at, names) > 0;
    const length = isMarked(text, at) || isName ? 0 : numberAt(text, at);
    if (length === 0) continue;
    const held = heldAt(text, at + length, names, holders);
    const end = at + length + held;
    const isSorry = tokens[at - 1]?.plain === 'loi' && tokens[at - 2]?.plain === 'xin';
    const about = isSorry ? 0 : ([2, 1].find((n) => phraseAt(text, at - n, 'people.about') === n) ?? 0);
    const ahead = nameBefore(text, at - about, names, pairs.at(-1)?.to ?? 0);
    const behind = isNameFirst && ahead > 0 ? 0 : phraseAt(text, end, names);
    const name = behind > 0 || !(isNameFirst || endsAt(text, end)) ? 0 : ahead;
    if (behind + name === 0) {
      at = end - 1;
      continue;
    }
    const isPeople = behind > 0 && phraseAt(text, end, 'people.anyone') === behind;
    pairs.push({ from: at - about - name, to: end + behind, said: isPeople ? 'people' : 'group' });
    at = end + behind - 1;
  }
  return pairs;
}

/** 1: a word that holds what is counted, and is no name of it itself. */
const heldAt = (text: ToldText, at: number, names: ToldPhrases, holders: ToldPhrases): number =>
  phraseAt(text, at, names) === 0 && phraseAt(text, at, holders) === 1 ? 1 : 0;

/** "hs 120 gv 8 ph 15": the last number has its name before it, and none behind. */
function namesFirst(text: ToldText, names: ToldPhrases, holders: ToldPhrases): boolean {
  let [first, last, end] = [-1, -1, -1];
  for (const at of text.tokens.keys()) {
    if (isMarked(text, at) || numberAt(text, at) === 0) continue;
    const behind = at + 1 + heldAt(text, at + 1, names, holders);
    const isBeside = nameBefore(text, at, names, 0) > 0 || phraseAt(text, behind, names) > 0;
    if (!isBeside) continue;
    if (first < 0) first = at;
    [last, end] = [at, behind];
  }
  const isLast = last >= 0 && phraseAt(text, end, names) === 0 && endsAt(text, end);
  return isLast && nameBefore(text, first, names, 0) > 0 && nameBefore(text, last, names, 0) > 0;
}

/** Whether what a number counts may stand before it: behind it there is no word, or one that joins. "trẻ 5 tuổi" are not five. */
const endsAt = (text: ToldText, at: number): boolean =>
  !/^[\p{L}%]/u.test(text.tokens[at]?.raw ?? '') || isPlainly(text, at, 'people.endsName');

function nameBefore(text: ToldText, at: number, names: ToldPhrases, least: number): number {
  // "Còn cô thì ba": with the joint an address is a name.
  const isThen = text.tokens[at - 1]?.plain === 'thi';
  const colon = isThen || /^[:=-]$/.test(text.tokens[at - 1]?.raw ?? '') ? 1 : 0;
  for (let n = 4; n > 0; n -= 1) {
    const from = at - colon - n;
    const isIts = from >= least && phraseAt(text, from, names) === n;
    if (isIts && !(n === 1 && !isThen && isPlainly(text, from, 'people.neverBefore'))) return n + colon;
  }
  return 0;
}
