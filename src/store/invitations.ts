/**
 * Invitations and the roles given by them; codes are looked up in secret-codes.ts. Instants are civil milliseconds.
 */
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { invitations, roles } from './schema.ts';
import type { InvitationRow } from './secret-codes.ts';

type NewRow = Pick<InvitationRow, 'hash' | 'role' | 'unit' | 'usesLeft' | 'expiresAt' | 'createdBy' | 'createdAt'>;
type Given = { readonly person: number; readonly role: string; readonly unit: string | null; readonly now: number };

export type InvitationRows = {
  add(row: NewRow): void;
  find(id: number): InvitationRow | undefined;
  /** Neither taken back nor used up nor expired. */
  open(now: number): readonly InvitationRow[];
  revoke(id: number, now: number): void;
  /** Uses it once, and gives what it gives. */
  give(invitation: number, given: Given): void;
};

/** Everything is prepared once; call it inside a transaction. */
export function createInvitationRows(store: Store): InvitationRows {
  const { db } = store;
  const add = prepared((by: Slots<NewRow>) =>
    db.insert(invitations).values({
      hash: by.hash,
      role: by.role,
      unit: by.unit,
      usesLeft: by.usesLeft,
      expiresAt: by.expiresAt,
      createdBy: by.createdBy,
      createdAt: by.createdAt,
    }),
  );
  const find = prepared((by: Slots<{ id: number }>) => db.select().from(invitations).where(eq(invitations.id, by.id)));
  const open = prepared((by: Slots<{ now: number }>) =>
    db
      .select()
      .from(invitations)
      .where(and(isNull(invitations.revokedAt), gt(invitations.usesLeft, 0), gt(invitations.expiresAt, by.now)))
      .orderBy(invitations.id),
  );
  const revoke = prepared((by: Slots<{ id: number; now: number }>) =>
    db
      .update(invitations)
      .set({ revokedAt: by.now })
      .where(and(eq(invitations.id, by.id), isNull(invitations.revokedAt))),
  );
  return {
    add: (row) => void add.run(row),
    find: (id) => find.get({ id }),
    open: (now) => open.all({ now }),
    revoke: (id, now) => void revoke.run({ id, now }),
    give: prepareGive(store),
  };
}

function prepareGive({ db }: Store): InvitationRows['give'] {
  const use = prepared((by: Slots<{ id: number }>) =>
    db
      .update(invitations)
      .set({ usesLeft: sql`${invitations.usesLeft} - 1` })
      .where(eq(invitations.id, by.id)),
  );
  const grant = prepared((by: Slots<Given & { invitation: number }>) =>
    db.insert(roles).values({
      person: by.person,
      role: by.role,
      unit: by.unit,
      invitation: by.invitation,
      grantedAt: by.now,
    }),
  );
  return (invitation, given) => {
    use.run({ id: invitation });
    grant.run({ ...given, invitation });
  };
}
