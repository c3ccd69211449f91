/** Which clause of a sentence says when: "hôm kia em bận quá nên hôm qua mới làm được" was yesterday. */
import type { Spellings } from '../understanding/spellings.ts';
import { findAt, type Pieces, piecesOf, tableOf } from './pieces.ts';

/** "không phải hôm nay", "chứ ko phải hôm qua": up to the next sign. */
const DENIED =
  /(?:^|[\s,;])(?:(?:chứ|chu|mà|ma)\s+)?(?:không|khong|ko|hông|hong|hổng|k|nỏ|no)\s+(?:phải|phai)\s+(?:là\s+|la\s+)?/iu;
const DENIED_UNTIL = /[,;.]|\s(?:mà|ma)(?:\s(?:là|la))?\s/iu;
const TURNS = /\s(?:nên|nen|nhưng|nhung|mà|ma|but|so)\s/iu;
const JOINTS = /[,;.\n]+|\s(?:nên|nen|nhưng|nhung|mà|ma|vì|do|tại|because|but|so)\s/iu;

/** What was done on a day, and what says why it is told only now. */
const DEED = tableOf<true>([
  [
    'tổ chức, làm, dạy, mở, diễn ra, treo, học, sinh hoạt, họp, thi, đọc, tập huấn, phát động, khai mạc, thực hiện, triển khai, held, did, taught',
    true,
  ],
]);
const REASON = tableOf<true>([
  [
    'nghỉ, hoãn, dời, ghi, nhập, báo, gửi, gởi, nộp, quên, bận, rảnh, ốm, bệnh, kẹt, mưa, mất điện, cúp điện, mất mạng, đi công tác, forgot, busy, reporting, writing',
    true,
  ],
]);

/**
 * `namesDay`: whether a clause names one. Gives the text that says the day, without what is denied and without a reason's day; several texts where
 * each may be meant ("hôm kia tổ chức mà mưa quá nên hôm qua làm lại").
 */
export function tellingDay(
  text: string,
  namesDay: (read: Pieces) => boolean,
  spellings?: Spellings,
): readonly string[] {
  const told = withoutDenied(text.normalize('NFC'));
  const clauses = told.split(JOINTS).filter((clause) => clause.trim() !== '');
  if (clauses.length < 2) return [told];
  const read = clauses.map((clause) => ({ clause, pieces: piecesOf(clause, spellings) }));
  const named = read.filter(({ pieces }) => namesDay(pieces));
  if (named.length < 2) return [told];
  const isReason = ({ pieces }: (typeof read)[number]): boolean => has(pieces, REASON);
  const deeds = named.filter((each) => has(each.pieces, DEED) && !isReason(each));
  const [deed, another] = deeds;
  const others = named.filter((each) => each !== deed);
  if (deed && !another && others.every(isReason)) return [deed.clause];
  return named.some(isReason) || TURNS.test(told) ? named.map(({ clause }) => clause) : [told];
}

const has = ({ pieces }: Pieces, table: typeof DEED): boolean =>
  pieces.some((_, at) => findAt(pieces, at, table) !== null);

/** "hôm kia chứ không phải hôm qua", "không phải hôm nay mà là hôm qua"; where nothing else is said the text stays. */
function withoutDenied(text: string): string {
  const denied = DENIED.exec(text);
  if (!denied) return text;
  const rest = text.slice(denied.index + denied[0].length);
  const end = DENIED_UNTIL.exec(rest);
  const left = `${text.slice(0, denied.index)} ${end ? rest.slice(end.index + end[0].length) : ''}`.trim();
  return left === '' || /^(?:dạ|da)[\s,]*$/iu.test(left) ? text : left;
}
