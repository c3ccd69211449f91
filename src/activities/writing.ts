import type { Campaign } from '../campaign/types.ts';
import type { Holding, WorkRole } from '../chat/index.ts';
import { actingRole } from '../people/rights.ts';
import type { Visit } from '../people/visit.ts';
import type { ActivityRow } from '../store/activity-rows.ts';
import { type ActivityWrites, createActivityWrites, type NewActivity } from '../store/activity-writes.ts';
import { createReadHoldings } from '../store/holdings.ts';
import type { Store } from '../store/open.ts';
import { createOutOfReports } from '../store/out-of-reports.ts';
import { createPhotoMoves } from '../store/photo-moves.ts';
import { type Activities, type Activity, type ActivityAnswers, NotAllowed } from '../turn/index.ts';
import { makeActivityCode } from './code.ts';
import { differingLines, pickAnswers } from './lines.ts';
import { mayChangeRow, mayRestoreRow } from './rights.ts';
import { createActivityRows } from './rows.ts';

type Writing = Pick<Activities, 'save' | 'change' | 'withdraw' | 'restore'>;

/** The part of the activities' door that writes. Each act reads the rights itself: a forged or old tap gets no further than here. */
export function createActivityWriting(store: Store): (visit: Visit) => Writing {
  const holdings = createReadHoldings(store);
  const rows = createActivityRows(store);
  const writes = createActivityWrites(store);
  const moves = createPhotoMoves(store);
  const outOfReports = createOutOfReports(store);

  return ({ person: { id: me }, now, campaign }) => {
    const holds = () => holdings(me);
    const demand = createDemands((id) => rows.byId(id), holds, me, campaign);
    const answersOf = (row: ActivityRow): ActivityAnswers => pickAnswers(rows.view(row, me));
    const reread = (id: number): Activity => {
      const row = rows.byId(id);
      if (!row) throw new Error(`log ${id} is gone`);
      return rows.view(row, me);
    };
    /** Keeps the former answers as a version and writes the new ones. */
    const replace = (row: ActivityRow, answers: ActivityAnswers, lines: readonly string[], role: WorkRole): void => {
      const { id, version } = row;
      const changed = JSON.stringify(lines);
      writes.keep({ id, version, answers: row.answers, changed, person: me, role, now: now.getTime() });
      writes.update({ id, ...written(answers), now: now.getTime() });
    };

    return {
      save(given) {
        const answers = pickAnswers(given);
        const role = demand.roleFor(answers.unit, 'log');
        const by = { campaign: campaign.plan.id, person: me, role, onBehalf: role === 'office' };
        const id = insertUnderFreeCode(writes, { ...written(answers), ...by, now: now.getTime() });
        moves.fromDraft(me, id);
        return reread(id);
      },
      change(id, given) {
        const row = demand.changeable(id, 'change');
        const answers = pickAnswers(given);
        if (answers.unit !== row.unit) demand.roleFor(answers.unit, 'change');
        const role = actingRole(holds(), row.unit) ?? demand.roleFor(answers.unit, 'change');
        const { out, isAdded } = moves.intoLog(me, id);
        for (const photo of out) outOfReports.photo(photo, now);
        const lines = differingLines(answersOf(row), answers);
        const changed = out.length > 0 || isAdded ? [...lines, 'photos'] : lines;
        if (changed.length > 0) replace(row, answers, changed, role);
        return reread(id);
      },
      withdraw(id) {
        const row = demand.changeable(id, 'withdraw');
        writes.withdraw(id, actingRole(holds(), row.unit) ?? 'office', now);
        return reread(id);
      },
      restore(id) {
        const row = rows.byId(id);
        if (!row || !mayRestoreRow(row, me, holds())) throw new NotAllowed('restore');
        replace(row, answersOf(row), ['restored'], actingRole(holds(), row.unit) ?? 'office');
        writes.unwithdraw(id);
        return reread(id);
      },
    };
  };
}

const written = (answers: ActivityAnswers) => ({
  unit: answers.unit,
  category: answers.category,
  answers: JSON.stringify(answers),
});

const MOST_TRIES = 20;

/** 110.000 codes: a taken one is rare, twenty in a row don't happen. */
function insertUnderFreeCode(writes: ActivityWrites, row: Omit<NewActivity, 'code'>): number {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const id = writes.insert({ ...row, code: makeActivityCode() });
    if (id !== null) return id;
  }
  throw new Error('no free code for a log was found');
}

/** What may not be done throws NotAllowed. */
function createDemands(
  byId: (id: number) => ActivityRow | null,
  holds: () => readonly Holding[],
  person: number,
  campaign: Campaign,
) {
  return {
    /** As whom the person acts for a unit. */
    roleFor(unit: string, what: string): WorkRole {
      const role = campaign.units.some((each) => each.code === unit) ? actingRole(holds(), unit) : null;
      if (!role) throw new NotAllowed(what);
      return role;
    },
    /** A log that the person may change. */
    changeable(id: number, what: string): ActivityRow {
      const row = byId(id);
      if (!row || !mayChangeRow(row, person, holds())) throw new NotAllowed(what);
      return row;
    },
  };
}
