import { unitName, unitOf } from '../campaign/unit-tree.ts';
import type { Reply } from '../chat/index.ts';
import type { Page, Turn } from '../turn/index.ts';
import { communeList, listOf, typeList, unitsWithoutLog } from './board-lists.ts';
import { type Tally, tallyOf } from './board-tally.ts';
import { figuresAt, shareOf } from './figures.ts';
import { inRows, leafAt, page } from './frame.ts';
import { logList } from './log-list.ts';
import { to, word } from './office-page.ts';

/** `of`: the commune, the type or the unit that the view is of. */
type Asked = {
  readonly view: 'none' | 'units' | 'communes' | 'types' | 'commune' | 'type' | 'unit';
  readonly of: string;
  readonly leaf: number;
} | null;

/**
 * What the office sees of every unit: `board`, `.none.<n>`, `.units.<n>`, `.communes.<n>`, `.commune.<code>.<n>`, `.types`,
 * `.type.<code>.<n>`, `.unit.<code>.<n>`.
 */
export const board: Page<'board', Asked> = {
  name: 'board',
  for: ['office'],
  ways: [
    {
      label: 'pages:button.board',
      menu: { home: 1 },
      words: `
        theo doi, truong chua gui, don vi chua gui, ai chua gui, chua gui, truong chua bao cao, don vi chua bao cao,
        ai chua bao cao, chua bao cao, truong chua ghi, don vi chua ghi, ai chua ghi, chua ghi, tong hop, board,
        who has not reported, overview`,
    },
  ],
  read([view, first, second]) {
    if (view === 'commune' || view === 'type' || view === 'unit')
      return { view, of: first ?? '', leaf: leafAt(second) };
    const isList = view === 'none' || view === 'units' || view === 'communes' || view === 'types';
    return isList ? { view, of: '', leaf: leafAt(first) } : null;
  },
  show(asked, turn) {
    const tally = tallyOf(turn);
    switch (asked?.view) {
      case 'none':
        return unitsWithoutLog(asked.leaf, tally, turn);
      case 'units':
      case 'commune':
      case 'type':
        return listOf(asked.view, asked.of, asked.leaf, tally, turn) ?? overview(tally, turn);
      case 'communes':
        return communeList(asked.leaf, tally, turn);
      case 'types':
        return typeList(tally, turn);
      case 'unit':
        return unitOf(turn.campaign, asked.of) ? oneUnit(asked.of, asked.leaf, turn) : overview(tally, turn);
      default:
        return overview(tally, turn);
    }
  },
};

function overview(tally: Tally, turn: Turn): Reply {
  const late = turn.broadcasts.late();
  const { activities, photos } = tally.sums();
  const lines = [
    { bold: word('board.title') },
    word('board.logged', { share: shareOf(tally.logged(tally.awaited), tally.awaited.length) }),
    word('board.counts', { count: activities, photos }),
    figuresAt(turn),
    late > 0 && word('board.late', { count: late }),
  ];
  return page(lines, [
    [to('board.button.units', 'board.units.1'), to('board.button.none', 'board.none.1', { n: tally.without.length })],
    [to('board.button.communes', 'board.communes.1'), to('board.button.types', 'board.types')],
    ...inRows(turn.menu('board').roles, 2),
  ]);
}

function oneUnit(code: string, asked: number, turn: Turn): Reply {
  const logs = logList(code, asked, (n) => `board.unit.${code}.${n}`, turn);
  const figures = turn.activities.figures(code);
  const lines = [
    { bold: { local: unitName(turn.campaign, code) } },
    word('report.counts', { count: figures.activities, photos: figures.photos }),
    logs.leaf,
    figuresAt(turn),
  ];
  const acts = [
    to('report.button.totals', `unit-report.${code}.totals`),
    to('board.button.log', `go.log.unit.${code}`),
  ];
  return page(lines, [...logs.rows, acts], 'board.units.1');
}
