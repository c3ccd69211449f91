import type { DayPart } from '../../chat/day-parts.ts';
import { isAfter, lexiconOf, phraseAt } from '../lexicon.ts';
import { beginsAt, isBeside, isFree, isParted, mark, type SlotSheet } from './sheet.ts';

const PARTS = lexiconOf<DayPart>([
  ['sáng sớm,sáng,morning', 'morning'],
  ['trưa,noon,midday', 'noon'],
  ['chiều,afternoon', 'afternoon'],
  ['tối,đêm,khuya,evening,night', 'evening'],
]);
const OF_DAY = lexiconOf([['buổi', true]]);
/** Other words that begin so, and words in which they stand second. */
const OTHER = lexiconOf([
  [
    'sáng kiến,sáng tạo,sáng tác,sáng lập,sáng chế,sáng suốt,sáng mắt,sáng ngời,sáng đèn,sáng dạ,sáng nghĩa,chiều cao,chiều dài,chiều rộng,chiều sâu,' +
      'chiều hướng,chiều con,chiều ý,chiều lòng,tối đa,tối thiểu,tối ưu,tối cao,tối giản,tối tăm,tối om,tối nghĩa,tối mắt,đêm hội,night market',
    true,
  ],
]);
const OTHER_BEFORE = lexiconOf([['ánh,thắp,phát,soi,nuông,một,hai,chiếu,trong', true]]);
/** After these an unmarked "toi" is the evening. */
const EVENING_AFTER = lexiconOf([['buổi,lớp,học,vào,ca,đến,hồi,lúc', true]]);
/** Whoever is told or asked, before "toi": then it is "tôi". */
const TO_ME = lexiconOf([
  ['con,cho,nhắc,của,báo,nhờ,là,cháu,bé,nhà,gửi,giúp,gọi,quan đến,liên quan đến,với,chỉ,hỏi', true],
]);
const FOR = lexiconOf([['cho', true]]);
const MAY_I_ASK = lexiconOf([
  ['cho hỏi,xin hỏi,cho em hỏi,cho con hỏi,cho cháu hỏi,cho mình hỏi,cho chị hỏi,cho bà hỏi,cho cô hỏi', true],
]);
/** What is asked of the evening, between a day and these words. */
const ASKED_OF_IT = lexiconOf([['có gì,có chi,có lớp,có buổi,có hoạt động,có học', true]]);
/** "sang năm", "chuyển sang": over to. */
const OVER_TO = lexiconOf([['năm,tuần,tháng,nhà,bên,trang,tiếng,xã,trường,lớp,english', true]]);
const OVER_FROM = lexiconOf([['chuyển,đổi,qua,gửi,dời,chạy,mời', true]]);

/** Marks the parts of a day; gives the first, or the one of a sentence of its own after it: "sáng bận rồi, tối có gì". */
export function takeParts(sheet: SlotSheet): DayPart | null {
  let given: DayPart | null = null;
  let last = 0;
  for (let at = 0; at < sheet.words.length; ) {
    const from = phraseAt(OF_DAY, sheet, at)?.end ?? at;
    const found = isFree(sheet, at, from + 1) ? phraseAt(PARTS, sheet, from) : null;
    if (!found || !isPart(sheet, from, found.end)) {
      at += 1;
      continue;
    }
    mark(sheet, at, found.end, 'part');
    if (given === null || (at > last + 1 && isParted(sheet, last, at))) given = found.value;
    last = found.end;
    at = found.end;
  }
  return given;
}

function isPart(sheet: SlotSheet, at: number, end: number): boolean {
  const word = sheet.words[at];
  // "tui" is written out as "tôi", and never means the evening.
  if (word?.marked === 'tôi' || phraseAt(OTHER, sheet, at)) return false;
  if (word === undefined || end > at + 1) return word !== undefined;
  const isNear = isBeside(sheet, 'day', at, end) || isBeside(sheet, 'time', at, end) || isAfter(OF_DAY, sheet, at);
  if (isNear && word.plain !== 'toi') return true;
  if (word.hasMarks) return !isAfter(OTHER_BEFORE, sheet, at);
  if (word.plain === 'toi') return isEvening(sheet, at, end);
  const isLast = end === sheet.words.length;
  if (word.plain === 'sang') return !phraseAt(OVER_TO, sheet, end) && !isAfter(OVER_FROM, sheet, at);
  if (word.plain === 'dem') return isLast || isAfter(EVENING_AFTER, sheet, at);
  return true;
}

/** Without a mark: right before a day or a time, after "buoi" and the like, or after a day as the last word ("thu 7 toi", "mung 5 toi co gi"). */
function isEvening(sheet: SlotSheet, at: number, end: number): boolean {
  if (isAfter(OF_DAY, sheet, at)) return true;
  const isBefore = beginsAt(sheet, 'day', end) || beginsAt(sheet, 'time', end);
  // "link cho toi nay", "cho em hoi toi thu 4": nobody says "cho tôi nay".
  const isSaid =
    isBefore && (isAfter(MAY_I_ASK, sheet, at) || (isAfter(FOR, sheet, at) && sheet.words[end]?.plain === 'nay'));
  if (isAfter(TO_ME, sheet, at) && !isSaid) return false;
  if (isBefore) return true;
  if (isAfter(EVENING_AFTER, sheet, at)) return true;
  const isLast = end === sheet.words.length || phraseAt(ASKED_OF_IT, sheet, end) !== null;
  return isLast && isBeside(sheet, 'day', at, end);
}
