import { isLocalTime, type LocalTime } from '../chat/civil.ts';
import type { Button, Reply, Say } from '../chat/index.ts';
import { isQuiet, QUIET_FROM, QUIET_TO } from '../chat/reminder-times.ts';
import { hasWork } from '../chat/work-units.ts';
import type { Page, Turn } from '../turn/index.ts';
import { turning } from './announcements.ts';
import { afterChange, button, inRows, page, say } from './frame.ts';
import { stateOf } from './session-list.ts';

const OFFERED: readonly LocalTime[] = ['06:00', '06:30', '06:45', '07:00', '07:30', '12:00'];

/**
 * The daily reminder and what else comes unasked: `reminders.at.0645` (a value holds no colon), `reminders.off` (the daily one),
 * `reminders.stop` (also those of sessions).
 */
export const reminders: Page<'reminders', { readonly at: LocalTime } | 'off' | 'stop' | null> = {
  name: 'reminders',
  for: 'everybody',
  ways: [
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
    if (act === 'off' || act === 'stop') return act;
    const at = `${digits.slice(0, 2)}:${digits.slice(2)}`;
    return act === 'at' && isLocalTime(at) ? { at } : null;
  },
  show(asked, turn) {
    if (asked === 'off') {
      turn.reminders.setDaily(null);
      return overview(afterChange(turn, { remindAt: null }), say('reminders.now-off'));
    }
    if (asked === 'stop') {
      turn.reminders.stopAll();
      return overview(afterChange(turn, { remindAt: null }), say('reminders.stopped'));
    }
    return asked === null ? overview(turn, null) : setTime(asked.at, turn);
  },
};

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

function overview(turn: Turn, note: Say | null): Reply {
  const { remindAt, announcements } = turn.person;
  const times = OFFERED.filter((time) => time !== remindAt).map(
    (time): Button => button('reminders.time', `reminders.at.${time.replace(':', '')}`, { time }),
  );
  const announce = announcements === 'yes' ? 'no' : 'yes';
  return page(
    [
      say('reminders.title'),
      note ?? (remindAt === null ? say('reminders.is-off') : say('reminders.is-on', { time: remindAt })),
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
      hasWork(turn.person.holds) ? [{ label: { key: 'nudges:button.settings' }, value: 'nudge' }] : [],
      [turning[announce], button('reminders.stop', 'reminders.stop')],
    ],
    'home',
  );
}
