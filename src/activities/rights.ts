import type { Holding } from '../chat/index.ts';
import { allows } from '../people/rights.ts';
import type { ActivityRow } from '../store/activity-rows.ts';

/** Whether a log may be changed or withdrawn: a teacher one's own, a lead all of the unit's, the office any. */
export function mayChangeRow(row: ActivityRow, person: number, holds: readonly Holding[]): boolean {
  if (row.withdrawnAt !== null) return false;
  if (allows(holds, 'lead', row.unit)) return true;
  return row.createdBy === person && allows(holds, 'log', row.unit);
}

/** Whether a withdrawn log may be restored: by whom it might be withdrawn, but not what somebody above them withdrew. */
export function mayRestoreRow(row: ActivityRow, person: number, holds: readonly Holding[]): boolean {
  if (row.withdrawnAt === null) return false;
  if (row.withdrawnRole === 'office') return allows(holds, 'office');
  if (allows(holds, 'lead', row.unit)) return true;
  return row.withdrawnRole === 'teacher' && row.createdBy === person && allows(holds, 'log', row.unit);
}
