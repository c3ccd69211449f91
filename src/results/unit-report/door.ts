/** The door to the units' reports: every act looks at the right itself, so a forged or old tap gets no further than here. */
import type { Visit } from '../../people/visit.ts';
import type { ReportContent, UnitReport, UnitReports } from '../../turn/index.ts';
import { sayOpenLogs } from './checks.ts';
import { createNominationsPart } from './nominations.ts';
import {
  createReportParts,
  type OpenReports,
  openReports,
  type ReportParts,
  type UnitReportsOptions,
} from './reading.ts';
import { createSendingPart } from './sending.ts';

/** Opens the door for one person and one turn; everything behind it is prepared once. */
export function createUnitReportsDoor(options: UnitReportsOptions): (visit: Visit) => UnitReports {
  const parts = createReportParts(options);
  return (visit) => {
    const at = openReports(parts, visit);
    return {
      ...createReadingPart(at),
      ...createDraftingPart(parts, visit, at),
      ...createSendingPart(parts, visit, at),
      ...createNominationsPart(parts, visit, at.need),
    };
  };
}

type Reading = Pick<UnitReports, 'latest' | 'sent' | 'versions' | 'draft' | 'written' | 'fulfilled' | 'changes'>;

function createReadingPart(at: OpenReports): Reading {
  return {
    latest(unit) {
      at.need('log', unit);
      return at.all(unit)[0] ?? null;
    },
    sent(unit) {
      at.need('log', unit);
      return at.versions(unit)[0] ?? null;
    },
    versions(unit) {
      at.need('log', unit);
      return at.versions(unit);
    },
    draft(unit) {
      at.need('log', unit);
      return at.draft(unit);
    },
    written(report) {
      at.need('log', report.unit);
      return at.written(report);
    },
    fulfilled(report) {
      at.need('log', report.unit);
      return at.fulfilled(report);
    },
    changes(report) {
      at.need('log', report.unit);
      return at.changes(report);
    },
  };
}

function createDraftingPart(
  parts: ReportParts,
  visit: Visit,
  at: OpenReports,
): Pick<UnitReports, 'change' | 'dropDraft' | 'checks' | 'unsaid' | 'openLogs'> {
  const now = visit.now.getTime();
  /** The draft with its row, made where there is none. */
  const begun = (unit: string): UnitReport => {
    const draft = at.draft(unit);
    if (draft.id !== 0) return draft;
    parts.rows.begin({ ...at.of(unit), version: draft.version, content: JSON.stringify(draft.content), now });
    return at.draft(unit);
  };
  return {
    change(unit: string, change: (content: ReportContent) => Partial<ReportContent>) {
      at.need('lead', unit);
      const { id, content } = begun(unit);
      parts.rows.change({ id, content: JSON.stringify({ ...content, ...change(content) }), now });
      return at.draft(unit);
    },
    dropDraft(unit) {
      at.need('lead', unit);
      const draft = at.draft(unit);
      if (draft.id !== 0) parts.rows.drop(draft.id);
    },
    checks(unit) {
      at.need('lead', unit);
      return at.checks(unit);
    },
    openLogs(unit) {
      at.need('lead', unit);
      const who = at.openLogs(unit);
      return who.length > 0 ? sayOpenLogs(who) : null;
    },
    unsaid(unit) {
      at.need('lead', unit);
      return at.unsaid(unit);
    },
  };
}
