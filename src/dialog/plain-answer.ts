/** An answer that is kept as it was typed, without what was only said for courtesy: "dạ ở sân trường ạ" -> "ở sân trường". */
import { plainOf } from '../understanding/marks.ts';

const BEFORE = new Set(['dạ', 'vâng', 'thưa']);
const BEHIND = new Set(['ạ', 'nha', 'nhá', 'nhé', 'nhe', 'nè', 'nghen', 'hen']);

/** Composed, in single spaces; what is courtesy alone stays. */
export function plainAnswer(text: string | undefined): string {
  const raws = (text ?? '').normalize('NFC').trim().split(/\s+/);
  const bare = (raw: string | undefined): string => (raw ?? '').toLowerCase().replace(/[^\p{L}]/gu, '');
  let from = 0;
  while (from < raws.length - 2 && BEFORE.has(bare(raws[from]))) from += 1;
  let to = raws.length;
  while (to > from + 1 && BEHIND.has(bare(raws[to - 1]))) to -= 1;
  const kept = raws.slice(from, to).join(' ');
  return to < raws.length ? kept.replace(/[,;]$/, '') : kept;
}

/** "chỗ khác, ở hội trường", "ở đâu ta, thư viện thì phải": the place that is named, without what looks for it or doubts. */
export const namedPlace = (text: string): string => text.replace(SOUGHT, '').replace(DOUBTED, '') || text;
const SOUGHT =
  /^(?:(?:(?:ở|o|tại|tai)\s+)?(?:(?:chỗ|cho|nơi|noi|địa điểm|dia diem)\s+)?(?:khác|khac)(?:\s+(?:cơ|co|mà|ma))?|(?:ở|o)\s+(?:đâu|dau)(?:\s+(?:ta|nhỉ|nhi|vậy|vay|hè|he|ha))?)\s*[,.;:!?…]+\s*/iu;
const DOUBTED = /[\s,]+(?:thì phải|thi phai|hình như vậy|hinh nhu vay|i think)$/iu;

/** Whether a text names no place by itself: "chỗ đó", "như trên", "12". */
export function isNoPlace(text: string): boolean {
  const plain = plainOf(text.normalize('NFC').toLowerCase())
    .replace(/[^a-z0-9\s]/g, '')
    .trim();
  return !/[a-z]/.test(plain) || NO_PLACE.has(plain);
}
const NO_PLACE = new Set(
  'cho do,o do,o cho do,do,cho cu,cho nay,o day,tai day,day,noi do,noi nay,nhu tren,o tren,cho hom truoc,cho hom bua,o cho cu,nhu cu,co,khong,duoc,ok,roi,nhieu noi,khap noi,dau cung duoc,o dau cung duoc,khac,khac co,cho khac,cho khac co,o cho khac,o cho khac co,noi khac,o noi khac,dia diem khac,o dau,o dau ta,viet hoa,viet hoa len,viet thuong,sai chinh ta,elsewhere,somewhere else,there,here,everywhere'.split(
    ',',
  ),
);
