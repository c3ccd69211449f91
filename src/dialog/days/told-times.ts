/** A time of day within a sentence: "sáu rưỡi sáng chị mới rảnh", "nhắn tui lúc 19g30 nghen". Only where it is the one number told. */
import type { LocalTime } from '../../chat/civil.ts';
import type { AnswerLists } from '../../understanding/answer-lists.ts';
import { type ClockPart, clockPartAt, clockTimeAt, timeOf } from '../../understanding/clock-times.ts';
import { phraseAt, type Text } from '../../understanding/lexicon.ts';
import { smallNumberAt } from '../../understanding/small-numbers.ts';
import type { Spellings } from '../../understanding/spellings.ts';
import { isPlainSyllable } from '../../understanding/syllables.ts';
import { wordsOf } from '../../understanding/words.ts';
import type { Reading } from '../reading.ts';
import { readTime, type TimeFound, timeWithPartAt } from './times.ts';

const LONGEST = 120;
/** What denies, asks, leaves several to choose from, or tells of another time than the one that is named. */
const AGAINST = 'days.timeAgainst';
/** Behind the time these only say what comes then. */
const HARMLESS = 'days.timeHarmless';
const CORRECTED =
  /(?:^|[\s,;])(?:à|a|ý|í|ủa)\s(?:nhầm|nham|lộn|lon|không|khong|ko|quên|quen)(?=[\s,;])[\s,;]*|\sno wait[\s,;]*/iu;

/** The one time that is told, as `readTime` reads it where it is all that was typed. */
export function readToldTime(text: string, spellings: Spellings): Reading<LocalTime> {
  const strict = readTime(text);
  if (strict.ok || text.length > LONGEST || /[?？]/.test(text)) return strict;
  const corrected = CORRECTED.exec(text);
  if (corrected) return readToldTime(text.slice(corrected.index + corrected[0].length), spellings);
  const time = onlyTime(wordsOf(text, spellings), spellings.lists);
  return time === null ? strict : { ok: true, value: time, isLoose: true };
}

/** Bears a number as its name: "tiết 3", "lớp 5A". */
const NUMBERED = 'days.timeNumbered';
const CLOCK = 'days.timeClock';

/** The place behind such a name; null: there is none. */
function namedAt(text: Text, at: number, lists: AnswerLists): { readonly end: number } | null {
  const noun = phraseAt(lists.of(NUMBERED), text, at);
  const isName = noun && /^\d{1,2}(?:[a-e]\d?)?$/.test(text.words[noun.end]?.plain ?? '');
  return isName && !phraseAt(lists.of(CLOCK), text, noun.end + 1) ? { end: noun.end + 1 } : null;
}

function onlyTime(text: Text, lists: AnswerLists): LocalTime | null {
  const times: TimeFound[] = [];
  const parts = new Set<ClockPart | null>();
  for (let at = 0; at < text.words.length; ) {
    const name = namedAt(text, at, lists);
    if (name) {
      at = name.end;
      continue;
    }
    const time = clockTimeAt(text, at) ?? timeWithPartAt(text, at);
    const part = time ? null : clockPartAt(text, at);
    const harmless = time || part ? null : phraseAt(lists.of(HARMLESS), text, at);
    if (time) times.push(time);
    // Without marks "toi" is who speaks as well as the evening.
    else if (part) parts.add(text.words[at]?.hasMarks === true || part.end > at + 1 ? part.value : null);
    else if (!harmless && (isNumber(text, at) || phraseAt(lists.of(AGAINST), text, at))) return null;
    at = (time ?? part ?? harmless)?.end ?? at + 1;
  }
  const [only, another] = times;
  if (!only || another) return null;
  const [beside = null] = parts;
  // "toi lam luc 19g30" says which half of the day by itself.
  const isOfDay = beside === null && only.value.hour > 12;
  const next = text.words[only.end];
  if (only.value.part === null && !isOfDay && (isGarbled(next) || isUnmarkedPart(next))) return null;
  if (only.value.part !== null || parts.size === 0 || isOfDay) return timeOf(only.value);
  return parts.size === 1 && beside !== null ? timeOf(only.value, beside) : null;
}

/** "2h xchieu": what may say which half of the day, and can be no word. */
const isGarbled = (word: Text['words'][number] | undefined): boolean =>
  word?.before === '' && /^[a-z]{4,}$/.test(word.plain) && !isPlainSyllable(word.plain);

/** "chừng 4h chieu": half of it was typed without marks, and the half of the day among it. */
const isUnmarkedPart = (word: Text['words'][number] | undefined): boolean =>
  word?.before === '' && !word.hasMarks && /^(?:sang|trua|chieu|toi|khuya|dem)$/.test(word.plain);

const isNumber = (text: Text, at: number): boolean =>
  /^\d/.test(text.words[at]?.plain ?? '') || isSpokenNumber(text, at);

/** Without their marks the words for numbers are many others. */
const isSpokenNumber = (text: Text, at: number): boolean =>
  text.words[at]?.hasMarks === true && text.words[at]?.plain !== 'nam' && smallNumberAt(text, at) !== null;
