/** What somebody asks of one session, answered in a line: it stands above everything else of it. */
import type { Session } from '../campaign/types.ts';
import type { Say } from '../chat/index.ts';
import type { Turn } from '../turn/index.ts';
import { NOT_KNOWN, say } from './frame.ts';
import { hoursOf, stateOf } from './session-list.ts';

export const SESSION_MATTERS = ['when', 'end', 'long', 'link', 'passcode', 'where', 'host', 'fee', 'for'] as const;
export type SessionMatter = (typeof SESSION_MATTERS)[number];

export const isSessionMatter = (text: string | undefined): text is SessionMatter =>
  SESSION_MATTERS.some((each) => each === text);

/** The answer; what the campaign does not tell says so. */
export function matterLine(matter: SessionMatter, session: Session, turn: Turn): Say {
  if (matter === 'link' && session.cancelled) return say('session.answer.link-cancelled');
  if (matter === 'link' && isInPerson(session, turn)) {
    const { place } = session;
    return place === null
      ? say('session.answer.link-none')
      : say('session.answer.link-place', { place: { bold: { plain: place } } });
  }
  if (matter === 'link' && stateOf(session, turn.now) === 'ended') {
    const { recording } = session;
    return recording === null
      ? say('session.answer.link-over')
      : say('session.answer.link-again', { value: { plain: recording } });
  }
  return say(`session.answer.${matter}`, { value: valueOf(matter, session, turn) ?? NOT_KNOWN });
}

function valueOf(matter: SessionMatter, session: Session, turn: Turn): Say | null {
  const plain = (text: string | null): Say | null => (text === null ? null : { plain: text });
  switch (matter) {
    case 'when':
      return { join: [{ plain: hoursOf(session) }, { date: session.date, as: 'weekday-date' }], by: ', ' };
    case 'end':
      return plain(session.to);
    case 'long':
      return lengthOf(session);
    case 'link':
      return plain(session.link);
    case 'passcode':
      return passcodeOf(session);
    case 'where':
      return whereOf(session, turn);
    case 'host':
      return plain(session.host);
    case 'fee':
      return session.fee === null ? null : { local: session.fee };
    default:
      return audiencesOf(session, turn);
  }
}

/** Held at a place: nobody joins it by a link. */
export function isInPerson(session: Session, turn: Turn): boolean {
  const platform = turn.campaign.plan.platforms.find((each) => each.code === session.platform);
  return session.link === null && (platform?.inPerson ?? (session.platform === null && session.place !== null));
}

function lengthOf({ from, to }: Session): Say | null {
  if (to === null) return null;
  const minutes = minutesAt(to) - minutesAt(from);
  const count = minutes < 0 ? minutes + 24 * 60 : minutes;
  return say('session.answer.minutes', { count });
}

const minutesAt = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

function passcodeOf({ room, passcode }: Session): Say | null {
  const parts = [
    room !== null && say('session.room', { value: { code: { plain: room } } }),
    passcode !== null && say('session.passcode', { value: { code: { plain: passcode } } }),
  ].filter((each) => each !== false);
  return parts.length === 0 ? null : { join: parts, by: ', ' };
}

function whereOf({ platform: code, place }: Session, turn: Turn): Say | null {
  const platform = turn.campaign.plan.platforms.find((each) => each.code === code);
  const named = [platform?.name, place].flatMap((each): Say[] => (each ? [{ plain: each }] : []));
  return named.length === 0 ? null : { join: named, by: ', ' };
}

/** Whom it is for; null: nobody said. */
export function audiencesOf(session: Session, turn: Turn): Say | null {
  const names = session.audiences.flatMap((code): Say[] => {
    const named = turn.campaign.plan.audiences.find((each) => each.code === code);
    return named === undefined ? [] : [{ local: named.name }];
  });
  return names.length === 0 ? null : { join: names, by: ', ' };
}
