/** The words for one day, not yet a date: what a person typed, taken apart. They may stand anywhere within a text. */

import type { DayPart } from '../chat/day-parts.ts';
import { DAY, dateAt, PART, plainly } from './calendar-days.ts';
import {
  END_NAMES,
  OFFSET_NAMES,
  SHORT_WEEKDAY_NAMES,
  VAGUE_DAYS,
  VAGUE_TIMES,
  WEEK_NAMES,
  WEEKDAY_NAMES,
  WEEKEND,
  WHOLE_WEEK,
} from './day-names.ts';
import { isAfter, lexiconOf, type PhraseFound, phraseAt, type Text } from './lexicon.ts';
import { smallNumberAt } from './small-numbers.ts';

export type Week = 'this' | 'last' | 'next';
export type Weekday = {
  readonly is: 'weekday';
  readonly weekday: number;
  /** latest: "thứ 3 vừa rồi". before: "thứ 3 trước", which may be the one before that. coming: "thứ 6 tới". here: "thứ 7 này", which may be to come. */
  readonly week: Week | 'latest' | 'before' | 'coming' | 'here' | null;
};
export type CalendarDay = {
  readonly is: 'date';
  readonly day: number;
  readonly month: number | null;
  readonly year: number | null;
  /** "mùng 3 tháng trước". */
  readonly monthOf?: 'this' | 'last' | null;
  /** The weekday typed with it ("thứ Năm, 07/10"): must agree. */
  readonly weekday: number | null;
  /** Typed as "1-7" or "3.10" without more: may be a range of days as well. */
  readonly loose: boolean;
};
export type DayWord =
  /** `or`: as well that many ("hồi tối" said in the evening). */
  | { readonly is: 'offset'; readonly days: number; readonly or?: number }
  | Weekday
  | CalendarDay
  | { readonly is: 'span'; readonly span: 'period' | 'weekend' | `${Week}-week` }
  /** The first or the last day of the Week, or so many of them ("3 ngày đầu"). */
  | { readonly is: 'edge'; readonly edge: 'first' | 'last'; readonly days?: number }
  | { readonly is: 'vague' };

/** Words that name a day and a part of it at once: "tonight", "hồi sáng". */
export type DayFound = PhraseFound<DayWord> & { readonly part: DayPart | null };

const offset = (days: number): DayWord => ({ is: 'offset', days });
const span = (of: Extract<DayWord, { is: 'span' }>['span']): DayWord => ({ is: 'span', span: of });
const both = (days: number, part: DayPart) => ({ word: offset(days), part });
const day = (word: DayWord) => ({ word, part: null });

/** Phrases of two words and more, and words that are nothing else. */
const SURE = lexiconOf<{ readonly word: DayWord; readonly part: DayPart | null }>([
  ...OFFSET_NAMES.map(([names, days]) => [names, day(offset(days))] as const),
  ['tonight,tonights,this evening', both(0, 'evening')],
  ['this morning,hồi sáng,hồi sớm', both(0, 'morning')],
  ['this afternoon,hồi chiều', both(0, 'afternoon')],
  ['hồi trưa', both(0, 'noon')],
  ['hồi hôm,khi hôm,hồi tối,hồi đêm,last night', both(-1, 'evening')],
  [WHOLE_WEEK, day(span('period'))],
  ...WEEK_NAMES.map(([names, week]) => [names, day(span(`${week}-week`))] as const),
  [WEEKEND, day(span('weekend'))],
  ...END_NAMES.map(([names, edge]) => [names, day({ is: 'edge', edge })] as const),
]);
const VAGUE = lexiconOf([[`${VAGUE_DAYS},${VAGUE_TIMES},mai mốt,nay mai,hổm rày`, day({ is: 'vague' })]]);

/** Beside a part of the day they are a day ("tối nay", "sáng mai", "chiều mốt", "đêm qua"). */
const BARE = lexiconOf<number>([
  ['nay,ni,nì', 0],
  ['qua', -1],
  ['mai', 1],
  ['mốt', 2],
  ['kia', 2],
]);

/** After these "nay" is "by now" or "this year", and "mai" is somebody, or a flower. */
const NO_DAY_BEFORE = lexiconOf([
  [
    'năm,lâu,xưa,trước,hiện,đến,tới,tháng,dạo,liền,lúc,giờ,ngày,từ trước,bấy lâu,cô,chị,bà,thầy,dì,bác,hoa,cây,cành,hoàng,ban,sương,quỳnh,ngọc,thanh,trường,tuyết,hồng,xuân',
    true,
  ],
]);
const NO_DAY_AFTER = lexiconOf([['sau,vàng,táng,mối,anh,lan,hương', true]]);

const WEEKDAYS = lexiconOf(WEEKDAY_NAMES, 'strict');
/** English short forms that are other words in Vietnamese: only where they are all that was typed. */
const SHORT_WEEKDAYS = lexiconOf<number>([...SHORT_WEEKDAY_NAMES, ['thu', 4]]);
/** "cái thứ 2", "lần thứ ba", "số thứ tự", "người thứ 5": one of several. "buổi thứ 7" is Saturday's. */
const ONE_OF = lexiconOf([['cái,lần,số,người,mục,câu,dòng,hàng,link,đường dẫn,nút,giấy,bài,con,đứa,nhóm,hạng', true]]);
const COUNTED = lexiconOf([['triệu,trăm,nghìn,ngàn,chục,tiền,phí', true]]);
const WEEKS = lexiconOf<Week>([...WEEK_NAMES, ['này', 'this'], ['vừa rồi,vừa qua,trước,rồi', 'last']]);
const COMING = lexiconOf([['tới,sắp tới,tới đây,này', true]]);
/** Without its mark "toi" is "tối" as well ("thu 7 toi"). */
const isUnmarkedEvening = (text: Text, at: number): boolean => text.words[at]?.typed === 'toi';

/** The day that stands at this place, with the longest words for it; null: none does. */
export function dayAt(text: Text, at: number): DayFound | null {
  if (isToAsk(text, at)) return null;
  const [sure, vague] = [phraseAt(SURE, text, at), phraseAt(VAGUE, text, at)];
  const found = vague && (!sure || vague.end > sure.end) ? vague : sure;
  const date = dateAt(text, at);
  if (date && (!found || date.end > found.end)) return date;
  if (found) return { value: found.value.word, part: found.value.part, end: found.end };
  return weekdayAt(text, at) ?? agoAt(text, at) ?? bareAt(text, at);
}

const TO_ASK = lexiconOf([['hỏi', true]]);
const ASKING = lexiconOf([['cho,xin,muốn', true]]);

/** Without marks "cho em hoi toi nay" and "bac hoi sang mai" ask of what is to come; "hoi toi" alone is the last evening. */
function isToAsk(text: Text, at: number): boolean {
  if (!phraseAt(TO_ASK, text, at)) return false;
  const part = phraseAt(PART, text, at + 1);
  const isBeforeDay = part !== null && (phraseAt(BARE, text, part.end) !== null || startsDay(text, part.end));
  return isBeforeDay || isAfter(ASKING, text, at) || isAfter(ASKING, text, at - 1);
}

function bareAt(text: Text, at: number): DayFound | null {
  const found = phraseAt(BARE, text, at);
  if (!found) return null;
  const isBeside = isAfter(PART, text, at);
  const isAlone = found.end - at === text.words.length;
  const word = text.words[at]?.plain;
  // Without marks "nay" is "này" after a noun ("cai nay", "bot nay", "cái ni"): a day where it begins, or after a part of the day.
  const isThis = !text.isAccented || text.words[at]?.typed === 'ni';
  if (word === 'nay' && !isBeside && isThis && at > 0 && text.words[at]?.before === '') return null;
  // "qua", "kia" and an unmarked "mot" are other words too, and "ni" is only beside a part of the day a day.
  const isSure = word === 'nay' || word === 'mai' || (word === 'mot' && text.words[at]?.hasMarks === true);
  if (!isBeside && !(isSure || (isAlone && word !== 'ni' && word !== 'kia'))) return null;
  // "Mai Thị" is somebody; without marks "mai thi" goes on as "mai thì".
  const isName = text.words[found.end]?.marked === 'thi5' || phraseAt(NO_DAY_AFTER, text, found.end) !== null;
  if (!isBeside && (isAfter(NO_DAY_BEFORE, text, at) || isName)) return null;
  return plainly({ value: offset(found.value), end: found.end });
}

function weekdayAt(text: Text, at: number): DayFound | null {
  const beside = phraseAt(DAY, text, at);
  const from = beside?.end ?? at;
  const isWhole = text.words.length <= from + 1 && at === 0;
  const found = phraseAt(WEEKDAYS, text, from) ?? (isWhole ? phraseAt(SHORT_WEEKDAYS, text, from) : null);
  if (!found || (from === at && isAfter(ONE_OF, text, at)) || phraseAt(COUNTED, text, found.end)) return null;
  const weekday = found.value;
  const date = dateAt(text, phraseAt(DAY, text, found.end)?.end ?? found.end);
  if (date?.value.is === 'date' && date.value.month !== null) {
    return plainly({ value: { ...date.value, weekday }, end: date.end });
  }
  const week = phraseAt(WEEKS, text, found.end);
  if (week) {
    // "thứ 5 này", "thứ 5 rồi": which week it is says the sense, looking back or ahead.
    const isBare = week.end === found.end + 1;
    return plainly({ value: { is: 'weekday', weekday, week: isBare ? null : week.value }, end: week.end });
  }
  const coming = phraseAt(COMING, text, found.end);
  // "từ thứ 2 tới thứ 5": there it leads on to another day.
  const isOn = coming !== null && !isUnmarkedEvening(text, found.end) && !startsDay(text, coming.end);
  return plainly({ value: { is: 'weekday', weekday, week: null }, end: isOn ? coming.end : found.end });
}

const startsDay = (text: Text, at: number): boolean => {
  const from = phraseAt(DAY, text, at)?.end ?? at;
  return phraseAt(WEEKDAYS, text, from) !== null || dateAt(text, at) !== null;
};

/** "3 ngày trước", "cách đây 2 hôm", "2 ngày nữa". */
const LATER = lexiconOf([['ngày nữa,hôm nữa,bữa nữa,ngày tới,days from now', true]]);
const AGO = lexiconOf([['ngày trước,hôm trước,bữa trước,days ago,day ago', true]]);
const SINCE = lexiconOf([['cách đây,cách nay', true]]);
const DAYS = lexiconOf([['ngày,hôm,bữa', true]]);

function agoAt(text: Text, at: number): DayFound | null {
  const since = phraseAt(SINCE, text, at);
  const number = smallNumberAt(text, since?.end ?? at);
  if (!number || number.value > 60) return null;
  if (since) {
    const days = phraseAt(DAYS, text, number.end);
    return days && plainly({ value: offset(-number.value), end: days.end });
  }
  const ago = phraseAt(AGO, text, number.end);
  const later = phraseAt(LATER, text, number.end);
  if (ago) return plainly({ value: offset(-number.value), end: ago.end });
  return later && plainly({ value: offset(number.value), end: later.end });
}
