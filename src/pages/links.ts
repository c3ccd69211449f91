import type { Page } from '../turn/index.ts';
import { inRows, NOT_KNOWN, page, say, toContact } from './frame.ts';

/** Where to read more outside: the links that the campaign lists. */
export const links: Page<'links'> = {
  name: 'links',
  for: 'everybody',
  inGroups: true,
  mayBeTitle: true,
  ways: [
    {
      label: 'pages:button.links',
    },
  ],
  show(_, turn) {
    const all = turn.campaign.plan.links.slice(0, 8);
    if (all.length === 0) return page([say('links.title'), NOT_KNOWN], [[toContact]], 'theme');
    const buttons = all.map((each) => ({ label: { local: each.name }, url: each.url }));
    return page([say('links.title'), say('links.intro')], inRows(buttons), 'theme');
  },
};
