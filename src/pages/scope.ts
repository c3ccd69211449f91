import type { Campaign } from '../campaign/types.ts';
import { unitName } from '../campaign/unit-tree.ts';
import type { Person, Say } from '../chat/index.ts';

/** "Phạm vi xem: Xã Ban Mai.", below whatever a viewer sees of the board; null: whoever looks is of the office, which sees everything. */
export function scopeLine({ holds }: Pick<Person, 'holds'>, campaign: Campaign): Say | null {
  if (holds.some(({ role }) => role === 'office')) return null;
  const areas = holds.flatMap(({ role, unit }) => (role === 'viewer' ? [unit] : []));
  if (areas.length === 0) return null;
  if (areas.includes(null)) return { key: 'results:scope-all' };
  const names = [...new Set(areas)].map((code): Say => ({ local: unitName(campaign, code ?? '') }));
  return { key: 'results:scope', with: { names: { join: names, by: ', ' } } };
}
