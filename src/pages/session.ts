import type { Platform, Session } from '../campaign/types.ts';
import type { Button, Reply, Say } from '../chat/index.ts';
import { AHEAD_MINUTES } from '../chat/reminder-times.ts';
import type { Page, Turn, WayFrame } from '../turn/index.ts';
import type { KeyOf } from '../words/keys.ts';
import { CALENDAR, calendarFile } from './calendar.ts';
import { button, fact, page, say, toContact, wayOf } from './frame.ts';
import { listAt } from './list-address.ts';
import { isNoneSet, setLines, setReminders } from './reminders-set.ts';
import { roomLines } from './session-lines.ts';
import { audienceOf, canRemind, hoursOf, isFor, recordedSessions, stateOf } from './session-list.ts';
import { audiencesOf, isSessionMatter, matterLine, type SessionMatter } from './session-matter.ts';

const ACTS = ['remind', 'unremind', 'ics'] as const;
type Asked = {
  readonly code: string;
  readonly act: (typeof ACTS)[number] | null;
  /** So many minutes before it begins somebody wished to be reminded; null: not said. */
  readonly ahead: number | null;
  readonly matter: SessionMatter | null;
};

/** The one whose title is meant; of several, or of none, the list. */
const sessionAt: WayFrame = (slots, turn) => {
  const [only, ...more] = slots.topic?.isSure ? slots.topic.codes : [];
  return only !== undefined && more.length === 0 ? `session.${only}` : (listAt(slots, turn) ?? 'classes');
};

/** One session: `session.<code>`, and `.remind` (`.remind.<minutes>`), `.unremind`, `.ics`; `.when`, `.link` and the like answer that first (session-matter.ts). */
export const session: Page<'session', Asked> = {
  name: 'session',
  for: 'everybody',
  inGroups: true,
  mayBeTitle: true,
  ways: [{ frame: sessionAt }],
  read: ([code = '', act, ahead = '']) => ({
    code,
    act: ACTS.find((each) => each === act) ?? null,
    ahead: /^\d{1,4}$/.test(ahead) ? Number(ahead) : null,
    matter: isSessionMatter(act) ? act : null,
  }),
  called: ({ code }, { campaign }) => {
    const found = campaign.sessions.find((each) => each.code === code);
    return found ? { local: found.title } : null;
  },
  show(asked, turn) {
    const { code, act, matter } = asked;
    const found = turn.campaign.sessions.find((each) => each.code === code);
    if (found === undefined) return page([say('session.gone')], [[toContact]], 'schedule');
    const way = wayOf(turn, CALENDAR);
    if (act === 'ics' && way !== null) return file(found, way, turn);
    return matter === null
      ? sessionPage(found, asked, turn, remindNote(found, asked, turn))
      : answerPage(matter, found, asked, turn);
  },
};

/** Does what was tapped, and says what came of it. */
function remindNote(found: Session, { act, ahead }: Asked, turn: Turn): Say | null {
  if (turn.group) return null;
  if (act === 'unremind') {
    turn.reminders.ask(found.code, false);
    const left = setReminders(turn);
    const others = isNoneSet(left) ? [] : [say('reminders.still-set'), ...setLines(left)];
    return { join: [{ bold: say('session.unreminded') }, ...others] };
  }
  if (act !== 'remind') return null;
  if (found.cancelled) return { bold: say('session.no-remind-cancelled') };
  if (stateOf(found, turn.now) === 'ended') return { bold: say('session.no-remind-ended') };
  if (!canRemind(found, turn.now)) return { bold: say('session.no-remind') };
  turn.reminders.ask(found.code, true);
  const isOther = ahead !== null && ahead !== AHEAD_MINUTES;
  return { bold: say(isOther ? 'session.reminded-only' : 'session.reminded') };
}

/** What was asked of it alone, and which one it is: who asks has seen the rest, which is a button away. */
function answerPage(matter: SessionMatter, found: Session, asked: Asked, turn: Turn): Reply {
  const state = stateOf(found, turn.now);
  const isOpen = !found.cancelled && state !== 'ended';
  const when: Say = { join: [{ date: found.date, as: 'weekday-date' }, { plain: hoursOf(found) }], by: ', ' };
  const reply = sessionPage(found, asked, turn, null);
  const text: Say = {
    join: [
      matterLine(matter, found, turn),
      ...(matter === 'link' && isOpen ? roomLines(found) : []),
      { join: [{ local: found.title }, when], by: ' · ' },
      !isOpen && matter !== 'link' && say(`session.${found.cancelled ? 'cancelled' : 'ended'}`),
    ],
  };
  const whole = button('session.details', `session.${found.code}`);
  const rows = reply.buttons ?? [];
  return { ...reply, text, buttons: [...rows.slice(0, -1), [whole], ...rows.slice(-1)] };
}

/** `note`: what came of an act; it is the first line. */
function sessionPage(found: Session, asked: Asked, turn: Turn, note: Say | null): Reply {
  const { plan } = turn.campaign;
  const platform = plan.platforms.find((each) => each.code === found.platform);
  const isOpen = !found.cancelled && stateOf(found, turn.now) !== 'ended';
  const misses =
    found.fee === null || found.host === null || (isOpen && found.link === null && !isPlace(platform, found));
  return page(
    [
      note,
      note && { plain: '' },
      { bold: { local: found.title } },
      say('session.when', {
        value: { join: [{ date: found.date, as: 'weekday-date' }, { plain: hoursOf(found) }], by: ', ' },
      }),
      { bold: say(`session.${found.cancelled ? 'cancelled' : stateOf(found, turn.now)}`) },
      fact('session.for', audiencesOf(found, turn)),
      ...whereLines(found, platform),
      found.host !== null && fact('session.host', { plain: found.host }),
      found.fee !== null && fact('session.fee', { local: found.fee }),
      isOpen && linkLine(found, platform),
      ...(isOpen ? roomLines(found) : []),
      isOpen && platform?.howTo !== undefined && say('session.how', { value: { local: platform.howTo } }),
      isOpen && plan.safety?.on && { local: plan.safety.text },
    ],
    [
      isOpen && found.link !== null ? [{ label: say('session.join'), url: found.link }] : [],
      isOpen ? copyButtons(found) : [],
      !isOpen && found.recording !== null ? [{ label: say('session.recording'), url: found.recording }] : [],
      !isOpen && found.recording === null && recordedSessions(turn).length > 0
        ? [button('classes.again', 'classes.again')]
        : [],
      remindButton(found, turn),
      asked.act === 'unremind' && !isNoneSet(setReminders(turn)) ? [button('reminders.stop', 'reminders.stop')] : [],
      calendarButton(found, turn),
      misses ? [toContact] : [],
      !turn.group && turn.people.may('office') ? [button('session.mend', `go.mend.${found.code}`)] : [],
    ],
    isFor(found, audienceOf(turn)) ? `schedule.${found.date}` : `schedule.${found.date}.all`,
  );
}

const isPlace = (platform: Platform | undefined, found: Session): boolean =>
  platform?.inPerson ?? (found.platform === null && found.place !== null);

function whereLines(found: Session, platform: Platform | undefined): Say[] {
  const lines: Say[] = [];
  if (!isPlace(platform, found)) lines.push(fact('session.platform', platform ? { plain: platform.name } : null));
  else if (platform !== undefined) lines.push(fact('session.way', { plain: platform.name }));
  if (found.place !== null) lines.push(fact('session.place', { plain: found.place }));
  else if (isPlace(platform, found)) lines.push(fact('session.place', null));
  return lines;
}

/** Said only where a link is missing: a link that is known is a button. */
const linkLine = (found: Session, platform: Platform | undefined): Say | false =>
  found.link === null && !isPlace(platform, found) && fact('session.link', null);

function remindButton(found: Session, turn: Turn): Button[] {
  if (turn.group || !canRemind(found, turn.now)) return [];
  return turn.reminders.isAsked(found.code)
    ? [button('session.unremind', `session.${found.code}.unremind`)]
    : [button('session.remind', `session.${found.code}.remind`)];
}

function copyButtons({ room, passcode }: Session): Button[] {
  const copy = (key: KeyOf<'pages'>, value: string | null): Button[] =>
    value === null ? [] : [{ label: say(key), copy: value }];
  return [...copy('session.copy-room', room), ...copy('session.copy-passcode', passcode)];
}

/** Of a cancelled one too: a calendar that has it takes the cancellation in its place. */
function calendarButton(found: Session, turn: Turn): Button[] {
  const way = wayOf(turn, CALENDAR);
  if (stateOf(found, turn.now) === 'ended' || way === null || (found.cancelled && way === 'text')) return [];
  const key = found.cancelled ? 'calendar-cancelled' : way === 'text' ? 'calendar-text' : 'calendar';
  return [button(`session.${key}`, `session.${found.code}.ics`)];
}

const FILE_WORDS = { file: 'session.file', address: 'session.file-at', text: 'session.file-text' } as const;

function file(found: Session, way: keyof typeof FILE_WORDS, turn: Turn): Reply {
  const words = say(FILE_WORDS[way], { title: { local: found.title } });
  const { text, buttons } = page([words], [], `session.${found.code}`);
  return { text, buttons, file: calendarFile([found], turn) };
}
