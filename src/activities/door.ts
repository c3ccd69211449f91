import type { Campaign } from '../campaign/types.ts';
import { isWithin } from '../campaign/unit-tree.ts';
import type { Holding } from '../chat/index.ts';
import { actingRole, allows, sightOf } from '../people/rights.ts';
import type { Visit } from '../people/visit.ts';
import { createActivityHistory } from '../store/activity-history.ts';
import type { ActivityRow } from '../store/activity-rows.ts';
import { createReadHoldings } from '../store/holdings.ts';
import type { Store } from '../store/open.ts';
import { type Activities, type Board, NotAllowed } from '../turn/index.ts';
import { readActivityCode } from './code.ts';
import { createFigures } from './figures.ts';
import { mayChangeRow, mayRestoreRow } from './rights.ts';
import { createActivityRows } from './rows.ts';
import { createActivityWriting } from './writing.ts';

const LOGS_AT_ONCE = 100;

/** Opens the activities' door for one person and one turn; everything behind it is prepared once. */
export function createActivitiesDoor(store: Store): (visit: Visit) => Activities {
  const writing = createActivityWriting(store);
  const reading = createReading(store);
  const sums = createSums(store);
  return (visit) => ({ ...writing(visit), ...reading(visit), ...sums(visit) });
}

type Reading = Omit<Activities, keyof ReturnType<ReturnType<typeof createActivityWriting>> | keyof Sums>;

function createReading(store: Store): (visit: Visit) => Reading {
  const holdings = createReadHoldings(store);
  const rows = createActivityRows(store);
  const history = createActivityHistory(store);

  return ({ person: { id: me }, campaign, holds = () => holdings(me) }) => {
    const of = campaign.plan.id;
    const view = (row: ActivityRow) => rows.view(row, me);
    const mayLog = (unit: string): boolean => allows(holds(), 'log', unit);
    const viewed = (row: ActivityRow | null | undefined) => (row && mayLog(row.unit) ? view(row) : null);
    return {
      mayRestore({ id }) {
        const row = rows.byId(id);
        return row !== null && mayRestoreRow(row, me, holds());
      },
      mayChange({ id }) {
        const row = rows.byId(id);
        return row !== null && mayChangeRow(row, me, holds());
      },
      mine: () => viewed(rows.lastOf(me, of)),
      lastWithdrawn() {
        const mine = holds();
        const row = rows
          .withdrawn(of)
          .find((each) => mayRestoreRow(each, me, mine) && actingRole(mine, each.unit) === each.withdrawnRole);
        return row ? view(row) : null;
      },
      find: (code) => viewed(rows.byCode(readActivityCode(code), of)),
      ofUnit(unit, skip = 0, most = LOGS_AT_ONCE) {
        if (!mayLog(unit)) throw new NotAllowed('see');
        return rows.ofUnit(unit, of, skip, most).map(view);
      },
      logCount(unit) {
        if (!mayLog(unit)) throw new NotAllowed('see');
        return rows.countOf(unit, of);
      },
      alike: (asked) => (mayLog(asked.unit) ? rows.alike(asked, of).map(view) : []),
      last: (unit) => viewed(rows.last(unit, of, me)),
      history(id) {
        const row = rows.byId(id);
        if (!row || !mayLog(row.unit)) throw new NotAllowed('see');
        return history(row);
      },
    };
  };
}

type Sums = Pick<Activities, 'usual' | 'figures' | 'totals' | 'board'>;

function createSums(store: Store): (visit: Visit) => Sums {
  const holdings = createReadHoldings(store);
  const sums = createFigures(store);

  return ({ person: { id: me }, campaign, holds = () => holdings(me) }) => {
    const of = campaign.plan.id;
    return {
      usual: (unit) => (allows(holds(), 'log', unit) ? sums.perCategory(unit, of) : []),
      figures(unit) {
        if (!allows(holds(), 'log', unit)) throw new NotAllowed('see');
        return sums.ofUnit(unit, of);
      },
      totals: () => sums.ofAll(campaign),
      board() {
        const mine = holds();
        if (!allows(mine, 'look')) throw new NotAllowed('board');
        return narrowed(sums.board(campaign), mine, campaign);
      },
    };
  };
}

/** Of the board what one may look at: of other units nothing is told, nor the sums of all. */
function narrowed(board: Board, holds: readonly Holding[], campaign: Campaign): Board {
  const sight = sightOf(holds);
  if (sight === 'all') return board;
  const isSeen = isWithin(campaign, sight);
  return {
    logged: new Set([...board.logged].filter(isSeen)),
    activitiesOf: (unit) => (isSeen(unit) ? board.activitiesOf(unit) : 0),
    sums() {
      throw new NotAllowed('board');
    },
  };
}
