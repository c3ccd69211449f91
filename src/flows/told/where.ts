/** Where an activity took place, as a longer text tells it: the place, on which platform, the link, and by that in which form. */

import type { Campaign, Unit } from '../../campaign/types.ts';
import { loggingUnits } from '../../campaign/unit-tree.ts';
import { unitsWithin } from '../../campaign/units-within.ts';
import { keptFor } from '../../chat/kept.ts';
import { readLink } from '../../dialog/links.ts';
import { namesOfPlatform, SURE_SIGNS } from '../../dialog/mode-words.ts';
import type { Mode, Turn } from '../../turn/index.ts';
import {
  between,
  isMarked,
  isStop,
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

const SIGNS = (['mixed', 'online', 'in-person'] as const).map((mode) => [mode, phrases(SURE_SIGNS[mode])] as const);
/** How it was held, unless what is found or feared there is what it was about: "nhận biết tin giả trên mạng". */
const ON_THE_NET = phrases('trên mạng, trên internet, trên không gian mạng');
const OF_THE_NET = new Set('tim tra kiem tin gia lua dao toan xu hai doc bao rui nguy mua bat nat'.split(' '));
const BY = phrases(
  'qua, trên, bằng, dùng, via, on, qua phần mềm, trên phần mềm, qua nền tảng, trên nền tảng, qua ứng dụng',
);

export type ToldMode = { readonly told: ToldText; readonly mode: Mode | null; readonly platform: string | null };

/** Words of the form and a platform's name. */
export function readToldMode(text: ToldText, turn: Turn): ToldMode {
  let told = text;
  const said = new Set<Mode>();
  const places: SaidMode[] = [];
  let platform: string | null = null;
  const known = platformsOf(turn.campaign);
  const isOnTheNet = !text.tokens.some(({ plain, raw }) => OF_THE_NET.has(plain) || /^tải$/iu.test(raw));
  const signs = isOnTheNet ? [...SIGNS, ['online', ON_THE_NET] as const] : SIGNS;
  for (let at = 0; at < text.tokens.length; at += 1) {
    if (isMarked(told, at)) continue;
    const found = signs
      .map(([mode, of]) => ({ mode, length: phraseAt(text, at, of) }))
      .find(({ length }) => length > 0);
    if (found) said.add(found.mode);
    const named = known
      .map(({ code, names }) => ({ code, length: phraseAt(text, at, names) }))
      .find(({ length }) => length > 0);
    if (named && !isLearnt(text, at)) {
      platform ??= named.code;
      said.add('online');
    }
    const length = Math.max(found?.length ?? 0, named?.length ?? 0);
    if (length === 0) continue;
    places.push({ mode: found?.mode ?? 'online', at });
    const by = [3, 2, 1].find((n) => at >= n && phraseAt(text, at - n, BY) === n) ?? 0;
    told = marked(told, at - by, at + length, 'mode');
    at += length - 1;
  }
  // "Nửa học tại lớp, nửa trên Teams": one half on a platform, and the other was elsewhere.
  const halves = text.tokens.filter(({ plain }) => /^(?:nua|half)$/.test(plain)).length;
  if (halves > 1 && said.has('online')) said.add('mixed');
  const isBoth = said.has('mixed') || (said.has('online') && said.has('in-person'));
  const [only = null] = said;
  const meant = isBoth && !said.has('mixed') ? becameOf(text, places) : 'both';
  if (meant !== 'both') return { told, mode: meant, platform: meant === 'online' ? platform : null };
  return { told, mode: isBoth ? 'mixed' : only, platform };
}

type SaidMode = { readonly mode: Mode; readonly at: number };

const PLANNED = phrases(
  'định, tính, dự định, dự tính, dự kiến, kế hoạch, lúc đầu, ban đầu, thay vì, đáng lẽ, lẽ ra, planned, at first, instead of',
);
const CHANGED = phrases(
  'chuyển, chuyển qua, chuyển sang, chuyển thành, đổi, đổi qua, đổi sang, đổi thành, cuối cùng, rốt cuộc, rốt cục, nên, phải, thì, nhưng, ended up, but, switched, moved',
);

/** "Định làm trực tiếp mà mưa nên chuyển qua zoom" was on Zoom. both: nothing was changed; null: it is not certain what became of it. */
function becameOf(text: ToldText, places: readonly SaidMode[]): Mode | null | 'both' {
  const [first] = places;
  const last = places.at(-1);
  if (!first || !last) return 'both';
  const isSaid = (of: ToldPhrases, from: number, to: number): boolean =>
    text.tokens.some((_, at) => at >= from && at < to && phraseAt(text, at, of) > 0);
  const isPlanned = isSaid(PLANNED, Math.max(0, first.at - MOST_BEFORE), first.at);
  const turns = places.filter(({ mode }, n) => n > 0 && mode !== places[n - 1]?.mode);
  const isMoved = isSaid(MOVED, 0, last.at);
  if (!isPlanned) return isMoved ? null : 'both';
  return turns.length === 1 && isSaid(CHANGED, first.at, turns[0]?.at ?? 0) ? last.mode : null;
}
const MOVED = phrases(
  'chuyển qua, chuyển sang, chuyển thành, đổi qua, đổi sang, đổi thành, rốt cuộc, rốt cục, switched to, moved to',
);
const MOST_BEFORE = 8;

/** "Tập huấn soạn bài trên K12Online": what it was about, wherever it was held. */
const isLearnt = (text: ToldText, at: number): boolean =>
  [1, 2, 3, 4].some((n) => {
    const length = phraseAt(text, at - n, LEARNT);
    const isApart = text.tokens.slice(Math.max(0, at - n), at).some(({ raw }) => /^[,;.]$/.test(raw));
    return at >= n && length > 0 && length <= n && !isApart;
  });
const LEARNT = phrases('soạn, soạn bài, soạn giảng, xài, cách xài, dùng, sử dụng, cách dùng, làm quen');

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

const PREPOSITIONS = phrases(
  'tại, ở, ngoài, trong, bên trong, ở trong, ở ngoài, ở tại, trước, dưới, ở dưới, ngay tại, tại điểm cầu, điểm cầu, at, at the, in the, in',
);
const PLAINLY = phrases('tại, ở, trong, bên trong, ở trong, ở tại, ngay tại, at, at the, in, in the');
const NOUNS = phrases(
  'sân, vườn, văn phòng, hội trường, phòng, thư viện, nhà văn hóa, nhà văn hoá, nvh, cổng, cổng trường, nhà rông, nhà sinh hoạt, hành lang, nhà đa năng, nhà thi đấu, điểm trường, điểm lẻ, công viên, ubnd, ủy ban, uỷ ban, trụ sở, khu phố, khu vui chơi, nhà dài, nhà cộng đồng, hội quán, gate, yard, hall, library, school yard, school gate, school hall, school library, front gate, front yard, playground, classroom, assembly hall, community hall, community house, community centre, village hall, gym, lớp, thôn, buôn, xóm, ấp, tổ dân phố, trường, trung tâm, bưu điện, chợ, chùa, nhà thờ',
);
/** What may stand without "tại" before it: no other word of a sentence. */
const BARE_NOUNS = phrases(
  'sân trường, sân, vườn trường, hội trường, phòng, thư viện, nhà văn hóa, nhà văn hoá, nvh, cổng trường, trước cổng trường, nhà rông, nhà sinh hoạt, hành lang, nhà đa năng, nhà thi đấu, điểm trường, công viên, ubnd, nhà cộng đồng, hội quán',
);
const NO_PLACE = phrases('đây, đó, sao, vì, đâu, chỗ nào, mọi, các mức, tuổi, mức');
const OWN = phrases(
  'trường em, trường mình, trường tôi, trường tui, trường con, trường thcs, trường tiểu học, trường mầm non, trường mẫu giáo, trường thpt, trường mn, trường th, đơn vị em, đơn vị mình, đơn vị, trường, trung tâm em, trung tâm, lớp em, trường chúng em, my school, our school, the school',
);
const ENDS = phrases(
  'cho, với, cùng, có, dự, coi, xem, để, do, gồm, về, nói, vào, lúc, được, đã, ạ, nha, nhé, nhen, treo, tham gia, tham dự, khoảng, và, thì, là, gửi, các em, nhằm, nhân, tổ chức, bàn giao, tặng, dạy, làm, mở, diễn ra, cách, nộp, dán, ký, quét, mượn, trao đổi, thống nhất, ngồi, quay, gồm, luôn, rồi, qua, bằng, nghe, with, for, held, was, were, joined, took, came, gave, hung, read',
);
/** "sân ngập nước hết": it ends a place, and one that stands there bare says why it was elsewhere. */
const TROUBLE = phrases('ngập, bị ngập, bị hư, bị hỏng, bị mất điện, bị cúp điện, mất điện, cúp điện, bị mưa');
const MOST_TOKENS = 9;

export type ToldPlace = { readonly told: ToldText; readonly place: string | null; readonly isAtUnit: boolean };

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
  return { told, place: best?.said ?? null, isAtUnit };
}

/** Whether "tại phòng tin học" and the like begin there. */
export const tellsPlaceAt = (text: ToldText, at: number): boolean =>
  phraseAt(text, at, PLAINLY) > 0 &&
  (placeAt(text, at)?.to ?? 0) > at + 1 &&
  nounAt(text, at, phraseAt(text, at, PREPOSITIONS)) > 0;

type Found = { readonly from: number; readonly to: number; readonly isOwn: boolean };

/** "Dạy bà con trong thôn, ở nhà văn hóa thôn 2": who says "ở" says where it was. */
const exactlyAt = (text: ToldText, at: number): number =>
  phraseAt(text, at, EXACTLY) === 0 ? 0 : MOST_EXACTLY.has(text.tokens[at]?.plain ?? '') ? 2 : 1;
/** "Cửa hàng ở chợ tặng máy, nhận tại phòng tin học". */
const MOST_EXACTLY = new Set(['tai', 'ngay']);
const EXACTLY = phrases('tại, ở, ở trong, ở ngoài, ở dưới, ở tại, ngay tại, tại điểm cầu, at, at the');
/** "Trong thôn", and nothing that says in which house. */
const isAnyVillage = ({ tokens }: ToldText, { from, to }: Found): boolean =>
  /^(?:thon|buon|xom|ap|xa|khu)$/.test(tokens[to - 1]?.plain ?? '') && to - from <= 2;

/** "O" with marks in the text is an aunt in Huế, and no "ở". */
const isAunt = ({ tokens }: ToldText, at: number): boolean =>
  /^o$/i.test(tokens[at]?.raw ?? '') &&
  tokens.filter(({ plain, marked: typed }) => plain !== typed).length > tokens.length / 4;

function placeAt(text: ToldText, at: number): Found | null {
  const preposition = isAunt(text, at) ? 0 : phraseAt(text, at, PREPOSITIONS);
  const first = at + preposition;
  const noun = nounAt(text, at, preposition);
  if (preposition === 0 && isDoer(text, at + noun)) return null;
  const isPlain = phraseAt(text, at, PLAINLY) === preposition && preposition > 0;
  const said = text.tokens[at]?.raw.toLowerCase().normalize('NFC') ?? '';
  const isAny =
    preposition > 0 &&
    /^(?:tại|ở|o)$/.test(said) &&
    phraseAt(text, first, NO_PLACE) === 0 &&
    isWord(text.tokens[first]) &&
    !isMarked(text, first);
  const isName = isPlain && /^\p{Lu}/u.test(text.tokens[first]?.raw ?? '') && !isMarked(text, first);
  const isGame = text.tokens[first]?.plain === 'san' && text.tokens[first + 1]?.plain === 'choi';
  if ((noun === 0 && !isName && !isAny) || isGame) return null;
  let to = first + noun;
  // "phong da nang" without its marks: right behind the noun nothing ends it.
  while (to < text.tokens.length && to - first < MOST_TOKENS && goesOn(text, to, to === first + noun)) to += 1;
  if (to === first || (preposition === 0 && phraseAt(text, to, TROUBLE) > 0)) return null;
  // "Vẽ ở nhà rồi nộp qua Zalo": each at their own.
  if (phraseAt(text, first, HOMES) === to - first) return null;
  const own = phraseAt(text, first, OWN);
  const isOwn = own > 0 && first + own === to;
  // "ngoài sân", "trước cổng" say where; "tại", "ở" say that it is a place.
  const from = isPlain ? first : at;
  return { from, to, isOwn };
}
const HOMES = phrases('nhà, nhà mình, nhà ba mẹ, nhà các em, nhà từng em, home');

/** How many tokens name a kind of place: behind a preposition, by themselves where a clause begins, or where it ends. */
function nounAt(text: ToldText, at: number, preposition: number): number {
  const first = at + preposition;
  if (preposition > 0) return phraseAt(text, first, NOUNS) || roomAt(text, first);
  const isApart =
    at === 0 || /^[,;:–-]$/.test(text.tokens[at - 1]?.raw ?? '') || isStop(text, at - 1) || isMarked(text, at - 1);
  const bare = phraseAt(text, at, BARE_NOUNS);
  const next = text.tokens[at + bare];
  const isLast = bare > 1 && (next === undefined || !/^\p{L}/u.test(next.raw) || isMarked(text, at + bare));
  return isApart || isLast ? bare : 0;
}

const ROOMS = phrases(
  'yard, hall, library, room, gym, gate, centre, center, house, office, classroom, playground, garden',
);
/** "(in the) kindergarten yard" */
function roomAt(text: ToldText, first: number): number {
  for (let n = 0; n < 3; n += 1) {
    if (phraseAt(text, first + n, ROOMS) > 0) return n + 1;
    if (!isWord(text.tokens[first + n]) || isMarked(text, first + n)) return 0;
  }
  return 0;
}

/** "Thư viện trường với thư viện xã trao đổi sách", "O thủ thư dán mã": who did it, and no place. */
function isDoer(text: ToldText, from: number): boolean {
  let at = from;
  while (at < from + 4 && isWord(text.tokens[at]) && !isStop(text, at - 1) && !isMarked(text, at)) {
    if (phraseAt(text, at, DO) > 0) return true;
    at += 1;
  }
  return false;
}
const DO = phrases(
  'với, cùng, dán, tổ chức, mở, tặng, trao, trao đổi, bàn giao, gửi, ký, cho mượn, luân chuyển, tuyên truyền',
);

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
    (isFirst && isUnmarked && token?.plain === 'da') || [ENDS, TROUBLE].every((each) => phraseAt(text, at, each) === 0)
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

const isArea = ({ tokens }: ToldText, from: number): boolean => {
  const at = tokens.findIndex((token) => token.to > from);
  return (
    /^(?:xa|phuong|thi|tt|huyen|thon|buon)$/.test(tokens[at]?.plain ?? '') ||
    /^(?:ubnd|xa|huyen|thon|buon|cum)$/.test(tokens[at - 1]?.plain ?? '')
  );
};
