/** Dates of the calendar within typed words: "3/10", "mùng 5 tháng 10", "the 6th". */
import type { CalendarDay, DayFound, DayWord } from './day-words.ts';
import { isAfter, lexiconOf, type PhraseFound, phraseAt, type Text } from './lexicon.ts';
import { smallNumberAt } from './small-numbers.ts';

/** Parts of a day, which say what a word before them means. */
export const PART = lexiconOf([['sáng,trưa,chiều,tối,đêm,khuya,sáng sớm,buổi', true]]);

/** What may stand before a weekday or a date and says nothing more: "ngày thứ 5", "hôm 3/10", "bữa mùng 3". */
export const DAY = lexiconOf([['ngày,hôm,bữa,on,on the,the', true]]);
const DAY_NO_DAY_OF_MONTH = lexiconOf([
  ['ngày mùng,ngày mồng,hôm mùng,bữa mùng,hôm mồng,bữa mồng,ngày,mùng,mồng', true],
]);
const MANY = lexiconOf([['mỗi,một,mấy,cả,hàng,hằng,1,2,3,4,5,nhiều,các,những', true]]);
const MONTH = lexiconOf([['tháng', true]]);
const YEAR = lexiconOf([['năm', true]]);
const MONTHS = 'jan,feb,mar,apr,may,jun,jul,aug,sep,oct,nov,dec'.split(',');
const DATE = /^(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/;
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
/** Not so many em, lớp, trường; "5/7 buổi" is a share. */
const THINGS = lexiconOf([
  ['em,học sinh,hs,người,lớp,trường,đơn vị,buổi,điểm,giáo viên,gv,cháu,bạn,phụ huynh,ph,tiết,bài,xã,phần,%', true],
]);
/** "buổi tối" counts nothing. */
const isCounted = (text: Text, at: number): boolean =>
  phraseAt(THINGS, text, at) !== null && !(text.words[at]?.plain === 'buoi' && phraseAt(PART, text, at + 1));

/** A day that names no part of it. */
export const plainly = (found: PhraseFound<DayWord>): DayFound => ({ ...found, part: null });

/** A date of the calendar: "3/10", "3-10-2021", "ngày 3", "mùng ba tháng mười", "3 tháng 10 năm 2021", "october 3rd". */
export function dateAt(text: Text, at: number): DayFound | null {
  const named = phraseAt(DAY_NO_DAY_OF_MONTH, text, at);
  const beside = named ?? phraseAt(DAY, text, at);
  return (
    figuresAt(text, beside?.end ?? at, beside !== null) ??
    spokenAt(text, at, named) ??
    englishAt(text, beside?.end ?? at)
  );
}

function figuresAt(text: Text, at: number, isNamed: boolean): DayFound | null {
  const word = text.words[at]?.plain ?? '';
  const [iso, isoYear, isoMonth, isoDay] = ISO.exec(word) ?? [];
  if (iso !== undefined) return plainly({ value: dateOf(isoDay, isoMonth, isoYear), end: at + 1 });
  const [found, first, sign, month, year] = DATE.exec(word) ?? [];
  // Around the clock.
  if (word === '24/7') return null;
  if (found === undefined || Number(first) > 31 || Number(month) > 12 || Number(first) < 1 || Number(month) < 1)
    return null;
  if (isCounted(text, at + 1) && year === undefined && !isNamed) return null;
  const isLoose = !isNamed && year === undefined && sign !== '/';
  const later = phraseAt(YEAR, text, at + 1);
  const named = later && /^20\d\d$/.test(text.words[later.end]?.plain ?? '') ? text.words[later.end]?.plain : undefined;
  return plainly({
    value: { ...dateOf(first, month, year ?? named), loose: isLoose },
    end: named === undefined || !later ? at + 1 : later.end + 1,
  });
}

/** "ngày 3", "mùng 5 tháng 10", "3 tháng 10 năm 2021". */
function spokenAt(text: Text, at: number, named: PhraseFound<boolean> | null): DayFound | null {
  const ordinal = ordinalAt(text, at);
  if (ordinal) return ordinal;
  const number = smallNumberAt(text, named?.end ?? at);
  if (!number || number.value < 1 || number.value > 31) return null;
  const month = phraseAt(MONTH, text, number.end);
  const value = month && smallNumberAt(text, month.end);
  if (value && value.value >= 1 && value.value <= 12) {
    const year = phraseAt(YEAR, text, value.end)?.end ?? value.end;
    const figure = /^20\d\d$/.test(text.words[year]?.plain ?? '') ? text.words[year]?.plain : undefined;
    const date = dateOf(String(number.value), String(value.value), figure);
    return plainly({ value: date, end: figure === undefined ? value.end : year + 1 });
  }
  if (!named || !isDayOfMonth(text, at, named.end, number.end)) return null;
  return plainly({ value: dateOf(String(number.value), undefined, undefined), end: number.end });
}

const THE = lexiconOf([['on the,the', true]]);
const NO_DAY_OF_MONTH = lexiconOf([['grade,grader,graders,class,classes,session,lesson,one,time,item,of', true]]);

/** "the 6th", "on the 3rd"; "the 2nd class" is one of several. */
function ordinalAt(text: Text, at: number): DayFound | null {
  const the = phraseAt(THE, text, at);
  const [, figure] = /^(\d{1,2})(?:st|nd|rd|th)$/.exec((the && text.words[the.end]?.plain) ?? '') ?? [];
  const day = Number(figure ?? 0);
  if (!the || day < 1 || day > 31 || phraseAt(NO_DAY_OF_MONTH, text, the.end + 1)) return null;
  return plainly({ value: dateOf(figure, undefined, undefined), end: the.end + 1 });
}

/** "ngày 3", but not "mỗi ngày 3 lớp", "1 ngày 2 buổi" or "ngày hai buổi". */
function isDayOfMonth(text: Text, at: number, from: number, end: number): boolean {
  const isFirst = text.words[from - 1]?.plain !== 'ngay';
  return isFirst || !(isAfter(MANY, text, at) || isCounted(text, end));
}

/** "3 october", "oct 3rd 2021". */
function englishAt(text: Text, at: number): DayFound | null {
  // "1 máy", "3 mấy" are no May.
  const plainAt = (n: number): string => (text.words[n]?.hasMarks ? '' : (text.words[n]?.plain ?? ''));
  const [first, second] = [plainAt(at), plainAt(at + 1)];
  const name = ENGLISH_MONTH.test(first) ? first : ENGLISH_MONTH.test(second) ? second : null;
  if (name === null) return null;
  const [, number] = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(name === first ? second : first) ?? [];
  if (number === undefined) return null;
  const third = text.words[at + 2]?.plain ?? '';
  const year = /^20\d\d$/.test(third) ? third : undefined;
  const month = String(MONTHS.indexOf(name.slice(0, 3)) + 1);
  return plainly({ value: dateOf(number, month, year), end: at + (year === undefined ? 2 : 3) });
}
const ENGLISH_MONTH =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/;

function dateOf(date: string | undefined, month: string | undefined, year: string | undefined): CalendarDay {
  const full = year === undefined ? null : Number(year) + (year.length === 2 ? 2000 : 0);
  return {
    is: 'date',
    day: Number(date),
    month: month === undefined ? null : Number(month),
    year: full,
    weekday: null,
    loose: false,
  };
}
