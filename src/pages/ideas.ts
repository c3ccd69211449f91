import { offeredCategories } from '../campaign/categories.ts';
import type { Category } from '../campaign/types.ts';
import type { Button, Reply } from '../chat/index.ts';
import type { Page, Turn } from '../turn/index.ts';
import { AT_ONCE, canChoose, inRows, leaf, leafAt, leafLine, NOT_KNOWN, page, say, toContact } from './frame.ts';

const ON_A_PAGE = 8;
/** Stands for "every level" in a value; a unit type's code is upper case. */
const EVERY = 'all';

/** What could be done: first the kinds of units (`ideas`), then the categories that suit one (`ideas.<type>.<page>`). */
export const ideas: Page<'ideas', { readonly level: string | null; readonly leaf: number }> = {
  name: 'ideas',
  for: 'everybody',
  inGroups: true,
  mayBeTitle: true,
  ways: [
    {
      label: 'pages:button.ideas',
      menu: { home: 7 },
      command: { vi: 'goiy', en: 'ideas', about: 'pages:about.goiy', order: 6 },
      frame: ({ category }) => (category === null ? null : `idea.${category}`),
    },
  ],
  read: ([level = null, part]) => ({ level, leaf: leafAt(part) }),
  show({ level, leaf: wanted }, turn) {
    return level === null && canChoose(turn) ? levelsPage(turn) : categoriesPage(level ?? EVERY, wanted, turn);
  },
};

/** The categories that suit a kind of unit, or all. */
function categoriesFor(level: string, turn: Turn): readonly Category[] {
  const categories = offeredCategories(turn.campaign);
  if (level === EVERY) return categories;
  return categories.filter((each) => each.levels.length === 0 || each.levels.includes(level));
}

function levelsPage(turn: Turn): Reply {
  const { plan } = turn.campaign;
  if (offeredCategories(turn.campaign).length === 0)
    return page([say('ideas.title'), NOT_KNOWN], [[toContact]], 'home');
  const levels = plan.unitTypes.filter((each) => each.kind === 'unit').slice(0, 8);
  const buttons = levels.map((each): Button => ({ label: { local: each.name }, value: `ideas.${each.code}` }));
  const every: Button = { label: say('ideas.every'), value: `ideas.${EVERY}` };
  return page([say('ideas.title'), say('ideas.which')], [...inRows(buttons, 2), [every]], 'home');
}

function categoriesPage(level: string, wanted: number, turn: Turn): Reply {
  const type = turn.campaign.plan.unitTypes.find((each) => each.code === level);
  const known = type === undefined ? EVERY : level;
  const shown = leaf(
    categoriesFor(known, turn),
    canChoose(turn) ? ON_A_PAGE : AT_ONCE,
    wanted,
    (n) => `ideas.${known}.${n}`,
  );
  const buttons = shown.items.map(
    (each): Button => ({ label: { local: each.label }, value: `idea.${each.code}.${known}` }),
  );
  return page(
    [
      type === undefined ? say('ideas.all') : say('ideas.for', { level: { local: type.name } }),
      shown.items.length === 0 && NOT_KNOWN,
      shown.items.length > 0 && canChoose(turn) && say('ideas.pick'),
      canChoose(turn) && leafLine(shown),
    ],
    [...inRows(buttons, 2), shown.turns],
    'ideas',
  );
}
