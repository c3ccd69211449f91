/** Whether a text tells of an activity that took place, may be about one, or is none at all; and which kind of activity it tells of. */

import type { Campaign, Category } from '../../campaign/types.ts';
import { fold } from '../../chat/fold.ts';
import { keptFor, keptForBoth } from '../../chat/kept.ts';
import { type Languages, textsOf } from '../../chat/languages.ts';
import { isWord as isSame, type MarkedWord } from '../../dialog/marked-words.ts';
import type { Turn } from '../../turn/index.ts';
import { kindWordsOf } from '../kind-words.ts';
import { hasFigures, numberAt } from './numbers.ts';
import { beginningAt, isMarked, namePhrases, phraseAt, phrases, type ToldPhrases, type ToldText } from './text.ts';

/** Also without marks: no other words are written so. */
const ASKS = phrases(
  'bao nhiêu, bao nhiu, khi nào, bao giờ, chừng nào, được không, được ko, được k, đc ko, đc không, dc ko, phải không, phải ko, có phải, có cần, có được, có ai, có cái nào, cho hỏi, cho em hỏi, cho mình hỏi, hỏi chút, mấy giờ, ghi vào đâu, tính vào đâu, nộp vào đâu, báo vào đâu, điền vào đâu, không biết, ko biết, xin mẫu, có mẫu, is it, can i, can we, do i, do we, did you, how many, which',
);
/** At the beginning or the end of what is said they ask, within it they may be what it was about ("làm sao biết tin giả"). */
const MAY_ASK = phrases(
  'thế nào, ntn, làm sao, ra sao, tại sao, vì sao, sao em, sao mình, ở đâu, chỗ nào, cái nào, lớp nào, loại nào, mục nào, phần nào, cách nào, kiểu gì, phải làm gì, when, where, gì, sao, nào, đâu, hả, chăng, nhỉ',
);
const TO_COME = phrases(
  'ngày mai, sáng mai, chiều mai, tối mai, trưa mai, mai em, mai trường, mai lớp, mai bên, mai mình, mai tụi, mai thi, mai họp, mai co, ngày mốt, ngày kia, tuần sau, tuần tới, tháng sau, sắp tới, sắp tổ chức, dự kiến, dự định, đang chuẩn bị, chuẩn bị tổ chức, sẽ, em định, định làm, định tổ chức, định mở, định treo, định ghi, kế hoạch tuần, lên kế hoạch, đang tính, tính mở, tính làm, tính tổ chức, tính treo, tính cho, đang bàn, sắp mở, sắp làm, sắp treo, sắp có, nghe nói, nghe bảo, hình như, giá mà, giá như, đáng lẽ, đáng ra, lẽ ra, phải chi, ước gì, ước chi, ước sao, định bụng, nếu như, hi vọng, hy vọng, will, tomorrow, next week, going to, gonna, shall, plan to, plan a, planned to, planned a, had planned, were going to, planning, planned for, upcoming, this coming, hope to, want to, wish we, i wish, intend to, i heard, was supposed to, were supposed to, have to, has to, need to, must, should, told us to, asked us to, asked to, told to hold, wants us to',
);
const NOT_DONE = phrases(
  'lát nữa, tí nữa, chút nữa, đã ghi rồi, đã ghi hoạt động, đã ghi xong, ghi rồi, ghi xong, giúp em với, sửa giúp, sửa giùm, xóa giúp, xoá giúp, xóa giùm, xoá giùm, xóa dùm, xoá dùm, xóa hộ, xoá hộ, xem lịch, lịch hôm, chưa tổ chức, chưa làm, chưa ghi, chưa nộp, chưa gửi, chưa duyệt, chưa biết làm, chưa xong, đừng ghi, đừng tính, dời sang, không tổ chức, ko tổ chức, không làm, nghỉ hết, nghỉ sinh, xin nghỉ, vắng mặt, vắng em, nghỉ ở nhà, năm ngoái, nghe đâu, kính mời, trân trọng kính mời, mời quý, em đăng ký, trường em đăng ký, xin đăng ký, đăng ký dự, xin hỏi, đề nghị các, đề nghị quý, đề nghị mỗi, đề nghị trường, yêu cầu các, yêu cầu mỗi, kính gửi các, kính gửi quý, fwd, fw, thầy cô nhớ, nhớ chụp, nhớ ghi, nhớ nộp, nhớ gửi, nhắc giúp, nhắc các, nhờ các, ghi nhầm, xin dời, xin đổi, xin hoãn, xin lùi, xin hủy, đổi lịch, dời lịch, đổi buổi, dời buổi, lùi buổi, hoãn buổi, dời lại, hoãn lại, bị hủy, was cancelled, was canceled, was postponed, cho em sửa, xem giúp, kiểm tra giúp, muốn mượn, để ở nhà, tiền quỹ, please',
);
/** Asked of somebody; where what is to be written follows, it is told. */
const WRITE_FOR = phrases('ghi giúp, ghi giùm, ghi dùm, ghi hộ, log giúp');
/** What others did; who does it with them, or for them, tells of oneself. */
const OTHERS = phrases('trường bên, trường bạn, trường khác, trường người ta, bộ giáo dục, bộ gd, bộ gd-đt');
/** A family by itself: where nobody is counted, no unit held it. */
const AT_HOME = phrases('ở nhà, tại nhà, trong nhà, at home');
const WITH_OTHERS = new Set('voi cung cho sang toi tu giua va qua ve nhan moi gui'.split(' '));
/** With their marks only: without them they are other words. */
const WITH_MARKS = new Set('nếu muốn hẹn chẳng'.split(' '));
const NOT_DONE_WITH_MARKS = new Set('đừng hoãn hủy huỷ vắng'.split(' '));
const LAST_WORDS = new Set('không ko khong k hông hong hem chưa chua'.split(' '));
const POLITE = new Set('ạ a chị anh cô thầy em vậy ta nhỉ nha nhé ad chi co thay'.split(' '));

const DENIES = phrases('không, ko, hok, not');
const NO_DENIAL = phrases(
  'không gian, không chỉ, không những, không khí, không còn, không thu phí, không thu tiền, không mất tiền, không tốn, không mất phí, không kể, không tính, không cần, không dùng, không trực tiếp, chưa kể, chưa tính, chưa có hình, chưa có ảnh, chưa chụp, chưa kịp chụp',
);
/** At the beginning it is what the message is about, at the end courtesy. */
const THANKS = phrases('cảm ơn, cám ơn, thank, thanks, chúc mừng');
const INVITES = phrases('mời, kính mời, đề nghị');
/** What is said of it, and not what it was: "hôm qua vui quá". */
const EXCLAIMS = phrases('quá, ghê, quá trời, lắm luôn, thật, thiệt');

export type Manner = 'tells' | 'promises' | 'asks' | 'else';

/** Without marks only what is longer than a syllable: "gi", "sao" and "nao" are other words as well. */
function isMarkedAsking(told: ToldText, at: number): boolean {
  const length = phraseAt(told, at, MAY_ASK);
  const token = told.tokens[at];
  return length > 1 || (length === 1 && (token?.marked !== token?.plain || token?.plain === 'sao'));
}

/** "Em không nhớ bao nhiêu", "chưa đếm được bao nhiêu" asks nothing. */
const isUnremembered = ({ tokens }: ToldText, at: number): boolean =>
  [at - 1, at - 2].some((n) => /^(?:nhớ|rõ|đếm)$/iu.test(tokens[n]?.raw ?? ''));

/** How it is said. */
export function mannerOf(told: ToldText): Manner {
  const { text, tokens } = told;
  if (/[?？]/.test(text)) return 'asks';
  const last = tokens.findLast(({ raw }) => /^\p{L}/u.test(raw) && !POLITE.has(raw.toLowerCase()));
  if (last && LAST_WORDS.has(last.raw.toLowerCase())) return 'asks';
  const isMoved = tokens.some((_, at) => phraseAt(told, at, EXCLAIMS) > 0 && at >= tokens.length - 3);
  let manner: Manner = isMoved && !hasFigures(told) ? 'promises' : 'tells';
  for (const [at, { raw }] of tokens.entries()) {
    const isAtEnd = at < 3 || at >= tokens.length - 4;
    const isAsking = isAtEnd && isMarkedAsking(told, at) && !(raw.toLowerCase() === 'nào' && isBesides(told, at));
    if ((phraseAt(told, at, ASKS) > 0 && !isUnremembered(told, at)) || isAsking) return 'asks';
    if (isUndone(told, at) || isOfOthers(told, at)) manner = 'else';
    else if ((at < 3 && phraseAt(told, at, THANKS) > 0) || (at === 0 && phraseAt(told, at, INVITES) > 0))
      manner = 'else';
    else if (manner === 'tells' && phraseAt(told, at, AT_HOME) > 0 && !hasFigures(told)) manner = 'promises';
    else if (
      manner === 'tells' &&
      (isDenied(told, at) || isToCome(told, at) || isOrdered(told, at) || isWished(told, at))
    )
      manner = 'promises';
  }
  return manner;
}

const isUndone = (told: ToldText, at: number): boolean =>
  (phraseAt(told, at, NOT_DONE) > 0 || NOT_DONE_WITH_MARKS.has(told.tokens[at]?.raw.toLowerCase() ?? '')) &&
  !isOfSomeAbsent(told, at);

/** "32 em có mặt, 3 em vắng": the others were there. */
const isOfSomeAbsent = (told: ToldText, at: number): boolean =>
  told.tokens[at]?.plain === 'vang' && told.tokens.filter((_, n) => numberAt(told, n) > 0).length > 1;

/** "Em muốn ghi: hôm nay đọc sách" tells what was done. */
const isWished = ({ tokens }: ToldText, at: number): boolean =>
  WITH_MARKS.has(tokens[at]?.raw.toLowerCase() ?? '') &&
  !/^(?:ghi|bao|nop|khai|dien|nhap|log)$/.test(tokens[at + 1]?.plain ?? '');

/** "Hôm qua trường bên" is a day, and no "qua trường bên". */
export const isWithOthers = (told: ToldText, at: number): boolean =>
  at > 0 && WITH_OTHERS.has(told.tokens[at - 1]?.plain ?? '') && !isMarked(told, at - 1);

/** "Trường bên treo 10 băng rôn", "anh ghi giúp em với": nobody tells what they did themselves. */
function isOfOthers(told: ToldText, at: number): boolean {
  const { tokens } = told;
  if (phraseAt(told, at, OTHERS) > 0) return !isWithOthers(told, at);
  // "Ghi giúp em: …" hands over what was done.
  return phraseAt(told, at, WRITE_FOR) > 0 && !(at < 4 && tokens.slice(at).some(({ raw }) => /^(?:\d|:)/.test(raw)));
}

/** "chưa" with its marks: without them it is a pagoda, too. What is denied behind figures and a comma was besides. */
const isDenied = (told: ToldText, at: number): boolean =>
  (told.tokens[at]?.raw.toLowerCase() === 'chưa' || phraseAt(told, at, DENIES) > 0) &&
  phraseAt(told, at, NO_DENIAL) === 0 &&
  !isBesides(told, at + 1);

/** "đọc sách với 30 hs, không có phụ huynh nào dự": it was held, and nothing but what stands behind the comma is denied. */
function isBesides({ tokens }: ToldText, at: number): boolean {
  const denial = tokens.slice(0, at).findLastIndex(({ plain }) => plain === 'khong' || plain === 'ko');
  const isBehind = denial > 0 && at - denial < 6 && /^[,;.]$/.test(tokens[denial - 1]?.raw ?? '');
  return isBehind && tokens.slice(0, denial).some(({ raw }) => /^\d+$/.test(raw));
}

/** Whoever tells others what to do. */
const ABOVE = phrases(
  'hiệu trưởng, hiệu phó, ban giám hiệu, bgh, tổng phụ trách, tổ trưởng, lãnh đạo, cấp trên, sếp, phòng, phòng gd, phòng giáo dục, sở, xã, phường, huyện, ủy ban, ubnd, nhà trường, trường, cô, thầy, chị, anh, họ, trên',
);
const ORDERS = phrases('bảo, dặn, kêu, yêu cầu, giao, nhắc, chỉ đạo, phân công, bắt, đề nghị');
/** "Giao lưu", "bảo vệ", "kêu gọi", "nhắc nhở" are no orders. */
const NO_ORDERS = phrases('giao lưu, bảo vệ, bảo tàng, bảo hiểm, kêu gọi, nhắc nhở, bảo quản, giao thông, giao bóng');
const MOST_TO_DO = 7;

/** "Hiệu trưởng bảo phải treo băng rôn": it is to be done; what stands behind a comma, or "đã", was. */
function isOrdered(told: ToldText, at: number): boolean {
  const length = phraseAt(told, at, ORDERS);
  if (length === 0 || phraseAt(told, at, NO_ORDERS) > 0) return false;
  const isFromAbove = [1, 2, 3].some((size) => at >= size && phraseAt(told, at - size, ABOVE) === size);
  if (!isFromAbove || told.tokens.slice(at).some(({ raw }) => /^đã$/i.test(raw))) return false;
  for (let next = at + length; next < at + length + MOST_TO_DO; next += 1) {
    const { raw = '.' } = told.tokens[next] ?? {};
    if (/^(?:[,;.:]|đã|da|và|va|nên|nen)$/i.test(raw)) return false;
    if (phraseAt(told, next, DOINGS) > 0 || /^(?:phải|phai)$/i.test(raw)) return true;
  }
  return false;
}

/** What is sent later was held before. "Nghe nói chuyện" hears a talk. */
const NOT_TO_COME = phrases('mai em gửi, mai em bổ sung, mai em chụp, mai mình gửi, nghe nói chuyện');

/** "chia sẻ" is no "sẽ", however it is written. */
const isToCome = (told: ToldText, at: number): boolean =>
  phraseAt(told, at, TO_COME) > 0 &&
  phraseAt(told, at, NOT_TO_COME) === 0 &&
  !(told.tokens[at]?.plain === 'se' && told.tokens[at - 1]?.plain === 'chia');

/** What is done at an activity, besides the campaign's own words. */
const DOINGS = phrases(
  'treo, tổ chức, mở lớp, dạy, tập huấn, phát động, khai mạc, bế mạc, tổng kết, đọc sách, đọc thơ, thi, hội thi, cuộc thi, giao lưu, tuyên truyền, sinh hoạt, họp, hội thảo, tọa đàm, toạ đàm, tặng, quyên góp, giới thiệu, gửi tài liệu, gửi học liệu, đăng bài, đăng tin, quay video, ghi hình, kể chuyện, biểu diễn, văn nghệ, khen thưởng, tuyên dương, trao, bàn giao, luân chuyển, hướng dẫn, chia sẻ, chiếu phim, xem hội thảo, dự giờ, chung kết, diễn đàn, câu lạc bộ, clb, ngày hội, sân chơi, vẽ tranh, lễ, chào cờ, dọn, làm, đóng vai, công bố, nghe, bài báo, đi thăm, trồng, thăm, lớp học, lớp, buổi, hold, held, hung, hang, put up, visited, gave, taught, ran, organised, organized, class, reading, contest',
);

/** Words that are of other things as often. */
const WEAK = new Set('lop buoi lam nghe le thi hop ve xem trao day class'.split(' '));

export const countDoings = (told: ToldText): number =>
  told.tokens.filter((_, at) => phraseAt(told, at, DOINGS) > 0).length;
/** Whether one of them says it surely. */
export const isDone = (told: ToldText): boolean => told.tokens.some((_, at) => isDoingAt(told, at));
export const isDoingAt = (told: ToldText, at: number): boolean =>
  phraseAt(told, at, DOINGS) > 1 || (phraseAt(told, at, DOINGS) === 1 && !WEAK.has(told.tokens[at]?.plain ?? ''));

/** "trường em", "tụi em": who tells is one of those who did it. */
const OURS = phrases(
  'trường em, trường mình, trường tôi, trường tui, bên em, bên mình, tụi em, chúng em, tụi mình, chúng tôi, lớp em, lớp tui, lớp mình, đơn vị em, đơn vị mình, đơn vị, tổ em, em gửi, em nộp, em báo cáo, mình gửi, we, our',
);
export const isOurs = (told: ToldText): boolean => told.tokens.some((_, at) => phraseAt(told, at, OURS) > 0);

/** The words of a kind; `general`: what people say for it, whatever the campaign calls it; and its long name in parts, which says less. */
type Named = {
  readonly code: string;
  readonly words: ToldPhrases;
  readonly general: ToldPhrases;
  readonly parts: ToldPhrases;
};
/** What says how it was held names no kind within a sentence. */
const FORMS = new Set([
  'online',
  'onl',
  'zoom',
  'meet',
  'ba con',
  'truc tuyen',
  'khac',
  'hoat dong khac',
  'video',
  'quoc te',
  'internet',
]);

/** What every activity of the Week is about names none of its kinds. */
const namesOf = keptForBoth((plan: Campaign['plan'], languages: Languages): readonly Named[] => {
  const general = kindWordsOf(plan.categories, languages);
  const every = ` ${[plan.title, plan.theme].flatMap(textsOf).concat(plan.otherNames).map(fold).join(' ')} `;
  const telling = (names: readonly string[]): readonly string[] =>
    names
      .map((each) => each.trim())
      .filter((each) => each !== '' && !FORMS.has(fold(each)) && !every.includes(` ${fold(each)} `));
  const apart = (text: Category['name']): readonly string[] => textsOf(text).flatMap((each) => each.split(/[,;:()…]/));
  return plan.categories.map(({ code, label, name, words }) => ({
    code,
    words: namePhrases(telling([...words, ...apart(label)])),
    general: namePhrases(telling(general.get(code) ?? [])),
    parts: namePhrases(telling(apart(name)).filter((each) => each.trim().split(/\s+/).length > 2)),
  }));
});

/** How much less is said by what people say everywhere than by the campaign's own words, and by the parts of a long name. */
const LESS = { general: 0.2, parts: 1 };
const LEAST = 1.5;

/** `isOwn`: by the campaign's own words. */
export type ToldKind = { readonly code: string; readonly isOwn: boolean };

/** The kind whose words say most of it; null: none, or two say as much. What was read as place or people is no kind. */
export function categoryIn(
  told: ToldText,
  { campaign, languages }: Pick<Turn, 'campaign' | 'languages'>,
  offered: readonly Category[],
): ToldKind | null {
  const behind = behindPraise(told, languages);
  const free = [...told.tokens.keys()].filter((at) => !isMarked(told, at) && !behind(at));
  const scores = namesOf(campaign.plan, languages)
    .filter(({ code }) => offered.some((each) => each.code === code))
    .map(({ code, words, general, parts }) => {
      const own = Math.max(scoreOf(told, free, words), scoreOf(told, free, parts) - LESS.parts);
      return { code, isOwn: own >= LEAST, score: Math.max(own, scoreOf(told, free, general) - LESS.general) };
    });
  const [first, second] = scores.filter(({ score }) => score >= LEAST).toSorted((a, b) => b.score - a.score);
  return first && first.score > (second?.score ?? 0) ? { code: first.code, isOwn: first.isOwn } : null;
}

/** "Tuyên dương 3 em chăm đọc sách trong giờ chào cờ": for what, and on which occasion, is not what was done. */
function behindPraise(told: ToldText, languages: Languages): (at: number) => boolean {
  const of = praiseOf(languages);
  const from = told.tokens.findIndex((_, at) => phraseAt(told, at, of) > 0);
  if (from < 0) return () => false;
  const end = told.tokens.findIndex(({ raw }, at) => at > from && /^[,;.]$/.test(raw));
  return (at) => at >= from + phraseAt(told, from, of) && (end < 0 || at < end);
}
const praiseOf = keptFor((languages: Languages) => phrases(...languages.flatMap(({ told }) => told.praise)));

/** Whether words of that kind stand at a token. */
export const isOfKind =
  (told: ToldText, { campaign, languages }: Pick<Turn, 'campaign' | 'languages'>, code: string | null) =>
  (at: number): boolean =>
    namesOf(campaign.plan, languages).some(
      (each) => each.code === code && (lengthAt(told, at, each.words) > 0 || lengthAt(told, at, each.general) > 0),
    );

/** `free`: the tokens of which nothing else was made. */
function scoreOf(told: ToldText, free: readonly number[], of: ToldPhrases): number {
  let [longest, more] = [0, 0];
  for (const at of free) {
    const score = lengthAt(told, at, of);
    more += score > 0 ? 0.1 : 0;
    longest = Math.max(longest, score);
  }
  return longest + more;
}

/** How much the words say that stand here: one syllable enough where it is no common word ("clb", "pano"); with a gap a little less. */
function lengthAt(told: ToldText, at: number, of: ToldPhrases): number {
  if (beginningAt(told, at, of).length === 0) return 0;
  const length = phraseAt(told, at, of);
  if (length > 1) return length - (phraseAt(told, at, MEETINGS) === length ? COUNTED : 0);
  const plain = told.tokens[at]?.plain ?? '';
  if (length === 1) return plain.length > 3 || plain === 'clb' ? 2 : 0;
  return Math.max(
    0,
    ...beginningAt(told, at, of)
      .filter((phrase) => phrase.length > 1 && isApart(told, at, phrase))
      .map((phrase) => phrase.length + (phrase.length > 2 ? -0.5 : COUNTED)),
  );
}

/** In which form it was held says a little less than what it was about: "tập huấn nhận biết tin giả". */
const MEETINGS = phrases('tập huấn, hội thảo, mở lớp, lớp học');
const MOST_GAP = 3;
/** What is done with so many things says more than the place where they lie: "tổ thư viện tặng 45 quyển sách". */
const COUNTED = 0.4;
const GIVES = new Set(
  'gop mang dem tang trao gui cho doi chuyen dua phat treo dan dang viet lam gave hung sent'.split(' '),
);
const AMOUNTS = new Set('may nhieu hai ba bon nam sau bay tam chin muoi two three four five six ten'.split(' '));
const isAmount = (token: ToldText['tokens'][number] | undefined): boolean =>
  token !== undefined && (/^\d/.test(token.raw) || AMOUNTS.has(token.plain));

/** "luân chuyển 150 cuốn sách" is "luân chuyển sách"; two words are apart by what is counted alone: "tặng 60 quyển sách". */
function isApart({ tokens }: ToldText, at: number, phrase: readonly MarkedWord[]): boolean {
  if (phrase.length === 2 && !(GIVES.has(phrase[0]?.plain ?? '') && isAmount(tokens[at + 1]))) return false;
  let next = at;
  for (const [n, word] of phrase.entries()) {
    const most = n === 0 ? 0 : Math.min(phrase.length, MOST_GAP);
    const end = next + most;
    while (next <= end && !isSame(tokens[next], word)) next += 1;
    if (next > end) return false;
    next += 1;
  }
  return true;
}
