import { and, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Applied, AppliedSession } from '../campaign/diff.ts';
import type { CampaignPlan, Session, SessionMend, Unit } from '../campaign/types.ts';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import {
  activities,
  campaigns,
  invitations,
  persons,
  roles,
  scheduleSessions,
  sessionReminders,
  units,
} from './schema.ts';

/** What is stored of one campaign. */
export type CampaignState = {
  plan(id: string): CampaignPlan | null;
  /** In the files' order; with those that are gone from the files. */
  sessions(id: string): readonly (AppliedSession & { readonly position: number })[];
  units(id: string): readonly Unit[];
  logsBy(what: 'unit' | 'category', id: string): ReadonlyMap<string, number>;
  /** Codes of units that something hangs on (logs, roles, open codes, persons), with the units they belong to. */
  keptUnits(id: string): ReadonlySet<string>;
  /** Everything that a diff looks at; null: never applied. */
  applied(id: string): Applied | null;
};

/** Fields that rows applied by an older program do not have. */
const LATER = { room: null, passcode: null, recording: null };

type OfId = Slots<{ id: string }>;
type Counted = readonly { readonly of: string | null; readonly count: number }[];
const asMap = (rows: Counted): ReadonlyMap<string, number> =>
  new Map(rows.flatMap((row) => (row.of === null ? [] : [[row.of, row.count]])));

/** Prepared readers of campaigns, schedule_sessions and units. They open no transaction of their own. */
export function createCampaignState({ db }: Store): CampaignState {
  const count = sql<number>`count(*)`;
  const plan = prepared((by: OfId) =>
    db.select({ plan: campaigns.plan }).from(campaigns).where(eq(campaigns.id, by.id)),
  );
  const sessions = prepared((by: OfId) =>
    db.select().from(scheduleSessions).where(eq(scheduleSessions.campaign, by.id)).orderBy(scheduleSessions.position),
  );
  const stored = prepared((by: OfId) =>
    db.select().from(units).where(eq(units.campaign, by.id)).orderBy(units.position),
  );
  const asked = prepared((by: OfId) =>
    db
      .select({ of: sessionReminders.session, count })
      .from(sessionReminders)
      .where(eq(sessionReminders.campaign, by.id))
      .groupBy(sessionReminders.session),
  );
  const logsBy = (of: typeof activities.unit | typeof activities.category) =>
    prepared((by: OfId) => db.select({ of, count }).from(activities).where(eq(activities.campaign, by.id)).groupBy(of));
  const logs = { unit: logsBy(activities.unit), category: logsBy(activities.category) };
  const holders = db
    .select({ of: roles.unit, count })
    .from(roles)
    .where(and(isNull(roles.revokedAt), isNotNull(roles.unit)))
    .groupBy(roles.unit)
    .prepare();
  const invited = db
    .select({ of: invitations.unit, count })
    .from(invitations)
    .where(and(isNull(invitations.revokedAt), gt(invitations.usesLeft, 0)))
    .groupBy(invitations.unit)
    .prepare();
  const living = db.select({ of: persons.unit, count }).from(persons).groupBy(persons.unit).prepare();

  const state: CampaignState = {
    plan(of) {
      const row = plan.get({ id: of });
      return row ? (JSON.parse(row.plan) as CampaignPlan) : null;
    },
    sessions: (of) =>
      sessions.all({ id: of }).map((row) => ({
        row: { ...LATER, ...(JSON.parse(row.row) as Session) },
        mend: row.mend === null ? null : (JSON.parse(row.mend) as SessionMend),
        mendedAt: row.mendedAt === null ? null : new Date(row.mendedAt),
        added: row.added,
        removed: row.removed,
        position: row.position,
      })),
    units: (of) =>
      stored.all({ id: of }).map((row) => {
        const unit = JSON.parse(row.row) as Unit;
        return row.retired ? { ...unit, retired: true } : unit;
      }),
    logsBy: (what, of) => asMap(logs[what].all({ id: of })),
    keptUnits(of) {
      const parents = new Map(state.units(of).map((unit) => [unit.code, unit.parent]));
      const kept = new Set<string>();
      for (const rows of [logs.unit.all({ id: of }), holders.all(), invited.all(), living.all()]) {
        for (const row of rows) {
          // A kept unit without the commune it lies in would be lost to everything that asks by commune.
          let code = row.of;
          while (code !== null && parents.has(code) && !kept.has(code)) {
            kept.add(code);
            code = parents.get(code) ?? null;
          }
        }
      }
      return kept;
    },
    applied(of) {
      const stands = state.plan(of);
      if (!stands) return null;
      return {
        plan: stands,
        sessions: state.sessions(of),
        units: state.units(of),
        asked: asMap(asked.all({ id: of })),
        logs: { byUnit: state.logsBy('unit', of), byCategory: state.logsBy('category', of) },
        holders: asMap(holders.all()),
        keeps: state.keptUnits(of),
      };
    },
  };
  return state;
}
