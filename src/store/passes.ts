import { and, eq, gt, lte } from 'drizzle-orm';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { passes } from './schema.ts';

type Kind = 'link' | 'session';

/** Whose a pass is, and for which page. */
export type PassRow = { readonly person: number; readonly page: string };

/** Passes to pages of ours by their hash. Instants are real milliseconds. */
export type PassRows = {
  note(row: PassRow & { readonly hash: string; readonly kind: Kind; readonly until: number }): void;
  /** null: over, or never heard of. */
  find(hash: string, kind: Kind, now: number): PassRow | null;
  /** True: it was there. */
  drop(hash: string): boolean;
  /** Drops what is over; gives how many. */
  dropOld(now: number): number;
};

/** Prepared once; see PassRows. */
export function createPassRows({ db }: Store): PassRows {
  const { hash, kind, expiresAtReal } = passes;
  const note = prepared((by: Slots<PassRow & { hash: string; kind: Kind; until: number }>) =>
    db
      .insert(passes)
      .values({ hash: by.hash, person: by.person, kind: by.kind, page: by.page, expiresAtReal: by.until })
      .onConflictDoNothing(),
  );
  const find = prepared((by: Slots<{ hash: string; kind: Kind; now: number }>) =>
    db
      .select({ person: passes.person, page: passes.page })
      .from(passes)
      .where(and(eq(hash, by.hash), eq(kind, by.kind), gt(expiresAtReal, by.now))),
  );
  const drop = prepared((by: Slots<{ hash: string }>) => db.delete(passes).where(eq(hash, by.hash)));
  const dropOld = prepared((by: Slots<{ now: number }>) => db.delete(passes).where(lte(expiresAtReal, by.now)));
  return {
    note: (row) => void note.run(row),
    find: (of, as, now) => find.get({ hash: of, kind: as, now }) ?? null,
    drop: (of) => drop.run({ hash: of }).changes > 0,
    dropOld: (now) => dropOld.run({ now }).changes,
  };
}
