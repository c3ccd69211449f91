import { unitName } from '../../campaign/unit-tree.ts';
import type { Button, Reply } from '../../chat/index.ts';
import { NotAllowed, type Turn } from '../../turn/index.ts';
import { inRows, page } from '../frame.ts';
import { words } from './words.ts';

/** The report by e-mail, sent by the lead's own hand: the address and the subject to copy. Nothing is mailed from here. */
export function mail(unit: string, turn: Turn): Reply {
  if (!turn.people.may('lead', unit)) throw new NotAllowed('mail');
  const { report, shortName } = turn.campaign.plan;
  const subject = turn.plain(
    words('mail.subject', { week: { local: shortName }, unit: { local: unitName(turn.campaign, unit) } }),
  );
  const copies: Button[] = [
    ...(report?.email === undefined ? [] : [{ label: words('button.copy-address'), copy: report.email }]),
    { label: words('button.copy-subject'), copy: subject },
  ];
  const lines = [
    { bold: words('mail.title') },
    report?.email === undefined
      ? words('mail.no-address')
      : words('mail.to', { address: { code: { plain: report.email } } }),
    words('mail.subject-is', { subject: { code: { plain: subject } } }),
    words('mail.how'),
  ];
  const files: Button = { label: { key: 'office-report:button.files' }, value: `frozen.new.${unit}` };
  return page(lines, [...inRows(copies), [files]], `hand-in.${unit}`);
}
