/** "Mỗi lớp 30 em × 4 lớp": figures of who took part, and nothing that is asked for. */
import type { Slots } from './slots/index.ts';
import type { Word } from './words.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** What is counted, plain; in one word or as the first of two. */
const COUNTED = set('em hs hoc gv giao ph phu nguoi chau dua ban co thay nd dan luot pupils teachers parents people');
/** What may stand beside. */
const BESIDE = set(
  'sinh vien huynh moi lop khoi x nhan va voi khoang tong cong la co ma thi deu tat ca gom trong do hon gan chung tham gia du each class classes and about',
);

/** Whether a text holds figures of people alone; `words`: as typed. A grade, a day, an hour make it a wish. */
export function isOnlyFigures(words: readonly Word[], { day, time, part, grade }: Slots): boolean {
  if (day !== null || time !== null || part !== null || grade !== null) return false;
  const plain = words.map((word) => word.plain);
  const isNumber = (word: string | undefined): boolean => word !== undefined && /^\d+(?:[.,]\d+)?$/.test(word);
  const counts = plain.some((word, at) => COUNTED.has(word) && isNumber(plain[at - 1]));
  return counts && plain.every((word) => isNumber(word) || COUNTED.has(word) || BESIDE.has(word));
}
