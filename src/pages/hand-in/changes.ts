import { figureName } from '../../campaign/figure-names.ts';
import { partsOf } from '../../campaign/report-outline.ts';
import type { Reply, Say } from '../../chat/index.ts';
import { sayAmount } from '../../dialog/counts/amount.ts';
import type { Amount, ReportChange, Turn } from '../../turn/index.ts';
import { page } from '../frame.ts';
import { beginning } from './lines.ts';
import { lead, moment, words } from './words.ts';

/** What a version changed in the one before it, a line each; null: the one that was sent last. */
export function changes(unit: string, wanted: number | null, turn: Turn): Reply {
  const version = wanted ?? turn.unitReports.sent(unit)?.version ?? 0;
  const report = turn.unitReports.versions(unit).find((each) => each.version === version);
  const at = `hand-in.${unit}`;
  if (wanted === null && version <= 1)
    return page([words(version === 0 ? 'state.unsent' : 'state.first')], [[lead('look', at)]], 'home');
  if (!report) return page([words('changes.none')], [], at);
  const lines = turn.unitReports.changes(report).map((each) => changeLine(each, turn));
  const title = words('changes.title', { version, at: moment(report.sentAt ?? report.changedAt) });
  const rows = version > 1 ? [[lead('version', `${at}.v.${version - 1}`, { n: version - 1 })]] : [];
  return page([{ bold: title }, ...(lines.length > 0 ? lines : [words('changes.none')])], rows, `${at}.v.${version}`);
}

/** "Học sinh: 300 → 310". */
export function changeLine({ what, kind, before, after }: ReportChange, turn: Turn): Say {
  if (kind === 'held') return words(after === null ? 'changes.held' : 'changes.not-held');
  if (kind === 'text') {
    const part = partsOf(turn.campaign).find((each) => each.code === what);
    const title: Say = part ? { local: part.title } : { plain: what };
    return words('changes.text', { title, before: shown(before), after: shown(after) });
  }
  const values = { before: sayAmount(amountOf(before)), after: sayAmount(amountOf(after)) };
  if (kind === 'figure') return words('changes.figure', { ...values, name: figureName(turn.campaign.plan, what) });
  return words(kind === 'logs' ? 'changes.logs' : 'changes.nominations', values);
}

const shown = (text: ReportChange['before']): Say =>
  typeof text === 'string' && text !== '' ? { plain: `“${beginning(text)}”` } : words('changes.nothing');
const amountOf = (amount: ReportChange['before']): Amount =>
  typeof amount === 'object' && amount !== null ? amount : { value: null, about: false };
