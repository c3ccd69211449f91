import type { DayPart } from '../chat/day-parts.ts';

/** Folded words for a part of the day. "toi" is also "tôi": the reader looks at where it stands. */
const WORDS: ReadonlyMap<string, DayPart> = new Map([
  ...['sang', 'morning'].map((word) => [word, 'morning'] as const),
  ...['trua', 'noon', 'midday'].map((word) => [word, 'noon'] as const),
  ...['chieu', 'afternoon'].map((word) => [word, 'afternoon'] as const),
  ...['toi', 'dem', 'khuya', 'evening', 'night', 'tonight'].map((word) => [word, 'evening'] as const),
]);

export const readDayPart = (word: string): DayPart | null => WORDS.get(word) ?? null;
