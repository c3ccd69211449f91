/** How many people a longer text tells of, and what else it counts. */
import type { CountUnit } from '../../campaign/types.ts';
import { keptFor } from '../../chat/kept.ts';
import type { ToldWord } from '../../chat/told-words.ts';
import { takesBack } from '../../dialog/counts/corrected.ts';
import { TENS } from '../../dialog/counts/index.ts';
import { readPeople, tellsOfOthers } from '../../dialog/counts/people.ts';
import { namesOfUnit, readQuantities } from '../../dialog/counts/quantities.ts';
import { totalOf } from '../../dialog/echo.ts';
import type { Headcount, Turn } from '../../turn/index.ts';
import { spellingsOf, unspelt } from '../../understanding/spellings.ts';
import { besideIn } from './beside.ts';
import { ANYONE, settle, type ToldFigure } from './doubts.ts';
import { namesOf } from './names.ts';
import { isOrdinal } from './numbers.ts';
import { HOLDERS, pairsIn, type ToldPair } from './pairs.ts';
import {
  between,
  isMarked,
  isPlainly,
  isTyped,
  marked,
  namePhrases,
  phraseAt,
  type ToldPhrases,
  type ToldText,
} from './text.ts';
import { tellsPlaceAt } from './where.ts';

const MOST_APART = 3;

export type ToldPeople = {
  readonly told: ToldText;
  readonly people: Headcount | null;
  readonly isTold: boolean;
  /** Where people are told of, and it is not certain how many: as it was typed. */
  readonly unread: string | null;
};
type Counts = { readonly people: Headcount | null; readonly from: number; readonly to: number };

/** null: none are told, or not certainly how many. */
export function readToldPeople(text: ToldText, turn: Turn, isApart = false): ToldPeople {
  const groups = turn.campaign.plan.people;
  const ratio = ratioIn(text, namesOf(groups, text.lists));
  if (ratio) {
    const { from, to } = ratio;
    return { told: marked(text, from, to, 'people'), people: null, isTold: true, unread: between(text, from, to) };
  }
  const pairs = pairsIn(text, namesOf(groups, text.lists)).filter((pair) => !isSomeone(text, pair));
  const beside = besideIn(text, pairs);
  if (beside) return readBeside(text, beside, pairs, turn);
  const [first] = pairs;
  const last = pairs.at(-1);
  if (!first || !last) return { told: text, people: null, isTold: false, unread: null };
  const told = pairs.reduce((so, { from, to }) => marked(so, from, to, 'people'), text);
  const isAbsent = pairs.some(({ from }) => before(text, from, 'people.absent') || before(text, from, 'people.unsure'));
  const isMore = tellsOfOthers(
    between(text, clauseFrom(text, first.from), text.tokens.length),
    turn.campaign.plan.people,
    spellingsOf(turn.languages, turn.lang),
  );
  const isSlip = isAfterSlip(text, first.from, turn.languages);
  const whole = { people: null, from: first.from - (isSlip ? 1 : 0), to: last.to };
  const isUnclear = isSlip || pairs.some(({ from }) => isAfterSlip(text, from, turn.languages));
  const isOpen = isAbsent || isMore || isUnclear || hasOneMore(text, pairs) || isTwofold(text, pairs);
  const { people, from, to } = isOpen
    ? whole
    : (allOf(text, pairs, turn) ??
      certainOf(text, pairs, isApart, turn) ??
      countOf(text, pairs, { first, last }, turn));
  const unread = people === null ? between(text, from, to) : null;
  const isClassmates = people !== null && pairs.length === 1 && isOfClass(text, first);
  const read = isClassmates ? asPupils(people, turn) : people;
  return { told: people === null ? told : besidePlaces(text, told, { from, to }), people: read, isTold: true, unread };
}

/** "Bà ngoại một bé vào đọc", "gương tự học của một cụ": somebody is spoken of, and nobody counted. */
const isSomeone = (text: ToldText, { from }: ToldPair): boolean =>
  isTyped(text, from, 'people.one') &&
  /^\p{L}/u.test(text.tokens[from - 1]?.raw ?? '') &&
  !isPlainly(text, from - 1, 'people.withOne');

/** "11 cô ngồi tại phòng tin học, 4 cô từ nhà": where some of them were stands between the figures. */
function besidePlaces(text: ToldText, told: ToldText, { from, to }: { from: number; to: number }): ToldText {
  let so = told;
  let isPlace = false;
  for (let at = from; at < to; at += 1) {
    if (isMarked(told, at) || text.tokens[at]?.raw === ',') isPlace = false;
    else isPlace ||= tellsPlaceAt(text, at);
    if (!isPlace) so = marked(so, at, at + 1, 'people');
  }
  return so;
}

/** "38 em (20 nam, 18 nữ)" adds up; of "35 hs lớp 3 và 32 lớp 4" it is asked how many came. */
function readBeside(
  text: ToldText,
  { from, to }: { readonly from: number; readonly to: number },
  pairs: readonly ToldPair[],
  turn: Turn,
): ToldPeople {
  const typed = between(text, from, to);
  // "nam" without its marks is five as well, and a year.
  const said = typed.replace(/(?<=\d )nam(?= )/giu, 'trai');
  const read = readPeople(said, turn.campaign.plan.people, spellingsOf(turn.languages, turn.lang));
  const people = pairs.length > 0 && read.ok && !read.isLoose && isOfOne(read.value) ? read.value : null;
  return { told: marked(text, from, to, 'people'), people, isTold: true, unread: people === null ? typed : null };
}

const isOfOne = ({ counts, unsorted }: Headcount): boolean =>
  unsorted === null || Object.values(counts).every((count) => count === null);

/** "210 bạn" where pupils or a class are told of. */
function isOfClass(text: ToldText, { from, to }: ToldPair): boolean {
  return within(text, from, to, 'mates') && within(text, 0, text.tokens.length, 'ofClass');
}

function asPupils(people: Headcount, turn: Turn): Headcount {
  const read = readPeople('1 học sinh', turn.campaign.plan.people, spellingsOf(turn.languages, turn.lang));
  const code = read.ok ? codeOf(read.value.counts, null) : null;
  if (code === null || people.unsorted === null) return people;
  return { ...people, counts: { ...people.counts, [code]: people.unsorted }, unsorted: null };
}

/** "hia muoi ba em": how many tens is said by a word that is none. */
function isAfterSlip({ tokens }: ToldText, at: number, languages: Turn['languages']): boolean {
  const [told, next] = [tokens[at - 1]?.plain ?? '', tokens[at]?.plain ?? ''];
  return TENS.test(next) && /^[a-z]{2,5}$/.test(told) && !spellingsOf(languages).knows(told);
}

/** "Hai mươi ba mẹ" may be twenty fathers and mothers, or twenty-three mothers. */
const isTwofold = (text: ToldText, pairs: readonly ToldPair[]): boolean =>
  pairs.some(({ from, to }) => within(text, from + 1, to - 1, 'people.twofold'));

/** "3 em chăm đọc nhất được khen, cả thảy 150 em": who is honoured, and those before a total, are of all that were there. null: nothing is said so. */
function allOf(text: ToldText, pairs: readonly ToldPair[], turn: Turn): Counts | null {
  const codes = pairs.map((pair) => codeIn(text, pair, turn));
  const total = pairs.findIndex(({ from }) => before(text, from, 'allOf') || phraseAt(text, from, 'allOf') > 0);
  const isOf = (at: number, other: number): boolean => at !== other && codes[at] !== null && codes[at] === codes[other];
  const isHonoured = ({ from }: ToldPair): boolean => within(text, clauseFrom(text, from), from, 'honours');
  const left = pairs.filter((pair, at) => !isHonoured(pair) && !(total >= 0 && isOf(at, total)));
  if (left.length === pairs.length) return null;
  const [from, to] = [pairs[0]?.from ?? 0, pairs.at(-1)?.to ?? 0];
  const isAll = left.length > 0 && pairs.every((pair, at) => left.includes(pair) || codes.some((_, n) => isOf(at, n)));
  // What stands between them may be where it was.
  return isAll
    ? { people: countPairs(text, left, turn), from: pairs.at(-1)?.from ?? 0, to }
    : { people: null, from, to };
}

const codeIn = (text: ToldText, { from, to }: ToldPair, turn: Turn): string | null => {
  const read = readPeople(between(text, from, to), turn.campaign.plan.people, spellingsOf(turn.languages, turn.lang));
  return read.ok ? codeOf(read.value.counts, ANYONE) : null;
};

/** "12 em, thầy hiệu trưởng và 2 cô": one more came, whom no figure counts. */
function hasOneMore(text: ToldText, pairs: readonly ToldPair[]): boolean {
  return text.tokens.some((_, at) => {
    const length = phraseAt(text, at, 'oneMore');
    if (length === 0 || pairs.some(({ from, to }) => at >= from && at < to)) return false;
    const isJoin = (n: number): boolean => text.tokens[n]?.raw === ',' || phraseAt(text, n, 'joins') > 0;
    const next = at + length;
    // "300 hs, thầy hiệu trưởng nói chuyện": that is what was done.
    const isThere = isMarked(text, next) || phraseAt(text, next, 'attends') > 0;
    const isSpeaker = /^\p{L}/u.test(text.tokens[next]?.raw ?? '') && !isJoin(next) && !isThere;
    const isBehind = !isSpeaker && pairs.some(({ to }) => at >= to && at - to <= MOST_APART && isJoin(to));
    const isAhead = pairs.some(({ from }) => from - next === 1 && isJoin(from - 1));
    return isBehind || isAhead;
  });
}

/** "45/50 em": which of the two came is not certain, nor then how many all of them were. null: none; a day was read before. */
function ratioIn(text: ToldText, names: ToldPhrases): { readonly from: number; readonly to: number } | null {
  const from = text.tokens.findIndex(({ raw }, at) => {
    const [part, whole] = /^(\d+)\/(\d+)$/.exec(raw)?.slice(1).map(Number) ?? [];
    const isPart = part !== undefined && whole !== undefined && part <= whole && !isMarked(text, at);
    return isPart && !isOrdinal(text, at) && phraseAt(text, at + 1, names) > 0;
  });
  return from < 0 ? null : { from, to: from + 1 + phraseAt(text, from + 1, names) };
}

/** Those of them that took place; null: nothing is said against any. */
function certainOf(text: ToldText, pairs: readonly ToldPair[], isApart: boolean, turn: Turn): Counts | null {
  const spellings = spellingsOf(turn.languages, turn.lang);
  const figures = pairs.map((pair) => {
    const read = readPeople(between(text, pair.from, pair.to), turn.campaign.plan.people, spellings);
    return { ...pair, code: read.ok ? codeOf(read.value.counts, ANYONE) : null };
  });
  const settled = settle(text, figures, isApart);
  const from = pairs[0]?.from ?? 0;
  if (!settled?.certain) return settled && { people: null, from: settled.from, to: settled.to };
  const isOne = isOnceEach(settled.certain) && !within(text, from - MOST_APART, settled.to, 'numbers.each');
  return { people: isOne ? countPairs(text, settled.certain, turn) : null, from, to: settled.to };
}

const codeOf = (counts: Readonly<Record<string, number | null>>, none: string | null): string | null =>
  Object.keys(counts).find((code) => counts[code] !== null) ?? none;

/** Where some of them are not meant, two of the same might not be either. */
const isOnceEach = (figures: readonly ToldFigure[]): boolean =>
  new Set(figures.map(({ code }) => code)).size === figures.length;

/** All of it as it stands, where that says nothing else; else the pairs alone, unless it is a sum or a product. */
function countOf(
  text: ToldText,
  pairs: readonly ToldPair[],
  { first, last }: { readonly first: ToldPair; readonly last: ToldPair },
  turn: Turn,
): Counts {
  const groups = turn.campaign.plan.people;
  const spellings = spellingsOf(turn.languages, turn.lang);
  let [from, to] = [first.from, last.to];
  const isSum = within(text, from - MOST_APART, to, 'people.total');
  const isEach = within(text, from - MOST_APART - 1, to + MOST_APART, 'numbers.each');
  if (isEach) [from, to] = productOf(text, first.from, last.to);
  const typed = between(text, from, to);
  const whole = readPeople(typed, groups, spellings);
  // "320 em, à nhầm 330 em": what was taken back is not counted beside it.
  if (takesBack(typed, spellings)) return { people: whole.ok ? whole.value : null, from, to };
  if (whole.ok && !whole.isLoose) {
    // "100 người, 80 hs": whether the eighty are among the hundred is not said.
    const { counts, unsorted } = whole.value;
    const isMixed = unsorted !== null && Object.values(counts).some((count) => count !== null);
    return { people: isMixed && !within(text, from, to, 'people.ofWhich') ? null : whole.value, from, to };
  }
  return { people: isEach || isSum ? null : countPairs(text, pairs, turn), from, to };
}

function countPairs(text: ToldText, pairs: readonly ToldPair[], turn: Turn): Headcount | null {
  const groups = turn.campaign.plan.people;
  const spellings = spellingsOf(turn.languages, turn.lang);
  const named = pairs.filter(({ said }) => said !== 'people');
  const others = pairs.filter(({ said }) => said === 'people');
  const count = (of: readonly ToldPair[]): Headcount | null => {
    const read = readPeople(of.map((each) => between(text, each.from, each.to)).join(', '), groups, spellings);
    return read.ok ? read.value : null;
  };
  if (named.length === 0 || others.length === 0) return count(pairs);
  // "60 người (50 hs, 10 gv)" tells one number twice; else nobody knows whether some are counted twice.
  const [parts, all] = [count(named), count(others)];
  return parts && all && totalOf(parts) === totalOf(all) ? parts : null;
}

/** "12 lớp mỗi lớp 35 em", "mỗi lớp 30 em x 4 lớp": the figures and what they are figures of, on both sides. */
function productOf(text: ToldText, first: number, last: number): readonly [from: number, to: number] {
  const isPart = (at: number): boolean =>
    !isMarked(text, at) &&
    (/^\d+$/.test(text.tokens[at]?.raw ?? '') ||
      phraseAt(text, at, 'numbers.each') > 0 ||
      phraseAt(text, at, 'people.eachOf') > 0);
  const isComma = (at: number): boolean => text.tokens[at]?.raw === ',';
  let [from, to] = [first, last];
  while (isPart(from - 1) || (isComma(from - 1) && isPart(from - 2))) from -= 1;
  while (isPart(to) || (isComma(to) && isPart(to + 1))) to += 1;
  return [from, to];
}

function clauseFrom({ tokens }: ToldText, at: number): number {
  let from = at;
  while (from > 0 && at - from < 6 && !/^[,.;:!?]$/.test(tokens[from - 1]?.raw ?? '')) from -= 1;
  return from;
}

function within(text: ToldText, from: number, to: number, of: ToldWord): boolean {
  for (let at = Math.max(0, from); at < to; at += 1) if (phraseAt(text, at, of) > 0) return true;
  return false;
}

const before = (text: ToldText, at: number, of: ToldWord): boolean =>
  [1, 2].some((n) => at - n >= 0 && phraseAt(text, at - n, of) === n);

const namesOfUnits = keptFor((counts: readonly CountUnit[]) => namePhrases(counts.flatMap(namesOfUnit)));

/** `quantities`: null where it is not certain which of the figures are meant; they are `unread` then. */
type ToldQuantities = {
  readonly told: ToldText;
  readonly quantities: Readonly<Record<string, number | null>> | null;
  readonly unread: string | null;
};

/** What a category counts besides people ("3 băng rôn"); null: nothing of it is told. */
export function readToldQuantities(
  text: ToldText,
  counts: readonly CountUnit[],
  languages: Turn['languages'],
  isApart = false,
): ToldQuantities | null {
  if (counts.length === 0) return null;
  const pairs = pairsIn(text, namesOfUnits(counts), HOLDERS);
  if (pairs.length === 0) return null;
  const figures = pairs.map((pair) => {
    const read = readQuantities(between(text, pair.from, pair.to), counts, unspelt(languages));
    return { ...pair, code: read.ok ? codeOf(read.value, null) : null };
  });
  const settled = settle(text, figures, isApart);
  const told = pairs.reduce((so, { from, to }) => marked(so, from, to, 'quantity'), text);
  if (settled && (settled.certain === null || !isOnceEach(settled.certain)))
    return { told, quantities: null, unread: between(text, settled.from, settled.to) };
  const meant = settled?.certain ?? pairs;
  if (pairs.some(({ from }) => isAfterSlip(text, from, languages)))
    return { told, quantities: null, unread: between(text, (pairs[0]?.from ?? 1) - 1, pairs.at(-1)?.to ?? 0) };
  const read = readQuantities(
    meant.map(({ from, to }) => between(text, from, to)).join('; '),
    counts,
    unspelt(languages),
  );
  if (!read.ok) return null;
  return { told, quantities: read.value, unread: null };
}
