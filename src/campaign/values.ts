import { addDays, isLocalDate, isLocalTime, type LocalDate, type LocalTime } from '../chat/civil.ts';
import type { Fault } from './findings.ts';

/** A value as an office typed it (or as Excel left it), read; or what is wrong with it. */
export type Value<V> = { readonly ok: true; readonly value: V } | ({ readonly ok: false } & Fault);

const wrong = (what: string, values: Record<string, string>): { readonly ok: false } & Fault => ({
  ok: false,
  what,
  with: values,
});

const slashed = (date: LocalDate): string => date.split('-').toReversed().join('/');

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]0?0:00(?::00)?)?$/;
const DAY_FIRST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?: 0?0:00(?::00)?)?$/;
/** Day 0 of Excel's calendar; a cell formatted as a number shows the days since then. */
const EXCEL_EPOCH = '1899-12-30';

/** Reads 01/10/2021, 1-10-21 or 2021-10-01. Slashes are always day first, as everywhere in Việt Nam. */
export function readDate(text: string): Value<LocalDate> {
  const value = text.trim();
  if (/^4\d{4}$/.test(value)) {
    return wrong('date-serial', { value, suggested: slashed(addDays(EXCEL_EPOCH, Number(value))) });
  }
  const yearFirst = YEAR_FIRST.exec(value);
  const dayFirst = DAY_FIRST.exec(value);
  const [year, month, day] = yearFirst
    ? yearFirst.slice(1)
    : [dayFirst?.[3]?.padStart(4, '20'), dayFirst?.[2], dayFirst?.[1]];
  if (!year || !month || !day) return wrong('date-unreadable', { value });
  const date = joined(year, month, day);
  if (isLocalDate(date)) return { ok: true, value: date };
  const swapped = joined(year, day, month);
  if (isLocalDate(swapped)) return wrong('date-month-first', { value, suggested: slashed(swapped) });
  return wrong('date-unknown', { value });
}

const joined = (year: string, month: string, day: string): LocalDate =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

/** The same digits with day and month exchanged, if that is a date: Excel set to another country does this silently. */
export function exchangeDayAndMonth(date: LocalDate): LocalDate | null {
  const swapped = `${date.slice(0, 4)}-${date.slice(8, 10)}-${date.slice(5, 7)}`;
  return isLocalDate(swapped) && swapped !== date ? swapped : null;
}

/** Reads 7:30, 07:30, 7h30, 7 giờ, 07:30:00 and Excel's 7:30 SA / 7:30:00 PM. */
export function readTime(text: string): Value<LocalTime> {
  const value = text.trim();
  const part = /^0?[.,](\d{2,})$/.exec(value)?.[1];
  if (part !== undefined) return dayFraction(Number(`0.${part}`), value);
  const match = /^(\d{1,2})\s*(?::|h|g|giờ)\s*(\d{2})?(?::\d{2})?\s*(am|pm|sa|ch)?$/i.exec(value);
  if (!match) return wrong('time-unreadable', { value });
  const half = match[3]?.toLowerCase();
  let hour = Number(match[1]);
  if (half && hour <= 12) hour = (hour % 12) + (half === 'pm' || half === 'ch' ? 12 : 0);
  const time = `${String(hour).padStart(2, '0')}:${match[2] ?? '00'}`;
  return isLocalTime(time) ? { ok: true, value: time } : wrong('time-unreadable', { value });
}

/** Excel's way of keeping a time, where its cell shows a plain number: 0.3125 is 07:30. Only what is a whole minute is one. */
function dayFraction(fraction: number, value: string): Value<LocalTime> {
  const minutes = fraction * 1440;
  const whole = Math.round(minutes);
  if (Math.abs(minutes - whole) > 0.02 || whole === 1440) return wrong('time-unreadable', { value });
  return {
    ok: true,
    value: `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`,
  };
}

/** Codes go into a button's value (`session.B01.remind`, 44 bytes in all), so they are short and plain. */
export const isCode = (text: string): boolean => /^[A-Za-z0-9-]{1,16}$/.test(text);

/** Whether it can stand behind a link button: http(s) with a host that has a dot, no spaces. */
export function isLink(text: string): boolean {
  if (/\s/.test(text) || text.length > 500 || !URL.canParse(text)) return false;
  const url = new URL(text);
  return (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname.includes('.');
}

/** A cell that holds several things: "CBQL, GV; HS". */
export function splitList(text: string): readonly string[] {
  return text
    .split(/[,;|\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Vietnamese letters that a wrong encoding turned into question marks. */
export const hasLostLetters = (text: string): boolean => /\p{L}\?\p{L}|\?\?|\uFFFD/u.test(text);

/** Letters of a room's number or passcode that a person can type, and that a copy button holds (Telegram: 256). */
export const ROOM_LIMIT = 64;
export const isRoomText = (text: string): boolean => text.length <= ROOM_LIMIT && !/[\p{C}\n]/u.test(text);

/** A long number as Excel shows it in a narrow cell: "8.23123E+10", "1E+05". Its last digits are lost. */
export const isScientific = (text: string): boolean => /^\d(?:[.,]\d+)?E\+?\d{1,3}$/i.test(text.trim());
