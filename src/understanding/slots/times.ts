import type { Campaign } from '../../campaign/types.ts';
import type { LocalDate, LocalTime } from '../../chat/civil.ts';
import type { DayPart } from '../../chat/day-parts.ts';
import { type ClockTime, clockTimeAt, timeOf } from '../clock-times.ts';
import { isAfter, lexiconOf } from '../lexicon.ts';
import { mark, type SlotSheet } from './sheet.ts';

/** "thứ 7 giờ nào", "ngày 7": the number is the day's. */
const DAY_NUMBER = lexiconOf([['thứ,ngày,mùng,mồng,tháng,số,trang', true]]);

/** Marks every time of day; gives the first. */
export function takeTimes(sheet: SlotSheet): ClockTime | null {
  let first: ClockTime | null = null;
  for (let at = 0; at < sheet.words.length; ) {
    const found = isAfter(DAY_NUMBER, sheet, at) ? null : clockTimeAt(sheet, at);
    if (found) {
      mark(sheet, at, found.end, 'time');
      first ??= found.value;
    }
    at = found?.end ?? at + 1;
  }
  return first;
}

const HALF_DAY = 12;

/**
 * The time that is meant: the part of the day says which half, else the schedule does ("7h30" where only 19:30 has something), else it is as it
 * was typed.
 */
export function meantTime(
  said: ClockTime,
  part: DayPart | null,
  day: LocalDate | null,
  campaign: Campaign | null,
): LocalTime | null {
  const time = timeOf(said, part);
  if (time === null || said.part !== null || part !== null || said.hour >= HALF_DAY || !campaign) return time;
  const later = timeOf({ ...said, hour: said.hour + HALF_DAY });
  const isHeld = (at: LocalTime): boolean =>
    campaign.sessions.some((each) => (day === null || each.date === day) && isOn(each, at));
  return later !== null && !isHeld(time) && isHeld(later) ? later : time;
}

const isOn = ({ from, to }: { from: LocalTime; to: LocalTime | null }, at: LocalTime): boolean =>
  from === at || (from < at && to !== null && at < to);
