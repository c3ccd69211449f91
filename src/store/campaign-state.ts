import { and, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Applied, AppliedSession } from '../campaign/diff.ts';
import type { OfficeAnswer } from '../campaign/faq.ts';
import { storedPlan } from '../campaign/plan-schema.ts';
import { storedMend, storedSession, storedUnit } from '../campaign/stored-rows.ts';
import type { CampaignPlan, Unit } from '../campaign/types.ts';
import { createOfficeAnswerRows } from './office-answers.ts';
import type { Db, Store } from './open.ts';
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
import { stored } from './stored.ts';

/** What is stored of one campaign. */
export type CampaignState = {
  plan(id: string): CampaignPlan | null;
  /** In the files' order; with those that are gone from the files. */
  sessions(id: string): readonly (AppliedSession & { readonly position: number })[];
  units(id: string): readonly Unit[];
  /** What the office answered in chat. */
  answers(id: string): readonly OfficeAnswer[];
  logsBy(what: 'unit' | 'category', id: string): ReadonlyMap<string, number>;
  /** Codes of units that something hangs on (logs, roles, open codes, persons), with the units they belong to. */
  keptUnits(id: string): ReadonlySet<string>;
  /** Everything that a diff looks at; null: never applied. */
  applied(id: string): Applied | null;
};

const readPlan = stored('campaign plan', storedPlan);
const readSession = stored('session', storedSession);
const readMend = stored('mend of a session', storedMend);
const readUnit = stored('unit', storedUnit);

type OfId = Slots<{ id: string }>;
type Counted = readonly { readonly of: string | null; readonly count: number }[];
const asMap = (rows: Counted): ReadonlyMap<string, number> =>
  new Map(rows.flatMap((row) => (row.of === null ? [] : [[row.of, row.count]])));

const count = sql<number>`count(*)`;

/** What hangs on the rows of a campaign, counted. */
function countsOf(db: Db) {
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
  return { asked, logs, holders, invited, living };
}

/** Prepared readers of campaigns, schedule_sessions and units. They open no transaction of their own. */
export function createCampaignState(store: Store): CampaignState {
  const { db, onBroken } = store;
  const answers = createOfficeAnswerRows(store);
  const plan = prepared((by: OfId) =>
    db.select({ plan: campaigns.plan }).from(campaigns).where(eq(campaigns.id, by.id)),
  );
  const sessions = prepared((by: OfId) =>
    db.select().from(scheduleSessions).where(eq(scheduleSessions.campaign, by.id)).orderBy(scheduleSessions.position),
  );
  const allUnits = prepared((by: OfId) =>
    db.select().from(units).where(eq(units.campaign, by.id)).orderBy(units.position),
  );
  const { asked, logs, holders, invited, living } = countsOf(db);

  const state: CampaignState = {
    plan(of) {
      return readPlan(plan.get({ id: of })?.plan, onBroken);
    },
    sessions: (of) =>
      sessions.all({ id: of }).flatMap((stored) => {
        const row = readSession(stored.row, onBroken);
        if (!row) return [];
        const { added, removed, position, mendedAt } = stored;
        const mend = readMend(stored.mend, onBroken);
        return [{ row, mend, mendedAt: mendedAt === null ? null : new Date(mendedAt), added, removed, position }];
      }),
    units: (of) =>
      allUnits.all({ id: of }).flatMap((row) => {
        const unit = readUnit(row.row, onBroken);
        if (!unit) return [];
        return row.retired ? { ...unit, retired: true } : unit;
      }),
    answers: (of) => answers.of(of),
    logsBy: (what, of) => asMap(logs[what].all({ id: of })),
    keptUnits(of) {
      const used = [logs.unit.all({ id: of }), holders.all(), invited.all(), living.all()];
      return withParents(state.units(of), used.flat());
    },
    applied(of) {
      const stands = state.plan(of);
      if (!stands) return null;
      return {
        plan: stands,
        sessions: state.sessions(of),
        units: state.units(of),
        answers: state.answers(of),
        asked: asMap(asked.all({ id: of })),
        logs: { byUnit: state.logsBy('unit', of), byCategory: state.logsBy('category', of) },
        holders: asMap(holders.all()),
        keeps: state.keptUnits(of),
      };
    },
  };
  return state;
}

/** A kept unit without the commune it lies in would be lost to everything that asks by commune. */
function withParents(all: readonly Unit[], used: Counted): ReadonlySet<string> {
  const parents = new Map(all.map((unit) => [unit.code, unit.parent]));
  const found = new Set<string>();
  for (const { of } of used) {
    let code = of;
    while (code !== null && parents.has(code) && !found.has(code)) {
      found.add(code);
      code = parents.get(code) ?? null;
    }
  }
  return found;
}
