import type { Page } from '../turn/index.ts';
import { figuresSeen } from './board/words.ts';
import { shareOf } from './figures.ts';
import { apart, page } from './frame.ts';
import { to, word } from './office-page.ts';

/** The board as a picture; it is drawn when the message is sent (bot/picture-maker.ts). */
export const chart: Page<'chart'> = {
  name: 'chart',
  for: ['office', 'viewer'],
  ways: [
    {
      label: 'office:web.button.chart',
      menu: { looks: 1 },
    },
  ],
  show(_asked, turn) {
    const { standings, units, onTime } = turn.results.sum();
    const lines = [
      { bold: word('web.chart') },
      word('web.reported', { share: shareOf(standings.reported, units) }),
      word('web.on-time', { share: shareOf(onTime, units) }),
      figuresSeen(turn),
    ];
    const shown = page(lines, [[to('web.button.board', 'web')]], 'board.looks');
    return { ...apart(shown), drawn: { name: 'board', asked: [] } };
  },
};
