import type { Session } from '../../campaign/types.ts';
import { timeOf as clockOf, dateOf, type LocalDate, type LocalTime } from '../../chat/civil.ts';
import type { DayPart } from '../../chat/day-parts.ts';
import { type ClockTime, clockTimeAt, timeOf } from '../clock-times.ts';
import { isAfter, lexiconOf } from '../lexicon.ts';
import { isBeside, mark, type SlotSheet } from './sheet.ts';
import type { SlotContext } from './types.ts';

/** "thứ 7 giờ nào", "ngày 7": the number is the day's. */
const DAY_NUMBER = lexiconOf([['thứ,ngày,mùng,mồng,tháng,số,trang', true]]);

type TimeFound = { readonly value: ClockTime; readonly from: number; readonly end: number };

/** Marks every time of day. */
export function takeTimes(sheet: SlotSheet): readonly TimeFound[] {
  const found: TimeFound[] = [];
  for (let at = 0; at < sheet.words.length; ) {
    const time = isAfter(DAY_NUMBER, sheet, at) ? null : clockTimeAt(sheet, at);
    if (time) {
      mark(sheet, at, time.end, 'time');
      found.push({ ...time, from: at });
    }
    at = time?.end ?? at + 1;
  }
  return found;
}

/**
 * The time that is asked for: of several the one beside a day ("6h chiều mới về, 7h tối mai có gì"), else the first. Of "7h-8h30 tối" the part
 * of the day is said of both.
 */
export function askedTime(found: readonly TimeFound[], sheet: SlotSheet): ClockTime | null {
  const [first, until] = found;
  if (first === undefined) return null;
  if (until !== undefined && until.from - first.end <= 1)
    return { ...first.value, part: first.value.part ?? until.value.part };
  return (found.findLast(({ from, end }) => isBeside(sheet, 'day', from, end)) ?? first).value;
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
  { campaign, now }: Pick<SlotContext, 'campaign' | 'now'>,
): LocalTime | null {
  const time = timeOf(said, part);
  if (time === null || said.part !== null || part !== null || said.hour >= HALF_DAY || !campaign) return time;
  const later = timeOf({ ...said, hour: said.hour + HALF_DAY });
  const isHeld = (at: LocalTime): boolean =>
    campaign.sessions.some((each) => (day === null ? isToCome(each, now) : each.date === day) && isOn(each, at));
  return later !== null && !isHeld(time) && isHeld(later) ? later : time;
}

const isToCome = ({ date, from, to }: Session, now: Date): boolean =>
  `${date} ${to ?? from}` > `${dateOf(now)} ${clockOf(now)}`;

const isOn = ({ from, to }: { from: LocalTime; to: LocalTime | null }, at: LocalTime): boolean =>
  from === at || (from < at && to !== null && at < to);
