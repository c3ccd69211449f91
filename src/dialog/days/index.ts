/** Days as people type them: "hôm qua", "3/10", "thứ 5", "1-7/10", "t7 cn", "từ 30/9 đến 6/10". Slashed dates are day/month, always. */
import { dateOf, type LocalDate, timeOf } from '../../chat/civil.ts';
import type { Button, Say } from '../../chat/index.ts';
import type { Period, Sense, Span } from '../../understanding/day-sense.ts';
import type { Spellings } from '../../understanding/spellings.ts';
import { sayDay, sayDays } from '../echo.ts';
import { findAt, type PieceTable, piecesOf } from '../pieces.ts';
import { quote, type Reading, refuse } from '../reading.ts';
import { tellingDay, withoutReasons } from './clauses.ts';
import { JUST_DONE, SINCE_HOUR } from './phrases.ts';
import { type Joined, joined } from './ranges.ts';
import { readSayings } from './sayings.ts';
import { readToldTime } from './told-times.ts';

export type { Period, Span } from '../../understanding/day-sense.ts';

type Asked = { readonly now: Date; readonly period: Period; readonly spellings: Spellings };

const LONGEST = 160;
/** Words around a day that mean nothing here: of more it is no answer, but a story. */
const MOST_STRANGE = 24;
/** What else may stand around it, where a day was asked for. */
const MOST_AROUND = 30;

/**
 * The day or days on which something took place. What is to come, does not exist, is a range the wrong way round or several separate days is
 * refused, each with what to type instead; where words fit several days, these are offered as buttons ("2021-10-02", "2021-10-02.2021-10-05").
 * A weekday is the latest past one in or before the period.
 */
export function readDays(text: string, { now, period, spellings }: Asked): Reading<Span> {
  const sense: Sense = { today: dateOf(now), period, sense: 'past' };
  const example = exampleOf(period);
  const typed = quote(text);
  const read = readText(text, sense, spellings, { strange: MOST_STRANGE, around: MOST_AROUND });
  if (!read && isOfToday(text, now, spellings)) return { ok: true, value: { from: sense.today, to: sense.today } };
  if (!read || isAfterSlip(text, spellings))
    return refuse({ key: 'dialog:days.unreadable', with: { text: typed, example } });
  if ('wrong' in read) return explain(read, typed, sense);
  const { from, to } = read.span;
  if (from > to) return refuse({ key: 'dialog:days.reversed', with: { from: sayDay(from), to: sayDay(to), example } });
  if (from > sense.today || (to > sense.today && to > period.to))
    return refuse({ key: 'dialog:days.future', with: { day: sayDay(from > sense.today ? from : to), example } });
  if (read.isUnsure)
    return refuse({ key: 'dialog:days.which', with: { text: typed, example } }, offer([read.span], sense));
  return { ok: true, value: { from, to }, isLoose: read.isLoose };
}

/** "thuu nam tuan truoc": what stands before the number, and is no word, may make another day of it. */
function isAfterSlip(text: string, spellings: Spellings): boolean {
  const { pieces } = piecesOf(text, spellings);
  return pieces.some(({ plain }, at) => {
    const next = pieces[at + 1];
    const isStrange = /^[a-z]{3,6}$/.test(plain) && !spellings.knows(plain);
    return isStrange && next?.before === '' && NUMBER.test(next.plain);
  });
}

const NUMBER = /^(?:mot|hai|ba|bon|tu|nam|sau|bay|tam|chin|muoi)$/;

/** One day; of a span ("tuần này") its first. `next`: for questions about the schedule; `past`: for what took place. */
export function readDay(
  text: string,
  { now, period, sense: side, spellings }: Asked & { readonly sense: 'past' | 'next' },
): Reading<LocalDate> {
  const sense: Sense = { today: dateOf(now), period, sense: side };
  const read = readText(text, sense, spellings, { strange: 0, around: 0 });
  if (!read) return refuse({ key: 'dialog:days.unreadable', with: { text: quote(text), example: exampleOf(period) } });
  return 'wrong' in read ? explain(read, quote(text), sense) : { ok: true, value: read.span.from };
}

/** "Mới làm xong", "hồi 2h chiều nè": no day is told, and it is over. */
function isOfToday(text: string, now: Date, spellings: Spellings): boolean {
  if (text.length > LONGEST || /[?？]/.test(text)) return false;
  const typed = piecesOf(text, spellings);
  const said = readSayings(typed);
  if (said.days.length > 0 || said.isAgainst || said.isUnsure || said.length !== null) return false;
  const has = (table: PieceTable<true>): boolean => [0, 1, 2].some((at) => findAt(typed.pieces, at, table) !== null);
  if (has(JUST_DONE)) return true;
  const time = said.strange === 0 && has(SINCE_HOUR) ? readToldTime(text, spellings) : null;
  return time?.ok === true && time.value <= timeOf(now);
}

const exampleOf = ({ from }: Period): string => `${from.slice(8)}/${from.slice(5, 7)}`;

/** null: no days are told, or not only days. */
function readText(
  text: string,
  sense: Sense,
  spellings: Spellings,
  most: { readonly strange: number; readonly around: number },
): Joined | null {
  if (text.length > LONGEST) return null; // a part of it would be another day
  const whole = readSayings(piecesOf(text, spellings));
  const find = whole.isTurned ? withoutReasons : tellingDay;
  const part = find(text, (read) => readSayings(read).days.map(({ word }) => word), spellings);
  const said = part === null ? whole : readSayings(part);
  if (said.strange > most.strange || said.around > most.around || said.isAgainst || said.days.length === 0) return null;
  // "có hôm qua em làm, vậy được chưa?" asks something.
  if (said.strange > 0 && /[?？]/.test(text)) return null;
  return joined(said, sense);
}

/** Each span as a button, without what is yet to come. */
function offer(options: readonly Span[], { today }: Sense): readonly Button[] {
  return options
    .filter(({ from }) => from <= today)
    .slice(0, 4)
    .map(({ from, to }) => ({ label: sayDays(from, to), value: from === to ? from : `${from}.${to}` }));
}

function explain(read: Extract<Joined, { wrong: string }>, text: string, sense: Sense): Reading<never> {
  const example = exampleOf(sense.period);
  const say = (name: string, values: Readonly<Record<string, Say | string>> = {}): Say => ({
    key: `dialog:days.${name}`,
    with: { text, example, ...values },
  });
  if (read.wrong === 'weekday-differs') return refuse(say('weekday-differs', { day: sayDay(read.date) }));
  if (read.wrong === 'not-yet') {
    const offered = offer(read.options, sense);
    return refuse(say(offered.length > 0 ? 'not-yet' : 'future', { day: sayDay(read.date) }), offered);
  }
  if (read.wrong === 'which' || read.wrong === 'several') return refuse(say(read.wrong), offer(read.options, sense));
  return refuse(say(read.wrong));
}
