/** The words of a text on which readers mark what they found, each word once. */
import { lexiconOf, phraseAt, type Text } from '../lexicon.ts';
import { placeholder, type Typed, type Word } from '../words.ts';

/** From a word up to, and without, another; the names of what stands there. */
export type Mark = { readonly from: number; readonly end: number; readonly names: readonly string[] };
export type SlotSheet = Text & {
  readonly marks: Mark[];
  readonly taken: Uint8Array;
  /** By the word at which it begins, and by the one after its last. */
  readonly beginning: Map<number, Mark>;
  readonly ending: Map<number, Mark>;
};

export const sheetOf = ({ words, isAccented }: Typed): SlotSheet => ({
  words,
  isAccented,
  marks: [],
  taken: new Uint8Array(words.length),
  beginning: new Map(),
  ending: new Map(),
});

/** Whether none of these words is marked yet. */
export function isFree({ taken }: SlotSheet, from: number, end: number): boolean {
  for (let at = from; at < end; at += 1) if (taken[at] === 1) return false;
  return true;
}

export function mark(sheet: SlotSheet, from: number, end: number, ...names: string[]): void {
  const made = { from, end, names };
  sheet.marks.push(made);
  sheet.beginning.set(from, made);
  sheet.ending.set(end, made);
  sheet.taken.fill(1, from, end);
}

/** Nothing is written for what was marked, nor for the words before it from that place on. */
export function leaveOut(sheet: SlotSheet, { from: begins, end }: Mark, from = begins): void {
  const kept = sheet.marks.filter((each) => each.from !== begins);
  sheet.marks.splice(0, sheet.marks.length, ...kept);
  sheet.beginning.delete(begins);
  mark(sheet, from, end);
}

/** Whether something of this name ends right before this place, or begins there. */
export const isBeside = (sheet: SlotSheet, name: string, from: number, end: number): boolean =>
  sheet.ending.get(from)?.names.includes(name) === true || beginsAt(sheet, name, end);

/** Whether something of this name begins at this place. */
export const beginsAt = ({ beginning }: SlotSheet, name: string, at: number): boolean =>
  beginning.get(at)?.names.includes(name) === true;

/** The words with placeholders for what is marked, but for these names. */
export function markedWords(sheet: SlotSheet, but: readonly string[] = []): readonly Word[] {
  const { words } = sheet;
  const marks = sheet.marks.filter(({ names }) => !names.some((each) => but.includes(each)));
  const starting = new Map(marks.map((each) => [each.from, each]));
  const written: Word[] = [];
  for (let at = 0; at < words.length; ) {
    const found = starting.get(at);
    const word = words[at];
    if (found) written.push(...found.names.map((each, i) => placeholder(each, i === 0 ? word?.before : '')));
    else if (word) written.push(word);
    at = found?.end ?? at + 1;
  }
  return written;
}

const SO = lexiconOf([['nên,nhưng', true]]);

/** Whether a comma, the end of a sentence or "nên" stands between two places. */
export const isParted = (sheet: SlotSheet, from: number, at: number): boolean =>
  sheet.words
    .slice(from, at + 1)
    .some(({ before }, i) => /[,.;?!\n]/.test(before) || phraseAt(SO, sheet, from + i) !== null);
