/**
 * What days are called, commas between: read the same by look-ups, which ask of what is to come, and by flows, which tell of what was. What one of
 * the two alone understands so stands there (`day-words.ts`, `dialog/days/phrases.ts`).
 */
import type { Week } from './day-words.ts';

/** Days from today. */
export const OFFSET_NAMES: readonly (readonly [string, number])[] = [
  [
    'hôm nay,ngày hôm nay,trong hôm nay,hôm ni,bữa nay,bữa ni,bựa ni,ngày ni,nội hôm nay,hum nay,hnay,bnay,hn nay,today,in today,todays,trong ngày hôm nay',
    0,
  ],
  [
    'hôm qua,ngày hôm qua,bữa qua,bựa qua,hum qua,hôm wa,bữa wa,hqua,hwa,ngày qua,hồi hôm qua,hôm qua rồi,yesterday,yesterdays',
    -1,
  ],
  [
    'hôm kia,bữa kia,bựa kia,hum kia,ngày hôm kia,hôm tê,bữa tê,bựa tê,hôm kia rồi,bữa kia rồi,day before yesterday,the day before yesterday',
    -2,
  ],
  ['hôm kìa,bữa kìa,hôm kỉa,bữa kỉa', -3],
  ['ngày mai,bữa mai,hôm mai,mai này,tomorrow,tomorrows', 1],
  ['ngày mốt,bữa mốt,hôm mốt,mai kia,ngày kia,ngày mai mốt,day after tomorrow,the day after tomorrow', 2],
  ['ngày kìa', 3],
];

export const WEEKDAY_NAMES: readonly (readonly [string, number])[] = [
  ['thứ hai,thứ 2,thứ2,t2,monday,mondays', 1],
  ['thứ ba,thứ 3,thứ3,t3,tuesday,tuesdays', 2],
  ['thứ tư,thứ bốn,thứ 4,thứ4,t4,wednesday,wednesdays', 3],
  ['thứ năm,thứ 5,thứ5,t5,thursday,thursdays', 4],
  ['thứ sáu,thứ 6,thứ6,t6,friday,fridays', 5],
  ['thứ bảy,thứ bẩy,thứ 7,thứ7,t7,saturday,saturdays', 6],
  ['chủ nhật,chúa nhật,chủ nhựt,chúa nhựt,cn,sunday,sundays', 7],
];
/** Other words in Vietnamese, where they are not all that was typed or where no day is asked for. */
export const SHORT_WEEKDAY_NAMES: readonly (readonly [string, number])[] = [
  ['mon', 1],
  ['tue', 2],
  ['wed', 3],
  ['thur', 4],
  ['fri', 5],
  ['sat', 6],
  ['sun', 7],
];

export const WEEK_NAMES: readonly (readonly [string, Week])[] = [
  ['tuần này,tuần ni,tuần nay,trong tuần này,cả tuần này,this week', 'this'],
  ['tuần trước,tuần rồi,tuần qua,tuần vừa rồi,tuần vừa qua,hồi tuần trước,hồi tuần rồi,last week', 'last'],
  ['tuần sau,tuần tới,tuần kế,next week', 'next'],
];
/** The whole of the Week. */
export const WHOLE_WEEK =
  'cả tuần lễ,suốt tuần lễ,trong tuần lễ,trọn tuần lễ,cả tuần,suốt tuần,trọn tuần,nguyên tuần,nguyên cả tuần,the whole week,whole week,all week';
export const WEEKEND =
  'cuối tuần,cuối tuần này,cuối tuần ni,hai ngày cuối tuần,weekend,the weekend,this weekend,on the weekend';

/** The first or the last day of the Week. */
export const END_NAMES: readonly (readonly [string, 'first' | 'last'])[] = [
  ['ngày đầu,ngày đầu tiên,bữa đầu,bữa đầu tiên,hôm đầu,hôm đầu tiên,ngày thứ nhất,first day,the first day', 'first'],
  [
    'ngày cuối,ngày cuối cùng,bữa cuối,bữa cuối cùng,hôm cuối,hôm cuối cùng,ngày chót,bữa chót,hôm chót,last day,the last day',
    'last',
  ],
];

/** Days that nobody can tell from these words. A day may be named beside the first ("hôm trước là thứ 2"). */
export const VAGUE_DAYS =
  'đầu tháng,giữa tháng,cuối tháng,đầu tuần,giữa tuần,tháng này,hôm trước,hôm nọ,hôm rồi,bữa trước,bữa nọ,bữa rồi,bữa hổm';
export const VAGUE_TIMES =
  'tháng trước,mấy hôm nay,mấy bữa nay,mấy hôm trước,gần đây,mới đây,vừa rồi,vừa qua,lâu rồi,recently,last month,this month,the other day';
