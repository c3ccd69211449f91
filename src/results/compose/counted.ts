/** What was frozen of the units, as the one way of counting takes it. */
import { unitOf } from '../../campaign/unit-tree.ts';
import type { FrozenReport, FrozenUnit, GroupResult, UnitResult } from '../../turn/index.ts';
import { groupOf, sumsOf } from '../groups.ts';

/** A frozen unit as a result; the name it had then. */
export function resultOf({ campaign }: Pick<FrozenReport, 'campaign'>, frozen: FrozenUnit): UnitResult {
  const { unit: code, reportedAt, figures, logs, ...standing } = frozen;
  const unit = unitOf(campaign, code) ?? { code, name: code, type: '', parent: null, aliases: [], successor: null };
  return {
    ...standing,
    ...figures,
    unit,
    reportedAt: reportedAt === null ? null : new Date(reportedAt),
    logs: logs.length,
    lastAt: null,
  };
}

/** All units of the version added up. */
export function sumOf(report: Pick<FrozenReport, 'campaign' | 'units'>): GroupResult {
  const results = report.units.map((each) => resultOf(report, each));
  return groupOf(null, results, sumsOf(report.campaign.plan, results));
}
