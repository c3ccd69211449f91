import { isLocalTime, type LocalTime } from '../chat/civil.ts';
import type { Button, Reply, Say } from '../chat/index.ts';
import { isQuiet, QUIET_FROM, QUIET_TO } from '../chat/reminder-times.ts';
import { hasWork } from '../chat/work-units.ts';
import type { Page, Turn } from '../turn/index.ts';
import { turning } from './announcements.ts';
import { afterChange, button, inRows, page, say } from './frame.ts';
import { dropButtons, isNoneSet, type SetReminders, setLines, setReminders, stoppedLines } from './reminders-set.ts';
import { stateOf } from './session-list.ts';

const OFFERED: readonly LocalTime[] = ['06:00', '06:30', '06:45', '07:00', '07:30', '12:00'];

type Asked = { readonly at: LocalTime } | { readonly drop: string } | 'off' | 'stop' | 'stopping' | null;

/**
 * The daily reminder and what else comes unasked: `reminders.at.0645` (a value holds no colon), `reminders.off` (the daily one),
 * `reminders.stop` (also those of sessions), `reminders.drop.B01` (that of a session); `reminders.stopping`: which of them is to stop.
 */
export const reminders: Page<'reminders', Asked> = {
  name: 'reminders',
  for: 'everybody',
  ways: [
    // The first: whoever is guessed to want no more of them is shown what is set, and no hours to turn on.
    {
      at: 'stopping',
      intent: null,
      label: 'pages:button.stop-reminders',
    },
    {
      label: 'pages:button.reminders',
      menu: { home: 5 },
      command: { vi: 'nhac', en: 'reminders', about: 'pages:about.nhac', order: 10 },
    },
    {
      act: 'stop.reminders',
    },
  ],
  read([act, digits = '']) {
    if (act === 'off' || act === 'stop' || act === 'stopping') return act;
    if (act === 'drop') return { drop: digits };
    const at = `${digits.slice(0, 2)}:${digits.slice(2)}`;
    return act === 'at' && isLocalTime(at) ? { at } : null;
  },
  show(asked, turn) {
    if (asked === 'off') {
      turn.reminders.setDaily(null);
      return overview(afterChange(turn, { remindAt: null }), say('reminders.now-off'));
    }
    if (asked === 'stop') return stopped(turn);
    if (asked === 'stopping') return whichToStop(turn);
    if (asked === null) return overview(turn, null);
    return 'drop' in asked ? dropOne(asked.drop, turn) : setTime(asked.at, turn);
  },
};

function stopped(turn: Turn): Reply {
  const before = setReminders(turn);
  turn.reminders.stopAll();
  const after = afterChange(turn, { remindAt: null });
  return overview(after, { join: [say('reminders.stopped'), ...stoppedLines(before)] }, { daily: null, sessions: [] });
}

function dropOne(code: string, turn: Turn): Reply {
  const found = setReminders(turn).sessions.find((each) => each.code === code);
  turn.reminders.ask(code, false);
  const left = setReminders(turn);
  return overview(turn, found ? say('reminders.dropped', { title: { local: found.title } }) : null, left);
}

/** Somebody may want no more of them: all that is set, with a way to stop each, and all of it. */
function whichToStop(turn: Turn): Reply {
  const set = setReminders(turn);
  const isNone = isNoneSet(set);
  const { remindAt, announcements, holds } = turn.person;
  return page(
    [
      say('reminders.title'),
      say(isNone ? 'reminders.none-set' : 'reminders.which-to-stop'),
      ...setLines(set),
      announcements === 'yes' && say('reminders.announcements-too'),
    ],
    [
      isNone && !hasWork(holds) ? [] : [button('reminders.stop', 'reminders.stop')],
      ...dropButtons(set),
      remindAt === null ? [] : [button('reminders.off', 'reminders.off')],
      hasWork(holds) ? [{ label: { key: 'nudges:button.settings' }, value: 'nudge' }] : [],
      announcements === 'yes' ? [turning.no] : [],
      [button(isNone ? 'reminders.set' : 'reminders.change', 'reminders')],
    ],
    'home',
  );
}

function setTime(time: LocalTime, turn: Turn): Reply {
  if (isQuiet(time)) return overview(turn, say('reminders.in-quiet', { time }));
  turn.reminders.setDaily(time);
  return overview(afterChange(turn, { remindAt: time }), say('reminders.now-on', { time }));
}

/** Nobody is to wait for a reminder that can't come. */
function nothingAhead(turn: Turn): Say | null {
  const { sessions } = turn.campaign;
  if (sessions.length === 0) return say('reminders.no-schedule');
  const isAhead = sessions.some((each) => !each.cancelled && stateOf(each, turn.now) === 'before');
  return isAhead ? null : say('reminders.nothing-ahead');
}

function overview(turn: Turn, note: Say | null, set: SetReminders = setReminders(turn)): Reply {
  const { remindAt, announcements } = turn.person;
  const times = OFFERED.filter((time) => time !== remindAt).map(
    (time): Button => button('reminders.time', `reminders.at.${time.replace(':', '')}`, { time }),
  );
  const announce = announcements === 'yes' ? 'no' : 'yes';
  return page(
    [
      say('reminders.title'),
      note ?? (remindAt === null ? say('reminders.is-off') : say('reminders.is-on', { time: remindAt })),
      set.sessions.length > 0 && say('reminders.sessions-set'),
      ...setLines({ daily: null, sessions: set.sessions }),
      nothingAhead(turn),
      say('reminders.quiet', { from: QUIET_FROM, to: QUIET_TO }),
      say('reminders.sessions'),
    ],
    [
      ...inRows(times, 3),
      [
        button('reminders.other-time', 'go.remind-time'),
        ...(remindAt === null ? [] : [button('reminders.off', 'reminders.off')]),
      ],
      ...dropButtons(set),
      hasWork(turn.person.holds) ? [{ label: { key: 'nudges:button.settings' }, value: 'nudge' }] : [],
      // The office that types "nhắc" may mean its units.
      turn.people.may('office') ? [{ label: { key: 'nudges:button.hand' }, value: 'chase.hand' }] : [],
      [turning[announce], button('reminders.stop', 'reminders.stop')],
    ],
    'home',
  );
}
