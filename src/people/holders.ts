import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Holding, Role } from '../chat/index.ts';
import type { Store } from '../store/open.ts';
import { roles } from '../store/schema.ts';
import { type HolderView, NotAllowed } from '../turn/index.ts';
import { grants } from './rights.ts';

type Holder = Holding & { readonly person: number; readonly grantedAt: number; readonly channel: string | null };

export type Holders = {
  /** Who holds a role that this person may take back, and what the person holds, when they may invite at all. */
  seenBy(person: number, holds: readonly Holding[]): readonly HolderView[];
  /**
   * Takes a role back, from the next turn on; one's own may always be handed back.
   * Throws NotAllowed: 'revoke', or 'last-office' since nobody in the chat could invite an office again.
   */
  revoke(id: number, by: number, holds: readonly Holding[], now: Date): void;
};

/** Everything is prepared once; call it inside a transaction. */
export function createHolders(store: Store): Holders {
  const all = store.db
    .select({
      id: roles.id,
      role: roles.role,
      unit: roles.unit,
      person: roles.person,
      grantedAt: roles.grantedAt,
      channel: sql<string | null>`(select a.channel from addresses a where a.person = roles.person
        order by a.last_interaction_at desc limit 1)`,
    })
    .from(roles)
    .where(isNull(roles.revokedAt))
    .orderBy(roles.role, roles.unit, roles.id)
    .prepare();
  const revoke = store.db
    .update(roles)
    .set({ revokedAt: sql`${sql.placeholder('now')}`, revokedBy: sql`${sql.placeholder('by')}` })
    .where(and(eq(roles.id, sql.placeholder('id')), isNull(roles.revokedAt)))
    .prepare();

  return {
    seenBy(person, holds) {
      const mayInvite = holds.some((each) => each.role !== 'teacher');
      if (!mayInvite) return [];
      return (all.all() as Holder[])
        .filter((each) => each.person === person || grants(holds, each.role, each.unit))
        .map((each) => ({
          holding: each.id,
          role: each.role,
          unit: each.unit,
          since: new Date(each.grantedAt),
          channel: each.channel ?? '',
          me: each.person === person,
        }));
    },
    revoke(id, by, holds, now) {
      const held = all.all() as Holder[];
      const one = held.find((each) => each.id === id);
      if (!one) return; // taken back already
      if (one.person !== by && !grants(holds, one.role, one.unit)) throw new NotAllowed('revoke');
      if (isLastOffice(one, held)) throw new NotAllowed('last-office');
      revoke.run({ id, by, now: now.getTime() });
    },
  };
}

function isLastOffice(one: Holder, held: readonly Holder[]): boolean {
  const office: Role = 'office';
  return one.role === office && !held.some((each) => each.role === office && each.person !== one.person);
}
