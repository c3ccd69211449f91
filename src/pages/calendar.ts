/** The calendar file (.ics, RFC 5545) of one session or of many. */
import ical, { escape, type ICalEventData, ICalEventStatus } from 'ical-generator';
import type { Session } from '../campaign/types.ts';
import { dateOf, timeOf, ZONE } from '../chat/civil.ts';
import type { Media } from '../chat/index.ts';
import { textIn } from '../chat/languages.ts';
import type { Turn } from '../turn/index.ts';
import { say } from './frame.ts';
import { endOf } from './session-list.ts';

export const CALENDAR = 'text/calendar';
const ASSUMED_END = 'X-BANHOC-ASSUMED-END';

/** Việt Nam has kept UTC+7 without summer time since 1975, so one observance says it all. */
const VTIMEZONE = [
  'BEGIN:VTIMEZONE',
  `TZID:${ZONE}`,
  'BEGIN:STANDARD',
  'DTSTART:19750613T000000',
  'TZOFFSETFROM:+0800',
  'TZOFFSETTO:+0700',
  'TZNAME:+07',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n');

/** Makes the file in the reader's language and keeps it until it is sent. Who takes it is told when one of its sessions changes. */
export function calendarFile(sessions: readonly Session[], turn: Turn): Media {
  const [only] = sessions;
  const name = sessions.length === 1 && only !== undefined ? only.code : turn.campaign.plan.id;
  if (!turn.group) turn.reminders.tookCalendar(sessions.map((each) => each.code));
  return turn.files.keep(new TextEncoder().encode(calendarText(sessions, turn)), CALENDAR, `${name}.ics`);
}

/**
 * The file's text. An event keeps its UID, whatever changes of it, so that a calendar that has it takes the newer one in its place; a
 * cancelled one says so (RFC 5545 3.8.1.11).
 */
export function calendarText(sessions: readonly Session[], turn: Turn): string {
  const { plan } = turn.campaign;
  const calendar = ical({
    name: escape(textIn(plan.title, turn.lang), false), // the library escapes everything but the name
    prodId: { company: 'Ban Hoc', product: plan.id, language: turn.lang.toUpperCase() },
    // The zone stands on the events: on the calendar it would turn DTSTAMP, which has to be UTC, into local time.
    timezone: { name: null, generator: () => VTIMEZONE },
  });
  for (const each of sessions) calendar.createEvent(eventOf(each, turn));
  return `${calendar.toString()}\r\n`; // RFC 5545 3.1: every line ends so, the last too
}

function eventOf(session: Session, turn: Turn): ICalEventData {
  const { plan, version } = turn.campaign;
  const platform = plan.platforms.find((each) => each.code === session.platform);
  const about = [platform?.howTo, plan.safety?.on ? plan.safety.text : undefined].flatMap((text) =>
    text === undefined ? [] : [textIn(text, turn.lang)],
  );
  const title = textIn(session.title, turn.lang);
  return {
    id: `${session.code}@${plan.id}`,
    sequence: version,
    stamp: toTheHour(turn.now), // one file, and one address, for all who ask within the hour
    // Wall-clock strings: the library reads a string in the machine's zone and writes it back in it, whatever that is.
    start: `${session.date}T${session.from}:00`,
    end: wallClock(endOf(session)),
    // An end that the plan does not name is there for the calendar's sake; nobody is told it in words.
    x: session.to === null ? { [ASSUMED_END]: 'TRUE' } : {},
    timezone: ZONE,
    status: session.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    // Some calendars show a cancelled event's title and take no notice of its status.
    summary: session.cancelled ? `${turn.plain(say('session.cancelled')).toUpperCase()}: ${title}` : title,
    location: session.place ?? platform?.name ?? null,
    description: [session.link, ...about].filter((line) => line !== null).join('\n') || null,
    url: session.link,
  };
}

const wallClock = (at: Date): string => `${dateOf(at)}T${timeOf(at)}:00`;

const HOUR_MS = 3_600_000;
const toTheHour = (at: Date): Date => new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS);
