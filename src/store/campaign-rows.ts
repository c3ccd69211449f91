import { and, eq, max, ne, sql } from 'drizzle-orm';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { campaigns, scheduleSessions, units } from './schema.ts';

type OfCampaign = { campaign: string };
type One = OfCampaign & { code: string };
type Row = One & { position: number; row: string };
/** By whom and when, civil milliseconds. */
type Said = { by: number | null; at: number | null };

/** What is written of campaigns, their sessions and their units, a statement each; `row`, `plan` and `mend` are JSON. */
export type CampaignRows = ReturnType<typeof createCampaignRows>;

/** Prepared once; see CampaignRows. */
export function createCampaignRows(store: Store) {
  return { ...ofCampaigns(store), ...ofSessions(store), ...ofUnits(store) };
}

const renewed = { position: sql`excluded.position`, row: sql`excluded.row` };

function ofCampaigns({ db }: Store) {
  const { id, version, active } = campaigns;
  type Applied = OfCampaign & { plan: string; version: number; at: number };
  const served = db.select({ id, version }).from(campaigns).where(eq(active, true)).prepare();
  const latest = db
    .select({ version: max(version) })
    .from(campaigns)
    .prepare();
  return {
    /** The active one. */
    served: () => served.get() ?? null,
    latestVersion: () => latest.get()?.version ?? 0,
    activate: prepared((by: Slots<Applied>) => {
      const set = { plan: by.plan, version: by.version, appliedAt: by.at, active: true };
      return db
        .insert(campaigns)
        .values({ id: by.campaign, ...set })
        .onConflictDoUpdate({ target: id, set });
    }),
    deactivateOthers: prepared((by: Slots<OfCampaign>) =>
      db.update(campaigns).set({ active: false }).where(ne(id, by.campaign)),
    ),
    setVersion: prepared((by: Slots<OfCampaign & { version: number }>) =>
      db.update(campaigns).set({ version: by.version }).where(eq(id, by.campaign)),
    ),
  };
}

function ofSessions({ db }: Store) {
  const { campaign, code } = scheduleSessions;
  const isOne = (by: Slots<One>) => and(eq(campaign, by.campaign), eq(code, by.code));
  const valuesOf = (by: Slots<Row>) => ({ campaign: by.campaign, code: by.code, position: by.position, row: by.row });
  return {
    removeAll: prepared((by: Slots<OfCampaign>) =>
      db.update(scheduleSessions).set({ removed: true }).where(eq(campaign, by.campaign)),
    ),
    session: prepared((by: Slots<Row>) =>
      db
        .insert(scheduleSessions)
        .values(valuesOf(by))
        .onConflictDoUpdate({ target: [campaign, code], set: { ...renewed, removed: false, added: false } }),
    ),
    keepAdded: prepared((by: Slots<One>) => db.update(scheduleSessions).set({ removed: false }).where(isOne(by))),
    added: prepared((by: Slots<Row & Said>) =>
      db.insert(scheduleSessions).values({ ...valuesOf(by), added: true, mendedBy: by.by, mendedAt: by.at }),
    ),
    mend: prepared((by: Slots<One & Said & { mend: string | null }>) =>
      db.update(scheduleSessions).set({ mend: by.mend, mendedBy: by.by, mendedAt: by.at }).where(isOne(by)),
    ),
  };
}

function ofUnits({ db }: Store) {
  const { campaign, code } = units;
  const isOne = (by: Slots<One>) => and(eq(campaign, by.campaign), eq(code, by.code));
  return {
    unit: prepared((by: Slots<Row>) =>
      db
        .insert(units)
        .values({ campaign: by.campaign, code: by.code, position: by.position, row: by.row })
        .onConflictDoUpdate({ target: [campaign, code], set: { ...renewed, retired: false } }),
    ),
    retireUnit: prepared((by: Slots<One & { position: number }>) =>
      db.update(units).set({ retired: true, position: by.position }).where(isOne(by)),
    ),
    deleteUnit: prepared((by: Slots<One>) => db.delete(units).where(isOne(by))),
  };
}
