/** Times of day within a text: "7h", "7g30", "19:30", "19 giờ 30", "7 rưỡi tối", "tám giờ kém mười lăm", "7pm". */
import type { LocalTime } from '../chat/civil.ts';
import type { DayPart } from '../chat/day-parts.ts';
import { SMALL } from './english-words.ts';
import { isAfter, lexiconOf, type PhraseFound, phraseAt, type Text } from './lexicon.ts';
import { smallNumberAt } from './small-numbers.ts';

/** The hour as it was said, minutes before (negative) or past it, and the part of the day that stands with it. */
export type ClockTime = { readonly hour: number; readonly minutes: number; readonly part: ClockPart | null };
/** "đêm" is the evening up to midnight and the small hours after it. */
export type ClockPart = DayPart | 'night';

const PARTS = lexiconOf<ClockPart>([
  ['sáng sớm,sáng,am,in the morning', 'morning'],
  ['trưa,noon', 'noon'],
  ['chiều,in the afternoon', 'afternoon'],
  ['tối,pm,in the evening', 'evening'],
  ['đêm,khuya,at night', 'night'],
]);
/** "8 pm". */
const HALVES = lexiconOf<ClockPart>([
  ['am', 'morning'],
  ['pm', 'evening'],
]);
const HOUR = lexiconOf([['giờ,h,g,oclock', true]]);
/** "half past eight", "a quarter to nine": minutes by the hour that follows. */
const BY_NEXT = lexiconOf<number>([
  ['half past', 30],
  ['quarter past,a quarter past', 15],
  ['quarter to,a quarter to', -15],
  ['ten past', 10],
  ['ten to', -10],
  ['twenty past', 20],
  ['twenty to', -20],
]);
const HALF = lexiconOf([['rưỡi,rưởi', true]]);
const TO = lexiconOf([['kém', true]]);
const MINUTES = lexiconOf([['phút,p,ph', true]]);
const AT = lexiconOf([['lúc,hồi,at', true]]);
const PART_OF = lexiconOf([['buổi,vào buổi,vào', true]]);
/** So long, not at that hour: "trong 2 giờ", "2 giờ nữa". */
const LASTING_BEFORE = lexiconOf([['trong,suốt,mất,dài,thêm,mỗi,every', true]]);
const LASTING_AFTER = lexiconOf([['nữa,đồng hồ,trước khi,học liền', true]]);

/** "7h", "7h30", "19:30", "19g30", "7h30p", "7am", "7:30pm". */
const COMPACT = /^(\d{1,2})(?:(?:h|g|gio|:)(\d{1,2})?(?:p|ph|phut)?|(?::(\d{2}))?(am|pm))$/;

/** The time at this place, and the place after it; null: there is none. "Mấy giờ" is none, and how long something lasts is none. */
export function clockTimeAt(text: Text, at: number): PhraseFound<ClockTime> | null {
  const found = compactAt(text, at) ?? spokenAt(text, at) ?? englishAt(text, at);
  if (!found || found.value.hour > 24 || isLasting(text, at, found)) return null;
  return found;
}

function compactAt(text: Text, at: number): PhraseFound<ClockTime> | null {
  // Of "7h30-9h" the beginning is meant.
  const [first = '', until] = (text.words[at]?.plain ?? '').split('-');
  const [found, hour, minutes, past, half] = COMPACT.exec(first) ?? [];
  if (found === undefined || (until !== undefined && !COMPACT.test(until))) return null;
  const said = minutes ?? past;
  if (found.endsWith(':') || Number(said ?? 0) > 59) return null;
  const part = half === 'pm' ? 'evening' : half === 'am' ? 'morning' : null;
  if (part !== null) return { value: { hour: Number(hour), minutes: Number(said ?? 0), part }, end: at + 1 };
  return said === undefined
    ? withMinutes(text, at + 1, Number(hour))
    : withPart(text, at + 1, Number(hour), Number(said));
}

function spokenAt(text: Text, at: number): PhraseFound<ClockTime> | null {
  const isAsked = isAfter(AT, text, at);
  const number = smallNumberAt(text, at);
  if (number === null) return null;
  const half = /^\d/.test(text.words[at]?.plain ?? '') ? phraseAt(HALVES, text, number.end) : null;
  if (half) return { value: { hour: number.value, minutes: 0, part: half.value }, end: half.end };
  const hour = phraseAt(HOUR, text, number.end);
  // Without marks "bay gio", and what is short for it, is "bây giờ" far more often than "bảy giờ".
  const said = text.words[at];
  const isNow = hour !== null && said?.plain === 'bay' && !said.hasMarks && text.words[number.end]?.plain === 'gio';
  const rest = withMinutes(text, hour?.end ?? number.end, number.value);
  const saysMore = rest.value.minutes !== 0 || rest.value.part !== null;
  if (isNow && !saysMore && !isAsked) return null;
  if (hour !== null) return rest;
  if (rest.value.minutes !== 0 && rest.isSpoken) return rest;
  // "lúc ba mẹ rảnh" is no hour.
  const isFigure = /^\d/.test(text.words[at]?.plain ?? '');
  return isAsked && (rest.value.part !== null || isFigure) ? rest : null;
}

function englishAt(text: Text, at: number): PhraseFound<ClockTime> | null {
  const minutes = phraseAt(BY_NEXT, text, at);
  const word = minutes ? text.words[minutes.end]?.plain : undefined;
  if (!minutes || word === undefined) return null;
  const hour = word === 'ten' ? 10 : /^\d{1,2}$/.test(word) ? Number(word) : SMALL.get(word);
  return hour === undefined || hour > 12 ? null : withPart(text, minutes.end + 1, hour, minutes.value);
}

type Clock = PhraseFound<ClockTime> & { readonly isSpoken: boolean };

/** "rưỡi", "kém 15", "30 phút", "30" after the hour, and the part of the day. */
function withMinutes(text: Text, at: number, hour: number): Clock {
  const half = phraseAt(HALF, text, at);
  if (half) return { ...withPart(text, half.end, hour, 30), isSpoken: true };
  const to = phraseAt(TO, text, at);
  const before = to && smallNumberAt(text, to.end);
  if (before && before.value < 60) {
    const end = phraseAt(MINUTES, text, before.end)?.end ?? before.end;
    return { ...withPart(text, end, hour, -before.value), isSpoken: true };
  }
  const past = smallNumberAt(text, at);
  const named = past && phraseAt(MINUTES, text, past.end);
  // "7 giờ 30", but "7 giờ 5 lớp": so few minutes are named.
  if (past && past.value < 60 && (named || (past.value >= 10 && past.value % 5 === 0 && !isCounted(text, past.end)))) {
    return { ...withPart(text, named?.end ?? past.end, hour, past.value), isSpoken: false };
  }
  return { ...withPart(text, at, hour, 0), isSpoken: false };
}

/** What is counted in classes and people is no minute. */
const COUNTED = lexiconOf([['em,học sinh,hs,người,lớp,cháu,bạn,trường,buổi,phụ huynh,ph,ngày,tiết', true]]);
const isCounted = (text: Text, at: number): boolean => phraseAt(COUNTED, text, at) !== null;

function withPart(text: Text, at: number, hour: number, minutes: number): PhraseFound<ClockTime> {
  const beside = phraseAt(PART_OF, text, at);
  const part = phraseAt(PARTS, text, beside?.end ?? at);
  return part === null
    ? { value: { hour, minutes, part: null }, end: at }
    : { value: { hour, minutes, part: part.value }, end: part.end };
}

/** The part of the day at this place as it is said beside an hour, and the place after it; null: there is none. */
export const clockPartAt = (text: Text, at: number): PhraseFound<ClockPart> | null => phraseAt(PARTS, text, at);

function isLasting(text: Text, at: number, { value, end }: PhraseFound<ClockTime>): boolean {
  if (value.part !== null) return false;
  return isAfter(LASTING_BEFORE, text, at) || phraseAt(LASTING_AFTER, text, end) !== null;
}

/** The hour of the 24 that is meant; null: there is none such in that part of the day. A bare "7" is 07:00. */
export function timeOf({ hour, minutes, part }: ClockTime, beside: ClockPart | null = null): LocalTime | null {
  const clock = hourIn(hour, part ?? beside);
  if (clock === null) return null;
  const total = (clock * 60 + minutes + 1440) % 1440;
  return `${pad(Math.floor(total / 60))}:${pad(total % 60)}`;
}

const pad = (n: number): string => String(n).padStart(2, '0');

function hourIn(hour: number, part: ClockPart | null): number | null {
  if (part === null || hour > 12) return hour <= 24 ? hour % 24 : null;
  if (part === 'morning') return hour % 12;
  if (part === 'noon') return hour <= 2 ? hour + 12 : hour;
  if (part === 'night') return hour === 12 ? 0 : hour >= 6 ? hour + 12 : hour;
  return hour === 12 ? 12 : hour + 12;
}
