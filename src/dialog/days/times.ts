/** A time of day as an answer: "6:45", "6h45", "6 giờ 45", "6 rưỡi sáng", "7h tối", "8h kém 15", "tối 7h", "0645", "7". */
import type { LocalTime } from '../../chat/civil.ts';
import { type ClockTime, clockPartAt, clockTimeAt, timeOf } from '../../understanding/clock-times.ts';
import { lexiconOf, phraseAt, type Text } from '../../understanding/lexicon.ts';
import { smallNumberAt } from '../../understanding/small-numbers.ts';
import { NO_SPELLINGS } from '../../understanding/spellings.ts';
import { wordsOf } from '../../understanding/words.ts';
import { quote, type Reading, refuse } from '../reading.ts';

const LONGEST = 60;
const COMPACT = /^([01]\d|2[0-3])([0-5]\d)$/;
/** "6.45", beside "6:45". */
const DOTTED = /^(\d{1,2})\.(\d{2})$/;
const BEFORE = lexiconOf([
  ['dạ,vâng,thưa,em,please,lúc,vào,vào lúc,khoảng,buổi,at,mỗi ngày,hằng ngày,hàng ngày,cho em,nhắc lúc', true],
]);
const AFTER = lexiconOf([['ạ,nha,nhé,nhen,nhỉ,em,ad,please,mỗi ngày,hằng ngày,hàng ngày', true]]);

/** A time of day as HH:MM. "7 giờ tối" is 19:00; a bare "7" is 07:00. */
export function readTime(text: string): Reading<LocalTime> {
  if (text.length > LONGEST) return unreadable(text);
  const said = withoutCourtesy(wordsOf(text, NO_SPELLINGS));
  const [, hours, minutes] = COMPACT.exec(said.words[0]?.plain ?? '') ?? [];
  if (hours !== undefined && said.words.length === 1) return { ok: true, value: `${hours}:${minutes}` };
  const part = clockPartAt(said, 0);
  const from = part?.end ?? 0;
  const found = [dottedAt(said, from), clockTimeAt(said, from), minutedAt(said, from), bareAt(said, from)].find(
    (each) => each?.end === said.words.length,
  );
  const time = found && timeOf(found.value, part?.value ?? null);
  return time ? { ok: true, value: time } : unreadable(text);
}

const unreadable = (text: string): Reading<never> =>
  refuse({ key: 'dialog:time.unreadable', with: { text: quote(text) } });

export type TimeFound = { readonly value: ClockTime; readonly end: number };

function dottedAt(text: Text, at: number): TimeFound | null {
  const [, hour, minutes] = DOTTED.exec(text.words[at]?.plain ?? '') ?? [];
  return minutes === undefined || Number(minutes) > 59
    ? null
    : { ...withPart(text, at + 1, Number(hour), Number(minutes)) };
}

/** "06 giờ 00", "8 giờ 5": few minutes without their word are minutes where nothing else is told. */
function minutedAt(text: Text, at: number): TimeFound | null {
  const hour = clockTimeAt(text, at);
  const past = /^[0-5]?\d$/.test(text.words[hour?.end ?? -1]?.plain ?? '')
    ? Number(text.words[hour?.end ?? -1]?.plain)
    : null;
  if (!hour || past === null || hour.value.minutes !== 0 || hour.value.part !== null) return null;
  return withPart(text, hour.end + 1, hour.value.hour, past);
}

/** "7", "7 tối", "6 45". */
function bareAt(text: Text, at: number): TimeFound | null {
  const hour = smallNumberAt(text, at);
  if (!hour || hour.value > 24) return null;
  const past = /^[0-5]\d$/.test(text.words[hour.end]?.plain ?? '') ? Number(text.words[hour.end]?.plain) : null;
  return withPart(text, past === null ? hour.end : hour.end + 1, hour.value, past ?? 0);
}

function withPart(text: Text, at: number, hour: number, minutes: number): TimeFound {
  const part = clockPartAt(text, at);
  return { value: { hour, minutes, part: part?.value ?? null }, end: part?.end ?? at };
}

function withoutCourtesy(text: Text): Text {
  let from = 0;
  for (let next = phraseAt(BEFORE, text, 0); next; next = phraseAt(BEFORE, text, from)) from = next.end;
  let end = text.words.length;
  while (end > from + 1 && phraseAt(AFTER, { ...text, words: text.words.slice(0, end) }, end - 1)) end -= 1;
  return { ...text, words: text.words.slice(from, end) };
}

/** "6 tối", "around 6 in the evening", "bảy rưỡi tối": an hour without its word, which the part of the day tells. */
export function timeWithPartAt(text: Text, at: number): TimeFound | null {
  const bare = bareAt(text, at);
  return bare && bare.value.part !== null && /^\d/.test(text.words[at]?.plain ?? '') ? bare : null;
}
