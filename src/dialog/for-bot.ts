/** Texts that any question would keep as its answer, and that are meant for the bot: "là sao vậy", "ghi gì đây?", "hủy giùm em cái này". */
import type { Spellings } from '../understanding/spellings.ts';
import { findAt, isFigure, type Piece, type PieceTable, phraseTable, piecesOf } from './pieces.ts';

/** Nobody asks the bot in more beside a question; what is longer is an answer. */
const MOST_WORDS = 9;
const MOST_BARE = 5;
const LONGEST = 80;

const ASKING = phraseTable(
  'sao, làm sao, là sao, ra sao, gì, chi, nào, đâu, mấy giờ, bao giờ, khi nào, bao nhiêu, thế nào, như thế nào, được không, được ko, phải không, đúng không, có cần không, cần không, hả, mô, răng',
  'what, how, where, when, why, which',
);
const TO_BOT = phraseTable(
  'cho hỏi, hỏi, ủa, bot, ad, admin, trợ lý, là sao, sao, ghi gì, ghi sao, viết gì, viết sao, nhập gì, nhập sao, điền gì, điền sao, cái này, cái ni, câu này, câu ni, chỗ này, phần này, mục này, giúp, help, what, how, why, where',
);
const LOST = phraseTable(
  'không hiểu, chưa hiểu, ko hiểu, k hiểu, hổng hiểu, hông hiểu, không biết ghi, ko biết ghi, k biết ghi, không biết viết, không biết nhập, không biết điền, chưa biết ghi, i do not understand, i dont understand',
);
/** "không có ảnh nào" tells, and asks nothing. */
const DENIAL = phraseTable('không có, chưa có, chẳng có, ko có, k có, không phải, không lúc');
/** At the end they ask, whatever stands before. */
const ENDS_ASKING = phraseTable(
  'được không, phải không, đúng không, cần không, hả, bao giờ, khi nào, khi mô, is it, right',
);
/** What is still to come is said to the bot. */
const PROMISES = phraseTable(
  'để hỏi lại, để em hỏi lại, để tôi hỏi lại, để tui hỏi lại, để mình hỏi lại, để coi lại, để em coi lại, để tui coi lại, để xem lại, để em xem lại, để tôi xem lại, để em nhớ lại, để tui nhớ lại, let me check, let me ask, gửi sau, bổ sung sau, ghi sau, mai gửi, mai em, mai tui, mai tôi, mai mình, hôm sau em, bữa sau em, mấy hôm nữa, mấy bữa nữa, lát em, lát nữa, tí nữa, chút nữa, em sẽ gửi, em sẽ bổ sung',
);
/** What was asked is refused, or was asked by mistake: "thôi bỏ cái này, sai loại rồi". */
const REFUSES = phraseTable(
  'sai loại, sai loại rồi, nhầm loại, lộn loại, sai kiểu, sai mục, nhầm mục, chọn sai, chọn nhầm, bấm nhầm, bấm sai, bấm lộn, chọn lộn, ghi nhầm, ghi lộn, không phải loại này, không phải cái này, không phải mục này, thôi bỏ, thôi bỏ đi, bỏ cái này, bỏ cái ni, bỏ đi, thôi không phải, thôi đừng, thôi không ghi, wrong kind, wrong one, by mistake, not this one, forget this',
);
/** At the beginning of few words. */
const UNKNOWING = phraseTable(
  'không biết, chưa biết, ko biết, k biết, không nhớ, ko nhớ, k nhớ, không rõ, chưa rõ, ko rõ, quên, quên mất, chưa có, i forgot, i do not know',
);
const COURTESY = phraseTable('dạ, thưa, em, cô, thầy, ơi, cho, mình, tôi, tui, à, ờ, ừ, rồi, mà, thì, ủa');
const BEHIND = phraseTable(
  'vậy, rứa, đây, ta, trời, ạ, hả, hè, nhỉ, thế, á, nè, nữa, bây giờ, giờ, cô, em, chị, anh, bạn, ơi',
);
const CONTROL = phraseTable(
  'hủy, thoát, dừng, dừng lại, ngưng, quay lại, trở lại, lùi lại, bỏ qua, tiếp, tiếp tục, khôi phục, làm lại, ghi lại, ghi thêm, ghi nữa, lưu, lưu lại, xóa, cancel, back, skip, stop, undo, continue',
);
const REQUEST = phraseTable(
  'giùm, dùm, giúp, hộ, nha, nhé, đi, câu này, phần này, cái này, cái nữa, nữa, for me, please, this',
);

/** Whether a short text asks the bot something, says that one does not understand it, or tells it what to do. */
export function isForBot(text: string, spellings: Spellings): boolean {
  if (text.length > LONGEST) return false;
  const { pieces } = piecesOf(text, spellings);
  if (pieces.length === 0 || pieces.length > MOST_WORDS) return false;
  const start = past(pieces, 0, COURTESY);
  const isAsking = has(pieces, 0, ASKING) && !has(pieces, 0, DENIAL);
  if (has(pieces, 0, LOST)) return true;
  const isFigures = pieces.some((piece) => isFigure(piece));
  if (has(pieces, 0, REFUSES) && !isFigures) return true;
  if (findAt(pieces, start, UNKNOWING) && pieces.length <= MOST_BARE && !isFigures) return true;
  if (isAsking && (/\?\s*$/.test(text) || findAt(pieces, start, TO_BOT) || findAt(pieces, 0, TO_BOT))) return true;
  if (isAsking && pieces.length <= MOST_BARE && endsWith(pieces, ASKING)) return true;
  if (endsWith(pieces, ENDS_ASKING) || (has(pieces, 0, PROMISES) && !isFigures)) return true;
  const control = findAt(pieces, start, CONTROL);
  return control !== null && pieces.length <= MOST_BARE + 2 && has(pieces, start + control.length, REQUEST);
}

function past(pieces: readonly Piece[], from: number, table: PieceTable<unknown>): number {
  let at = from;
  for (let found = findAt(pieces, at, table); found; found = findAt(pieces, at, table)) at += found.length;
  return at;
}

const has = (pieces: readonly Piece[], from: number, table: PieceTable<unknown>): boolean =>
  pieces.some((_, at) => at >= from && findAt(pieces, at, table) !== null);

/** Whether such words stand last, but for what sounds behind them. */
function endsWith(pieces: readonly Piece[], table: PieceTable<unknown>): boolean {
  return pieces.some((_, at) => {
    const found = findAt(pieces, at, table);
    return found !== null && past(pieces, at + found.length, BEHIND) === pieces.length;
  });
}
