import { and, eq, isNull } from 'drizzle-orm';
import type { Store } from './open.ts';
import { roles } from './schema.ts';

/** The persons who hold the office now, each once. */
export const officeHolders = ({ db }: Store): readonly number[] =>
  db
    .selectDistinct({ person: roles.person })
    .from(roles)
    .where(and(eq(roles.role, 'office'), isNull(roles.revokedAt)))
    .all()
    .map(({ person }) => person);
