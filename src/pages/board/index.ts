import type { Unit } from '../../campaign/types.ts';
import { isCommune, unitOf } from '../../campaign/unit-tree.ts';
import type { Button, Reply, Say } from '../../chat/index.ts';
import type { GroupResult, Page, Turn, WayFrame } from '../../turn/index.ts';
import { shareOf } from '../figures.ts';
import { inRows, leafAt, page } from '../frame.ts';
import { word as office, to as toOffice } from '../office-page.ts';
import { scopeLine } from '../scope.ts';
import { type BoardList, boardList, communeList, listOf, reportLines, typeList, unitsIn } from './lists.ts';
import { stateList, sumsPage, targetsPage } from './sums.ts';
import { type Tally, tallyOf } from './tally.ts';
import { unitFigures, unitPage } from './unit.ts';
import { amountWord, figuresSeen, to, word } from './words.ts';

/** `of`: the commune, the type or the unit that the view is of; `from`: where the unit was opened. */
type Asked =
  | { readonly view: 'list'; readonly list: BoardList; readonly of: string; readonly leaf: number }
  | { readonly view: 'unit' | 'figures'; readonly of: string; readonly leaf: number; readonly from: string }
  | { readonly view: 'sums'; readonly of: readonly [by: string, code: string] | null; readonly leaf: number }
  | { readonly view: 'communes' | 'types' | 'states' | 'targets' | 'looks' | 'work'; readonly leaf: number }
  | null;

/** A unit in the text: what is known of it; of a commune its units, since it logs nothing itself. */
const unitAt: WayFrame = ({ unit: code }, { campaign }) => {
  if (code === null) return null;
  const unit = unitOf(campaign, code);
  return `board.${unit && isCommune(campaign, unit) ? 'commune' : 'unit'}.${code}`;
};

/**
 * What the office sees of every unit, and a viewer of those of an area: `board`, `.states`, `.communes.<n>`, `.types`, `.sums.<n>` (and `.commune.<code>` or `.type.<code>`),
 * `.targets`; `.looks` and `.work`: what more there is to look at and to do; lists as `.units.<n>`, `.silent.<n>`, `.commune.<code>.<n>`; and of one unit `.unit.<code>.<n>.<from>`, `.figures.<code>.<n>.<from>`.
 */
export const board: Page<'board', Asked> = {
  name: 'board',
  for: ['office', 'viewer'],
  ways: [
    {
      label: 'pages:button.board',
      menu: { home: 1 },
      frame: unitAt,
    },
    { at: 'units.1' },
    {
      at: 'silent.1',
      frame: unitAt,
      label: 'results:button.silent-way',
    },
    {
      at: 'reported.1',
      label: 'results:button.reported-way',
    },
    {
      at: 'none.1',
      label: 'results:button.none-way',
    },
    {
      at: 'sums.1',
      label: 'results:button.sums-way',
    },
  ],
  called: (asked, { campaign }) => {
    const unit = asked !== null && 'from' in asked ? unitOf(campaign, asked.of) : undefined;
    return unit ? { plain: unit.name } : null;
  },
  read([view, first, second, third]) {
    const list = boardList(view);
    if (list === 'commune' || list === 'type') return { view: 'list', list, of: first ?? '', leaf: leafAt(second) };
    if (list) return { view: 'list', list, of: '', leaf: leafAt(first) };
    switch (view) {
      case 'unit':
      case 'figures':
        return {
          view,
          of: first ?? '',
          leaf: leafAt(second),
          from: /^[a-z]\d{1,4}$/.test(third ?? '') ? (third ?? '') : '',
        };
      case 'sums':
        return { view, leaf: leafAt(first), of: second && third ? [second, third] : null };
      case 'communes':
      case 'types':
      case 'states':
      case 'targets':
      case 'looks':
      case 'work':
        return { view, leaf: leafAt(first) };
      default:
        return null;
    }
  },
  keeps: (asked) => (isOfUnit(asked) && asked.from !== '' ? `${asked.of}.${asked.leaf}.${asked.from}` : null),
  recalls(asked, kept) {
    const [of, at, from = ''] = kept.split('.');
    const isBack = isOfUnit(asked) && asked.from === '' && asked.of === of;
    return isBack ? { ...asked, leaf: asked.leaf > 1 ? asked.leaf : leafAt(at), from } : asked;
  },
  show(asked, turn) {
    const place = outside(asked, turn);
    if (place) return page([word('outside', { name: place.name }), scopeLine(turn.person, turn.campaign)], [], 'board');
    const tally = tallyOf(turn);
    return (asked && viewOf(asked, tally, turn)) ?? overview(tally, turn);
  },
};

/** The unit or the commune that is asked for and that the person may not look at: an old or a forged button. */
function outside(asked: Asked, turn: Turn): Unit | null {
  const place = unitOf(turn.campaign, placeOf(asked));
  return place && !turn.people.may('look', place.code) ? place : null;
}

function placeOf(asked: Asked): string | null {
  if (isOfUnit(asked)) return asked.of;
  if (asked?.view === 'list' && asked.list === 'commune') return asked.of;
  return asked?.view === 'sums' && asked.of?.[0] === 'commune' ? asked.of[1] : null;
}

const isOfUnit = (asked: Asked): asked is Extract<Asked, { from: string }> =>
  asked?.view === 'unit' || asked?.view === 'figures';

/** null: there is nothing there. */
function viewOf(asked: NonNullable<Asked>, tally: Tally, turn: Turn): Reply | null {
  switch (asked.view) {
    case 'list':
      return listOf(asked.list, asked.of, asked.leaf, tally, turn);
    case 'communes':
      return communeList(asked.leaf, tally, turn);
    case 'types':
      return typeList(tally, turn);
    case 'states':
      return stateList(tally, turn);
    case 'sums':
      return sumsPage(asked.of, asked.leaf, turn);
    case 'targets':
      return targetsPage(turn);
    case 'looks':
      return looksPage(turn);
    case 'work':
      return workPage(turn);
    default: {
      const unit = unitOf(turn.campaign, asked.of);
      return unit && (asked.view === 'unit' ? unitPage : unitFigures)(unit, asked.leaf, asked.from, turn);
    }
  }
}

/** What was held in all, and of how many units that is known. */
const countsLine = ({ activities: { value, from }, photos }: GroupResult): Say =>
  value === null
    ? office('board.counts-unknown')
    : office('board.counts', { count: value, photos: amountWord(photos), units: from });

function overview(tally: Tally, turn: Turn): Reply {
  // A viewer is told nothing of announcements and of who can be written to.
  const isOffice = turn.people.may('office');
  const late = isOffice ? turn.broadcasts.late() : 0;
  const { awaited } = tally;
  const sum = turn.results.sum();
  const silent = unitsIn('silent', '', tally, turn).length;
  const notHeld = unitsIn('not-held', '', tally, turn).length;
  const calls = isOffice ? turn.nudges.all().filter(({ state }) => state === 'must-call').length : 0;
  const lines: (Say | null)[] = [
    { bold: office('board.title') },
    ...reportLines(awaited, tally),
    notHeld > 0 ? word('not-held-among', { count: notHeld }) : null,
    calls > 0 ? word('must-call', { count: calls }) : null,
    office('board.logged', { share: shareOf(awaited.filter(tally.hasLogged).length, awaited.length) }),
    countsLine(sum),
    sum.total.value === null ? null : word('people-total-of', { n: amountWord(sum.total), count: sum.total.from }),
    figuresSeen(turn),
    late > 0 ? office('board.late', { count: late }) : null,
  ];
  const none = unitsIn('none', '', tally, turn).length;
  // Eight at most: more are not read on a phone. The others are a tap away, by what they are for.
  const looks: Button[] = [
    to('button.silent', 'board.silent.1', { n: silent }),
    toOffice('board.button.none', 'board.none.1', { n: none }),
    toOffice('board.button.units', 'board.units.1'),
    to('button.sums', 'board.sums.1'),
    ...turn.menu('board').roles,
    to('button.looks', 'board.looks'),
    ...(turn.menu('work').roles.length > 0 ? [to('button.work', 'board.work')] : []),
  ];
  return page(lines, inRows(looks, 2));
}

/** The other ways to look at it. */
function looksPage(turn: Turn): Reply {
  const looks: Button[] = [
    to('button.states', 'board.states'),
    toOffice('board.button.communes', 'board.communes.1'),
    toOffice('board.button.types', 'board.types'),
    ...(turn.campaign.plan.targets.length > 0 ? [to('button.targets', 'board.targets')] : []),
    ...turn.menu('looks').roles,
  ];
  return page([{ bold: word('looks') }, figuresSeen(turn)], inRows(looks, 2), 'board');
}

/** What else the office does. */
const workPage = (turn: Turn): Reply => page([{ bold: word('work') }], inRows(turn.menu('work').roles, 2), 'board');
