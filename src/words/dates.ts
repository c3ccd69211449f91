import { dateOf, timeOf, weekdayOf } from '../chat/civil.ts';
import type { DateStyle, Language } from '../chat/index.ts';

const WEEKDAYS: Record<Language, readonly string[]> = {
  vi: ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};
const SHORT: Record<Language, readonly string[]> = {
  vi: ['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};

/** A local date ('YYYY-MM-DD'), or for `moment` an ISO instant, written out. Day first in both languages. */
export function writeDate(value: string, style: DateStyle, lang: Language): string {
  if (style === 'moment') {
    const at = new Date(value);
    return lang === 'vi' ? `${timeOf(at)} ngày ${slashed(dateOf(at))}` : `${timeOf(at)} on ${slashed(dateOf(at))}`;
  }
  const weekday = weekdayOf(value) - 1;
  if (style === 'weekday') return WEEKDAYS[lang][weekday] ?? '';
  if (style === 'weekday-short') return SHORT[lang][weekday] ?? '';
  if (style === 'date') return slashed(value);
  if (style === 'short') return `${SHORT[lang][weekday]} ${value.slice(8, 10)}/${value.slice(5, 7)}`;
  return `${WEEKDAYS[lang][weekday]}, ${slashed(value)}`;
}

const slashed = (date: string): string => `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
