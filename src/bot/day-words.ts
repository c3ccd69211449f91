/** A day that is asked for in the schedule: "lịch hôm nay", "thu 5 co lop gi", "lịch 3/10", "schedule tomorrow". */
import type { Campaign } from '../campaign/types.ts';
import type { LocalDate } from '../chat/civil.ts';
import { readDay } from '../dialog/dates.ts';
import { isFiller } from './tokens.ts';

/** Words about the schedule that may stand beside a day. */
const ABOUT_SCHEDULE = new Set(
  (
    'lich hoc lop buoi hoat dong chuong trinh su kien hoi gio link vao ngay sinh hoat trong sang trua chieu toi con ' +
    'nay schedule classes class sessions session programme program happening going today on this next'
  ).split(' '),
);

/** A day only where they are all that was typed: in a sentence they are other words too. */
const UNSURE = /^(?:nay|qua|mot|hom)$/;
/** A bare number picks a choice, and "5.000" is an amount. */
const NO_DAY = /^(?:\d+|\d+[.-]\d+|\d+\.\d{3})$/;

/** The longest run of words that a day is written with. */
const MOST_WORDS = 6;

/** The value that opens that day's schedule; null: no day is asked for, or more than a day. A weekday is the next one to come. */
export function readScheduleDay(
  tokens: readonly string[],
  now: Date,
  campaign: Campaign,
): { readonly open: string } | null {
  for (let length = Math.min(MOST_WORDS, tokens.length); length > 0; length -= 1) {
    for (let at = 0; at + length <= tokens.length; at += 1) {
      const date = dayOf(tokens.slice(at, at + length), length === tokens.length, now, campaign);
      if (date === null) continue;
      const before = tokens.slice(0, at).filter((word) => !ABOUT_SCHEDULE.has(word));
      const after = tokens.slice(at + length).filter((word) => !ABOUT_SCHEDULE.has(word));
      if (isFiller(before, false, false) && isFiller(after, false, true)) return { open: `schedule.${date}` };
    }
  }
  return null;
}

function dayOf(words: readonly string[], isWhole: boolean, now: Date, campaign: Campaign): LocalDate | null {
  const text = words.join(' ');
  if (NO_DAY.test(text) || (UNSURE.test(text) && !isWhole)) return null;
  const read = readDay(text, { now, period: campaign.plan.period, sense: 'next' });
  return read.ok ? read.value : null;
}
