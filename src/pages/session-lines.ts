/** Sessions as lines of a text: whole, with their numbers, so that the buttons below can stay short. */
import type { Session } from '../campaign/types.ts';
import type { Button, Localized, Say } from '../chat/index.ts';
import type { Turn } from '../turn/index.ts';
import type { KeyOf } from '../words/keys.ts';
import { canChoose, inRows, type Leaf, leafOf, say } from './frame.ts';
import { hoursOf, stateOf } from './session-list.ts';

/** `day`: a heading for each day. `join`: with all that one needs to join. */
export type Show = { readonly day?: boolean; readonly join?: boolean };

/** So many short buttons, and so many entries, are read without losing one's way. */
const MOST = 8;
/** What a page says besides its sessions, with the list of choices where there are no buttons. */
const RESERVED = 700;

/** An entry for each session, numbered from `first` as its choice is; in a group where nothing can be chosen, without numbers. */
export function sessionEntries(sessions: readonly Session[], turn: Turn, show: Show = {}, first = 1): Say[] {
  return sessions.flatMap((each, at): Say[] => {
    const isNewDay = show.day && each.date !== sessions[at - 1]?.date;
    const lead = canChoose(turn) ? `${first + at}.` : '–';
    return [
      { plain: '' },
      ...(isNewDay ? [{ bold: { date: each.date, as: 'weekday-date' } } as const] : []),
      { join: [{ plain: `${lead} ${hoursOf(each)} ·` }, { bold: { local: each.title } }], by: ' ' },
      factLine(each, turn),
      ...(show.join ? joinLines(each, turn) : []),
    ];
  });
}

/** "Đang diễn ra · Zoom"; what is still to come says only where. */
function factLine(session: Session, turn: Turn): Say {
  const state = session.cancelled ? 'cancelled' : stateOf(session, turn.now);
  const where = whereOf(session, turn);
  const parts = [state !== 'before' && say(`session.${state}`), where].filter((each): each is Say => Boolean(each));
  return parts.length === 0 ? say('session.where-unknown') : { join: parts, by: ' · ' };
}

/** The platform, and the place where there is one; null: neither is known. */
function whereOf(session: Session, turn: Turn): Say | null {
  const platform = turn.campaign.plan.platforms.find((each) => each.code === session.platform);
  const named = [platform?.name, session.place].flatMap((each): Say[] => (each ? [{ plain: each }] : []));
  return named.length === 0 ? null : { join: named, by: ', ' };
}

/** Link, room and passcode of what can be joined, a line each; of what is over its recording. */
function joinLines(session: Session, turn: Turn): Say[] {
  if (session.cancelled) return [];
  if (stateOf(session, turn.now) === 'ended') {
    return session.recording === null ? [] : [say('session.recording-at', { value: session.recording })];
  }
  return [...(session.link === null ? [] : [say('session.join-at', { value: session.link })]), ...roomLines(session)];
}

/** The room's number and its passcode, each on a line of its own, to be copied with one touch. */
export function roomLines({ room, passcode }: Pick<Session, 'room' | 'passcode'>): Say[] {
  const line = (key: KeyOf<'pages'>, value: string | null): Say[] =>
    value === null ? [] : [say(key, { value: { code: { plain: value } } })];
  return [...line('session.room', room), ...line('session.passcode', passcode)];
}

/**
 * A button a session, four in a row: its time, with the weekday where the page shows several days. `value` says where it leads; `first`
 * is the number of the first one in the text, which tells two of the same time apart.
 */
export function sessionButtons(
  sessions: readonly Session[],
  show: Show = {},
  value: (session: Session) => string = (session) => `session.${session.code}`,
  first = 1,
): Button[][] {
  const buttons = sessions.map(
    (each): Button => ({ label: whenOf(each, sessions, show, first), value: value(each), part: 'item' }),
  );
  return inRows(buttons, 4);
}

/** "T4 19:30 (2)": a session's time, with the weekday where several days are shown, and its number where another begins then. */
function whenOf(session: Session, among: readonly Session[], { day = false }: Show, first: number): Say {
  const isThen = (each: Session): boolean => each.from === session.from && (!day || each.date === session.date);
  const parts: Say[] = [
    ...(day ? [{ date: session.date, as: 'weekday-short' } as const] : []),
    { plain: session.from },
    ...(among.filter(isThen).length > 1 ? [{ plain: `(${first + among.indexOf(session)})` }] : []),
  ];
  return { join: parts, by: ' ' };
}

/** A row for each that has a link, with its time: one tap into the class. `among`: what the text shows, in its order. */
export function joinButtons(sessions: readonly Session[], among: readonly Session[] = sessions): Button[][] {
  const show = { day: sessions.some(({ date }) => date !== sessions[0]?.date) };
  return sessions.flatMap((each): Button[][] => {
    if (each.link === null) return [];
    const label = say('session.join-at-time', { time: whenOf(each, among, show, 1) });
    return [[{ label, url: each.link }]];
  });
}

/**
 * One page of a list of sessions: as many as a message of this channel holds whole, at most eight (all that fit where no page can be
 * turned). `wanted` and `value` as in `leaf`.
 */
export function sessionLeaf(
  sessions: readonly Session[],
  turn: Turn,
  show: Show,
  wanted: number,
  value: (n: number) => string,
): Leaf<Session> {
  const room = turn.can.textLimit - RESERVED;
  const most = canChoose(turn) ? MOST : sessions.length;
  const pages: Session[][] = [[]];
  let left = room;
  for (const each of sessions) {
    const length = lengthOf(each, show);
    const last = pages.at(-1) ?? [];
    if (last.length > 0 && (last.length >= most || length > left)) {
      pages.push([each]);
      left = room - length;
    } else {
      last.push(each);
      left -= length;
    }
  }
  return leafOf(pages, wanted, value);
}

/** Letters of an entry, rather too many than too few. */
function lengthOf(session: Session, show: Show): number {
  const written = ({ vi, en }: Localized): number => Math.max(vi.length, en?.length ?? 0);
  const where = (session.place?.length ?? 0) + 40;
  const join = [session.link, session.room, session.passcode, session.recording];
  const joined = show.join ? join.reduce((sum, each) => sum + (each === null ? 0 : each.length + 20), 0) : 0;
  return written(session.title) + where + joined + (show.day ? 30 : 0) + 30;
}

/** Where nothing can be chosen and no page turned: how many more there are, and where to see them. */
export function restLine(shown: Leaf<Session>, all: readonly Session[], turn: Turn): Say | null {
  if (canChoose(turn) || all.length === 0) return null;
  const left = all.length - shown.items.length;
  return { join: [{ plain: '' }, left > 0 && say('session.more', { count: left }), say('group.more')] };
}
