import { addDays, dateOf, daysBetween, isLocalDate, type LocalDate } from '../chat/civil.ts';
import type { Reply, Say } from '../chat/index.ts';
import type { Page, Turn } from '../turn/index.ts';
import { countdown, phaseOf } from './countdown.ts';
import { button, fact, page, say } from './frame.ts';

/** `day`: which day it is; a date: the one that was spoken of. */
type Asked = { readonly day: LocalDate | null } | null;

/** How far away it is, or how many days are left; from when to when, and where. `period.day`, `period.day.2021-10-05`: only which day that is. */
export const period: Page<'period', Asked> = {
  name: 'period',
  for: 'everybody',
  inGroups: true,
  mayBeTitle: true,
  ways: [
    {
      label: 'pages:button.period',
      menu: { home: 6 },
    },
    {
      at: 'day',
      label: 'pages:button.day',
      frame: ({ day }, { now }) => (day === null || day === dateOf(now) ? null : `period.day.${day}`),
    },
  ],
  read: ([part, day = '']) => (part === 'day' ? { day: isLocalDate(day) ? day : null } : null),
  show(asked, turn) {
    const { plan } = turn.campaign;
    if (asked !== null) return dayPage(asked.day ?? dateOf(turn.now), turn);
    const { from, to } = plan.period;
    return page(
      [
        { bold: leftLine(plan.period, turn.now) },
        say('period.dates', { from: { date: from, as: 'weekday-date' }, to: { date: to, as: 'weekday-date' } }),
        { local: plan.title },
        plan.scope && fact('period.scope', { local: plan.scope }),
        fact('period.organiser', { local: plan.organiser.name }),
      ],
      [
        [button('button.schedule', 'schedule'), button('button.duties', 'duties')],
        [button('button.theme', 'theme'), button('button.contact', 'contact')],
      ],
      'home',
    );
  },
};

/** "Hôm nay thứ mấy": the one line that was asked for. */
function dayPage(day: LocalDate, turn: Turn): Reply {
  const today = dateOf(turn.now);
  const date: Say = { date: day, as: 'weekday-date' };
  const line =
    day === today
      ? say('period.today', { date })
      : day === addDays(today, 1)
        ? say('period.tomorrow', { date })
        : say('period.that-day', { date });
  const { period: week } = turn.campaign.plan;
  return page(
    [{ join: [line, day === today && countdown(week, turn.now)], by: ' ' }],
    [[button('button.schedule', 'schedule'), button('button.period', 'period')]],
    'home',
  );
}

/** "Còn 3 ngày nữa là hết": what is asked for most. */
function leftLine(period: { readonly from: LocalDate; readonly to: LocalDate }, now: Date): Say {
  const begun = countdown(period, now);
  if (phaseOf(period, now) !== 'during') return begun;
  const left = daysBetween(dateOf(now), period.to);
  // Of the last day both lines would say the same.
  if (left === 0) return begun;
  return { join: [left === 1 ? say('period.left-tomorrow') : say('period.left', { count: left }), begun], by: ' ' };
}
