import type { Button } from '../chat/index.ts';
import type { Page } from '../turn/index.ts';
import { inRows, leaf, leafAt, leafLine, NOT_KNOWN, page, say, toContact } from './frame.ts';

const ON_A_PAGE = 4;

/** The documents that the Week rests on, each cited in full. */
export const bases: Page<'bases', number> = {
  name: 'bases',
  for: 'everybody',
  inGroups: true,
  mayBeTitle: true,
  ways: [
    {
      label: 'pages:button.bases',
    },
  ],
  read: ([part]) => leafAt(part),
  show(wanted, turn) {
    const all = turn.campaign.plan.legalBases;
    if (all.length === 0) return page([say('bases.title'), NOT_KNOWN], [[toContact]], 'theme');
    const shown = leaf(all, ON_A_PAGE, wanted, (n) => `bases.${n}`);
    const first = (shown.at - 1) * ON_A_PAGE;
    const links = shown.items.flatMap((each, i): Button[] =>
      each.url === undefined ? [] : [{ label: say('bases.open', { n: first + i + 1 }), url: each.url }],
    );
    return page(
      [
        say('bases.title'),
        ...shown.items.map((each, i) => {
          const text = { local: each.text };
          return each.role === undefined
            ? say('bases.document', { n: first + i + 1, text })
            : say('bases.with-role', { n: first + i + 1, text, role: { local: each.role } });
        }),
        leafLine(shown),
      ],
      [...inRows(links, 2), shown.turns],
      'theme',
    );
  },
};
