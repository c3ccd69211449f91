import type { Page } from '../turn/index.ts';
import { countdown } from './countdown.ts';
import { button, page, say, toContact } from './frame.ts';
import { listAt } from './list-address.ts';
import { joinButtons, sessionButtons, sessionEntries } from './session-lines.ts';
import { audienceOf, nowAndNext, sessionsFor } from './session-list.ts';

/** So many of what is on, and of what is next, fit a message with their links. */
const MOST = 3;

/** "Bây giờ và tiếp theo": what is on at this moment, and what comes next. `now.all` shows every audience's. */
export const now: Page<'now', 'all' | null> = {
  name: 'now',
  for: 'everybody',
  inGroups: true,
  ways: [
    {
      label: 'pages:button.now',
      menu: { home: 5 },
      frame: listAt,
    },
  ],
  read: ([whose]) => (whose === 'all' ? whose : null),
  show(whose, turn) {
    const { plan, sessions } = turn.campaign;
    if (sessions.length === 0) {
      return page([say('schedule.missing'), countdown(plan.period, turn.now)], [[toContact]], 'home');
    }
    const mine = audienceOf(turn);
    const audience = whose === 'all' ? null : mine;
    const { live, next, isToday } = nowAndNext(sessionsFor(turn, audience), turn.now, MOST);
    const onNow = live.slice(0, MOST);
    const first = next[0];
    const wider = audience === null ? [] : [button('schedule.see-all', 'now.all')];
    return page(
      [
        say('now.title'),
        audience && say('schedule.for', { audience: { local: audience.name } }),
        live.length > 0 ? say('now.live', { count: live.length }) : say('now.nothing-live'),
        ...sessionEntries(onNow, turn, { join: true }),
        onNow.length > 0 && { plain: '' },
        first === undefined
          ? say('now.nothing-next')
          : say(isToday ? 'now.next-today' : 'now.next', {
              time: first.from,
              day: { date: first.date, as: 'weekday-date' },
            }),
        ...sessionEntries(next, turn, { join: true }, onNow.length + 1),
      ],
      [
        ...joinButtons(onNow, [...onNow, ...next]),
        ...sessionButtons([...onNow, ...next]),
        [button('button.schedule', 'schedule'), ...wider],
      ],
      'home',
    );
  },
};
