import type { Button, Say } from '../chat/index.ts';
import { hasWork } from '../chat/work-units.ts';
import type { Turn } from '../turn/index.ts';

/** Whoever holds a role and was never asked is asked once how they want to be shown, where everything begins: nobody is in the middle of anything. */
export function askShownName(
  turn: Turn,
  isThanked: boolean,
): { readonly lines: readonly Say[]; readonly rows: readonly Button[][] } {
  const { person } = turn;
  if (turn.group || isThanked || person.isNameAsked || person.holds.length === 0) return { lines: [], rows: [] };
  turn.people.setShownName(null);
  return {
    lines: [{ key: hasWork(person.holds) ? 'names:invited' : 'names:invited-viewer' }],
    rows: [[{ label: { key: 'names:button.begin' }, value: 'go.shown-name' }]],
  };
}
