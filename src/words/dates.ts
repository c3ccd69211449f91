import { dateOf, timeOf, weekdayOf } from '../chat/civil.ts';
import type { DateStyle } from '../chat/index.ts';
import type { LanguageFolder } from './languages.ts';

/** A local date ('YYYY-MM-DD') or an ISO instant, for `moment` an instant, written out as the language does it. */
export function writeDate(given: string, style: DateStyle, language: LanguageFolder): string {
  const { dates, weekdays, weekdaysShort } = language;
  if (style === 'moment') {
    const at = new Date(given);
    return fill(dates.moment, { time: timeOf(at), date: writeDate(dateOf(at), 'date', language) });
  }
  const value = given.includes('T') ? dateOf(new Date(given)) : given;
  const nameIn = (days: readonly string[]): string => days[weekdayOf(value) - 1] ?? '';
  if (style === 'weekday') return nameIn(weekdays);
  if (style === 'weekday-short') return nameIn(weekdaysShort);
  const [year = '', month = '', day = ''] = value.split('-');
  const numbers = { day, month, year };
  if (style === 'date') return fill(dates.date, numbers);
  if (style === 'short') return fill(dates.short, { ...numbers, weekday: nameIn(weekdaysShort) });
  const date = fill(dates.date, numbers);
  return fill(dates['weekday-date'], { ...numbers, date, weekday: nameIn(weekdays) });
}

const fill = (form: string, values: Readonly<Record<string, string>>): string =>
  form.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
