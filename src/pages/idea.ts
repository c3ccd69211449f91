import type { Say } from '../chat/index.ts';
import type { Page } from '../turn/index.ts';
import { button, page, say } from './frame.ts';

/** One kind of activity: `idea.<category>.<level it was come from>`. */
export const idea: Page<'idea', { readonly category: string; readonly level: string | null }> = {
  name: 'idea',
  for: 'everybody',
  inGroups: true,
  item: true,
  mayBeTitle: true,
  read: ([category = '', level = null]) => ({ category, level }),
  called: ({ category }, { campaign }) => {
    const found = campaign.plan.categories.find((each) => each.code === category);
    return found ? { local: found.label } : null;
  },
  show({ category, level }, turn) {
    const found = turn.campaign.plan.categories.find((each) => each.code === category);
    const back = level === null ? 'ideas' : `ideas.${level}`;
    if (found === undefined) return page([say('idea.gone')], [], 'ideas');
    const counts = found.counts.map((each): Say => ({ local: each.name }));
    return page(
      [
        { bold: { local: found.name } },
        found.idea ? { local: found.idea } : null,
        counts.length > 0 && say('idea.counts', { counts: { join: counts, by: ', ' } }),
        say('idea.free'),
      ],
      [turn.people.may('log') && !turn.group ? [button('button.log', 'go.log')] : []],
      back,
    );
  },
};
