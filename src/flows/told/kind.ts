/** Whether a text tells of an activity that took place, may be about one, or is none at all; and which kind of activity it tells of. */

import type { Campaign, Category } from '../../campaign/types.ts';
import { fold } from '../../chat/fold.ts';
import { keptForBoth } from '../../chat/kept.ts';
import { type Languages, textsOf } from '../../chat/languages.ts';
import { isWord as isSame, type MarkedWord } from '../../dialog/marked-words.ts';
import type { Turn } from '../../turn/index.ts';
import { kindWordsOf } from '../kind-words.ts';
import { hasFigures, numberAt } from './numbers.ts';
import {
  beginningAt,
  isMarked,
  isPlainly,
  isTyped,
  namePhrases,
  phraseAt,
  type ToldPhrases,
  type ToldText,
  toldLists,
} from './text.ts';

export type Manner = 'tells' | 'promises' | 'asks' | 'else';

/** Without marks only what is longer than a syllable: "gi", "sao" and "nao" are other words as well. */
function isMarkedAsking(told: ToldText, at: number): boolean {
  const length = phraseAt(told, at, 'manner.mayAsk');
  const token = told.tokens[at];
  return length > 1 || (length === 1 && (token?.marked !== token?.plain || token?.plain === 'sao'));
}

/** "Em không nhớ bao nhiêu", "chưa đếm được bao nhiêu" asks nothing. */
const isUnremembered = (told: ToldText, at: number): boolean =>
  [at - 1, at - 2].some((n) => isTyped(told, n, 'manner.unremembered'));

/** How it is said. */
export function mannerOf(told: ToldText): Manner {
  const { text, tokens } = told;
  if (/[?？]/.test(text)) return 'asks';
  const last = tokens.findLast(
    ({ raw }) => /^\p{L}/u.test(raw) && !told.lists.typed('manner.polite').has(raw.toLowerCase()),
  );
  if (last && told.lists.typed('manner.lastWords').has(last.raw.toLowerCase())) return 'asks';
  const isMoved = tokens.some((_, at) => phraseAt(told, at, 'manner.exclaims') > 0 && at >= tokens.length - 3);
  let manner: Manner = isMoved && !hasFigures(told) ? 'promises' : 'tells';
  for (const [at, { raw }] of tokens.entries()) {
    const isAtEnd = at < 3 || at >= tokens.length - 4;
    const isAsking = isAtEnd && isMarkedAsking(told, at) && !(raw.toLowerCase() === 'nào' && isBesides(told, at));
    if ((phraseAt(told, at, 'manner.asks') > 0 && !isUnremembered(told, at)) || isAsking) return 'asks';
    if (isUndone(told, at) || isOfOthers(told, at)) manner = 'else';
    else if (
      (at < 3 && phraseAt(told, at, 'manner.thanks') > 0) ||
      (at === 0 && phraseAt(told, at, 'manner.invites') > 0)
    )
      manner = 'else';
    else if (manner === 'tells' && phraseAt(told, at, 'manner.atHome') > 0 && !hasFigures(told)) manner = 'promises';
    else if (
      manner === 'tells' &&
      (isDenied(told, at) || isToCome(told, at) || isOrdered(told, at) || isWished(told, at))
    )
      manner = 'promises';
  }
  return manner;
}

const isUndone = (told: ToldText, at: number): boolean =>
  (phraseAt(told, at, 'manner.notDone') > 0 || isTyped(told, at, 'manner.notDoneMarked')) && !isOfSomeAbsent(told, at);

/** "32 em có mặt, 3 em vắng": the others were there. */
const isOfSomeAbsent = (told: ToldText, at: number): boolean =>
  told.tokens[at]?.plain === 'vang' && told.tokens.filter((_, n) => numberAt(told, n) > 0).length > 1;

/** "Em muốn ghi: hôm nay đọc sách" tells what was done. */
const isWished = (told: ToldText, at: number): boolean =>
  isTyped(told, at, 'manner.wished') && !isPlainly(told, at + 1, 'manner.written');

/** "Hôm qua trường bên" is a day, and no "qua trường bên". */
export const isWithOthers = (told: ToldText, at: number): boolean =>
  at > 0 && isPlainly(told, at - 1, 'manner.withOthers') && !isMarked(told, at - 1);

/** "Trường bên treo 10 băng rôn", "anh ghi giúp em với": nobody tells what they did themselves. */
function isOfOthers(told: ToldText, at: number): boolean {
  const { tokens } = told;
  if (phraseAt(told, at, 'manner.others') > 0) return !isWithOthers(told, at);
  // "Ghi giúp em: …" hands over what was done.
  return (
    phraseAt(told, at, 'manner.writeFor') > 0 && !(at < 4 && tokens.slice(at).some(({ raw }) => /^(?:\d|:)/.test(raw)))
  );
}

/** "chưa" with its marks: without them it is a pagoda, too. What is denied behind figures and a comma was besides. */
const isDenied = (told: ToldText, at: number): boolean =>
  (told.tokens[at]?.raw.toLowerCase() === 'chưa' || phraseAt(told, at, 'manner.denies') > 0) &&
  phraseAt(told, at, 'manner.noDenial') === 0 &&
  !isBesides(told, at + 1);

/** "đọc sách với 30 hs, không có phụ huynh nào dự": it was held, and nothing but what stands behind the comma is denied. */
function isBesides({ tokens }: ToldText, at: number): boolean {
  const denial = tokens.slice(0, at).findLastIndex(({ plain }) => plain === 'khong' || plain === 'ko');
  const isBehind = denial > 0 && at - denial < 6 && /^[,;.]$/.test(tokens[denial - 1]?.raw ?? '');
  return isBehind && tokens.slice(0, denial).some(({ raw }) => /^\d+$/.test(raw));
}

const MOST_TO_DO = 7;

/** "Hiệu trưởng bảo phải treo băng rôn": it is to be done; what stands behind a comma, or "đã", was. */
function isOrdered(told: ToldText, at: number): boolean {
  const length = phraseAt(told, at, 'manner.orders');
  if (length === 0 || phraseAt(told, at, 'manner.noOrders') > 0) return false;
  const isFromAbove = [1, 2, 3].some((size) => at >= size && phraseAt(told, at - size, 'manner.above') === size);
  if (!isFromAbove || told.tokens.slice(at).some(({ raw }) => /^đã$/i.test(raw))) return false;
  for (let next = at + length; next < at + length + MOST_TO_DO; next += 1) {
    if (/^[,;.:]$/.test(told.tokens[next]?.raw ?? '.') || isTyped(told, next, 'manner.orderDone')) return false;
    if (phraseAt(told, next, 'kind.doings') > 0 || isTyped(told, next, 'manner.haveTo')) return true;
  }
  return false;
}

/** "chia sẻ" is no "sẽ", however it is written. */
const isToCome = (told: ToldText, at: number): boolean =>
  phraseAt(told, at, 'manner.toCome') > 0 &&
  phraseAt(told, at, 'manner.notToCome') === 0 &&
  !(told.tokens[at]?.plain === 'se' && told.tokens[at - 1]?.plain === 'chia');

export const countDoings = (told: ToldText): number =>
  told.tokens.filter((_, at) => phraseAt(told, at, 'kind.doings') > 0).length;
/** Whether one of them says it surely. */
export const isDone = (told: ToldText): boolean => told.tokens.some((_, at) => isDoingAt(told, at));
export const isDoingAt = (told: ToldText, at: number): boolean =>
  phraseAt(told, at, 'kind.doings') > 1 ||
  (phraseAt(told, at, 'kind.doings') === 1 && !isPlainly(told, at, 'kind.weak'));

export const isOurs = (told: ToldText): boolean => told.tokens.some((_, at) => phraseAt(told, at, 'kind.ours') > 0);

/** The words of a kind; `general`: what people say for it, whatever the campaign calls it; and its long name in parts, which says less. */
type Named = {
  readonly code: string;
  readonly words: ToldPhrases;
  readonly general: ToldPhrases;
  readonly parts: ToldPhrases;
};

/** What every activity of the Week is about names none of its kinds. */
const namesOf = keptForBoth((plan: Campaign['plan'], languages: Languages): readonly Named[] => {
  const general = kindWordsOf(plan.categories, languages);
  const every = ` ${[plan.title, plan.theme].flatMap(textsOf).concat(plan.otherNames).map(fold).join(' ')} `;
  const forms = toldLists(languages).plain('kind.forms');
  const telling = (names: readonly string[]): readonly string[] =>
    names
      .map((each) => each.trim())
      .filter((each) => each !== '' && !forms.has(fold(each)) && !every.includes(` ${fold(each)} `));
  const apart = (text: Category['name']): readonly string[] => textsOf(text).flatMap((each) => each.split(/[,;:()…]/));
  return plan.categories.map(({ code, label, name, words }) => ({
    code,
    words: namePhrases(telling([...words, ...apart(label)])),
    general: namePhrases(telling(general.get(code) ?? [])),
    parts: namePhrases(telling(apart(name)).filter((each) => each.trim().split(/\s+/).length > 2)),
  }));
});

/** How much less is said by what people say everywhere than by the campaign's own words, and by the parts of a long name. */
const LESS = { general: 0.2, parts: 1 };
const LEAST = 1.5;

/** `isOwn`: by the campaign's own words. */
export type ToldKind = { readonly code: string; readonly isOwn: boolean };

/** The kind whose words say most of it; null: none, or two say as much. What was read as place or people is no kind. */
export function categoryIn(
  told: ToldText,
  { campaign, languages }: Pick<Turn, 'campaign' | 'languages'>,
  offered: readonly Category[],
): ToldKind | null {
  const behind = behindPraise(told);
  const free = [...told.tokens.keys()].filter((at) => !isMarked(told, at) && !behind(at));
  const scores = namesOf(campaign.plan, languages)
    .filter(({ code }) => offered.some((each) => each.code === code))
    .map(({ code, words, general, parts }) => {
      const own = Math.max(scoreOf(told, free, words), scoreOf(told, free, parts) - LESS.parts);
      return { code, isOwn: own >= LEAST, score: Math.max(own, scoreOf(told, free, general) - LESS.general) };
    });
  const [first, second] = scores.filter(({ score }) => score >= LEAST).toSorted((a, b) => b.score - a.score);
  return first && first.score > (second?.score ?? 0) ? { code: first.code, isOwn: first.isOwn } : null;
}

/** "Tuyên dương 3 em chăm đọc sách trong giờ chào cờ": for what, and on which occasion, is not what was done. */
function behindPraise(told: ToldText): (at: number) => boolean {
  const from = told.tokens.findIndex((_, at) => phraseAt(told, at, 'praise') > 0);
  if (from < 0) return () => false;
  const end = told.tokens.findIndex(({ raw }, at) => at > from && /^[,;.]$/.test(raw));
  return (at) => at >= from + phraseAt(told, from, 'praise') && (end < 0 || at < end);
}

/** Whether words of that kind stand at a token. */
export const isOfKind =
  (told: ToldText, { campaign, languages }: Pick<Turn, 'campaign' | 'languages'>, code: string | null) =>
  (at: number): boolean =>
    namesOf(campaign.plan, languages).some(
      (each) => each.code === code && (lengthAt(told, at, each.words) > 0 || lengthAt(told, at, each.general) > 0),
    );

/** `free`: the tokens of which nothing else was made. */
function scoreOf(told: ToldText, free: readonly number[], of: ToldPhrases): number {
  let [longest, more] = [0, 0];
  for (const at of free) {
    const score = lengthAt(told, at, of);
    more += score > 0 ? 0.1 : 0;
    longest = Math.max(longest, score);
  }
  return longest + more;
}

/** How much the words say that stand here: one syllable enough where it is no common word ("clb", "pano"); with a gap a little less. */
function lengthAt(told: ToldText, at: number, of: ToldPhrases): number {
  if (beginningAt(told, at, of).length === 0) return 0;
  const length = phraseAt(told, at, of);
  if (length > 1) return length - (phraseAt(told, at, 'kind.meetings') === length ? COUNTED : 0);
  const plain = told.tokens[at]?.plain ?? '';
  if (length === 1) return plain.length > 3 || plain === 'clb' ? 2 : 0;
  return Math.max(
    0,
    ...beginningAt(told, at, of)
      .filter((phrase) => phrase.length > 1 && isApart(told, at, phrase))
      .map((phrase) => phrase.length + (phrase.length > 2 ? -0.5 : COUNTED)),
  );
}

const MOST_GAP = 3;
/** What is done with so many things says more than the place where they lie: "tổ thư viện tặng 45 quyển sách". */
const COUNTED = 0.4;
const isAmount = (told: ToldText, at: number): boolean =>
  /^\d/.test(told.tokens[at]?.raw ?? '') || isPlainly(told, at, 'kind.amounts');

/** "luân chuyển 150 cuốn sách" is "luân chuyển sách"; two words are apart by what is counted alone: "tặng 60 quyển sách". */
function isApart(told: ToldText, at: number, phrase: readonly MarkedWord[]): boolean {
  const { tokens } = told;
  if (phrase.length === 2 && !(told.lists.plain('kind.gives').has(phrase[0]?.plain ?? '') && isAmount(told, at + 1)))
    return false;
  let next = at;
  for (const [n, word] of phrase.entries()) {
    const most = n === 0 ? 0 : Math.min(phrase.length, MOST_GAP);
    const end = next + most;
    while (next <= end && !isSame(tokens[next], word)) next += 1;
    if (next > end) return false;
    next += 1;
  }
  return true;
}
