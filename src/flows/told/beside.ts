/** Figures beside those of people that have no name of their own: "35 hs lớp 3 và 32 lớp 4", "35 em, 20 nam 18 nữ", "sáng 30 em chiều 25". */
import { isOrdinal, numberAt } from './numbers.ts';
import type { ToldPair } from './pairs.ts';
import { isMarked, isPlainly, phraseAt, type ToldText } from './text.ts';

type Reach = { readonly from: number; readonly to: number };

const FAR = 14;

/** From the first such figure to the last, with those of people between them. null: there is none. */
export function besideIn(text: ToldText, pairs: readonly ToldPair[]): Reach | null {
  const hasSexes = text.tokens.some((_, at) => isPlainly(text, at, 'people.otherSex'));
  const firstOf = (is: (at: number) => boolean): number => [...text.tokens.keys()].findIndex(is);
  const firstSex = firstOf((at) => phraseAt(text, at, 'people.sexes') > 0);
  const isNamed = pairs.some(({ to }) => to === firstSex);
  const isBehind =
    hasSexes && !isNamed && firstSex < firstOf((at) => at > 0 && lengthAt(text, at, true) > 0 && isBySex(text, at));
  const found = text.tokens.flatMap((_, at): Reach[] => {
    const length = isMarked(text, at) || isInPair(at, pairs) ? 0 : lengthAt(text, at, isBehind);
    if (length === 0 || isOfThem(text, at)) return [];
    const sex = hasSexes ? phraseAt(text, at + length, 'people.sexes') : 0;
    const isNear = pairs.some(({ from, to }) => Math.abs(at - from) < FAR || Math.abs(at - to) < FAR);
    // "nam 20 nữ 18": each stands behind its own.
    if (isBehind && isAfterSex(text, at) && isEnd(text, at + length)) return [{ from: at - 1, to: at + length }];
    if (sex > 0 && !isBehind) return [{ from: at, to: at + length + sex }];
    if (!isNear || pairs.every(({ to }) => to > at)) return [];
    const more = phraseAt(text, at + length, 'people.more');
    const some = ofSome(text, at + length);
    const isSaid = more + some > 0 || (isEnd(text, at + length) && isPart(text, at));
    return isSaid ? [{ from: at, to: at + length + more + some }] : [];
  });
  const [first] = found;
  const last = found.at(-1);
  if (!first || !last) return null;
  const all = [...found, ...pairs];
  return { from: Math.min(...all.map(({ from }) => from)), to: Math.max(...all.map(({ to }) => to)) };
}

const isInPair = (at: number, pairs: readonly ToldPair[]): boolean =>
  pairs.some(({ from, to }) => at >= from && at < to);

/** "trong đó có 40 nữ": of those before, and nothing is to be asked. */
const isOfThem = (text: ToldText, at: number): boolean =>
  [2, 3, 4].some((size) => at >= size && phraseAt(text, at - size, 'people.ofThem') > 0);

/** "nam 20 nữ 18"; "lớp nam 3" is none. */
const isAfterSex = (text: ToldText, at: number): boolean => at > 0 && phraseAt(text, at - 1, 'people.sexes') === 1;

/** "năm 20" is a year, "nam 20 nữ 18" are boys. */
const lengthAt = (text: ToldText, at: number, isBehind: boolean): number => {
  const isBySide = (isBehind && isAfterSex(text, at)) || phraseAt(text, at + 1, 'people.sexes') > 0;
  return isBySide && /^\d+$/.test(text.tokens[at]?.raw ?? '') ? 1 : numberAt(text, at);
};

const isBySex = (text: ToldText, at: number): boolean =>
  isAfterSex(text, at) || phraseAt(text, at + lengthAt(text, at, false), 'people.sexes') > 0;

/** "32 lớp 4", "30 lớp 3C": how many words; 0: none. */
function ofSome(text: ToldText, at: number): number {
  const length = phraseAt(text, at, 'people.of');
  return length > 0 && /^\d/.test(text.tokens[at + length]?.raw ?? '') ? length + 1 : 0;
}

/** Nothing is counted by it: the sentence goes on with a sign, or not at all. */
const isEnd = (text: ToldText, at: number): boolean =>
  !/^[\p{L}\d%]/u.test(text.tokens[at]?.raw ?? '') || phraseAt(text, at, 'people.sexes') > 0;

/** "lớp 4: 32", "khối 4 có 32", "chiều 25". */
function isPart(text: ToldText, at: number): boolean {
  let before = at;
  while (before > 0 && phraseAt(text, before - 1, 'people.links') === 1) before -= 1;
  const isClass = /^\d/.test(text.tokens[before - 1]?.raw ?? '') && isOrdinal(text, before - 1);
  return isClass || [1, 2].some((size) => before >= size && phraseAt(text, before - size, 'people.parts') === size);
}
