/** The address of the list of sessions that a text asks for: the schedule of a day, or of a part of it, where it says no more. */
import type { Campaign, Session } from '../campaign/types.ts';
import { daysBetween, type LocalDate } from '../chat/civil.ts';
import { isInPart } from '../chat/day-parts.ts';
import { fold } from '../chat/fold.ts';
import type { WayFrame } from '../turn/index.ts';
import { type FindFilters, filtersOf, findAddress, NO_FILTERS } from './find-address.ts';
import { isFreeOfCharge } from './find-sessions.ts';

/** So many days are "this week": the schedule has a tab for each. */
const WEEK_DAYS = 5;

/** null: the text narrows nothing down. One session that is meant by its title is that session. */
export const listAt: WayFrame = (slots, turn) => {
  const all = filtersOf(slots);
  if (all === null) return null;
  const one = oneMeant(all, turn.campaign);
  if (one !== null) return `session.${one.code}`;
  const filters = isWeek(all) ? { ...all, day: null, until: null } : all;
  const { day, part } = filters;
  const address = findAddress(filters);
  if (address === findAddress(NO_FILTERS)) return null;
  if (address === findAddress({ isFree: true })) return 'classes.free';
  if (day === null || address !== findAddress({ day, part })) return address;
  return part === null ? `schedule.${day}` : `schedule.${day}.mine.${part}`;
};

/** The one session of the title, where nothing else that is said speaks against it; else the list tells what does. */
function oneMeant({ topic, ...filters }: FindFilters, { sessions }: Pick<Campaign, 'sessions'>): Session | null {
  const [code, ...more] = topic;
  const found = sessions.find((each) => each.code === code);
  if (!found || more.length > 0) return null;
  // For whom it is says its page: "tâm lý các cháu" is a talk about children.
  const { day, until, part, time, platform, unit, isFree } = filters;
  const isIt =
    (day === null || isThen(found.date, day, until)) &&
    (part === null || isInPart(part, found.from, found.to ?? found.from)) &&
    (time === null || time === found.from) &&
    (platform === null || platform === found.platform) &&
    unit === null &&
    (!isFree || isFreeOfCharge(found) || fold(found.title.vi).includes('mien phi'));
  return isIt ? found : null;
}

/** "Tiếng Anh chủ nhật", said on the day after it: the weekday is right, though the one to come was read. */
const isThen = (date: LocalDate, day: LocalDate, until: LocalDate | null): boolean =>
  (date >= day && date <= (until ?? day)) || (until === null && daysBetween(date, day) === DAYS_OF_WEEK);
const DAYS_OF_WEEK = 7;

const isWeek = ({ day, until }: FindFilters): boolean =>
  day !== null && until !== null && daysBetween(day, until) >= WEEK_DAYS;
