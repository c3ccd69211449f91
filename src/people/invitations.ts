import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { DAY_MS } from '../chat/civil.ts';
import type { Address, Role } from '../chat/index.ts';
import type { Store } from '../store/open.ts';
import { invitations, roles } from '../store/schema.ts';
import type { InvitationView, Redeemed } from '../turn/index.ts';
import { hashCode, keyedPrefix, makeCode } from './code.ts';
import { createLookUp } from './look-up.ts';
import { covers, createReadHoldings } from './rights.ts';

export const DEFAULT_DAYS = 14;
export const DEFAULT_USES = 1;
export const MOST_DAYS = 365;
export const MOST_USES = 500;

export type NewInvitation = {
  readonly role: Role;
  readonly unit: string | null;
  /** 1 to 365; 14 unless told. */
  readonly days?: number | undefined;
  /** 1 to 500; 1 unless told. */
  readonly uses?: number | undefined;
  /** A person; null: the tool. */
  readonly by: number | null;
  readonly now: Date;
};

export type Invitations = {
  /** The code is told here once and stored as a hash. Throws RangeError for days or uses out of bounds. Checks no rights. */
  create(invitation: NewInvitation): { readonly code: string; readonly expiresAt: Date };
  /** Gives the role to the person who typed the code at an address, or says why not; after too many wrong ones only that it is to wait. */
  redeem(person: number, from: Address, code: string, now: Date): Redeemed;
  /** Neither taken back nor used up nor expired, nor made under a key that is gone. */
  open(now: Date): readonly InvitationView[];
  find(id: number): { readonly role: Role; readonly unit: string | null } | null;
  revoke(id: number, now: Date): void;
};

/** Everything is prepared once; call it inside a transaction. */
export function createInvitations(store: Store): Invitations {
  const id = sql.placeholder('id');
  const now = sql`${sql.placeholder('now')}`;
  const insert = store.db
    .insert(invitations)
    .values({
      hash: sql.placeholder('hash'),
      role: sql.placeholder('role'),
      unit: sql.placeholder('unit'),
      usesLeft: sql.placeholder('uses'),
      expiresAt: sql.placeholder('expiresAt'),
      createdBy: sql.placeholder('by'),
      createdAt: sql.placeholder('now'),
    })
    .prepare();
  const byId = store.db.select().from(invitations).where(eq(invitations.id, id)).prepare();
  const openOnes = store.db
    .select()
    .from(invitations)
    .where(and(isNull(invitations.revokedAt), gt(invitations.usesLeft, 0), gt(invitations.expiresAt, now)))
    .orderBy(invitations.id)
    .prepare();
  const revoke = store.db
    .update(invitations)
    .set({ revokedAt: now })
    .where(and(eq(invitations.id, id), isNull(invitations.revokedAt)))
    .prepare();

  return {
    create(invitation) {
      const days = bounded(invitation.days ?? DEFAULT_DAYS, MOST_DAYS);
      const uses = bounded(invitation.uses ?? DEFAULT_USES, MOST_USES);
      const code = makeCode();
      const expiresAt = new Date(invitation.now.getTime() + days * DAY_MS);
      const { role, unit, by } = invitation;
      insert.run({
        hash: hashCode(store, code),
        role,
        unit: role === 'office' ? null : unit,
        uses,
        expiresAt: expiresAt.getTime(),
        by,
        now: invitation.now.getTime(),
      });
      return { code, expiresAt };
    },
    redeem: createRedeem(store),
    open: (at) =>
      openOnes
        .all({ now: at.getTime() })
        .filter(({ hash }) => !hash.includes('.') || hash.startsWith(keyedPrefix(store)))
        .map((row) => ({
          id: row.id,
          role: row.role as Role,
          unit: row.unit,
          usesLeft: row.usesLeft,
          expiresAt: new Date(row.expiresAt),
        })),
    find(which) {
      const row = byId.get({ id: which });
      return row ? { role: row.role as Role, unit: row.unit } : null;
    },
    revoke: (which, at) => void revoke.run({ id: which, now: at.getTime() }),
  };
}

function createRedeem(store: Store): Invitations['redeem'] {
  const id = sql.placeholder('id');
  const takeOne = store.db
    .update(invitations)
    .set({ usesLeft: sql`${invitations.usesLeft} - 1` })
    .where(eq(invitations.id, id))
    .prepare();
  const grant = store.db
    .insert(roles)
    .values({
      person: sql.placeholder('person'),
      role: sql.placeholder('role'),
      unit: sql.placeholder('unit'),
      invitation: sql.placeholder('invitation'),
      grantedAt: sql.placeholder('now'),
    })
    .prepare();
  const lookUp = createLookUp(store);
  const holdings = createReadHoldings(store);

  return (person, from, code, now) => {
    const at = now.getTime();
    const tried = lookUp.invitation(code, from, now);
    if (!tried.ok) return tried;
    const { row } = tried;
    const role = row.role as Role;
    // First of all: who taps the own link twice, or tries the link they made for somebody else, must not use it up.
    if (covers(holdings(person), role, row.unit)) return { ok: false, why: 'already' };
    if (row.revokedAt !== null) return { ok: false, why: 'revoked' };
    if (row.usesLeft <= 0) return { ok: false, why: 'used' };
    if (row.expiresAt <= at) return { ok: false, why: 'expired' };
    takeOne.run({ id: row.id });
    grant.run({ person, role, unit: row.unit, invitation: row.id, now: at });
    lookUp.forgive(from);
    return { ok: true, role, unit: row.unit };
  };
}

function bounded(value: number, most: number): number {
  if (!Number.isInteger(value) || value < 1 || value > most) throw new RangeError(`not within 1 to ${most}: ${value}`);
  return value;
}
