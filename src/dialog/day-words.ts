/** The words for one day, not yet a date: what a person typed, taken apart. */

import type { CalendarDay, DayWord, Week } from '../understanding/day-words.ts';

const listed = <T>(table: readonly (readonly [string, T])[]): ReadonlyMap<string, T> =>
  new Map(table.flatMap(([words, value]) => words.split(',').map((word) => [word, value] as const)));

const OFFSETS = listed<number>([
  ['hom nay,nay,bua nay,hnay,today,tonight,this evening,this morning,this afternoon', 0],
  ['hom qua,qua,bua qua,hqua,ngay qua,yesterday', -1],
  ['hom kia,bua kia,hom kia roi,day before yesterday,the day before yesterday', -2],
  ['mai,ngay mai,bua mai,tomorrow', 1],
  ['mot,ngay mot,ngay kia,bua mot,day after tomorrow,the day after tomorrow', 2],
]);
const SPANS = listed<Extract<DayWord, { is: 'span' }>['span']>([
  ['ca tuan le,tuan le,suot tuan le,trong tuan le,ca tuan,the whole week,the week,all week', 'period'],
  ['tuan nay,trong tuan nay,ca tuan nay,this week', 'this-week'],
  ['tuan truoc,tuan roi,tuan qua,tuan vua roi,tuan vua qua,last week', 'last-week'],
  ['tuan sau,tuan toi,next week', 'next-week'],
  ['cuoi tuan,cuoi tuan nay,weekend,the weekend,this weekend', 'weekend'],
]);
const VAGUE = new Set(
  'dau thang,giua thang,cuoi thang,dau tuan,giua tuan,thang nay,thang truoc,thang 10,hom truoc,hom no,bua truoc,may hom nay,gan day,moi day,vua roi,vua qua,lau roi,recently,last month,this month,the other day'.split(
    ',',
  ),
);
const WEEKDAYS = listed<number>([
  ['hai,2,monday,mon', 1],
  ['ba,3,tuesday,tue', 2],
  ['tu,bon,4,wednesday,wed', 3],
  ['nam,5,thursday,thu,thur', 4],
  ['sau,6,friday,fri', 5],
  ['bay,7,saturday,sat', 6],
  ['chu nhat,chua nhat,cn,sunday,sun', 7],
]);
const WEEKS = listed<Week>([
  ['tuan nay,this week', 'this'],
  ['tuan truoc,tuan roi,last week', 'last'],
  ['tuan sau,tuan toi,next week', 'next'],
]);
const MONTHS = 'jan,feb,mar,apr,may,jun,jul,aug,sep,oct,nov,dec'.split(',');

const WEEKDAY =
  /^(?:(?:thu|t) ?(hai|ba|tu|bon|nam|sau|bay|[2-7])|(chu nhat|chua nhat|cn|monday|mon|tuesday|tue|wednesday|wed|thursday|thur|thu|friday|fri|saturday|sat|sunday|sun))(?![a-z0-9])/;
const DATE =
  /^(\d{1,2})(?: ?([/.-]) ?(\d{1,2})(?: ?\2 ?(\d{4}|\d{2}))?| ?thang (\d{1,2})(?:(?: nam | ?[/-] ?| )(\d{4}|\d{2}))?| (\d{1,2})\/(\d{4}))$/;

/** Reads one day out of folded text; null: these are no words for a day. */
export function readDayWord(folded: string): DayWord | null {
  const text = cleanDay(folded);
  const offset = OFFSETS.get(folded) ?? OFFSETS.get(text) ?? daysAgo(text);
  if (offset !== null && offset !== undefined) return { is: 'offset', days: offset };
  const span = SPANS.get(text);
  if (span) return { is: 'span', span };
  if (VAGUE.has(text)) return { is: 'vague' };
  return readDate(text, null) ?? readWeekday(text);
}

function readWeekday(text: string): DayWord | null {
  const [found, vi, name] = WEEKDAY.exec(text) ?? [];
  const weekday = WEEKDAYS.get(vi ?? name ?? '');
  if (found === undefined || weekday === undefined) return null;
  const rest = text.slice(found.length).replace(/^[ ,]+/, '');
  if (rest === '' || /^(?:vua roi|vua qua|roi|qua)$/.test(rest)) return { is: 'weekday', weekday, week: null };
  const week = WEEKS.get(rest);
  if (week) return { is: 'weekday', weekday, week };
  return readDate(rest.replace(/^(?:ngay|la ngay) /, ''), weekday);
}

function readDate(text: string, weekday: number | null): CalendarDay | null {
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
  if (isoYear !== undefined) return date(isoDay, isoMonth, isoYear, weekday);
  const english = readEnglish(text, weekday);
  if (english) return english;
  const bare = text.replace(/^(?:(?:ngay|mung|mong|hom|bua) )+/, '').replace(/thang muoi(?: (mot|hai))?/, tenth);
  if (/^\d{1,2}$/.test(bare)) return date(bare, undefined, undefined, weekday);
  const [, day, sign, month, year, spoken, spokenYear] = DATE.exec(bare) ?? [];
  if (day === undefined || (month ?? spoken) === undefined) return null;
  const loose = bare === text && year === undefined && (sign === '-' || sign === '.');
  return { ...date(day, month ?? spoken, year ?? spokenYear, weekday), loose };
}

const tenth = (_: string, more?: string): string =>
  more === 'mot' ? 'thang 11' : more === 'hai' ? 'thang 12' : 'thang 10';

/** "3 october", "oct 3rd, 2021". */
function readEnglish(text: string, weekday: number | null): CalendarDay | null {
  const first = /^(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]{3})[a-z]*\.?,?(?: (\d{4}))?$/.exec(text);
  const second = /^([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{4}))?$/.exec(text);
  const [day, name, year] = first ? [first[1], first[2], first[3]] : [second?.[2], second?.[1], second?.[3]];
  const month = MONTHS.indexOf(name ?? '?') + 1;
  return day === undefined || month === 0 ? null : date(day, String(month), year, weekday);
}

function date(
  day: string | undefined,
  month: string | undefined,
  year: string | undefined,
  weekday: number | null,
): CalendarDay {
  const full = year === undefined ? null : Number(year) + (year.length === 2 ? 2000 : 0);
  return {
    is: 'date',
    day: Number(day),
    month: month === undefined ? null : Number(month),
    year: full,
    weekday,
    loose: false,
  };
}

function daysAgo(text: string): number | null {
  const [, ago, before] =
    /^(?:cach day (\d{1,2}) (?:ngay|hom|bua)|(\d{1,2}) (?:(?:ngay|hom|bua) truoc|days? ago))$/.exec(text) ?? [];
  const count = ago ?? before;
  return count === undefined ? null : -Number(count);
}

const DAY_PART = '(?:buoi )?(?:sang som|sang|trua|chieu|toi|dem|khuya|morning|noon|afternoon|evening|night)';

/** Without the time of day and the small words around a day: "vào sáng thứ 5" is "thu 5", "friday evening" "friday". */
function cleanDay(folded: string): string {
  return folded
    .replace(/^(?:(?:vao|luc|dien ra|to chuc|da to chuc|het|trong|on|la|tu|from|until|the) )+(?=\S)/, '')
    .replace(new RegExp(`^${DAY_PART} (?=\\S)`), '')
    .replace(new RegExp(` ${DAY_PART}$`), '')
    .replace(/^hom (?=thu |t\d|cn|chu nhat|\d)/, '')
    .replace(/^(?:vao|het) /, '')
    .replace(/^ngay (?=thu |t\d|cn|chu nhat)/, '')
    .trim();
}
