/** Việt Nam is UTC+7 with no summer time; shifted, the UTC parts of an instant are the wall clock's. */
const OFFSET_MS = 7 * 3_600_000;
const wall = (at: number): string => new Date(at + OFFSET_MS).toISOString();

export const timeOf = (at: number): string => wall(at).slice(11, 16);
export const dayOf = (at: number): string => wall(at).slice(0, 10);

/** 01/10 */
export function shortDay(at: number): string {
  const [, month, day] = dayOf(at).split('-');
  return `${day}/${month}`;
}

/** thứ Sáu, 01/10/2021. `weekdays`: from Monday on. */
export function writeDay(at: number, weekdays: readonly string[]): string {
  const [year, month, day] = dayOf(at).split('-');
  const weekday = (new Date(at + OFFSET_MS).getUTCDay() + 6) % 7;
  return `${weekdays[weekday] ?? ''}, ${day}/${month}/${year}`;
}

/** What an input of type datetime-local shows and gives. */
export const toInput = (at: number): string => wall(at).slice(0, 16);
export function fromInput(value: string): number | null {
  const at = Date.parse(`${value}:00+07:00`);
  return Number.isNaN(at) ? null : at;
}
