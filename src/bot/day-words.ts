/** A day, or a part of one, that is asked for in the schedule: "lịch hôm nay", "tối nay", "thu 5 co lop gi", "lịch 3/10", "schedule tomorrow". */
import type { Campaign } from '../campaign/types.ts';
import { dateOf, type LocalDate } from '../chat/civil.ts';
import type { DayPart } from '../chat/day-parts.ts';
import { readDay } from '../dialog/dates.ts';
import { readDayPart } from '../dialog/day-parts.ts';
import { isFiller } from './plain-words.ts';

/** Words about the schedule that may stand beside a day. */
const ABOUT_SCHEDULE = new Set(
  (
    'lich hoc lop buoi hoat dong chuong trinh su kien hoi gio link vao ngay sinh hoat trong sang som trua chieu toi dem khuya con ' +
    'nay morning noon afternoon evening night schedule classes class sessions session programme program happening going today on this next'
  ).split(' '),
);

/** A day only where they are all that was typed: in a sentence they are other words too. */
const UNSURE = /^(?:nay|qua|mot|hom)$/;
/** A bare number picks a choice, and "5.000" is an amount. */
const NO_DAY = /^(?:\d+|\d+[.-]\d+|\d+\.\d{3})$/;

/** The longest run of words that a day is written with. */
const MOST_WORDS = 6;

/** How "toi" was typed: as "tối", as "tôi", or without a mark, when it may be either. */
export type Evening = 'evening' | 'me' | 'unmarked';

export function eveningIn(text: string): Evening {
  const typed = text.normalize('NFC').toLowerCase();
  if (/(?<!\p{L})tối(?!\p{L})/u.test(typed)) return 'evening';
  return /(?<!\p{L})tôi(?!\p{L})/u.test(typed) ? 'me' : 'unmarked';
}

/**
 * The value that opens that day's schedule, or that part of it; null: no day is asked for, or more than a day. A weekday is the next one to
 * come.
 */
export function readScheduleDay(
  tokens: readonly string[],
  evening: Evening,
  now: Date,
  campaign: Campaign,
): string | null {
  for (let length = Math.min(MOST_WORDS, tokens.length); length > 0; length -= 1) {
    for (let at = 0; at + length <= tokens.length; at += 1) {
      const words = tokens.slice(at, at + length);
      const date = dayOf(words, length === tokens.length, now, campaign);
      if (date === null) continue;
      const [before, after] = [tokens.slice(0, at), tokens.slice(at + length)];
      if (!isAboutSchedule(before, false) || !isAboutSchedule(after, true)) continue;
      const part = partIn(before, words, after, evening);
      return part === null ? `schedule.${date}` : `schedule.${date}.mine.${part}`;
    }
  }
  return partOfToday(tokens, now);
}

/** "Lịch buổi tối": no day is named, so it is today's. */
function partOfToday(tokens: readonly string[], now: Date): string | null {
  const at = tokens.indexOf('buoi');
  const part = at < 0 ? null : readDayPart(tokens[at + 1] ?? '');
  if (part === null || !isAboutSchedule(tokens.slice(0, at), false) || !isAboutSchedule(tokens.slice(at + 2), true))
    return null;
  return `schedule.${dateOf(now)}.mine.${part}`;
}

/** Whether these words beside a day say nothing more than that the schedule is asked for. */
const isAboutSchedule = (words: readonly string[], endsWithThem: boolean): boolean =>
  isFiller(
    words.filter((word) => !ABOUT_SCHEDULE.has(word)),
    false,
    endsWithThem,
  );

/** Whoever is told or asked, before "toi": then it is "tôi". */
const TO_ME = new Set(['con', 'cho', 'nhac', 'cua', 'bao', 'nho', 'la', 'chau', 'be', 'nha']);

/** The part of the day among the words of the day, or beside them ("buổi tối hôm nay"). */
function partIn(
  before: readonly string[],
  day: readonly string[],
  after: readonly string[],
  evening: Evening,
): DayPart | null {
  const said = [...before.map((word) => [word, -1] as const), ...day.map((word) => [word, 0] as const)];
  const all = [...said, ...after.map((word) => [word, 1] as const)];
  for (const [at, [word, place]] of all.entries()) {
    const part = readDayPart(word);
    if (part === null || (word === 'toi' && !isEvening(at))) continue;
    if (place === 0 || at === before.length - 1 || at === before.length + day.length) return part;
  }
  return null;

  /** Unmarked it is the evening right before the day ("toi nay"), after "buoi", or where nothing follows ("thu 7 toi"). */
  function isEvening(at: number): boolean {
    const previous = all[at - 1]?.[0];
    if (previous === 'buoi' || evening === 'evening') return true;
    if (evening === 'me' || (previous !== undefined && TO_ME.has(previous))) return false;
    return at < before.length + day.length - 1 || at === all.length - 1;
  }
}

function dayOf(words: readonly string[], isWhole: boolean, now: Date, campaign: Campaign): LocalDate | null {
  const text = words.join(' ');
  if (NO_DAY.test(text) || (UNSURE.test(text) && !isWhole)) return null;
  const read = readDay(text, { now, period: campaign.plan.period, sense: 'next' });
  return read.ok ? read.value : null;
}
