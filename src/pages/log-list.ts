import type { Button, Buttons, Say } from '../chat/index.ts';
import type { Activity, Turn } from '../turn/index.ts';
import { cut, leafRead } from './frame.ts';
import { leafLine, to, word } from './office-page.ts';

const SIZE = 6;

/** A unit's logs, the newest first, each a button to its page. `value` names the list's own pages. */
export function logList(
  unit: string,
  asked: number,
  value: (number: number) => string,
  turn: Turn,
): { readonly line: Say; readonly leaf: Say | null; readonly rows: Buttons } {
  const { all, withdrawn } = turn.activities.logCount(unit);
  if (all === 0) return { line: word('report.empty'), leaf: null, rows: [] };
  const shown = leafRead(all, SIZE, asked, value, (skip, most) => turn.activities.ofUnit(unit, skip, most));
  // What was withdrawn stays in the list and out of the count.
  const counts: Say[] = [word('report.list', { count: all - withdrawn })];
  if (withdrawn > 0) counts.push(word('report.list-withdrawn', { count: withdrawn }));
  counts.push(word('report.newest-first'));
  return {
    line: { join: [...counts, leafLine(shown)], by: ', ' },
    leaf: leafLine(shown),
    rows: [...shown.items.map((each) => [logButton(each, turn)]), shown.turns],
  };
}

function logButton(activity: Activity, turn: Turn): Button {
  const category = turn.campaign.plan.categories.find((each) => each.code === activity.category);
  return to(activity.withdrawn ? 'report.row-withdrawn' : 'report.row', `log.${activity.code}`, {
    day: { date: activity.from, as: 'short' },
    category: category ? { local: category.label } : activity.category,
    title: cut({ vi: activity.title }, 28),
  });
}
