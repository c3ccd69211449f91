/**
 * Civil time in Việt Nam. UTC+7 with no summer time since 1975, so plain arithmetic is exact; the zone's name is ZONE.
 * A LocalDate is 'YYYY-MM-DD', a LocalTime 'HH:MM'; both sort as strings.
 */
export type LocalDate = string;
export type LocalTime = string;

export const ZONE = 'Asia/Ho_Chi_Minh';
const OFFSET_MS = 7 * 3_600_000;
export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;
export const MINUTE_MS = 60_000;

const shifted = (at: Date): string => new Date(at.getTime() + OFFSET_MS).toISOString();

export const dateOf = (at: Date): LocalDate => shifted(at).slice(0, 10);
export const timeOf = (at: Date): LocalTime => shifted(at).slice(11, 16);

/** The instant at which the wall clock in Việt Nam shows this date and time. */
export function instant(date: LocalDate, time: LocalTime = '00:00'): Date {
  return new Date(`${date}T${time}:00+07:00`);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** 1 = Monday (thứ Hai) ... 7 = Sunday (Chủ nhật). */
export function weekdayOf(date: LocalDate): number {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return day === 0 ? 7 : day;
}

/** Whether it is a date that exists. */
export function isLocalDate(text: string): boolean {
  const [, ...parts] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const [year = 0, month = 0, day = 0] = parts.map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(month, year);
}

/** By plain arithmetic: a Date made of text takes a hundred times as long, and readers of typed days ask for many. */
function daysIn(month: number, year: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

export const isLocalTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/** Every date from `from` to `to`, both included. */
export function datesFrom(from: LocalDate, to: LocalDate): LocalDate[] {
  const count = daysBetween(from, to) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => addDays(from, i));
}
