/** Words that take a day back or deny it, and words around a day that only look as if they did. */
import { tableOf } from '../pieces.ts';

/** Each phrase in every way that "không" is typed. */
export const everyNo = (list: string): string =>
  ['không', 'ko', 'k', 'hông', 'hổng', 'hong', 'nỏ', 'kg', 'kh', 'hok', 'hem']
    .map((no) => list.replaceAll('không', no))
    .join(',');

/** Takes a doubt back. */
export const CERTAIN = 'days.certain';
/** What was said before is taken back for what follows. */
export const CORRECTED = tableOf<true>([
  [everyNo('à không, ah không, ồ không, ủa không, ý không, í không, ấy không, à mà không, à không phải'), true],
  [
    'à nhầm, ah nhầm, ủa nhầm, ý nhầm, í nhầm, ấy nhầm, ấy chết, à lộn, ủa lộn, ý lộn, í lộn, ấy lộn, à quên, ý quên, í quên, ủa quên, mà quên, mà nhầm, mà lộn, nhầm rồi, lộn rồi, em nhầm, em lộn, tôi nhầm, tui nhầm, tui lộn, mình nhầm, xin lỗi, xin lỗi em nhầm, ý em là, ý tôi là, ý tui là, ý mình là, ý chị là, ý cô là, à khoan, mà khoan, khoan đã, sửa lại, sửa lại là, no wait, wait no, i mean, i meant, sorry, actually, or rather, correction',
    true,
  ],
]);
/** The same where a sign parts it from the days; else it may say the contrary. */
export const MISTAKEN = tableOf<true>([
  [everyNo('không, không phải'), true],
  ['nhầm, lộn, khoan, quên, đúng ra, đúng ra là, no', true],
]);
/** The day behind it is not meant. */
export const DENIED = tableOf<true>([
  [
    everyNo(
      'không phải, không phải là, chứ không phải, chứ không phải là, chớ không phải, mà không phải, chứ không, chớ không',
    ),
    true,
  ],
  [
    'đâu phải, đâu phải là, chứ đâu phải, chớ đâu phải, chẳng phải, ghi nhầm, viết nhầm, nói nhầm, bấm nhầm, nhập nhầm, not, and not, but not, rather than, instead of',
    true,
  ],
]);
/** Right behind a day and a person: what is told of that day is no activity. */
export const NO_DOING = 'days.noDoing';
/** Behind these "sau" and "trước" tell of the hour, and not of another day. */
export const MOMENTS = 'days.moments';
/** What came next, on that day. */
export const AFTERWARDS = 'days.afterwards';
export const AFTER = 'days.after';
/** "ngày nào lớp em cũng đọc", "lớp nào về lớp nấy": it is each. */
export const EACH = 'days.each';
/** Moved within its day: "dời vô hội trường", "dời qua đầu giờ chiều". */
export const MOVED_OVER = 'days.movedOver';
/** Where to, and to which part of the day. */
export const WITHIN = 'days.within';
/** "ngày nào cũng", "mấy cháu": neither asks. */
export const NO_QUESTION = 'days.noQuestion';
/** Who was busy that day. */
export const SPEAKERS = 'days.speakers';
