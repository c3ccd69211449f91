import { stemOf } from '../english-words.ts';
import { isAfter, lexiconOf, phraseAt, type Text } from '../lexicon.ts';
import { saysSomething } from '../small-words.ts';
import { isPlainSyllable } from '../syllables.ts';
import type { Word } from '../words.ts';
import { isFree, mark, type SlotSheet } from './sheet.ts';
import { formOf, pairOf, type TopicIndex, topicIndexOf } from './topic-index.ts';
import type { SlotContext, TextSlots } from './types.ts';

/** Two words that stand together say more than the two apart. */
const PAIR = 1.5;
/** An English word says as much as two syllables of Vietnamese. */
const LONG_WORD = 5;
/** Sessions so near the best one are listed with it. */
const NEAR_BEST = 0.88;
/** A list of more is about no title. */
const MOST = 3;
/** What a text has to have of a title for it to be offered, and to be sure. */
const OFFERED = 0.9;
const SURE = 1.7;
/** How much less a word says, and a pair, for its share of what is written about other things. */
const COMMON = 100;
const COMMON_PAIR = 400;
/** Right after such a word a title is meant rather than something else of that name ("lớp tiếng Anh", "đổi sang tiếng Anh"). */
const CUE = 1.4;
const CUES = lexiconOf([
  [
    'lớp,buổi,học,dạy,môn,khóa,khoá,tiết,buổi học,lớp học,lễ,buổi lễ,class,session,course,lesson,about,class on,session on,talk on,training on,lesson on',
    true,
  ],
]);
/** One session is spoken of, whatever it is called … */
const ONE = lexiconOf([
  [
    'buổi,lớp,lễ,hôm nói,hôm chỉ,hôm dạy,hôm hướng dẫn,hôm bàn,hôm công bố,hôm giới thiệu,hôm tọa đàm,cái hôm,có hôm,nói về,nói chuyện về,bữa nói,bữa chỉ,bữa dạy,bữa hướng dẫn,cái bữa,có bữa,tập huấn,hội thảo,tọa đàm,diễn đàn,' +
      'talk,session,class,ceremony,training,seminar,forum,workshop,the closing,the opening',
    true,
  ],
]);
/** … and it is asked when it is: its subject then means it rather than anything else. */
const WHEN = lexiconOf([
  [
    'mấy giờ,giờ nào,ngày nào,hôm nào,bữa nào,khi nào,lúc nào,chừng nào,bao giờ,thứ mấy,ngày mấy,mùng mấy,buổi nào,sáng hay chiều,chiều hay tối,phải không,đúng không,what time,when,what day,which day',
    true,
  ],
]);
const TIMED = 1.5;
const CUES_AFTER = lexiconOf([['class,classes,session,sessions,course,lesson', true]]);
/** How much surer a title is where the text says nothing else. */
const WHOLE = 1.5;
/** What is asked of a session, or says that one is meant. */
const ASKED_OF_IT = new Set(
  'link lich lop buoi hoc le mo bat xem nghe dang ky event start giao vien tham du'.split(' '),
);

/** Who bears the name that follows: "cô Hoa" is no class on flowers. */
const BEARERS = lexiconOf([['cô,thầy,chị,anh,bác,chú,dì,o', true]]);

/** Any session is one of these, or may be: no title is told by them alone ("link mấy lớp trực tuyến"). */
const OF_ANY = new Set(
  'truc tuyen tiep online onl offline mang xa hoc lop buoi khoa tiet link class classes session sessions course courses lesson lessons'.split(
    ' ',
  ),
);

/** Less than so much is no evidence by itself: such a word is left where it stands, unless its neighbours belong to the title. */
const TELLS = 0.3;

/** Each word that is neither in a title nor in any example makes it so much less sure; at most so many count. */
const STRANGE = 0.7;
const MOST_STRANGERS = 3;

type Evidence = {
  readonly from: number;
  readonly end: number;
  readonly weight: number;
  readonly sessions: ReadonlySet<number>;
};

/**
 * Finds sessions by the words of their titles, and marks these words where they are sure to mean them. `covered`: words that are no title by
 * themselves.
 */
export function takeTopic(
  sheet: SlotSheet,
  { campaign, commonness }: SlotContext,
  covered: ReadonlySet<number>,
): TextSlots['topic'] {
  if (campaign === null || campaign.sessions.length === 0) return null;
  const index = topicIndexOf(campaign);
  const codes = takeCodes(sheet, index);
  if (codes.length > 0) return { codes, isSure: true };
  const evidence = evidenceIn(sheet, index, commonness ?? (() => 0));
  const telling = evidence.filter(({ from, end }) => !isWithin(covered, from, end));
  const scores = scoresOf(telling, sheet, index.codes.length);
  const isCued = telling.some(({ from, end }) => isAfter(CUES, sheet, from) || phraseAt(CUES_AFTER, sheet, end));
  const near = nearBest(scores);
  const isTimed = saysOf(sheet, ONE) && saysOf(sheet, WHEN);
  const sure = (isTimed ? TIMED : isCued ? CUE : 1) * (saysOnly(sheet, evidence, telling, near) ? WHOLE : 1);
  const best = Math.max(0, ...scores) * STRANGE ** strangers(sheet, evidence, commonness) * sure;
  if (best < OFFERED) return null;
  if (near.length > MOST) return null;
  const isSure = best >= SURE && near.some(([place]) => isToldApart(place, sheet, evidence));
  if (isSure) markTitle(sheet, evidence, new Set(near.map(([place]) => place)));
  return { codes: near.flatMap(([place]) => index.codes[place] ?? []), isSure };
}

const saysOf = (sheet: SlotSheet, lexicon: typeof ONE): boolean =>
  sheet.words.some((_, at) => phraseAt(lexicon, sheet, at) !== null);

/** After these it is a room, a road or the like; without its zeros ("lớp B8") it may be a school's class. */
const NO_CODE_BEFORE = lexiconOf([
  ['phòng,đường,nhà,khu,dãy,toà,tòa,tầng,lầu,cổng,xe,tuyến,hẻm,lô,thôn,tổ,room,road,building,bus', true],
]);
const NO_SHORT_BEFORE = lexiconOf([['lớp', true]]);

/** Marks the codes of sessions ("link B08", "b8", "B-08"); gives those of the campaign, in their order. */
function takeCodes(sheet: SlotSheet, { byCode }: TopicIndex): readonly string[] {
  const codes = new Set<string>();
  for (const [at, word] of sheet.words.entries()) {
    const next = sheet.words[at + 1];
    const isParted = next !== undefined && /^-?$/.test(next.before) && /^\d+$/.test(next.plain);
    const [found, end] = [
      [byCode.get(word.plain), at + 1] as const,
      [isParted ? byCode.get(word.plain + next.plain) : undefined, at + 2] as const,
    ].find(([each]) => each !== undefined) ?? [undefined, at];
    if (!found || !isFree(sheet, at, end) || isAfter(NO_CODE_BEFORE, sheet, at)) continue;
    if (found.isShort && (end > at + 1 || isAfter(NO_SHORT_BEFORE, sheet, at))) continue;
    mark(sheet, at, end, 'topic');
    codes.add(found.code);
  }
  return [...codes].slice(0, MOST);
}

/** Whether something of a title is said that is no word for any session: one that says something, or two of them side by side. */
function isToldApart(place: number, { words }: SlotSheet, evidence: readonly Evidence[]): boolean {
  const own = evidence.flatMap(({ from, end, sessions }) =>
    sessions.has(place) ? Array.from({ length: end - from }, (_, n) => from + n) : [],
  );
  const said = new Set(own.filter((at) => !OF_ANY.has(words[at]?.plain ?? '')));
  return [...said].some((at) => said.has(at + 1) || saysSomething(words[at]?.plain ?? ''));
}

/** The places of the best, and of those near it, the best first. */
function nearBest(scores: readonly number[]): readonly (readonly [place: number, score: number])[] {
  const least = Math.max(...scores) * NEAR_BEST;
  return [...scores.entries()]
    .filter(([, score]) => score >= least)
    .sort(([a, one], [b, other]) => other - one || a - b);
}

/** Whether one session alone has each word that says something, but for what is asked of it: at least two, side by side. */
function saysOnly(
  sheet: SlotSheet,
  evidence: readonly Evidence[],
  telling: readonly Evidence[],
  [only, ...more]: readonly (readonly [place: number, score: number])[],
): boolean {
  if (!only || more.length > 0) return false;
  const isIts = ({ sessions }: Evidence): boolean => sessions.has(only[0]);
  if (!telling.some((each) => isIts(each) && each.end > each.from + 1)) return false;
  const its = new Set(evidence.filter(isIts).map(({ from }) => from));
  return sheet.words.every(
    ({ plain }, at) =>
      its.has(at) ||
      !isFree(sheet, at, at + 1) ||
      !/^\p{L}/u.test(plain) ||
      !saysSomething(plain) ||
      ASKED_OF_IT.has(plain),
  );
}

const isWithin = (covered: ReadonlySet<number>, from: number, end: number): boolean => {
  for (let at = from; at < end; at += 1) if (!covered.has(at)) return false;
  return true;
};

function strangers(sheet: SlotSheet, evidence: readonly Evidence[], commonness: SlotContext['commonness']): number {
  if (!commonness) return 0;
  const known = new Set(evidence.flatMap(({ from, end }) => (end === from + 1 ? [from] : [])));
  const strange = sheet.words.filter(
    ({ plain }, at) => isFree(sheet, at, at + 1) && !known.has(at) && /^\p{L}/u.test(plain) && commonness(plain) === 0,
  );
  return Math.min(MOST_STRANGERS, strange.length);
}

function evidenceIn(sheet: SlotSheet, index: TopicIndex, commonness: (plain: string) => number): Evidence[] {
  const { words } = sheet;
  const evidence: Evidence[] = [];
  const pairs = words
    .slice(1)
    .map(({ plain }, at) => 1 / (1 + COMMON_PAIR * commonness(`${words[at]?.plain} ${plain}`)));
  // What belongs to a pair that is common elsewhere ("kết quả") says no more than the pair.
  const own = words.map(({ plain }, at) =>
    Math.min(1 / (1 + COMMON * commonness(plain)), pairs[at - 1] ?? 1, pairs[at] ?? 1),
  );
  for (const [at, word] of words.entries()) {
    const alone = isFree(sheet, at, at + 1) ? standingOf(word, sheet, index) : null;
    if (!alone || isName(sheet, index, at)) continue;
    const weight = own[at] ?? 1;
    if (/^\p{L}/u.test(word.plain)) {
      const length = word.plain.length >= LONG_WORD && !isPlainSyllable(word.plain) ? PAIR : 1;
      evidence.push({ from: at, end: at + 1, weight: length * alone.weight * weight, sessions: alone.sessions });
    }
    const next = words[at + 1];
    const isPair =
      next !== undefined &&
      isFree(sheet, at, at + 2) &&
      standingOf(next, sheet, index) !== null &&
      !(isSmallWord(word) || isSmallWord(next));
    const pair = isPair ? index.pairs.get(pairOf(word, next)) : undefined;
    if (!pair) continue;
    const both = Math.min(pairs[at] ?? 1, Math.max(weight, own[at + 1] ?? 1));
    evidence.push({ from: at, end: at + 2, weight: PAIR * pair.weight * both, sessions: pair.sessions });
  }
  return evidence;
}

/** One syllable right behind "cô" or "thầy", which makes no pair of a title with the next. */
function isName(sheet: SlotSheet, { pairs }: TopicIndex, at: number): boolean {
  const [word, next] = sheet.words.slice(at, at + 2);
  if (!word || word.before !== '' || !isPlainSyllable(word.plain) || !isAfter(BEARERS, sheet, at)) return false;
  return !next || !isFree(sheet, at, at + 2) || !pairs.has(pairOf(word, next));
}

/** Of an English title "for" or "about" makes no pair. */
const isSmallWord = ({ plain, hasMarks }: Word): boolean =>
  !hasMarks && !saysSomething(plain) && !isPlainSyllable(plain);

/** Where marks are typed the word has to be the very one. */
function standingOf(word: Word, text: Text, { words }: TopicIndex): Omit<Evidence, 'from' | 'end'> | null {
  const forms = words.get(stemOf(word.plain));
  if (!forms) return null;
  if (word.hasMarks || text.isAccented) return forms.get(formOf(word)) ?? null;
  const all = [...forms.values()];
  const [only] = all;
  if (all.length === 1 && only) return only;
  return {
    sessions: new Set(all.flatMap(({ sessions }) => [...sessions])),
    weight: Math.min(...all.map(({ weight }) => weight)),
  };
}

/** For each session what speaks for it; each word once, however often it is said. */
function scoresOf(evidence: readonly Evidence[], { words }: SlotSheet, count: number): readonly number[] {
  const scores = Array.from({ length: count }, () => 0);
  const saidOf = ({ from, end }: Evidence): string =>
    words
      .slice(from, end)
      .map(({ plain }) => plain)
      .join(' ');
  const once = new Map(evidence.map((each) => [saidOf(each), each]));
  for (const { weight, sessions } of once.values())
    for (const place of sessions) scores[place] = (scores[place] ?? 0) + weight;
  return scores;
}

/** The words of the titles, from the first that tells to the last, one word between two of them included. */
function markTitle(sheet: SlotSheet, evidence: readonly Evidence[], places: ReadonlySet<number>): void {
  const ofThem = evidence.filter(({ sessions }) => [...sessions].some((place) => places.has(place)));
  const telling = new Set<number>();
  for (const { from, end, weight } of ofThem) {
    if (weight < TELLS) continue;
    for (let at = from; at < end; at += 1) telling.add(at);
  }
  const within = (at: number): boolean =>
    telling.has(at) ||
    ofThem.some(({ from, end }) => from <= at && at < end && (telling.has(at - 1) || telling.has(at + 1)));
  for (let at = 0; at < sheet.words.length; ) {
    let end = at;
    while (end < sheet.words.length && isFree(sheet, end, end + 1) && within(end)) end += 1;
    if (end > at) mark(sheet, at, end, 'topic');
    at = Math.max(end, at + 1);
  }
}
