import type { BroadcastView, Page } from '../turn/index.ts';
import { cut, leaf, leafAt, page } from './frame.ts';
import { leafLine, to, word } from './office-page.ts';

const SIZE = 6;

/** The latest announcements and a way to write one. `broadcasts.<n>`. */
export const broadcasts: Page<'broadcasts', number> = {
  name: 'broadcasts',
  for: ['office'],
  ways: [
    {
      label: 'pages:button.broadcasts',
      menu: { home: 2, work: 1 },
    },
  ],
  read: ([part]) => leafAt(part),
  show(wanted, turn) {
    const recent = turn.broadcasts.recent();
    const shown = leaf(recent, SIZE, wanted, (n) => `broadcasts.${n}`);
    const lines = [
      { bold: word('broadcasts.title') },
      recent.length === 0 && word('broadcasts.empty'),
      leafLine(shown),
    ];
    const rows = shown.items.map((each) => [row(each)]);
    return page(lines, [[to('broadcasts.button.write', 'go.broadcast')], ...rows, shown.turns], 'board');
  },
};

function row(view: Omit<BroadcastView, 'counts'>) {
  return to('broadcasts.row', `broadcast.${view.id}`, {
    state: word(`broadcast.state.${view.state}`),
    text: cut({ vi: view.text.replace(/\s+/g, ' ') }, 32),
  });
}
