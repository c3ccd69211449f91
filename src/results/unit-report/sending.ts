/** The acts on a unit's report by which something is told: sending, receiving, asking for more. */
import { figuresOf } from '../../campaign/figures.ts';
import { isLate } from '../../campaign/report-deadline.ts';
import type { CampaignPlan } from '../../campaign/types.ts';
import type { WorkRole } from '../../chat/index.ts';
import { actingRole } from '../../people/rights.ts';
import type { Visit } from '../../people/visit.ts';
import type { Figures, ReportContent, SentFigures, UnitReport, UnitReports } from '../../turn/index.ts';
import { figuresWith } from './figures.ts';
import type { OpenReports, ReportParts } from './reading.ts';
import { type ReportStep, tellOf } from './tell.ts';

/** What a version is sent with. */
type Version = {
  readonly content: ReportContent;
  readonly figures: SentFigures;
  readonly notHeld: string | null;
  readonly at: Date;
  readonly role: WorkRole;
  readonly phoned: boolean;
};

type Sending = Pick<UnitReports, 'send' | 'sendNotHeld' | 'receive' | 'askMore' | 'phone'>;

/** The part of the door that sends and settles. */
export function createSendingPart(parts: ReportParts, visit: Visit, at: OpenReports): Sending {
  const saidAt = visit.saidAt ?? visit.now;
  const tell = createTelling(parts, visit, at);
  const write = createWrite(parts, visit, at);
  const settle = createSettle(parts, visit, at, tell);

  return {
    send(unit) {
      const role = at.need('lead', unit);
      const draft = at.draft(unit);
      const open = at.checks(unit).filter((each) => !each.isSettled);
      if (open.length > 0) return { is: 'open', checks: open };
      const content = at.sealed(draft);
      const [before] = at.versions(unit);
      if (before && before.state !== 'more' && at.isSame(before, { ...draft, content }))
        return { is: 'same', report: before };
      const report = write(unit, { ...draft, content, notHeld: null, at: saidAt, role, phoned: false });
      tell('sent', report);
      return { is: 'sent', report };
    },
    sendNotHeld(unit, reason) {
      const role = at.need('lead', unit);
      const [before] = at.versions(unit);
      if (before?.notHeld === reason) return before;
      const { content, figures } = at.draft(unit);
      const report = write(unit, { content, figures, notHeld: reason, at: saidAt, role, phoned: false });
      tell('sent', report);
      return report;
    },
    receive(unit) {
      at.need('office');
      return settle(unit, ['sent', 'more'], 'received', null);
    },
    askMore(unit, remark) {
      at.need('office');
      return settle(unit, ['sent', 'received', 'merged', 'more'], 'more', remark);
    },
    phone(unit, told) {
      at.need('office');
      // A commune, or what there is not, reports nothing.
      at.need('log', unit);
      const base = at.aside(unit);
      const given = Object.entries(told.figures).map(
        ([key, said]) =>
          [key, { counted: at.countedAt(unit, key), said, reason: told.because ?? told.caller }] as const,
      );
      const overrides = { ...base.content.overrides, ...Object.fromEntries(given) };
      const texts = told.words === null ? base.content.texts : { ...base.content.texts, [told.wordsOf]: told.words };
      const content = at.sealed({ ...base, content: { ...base.content, overrides, texts, caller: told.caller } });
      const figures = phonedFigures(visit.campaign.plan, at.counted(unit), content, told.notHeld === null);
      const role = actingRole(parts.holdings(visit.person.id), unit) ?? 'office';
      const report = write(unit, { content, figures, notHeld: told.notHeld, at: told.at, role, phoned: true });
      tell('sent', report);
      return report;
    },
  };
}

/** Who rings up and says that something was held has held something, also without a number of activities. */
function phonedFigures(plan: CampaignPlan, counted: Figures, content: ReportContent, isHeld: boolean): SentFigures {
  const figures = figuresWith(plan, counted, content);
  const [held] = figuresOf(plan).filter(({ of }) => of.what === 'units');
  if (!isHeld || !held || figures.figures[held.code]?.value !== null) return figures;
  return { ...figures, figures: { ...figures.figures, [held.code]: { value: 1, about: false } } };
}

/** Moves the newest version on, where it stands in one of the states `from`, and tells of it. null: there is none. */
function createSettle(
  parts: ReportParts,
  visit: Visit,
  at: OpenReports,
  tell: (step: ReportStep, report: UnitReport) => void,
) {
  return (unit: string, from: readonly string[], step: Exclude<ReportStep, 'sent'>, remark: string | null) => {
    const [newest] = at.versions(unit);
    if (!newest || !from.includes(newest.state)) return newest ?? null;
    parts.rows.settle({ id: newest.id, state: step, remark, by: visit.person.id, now: visit.now.getTime() });
    const settled = at.versions(unit)[0] ?? newest;
    tell(step, settled);
    return settled;
  };
}

/** Writes the next version; a correction is late only where all before it were. What a lead has begun meanwhile stays a draft, after it. */
function createWrite(parts: ReportParts, visit: Visit, at: OpenReports) {
  const now = visit.now.getTime();
  return (unit: string, version: Version): UnitReport => {
    const before = at.versions(unit);
    const draft = at.draft(unit);
    const isKept = draft.id !== 0 && version.phoned;
    if (isKept) parts.rows.renumber(draft.id, draft.version + 1);
    if (draft.id === 0 || isKept) {
      parts.rows.begin({ ...at.of(unit), version: draft.version, content: JSON.stringify(version.content), now });
    }
    const id = isKept || draft.id === 0 ? at.idOf(unit, draft.version) : draft.id;
    parts.rows.send({
      id,
      content: JSON.stringify(version.content),
      figures: JSON.stringify(version.figures),
      notHeld: version.notHeld,
      sentAt: version.at.getTime(),
      sentBy: visit.person.id,
      sentRole: version.role,
      phoned: version.phoned,
      late: before.every((each) => each.late) && isLate(visit.campaign.plan, version.at),
      now,
    });
    const sent = at.versions(unit).find((each) => each.id === id);
    if (!sent) throw new Error(`the report of ${unit} is gone`);
    return sent;
  };
}

/** Whoever did it knows; the unit's other leads are told of each step, the office of what was sent. */
function createTelling(parts: ReportParts, visit: Visit, at: OpenReports) {
  return (step: ReportStep, report: UnitReport): void => {
    const changes = step === 'sent' ? at.changes(report).length : 0;
    const offices = new Set(step === 'sent' ? parts.rows.offices() : []);
    const told = new Set([...parts.rows.leadsOf(report.unit), ...offices]);
    told.delete(visit.person.id);
    const stamp = step === 'sent' ? '' : `:${report.settledAt?.getTime() ?? 0}`;
    for (const person of told) {
      const reply = tellOf(step, report, visit.campaign, changes, offices.has(person));
      parts.tell(person, reply, `unit-report:${report.id}:${step}${stamp}:${person}`, visit.now);
    }
  };
}
