/** What speaks for and against a told activity's being the unit's own, held and to be recorded. The words stand in locales/<code>/told.txt. */
import { keptFor } from '../../chat/kept.ts';
import type { Languages } from '../../chat/languages.ts';
import type { ToldWord } from '../../chat/told-words.ts';
import { partsIn, phraseBook } from '../../understanding/phrase-kinds.ts';
import { spellingsOf } from '../../understanding/spellings.ts';
import { plainWordsOf, wordsOf } from '../../understanding/words.ts';
import { isDoingAt, isWithOthers } from './kind.ts';
import { isMarked, isPlainly, isWord, marked, phraseAt, type ToldText } from './text.ts';

const SIGNS = [
  'family',
  'heard',
  'bidden',
  'undone',
  'visited',
  'toLog',
  'beside',
] as const satisfies readonly ToldWord[];
type Sign = (typeof SIGNS)[number];
const AGAINST: readonly Sign[] = ['family', 'heard', 'bidden', 'undone', 'visited'];
/** Further on, "ghi" is more often about something else. */
const FIRST_WORDS = 8;

const bookOf = keptFor((languages: Languages) => phraseBook(SIGNS, (kind, { told }) => told[kind], languages));
/** "Tôi" is no "tối": one syllable alone speaks against it with its marks only. */
const onlyMarkedOf = keptFor((languages: Languages): ReadonlySet<string> => {
  const alone = languages
    .flatMap(({ told }) => AGAINST.flatMap((kind) => told[kind]))
    .map(plainWordsOf)
    .filter(({ length }) => length === 1)
    .flat();
  return new Set(alone.filter(({ hasMarks }) => hasMarks).map(({ plain }) => plain));
});

export type ToldSigns = {
  /** It may be another's, not held, or only bidden. */
  readonly isDoubtful: boolean;
  /** It is said that it is to be recorded. */
  readonly isToLog: boolean;
};

export function toldSigns(text: string, languages: Languages): ToldSigns {
  const { words } = wordsOf(text, spellingsOf(languages));
  const parts = partsIn(words, bookOf(languages));
  const onlyMarked = onlyMarkedOf(languages);
  // "28 con vẽ tranh" counts them.
  const isCounted = (at: number): boolean => /^\d/.test(words[at - 1]?.plain ?? '');
  const isAlone = (at: number, next = words.length): boolean =>
    next === at + 1 && words[at]?.hasMarks === false && onlyMarked.has(words[at]?.plain ?? '');
  return {
    isDoubtful: parts.some(
      ({ has, at }, i) => AGAINST.some(has) && !has('beside') && !isCounted(at) && !isAlone(at, parts[i + 1]?.at),
    ),
    isToLog: parts.some(({ has, at }) => has('toLog') && at < FIRST_WORDS),
  };
}

/**
 * Whether nothing else stands before what was done than who does it at a unit, and for whom. `isElsewhere`: the unit that is named is none of
 * the person's own; they may still have done it with it. A report's form says as much: who of a unit, that they did it, whatever words follow, and
 * how many behind a comma.
 */
export function isByUnit(
  told: ToldText,
  { isKind, isElsewhere }: { readonly isKind: (at: number) => boolean; readonly isElsewhere: boolean },
): boolean {
  const isReport = !isElsewhere && isTallied(told);
  let [isOfUnit, isDid] = [false, false];
  const isName = (at: number): boolean =>
    /^\p{Lu}\p{Ll}/u.test(told.tokens[at]?.raw ?? '') && phraseAt(told, at - 1, 'named') > 0;
  const isUnit = (at: number): boolean => told.marks.some(({ is, from }) => is === 'unit' && from === at);
  for (let at = 0; at < told.tokens.length; at += 1) {
    if (isKind(at) || isDoingAt(told, at)) return true;
    if (isElsewhere && isUnit(at) && !isWithOthers(told, at)) return false;
    if (isMarked(told, at) || !/^\p{L}/u.test(told.tokens[at]?.raw ?? '')) continue;
    isDid ||= isOfUnit && phraseAt(told, at, 'did') > 0;
    isOfUnit ||= phraseAt(told, at, 'team') > 0;
    const length = phraseAt(told, at, 'doer');
    const isOpen = isReport && isDid && phraseAt(told, at, 'idle') === 0;
    if (length === 0 && !isName(at) && !isOpen) return false;
    at += Math.max(0, length - 1);
  }
  return true;
}

const MOST_BEFORE = { plan: 3, byPlan: 7 };

/** "Kế hoạch: … treo băng rôn", and of today "theo kế hoạch … đọc sách": it is to be done, unless what follows says that it was. */
export function isPlan(told: ToldText, { isToday }: { readonly isToday: boolean }): boolean {
  const isLed = (at: number): boolean =>
    !isWord(told.tokens[at]) || isMarked(told, at) || phraseAt(told, at, 'doer') > 0;
  const isNext = (at: number): boolean =>
    phraseAt(told, at, 'planned') > 0 && phraseAt(told, at, 'planned') >= phraseAt(told, at, 'doer');
  const at = [...Array(MOST_BEFORE.byPlan + 1).keys()].find(isNext);
  if (at === undefined || !told.tokens.slice(0, at).every((_, n) => isLed(n))) return false;
  const isBy = at > 0 && phraseAt(told, at - 1, 'unit.by') > 0;
  const isDone = told.tokens.some((_, n) => n > at && phraseAt(told, n, 'unit.done') > 0);
  return !isDone && (isBy ? isToday : at <= MOST_BEFORE.plan);
}

/** ", 40 em", ", có 30 em với 2 cô": so many, counted behind what was done. */
const isTallied = (told: ToldText): boolean =>
  told.marks.some(({ is, from }) => {
    const isHad = isPlainly(told, from - 1, 'unit.had');
    return is === 'people' && /^[,;:.(]$/.test(told.tokens[from - (isHad ? 2 : 1)]?.raw ?? '');
  });

/** "Phụ huynh trong lớp": who they are, where it was sent to them. */
export const isTheirs = (told: ToldText) => {
  return (at: number): boolean =>
    told.tokens[at]?.plain === 'trong' && [1, 2].some((n) => at >= n && phraseAt(told, at - n, 'members') === n);
};
/** "Phụ huynh ở nhà coi qua livestream": some were elsewhere meanwhile. */
export const isWatched = (told: ToldText): boolean => told.tokens.some((_, at) => phraseAt(told, at, 'watched') > 0);

/** "Gửi qua Zalo", "nộp trên Padlet": no platform of the campaign, and no meeting. */
export const isSentOnline = (told: ToldText): boolean => told.tokens.some((_, at) => phraseAt(told, at, 'online') > 0);
/** By what it was sent says nothing of the kind. */
export const withSentMarked = (told: ToldText): ToldText =>
  told.tokens.reduce((so, _, at) => {
    const length = phraseAt(told, at, 'online');
    return length > 0 && !isMarked(so, at) ? marked(so, at, at + length, 'mode') : so;
  }, told);
