/** The campaign's logs by the day on which each began. */
import type { LocalDate } from '../chat/civil.ts';
import type { StepwiseCount } from '../store/slices.ts';
import type { DayResult } from '../turn/index.ts';
import { createAdder } from './amounts.ts';
import { peopleOfLog } from './tally.ts';
import type { ResultReading } from './unit-result.ts';

/** Logs that are read in one step. */
const LOGS = 400;

/** Goes once through all logs of units that `isAsked` names: those whose logs count; a day on which nothing began is left out. */
export function* countDays(
  { rows, onBroken }: ResultReading,
  campaign: string,
  isAsked: (unit: string) => boolean,
): StepwiseCount<readonly DayResult[]> {
  const days = new Map<LocalDate, ReturnType<typeof createDay>>();
  const last = rows.lastLog();
  for (let after = 0; after < last; after += LOGS) {
    if (after > 0) yield;
    for (const log of rows.logs(campaign, after, Math.min(last, after + LOGS))) {
      if (log.day === null || !isAsked(log.unit)) continue;
      const day = days.get(log.day) ?? createDay();
      days.set(log.day, day);
      day.activities += 1;
      const { value, about } = peopleOfLog(log, onBroken);
      day.people.add(value, about);
      day.units.add(log.unit);
      if (value !== null) day.counted.add(log.unit);
    }
  }
  return [...days]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, { activities, people, units, counted }]) => {
      return { day, activities, people: people.amount(), units: [...units], counted: [...counted] };
    });
}

const createDay = () => ({
  activities: 0,
  people: createAdder(),
  units: new Set<string>(),
  counted: new Set<string>(),
});
