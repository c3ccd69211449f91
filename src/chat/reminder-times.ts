import { addDays, dateOf, instant, type LocalTime, timeOf } from './civil.ts';

/** Nobody is reminded from 21:30 until, and without, 06:00; the daily reminder can't be set inside. */
export const QUIET_FROM: LocalTime = '21:30';
export const QUIET_TO: LocalTime = '06:00';

export const isQuiet = (time: LocalTime): boolean => time >= QUIET_FROM || time < QUIET_TO;

/** The reminder of a single session goes out so many minutes before it begins. */
export const AHEAD_MINUTES = 10;

/** Nobody is asked for a report, or whether there is something to log, before this and from NUDGE_TO on. */
export const NUDGE_FROM: LocalTime = '07:00';
export const NUDGE_TO: LocalTime = '21:00';

export const isNudgeHour = (time: LocalTime): boolean => time >= NUDGE_FROM && time < NUDGE_TO;

/** This moment, or the next at which somebody may be asked. */
export function intoNudgeHours(at: Date): Date {
  const [date, time] = [dateOf(at), timeOf(at)];
  if (isNudgeHour(time)) return at;
  return instant(time < NUDGE_FROM ? date : addDays(date, 1), NUDGE_FROM);
}
