import type { LocalTime } from './civil.ts';

/** Nobody is reminded from 21:30 until, and without, 06:00; the daily reminder can't be set inside. */
export const QUIET_FROM: LocalTime = '21:30';
export const QUIET_TO: LocalTime = '06:00';

export const isQuiet = (time: LocalTime): boolean => time >= QUIET_FROM || time < QUIET_TO;

/** The reminder of a single session goes out so many minutes before it begins. */
export const AHEAD_MINUTES = 10;
