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
import { phraseTable, tableOf } from '../pieces.ts';
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
export const JUST_DONE = phraseTable(
  ['làm', 'tổ chức', 'dạy', 'treo', 'họp', 'học', 'mở']
    .flatMap((done) => [`mới ${done} xong`, `vừa ${done} xong`, `vừa mới ${done} xong`])
    .join(', '),
);
/** Before an hour that is over: "hồi 2h chiều". */
export const SINCE_HOUR = phraseTable('hồi, hồi lúc, mới hồi, mới lúc');
/** A day where they are all that was typed, or where a part of the day stands before them; within a sentence they are other words, too. */
export const SHORT_OFFSETS = tableOf<number>([
  ['qua', -1],
  ['nay', 0],
]);
/** Before these "thứ hai" says which of several. */
export const ONE_OF = phraseTable(
  'lần, cái, số, đợt, người, mục, câu, bài, tiết, ca, nhóm, đội, lớp, tổ, vòng, kỳ, giải, hạng, quyển, tập, theo',
);
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
export const THAT_DAY = phraseTable(
  'hôm đó, hôm ấy, bữa đó, bữa ấy, ngày đó, ngày ấy, bữa hôm đó, hôm bữa đó, that day',
);
/** Right behind a day: its latest. */
export const LATEST = phraseTable('vừa rồi, vừa qua, mới rồi, mới đây, mới qua');
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
export const DAY_NOUN = phraseTable('ngày, mùng, mồng, hôm, bữa, hồi, the, on');
export const DAYS_LONG = phraseTable(
  'ngày, bữa, hôm, buổi, đêm, tối liền, sáng liền, chiều liền, tối liên tiếp, days, day',
);
export const FIRST_OF = tableOf<'first' | 'last'>([
  ['đầu, đầu tiên, đầu tuần lễ', 'first'],
  ['cuối, cuối cùng, cuối tuần lễ', 'last'],
]);
/** "ngày đầu", "hôm khai mạc": the Week's first or last. */
export const ENDS = tableOf(END_NAMES);
export const OF = phraseTable('của, trong, của cả, of, of the, in');
export const AGO = phraseTable('trước, ago');
export const TO = phraseTable(
  'đến, tới, cho đến, cho tới, đến hết, tới hết, đến ngày, tới ngày, kết thúc, và kết thúc, kéo đến, kéo tới, kéo qua, kéo sang, kéo dài đến, kéo dài tới, to, until, till, through',
);
export const UNTIL_NOW = phraseTable('nay, giờ, bây giờ, nay luôn, hôm nay, bữa nay, now');
export const FROM = phraseTable('từ, suốt từ, kể từ, bắt đầu từ, bắt đầu, from, since');
export const AND = phraseTable('và, với, vs, cùng, lẫn, rồi, and');
export const OR = phraseTable('hay, hay là, hoặc, hoặc là, or');
/** Said of a day that one is not sure of. */
export const HEDGES = phraseTable(
  'hình như, nhớ mang máng, mang máng, nhớ mài mại, nhớ lờ mờ, áng chừng, nghe đâu, đâu đó, chắc, chắc là, có lẽ, khoảng, tầm, chừng, cỡ, nhớ không lầm, nhớ không nhầm, không lầm, không nhầm, không lầm thì, không nhầm thì, không nhớ rõ, không chắc, hổng chắc, đâu như, maybe, probably, perhaps, i think',
);
/** What turns the sense round, asks, or is a plan. */
export const AGAINST = tableOf<true>([
  [everyNo('không'), true],
  [
    'chưa, chẳng, nữa, dự định, kế hoạch là, theo lịch, lịch là, hẹn, hạn nộp, hạn chót, deadline, hằng tuần, hàng tuần, mỗi tuần, các ngày, các thứ, every, đợi từ, chờ từ, đợi tới, chờ tới, đợi đến, chờ đến, trừ, ngoại trừ, hủy, hoãn, dời, định, sẽ, dự kiến, sắp, nếu, nào, mấy, ai, bao giờ, khi nào, sau, not, except, if, which, when, before, after',
    true,
  ],
]);
/** Within a range it was done on each of its days; alone it tells of none. */
export const DAILY = phraseTable(
  'mỗi ngày, mỗi sáng, mỗi chiều, mỗi tối, mỗi buổi, mỗi hôm, mỗi bữa, every day, every morning, every afternoon, every evening, each day',
);
/** Beside these the Week's name is not the whole of it. */
export const OPENING = phraseTable('khai mạc, bế mạc, phát động, tổng kết, opening, closing');
/** From these one counts days backwards as well. */
export const FEASTS = phraseTable('tết, lễ, hội, ngày hội, ngày lễ, tuần lễ, trung thu, hạn, the week');
/** Others did it: of several days not each is meant. */
export const OTHERS = phraseTable(
  'làm riêng, lớp khác, trường khác, khối khác, bên khác, tổ khác, thôn khác, người khác',
);
/** What is over, where "từ" stands behind it: "làm từ hôm qua rồi" was yesterday. */
export const OVER = phraseTable('làm, mần, xong, làm xong, tổ chức, diễn ra, họp, thi');
export const PARTS = phraseTable(
  'sáng sớm, sáng, trưa, chiều, tối, đêm, khuya, buổi sáng, buổi trưa, buổi chiều, buổi tối, buổi, morning, noon, afternoon, evening, night',
);
/** Read before all else: "tổ" is no "to", and "chức" no ten. */
export const EVENTS = phraseTable('tổ chức, đã tổ chức, diễn ra, đã diễn ra, hoàn thành, sinh hoạt, hoạt động, last');
/** What belongs to a day. */
export const BESIDE = phraseTable(
  'vào, lúc, hồi, ngày, hôm, bữa, mùng, mồng, diễn ra, tổ chức, đã tổ chức, hết, trong, là, on, in, the, dạ, vâng, thưa, ạ, nhé, nha, nhen, nhi, please, sửa lại, sửa, nhầm, dương lịch, tây',
);
/** What may stand around a day and says nothing of it. */
export const AROUND = phraseTable(
  'vào, lúc, hồi, ngày, hôm, bữa, mùng, mồng, diễn ra, tổ chức, đã tổ chức, làm, dạy, học, mở, được, đã, mới, là, thì, có, rồi, đó, đấy, ấy, này, nè, nha, nhá, nhé, á, ạ, ha, hả, hen, nghen, hén, ơi, luôn, hết, xong, dạ, vâng, thưa, em, cô, thầy, tụi, mình, tôi, tui, bên, trường, lớp, cái, con, anh, chị, ad, bạn, dương lịch, tây, liền, liên tiếp, trong, cả, on, in, the, it, was, we, did, held, of',
  'sửa lại, sửa, nhầm, lộn, ý là, ý em là, cho, please',
);
/** Around a word that has to be all that was typed. */
export const POLITE = phraseTable(
  'dạ, vâng, thưa, ạ, nha, nhá, nhé, nè, này, á, đó, đấy, luôn, rồi, ơi, em, cô, thầy, anh, chị, hôm, bữa, ngày, vào, lúc, là, thì, mới, hồi, please',
);
export const SINCE = phraseTable('cách đây, cách nay, cách hôm nay, cách bữa nay, cách, trước đây');
export const WEEKS_LONG = phraseTable('tuần, tuần lễ, week, weeks');
export const HOUR = phraseTable('giờ, h, g, tiếng, oclock, am, pm');
export const CLOCK_TAIL = phraseTable(
  'phút, p, rưỡi, rưởi, kém, sáng sớm, sáng, trưa, chiều, tối, đêm, khuya, đúng, am, pm',
);
export const MONTH = phraseTable('tháng, thg, th');
export const YEAR = phraseTable('năm, year');
export const COURTESY = phraseTable('ạ, nha, nhá, nhé, nè, này, á, đó, đấy, luôn, tây, dương lịch, please');
/** Bears a number as its name: "lớp 4", "thôn 3". */
export const NUMBERED = phraseTable(
  'lớp, khối, tổ, nhóm, ca, phòng, thôn, ấp, xóm, khu, khu phố, tầng, lầu, số, ảnh, hình, câu, mục, buổi, tiết, bài, đội, điểm, grade, class, room, lesson, period, floor, hall',
);
/** Bears two numbers as its name: "lớp 4/2". */
export const CLASSED = phraseTable('lớp, class');
/** Behind a number: it counts something, and is no day. */
export const COUNTED = phraseTable(
  'em, người, lớp, cô, thầy, cháu, con, học sinh, hs, gv, ph, phụ huynh, giáo viên, bạn, đứa, trường, buổi, lượt, tiết, phút, tuần, tháng, năm, k, tr, triệu, nghìn, ngàn, trăm, chục, đồng',
);
