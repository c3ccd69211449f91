import type { Campaign, Session } from '../campaign/types.ts';
import { dateOf, timeOf } from '../chat/civil.ts';
import { isInPart } from '../chat/day-parts.ts';
import { fold } from '../chat/fold.ts';
import type { Turn, Viewer } from '../turn/index.ts';
import type { FindFilters } from './find-address.ts';
import { suits } from './session-levels.ts';
import { audienceOf, endOf, sessionsFor, stateOf } from './session-list.ts';

/** Fees that say there is none (folded). */
const FREE = /mien phi|khong thu|khong mat|\bfree\b|^0(?: dong)?$/;

export const isFreeOfCharge = ({ fee }: Session): boolean => fee !== null && FREE.test(fold(fee.vi));

/** The audience whose sessions are listed; null: everybody's. A child's school year says more than who one is. */
export function audienceFor({ audience, grade, topic }: FindFilters, turn: Viewer) {
  if (audience === 'all' || (audience === null && (grade !== null || topic.length > 0))) return null;
  if (audience === null) return audienceOf(turn);
  return turn.campaign.plan.audiences.find((each) => each.code === audience) ?? null;
}

/** The sessions that fit, by date and time; where neither a day nor a title is asked for, those that are not over. */
export function findSessions(filters: FindFilters, turn: Turn): readonly Session[] {
  const all = sessionsFor(turn, audienceFor(filters, turn)).filter((each) => fits(each, filters, turn.campaign));
  if (filters.day !== null || filters.topic.length > 0) return all;
  return all.filter((each) => isOpen(each, turn));
}

export const isOpen = (session: Session, turn: Turn): boolean =>
  !session.cancelled && stateOf(session, turn.now) !== 'ended';

function fits(session: Session, filters: FindFilters, campaign: Campaign): boolean {
  const { day, until, part, time, audience, grade, platform, unit, isFree, topic } = filters;
  return (
    (day === null || (session.date >= day && session.date <= (until ?? day))) &&
    (part === null || isInPart(part, session.from, endTime(session))) &&
    (time === null || isAt(session, time)) &&
    (grade === null || suits(session, grade, campaign, audience) !== undefined) &&
    (platform === null || session.platform === platform) &&
    (unit === null || isOf(session, unit, campaign)) &&
    (!isFree || isFreeOfCharge(session)) &&
    (topic.length === 0 || topic.includes(session.code))
  );
}

/** It begins then, or is on at that minute. */
const isAt = (session: Session, time: string): boolean =>
  session.from === time || (session.from < time && time < endTime(session) && session.to !== null);

/** Of one that lasts past midnight, the day's end. */
function endTime(session: Session): string {
  const end = endOf(session);
  return dateOf(end) === session.date ? timeOf(end) : '24:00';
}

/** Held by the unit, at it, or, of a commune, by one of its units. */
function isOf({ host, place }: Session, code: string, { units }: Campaign): boolean {
  const names = units
    .filter((each) => each.code === code || each.parent === code)
    .flatMap((each) => [each.name, ...each.aliases])
    .map(fold);
  const said = fold(`${host ?? ''} ${place ?? ''}`);
  return names.some((name) => said.includes(name));
}
