/** How far away a date is, in words: the Week's own days and the deadlines. */
import { dateOf, daysBetween, instant, type LocalDate, type LocalTime } from '../chat/civil.ts';
import type { Say } from '../chat/index.ts';
import { say } from './frame.ts';

type Period = { readonly from: LocalDate; readonly to: LocalDate };

/** Before, in, or after the period, by the calendar's days in Việt Nam. */
export function phaseOf(period: Period, now: Date): 'before' | 'during' | 'after' {
  const today = dateOf(now);
  if (today < period.from) return 'before';
  return today <= period.to ? 'during' : 'after';
}

/** "còn 3 ngày", "đã sang ngày 2 trên 7 ngày", "đã kết thúc". "Ngày thứ hai" would be read as a Monday, "ngày 2/7" as 2 July. */
export function countdown(period: Period, now: Date): Say {
  const today = dateOf(now);
  const phase = phaseOf(period, now);
  if (phase === 'before') return say('countdown.before', { count: daysBetween(today, period.from) });
  if (phase === 'after') return say('countdown.after');
  if (period.from === period.to) return say('countdown.today');
  const day = daysBetween(period.from, today) + 1;
  const days = daysBetween(period.from, period.to) + 1;
  return say(day === 1 ? 'countdown.first' : day === days ? 'countdown.last' : 'countdown.during', { day, days });
}

/** Whether a deadline is over; without an hour the whole day counts. */
export function isOver(date: LocalDate, time: LocalTime | undefined, now: Date): boolean {
  const left = daysBetween(dateOf(now), date);
  return left < 0 || (left === 0 && time !== undefined && now > instant(date, time));
}

/** "còn 13 ngày", "hạn là hôm nay", "đã qua hạn"; without an hour the whole day counts. */
export function daysLeft(date: LocalDate, time: LocalTime | undefined, now: Date): Say {
  const left = daysBetween(dateOf(now), date);
  if (left > 0) return say('due.left', { count: left });
  return say(isOver(date, time, now) ? 'due.past' : 'due.today');
}
