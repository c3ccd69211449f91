/** Which figures of a longer text count what took place: one that is taken back, planned, to come or of who stayed away is added to none. */
import type { ToldWord } from '../../chat/told-words.ts';
import { isMarked, phraseAt, type ToldText } from './text.ts';

/** A figure with its name, in tokens; `code`: what it counts. ANYONE: no group is named. null: it can't be read by itself. */
export type ToldFigure = { readonly from: number; readonly to: number; readonly code: string | null };
export const ANYONE = '*';

/** `certain`: the figures that are left; null: which of them count is not said. `from`, `to`: from the first figure to the last, named or not. */
export type Settled<Figure> = {
  readonly certain: readonly Figure[] | null;
  readonly from: number;
  readonly to: number;
};

const FAR = 14;
const BESIDE = 4;

const isBare = (text: ToldText, at: number): boolean => /^\d+$/.test(text.tokens[at]?.raw ?? '') && !isMarked(text, at);
const isComma = ({ tokens }: ToldText, at: number): boolean => /^[,;.()–-]$/.test(tokens[at]?.raw ?? '');
const isAlike = (one: ToldFigure, other: ToldFigure): boolean =>
  one.code === other.code || one.code === ANYONE || other.code === ANYONE;

/** null: nothing is said against any of them. `isApart`: several days are told of. */
export function settle<Figure extends ToldFigure>(
  text: ToldText,
  figures: readonly Figure[],
  isApart: boolean,
): Settled<Figure> | null {
  const [from, end] = [figures[0]?.from ?? 0, figures.at(-1)?.to ?? 0];
  const after = figures.map((figure, i) => bareAfter(text, figure, figures[i + 1]?.from ?? text.tokens.length));
  const open = after.find((at) => at !== null) ?? null;
  if (open !== null) return { certain: null, from, to: Math.max(end, open + 1) };
  const parts = figures.map((figure) => outOf(text, figure)).filter((at) => at !== null);
  if (parts.length > 0) return { certain: null, from: Math.min(from, ...parts), to: end };
  const dropped = new Set<Figure>();
  const mustHave: Figure[] = [];
  let isOpen = isApart && isOnDays(text, figures);
  for (const [i, figure] of figures.entries()) {
    const earlier = figures.slice(0, i);
    const least = earlier.at(-1)?.to ?? 0;
    const alike = earlier.filter((each) => isAlike(each, figure));
    const isToCome = isLater(text, figure, { least, isFirst: i === 0 });
    const isUncertain = isPlanned(text, figure, least) || (isCalled(text, figure, least) && hasAlike(figure, figures));
    if (isToCome || isUncertain || isAway(text, figure)) dropped.add(figure);
    if (isUncertain) mustHave.push(figure);
    const former = alike.filter((each) => !dropped.has(each));
    if (dropped.has(figure) || former.length === 0) continue;
    if (isRather(text, figure, least)) {
      isOpen ||= former.length > 1;
      former.forEach((each) => dropped.add(each));
    } else isOpen ||= within(text, { from: Math.max(least, figure.from - FAR), to: figure.from }, 'doubts.notBoth');
  }
  if (dropped.size === 0) return isOpen ? { certain: null, from, to: end } : null;
  const certain = figures.filter((figure) => !dropped.has(figure));
  const isLeft = certain.length > 0 && mustHave.every((each) => certain.some((other) => isAlike(each, other)));
  const isRead = figures.every(({ code }) => code !== null);
  return { certain: isOpen || !isLeft || !isRead ? null : certain, from, to: end };
}

const hasAlike = (figure: ToldFigure, figures: readonly ToldFigure[]): boolean =>
  figures.some((other) => other !== figure && isAlike(other, figure));

type Reach = { readonly from: number; readonly to: number };

function within(text: ToldText, { from, to }: Reach, of: ToldWord): boolean {
  for (let at = Math.max(0, from); at < to; at += 1) if (phraseAt(text, at, of) > 0) return true;
  return false;
}

/** "40 em, đúng ra 45", "40 em (kế hoạch 50)": a number without a name, behind words that set it against the one before. null: none. */
function bareAfter(text: ToldText, { from, to }: ToldFigure, next: number): number | null {
  const isAgainst = (at: number): boolean =>
    (['doubts.rather', 'doubts.notBoth', 'doubts.planned', 'doubts.called'] as const).some(
      (of) => phraseAt(text, at, of) > 0,
    );
  const isCalledFirst = isCalled(text, { from, to, code: null }, 0) || isPlanned(text, { from, to, code: null }, 0);
  let isSaid = isCalledFirst;
  for (let at = to; at < Math.min(next, to + FAR); at += 1) {
    if (/^[.!?]$/.test(text.tokens[at]?.raw ?? '')) return null;
    isSaid ||= isAgainst(at);
    const isEnd = at + 1 >= text.tokens.length || !/^\p{L}/u.test(text.tokens[at + 1]?.raw ?? '');
    if (isSaid && isBare(text, at) && (isEnd || isAgainst(at - 1) || phraseAt(text, at - 1, 'doubts.linking') > 0))
      return at;
  }
  return null;
}

/** "45 trên 50 em": where the smaller one stands. null: there is none. */
function outOf(text: ToldText, { from }: ToldFigure): number | null {
  const begins = [-4, -3, -2, -1, 0].map((n) => from + n);
  const at = begins.find((begin) => {
    const length = phraseAt(text, begin, 'doubts.outOf');
    const end = begin + length;
    return length > 0 && end >= from && end <= from + 1 && isBare(text, begin - 1);
  });
  return at === undefined ? null : at - 1;
}

/** Whether one of the phrases ends right before a place, up to a word or a sign between. */
function endsBefore(text: ToldText, at: number, least: number, of: ToldWord): boolean {
  let to = at;
  while (to > least && (isComma(text, to - 1) || phraseAt(text, to - 1, 'doubts.linking') === 1)) to -= 1;
  return [at, to].some((end) => [1, 2, 3, 4].some((n) => end - n >= least && phraseAt(text, end - n, of) === n));
}

/** "à mà còn 5 em nữa" are others, and none in place of those before. */
const isRather = (text: ToldText, { from, to }: ToldFigure, least: number): boolean =>
  endsBefore(text, from, least, 'doubts.rather') &&
  !within(text, { from: from - 2, to: from }, 'doubts.more') &&
  !isMore(text, to);
const isMore = (text: ToldText, at: number): boolean => within(text, { from: at, to: at + 2 }, 'doubts.more');

/** In the same clause before it, or right behind it. */
function isSaidOf(text: ToldText, { from, to }: ToldFigure, least: number, of: ToldWord): boolean {
  let begin = from;
  while (begin > least && from - begin < BESIDE && !isComma(text, begin - 1)) begin -= 1;
  return within(text, { from: begin, to: from }, of) || phraseAt(text, to, of) > 0;
}

const isPlanned = (text: ToldText, figure: ToldFigure, least: number): boolean =>
  isSaidOf(text, figure, least, 'doubts.planned');
const isCalled = (text: ToldText, figure: ToldFigure, least: number): boolean =>
  isSaidOf(text, figure, least, 'doubts.called');

/** "10 em bị ốm" */
const isAway = (text: ToldText, { to }: ToldFigure): boolean =>
  phraseAt(text, to, 'doubts.away') > 0 ||
  (phraseAt(text, to, 'doubts.linking') === 1 && phraseAt(text, to + 1, 'doubts.away') > 0);

/** "tuần sau bế mạc 200 em" behind what was held; a text of nothing but what is to come tells how many are to come. */
function isLater(
  text: ToldText,
  { from }: ToldFigure,
  { least, isFirst }: { readonly least: number; readonly isFirst: boolean },
): boolean {
  for (let at = from - 1; at >= Math.max(least, from - FAR); at -= 1) {
    const isToCome = phraseAt(text, at, 'doubts.toCome') > 0;
    const day = text.marks.find((mark) => mark.is === 'day' && at >= mark.from && at < mark.to);
    if (isToCome) return !isFirst || text.marks.some((mark) => mark.is === 'day' && mark.to <= at);
    if (day && phraseAt(text, day.from, 'doubts.toCome') === 0) return false;
  }
  return false;
}

/** A day is told between two of them. */
const isOnDays = ({ marks }: ToldText, figures: readonly ToldFigure[]): boolean =>
  figures.some((figure, i) => {
    const before = figures[i - 1];
    return before && marks.some(({ is, from, to }) => is === 'day' && from >= before.to && to <= figure.from);
  });
