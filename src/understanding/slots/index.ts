/** What a typed text is about: day, time, grade, platform, title … found in this order, each word taken once, and the words with it replaced. */
import { fold } from '../../chat/fold.ts';
import { isAfter, type Lexicon, lexiconOf, phraseAt } from '../lexicon.ts';
import type { Typed } from '../words.ts';
import { takeDays } from './days.ts';
import { takeGrades } from './grades.ts';
import { takeParts } from './parts.ts';
import { isFree, leaveOut, type Mark, mark, markedWords, type SlotSheet, sheetOf } from './sheet.ts';
import { askedTime, meantTime, takeTimes } from './times.ts';
import { takeTopic } from './topics.ts';
import type { SlotContext, SlotsFound, TextSlots } from './types.ts';
import { type Coded, vocabularyOf } from './vocabulary.ts';

export type { Grade, SlotContext, SlotsFound, TextSlots as Slots } from './types.ts';

export const NO_SLOTS: TextSlots = {
  day: null,
  until: null,
  part: null,
  time: null,
  grade: null,
  platform: null,
  unit: null,
  topic: null,
  audience: null,
  category: null,
  isFree: false,
};

const FREE = lexiconOf([
  [
    'miễn phí,mien fi,free,free of charge,không mất tiền,không tốn tiền,không đóng tiền,không thu tiền,không mất phí,không thu phí,không tốn phí,' +
      'khỏi tốn tiền,khỏi đóng tiền,khỏi mất tiền,0 đồng,không tốn đồng nào,không mất đồng nào,không lấy tiền,không tốn xu nào',
    true,
  ],
]);
/** Whether it costs anything: of one session it is asked of that one. */
const ASKS_FEE = lexiconOf([
  [
    'mất tiền không,tốn tiền không,đóng tiền không,thu tiền không,trả tiền không,mất phí không,thu phí không,tốn phí không,đóng phí không,có phí không,' +
      'mất tiền gì không,tốn tiền gì không,đóng tiền gì không,thu tiền gì không,mất tiền chi không,tốn tiền chi không,tốn đồng nào không,mất đồng nào không,' +
      'thu học phí không,đóng học phí không,have to pay,need to pay,does it cost,is it free,cost anything',
    true,
  ],
]);
/** Whose the wish is: no title by itself ("Kể chuyện cho bé"). */
const CHILD = lexiconOf([['bé,cho bé,con,cho con,cháu,cho cháu,em,cho em', true]]);
/** Whoever is called: "thầy cô ơi", "chào quý phụ huynh". */
const CALLED_AFTER = lexiconOf([['ơi', true]]);
const CALLED_BEFORE = lexiconOf([
  ['chào,kính chào,thưa,kính thưa,dạ thưa,cảm ơn,cám ơn,kính gửi,nhờ,xin chào,hello,hi,xin phép', true],
]);
const HONOUR = lexiconOf([['quý,các,quý vị', true]]);

/** At most 300 characters are looked at by those who look something up; takes well under half a millisecond for them. */
export function findSlots(typed: Typed, context: SlotContext): SlotsFound {
  const sheet = sheetOf(typed);
  const words = vocabularyOf(context.campaign);
  const times = takeTimes(sheet);
  const days = takeDays(sheet, context);
  const part = takeParts(sheet) ?? days.part;
  const clock = askedTime(times, sheet);
  // "Trường Tiểu học …" is a school before "tiểu học" is a level.
  const unit = takeAll(sheet, words.units, 'unit');
  const grade = takeGrades(sheet);
  takeAll(sheet, words.names, 'name');
  const platform = takeAll(sheet, words.platforms, 'platform');
  const topic = takeTopic(sheet, context, coveredBy(sheet, [words.audiences, FREE, CHILD]));
  const audience = takeAll(sheet, words.audiences, 'audience', isNoAudience);
  const category = takeAll(sheet, words.categories, 'category', isAboutFees);
  takeNumbers(sheet);
  const slots: TextSlots = {
    day: days.day,
    until: days.until,
    part,
    time: clock && meantTime(clock, part, days.day, context),
    grade,
    platform,
    unit: unit !== null && isItsPlace(unit, topic, sheet, context) ? null : unit,
    topic,
    audience: grade !== null && audience !== null && words.family.has(audience) ? null : audience,
    category,
    isFree: has(FREE, sheet),
  };
  const hasTopic = sheet.marks.some(({ names }) => names.includes('topic') || names.includes('category'));
  return {
    slots: asksFee(slots, sheet) ? { ...slots, isFree: true } : slots,
    words: markedWords(sheet),
    withoutTopic: hasTopic ? markedWords(sheet, ['topic', 'category']) : null,
  };
}

const AT = new Set('o tai ben cua do truong xa at by of school'.split(' '));

/** Whether the unit only says where the one session is, right behind its title: "trao sách ở trường A". It is then left out of the text. */
function isItsPlace(code: string, topic: TextSlots['topic'], sheet: SlotSheet, { campaign }: SlotContext): boolean {
  const [only, another] = topic?.isSure ? topic.codes : [];
  const session = another === undefined ? campaign?.sessions.find((each) => each.code === only) : undefined;
  const unit = campaign?.units.find((each) => each.code === code);
  const place = sheet.marks.find(({ names }) => names.includes('unit'));
  if (!session || !unit || !place) return false;
  const endsTitle = (at: number): boolean => sheet.ending.get(at)?.names.includes('topic') === true;
  let { from } = place;
  while (!endsTitle(from) && AT.has(sheet.words[from - 1]?.plain ?? '')) from -= 1;
  const said = fold(`${session.host ?? ''} ${session.place ?? ''}`);
  if (!endsTitle(from) || ![unit.name, ...unit.aliases].some((name) => said.includes(fold(name)))) return false;
  leaveOut(sheet, place, from);
  return true;
}

/** Of nothing in particular it may be anything that costs: parking, papers. */
const asksFee = ({ day, part, time, grade, topic }: TextSlots, sheet: SlotSheet): boolean =>
  topic?.isSure !== true && [day, part, time, grade].some((each) => each !== null) && has(ASKS_FEE, sheet);

const has = (lexicon: Lexicon<unknown>, sheet: SlotSheet): boolean =>
  sheet.words.some((_, at) => phraseAt(lexicon, sheet, at) !== null);

/** The places of words that belong to such a phrase. */
function coveredBy(sheet: SlotSheet, lexicons: readonly Lexicon<unknown>[]): ReadonlySet<number> {
  const covered = new Set<number>();
  for (const at of sheet.words.keys()) {
    for (const lexicon of lexicons) {
      const end = phraseAt(lexicon, sheet, at)?.end ?? at;
      for (let each = at; each < end; each += 1) covered.add(each);
    }
  }
  return covered;
}

/** Marks all that a lexicon has; gives the first code. */
function takeAll(
  sheet: SlotSheet,
  lexicon: Lexicon<Coded>,
  name: string,
  isNone: (sheet: SlotSheet, at: number, end: number) => boolean = () => false,
): string | null {
  let code: string | null = null;
  for (let at = 0; at < sheet.words.length; ) {
    const found = isFree(sheet, at, at + 1) ? phraseAt(lexicon, sheet, at) : null;
    if (found && isFree(sheet, at, found.end) && !isNone(sheet, at, found.end)) {
      mark(sheet, at, found.end, name);
      code ??= found.value.code;
      at = found.end;
    } else at += 1;
  }
  return code;
}

/** Whoever is in charge is asked for more often than asked about: "ai là người phụ trách", "trường chưa có người phụ trách". */
const IN_CHARGE = lexiconOf([['người phụ trách,phụ trách,person in charge,persons in charge', true]]);
const SOUGHT_BEFORE = lexiconOf([
  [
    'ai,ai là,ai đang,ai làm,danh sách,list of,ai được,chưa có,không có,đã có,có ai,tên,thêm,đổi,thay,mời,số,sđt,làm,giao,nhận,without a,without,who is the,no',
    true,
  ],
]);
const SOUGHT_AFTER = lexiconOf([
  ['là ai,tên gì,các trường,từng trường,trường,đơn vị,của trường,của đơn vị,trên này,ở đây,mới,nữa', true],
]);
function isNoAudience(sheet: SlotSheet, at: number, end: number): boolean {
  if (!phraseAt(IN_CHARGE, sheet, at)) return isCalled(sheet, at, end);
  const from = sheet.words[at - 1]?.plain === 'nguoi' ? at - 1 : at;
  const isUnit = (each: Mark | undefined): boolean => each?.names.includes('unit') === true;
  const behind = AT.has(sheet.words[end]?.plain ?? '') ? end + 1 : end;
  const isBesideUnit = isUnit(sheet.ending.get(from)) || isUnit(sheet.beginning.get(behind));
  return (
    isBesideUnit ||
    isAfter(SOUGHT_BEFORE, sheet, from) ||
    phraseAt(SOUGHT_AFTER, sheet, end) !== null ||
    isCalled(sheet, at, end)
  );
}

function isCalled(sheet: SlotSheet, at: number, end: number): boolean {
  if (phraseAt(CALLED_AFTER, sheet, end)) return true;
  const honour = isAfter(HONOUR, sheet, at) ? at - 1 : at;
  return isAfter(CALLED_BEFORE, sheet, honour);
}

/** "lớp miễn phí" asks for what costs nothing, whatever kind of activity is called so. */
const isAboutFees = (sheet: SlotSheet, at: number, end: number): boolean =>
  sheet.words.slice(at, end).some((_, i) => phraseAt(FREE, sheet, at + i) !== null);

/** Numbers that nothing else was made of. */
function takeNumbers(sheet: SlotSheet): void {
  for (const [at, { plain }] of sheet.words.entries()) {
    if (/^\d/.test(plain) && isFree(sheet, at, at + 1)) mark(sheet, at, at + 1, 'number');
  }
}
