import type { Page } from '../turn/index.ts';
import { countdown } from './countdown.ts';
import { button, fact, page, say } from './frame.ts';

/** From when to when, where, and how far away it is. */
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
        { bold: { local: plan.title } },
        say('period.dates', { from: { date: from, as: 'weekday-date' }, to: { date: to, as: 'weekday-date' } }),
        countdown(plan.period, turn.now),
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
