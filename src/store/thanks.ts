import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { nominations, thanks } from './schema.ts';
import type { NominationRow } from './unit-reports.ts';

export type ThanksRows = {
  /** Those with a name that were not taken back. */
  nominations(campaign: string): readonly NominationRow[];
  settle(id: number, state: string, now: number): void;
  units(campaign: string): readonly string[];
  /** Gives whether it is new. */
  thank(one: { readonly campaign: string; readonly unit: string; readonly by: number; readonly now: number }): boolean;
};

/** Everything is prepared once; call it inside a transaction. Checks no rights. */
export function createThanksRows({ db }: Store): ThanksRows {
  const all = prepared((by: Slots<{ campaign: string }>) =>
    db
      .select()
      .from(nominations)
      .where(and(eq(nominations.campaign, by.campaign), ne(nominations.state, 'withdrawn'), ne(nominations.name, '')))
      .orderBy(asc(nominations.id)),
  );
  const settle = prepared((by: Slots<{ id: number; state: string; now: number }>) =>
    db
      .update(nominations)
      .set({ state: by.state, changedAt: by.now })
      .where(and(eq(nominations.id, by.id), inArray(nominations.state, ['proposed', 'approved', 'declined']))),
  );
  const units = prepared((by: Slots<{ campaign: string }>) =>
    db.select({ unit: thanks.unit }).from(thanks).where(eq(thanks.campaign, by.campaign)).orderBy(thanks.unit),
  );
  const thank = prepared((by: Slots<{ campaign: string; unit: string; by: number; now: number }>) =>
    db.insert(thanks).values({ campaign: by.campaign, unit: by.unit, by: by.by, at: by.now }).onConflictDoNothing(),
  );
  return {
    nominations: (campaign) => all.all({ campaign }),
    settle: (id, state, now) => void settle.run({ id, state, now }),
    units: (campaign) => units.all({ campaign }).map(({ unit }) => unit),
    thank: (one) => thank.run(one).changes > 0,
  };
}
