import type { LocalTime } from './civil.ts';

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

export const DAY_PARTS = Object.keys(BEGINS) as readonly DayPart[];

export const isDayPart = (text: string | undefined): text is DayPart => DAY_PARTS.some((each) => each === text);

export const beginOf = (part: DayPart): LocalTime => BEGINS[part];

/** The part of the day that this moment is in. */
export const partAt = (time: LocalTime): DayPart => DAY_PARTS.findLast((each) => BEGINS[each] <= time) ?? 'morning';

/** Whether what lasts from `from` up to, and without, `to` (both of one day) is on at any minute of that part of the day. */
export function isInPart(part: DayPart, from: LocalTime, to: LocalTime): boolean {
  const next = DAY_PARTS[DAY_PARTS.indexOf(part) + 1];
  const startsBefore = next === undefined || from < BEGINS[next];
  return startsBefore && (to > BEGINS[part] || from >= BEGINS[part]);
}
