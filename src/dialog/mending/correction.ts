/** Reads a text that corrects an answer: "sửa địa điểm thành cổng trường", "nhầm, 60 người", "bỏ link", "thêm 5 cô nữa". */

import { longestAt, type MarkedWord, phrasesOf } from '../marked-words.ts';
import type { PlainStep } from '../progress.ts';
import {
  type CorrectionText,
  lastOf,
  lineAt,
  pastBecomes,
  pastCourtesy,
  pastSlip,
  skip,
  takeApart,
  withoutBehind,
  withoutRight,
} from './correction-text.ts';
import {
  BECOMES,
  BEHIND,
  BUT,
  DROP,
  DROPPED,
  FEWER,
  FILLER,
  GOES,
  INTO,
  MAYBE_SLIP,
  MEND,
  MORE,
  NOT,
  RATHER_THAN,
  RIGHT,
  SLIP,
  SURELY_RIGHT,
  TURNS,
  WRONG,
} from './correction-words.ts';

/** A new answer, and the old one where it was told. */
export type Told = { readonly value: string; readonly old: string | null };

/**
 * line: the line is named; `isPlain`: and beyond doubt ("sửa … thành …"). value: only the new answer is told, and perhaps the old one, in one of
 * these ways; `isPlain`: by words that mean nothing else ("ghi nhầm, …"). drop: the line is to be empty. amount: so much more, or less.
 */
export type Correction =
  | { readonly is: 'line'; readonly step: PlainStep; readonly value: string; readonly isPlain: boolean }
  | { readonly is: 'value'; readonly ways: readonly Told[]; readonly isPlain: boolean }
  | { readonly is: 'drop'; readonly step: PlainStep }
  | { readonly is: 'amount'; readonly value: string; readonly as: 'more' | 'less' };

/** A correction is short; a longer text is an answer. */
const LONGEST = 300;
/** "không phải A B" without a sign between the two is tried at so many places. */
const MOST_SPLITS = 12;

/** `namesOf`: what a line may be called. null: it corrects nothing. */
export function readCorrection(
  text: string,
  steps: readonly PlainStep[],
  namesOf: (step: PlainStep) => readonly string[],
): Correction | null {
  if (text.length > LONGEST) return null;
  const typed = takeApart(text, steps, namesOf);
  const { words } = typed;
  const start = pastSlip(words, pastCourtesy(words, 0));
  const verb = longestAt(words, start, MEND);
  if (verb > 0) {
    const from = skip(words, start + verb, FILLER);
    return readTurn(typed, from) ?? readLine(typed, from) ?? readChange(typed, start + verb);
  }
  return (
    readDrop(typed, start) ??
    readAmount(typed, start) ??
    readWrongLine(typed, start) ??
    readContrast(typed, start) ??
    readSlip(typed, start) ??
    readPlainLine(typed, start) ??
    readInto(typed, start)
  );
}

/** "(sửa) số người: thêm 5 cô", "(sửa) thêm 5 cô": what is added to a figure is no new figure. */
function readTurn(typed: CorrectionText, at: number): Correction | null {
  const { words } = typed;
  const named = lineAt(typed, at);
  if (named && named.step.takesNumbers !== true) return null;
  const from = pastBecomes(words, at + (named?.length ?? 0));
  return longestAt(words, from, MORE) + longestAt(words, from, FEWER) > 0 ? readAmount(typed, from) : null;
}

/** "(sửa) địa điểm thành cổng trường". */
function readLine(typed: CorrectionText, at: number): Extract<Correction, { is: 'line' }> | null {
  const { raws, words, rest } = typed;
  const named = lineAt(typed, at);
  if (!named) return null;
  const end = at + named.length;
  const isMarked = /[:=]$/.test(raws[end - 1] ?? '');
  const to = isMarked ? end : pastBecomes(words, end);
  const isPlain = isMarked || to > end || end === raws.length;
  return { is: 'line', step: named.step, value: withoutRight(rest(to)), isPlain };
}

/** "(sửa) 50 thành 60", "(sửa) thành 60", "(sửa lại) 60 người". */
function readChange({ words, rest }: CorrectionText, at: number): Correction | null {
  for (let k = at; k < words.length - 1; k += 1) {
    const into = longestAt(words, k, INTO);
    if (into > 0) return value(rest(k + into), k > at ? rest(at, k) : null, true);
  }
  return value(rest(at + longestAt(words, at, BECOMES)), null, true);
}

/** "bỏ link", "không cần địa điểm nữa", "link bỏ đi": the line's name and nothing else. */
function readDrop(typed: CorrectionText, at: number): Correction | null {
  const { words } = typed;
  const verb = longestAt(words, at, DROP);
  const from = skip(words, at + verb, FILLER);
  const named = lineAt(typed, from);
  if (!named) return null;
  const goes = verb > 0 ? 0 : longestAt(words, from + named.length, GOES);
  const isAll = skip(words, from + named.length + goes, DROPPED) === words.length;
  return isAll && (verb > 0 || goes > 0) ? { is: 'drop', step: named.step } : null;
}

/** "thêm 5 cô nữa", "bớt 2 em", "quên 5 cô nữa". Without "nữa" what was forgotten may be the whole. */
function readAmount({ words, rest }: CorrectionText, at: number): Correction | null {
  const more = longestAt(words, at, MORE);
  const fewer = longestAt(words, at, FEWER);
  const verb = Math.max(more, fewer) || longestAt(words, at, MAYBE_SLIP);
  const from = skip(words, at + verb, FILLER);
  let to = words.length;
  for (let length = 1; length > 0 && to > from; to -= length) {
    length = lastOf(words, to, TURNS) || lastOf(words, to, BEHIND);
  }
  // "Bớt 2 gv, thêm 5 hs" is two amounts.
  const others = fewer > more ? MORE : FEWER;
  const isTwo = words.some(
    (_, k) =>
      k > from &&
      k < to &&
      /^\d/.test(words[k + longestAt(words, k, others)]?.plain ?? '') &&
      longestAt(words, k, others) > 0,
  );
  if (isTwo) return null;
  const told = rest(from, to);
  const isTurned = words.slice(to).some(({ plain }) => plain === 'nua' || plain === 'more');
  const isSaid = more + fewer > 0 ? HAS_NUMBER.test(told) : isTurned && HAS_FIGURE.test(told);
  return isSaid ? { is: 'amount', value: told, as: fewer > more ? 'less' : 'more' } : null;
}
const HAS_FIGURE = /\d/;
const HAS_NUMBER =
  /\d|(?:^|\s)(?:một|mot|hai|ba|bốn|bon|năm|nam|sáu|sau|bảy|bay|tám|tam|chín|chin|mười|muoi|chục|chuc|trăm|tram)(?:\s|$)/i;

/** "tên sai rồi, Hội xuân", "sai ngày rồi, hôm qua", "nhầm địa điểm: sân trường". */
function readWrongLine(typed: CorrectionText, at: number): Correction | null {
  const { words, raws, rest } = typed;
  const first = lineAt(typed, at);
  const wrong = first ? longestAt(words, at + first.length, WRONG) : 0;
  if (first && wrong > 0) return ofLine(first.step, at + first.length + wrong);
  const slip = Math.max(longestAt(words, at, WRONG), longestAt(words, at, SLIP));
  const next = slip > 0 ? lineAt(typed, at + slip) : null;
  if (!next) return null;
  return ofLine(next.step, at + slip + next.length);

  function ofLine(step: PlainStep, from: number): Correction {
    const isOver = words[from]?.plain === 'roi';
    const next = from + (isOver ? 1 : 0);
    // "Tên sai rồi, sửa lại là: …".
    const to = pastBecomes(words, next + longestAt(words, next, MEND));
    const again = lineAt(typed, to);
    const past = again?.step === step ? pastBecomes(words, to + again.length) : to;
    const isMarked = past > from || past === raws.length || /[,:;=.]$/.test(raws[from - 1] ?? '');
    return { is: 'line', step, value: withoutRight(rest(past)), isPlain: isMarked };
  }
}

/** "không phải 50 mà là 60", "không phải 50, 60", "60 chứ không phải 50". */
function readContrast(typed: CorrectionText, at: number): Correction | null {
  const { raws, words, rest } = typed;
  const not = longestAt(words, at, NOT);
  if (not > 0) {
    for (let k = at + not + 1; k < words.length; k += 1) {
      const but = k < words.length - 1 ? longestAt(words, k, BUT) : 0;
      if (but > 0) return value(rest(k + but), rest(at + not, k), true);
      if (/[,;.]$/.test(raws[k - 1] ?? '')) return value(rest(k), rest(at + not, k), true);
    }
    return split(words.length, at + not, rest);
  }
  for (let k = at + 1; k < words.length - 1; k += 1) {
    const than = longestAt(words, k, RATHER_THAN);
    if (than > 0) {
      const slip = Math.max(longestAt(words, at, SLIP), longestAt(words, at, MAYBE_SLIP));
      const from = slip < k - at ? pastWhat(typed, at, slip, k) : at;
      return value(rest(from, k), withoutDenied(rest(k + than)), true);
    }
  }
  return null;
}

/** "gửi nhầm giờ, 10h chứ …": what is wrong is named before the sign. */
function pastWhat({ raws }: CorrectionText, at: number, slip: number, end: number): number {
  const from = at + slip;
  if (slip === 0 || SIGN_BEHIND.test(raws[from - 1] ?? '')) return from;
  const sign = raws.findIndex((raw, n) => n >= from && n < end - 1 && SIGN_BEHIND.test(raw));
  return sign >= 0 && sign < from + MOST_NAMED ? sign + 1 : from;
}
const MOST_NAMED = 3;
const SIGN_BEHIND = /[,.;:!…]$/;

/** "chứ không phải 9h đâu". */
const withoutDenied = (text: string): string => text.replace(/\s+(?:đâu|dau)(?:\s+(?:mà|ma))?$/i, '') || text;

/** "3 cô thành 4 cô", "thư viện thành hội trường": no verb says that it corrects; "thành viên" and "hoàn thành" are words of their own. */
function readInto({ words, raws, rest }: CorrectionText, at: number): Correction | null {
  for (let k = at + 1; k < words.length - 1; k += 1) {
    if (longestAt(words, k, INTO_ALONE) === 0) continue;
    const [old, told] = [rest(at, k), rest(k + 1)];
    const figures = [old, told].filter((each) => HAS_FIGURE.test(each)).length;
    const isWord = COMPOUND.test(`${words[k - 1]?.plain} thanh`) || COMPOUND.test(`thanh ${words[k + 1]?.plain}`);
    if (figures === 1 || isWord || SIGN_BEHIND.test(raws[k - 1] ?? '')) return null;
    return value(told, old, figures === 2);
  }
  return null;
}
const INTO_ALONE = phrasesOf('thành, ->, →, =>');
const COMPOUND =
  /^(?:(?:hoan|tro|bien|chia|lap|xep|tap|hinh|lam|tao|xay|chan|dat|noi|kinh) thanh|thanh (?:pho|vien|tich|cong|lap|qua|tuu|thao|phan|nien|thi|tra|kinh|toan|ra|mot|cac|nhung))$/;

/** "không phải online trực tiếp": the old answer ends somewhere. Whoever knows it finds where. */
function split(length: number, from: number, rest: CorrectionText['rest']): Correction | null {
  const ways: Told[] = [];
  for (let k = from + 1; k < length && ways.length < MOST_SPLITS; k += 1)
    ways.push({ value: withoutRight(rest(k)), old: rest(from, k) });
  return ways.length === 0 ? null : { is: 'value', ways, isPlain: false };
}

/** "nhầm, 60 người", "ghi nhầm 50 thành 60"; after a word that may begin a sentence of its own only behind a comma or the like, or before a figure. */
function readSlip(typed: CorrectionText, at: number): Correction | null {
  const { raws, words, rest } = typed;
  const sure = longestAt(words, at, SLIP);
  if (sure > 0) {
    const from = pastCourtesy(words, at + sure);
    for (let k = from + 1; k < words.length - 1; k += 1) {
      const into = longestAt(words, k, INTO);
      if (into > 0) return either(rest(from, k), rest(k + into));
    }
    return value(rest(from + longestAt(words, from, BECOMES)), null, true);
  }
  const maybe = longestAt(words, at, MAYBE_SLIP);
  const from = pastCourtesy(words, at + maybe);
  const told = rest(from + longestAt(words, from, BECOMES));
  const isApart = /[,.;:!…]$/.test(raws[at + maybe - 1] ?? '') || isSurelyRight(words);
  // "không phải 50" says what it is not.
  const isDenied = longestAt(words, at, NOT) >= maybe;
  if (maybe > 0 && (isApart || (!isDenied && FIGURE.test(told)))) return value(told, null, isSurelyRight(words));
  return readRightInstead(typed, at);
}
/** What begins with a word that may be anything says a correction before a figure only. */
const FIGURE = /^(?:khoảng |gần |hơn |about )?\d/i;

/** "ghi nhầm 60 thành 50" says which was written, or which is right: the one that stands there is the wrong one. */
const either = (one: string, other: string): Correction => ({
  is: 'value',
  ways: [
    { value: other, old: one },
    { value: one, old: other },
  ],
  isPlain: true,
});

const isSurelyRight = (words: readonly MarkedWord[]): boolean => lastOf(words, words.length, SURELY_RIGHT) > 0;

/** "60 mới đúng", "gv 25 chứ": with the weaker words a figure, since "vui chứ" may be a sentence of its own. */
function readRightInstead(typed: CorrectionText, at: number): Correction | null {
  const { words, rest } = typed;
  const behind = withoutBehind(words);
  const sure = lastOf(words, behind, SURELY_RIGHT);
  const end = behind - (sure || lastOf(words, behind, RIGHT));
  if (end === behind || end <= at) return null;
  const told = rest(at, end);
  if (sure === 0 && !HAS_FIGURE.test(told)) return null;
  const line = readLine(typed, at);
  return line && line.value !== '' ? { ...line, isPlain: true } : value(told, null, true);
}

/** "địa điểm là cổng trường": no verb says that it corrects. */
function readPlainLine(typed: CorrectionText, at: number): Correction | null {
  const line = readLine(typed, at);
  return line?.isPlain && line.value !== '' ? { ...line, isPlain: false } : null;
}

function value(told: string, old: string | null, isPlain: boolean): Correction | null {
  const right = withoutRight(told);
  return right === '' ? null : { is: 'value', ways: [{ value: right, old }], isPlain };
}
