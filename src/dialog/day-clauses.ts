/** Which clause of a sentence says when: "hôm kia em bận quá nên hôm qua mới làm được" was yesterday. */
import type { Spellings } from '../understanding/spellings.ts';
import { findAt, type Pieces, piecesOf, tableOf } from './pieces.ts';

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
 * `namesDay`: whether a clause names one. Gives the clause that says the day, where the others that name one only say why it is told now; null:
 * there is none such.
 */
export function tellingDay(text: string, namesDay: (read: Pieces) => boolean, spellings?: Spellings): string | null {
  const clauses = text.normalize('NFC').split(JOINTS);
  if (clauses.length < 2) return null;
  const read = clauses.map((clause) => ({ clause, pieces: piecesOf(clause, spellings) }));
  const named = read.filter(({ pieces }) => namesDay(pieces));
  if (named.length < 2) return null;
  const isReason = ({ pieces }: (typeof read)[number]): boolean => has(pieces, REASON);
  const [deed, another] = named.filter((each) => has(each.pieces, DEED) && !isReason(each));
  const others = named.filter((each) => each !== deed);
  return deed && !another && others.every(isReason) ? deed.clause : null;
}

const has = ({ pieces }: Pieces, table: typeof DEED): boolean =>
  pieces.some((_, at) => findAt(pieces, at, table) !== null);
