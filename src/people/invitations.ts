import { DAY_MS } from '../chat/civil.ts';
import type { Address, Role } from '../chat/index.ts';
import { createReadHoldings } from '../store/holdings.ts';
import { createInvitationRows, type InvitationRows } from '../store/invitations.ts';
import type { Store } from '../store/open.ts';
import type { InvitationView, Redeemed } from '../turn/index.ts';
import { hashCode, keyedPrefix, makeCode } from './code.ts';
import { createLookUp } from './look-up.ts';
import { covers } from './rights.ts';

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
  /**
   * The code is told here once and stored as a hash. Throws RangeError for days or uses out of bounds. Checks no
   * rights.
   */
  create(invitation: NewInvitation): { readonly code: string; readonly expiresAt: Date };
  /**
   * Gives the role to the person who typed the code at an address, or says why not; after too many wrong ones only
   * that it is to wait.
   */
  redeem(person: number, from: Address, code: string, now: Date): Redeemed;
  /** Neither taken back nor used up nor expired, nor made under a key that is gone. */
  open(now: Date): readonly InvitationView[];
  find(id: number): { readonly role: Role; readonly unit: string | null } | null;
  revoke(id: number, now: Date): void;
};

/** Everything is prepared once; call it inside a transaction. */
export function createInvitations(store: Store): Invitations {
  const rows = createInvitationRows(store);
  return {
    create(invitation) {
      const days = bounded(invitation.days ?? DEFAULT_DAYS, MOST_DAYS);
      const uses = bounded(invitation.uses ?? DEFAULT_USES, MOST_USES);
      const code = makeCode();
      const expiresAt = new Date(invitation.now.getTime() + days * DAY_MS);
      const { role, unit, by } = invitation;
      rows.add({
        hash: hashCode(store, code),
        role,
        unit: role === 'office' ? null : unit,
        usesLeft: uses,
        expiresAt: expiresAt.getTime(),
        createdBy: by,
        createdAt: invitation.now.getTime(),
      });
      return { code, expiresAt };
    },
    redeem: createRedeem(store, rows),
    open: (at) =>
      rows
        .open(at.getTime())
        .filter(({ hash }) => hash.startsWith(keyedPrefix(store)))
        .map((row) => ({
          id: row.id,
          role: row.role as Role,
          unit: row.unit,
          usesLeft: row.usesLeft,
          expiresAt: new Date(row.expiresAt),
        })),
    find(which) {
      const row = rows.find(which);
      return row ? { role: row.role as Role, unit: row.unit } : null;
    },
    revoke: (which, at) => rows.revoke(which, at.getTime()),
  };
}

function createRedeem(store: Store, rows: InvitationRows): Invitations['redeem'] {
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
    rows.give(row.id, { person, role, unit: row.unit, now: at });
    lookUp.forgive(from);
    return { ok: true, role, unit: row.unit };
  };
}

function bounded(value: number, most: number): number {
  if (!Number.isInteger(value) || value < 1 || value > most) throw new RangeError(`not within 1 to ${most}: ${value}`);
  return value;
}
