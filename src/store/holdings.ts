import { and, eq, isNull } from 'drizzle-orm';
import type { Holding } from '../chat/index.ts';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { roles } from './schema.ts';

export type ReadHoldings = (person: number) => readonly Holding[];

/** Reads what a person holds now. Called inside each act, so that taking a role back holds from the next turn on. */
export function createReadHoldings({ db }: Store): ReadHoldings {
  const read = prepared((by: Slots<{ person: number }>) =>
    db
      .select({ id: roles.id, role: roles.role, unit: roles.unit })
      .from(roles)
      .where(and(eq(roles.person, by.person), isNull(roles.revokedAt)))
      .orderBy(roles.id),
  );
  return (person) => read.all({ person }) as Holding[];
}
