import type { Session } from '../../campaign/types.ts';
import { addDays, dateOf, instant, MINUTE_MS, timeOf } from '../../chat/civil.ts';
import type { Message, Say } from '../../chat/index.ts';
import { readDay } from '../../dialog/days/index.ts';
import type { Parsed, Step } from '../../dialog/flow.ts';
import { readLink } from '../../dialog/links.ts';
import type { Turn } from '../../turn/index.ts';
import { unspelt } from '../../understanding/spellings.ts';
import { choice, word } from '../office-word.ts';
import { readHours } from '../typed-moment.ts';
import type { MendAnswers } from './answers.ts';

type SoFar = Partial<MendAnswers>;
type Hours = MendAnswers['time'];

export const sessionOf = (soFar: SoFar, turn: Turn): Session | null => turn.schedule.session(soFar.session ?? '');

/** "07:30–08:15", or the beginning alone where no end is known. */
export const hoursOf = ({ from, to }: Hours): string => (to === null ? from : `${from}–${to}`);

export const linkName = (link: string | null): Say => (link === null ? word('mend.no-link') : { plain: link });

const change = (before: Say, after: Say): Say => word('mend.change', { before, after });
const same = { ok: false, because: word('mend.not.same') } as const;

export const link: Step<MendAnswers, 'link'> = {
  key: 'link',
  words: ['đường dẫn', 'link'],
  when: (soFar) => soFar.what === 'link',
  takesText: true,
  ask: (soFar, turn) => ({
    text: word('mend.ask.link'),
    ...(sessionOf(soFar, turn)?.link && { buttons: [[choice('mend.remove-link', 'none')]] }),
  }),
  parse: (message, soFar, turn) => {
    const now = sessionOf(soFar, turn)?.link ?? null;
    if (message.choice === 'none') return now === null ? same : { ok: true, value: 'none' };
    const read = readLink(message.text ?? '');
    if (!read.ok) return { ok: false, because: word('mend.not.link') };
    return read.value === now ? same : { ok: true, value: read.value };
  },
  line: (value, soFar, turn) => ({
    label: word('mend.line.link'),
    value: change(linkName(sessionOf(soFar, turn)?.link ?? null), linkName(value === 'none' ? null : value)),
  }),
};

export const time: Step<MendAnswers, 'time'> = {
  key: 'time',
  words: ['giờ', 'thời gian', 'time'],
  when: (soFar) => soFar.what === 'time',
  takesNumbers: true,
  takesText: true,
  ask: () => ({ text: word('mend.ask.time') }),
  parse: (message, soFar, turn) => readTimes(message, sessionOf(soFar, turn)),
  line: (value, soFar, turn) => {
    const session = sessionOf(soFar, turn);
    if (!session) return null;
    return { label: word('mend.line.time'), value: change({ plain: hoursOf(session) }, { plain: hoursOf(value) }) };
  },
};

function readTimes(message: Message, session: Session | null): Parsed<Hours> {
  const read = readHours(message.text ?? '');
  if (!read) return { ok: false, because: word('mend.not.time') };
  const hours = read.to === null && session ? { from: read.from, to: endFor(read.from, session) } : read;
  if (hours.to !== null && hours.to <= hours.from) return { ok: false, because: word('mend.not.order') };
  if (session && hours.from === session.from && hours.to === session.to) return same;
  return { ok: true, value: hours };
}

/** A session that only begins at another time stays as long as it was; one that would pass midnight has no end given. */
function endFor(from: string, session: Session): string | null {
  if (session.to === null) return null;
  const minutes =
    (instant(session.date, session.to).getTime() - instant(session.date, session.from).getTime()) / MINUTE_MS;
  const end = new Date(instant(session.date, from).getTime() + minutes * MINUTE_MS);
  return dateOf(end) === session.date ? timeOf(end) : null;
}

export const day: Step<MendAnswers, 'day'> = {
  key: 'day',
  words: ['ngày', 'day', 'date'],
  when: (soFar) => soFar.what === 'day',
  takesNumbers: true,
  takesText: true,
  ask: (soFar, turn) => ({ text: word('mend.ask.day', { example: exampleOf(soFar, turn) }) }),
  parse: (message, soFar, turn) => {
    const { period } = turn.campaign.plan;
    const read = readDay(message.text ?? '', {
      now: turn.now,
      period,
      sense: 'next',
      spellings: unspelt(turn.languages),
    });
    if (!read.ok) return { ok: false, because: word('mend.not.day', { example: exampleOf(soFar, turn) }) };
    const { value } = read;
    if (value === sessionOf(soFar, turn)?.date) return same;
    if (value < dateOf(turn.now)) return { ok: true, value, note: word('mend.past') };
    if (value < period.from || value > period.to) return { ok: true, value, note: word('mend.outside') };
    return { ok: true, value };
  },
  line: (value, soFar, turn) => {
    const session = sessionOf(soFar, turn);
    const full = (date: string): Say => ({ date, as: 'weekday-date' });
    return session && { label: word('mend.line.day'), value: change(full(session.date), full(value)) };
  },
};

const exampleOf = (soFar: SoFar, turn: Turn): string => {
  const next = addDays(sessionOf(soFar, turn)?.date ?? dateOf(turn.now), 1);
  return `${next.slice(8, 10)}/${next.slice(5, 7)}`;
};
