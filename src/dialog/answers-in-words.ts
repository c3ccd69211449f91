/**
 * The one place that knows how people say yes, no, skip, cancel and the like. The whole text has to be it: what stands around is only
 * courtesy, a word for oneself or for the bot. "Xong chương trình, các em ra về" is no word of this kind, and neither is "Chùa".
 */
import { fold } from '../chat/fold.ts';
import { isWord, type Word, wordOf } from './marked-words.ts';

/**
 * none: there is nothing to record. unknown: the person does not know. done: everything is sent or said. on: to go on with what is open.
 * restore: to fetch back what was cancelled. hello, thanks: courtesy, which is no answer to anything.
 */
export type Meaning =
  | 'yes'
  | 'no'
  | 'none'
  | 'unknown'
  | 'skip'
  | 'cancel'
  | 'back'
  | 'keep'
  | 'done'
  | 'on'
  | 'restore'
  | 'hello'
  | 'thanks';

/** Of two that are one without diacritics ("đúng", "dừng") the first is meant by who types without them. "không" stands for "ko" and the like. */
const SAID: Readonly<Record<Meaning, string>> = {
  yes: `
    có, đúng, đúng vậy, đúng rồi, đúng thế, phải, phải rồi, được, được rồi, ok, okê, oke, okay, okie, oki, okela, uk, ukm, u, ừ, ừm, um, uh, uhm, ờ, dạ,
    vâng, dạ vâng, đồng ý, có đồng ý, xác nhận, nhất trí, chính xác, chuẩn, chuẩn rồi, gửi đi, lưu, lưu lại, ghi đi, ghi lại, chốt, 👍, 👌, ✅,
    yes, y, yep, yeah, right, correct, confirm, sure, save, agree, i agree`,
  no: `
    không, không đúng, không phải, không đồng ý, sai, sai rồi, chưa, chưa đúng, chưa đồng ý, khoan, khoan đã, thôi,
    no, n, nope, not yet, wrong, disagree, don't agree, do not agree`,
  none: 'không có, không có gì, chưa có, chẳng có, none, nothing, n/a',
  unknown: `
    chưa biết, không biết, không biết rõ, chưa rõ, không rõ, không nhớ, không nhớ rõ, không nắm được, không nắm rõ, chưa nắm được, chưa nắm, quên rồi, quên mất,
    quên mất rồi, không chắc, chưa chắc, chưa có số liệu, không có số liệu, chưa thống kê, chưa đếm, không đếm, chưa tính,
    i don't know, don't know, dont know, unknown, not sure, no idea`,
  skip: `
    bỏ qua, bỏ, bỏ trống, để trống, cho qua, qua câu khác, qua câu sau, sang câu khác, sang câu sau, câu khác, câu sau, câu tiếp, câu tiếp theo, để sau, tính sau,
    ghi sau, bổ sung sau, nhập sau, khỏi, khỏi cần, khỏi ghi, thôi khỏi, thôi khỏi ghi, thôi bỏ qua, không cần, không ghi, không trả lời,
    skip, skip it, later, next question`,
  cancel: `
    hủy, hủy bỏ, hủy ghi, hủy hết, bỏ hết, thoát, thoát ra, dừng, dừng lại, dừng ghi, ngừng, ngừng lại, không làm nữa, không ghi nữa, thôi hủy,
    bỏ không ghi nữa, bỏ không làm nữa, cancel, quit, stop, exit`,
  back: `
    quay lại, trở lại, lùi lại, lùi, quay về, quay lui, trở về, câu trước, bước trước, quay lại câu trước, quay lại bước trước, quay lại câu hỏi trước,
    quay lại phần trước, quay về câu trước, quay về bước trước, trở lại câu trước, trở lại bước trước, trở về câu trước, trở về bước trước,
    về câu trước, về bước trước, lùi lại một bước, lùi một bước, lùi lại 1 bước, lùi 1 bước, back, go back, previous, previous question`,
  keep: `
    giữ nguyên, để nguyên, giữ như cũ, như cũ, vẫn như cũ, vẫn vậy, vẫn thế, không đổi, không thay đổi, như lần trước, vẫn như lần trước, giống lần trước,
    giống như lần trước, y như lần trước, bằng lần trước, như lần rồi, như hôm trước, như trước, keep, keep it, no change, same as last time, as last time`,
  done: `
    xong, xong rồi, đã xong, xong hết, xong hết rồi, xong xuôi, hết, hết rồi, hết ảnh, hết hình, thế thôi, vậy thôi, có vậy thôi, có thế thôi, đủ, đủ rồi, gửi xong,
    gửi xong rồi, đã gửi xong, đã gửi hết, hoàn thành, hoàn tất, done, finished, that's all`,
  on: `
    tiếp, tiếp tục, đi tiếp, làm tiếp, ghi tiếp, tiếp theo, tiếp tục ghi, tiếp tục làm, trả lời tiếp, qua bước tiếp, bước tiếp, bước tiếp theo,
    không hủy, không hủy nữa, đừng hủy, chưa hủy, continue, go on, next, resume, carry on, don't cancel`,
  restore: `
    khôi phục, khôi phục lại, phục hồi, lấy lại, lấy lại bản ghi, lấy lại bản vừa hủy, khôi phục bản ghi, khôi phục bản vừa hủy, khôi phục bản đã hủy, hủy nhầm,
    lỡ hủy, lỡ tay hủy, restore, undo, undo cancel`,
  hello: `
    chào, xin chào, kính chào, alo, a lô, chào buổi sáng, chào buổi trưa, chào buổi chiều, chào buổi tối, chào mọi người, chào cả nhà, chào các thầy cô, chào các bạn,
    chào thầy cô, chào anh chị, hello, hi, hey, good morning, good afternoon, good evening`,
  thanks: `
    cảm ơn, cám ơn, cảm ơn nhiều, cám ơn nhiều, cảm ơn rất nhiều, cảm ơn nhiều lắm, cám ơn nhiều lắm, chân thành cảm ơn, trân trọng cảm ơn, cảm ơn đã giúp,
    thanks, thank you, thank you very much, thank you so much, thanks a lot, many thanks`,
};

/** As people shorten words in chat. With other marks they are other words: "hẻm", "hồng". */
const WRITTEN_OUT = new Map(
  'k ko kg kh khg khong kong hok hông hong hổng hem khum hum=không;r=rồi;dc đc đk=được;bít bik=biết;bjo=giờ'
    .split(';')
    .flatMap((row) => {
      const [short = '', long = ''] = row.split('=');
      return short.split(' ').map((each) => [each, long] as const);
    }),
);

/** What may stand before: courtesy, oneself, who is spoken to, and that something is asked for. */
const BEFORE = wordSet(`
  dạ vâng thưa ạ à ờ ơi em mình tôi tui con cháu anh chị cô thầy bác chú ad admin bot trợ lý cho xin vui lòng làm ơn muốn cần nhờ hãy để phép thôi thì
  giúp please pls i want to would like can you we the me let`);
/** What may stand behind. */
const AFTER = wordSet(`
  ạ a ak ah à nha nhá nhé nhe nhen nhi nghen hen đi giúp giùm dùm hộ với luôn cho em mình tôi tui con cháu anh chị cô thầy bác chú ad admin bot trợ lý ơi nữa thôi
  đã rồi câu bước phần mục này đó vậy ấy lắm nè please pls it this now`);

/** Nobody says yes or no in more. */
const MOST_WORDS = 10;
const LONGEST = 80;

type Core = { readonly words: readonly Word[]; readonly meaning: Meaning };

const CORES = indexCores();

/** What a text says as a whole: "dạ em muốn hủy ạ", "KO", "bo qua di", in any Unicode form. null: it is an answer of its own. */
export function readMeaning(text: string | undefined): Meaning | null {
  if (text === undefined || text.length > LONGEST) return null;
  return read(wordsOf(text));
}

/** True: yes; false: no; null: neither. For a question that is answered so ("Thông tin đã đúng chưa?"), where "để sau" is a no too. */
export function readYesNo(text: string): boolean | null {
  const meaning = readMeaning(text);
  if (meaning === 'yes') return true;
  return meaning === 'no' || (meaning === 'skip' && /sau$|^later$/.test(fold(text))) ? false : null;
}

/** Without what is said for courtesy around it: "dạ ... ạ", "... nhé". Takes and gives folded text. */
export function stripPoliteness(folded: string): string {
  const words = folded.split(' ');
  const bare = (word: string | undefined): string => word?.replace(/[,.]+$/, '') ?? '';
  let from = 0;
  while (from < words.length - 1 && POLITE_BEFORE.has(bare(words[from]))) from += 1;
  let to = words.length;
  while (to > from + 1 && POLITE_AFTER.has(bare(words[to - 1]))) to -= 1;
  const left = words.slice(from, to).join(' ');
  return to < words.length ? left.replace(/[,.]+$/, '') : left;
}
const POLITE_BEFORE = new Set('da vang thua em please'.split(' '));
const POLITE_AFTER = new Set('a ah nha nhe nhen nhi em ad please'.split(' '));

/** "ko có link", "chưa có ảnh nào": nothing of what is called by one of these words. */
export function saysNoneOf(text: string | undefined, names: readonly string[]): boolean {
  if (text === undefined || text.length > LONGEST) return false;
  const [denial, ...said] = wordsOf(text).map((word) => word.plain);
  if (denial !== 'khong' && denial !== 'chua' && denial !== 'no') return false;
  const of = said.slice(said[0] === 'co' ? 1 : 0);
  while (of.length > 1 && NOT_ANY.has(of.at(-1) ?? '')) of.pop();
  return names.some((name) => fold(name) === of.join(' '));
}
const NOT_ANY = new Set('nao gi ca het dau a nhe'.split(' '));

function read(words: readonly Word[]): Meaning | null {
  if (words.length === 0 || words.length > MOST_WORDS) return null;
  const most = countWhile(words, (word) => isOneOf(word, BEFORE));
  const least = words.length - countWhile(words.toReversed(), (word) => isOneOf(word, AFTER));
  let best: Core | null = null;
  for (let from = 0; from <= most && from < words.length; from += 1) {
    for (let to = words.length; to >= least && to > from; to -= 1) {
      if (to - from <= (best?.words.length ?? 0)) break;
      best = coreOf(words.slice(from, to)) ?? best;
    }
  }
  return best?.meaning ?? null;
}

function coreOf(words: readonly Word[]): Core | null {
  const named = CORES.get(words.map((word) => word.plain).join(' ')) ?? [];
  return named.find((core) => core.words.every((word, at) => isWord(words[at], word))) ?? null;
}

const isOneOf = (typed: Word, words: ReadonlyMap<string, readonly Word[]>): boolean =>
  (words.get(typed.plain) ?? []).some((word) => isWord(typed, word));

function countWhile(words: readonly Word[], holds: (word: Word) => boolean): number {
  const at = words.findIndex((word) => !holds(word));
  return at < 0 ? words.length : at;
}

/** "okkkk" is "ok"; signs around words say nothing. */
function wordsOf(text: string): readonly Word[] {
  return text
    .slice(0, LONGEST)
    .normalize('NFC')
    .toLowerCase()
    .replace(/\p{Emoji_Modifier}|\uFE0F/gu, '')
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .split(/[^\p{L}\p{M}\p{N}'’/\p{Emoji_Presentation}]+/u)
    .map((word) => word.replace(/^[/'’]+|['’/]+$/g, ''))
    .filter((word) => word !== '')
    .map((word) => wordOf(WRITTEN_OUT.get(word) ?? word));
}

function wordSet(list: string): ReadonlyMap<string, readonly Word[]> {
  return grouped(list.trim().split(/\s+/).map(wordOf), (word) => word.plain);
}

function indexCores(): ReadonlyMap<string, readonly Core[]> {
  const cores = (Object.keys(SAID) as Meaning[]).flatMap((meaning) =>
    SAID[meaning]
      .trim()
      .split(/\s*,\s*/)
      .map((phrase): Core => ({ meaning, words: wordsOf(phrase) })),
  );
  return grouped(cores, (core) => core.words.map((word) => word.plain).join(' '));
}

function grouped<T>(list: readonly T[], nameOf: (each: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const each of list) groups.set(nameOf(each), [...(groups.get(nameOf(each)) ?? []), each]);
  return groups;
}
