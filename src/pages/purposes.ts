import type { Page } from '../turn/index.ts';
import { button, page, say } from './frame.ts';

/** What the Week is for: a few plain words, and on request all purposes. */
export const purposes: Page<'purposes', 'long' | null> = {
  name: 'purposes',
  for: 'everybody',
  inGroups: true,
  mayBeTitle: true,
  ways: [
    {
      label: 'pages:button.purposes',
    },
  ],
  read: ([length]) => (length === 'long' ? length : null),
  show(asked, turn) {
    const { short, long } = turn.campaign.plan.purposes;
    if (asked === 'long' && long.length > 0) {
      return page(
        [say('purposes.title'), ...long.map((each) => say('listed', { text: { local: each } }))],
        [[button('purposes.less', 'purposes')]],
        'theme',
      );
    }
    const more = long.length > 0 ? [button('purposes.more', 'purposes.long')] : [];
    return page([say('purposes.title'), { local: short }], [more], 'theme');
  },
};
