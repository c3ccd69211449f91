import { dateOf, daysBetween, type LocalDate } from '../chat/civil.ts';
import type { Say } from '../chat/index.ts';
import type { Page } from '../turn/index.ts';
import { countdown, phaseOf } from './countdown.ts';
import { button, fact, page, say } from './frame.ts';

/** How far away it is, or how many days are left; from when to when, and where. */
export const period: Page<'period'> = {
  name: 'period',
  for: 'everybody',
  inGroups: true,
  mayBeTitle: true,
  ways: [
    {
      label: 'pages:button.period',
      menu: { home: 6 },
    },
  ],
  show(_, turn) {
    const { plan } = turn.campaign;
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

/** "Còn 3 ngày nữa là hết": what is asked for most. */
function leftLine(period: { readonly from: LocalDate; readonly to: LocalDate }, now: Date): Say {
  const begun = countdown(period, now);
  if (phaseOf(period, now) !== 'during') return begun;
  const left = daysBetween(dateOf(now), period.to);
  // Of the last day both lines would say the same.
  if (left === 0) return begun;
  return { join: [left === 1 ? say('period.left-tomorrow') : say('period.left', { count: left }), begun], by: ' ' };
}
