import { and, asc, eq, gt, isNull, ne } from 'drizzle-orm';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { roles } from './schema.ts';

/** A role that was given; instants: civil, epoch ms. */
export type JoinedRow = {
  readonly id: number;
  readonly person: number;
  readonly role: string;
  readonly unit: string | null;
  readonly grantedAt: number;
};

export type JoinedRows = {
  /** Roles in units that are held, given after the one with this id and since this instant, in their order; a hundred at most. */
  after(id: number, since: number): readonly JoinedRow[];
  /** Who leads a unit. */
  leadsOf(unit: string): readonly number[];
};

/** Everything is prepared once. */
export function createJoinedRows({ db }: Store): JoinedRows {
  const held = isNull(roles.revokedAt);
  const after = prepared((by: Slots<{ id: number; since: number }>) =>
    db
      .select({ id: roles.id, person: roles.person, role: roles.role, unit: roles.unit, grantedAt: roles.grantedAt })
      .from(roles)
      .where(and(gt(roles.id, by.id), gt(roles.grantedAt, by.since), held, ne(roles.role, 'office')))
      .orderBy(asc(roles.id))
      .limit(100),
  );
  const leads = prepared((by: Slots<{ unit: string }>) =>
    db
      .selectDistinct({ person: roles.person })
      .from(roles)
      .where(and(eq(roles.role, 'lead'), eq(roles.unit, by.unit), held)),
  );
  return {
    after: (id, since) => after.all({ id, since }),
    leadsOf: (unit) => leads.all({ unit }).map(({ person }) => person),
  };
}
