import { isStillLate } from '../../campaign/report-deadline.ts';
import type { CampaignPlan } from '../../campaign/types.ts';
import type { WorkRole } from '../../chat/index.ts';
import type { OnBroken } from '../../store/stored.ts';
import type { UnitReportRow } from '../../store/unit-reports.ts';
import {
  type Figures,
  REPORT_STATES,
  type ReportContent,
  type ReportState,
  type UnitReport,
} from '../../turn/index.ts';
import { readSentFigures, sentOver, unknownFigures } from '../sent-figures.ts';
import { NO_CONTENT, readContent } from './content.ts';
import { figuresWith } from './figures.ts';

const stateOf = (row: UnitReportRow): ReportState => REPORT_STATES.find((each) => each === row.state) ?? 'draft';

/** What a row is read with. `counted`: what the unit's logs come to now. */
type Beside = { readonly plan: CampaignPlan; readonly counted: Figures; readonly onBroken: OnBroken };

/** What stands in the rows of a unit, the newest first, as this person may know it. */
export function toReports(rows: readonly UnitReportRow[], person: number, beside: Beside): readonly UnitReport[] {
  const isLate = ({ version }: UnitReportRow): boolean =>
    rows
      .filter((each) => each.version <= version && each.sentAt !== null)
      .every((each) => isStillLate(beside.plan, each));
  return rows.map((row) => ({ ...toReport(row, person, beside), late: row.late && isLate(row) }));
}

function toReport(row: UnitReportRow, person: number, beside: Beside): UnitReport {
  const { onBroken } = beside;
  const content = readContent(row.content, onBroken) ?? NO_CONTENT;
  const state = stateOf(row);
  return {
    id: row.id,
    unit: row.unit,
    version: row.version,
    state,
    content,
    figures: figuresOfRow(row, state, content, beside),
    notHeld: row.notHeld,
    sentAt: row.sentAt === null ? null : new Date(row.sentAt),
    sentRole: row.sentRole as WorkRole | null,
    mine: row.sentBy === person,
    sentBy: row.sender === '' ? null : row.sender,
    phoned: row.phoned,
    late: row.late,
    remark: row.remark,
    settledAt: row.settledAt === null ? null : new Date(row.settledAt),
    changedAt: new Date(row.changedAt),
  };
}

function figuresOfRow(
  row: UnitReportRow,
  state: ReportState,
  content: ReportContent,
  { plan, counted, onBroken }: Beside,
): UnitReport['figures'] {
  if (state === 'draft') return figuresWith(plan, counted, content);
  if (row.notHeld !== null) return unknownFigures(counted);
  return sentOver(counted, readSentFigures(row.figures, onBroken));
}
