/** Which sessions a person is shown, in what order, and what is on now. */

import type { Audience, Session } from '../campaign/types.ts';
import { dateOf, datesFrom, instant, type LocalDate, MINUTE_MS } from '../chat/civil.ts';
import type { Button, Say } from '../chat/index.ts';
import { AHEAD_MINUTES } from '../chat/reminder-times.ts';
import type { Turn } from '../turn/index.ts';
import { button, say } from './frame.ts';

/** Without an end in the plan a session counts as running for an hour, in a calendar too; what is read names no end. */
const ASSUMED_MS = 60 * MINUTE_MS;
/** So long before its beginning comes the reminder of a session. */
const REMIND_BEFORE_MS = AHEAD_MINUTES * MINUTE_MS;

const startOf = (session: Session): Date => instant(session.date, session.from);

/** Its end, or the one that is assumed. */
export function endOf(session: Session): Date {
  if (session.to === null) return new Date(startOf(session).getTime() + ASSUMED_MS);
  return instant(session.date, session.to);
}

/** `live` from the first minute up to, and without, the minute of its end. */
export function stateOf(session: Session, now: Date): 'before' | 'live' | 'ended' {
  if (now < startOf(session)) return 'before';
  return now < endOf(session) ? 'live' : 'ended';
}

/** Whether a reminder can still come before it begins. */
export function canRemind(session: Session, now: Date): boolean {
  return !session.cancelled && now.getTime() < startOf(session).getTime() - REMIND_BEFORE_MS;
}

/** Who the person said they are; null: not said, or in a group, where everything is shown. */
export function audienceOf(turn: Pick<Turn, 'group' | 'campaign' | 'person'>): Audience | null {
  if (turn.group) return null;
  return turn.campaign.plan.audiences.find((each) => each.code === turn.person.audience) ?? null;
}

/** The way from one's own sessions to all of them and back, or to saying who one is; `value` leads to this page for them. */
export function audienceSwitch(
  audience: Audience | null,
  value: (of: 'all' | 'mine') => string,
  turn: Turn,
): readonly Button[] {
  if (turn.group) return [];
  const mine = audienceOf(turn);
  if (mine === null) return [button('schedule.choose', 'who')];
  if (audience !== null) return [button('schedule.see-all', value('all'))];
  return [button('schedule.see-mine', value('mine'), { audience: { local: mine.name } })];
}

export function isFor(session: Session, audience: Audience | null): boolean {
  if (audience === null) return true;
  return session.audiences.some((code) => code === audience.code || audience.sees.includes(code));
}

/** Sessions for an audience (null: all), by date and time. */
export function sessionsFor(turn: Turn, audience: Audience | null): readonly Session[] {
  return turn.campaign.sessions.filter((each) => isFor(each, audience)).sort(byTime);
}

const byTime = (a: Session, b: Session): number =>
  `${a.date} ${a.from} ${a.code}` < `${b.date} ${b.from} ${b.code}` ? -1 : 1;

/** What is over and has a recording. */
export const recordedSessions = (turn: Turn): readonly Session[] =>
  sessionsFor(turn, null).filter(
    (each) => each.recording !== null && !each.cancelled && stateOf(each, turn.now) === 'ended',
  );

/** The days of the Week, and any other day that a session was put on. */
export function daysOf(turn: Turn): readonly LocalDate[] {
  const { from, to } = turn.campaign.plan.period;
  return [...new Set([...datesFrom(from, to), ...turn.campaign.sessions.map((each) => each.date)])].sort();
}

/** So long before its beginning a session's link stands on the first page. */
const SOON_MS = 30 * MINUTE_MS;

/** What is on now or about to begin, for whom it is meant, and has a link: at most two. */
export function nearSessions(turn: Turn): readonly Session[] {
  const near = sessionsFor(turn, audienceOf(turn)).filter((each) => {
    const isNear = stateOf(each, turn.now) === 'live' || isAboutToBegin(each, turn.now);
    return isNear && !each.cancelled && each.link !== null;
  });
  return near.slice(0, 2);
}

/** "Bắt đầu lúc 07:30: Khai mạc", a line each. */
export const nearLines = (sessions: readonly Session[], now: Date): Say[] =>
  sessions.map((each) =>
    say(stateOf(each, now) === 'live' ? 'session.near-live' : 'session.near-before', {
      time: each.from,
      title: { bold: { local: each.title } },
    }),
  );

function isAboutToBegin(session: Session, now: Date): boolean {
  const left = startOf(session).getTime() - now.getTime();
  return left > 0 && left <= SOON_MS;
}

/** "07:30–08:15", or the beginning alone where no end is known. */
export const hoursOf = (session: Session): string =>
  session.to === null ? session.from : `${session.from}–${session.to}`;

/** What is on at this moment, and what begins next (the same day's first, at most so many); none that is cancelled. */
export function nowAndNext(sessions: readonly Session[], now: Date, most: number) {
  const held = sessions.filter((each) => !each.cancelled);
  const live = held.filter((each) => stateOf(each, now) === 'live');
  const coming = held.filter((each) => stateOf(each, now) === 'before');
  const first = coming[0]?.date;
  const today = dateOf(now);
  return { live, next: coming.filter((each) => each.date === first).slice(0, most), isToday: first === today };
}
