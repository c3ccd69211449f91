/** As pages/calendar.ts marks it. */
const ASSUMED_END = 'X-BANHOC-ASSUMED-END';

type Event = Readonly<Record<string, string>>;

/**
 * The events of a calendar file (.ics, RFC 5545) for people to read, in the file's order: a line for each day, and
 * below it for each event "08:00–09:00 What · Where" and its address. Without what is cancelled, and without an end
 * that was assumed. '': no event, or one whose hour is not that of a clock on the wall (a whole day, UTC).
 */
export function calendarWords(ics: string): string {
  const days = new Map<string, string[]>();
  for (const event of eventsOf(ics)) {
    if (event['STATUS'] === 'CANCELLED') continue;
    const start = momentOf(event['DTSTART']);
    if (start === null) return '';
    const end = event[ASSUMED_END] === undefined ? momentOf(event['DTEND']) : null;
    const what = [event['SUMMARY'], event['LOCATION']].filter(Boolean).join(' · ');
    const lines = [`${end === null ? start.hour : `${start.hour}–${end.hour}`} ${what}`, event['URL'] ?? ''];
    days.set(start.day, [...(days.get(start.day) ?? []), ...lines.filter((each) => each !== '')]);
  }
  return [...days].map(([day, lines]) => [day, ...lines].join('\n')).join('\n\n');
}

/** Name -> text of each event: lines unfolded (3.1), parameters left out, texts unescaped (3.3.11). */
function eventsOf(ics: string): readonly Event[] {
  const events: Record<string, string>[] = [];
  for (const line of ics.replace(/\r?\n[ \t]/g, '').split(/\r?\n/)) {
    if (line === 'BEGIN:VEVENT') events.push({});
    const [, name, value] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? [];
    const event = events.at(-1);
    if (event && name !== undefined && value !== undefined) event[name] ??= unescape(value);
  }
  return events;
}

const unescape = (text: string): string =>
  text.replace(/\\([nN,;\\])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? ' ' : sign));

function momentOf(value: string | undefined): { readonly day: string; readonly hour: string } | null {
  const [, year, month, day, hour, minute] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)\d\d$/.exec(value ?? '') ?? [];
  return year === undefined ? null : { day: `${day}/${month}/${year}`, hour: `${hour}:${minute}` };
}
