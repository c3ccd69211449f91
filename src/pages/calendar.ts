/** The calendar file (.ics, RFC 5545) of one session or of many. */
import ical, { escape, type ICalEventData } from 'ical-generator';
import type { Session } from '../campaign/types.ts';
import { ZONE } from '../chat/civil.ts';
import type { Language, Localized, Media } from '../chat/index.ts';
import type { Turn } from '../turn/index.ts';

export const CALENDAR = 'text/calendar';

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

/** Makes the file in the reader's language and keeps it until it is sent. */
export function calendarFile(sessions: readonly Session[], turn: Turn): Media {
  const [only] = sessions;
  const name = sessions.length === 1 && only !== undefined ? only.code : turn.campaign.plan.id;
  return turn.files.keep(new TextEncoder().encode(calendarText(sessions, turn)), CALENDAR, `${name}.ics`);
}

/** The file's text. An event keeps its UID, so that a calendar that has it takes the newer one in its place. */
export function calendarText(sessions: readonly Session[], turn: Turn): string {
  const { plan } = turn.campaign;
  const calendar = ical({
    name: escape(inLanguage(plan.title, turn.lang), false), // the library escapes everything but the name
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
    text === undefined ? [] : [inLanguage(text, turn.lang)],
  );
  return {
    id: `${session.code}@${plan.id}`,
    sequence: version,
    stamp: toTheHour(turn.now), // one file, and one address, for all who ask within the hour
    // Wall-clock strings: the library reads a string in the machine's zone and writes it back in it, whatever that is.
    start: `${session.date}T${session.from}:00`,
    end: session.to === null ? null : `${session.date}T${session.to}:00`,
    timezone: ZONE,
    summary: inLanguage(session.title, turn.lang),
    location: session.place ?? platform?.name ?? null,
    description: [session.link, ...about].filter((line) => line !== null).join('\n') || null,
    url: session.link,
  };
}

const HOUR_MS = 3_600_000;
const toTheHour = (at: Date): Date => new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS);

const inLanguage = (text: Localized, lang: Language): string => (lang === 'en' ? text.en : undefined) ?? text.vi;
