import { fold } from '../chat/fold.ts';

/** What a person can say at any question, typed. */
export type Control = 'cancel' | 'back' | 'skip' | 'keep' | 'done';

const WORDS: Record<Control, readonly string[]> = {
  cancel: ['huy', 'huy bo', 'huy ghi', 'bo het', 'thoat', 'cancel', 'quit', 'stop', 'exit'],
  back: ['quay lai', 'tro lai', 'lui lai', 'lui', 'cau truoc', 'quay ve cau truoc', 'back', 'go back'],
  skip: ['bo qua', 'bo qua cau nay', 'skip', 'skip it'],
  keep: ['giu nguyen', 'de nguyen', 'nhu cu', 'keep', 'keep it'],
  done: ['xong', 'xong roi', 'da xong', 'het roi', 'het anh', 'the thoi', 'vay thoi', 'du roi', 'done', 'finished'],
};
const BY_WORD = new Map(Object.entries(WORDS).flatMap(([name, words]) => words.map((word) => [word, name as Control])));

/** "Hủy", "quay lai", "/huy", "Skip": the whole text must be the word. Null: it is an answer. */
export function readControl(text: string | undefined): Control | null {
  if (text === undefined || text.length > 40) return null;
  return BY_WORD.get(stripPoliteness(fold(text))) ?? null;
}

/** Drops what is said for courtesy around an answer: "dạ ... ạ", "... nhé". Takes and gives folded text. */
export function stripPoliteness(folded: string): string {
  return folded
    .replace(/^(?:(?:da|vang|thua|em|ad oi|please)[ ,]+)+(?=\S)/, '')
    .replace(/(?:[ ,.]+(?:a|ah|nha|nhe|nhen|nhi|roi a|em nhe|ad|please))+$/, '')
    .trim();
}

const NONE = new Set('khong co,khong,ko co,ko,chua co,khong co gi,none,no,nothing,n/a'.split(','));

/** "Không có", where a question may be skipped: nothing to record. */
export const saysNone = (text: string | undefined): boolean => NONE.has(stripPoliteness(fold(text ?? '')));
