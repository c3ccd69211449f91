/** Where an activity took place, as a longer text tells it: the place, on which platform, the link, and by that in which form. */

import type { Campaign, Unit } from '../../campaign/types.ts';
import { loggingUnits } from '../../campaign/unit-tree.ts';
import { unitsWithin } from '../../campaign/units-within.ts';
import { keptFor } from '../../chat/kept.ts';
import type { Languages } from '../../chat/languages.ts';
import type { ToldWord } from '../../chat/told-words.ts';
import { readLink } from '../../dialog/links.ts';
import { namesOfPlatform, SURE_SIGNS } from '../../dialog/mode-words.ts';
import { isCountedApart } from '../../dialog/modes.ts';
import { LONGEST_LINE } from '../../dialog/pieces.ts';
import type { Mode, Turn } from '../../turn/index.ts';
import { spellingsOf } from '../../understanding/spellings.ts';
import {
  between,
  isMarked,
  isPlainly,
  isStop,
  isTyped,
  isWord,
  marked,
  namePhrases,
  phraseAt,
  phrases,
  type ToldPhrases,
  type ToldText,
} from './text.ts';

/** The link; null: none, or one that can't be read. */
export function readToldLink(text: ToldText): { readonly told: ToldText; readonly link: string | null } {
  const at = text.tokens.findIndex(({ raw }) => /^https?:\/\//i.test(raw));
  if (at < 0) return { told: text, link: null };
  const read = readLink(text.tokens[at]?.raw ?? '');
  return { told: marked(text, at, at + 1, 'link'), link: read.ok ? read.value : null };
}

const signsOf = keptFor((languages: Languages) =>
  (['mixed', 'online', 'in-person'] as const).map(
    (mode) => [mode, phrases(...languages.flatMap(({ answers }) => answers[SURE_SIGNS[mode]]))] as const,
  ),
);

export type ToldMode = { readonly told: ToldText; readonly mode: Mode | null; readonly platform: string | null };

/** Words of the form and a platform's name. */
export function readToldMode(text: ToldText, turn: Turn): ToldMode {
  let told = text;
  const said = new Set<Mode>();
  const places: SaidMode[] = [];
  let platform: string | null = null;
  const known = platformsOf(turn.campaign);
  const isOnTheNet = !text.tokens.some(({ raw }, at) => isPlainly(text, at, 'mode.ofTheNet') || /^tải$/iu.test(raw));
  const sure = signsOf(turn.languages);
  const signs = isOnTheNet ? [...sure, ['online', 'mode.onTheNet'] as const] : sure;
  for (let at = 0; at < text.tokens.length; at += 1) {
    if (isMarked(told, at) && !isOfPeople(text, at)) continue;
    const sign = signs.map(([mode, of]) => ({ mode, length: phraseAt(text, at, of) })).find(({ length }) => length > 0);
    const found = sign?.mode === 'online' && isBehind(text, at, 'mode.about') ? undefined : sign;
    if (found) said.add(found.mode);
    const named = known
      .map(({ code, names }) => ({ code, length: phraseAt(text, at, names) }))
      .find(({ length }) => length > 0);
    if (named && !isBehind(text, at, 'mode.learnt')) {
      platform ??= named.code;
      said.add('online');
    }
    const length = Math.max(found?.length ?? 0, named?.length ?? 0);
    if (length === 0) continue;
    places.push({ mode: found?.mode ?? 'online', at });
    const by = [3, 2, 1].find((n) => at >= n && phraseAt(text, at - n, 'mode.by') === n) ?? 0;
    told = marked(told, at - by, at + length, 'mode');
    at += length - 1;
  }
  // "Nửa học tại lớp, nửa trên Teams": one half on a platform, and the other was elsewhere.
  const halves = text.tokens.filter((_, at) => isPlainly(text, at, 'mode.half')).length;
  if (halves > 1 && said.has('online')) said.add('mixed');
  const isBoth = said.has('mixed') || (said.has('online') && said.has('in-person'));
  const [only = null] = said;
  const meant = isBoth && !said.has('mixed') ? becameOf(text, places) : 'both';
  if (meant !== 'both') return { told, mode: meant, platform: meant === 'online' ? platform : null };
  return { told, mode: isBoth ? 'mixed' : only, platform };
}

/** "20 cô học qua zoom, 10 cô ngồi ở hội trường". */
export const saysBoth = (text: string, { campaign, languages }: Turn): boolean =>
  text.length <= LONGEST_LINE && isCountedApart(text, campaign.plan.platforms, spellingsOf(languages));

type SaidMode = { readonly mode: Mode; readonly at: number };

/** "Định làm trực tiếp mà mưa nên chuyển qua zoom" was on Zoom. both: nothing was changed; null: it is not certain what became of it. */
function becameOf(text: ToldText, places: readonly SaidMode[]): Mode | null | 'both' {
  const [first] = places;
  const last = places.at(-1);
  if (!first || !last) return 'both';
  const isSaid = (of: ToldWord, from: number, to: number): boolean =>
    text.tokens.some((_, at) => at >= from && at < to && phraseAt(text, at, of) > 0);
  const isPlanned = isSaid('mode.planned', Math.max(0, first.at - MOST_BEFORE), first.at);
  const turns = places.filter(({ mode }, n) => n > 0 && mode !== places[n - 1]?.mode);
  const isMoved = isSaid('mode.moved', 0, last.at);
  if (!isPlanned) return isMoved ? null : 'both';
  return turns.length === 1 && isSaid('mode.changed', first.at, turns[0]?.at ?? 0) ? last.mode : null;
}
const MOST_BEFORE = 8;

/** "20 cô học qua zoom, 10 cô …": between two figures it says how. */
const isOfPeople = ({ marks }: ToldText, at: number): boolean =>
  marks.every(({ from, to, is }) => at < from || at >= to || is === 'people');

/** "Tập huấn soạn bài trên K12Online", "nộp hồ sơ qua mạng": what it was about, wherever it was held. */
const isBehind = (text: ToldText, at: number, of: 'mode.learnt' | 'mode.about'): boolean =>
  [1, 2, 3, 4].some((n) => {
    const length = phraseAt(text, at - n, of);
    const isApart = text.tokens.slice(Math.max(0, at - n), at).some(({ raw }) => /^[,;.]$/.test(raw));
    return at >= n && length > 0 && length <= n && !isApart;
  });

type NamedPlatform = { readonly code: string; readonly names: ToldPhrases };
const platformsOf = keptFor(({ plan }: Campaign): readonly NamedPlatform[] =>
  plan.platforms
    .filter(({ inPerson }) => !inPerson)
    .map(({ code, name, words }) => ({
      code,
      names: namePhrases([...namesOfPlatform({ name, words }), ...shortOf(name)]),
    })),
);

/** "Microsoft Teams" is "teams". */
const shortOf = (name: string): readonly string[] => (name.split(' ').length > 1 ? [name.split(' ').at(-1) ?? ''] : []);

const MOST_TOKENS = 9;

/** `isExact`: "ở", "tại" stands before it. */
export type ToldPlace = {
  readonly told: ToldText;
  readonly place: string | null;
  readonly isAtUnit: boolean;
  readonly isExact: boolean;
};

/** The place in the person's own words; `isAtUnit`: "ở trường em", and nothing more exact. `isTheirs`: there it says who they are. */
export function readToldPlace(text: ToldText, isTheirs: (at: number) => boolean = () => false): ToldPlace {
  let told = text;
  let isAtUnit = false;
  const places: { readonly said: string; readonly exact: number }[] = [];
  for (let at = 0; at < text.tokens.length; at += 1) {
    const found = isMarked(told, at) || isTheirs(at) ? null : placeAt(text, at);
    if (!found) continue;
    const said = between(text, found.from, found.to);
    if (found.isOwn) isAtUnit = true;
    else if (said.length <= 150 && !isAnyVillage(text, found)) places.push({ said, exact: exactlyAt(text, at) });
    told = marked(told, at, found.to, 'place');
    at = found.to - 1;
  }
  const [best] = places.toSorted((a, b) => b.exact - a.exact);
  return { told, place: best?.said ?? null, isAtUnit, isExact: (best?.exact ?? 0) > 0 };
}

/** Whether "tại phòng tin học" and the like begin there. */
export const tellsPlaceAt = (text: ToldText, at: number): boolean =>
  phraseAt(text, at, 'place.plainly') > 0 &&
  (placeAt(text, at)?.to ?? 0) > at + 1 &&
  nounAt(text, at, phraseAt(text, at, 'place.before')) > 0;

type Found = { readonly from: number; readonly to: number; readonly isOwn: boolean };

/** "Dạy bà con trong thôn, ở nhà văn hóa thôn 2": who says "ở" says where it was. */
const exactlyAt = (text: ToldText, at: number): number =>
  phraseAt(text, at, 'place.exactly') === 0 ? 0 : isPlainly(text, at, 'place.mostExactly') ? 2 : 1;
/** "Trong thôn", and nothing that says in which house. */
const isAnyVillage = (text: ToldText, { from, to }: Found): boolean =>
  isPlainly(text, to - 1, 'place.village') && to - from <= 2;

/** "O" with marks in the text is an aunt in Huế, and no "ở". */
const isAunt = ({ tokens }: ToldText, at: number): boolean =>
  /^o$/i.test(tokens[at]?.raw ?? '') &&
  tokens.filter(({ plain, marked: typed }) => plain !== typed).length > tokens.length / 4;

function placeAt(text: ToldText, at: number): Found | null {
  const preposition = isAunt(text, at) ? 0 : phraseAt(text, at, 'place.before');
  const first = at + preposition;
  const noun = nounAt(text, at, preposition);
  if (preposition === 0 && isDoer(text, at + noun)) return null;
  const isPlain = phraseAt(text, at, 'place.plainly') === preposition && preposition > 0;
  const isAny =
    preposition > 0 &&
    isTyped(text, at, 'place.any') &&
    phraseAt(text, first, 'place.none') === 0 &&
    isWord(text.tokens[first]) &&
    !isMarked(text, first);
  const isName = isPlain && /^\p{Lu}/u.test(text.tokens[first]?.raw ?? '') && !isMarked(text, first);
  const isGame = text.tokens[first]?.plain === 'san' && text.tokens[first + 1]?.plain === 'choi';
  if ((noun === 0 && !isName && !isAny) || isGame) return null;
  let to = first + noun;
  // "phong da nang" without its marks: right behind the noun nothing ends it.
  while (to < text.tokens.length && to - first < MOST_TOKENS && goesOn(text, to, to === first + noun)) to += 1;
  const whole = to === first ? to : pastSeveral(text, to);
  if (to === first || (preposition === 0 && phraseAt(text, to, 'place.trouble') > 0)) return null;
  // "Vẽ ở nhà rồi nộp qua Zalo": each at their own.
  if (phraseAt(text, first, 'place.homes') === to - first) return null;
  const own = phraseAt(text, first, 'place.own');
  const isOwn = own > 0 && first + own === to;
  // "ngoài sân", "trước cổng" say where; "tại", "ở" say that it is a place.
  const from = isPlain ? first : at;
  return { from, to: isOwn ? to : whole, isOwn };
}

/** "nhà văn hóa thôn 3 và thôn 4", "thôn 3, 4", "thư viện và hội trường": where the last of several places ends. */
function pastSeveral(text: ToldText, from: number): number {
  const { tokens } = text;
  const isNumber = (at: number): boolean => /^\d{1,2}$/.test(tokens[at]?.raw ?? '') && !isMarked(text, at);
  const isEnd = (at: number): boolean => /^(?![\p{L}\d])|^v[àa]$/iu.test(tokens[at]?.raw ?? '') || isMarked(text, at);
  const isNumbered = isNumber(from - 1) && phraseAt(text, from - 2, 'place.nouns') === 1;
  let to = from;
  for (let next = to; /^(?:và|va|,)$/iu.test(tokens[to]?.raw ?? '') && !isMarked(text, to); next = to) {
    const noun = isNumbered && tokens[to + 1]?.plain === tokens[from - 2]?.plain ? 1 : 0;
    if (isNumbered && isNumber(to + 1 + noun) && isEnd(to + 2 + noun)) next = to + 2 + noun;
    const other = tokens[to]?.raw === ',' ? 0 : phraseAt(text, to + 1, 'place.bareNouns');
    if (next === to && other > 0 && isEnd(to + 1 + other)) next = to + 1 + other;
    if (next === to) break;
    to = next;
  }
  return to;
}

/** How many tokens name a kind of place: behind a preposition, by themselves where a clause begins, or where it ends. */
function nounAt(text: ToldText, at: number, preposition: number): number {
  const first = at + preposition;
  if (preposition > 0) return phraseAt(text, first, 'place.nouns') || roomAt(text, first);
  const isApart =
    at === 0 || /^[,;:–-]$/.test(text.tokens[at - 1]?.raw ?? '') || isStop(text, at - 1) || isMarked(text, at - 1);
  const bare = phraseAt(text, at, 'place.bareNouns');
  const next = text.tokens[at + bare];
  const isLast = bare > 1 && (next === undefined || !/^\p{L}/u.test(next.raw) || isMarked(text, at + bare));
  return isApart || isLast ? bare : 0;
}

/** "(in the) kindergarten yard" */
function roomAt(text: ToldText, first: number): number {
  for (let n = 0; n < 3; n += 1) {
    if (phraseAt(text, first + n, 'place.rooms') > 0) return n + 1;
    if (!isWord(text.tokens[first + n]) || isMarked(text, first + n)) return 0;
  }
  return 0;
}

/** "Thư viện trường với thư viện xã trao đổi sách", "O thủ thư dán mã": who did it, and no place. */
function isDoer(text: ToldText, from: number): boolean {
  let at = from;
  while (at < from + 4 && isWord(text.tokens[at]) && !isStop(text, at - 1) && !isMarked(text, at)) {
    if (phraseAt(text, at, 'place.do') > 0) return true;
    at += 1;
  }
  return false;
}

/** "o lop la" without its marks: where nothing follows that it would be. */
const isClassName = (text: ToldText, at: number): boolean =>
  text.tokens[at]?.plain === 'la' &&
  text.tokens[at - 1]?.plain === 'lop' &&
  (isStop(text, at) || !isWord(text.tokens[at + 1]) || isMarked(text, at + 1));

const goesOn = (text: ToldText, at: number, isFirst: boolean): boolean => {
  const token = text.tokens[at];
  if (
    !isWord(token) ||
    isStop(text, at - 1) ||
    text.marks.some(({ from, to, is }) => at >= from && at < to && is !== 'unit')
  )
    return false;
  const isUnmarked = token?.marked === token?.plain;
  return (
    (isFirst && isUnmarked && (token?.plain === 'da' || isClassName(text, at))) ||
    (['place.ends', 'place.trouble'] as const).every((each) => phraseAt(text, at, each) === 0)
  );
};

export type ToldUnit = { readonly told: ToldText; readonly units: readonly Unit[] | null; readonly isSure: boolean };

/** The unit that is named: null where none is; several where it is not certain which. A commune's name alone is a place. */
export function readToldUnit(text: ToldText, turn: Turn): ToldUnit {
  const spans = unitsWithin(text.text, loggingUnits(turn.campaign), turn.campaign).filter(
    ({ from }) => !isArea(text, from),
  );
  const [first] = spans;
  if (!first) return { told: text, units: null, isSure: false };
  const told = spans.reduce((so, { from, to }) => {
    const [start, end] = [
      so.tokens.findIndex((token) => token.to > from),
      so.tokens.findLastIndex((token) => token.from < to),
    ];
    return start < 0 ? so : marked(so, start, end + 1, 'unit');
  }, text);
  return { told, units: first.units, isSure: first.sure && first.units.length === 1 };
}

const isArea = (text: ToldText, from: number): boolean => {
  const at = text.tokens.findIndex((token) => token.to > from);
  return isPlainly(text, at, 'place.area') || isPlainly(text, at - 1, 'place.areaBefore');
};
