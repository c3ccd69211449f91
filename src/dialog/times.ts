/** Times of day as people type them: "6:45", "6h45", "6 giờ 45", "6 rưỡi sáng", "7h tối", "8h kém 15". */
import type { LocalTime } from '../chat/civil.ts';
import { fold } from '../chat/fold.ts';
import { stripPoliteness } from './answers-in-words.ts';
import { readNumeral } from './numerals.ts';
import { piecesOf } from './pieces.ts';
import { quote, type Reading, refuse } from './reading.ts';

type Part = 'sang' | 'trua' | 'chieu' | 'toi' | 'dem' | 'am' | 'pm';
const SHAPE =
  /^(\d{1,2})(?: ?(?::|h|g|gio|\.) ?(\d{1,2})| ?(?:h|g|gio|o'?clock)| (\d{2}))? ?(?:(?:phut|p) ?)?(ruoi|kem (\d{1,2}))?(?: ?(?:phut|p))? ?(sang som|sang|trua|chieu|toi|dem|khuya|am|pm|a\.m|p\.m)?$/;
const LONGEST = 60;
const COMPACT = /^([01]\d|2[0-3])([0-5]\d)$/;

/** A time of day as HH:MM. "7 giờ tối" is 19:00; a bare "7" is 07:00. */
export function readTime(text: string): Reading<LocalTime> {
  if (text.length > LONGEST) return unreadable(text);
  const folded = stripPoliteness(fold(text)).replace(/^(?:luc|vao|vao luc|khoang|buoi|at|moi ngay) (?=\S)/, '');
  const said = figures(folded).replace(/^(sang|trua|chieu|toi|dem) (.+)$/, '$2 $1');
  const [, hours, minutes] = COMPACT.exec(said) ?? [];
  if (hours !== undefined && minutes !== undefined) return { ok: true, value: `${hours}:${minutes}` };
  const [, hour, minute, spaced, tail, before, part] = SHAPE.exec(said) ?? [];
  if (hour === undefined) return unreadable(text);
  const clock = inDay(Number(hour), partOf(part));
  const past = before === undefined ? Number(minute ?? spaced ?? (tail === 'ruoi' ? 30 : 0)) : -Number(before);
  if (clock === null || clock > 24 || past > 59 || past < -59) return unreadable(text);
  const total = (clock * 60 + past + 1440) % 1440;
  return { ok: true, value: `${pad(Math.floor(total / 60))}:${pad(total % 60)}` };
}

const unreadable = (text: string): Reading<never> =>
  refuse({ key: 'dialog:time.unreadable', with: { text: quote(text) } });
const pad = (n: number): string => String(n).padStart(2, '0');

/** "sáu giờ rưỡi" with its numbers in figures. */
function figures(folded: string): string {
  if (/^\d/.test(folded)) return folded;
  const { pieces } = piecesOf(folded);
  const hour = readNumeral(pieces, 0);
  if (hour?.asks !== null) return folded;
  return [hour.values[0], ...pieces.slice(hour.end).map(({ plain }) => plain)].join(' ');
}

function partOf(said: string | undefined): Part | null {
  if (said === undefined) return null;
  if (said === 'khuya') return 'dem';
  if (said === 'sang som') return 'sang';
  return said.replaceAll('.', '') as Part;
}

/** The hour of the 24; null: such an hour is not in that part of the day. */
function inDay(hour: number, part: Part | null): number | null {
  if (part === null) return hour <= 23 ? hour : null;
  if (hour > 12) return hour <= 23 ? hour : null;
  if (part === 'sang' || part === 'am') return hour === 12 ? 0 : hour;
  if (part === 'trua') return hour <= 2 ? hour + 12 : hour;
  if (part === 'dem') return hour === 12 ? 0 : hour >= 6 ? hour + 12 : hour;
  return hour === 12 ? 12 : hour + 12; // chiều, tối, pm
}
