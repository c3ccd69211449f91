/** What the lead and the office are told of a unit's report, each step once. */

import type { Campaign } from '../../campaign/types.ts';
import { unitName } from '../../campaign/unit-tree.ts';
import type { Button, Reply, Say } from '../../chat/index.ts';
import type { UnitReport } from '../../turn/index.ts';
import type { Key } from '../../words/keys.ts';

/** What was done with a report. */
export type ReportStep = 'sent' | 'received' | 'more';

const say = (key: Key, values?: Readonly<Record<string, string | number | Say>>): Say =>
  values === undefined ? { key } : { key, with: values };

const moment = (at: Date): Say => ({ date: at.toISOString(), as: 'moment' });

/** For those whom the step concerns: the office of what was sent, the leads of all. `changes`: how many lines differ. */
export function tellOf(
  step: ReportStep,
  report: UnitReport,
  campaign: Campaign,
  changes: number,
  isOffice: boolean,
): Reply {
  const values = {
    unit: { bold: { local: unitName(campaign, report.unit) } },
    office: { local: campaign.plan.organiser.short },
    version: report.version,
    at: moment((step === 'sent' ? report.sentAt : report.settledAt) ?? report.changedAt),
    who: report.sentBy === null ? say('unit-report:somebody') : { plain: report.sentBy },
    count: changes,
  } as const;
  const lines: (Say | null | false)[] = [
    say(keyOf(step, report), values),
    step === 'more' && { plain: report.remark ?? '' },
    step === 'sent' && report.notHeld !== null && { plain: report.notHeld },
    step === 'sent' && report.late && say('unit-report:state.late'),
    step === 'sent' && report.version > 1 && say('unit-report:tell.changes', values),
    step === 'more' && say('unit-report:tell.more-how'),
  ];
  const look: Button = { label: say('unit-report:button.look'), value: `hand-in.${report.unit}` };
  const differs: Button = {
    label: say('unit-report:button.changes'),
    value: `hand-in.${report.unit}.changes.${report.version}`,
  };
  const answer: Button[] = [
    { label: say('unit-report:button.got'), value: `hand-in.${report.unit}.got` },
    { label: say('unit-report:button.ask-more'), value: `go.ask-more.${report.unit}` },
  ];
  const looks = step === 'sent' && report.version > 1 ? [look, differs] : [look];
  return { text: { join: lines }, buttons: isOffice ? [looks, answer] : [looks] };
}

function keyOf(step: ReportStep, report: UnitReport): Key {
  if (step !== 'sent') return `unit-report:tell.${step}`;
  if (report.phoned) return 'unit-report:tell.phoned';
  if (report.notHeld !== null) return 'unit-report:tell.not-held';
  return report.version === 1 ? 'unit-report:tell.sent' : 'unit-report:tell.corrected';
}
