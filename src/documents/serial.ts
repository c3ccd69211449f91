/** Days and times as spreadsheets count them: whole days since 30/12/1899, the time as a part of the day, without a zone. */
import { DAY_MS, dateOf, isLocalDate, type LocalDate, timeOf } from '../chat/civil.ts';

/** 01/01/1970. */
const EPOCH = 25_569;

/** The whole serial of a local day; null: there is no such day. */
export const serialOf = (day: LocalDate): number | null =>
  isLocalDate(day) ? Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS) + EPOCH : null;

/**
 * An instant as the clock in Việt Nam showed it, to the minute. Rounded up by less than a thousandth of a second: a program that cuts
 * seconds off shows 06:45 for the least bit less than 06:46.
 */
export function momentSerial(at: Date): number {
  const [hours = 0, minutes = 0] = timeOf(at).split(':').map(Number);
  return Math.ceil(((serialOf(dateOf(at)) ?? 0) + (hours * 60 + minutes) / 1440) * 1e9) / 1e9;
}
