import type { Holding, Role } from '../chat/index.ts';
import { actingRole, allows, createReadHoldings } from '../people/rights.ts';
import type { Visit } from '../people/visit.ts';
import type { Store } from '../store/open.ts';
import { type Activities, type Activity, NotAllowed } from '../turn/index.ts';
import { readActivityCode } from './code.ts';
import { createFigures } from './figures.ts';
import { createHistory } from './history.ts';
import { differingLines, pickAnswers } from './lines.ts';
import { createPhotoMoves } from './photo-moves.ts';
import { type ActivityRow, createActivityRows } from './rows.ts';
import { createActivityWrites } from './writes.ts';

/** Whether a log may be changed or withdrawn: a teacher one's own, a lead all of the unit's, the office any. */
export function mayChangeRow(row: ActivityRow, person: number, holds: readonly Holding[]): boolean {
  if (row.withdrawnAt !== null) return false;
  if (allows(holds, 'lead', row.unit)) return true;
  return row.createdBy === person && allows(holds, 'log', row.unit);
}

/** Whether a withdrawn log may be restored: by whom it might be withdrawn, but not what somebody above them withdrew. */
function mayRestoreRow(row: ActivityRow, person: number, holds: readonly Holding[]): boolean {
  if (row.withdrawnAt === null) return false;
  if (row.withdrawnRole === 'office') return allows(holds, 'office');
  if (allows(holds, 'lead', row.unit)) return true;
  return row.withdrawnRole === 'teacher' && row.createdBy === person && allows(holds, 'log', row.unit);
}

/**
 * Opens the activities' door for one person and one turn; everything behind it is prepared once. Each act reads the rights itself:
 * a forged or old tap gets no further than here.
 */
export function createActivitiesDoor(store: Store): (visit: Visit) => Activities {
  const holdings = createReadHoldings(store);
  const rows = createActivityRows(store);
  const writes = createActivityWrites(store);
  const moves = createPhotoMoves(store);
  const sums = createFigures(store);
  const history = createHistory(store);

  return ({ person, now, campaign }) => {
    const me = person.id;
    const of = campaign.plan.id;
    const holds = () => holdings(me);
    const demand = (allowed: boolean, what: string): void => {
      if (!allowed) throw new NotAllowed(what);
    };
    const roleFor = (unit: string, what: string): Role => {
      const role = campaign.units.some((each) => each.code === unit) ? actingRole(holds(), unit) : null;
      if (!role) throw new NotAllowed(what);
      return role;
    };
    const changeable = (id: number, what: string): ActivityRow => {
      const row = rows.byId(id);
      if (!row || !mayChangeRow(row, me, holds())) throw new NotAllowed(what);
      return row;
    };
    const view = (row: ActivityRow): Activity => rows.view(row, me);
    const reread = (id: number): Activity => {
      const row = rows.byId(id);
      if (!row) throw new Error(`log ${id} is gone`);
      return view(row);
    };

    return {
      save(given) {
        const answers = pickAnswers(given);
        const id = writes.insert(answers, { person: me, role: roleFor(answers.unit, 'log'), campaign: of }, now);
        moves.fromDraft(me, id);
        return reread(id);
      },
      change(id, given) {
        const row = changeable(id, 'change');
        const answers = pickAnswers(given);
        if (answers.unit !== row.unit) roleFor(answers.unit, 'change');
        const role = actingRole(holds(), row.unit) ?? roleFor(answers.unit, 'change');
        const photosDiffer = moves.intoLog(me, id);
        const lines = differingLines(pickAnswers(view(row)), answers);
        const changed = photosDiffer ? [...lines, 'photos'] : lines;
        if (changed.length > 0) writes.replace(row, answers, changed, { person: me, role }, now);
        return reread(id);
      },
      withdraw(id) {
        const row = changeable(id, 'withdraw');
        writes.withdraw(id, actingRole(holds(), row.unit) ?? 'office', now);
        return reread(id);
      },
      restore(id) {
        const row = rows.byId(id);
        if (!row || !mayRestoreRow(row, me, holds())) throw new NotAllowed('restore');
        const role = actingRole(holds(), row.unit) ?? 'office';
        writes.replace(row, pickAnswers(view(row)), ['restored'], { person: me, role }, now);
        writes.unwithdraw(id);
        return reread(id);
      },
      mayRestore(activity) {
        const row = rows.byId(activity.id);
        return row !== null && mayRestoreRow(row, me, holds());
      },
      mine() {
        const row = rows.lastOf(me, of);
        return row && allows(holds(), 'log', row.unit) ? view(row) : null;
      },
      lastWithdrawn() {
        const mine = holds();
        const row = rows
          .withdrawn(of)
          .find((each) => mayRestoreRow(each, me, mine) && actingRole(mine, each.unit) === each.withdrawnRole);
        return row ? view(row) : null;
      },
      find(code) {
        const row = rows.byCode(readActivityCode(code), of);
        return row && allows(holds(), 'log', row.unit) ? view(row) : null;
      },
      ofUnit(unit) {
        demand(allows(holds(), 'log', unit), 'see');
        return rows.ofUnit(unit, of).map(view);
      },
      alike: (of) => (allows(holds(), 'log', of.unit) ? rows.alike(of, campaign.plan.id).map(view) : []),
      usual: (unit) => (allows(holds(), 'log', unit) ? sums.perCategory(unit, campaign.plan.id) : []),
      last(unit) {
        const row = allows(holds(), 'log', unit) ? rows.last(unit, of, me) : null;
        return row && view(row);
      },
      history(id) {
        const row = rows.byId(id);
        demand(row !== null && allows(holds(), 'log', row.unit), 'see');
        return row ? history(row) : [];
      },
      mayChange(activity) {
        const row = rows.byId(activity.id);
        return row !== null && mayChangeRow(row, me, holds());
      },
      figures(unit) {
        demand(allows(holds(), 'log', unit), 'see');
        return sums.ofUnit(unit, of);
      },
      totals: () => sums.ofAll(of),
      board() {
        demand(allows(holds(), 'office'), 'board');
        return sums.perUnit(of).map(({ last, ...row }) => ({ ...row, lastAt: last === null ? null : new Date(last) }));
      },
    };
  };
}
