/** Words for days, Vietnamese of all regions and English. Written with their marks; typed without, they may be any of these letters. */
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
} from '../../understanding/day-names.ts';
import type { DayWord, Week } from '../../understanding/day-words.ts';
import { tableOf } from '../pieces.ts';
import { everyNo } from './turn-phrases.ts';

type SpanName = Extract<DayWord, { is: 'span' }>['span'];

/** Days from today; with `asks` it may as well be the other. */
export const OFFSETS = tableOf<number | readonly number[]>([
  ...OFFSET_NAMES,
  [
    'sáng nay, trưa nay, chiều nay, tối nay, đêm nay, khuya nay, sớm nay, hồi sáng, hồi trưa, hồi chiều, hồi sớm, hồi sáng nay, sáng ni, chiều ni, trưa ni, tối ni, ngày nay',
    0,
  ],
  [
    'hồi nãy, lúc nãy, khi nãy, ban nãy, nãy giờ, sáng giờ, vừa xong, vừa mới xong, mới xong, mới nãy, hồi chiều nay, ban sáng, ban chiều, ban trưa, lúc sáng, lúc trưa, lúc chiều, tonight, this evening, this morning, this afternoon, just now',
    0,
  ],
  ['hồi qua, sáng qua, trưa qua, chiều qua, tối qua, đêm qua, khuya qua, hồi hôm, khi hôm, last night', -1],
  ['hum wa, hum qa, hm qua, hm wa', -1],
  [
    'hôm kia kìa, hôm tê nớ, trước hôm qua một ngày, trước hôm qua một bữa, trước hôm qua một hôm, trước hôm qua 1 ngày, trước hôm qua 1 bữa',
    -2,
  ],
  ['mai, sáng mai, trưa mai, chiều mai, tối mai, mơi, mai mốt', 1],
  ['mốt', 2],
  ['hồi tối, hồi đêm, hồi khuya, ban tối, lúc tối', [0, -1]],
]);
/** Today, where no day stands beside them. */
export const JUST_DONE = 'days.justDone';
/** Before an hour that is over: "hồi 2h chiều". */
export const SINCE_HOUR = 'days.sinceHour';
/** A day where they are all that was typed, or where a part of the day stands before them; within a sentence they are other words, too. */
export const SHORT_OFFSETS = tableOf<number>([
  ['qua', -1],
  ['nay', 0],
]);
/** Before these "thứ hai" says which of several. */
export const ONE_OF = 'days.oneOf';
export const SPANS = tableOf<SpanName>([
  [
    `${WHOLE_WEEK},tuần lễ,hết tuần lễ,cả tuần luôn,cả 7 ngày,cả bảy ngày,từ đầu đến cuối tuần lễ,từ đầu tới cuối tuần lễ,the week`,
    'period',
  ],
  ...WEEK_NAMES.map(([names, week]) => [names, `${week}-week`] as const),
  ['cả tuần trước, cả tuần rồi, cả tuần qua', 'last-week'],
  [`${WEEKEND},cuối tuần rồi,cuối tuần qua,cuối tuần trước,cuối tuần vừa rồi,last weekend`, 'weekend'],
]);
/** Days that nobody can tell from these words; true: a day that is named beside them says which ("bữa đó là chủ nhật"). */
export const VAGUE = tableOf<boolean>([
  [`${VAGUE_DAYS},hôm đó,hôm ấy,hôm bữa,hôm hổm,bữa đó,bữa giờ,bữa hôm,bữa đầu tuần`, true],
  [
    `${VAGUE_TIMES},tháng rồi,năm ngoái,mấy bữa trước,mấy ngày nay,mấy ngày trước,mấy ngày,mấy bữa,mấy hôm,vài ngày,vài bữa,vài hôm,dăm bữa,mới rồi,lâu lắm rồi,hồi trước,some days ago,âm lịch,rằm,tháng chạp,tháng giêng`,
    false,
  ],
]);
/** Which day it was is told elsewhere, or not at all. */
export const THAT_DAY = 'days.thatDay';
/** Right behind a day: its latest. */
export const LATEST = 'days.latest';
export const WEEKDAYS = tableOf<number>([...WEEKDAY_NAMES, ...SHORT_WEEKDAY_NAMES, ['cnhat', 7]]);
/** Behind a weekday it is one more: "thứ 2 3 4", "thứ hai, ba". */
export const MORE_WEEKDAYS = tableOf<number>([
  ['hai, 2', 1],
  ['ba, 3', 2],
  ['tư, bốn, 4', 3],
  ['năm, 5', 4],
  ['sáu, 6', 5],
  ['bảy, 7', 6],
]);
export const WEEKS = tableOf<Week | 'latest' | 'before' | 'coming' | 'here'>([
  ...WEEK_NAMES,
  ['đầu tuần này', 'this'],
  ['vừa rồi, vừa qua, rồi, qua, mới rồi, đầu tuần, cuối tuần', 'latest'],
  ['trước', 'before'],
  ['này', 'here'],
  ['tới, sắp tới, tới đây', 'coming'],
]);
export const MONTHS_OF = tableOf<'this' | 'last'>([
  ['tháng này', 'this'],
  ['tháng trước, tháng rồi, tháng qua', 'last'],
]);
export const MONTH_NAMES = tableOf<number>(
  'january jan,february feb,march mar,april apr,may,june jun,july jul,august aug,september sept sep,october oct,november nov,december dec'
    .split(',')
    .map((names, i) => [names.replaceAll(' ', ','), i + 1] as const),
);
/** Before the number of a day. "bữa 3" is one, "3 bữa" are three. */
export const DAY_NOUN = 'days.dayNoun';
export const DAYS_LONG = 'days.daysLong';
export const FIRST_OF = tableOf<'first' | 'last'>([
  ['đầu, đầu tiên, đầu tuần lễ', 'first'],
  ['cuối, cuối cùng, cuối tuần lễ', 'last'],
]);
/** "ngày đầu", "hôm khai mạc": the Week's first or last. */
export const ENDS = tableOf(END_NAMES);
export const OF = 'days.of';
export const AGO = 'days.ago';
export const TO = 'days.to';
export const UNTIL_NOW = 'days.untilNow';
export const FROM = 'days.from';
export const AND = 'days.and';
export const OR = 'days.or';
/** Said of a day that one is not sure of. */
export const HEDGES = 'days.hedges';
/** What turns the sense round, asks, or is a plan. */
export const AGAINST = tableOf<true>([
  [everyNo('không'), true],
  [
    'chưa, chẳng, nữa, dự định, kế hoạch là, theo lịch, lịch là, hẹn, hạn nộp, hạn chót, deadline, hằng tuần, hàng tuần, mỗi tuần, các ngày, các thứ, every, đợi từ, chờ từ, đợi tới, chờ tới, đợi đến, chờ đến, trừ, ngoại trừ, hủy, hoãn, dời, định, sẽ, dự kiến, sắp, nếu, nào, mấy, ai, bao giờ, khi nào, sau, not, except, if, which, when, before, after',
    true,
  ],
]);
/** Within a range it was done on each of its days; alone it tells of none. */
export const DAILY = 'days.daily';
/** Beside these the Week's name is not the whole of it. */
export const OPENING = 'days.opening';
/** From these one counts days backwards as well. */
export const FEASTS = 'days.feasts';
/** Others did it: of several days not each is meant. */
export const OTHERS = 'days.others';
/** What is over, where "từ" stands behind it: "làm từ hôm qua rồi" was yesterday. */
export const OVER = 'days.over';
export const PARTS = 'days.parts';
/** Read before all else: "tổ" is no "to", and "chức" no ten. */
export const EVENTS = 'days.events';
/** What belongs to a day. */
export const BESIDE = 'days.beside';
/** What may stand around a day and says nothing of it. */
export const AROUND = 'days.around';
/** Around a word that has to be all that was typed. */
export const POLITE = 'days.polite';
export const SINCE = 'days.since';
export const WEEKS_LONG = 'days.weeksLong';
export const HOUR = 'days.hour';
export const CLOCK_TAIL = 'days.clockTail';
export const MONTH = 'days.month';
export const YEAR = 'days.year';
export const COURTESY = 'days.courtesy';
/** Bears a number as its name: "lớp 4", "thôn 3". */
export const NUMBERED = 'days.numbered';
/** Bears two numbers as its name: "lớp 4/2". */
export const CLASSED = 'days.classed';
/** Behind a number: it counts something, and is no day. */
export const COUNTED = 'days.counted';
