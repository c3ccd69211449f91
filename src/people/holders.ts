import type { Holding, Role } from '../chat/index.ts';
import { createHolderRows, type HolderRow, type Looking } from '../store/holders.ts';
import type { Store } from '../store/open.ts';
import { type HolderView, NotAllowed } from '../turn/index.ts';
import { allows, grants } from './rights.ts';

/** Who holds a role that a person may take back, and what they hold themselves: seen by those only who may invite. */
export type Holders = {
  count(person: number, holds: readonly Holding[]): number;
  /** `most` of them after the first `skip`, by role and unit. */
  seenBy(person: number, holds: readonly Holding[], skip: number, most: number): readonly HolderView[];
  /** null: gone, or none of those. */
  find(id: number, person: number, holds: readonly Holding[]): HolderView | null;
  /** Those of these units in which somebody holds this role (null: any), and for which the person may invite. */
  heldUnits(units: readonly string[], role: Role | null, holds: readonly Holding[]): ReadonlySet<string>;
  /**
   * Takes a role back, from the next turn on; one's own may always be handed back.
   * Throws NotAllowed: 'revoke', or 'last-office' since nobody in the chat could invite an office again.
   */
  revoke(id: number, by: number, holds: readonly Holding[], now: Date): void;
};

/** Everything is prepared once; call it inside a transaction. */
export function createHolders(store: Store): Holders {
  const rows = createHolderRows(store);

  /** null: they may not invite, and see nobody. */
  const lookingOf = (me: number, holds: readonly Holding[]): Looking | null => {
    if (allows(holds, 'office')) return { me, teachersOf: null };
    const leads = holds.flatMap(({ role, unit }) => (role === 'lead' && unit !== null ? [unit] : []));
    return leads.length > 0 ? { me, teachersOf: leads } : null;
  };
  const viewOf = (row: HolderRow, me: number): HolderView => ({
    holding: row.id,
    role: row.role,
    unit: row.unit,
    since: new Date(row.grantedAt),
    channel: row.channel ?? '',
    name: row.name,
    me: row.person === me,
    twin: row.isTwin,
  });

  return {
    count(person, holds) {
      const looking = lookingOf(person, holds);
      return looking ? rows.count(looking) : 0;
    },
    seenBy(person, holds, skip, most) {
      const looking = lookingOf(person, holds);
      return looking ? rows.page(looking, skip, most).map((row) => viewOf(row, person)) : [];
    },
    find(id, person, holds) {
      const row = lookingOf(person, holds) && rows.find(id, person);
      return row && (row.person === person || grants(holds, row.role, row.unit)) ? viewOf(row, person) : null;
    },
    heldUnits: (units, role, holds) =>
      rows.heldUnits(
        units.filter((unit) => allows(holds, 'lead', unit)),
        role,
      ),
    revoke(id, by, holds, now) {
      const one = rows.find(id, by);
      if (!one) return; // taken back already
      if (one.person !== by && !grants(holds, one.role, one.unit)) throw new NotAllowed('revoke');
      if (one.role === 'office' && !rows.hasOtherOffice(one.person)) throw new NotAllowed('last-office');
      rows.revoke(id, by, now);
    },
  };
}
