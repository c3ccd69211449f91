import type { LocalTime } from '../chat/civil.ts';

export type DayPart = 'morning' | 'noon' | 'afternoon' | 'evening';

/**
 * The hours of "sáng", "trưa", "chiều" and "tối" (with "đêm", "khuya"), as people divide the day here: each from its first minute to the
 * next one's. Together they are the whole day, so that nothing is in none of them.
 */
const BEGINS: Readonly<Record<DayPart, LocalTime>> = {
  morning: '00:00',
  noon: '11:00',
  afternoon: '13:00',
  evening: '18:00',
};

const NAMES = Object.keys(BEGINS) as readonly DayPart[];

export const isDayPart = (text: string | undefined): text is DayPart => NAMES.some((each) => each === text);

export const beginOf = (part: DayPart): LocalTime => BEGINS[part];

/** Whether what lasts from `from` up to, and without, `to` (both of one day) is on at any minute of that part of the day. */
export function isInPart(part: DayPart, from: LocalTime, to: LocalTime): boolean {
  const next = NAMES[NAMES.indexOf(part) + 1];
  const startsBefore = next === undefined || from < BEGINS[next];
  return startsBefore && (to > BEGINS[part] || from >= BEGINS[part]);
}

/** Folded words for a part of the day. "toi" is also "tôi": the reader looks at where it stands. */
const WORDS: ReadonlyMap<string, DayPart> = new Map([
  ...['sang', 'morning'].map((word) => [word, 'morning'] as const),
  ...['trua', 'noon', 'midday'].map((word) => [word, 'noon'] as const),
  ...['chieu', 'afternoon'].map((word) => [word, 'afternoon'] as const),
  ...['toi', 'dem', 'khuya', 'evening', 'night', 'tonight'].map((word) => [word, 'evening'] as const),
]);

export const readDayPart = (word: string): DayPart | null => WORDS.get(word) ?? null;
