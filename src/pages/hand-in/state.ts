/** Where a unit's report stands, in a line or two. */
import { reportDeadline } from '../../campaign/report-deadline.ts';
import type { Say } from '../../chat/index.ts';
import type { Turn, UnitReport } from '../../turn/index.ts';
import { isOver } from '../countdown.ts';
import { deadlineLine } from '../deadline-line.ts';
import { moment, words } from './words.ts';

/** "Đã gửi lần 1 lúc 14:05 ngày 19/10/2021 (Cô Lan gửi). Cơ quan đã nhận …". */
export function stateLines(report: UnitReport | null, turn: Turn): readonly (Say | null | false)[] {
  if (!report) return [words('state.none'), deadlineLine(turn), lateHint(turn)];
  const office: Say = { local: turn.campaign.plan.organiser.short };
  if (report.state === 'draft') {
    const isFirst = report.version === 1;
    return [
      words(isFirst ? 'state.draft' : 'state.correcting', { version: report.version }),
      isFirst && deadlineLine(turn),
      isFirst && lateHint(turn),
    ];
  }
  const at = moment(report.sentAt ?? report.changedAt);
  const settled = moment(report.settledAt ?? report.changedAt);
  return [
    words(report.phoned ? 'state.phoned' : 'state.sent', {
      version: report.version,
      at,
      who: senderOf(report),
      office,
    }),
    report.phoned && report.content.caller !== null && words('state.caller', { who: { plain: report.content.caller } }),
    words(report.late ? 'state.late' : 'state.on-time'),
    report.notHeld !== null && words('state.not-held', { reason: { plain: report.notHeld } }),
    report.state === 'received' && words('state.received', { at: settled, office }),
    report.state === 'merged' && words('state.merged', { at: settled, office }),
    report.state === 'more' && words('state.more', { office, remark: { plain: report.remark ?? '' } }),
  ];
}

/** "Cô Lan, lớp 3A", or by the role. */
export function senderOf({ sentBy, sentRole }: UnitReport): Say {
  if (sentBy !== null) return { plain: sentBy };
  return words(sentRole === 'office' ? 'by.office' : 'by.lead');
}

const lateHint = (turn: Turn): Say | null => {
  const deadline = reportDeadline(turn.campaign.plan);
  return deadline && isOver(deadline.date, deadline.time, turn.now) ? words('state.may-be-late') : null;
};
