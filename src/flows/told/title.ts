/** The words of a longer text that name the activity: never the whole of it, and never words that are not in it. */
import { keptFor } from '../../chat/kept.ts';
import type { ToldWord } from '../../chat/told-words.ts';
import { isWord as isSame, wordOf } from '../../dialog/marked-words.ts';
import {
  beginningAt,
  between,
  isClassAt,
  isMarked,
  isStop,
  isWord,
  namePhrases,
  phrasesOf,
  type ToldLists,
  type ToldPhrases,
  type ToldText,
} from './text.ts';

const LEAST = 5;
const MOST = 120;
const MOST_WORDS = 16;

/** "Trường c", "tổ tui": whose it was. */
const whoseOf = keptFor(({ said }: ToldLists) =>
  namePhrases(said('title.whoseOf').flatMap((of) => said('title.whoseSelf').map((self) => `${of} ${self}`))),
);
const PLURAL = [wordOf('các')];

/** null: nothing that is left could be a name. `of`: where words of its kind stand, which names it best. */
export function titleIn(told: ToldText, isKind: (at: number) => boolean): string | null {
  const quoted = /[“"«]([^“”"«»]{5,100})[”"»]/.exec(told.text)?.[1];
  const runs = runsOf(told)
    .map(([from, to]) => trimmed(told, from, to))
    .filter(([from, to]) => isName(told, from, to));
  const isQuoted = ([from, to]: Run): boolean => quoted !== undefined && between(told, from, to).includes(quoted);
  const named = runs.find(isQuoted);
  // "… tranh “Em yêu sách” trên padlet" in a sentence that is too long for a name.
  if (!named && quoted !== undefined) return quoted;
  const best = named ?? runs.find(([from, to]) => someIn(from, to, isKind)) ?? runs[0];
  // "Đọc sách lớp 3A" is no "lớp 3 ạ".
  const title = best ? between(told, best[0], best[1] + (isClassAt(told, best[1] - 1) ? 1 : 0)) : null;
  if (title === null || title.length < LEAST || title.length > MOST) return null;
  return title.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

type Run = readonly [from: number, to: number];

const someIn = (from: number, to: number, holds: (at: number) => boolean): boolean => {
  for (let at = from; at < to; at += 1) if (holds(at)) return true;
  return false;
};

/** Words that stand together, and that nothing else was made of. Amounts ("3 băng rôn") are part of a name. */
function runsOf(told: ToldText): readonly Run[] {
  const runs: Run[] = [];
  let from: number | null = null;
  for (let at = 0; at <= told.tokens.length; at += 1) {
    const token = told.tokens[at];
    const isQuote = /^[“”"«»'‘’]$/.test(token?.raw ?? '');
    const goesOn = token !== undefined && (isWord(token) || isQuote || token.raw === '+') && !isCut(told, at);
    if (goesOn) {
      from ??= at;
      if (!isStop(told, at)) continue;
    }
    if (from !== null) runs.push([from, goesOn ? at + 1 : at]);
    from = null;
  }
  return runs;
}

const isCut = (told: ToldText, at: number): boolean =>
  isMarked({ ...told, marks: told.marks.filter(({ is }) => is !== 'quantity' && is !== 'mode') }, at);

/** "… trên Zoom": at an end it says how, in the middle it is part of the name. */
const isMode = ({ marks }: ToldText, at: number): boolean =>
  marks.some(({ from, to, is }) => is === 'mode' && at >= from && at < to);

function trimmed(told: ToldText, start: number, end: number): Run {
  let [from, to] = [start, end];
  for (let length = 1; length > 0 && from < to; from += length) {
    length = isMode(told, from) ? 1 : isFlagAt(told, from, to) ? 0 : lengthBefore(told, from, to);
  }
  // "… cho các bé đọc sách": it belongs to what follows.
  if (from > start && from < to && PLURAL.some((word) => isSame(told.tokens[from - 1], word))) from -= 1;
  for (let length = 1; length > 0 && from < to; to -= length) {
    length = isMode(told, to - 1)
      ? 1
      : lastIn(told, from, to, 'title.flag') > 0
        ? 0
        : lastIn(told, from, to, 'title.behind');
  }
  return [from, to];
}

const lengthBefore = (told: ToldText, from: number, to: number): number =>
  hourIn(told, from, to) ||
  phraseIn(told, from, to, whoseOf(told.lists)) ||
  ofTeacher(told, from, to) ||
  beforeIn(told, from, to);

/** "ve tranh" without its marks is no "về" before a name. */
function beforeIn(told: ToldText, from: number, to: number): number {
  const length = phraseIn(told, from, to, 'title.before');
  const isDoing = phraseIn(told, from, to, 'kind.doings') > length && phraseIn(told, from, to, 'title.flag') === 0;
  return isDoing ? 0 : length;
}

/** "Lớp chị vẽ tranh": hers, where what was done follows; in "lớp cô Hoa đọc sách" she is named. */
function ofTeacher(told: ToldText, from: number, to: number): number {
  const length = phraseIn(told, from, to, 'title.ofTeacher');
  return length > 0 && phraseIn(told, from + length, to, 'kind.doings') > 0 ? length : 0;
}

/** "Chào cờ phát động" is no greeting; "chao co em gui" without marks is one. */
function isFlagAt(told: ToldText, from: number, to: number): boolean {
  const length = phraseIn(told, from, to, 'title.flag');
  const isMarkedSo = told.tokens.slice(from, from + length).some(({ raw }) => /^cờ$/iu.test(raw.normalize('NFC')));
  const next = from + length;
  return length > 0 && (isMarkedSo || (from > 0 && next < to && lengthBefore(told, next, to) === 0));
}

/** "14h", "7 giờ 30", "8:00", "đến 10h": when it was. How many tokens; 0: none. */
export function hourIn(told: ToldText, from: number, to = told.tokens.length): number {
  const until = /^(?:den|toi)$/.test(told.tokens[from]?.plain ?? '') ? clockIn(told, from + 1, to) : 0;
  return until > 0 ? until + 1 : clockIn(told, from, to);
}

function clockIn({ tokens }: ToldText, from: number, to: number): number {
  const [hour, unit, minute, name] = tokens.slice(from, Math.min(to, from + 4)).map(({ plain }) => plain);
  if (/^(?:[01]?\d|2[0-3]):[0-5]\d$/.test(hour ?? '')) return 1;
  if (!/^(?:[01]?\d|2[0-3])$/.test(hour ?? '') || !/^(?:[hg](?:[0-5]\d)?|gio)$/.test(unit ?? '')) return 0;
  if (!/^(?:[0-5]\d|ruoi)$/.test(minute ?? '')) return 2;
  return /^(?:phut|p)$/.test(name ?? '') ? 4 : 3;
}

function phraseIn(told: ToldText, from: number, to: number, of: ToldPhrases | ToldWord): number {
  for (const phrase of beginningAt(told, from, phrasesOf(told, of))) {
    if (phrase.length <= to - from && phrase.every((word, n) => isSame(told.tokens[from + n], word)))
      return phrase.length;
  }
  return 0;
}

function lastIn(told: ToldText, from: number, to: number, of: ToldWord): number {
  for (let length = Math.min(4, to - from); length > 0; length -= 1) {
    if (phraseIn(told, to - length, to, of) === length) return length;
  }
  return 0;
}

function isName(told: ToldText, from: number, to: number): boolean {
  const words = to - from;
  if (words < 2 || words > MOST_WORDS || between(told, from, to).length < LEAST) return false;
  return (
    phraseIn(told, from, to, 'title.empty') < words &&
    told.tokens.slice(from, to).some(({ raw }) => /^\p{L}{2,}/u.test(raw))
  );
}
