import { fold } from '../chat/fold.ts';

/** Which of the photos, counted from 1, are to go; `which`: some, but it is not clear which. null: none is to be taken out. */
export type Removal = readonly number[] | 'which' | null;

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));
/** Folded. */
const VERBS = list('bo xoa go loai huy remove delete take');
const NOUNS = list('anh hinh tam buc cai tep file photo photos picture pictures image images');
const COURTESY = list('da xin hay em cho toi minh muon thoi a ad oi di nhe nha giup voi please bot out the');
const ALL = list('het tat all');
const JOINTS = list('so thu va and number anh hinh');
/** As they are typed: without diacritics "cuối" and "cười", "đầu" and "đau", "ba" and "bà" are one. */
const LAST = list('cuối cuoi gửi gui rồi roi last latest');
const FIRST = list('đầu dau first');
/** What else may stand there. Any other word ("hết, trừ ảnh 2", "ảnh trước ảnh cuối") may turn the meaning round: then it is asked. */
const OTHERS = list('nay cac nhung ca toan vua moi nham tien cung sau o last latest first');
const NUMBERS = ['một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười'];
const ORDINALS = ['nhất', 'nhì', 'ba', 'tư'];

/** "Bỏ ảnh 2", "xóa ảnh cuối", "bỏ 2 ảnh cuối", "bỏ hết ảnh", "remove the last photo"; `count`: how many photos there are. */
export function readRemoval(text: string | undefined, count: number): Removal {
  const words = (text ?? '')
    .normalize('NFC')
    .toLowerCase()
    .split(/[\s,;+#.!]+/)
    .filter((word) => word !== '');
  const folded = words.map(fold);
  const verb = folded.findIndex((word) => !COURTESY.has(word));
  const noun = folded.findIndex((word, at) => at > verb && NOUNS.has(word));
  if (count === 0 || !VERBS.has(folded[verb] ?? '') || noun < 0) return null;
  if (!words.every((word, at) => isKnown(word, folded[at] ?? ''))) return 'which';
  if (folded.some((word) => ALL.has(word))) return range(1, count);
  const many = numberOf(words[noun - 1]) ?? 1;
  if (words.some((word) => LAST.has(word))) return many <= count ? range(count - many + 1, count) : 'which';
  if (words.some((word) => FIRST.has(word))) return many <= count ? range(1, many) : 'which';
  const named = words
    .slice(noun + 1)
    .map(numberOf)
    .filter((each) => each !== null);
  if (named.length > 0) return named.every((each) => each <= count) ? [...new Set(named)] : 'which';
  return count === 1 ? [1] : 'which';
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, n) => from + n);

const isKnown = (word: string, folded: string): boolean =>
  [VERBS, NOUNS, COURTESY, ALL, JOINTS, OTHERS].some((each) => each.has(folded)) ||
  LAST.has(word) ||
  FIRST.has(word) ||
  numberOf(word) !== null;

function numberOf(word: string | undefined): number | null {
  if (word === undefined) return null;
  if (/^[1-9]\d?$/.test(word)) return Number(word);
  const at = Math.max(NUMBERS.indexOf(word), ORDINALS.indexOf(word));
  return at < 0 ? null : at + 1;
}
