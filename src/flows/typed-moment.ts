import { dateOf, instant } from '../chat/civil.ts';
import { fold } from '../chat/fold.ts';
import type { Languages } from '../chat/languages.ts';
import { type Period, readDay } from '../dialog/days/index.ts';
import { readTime } from '../dialog/days/times.ts';
import { unspelt } from '../understanding/spellings.ts';

type Asked = { readonly now: Date; readonly period: Period; readonly languages: Languages };
const PART_OF_DAY = /(?:^| )(sang|trua|chieu|toi|dem)(?: |$)/;

/**
 * A moment to come, as people type it: "17h hôm nay", "7:30 mai", "05/10 08:00", "tối mai 7h"; a time alone is today's. Null: unreadable.
 * It may be past: the caller says so.
 */
export function readMoment(text: string, { now, period, languages }: Asked): Date | null {
  const words = text
    .normalize('NFC')
    .replace(/[,;]/g, ' ')
    .replace(/(?<!\p{L})(?:lúc|vào|luc|vao|at|on)(?!\p{L})/giu, ' ')
    .trim()
    .split(/\s+/)
    .slice(0, 12);
  const read = (timeWords: readonly string[], dayWords: readonly string[]): Date | null => {
    const day =
      dayWords.length === 0
        ? { ok: true as const, value: dateOf(now) }
        : readDay(dayWords.join(' '), { now, period, sense: 'next', spellings: unspelt(languages) });
    // "tối mai 7h": the part of the day stands with the day, and belongs to the time.
    const part = PART_OF_DAY.exec(fold(dayWords.join(' ')))?.[1] ?? '';
    const time = readTime([...timeWords, part].join(' ').trim());
    return day.ok && time.ok ? instant(day.value, time.value) : null;
  };
  // The longest time first, so that "7 giờ tối mai" is not "7 giờ" and "tối mai".
  for (let length = words.length; length > 0; length -= 1) {
    const found =
      read(words.slice(0, length), words.slice(length)) ?? read(words.slice(-length), words.slice(0, -length));
    if (found) return found;
  }
  return null;
}

/** "19:30-20:30", "19h30 đến 20h30", "7h-8h tối"; a start alone has no end. Null: unreadable. */
export function readHours(text: string): { readonly from: string; readonly to: string | null } | null {
  const [first = '', second, ...more] = text
    .normalize('NFC')
    .replace(/[–—]/g, '-')
    .replace(/^\s*(?:từ|tu|from)\s+/iu, '')
    .split(/\s*-\s*|\s+(?:đến|den|tới|toi|to|until)\s+(?=\d)/iu);
  if (more.length > 0) return null;
  if (second === undefined) {
    const only = readTime(first);
    return only.ok ? { from: only.value, to: null } : null;
  }
  const to = readTime(second);
  const part = PART_OF_DAY.exec(fold(second))?.[1] ?? '';
  // "7h-8h tối": one part of the day for both, unless that would turn them round.
  const shared = readTime(`${first} ${part}`.trim());
  const own = readTime(first);
  if (!to.ok || !own.ok) return null;
  return { from: shared.ok && shared.value < to.value ? shared.value : own.value, to: to.value };
}
