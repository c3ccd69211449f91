import type { Page } from '../turn/index.ts';
import { countdown } from './countdown.ts';
import { button, fact, page, say, toContact } from './frame.ts';

/** "Đây là gì", "ai tổ chức": whose Week it is and when, and what this assistant is for, in two sentences. */
export const about: Page<'about'> = {
  name: 'about',
  for: 'everybody',
  inGroups: true,
  ways: [{ label: 'pages:button.about', menu: { help: 3 } }],
  show(_, turn) {
    const { plan } = turn.campaign;
    return page(
      [
        say('this.what', {
          title: { bold: { local: plan.title } },
          organiser: { local: plan.organiser.name },
          from: { date: plan.period.from, as: 'date' },
          to: { date: plan.period.to, as: 'date' },
        }),
        say('this.assistant'),
        { plain: '' },
        fact('this.theme', { local: plan.theme }),
        plan.upperBody && fact('this.upper', { local: plan.upperBody }),
        plan.scope && fact('period.scope', { local: plan.scope }),
        countdown(plan.period, turn.now),
        say('this.trust'),
      ],
      [
        [button('button.schedule', 'schedule'), button('button.purposes', 'purposes')],
        [button('button.privacy', 'privacy'), toContact],
      ],
      'home',
    );
  },
};
