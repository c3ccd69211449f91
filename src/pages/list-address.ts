/** The address of the list of sessions that a text asks for: the schedule of a day, or of a part of it, where it says no more. */
import { daysBetween } from '../chat/civil.ts';
import type { WayFrame } from '../turn/index.ts';
import { type FindFilters, filtersOf, findAddress, NO_FILTERS } from './find-address.ts';

/** So many days are "this week": the schedule has a tab for each. */
const WEEK_DAYS = 5;

/** null: the text narrows nothing down. */
export const listAt: WayFrame = (slots) => {
  const all = filtersOf(slots);
  if (all === null) return null;
  const filters = isWeek(all) ? { ...all, day: null, until: null } : all;
  const { day, part } = filters;
  const address = findAddress(filters);
  if (address === findAddress(NO_FILTERS)) return null;
  if (address === findAddress({ isFree: true })) return 'classes.free';
  if (day === null || address !== findAddress({ day, part })) return address;
  return part === null ? `schedule.${day}` : `schedule.${day}.mine.${part}`;
};

const isWeek = ({ day, until }: FindFilters): boolean =>
  day !== null && until !== null && daysBetween(day, until) >= WEEK_DAYS;
