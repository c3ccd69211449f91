/** What differs between two versions of a unit's report. */
import { figureAt } from '../../campaign/figure-keys.ts';
import type { Amount, ReportChange, UnitReport } from '../../turn/index.ts';
import { figureKeys, sameAmount } from './figures.ts';

const NONE: Amount = { value: null, about: false };

/** A line for each figure and each text that differs, for the logs and the nominations; or that something was held, or not. */
export function changesOf(before: UnitReport, after: UnitReport): readonly ReportChange[] {
  // Of what was not held nothing is known: that something was says it all.
  if (before.notHeld !== after.notHeld) {
    return [{ what: 'held', kind: 'held', before: before.notHeld, after: after.notHeld }];
  }
  const changes: ReportChange[] = [];
  const keys = new Set(['activities', 'photos', ...figureKeys(before.figures), ...figureKeys(after.figures)]);
  for (const key of keys) {
    const [was, is] = [figureAt(before.figures, key), figureAt(after.figures, key)];
    if (!sameAmount(was, is)) changes.push({ what: key, kind: 'figure', before: was, after: is });
  }
  const parts = new Set([...Object.keys(before.content.written), ...Object.keys(after.content.written)]);
  for (const part of parts) {
    const [was = '', is = ''] = [before.content.written[part], after.content.written[part]];
    if (was !== is) changes.push({ what: part, kind: 'text', before: was, after: is });
  }
  return [...changes, ...countedIn(before, after, 'logs'), ...countedIn(before, after, 'nominations')];
}

/** How many there were and are, where they are not the same ones. */
function countedIn(before: UnitReport, after: UnitReport, what: 'logs' | 'nominations'): readonly ReportChange[] {
  const [was, is] = [before.content[what], after.content[what]];
  if (JSON.stringify(was) === JSON.stringify(is)) return [];
  const count = (n: number): Amount => ({ ...NONE, value: n });
  return [{ what, kind: what, before: count(was.length), after: count(is.length) }];
}
