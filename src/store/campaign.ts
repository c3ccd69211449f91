import { and, eq, ne, sql } from 'drizzle-orm';
import { type Applied, isTaken, type Take } from '../campaign/diff.ts';
import type { Campaign, CampaignFiles, Category, Session, SessionMend } from '../campaign/types.ts';
import { createCampaignState } from './campaign-state.ts';
import type { Store } from './open.ts';
import { campaigns, scheduleSessions, units } from './schema.ts';

/** What is said of a session that is put on in chat. */
type NewSession = Omit<Session, 'code' | 'room' | 'passcode' | 'recording' | 'fee' | 'cancelled'>;

export type CampaignStore = {
  /**
   * The campaign that is served: the files as last applied, with what the office mended on top. The same object until something changes;
   * a change by a tool in another process is seen at the next call. null: nothing was applied yet.
   */
  current(): Campaign | null;
  /**
   * Takes a campaign's files, in one short transaction, and makes it the active one. Loses nothing that was logged: a unit that vanished
   * from the files stays as retired while something hangs on it, a category while it has logs; a session that vanished is no longer shown;
   * what was mended or put on in chat stays, but for the sessions in `take`.
   */
  apply(files: CampaignFiles, now: Date, take?: Take): void;
  /** Mends a session of the active campaign, on top of former mends. `by`: a person. Throws when there is no such session. */
  mend(code: string, mend: SessionMend, by: number, now: Date): void;
  /** Puts a session on that stands in no file; gives its code. Throws when no campaign is active. `by`: a person. */
  add(session: NewSession, by: number, now: Date): string;
  /** Takes back what was mended: the file's row holds again. */
  unmend(code: string): void;
  mended(code: string): SessionMend | null;
  /** What was applied under this id, for a diff. */
  applied(id: string): Applied | null;
  isEmpty(): boolean;
};

/** See CampaignStore. Called inside a turn's transaction, its writes are part of that; else each is one of its own. */
export function createCampaignStore(store: Store): CampaignStore {
  const { db, sqlite } = store;
  const state = createCampaignState(store);
  // Rarely needed: made when something is first applied or mended.
  let prepared: Writes | null = null;
  const writes = (): Writes => {
    prepared ??= prepareWrites(store);
    return prepared;
  };
  const active = db
    .select({ id: campaigns.id, version: campaigns.version })
    .from(campaigns)
    .where(eq(campaigns.active, true))
    .prepare();
  const latest = db
    .select({ version: sql<number>`coalesce(max(${campaigns.version}), 0)` })
    .from(campaigns)
    .prepare();

  let cached: { readonly id: string; readonly campaign: Campaign } | null = null;
  // A turn that is rolled back takes its version back with it, while its campaign may be cached here: no version is given out twice.
  let given = 0;
  const nextVersion = (): number => {
    given = Math.max(given, latest.get()?.version ?? 0) + 1;
    return given;
  };

  const current = (): Campaign | null => {
    const row = active.get();
    if (!row) return null;
    if (cached?.id === row.id && cached.campaign.version === row.version) return cached.campaign;
    const plan = state.plan(row.id);
    if (!plan) return null;
    const sessions = state
      .sessions(row.id)
      .filter((each) => !each.removed)
      .map((each) => ({ ...each.row, ...each.mend }))
      .sort((a, b) => compare(a.date, b.date) || compare(a.from, b.from));
    const campaign = { plan, sessions, units: state.units(row.id), version: row.version };
    cached = { id: row.id, campaign };
    return campaign;
  };

  const find = (id: string, code: string) =>
    state.sessions(id).find((each) => each.row.code === code && !each.removed) ?? null;

  const setMend = sqlite.transaction(
    (code: string, make: (old: SessionMend | null) => SessionMend | null, by: number | null, now: Date | null) => {
      const id = active.get()?.id;
      const session = id === undefined ? null : find(id, code);
      if (id === undefined || !session) throw new Error(`no session ${code}`);
      const mend = make(session.mend);
      if (mend === null && session.mend === null) return;
      const write = writes();
      write.mend.run({
        campaign: id,
        code,
        mend: mend && JSON.stringify(mend),
        by,
        at: now?.getTime() ?? null,
      });
      write.version.run({ campaign: id, version: nextVersion() });
    },
  );

  const add = sqlite.transaction((session: NewSession, by: number, now: Date): string => {
    const id = active.get()?.id;
    if (id === undefined) throw new Error('no campaign');
    const all = state.sessions(id);
    const codes = new Set(all.map((each) => each.row.code));
    let n = 1;
    while (codes.has(`${ADDED}${n}`)) n += 1;
    const code = `${ADDED}${n}`;
    const row: Session = { ...session, code, ...UNSAID };
    const write = writes();
    const position = Math.max(-1, ...all.map((each) => each.position)) + 1;
    write.added.run({ campaign: id, code, position, row: JSON.stringify(row), by, at: now.getTime() });
    write.version.run({ campaign: id, version: nextVersion() });
    return code;
  });

  const apply = sqlite.transaction((files: CampaignFiles, now: Date, take: Take) => {
    const { id } = files.plan;
    const write = writes();
    const former = state.plan(id)?.categories ?? [];
    const plan = { ...files.plan, categories: withKept(files.plan.categories, former, state.logsBy('category', id)) };
    const sessions = new Map(state.sessions(id).map((each) => [each.row.code, each]));
    const kept = state.keptUnits(id);
    const known = state.units(id);

    write.activate.run({ campaign: id, plan: JSON.stringify(plan), version: nextVersion(), at: now.getTime() });
    write.deactivateOthers.run({ campaign: id });
    write.removeSessions.run({ campaign: id });
    for (const each of sessions.values()) {
      if (each.added && !each.removed && !isTaken(take, each.row.code))
        write.keepAdded.run({ campaign: id, code: each.row.code });
    }
    for (const [position, row] of files.sessions.entries()) {
      write.session.run({ campaign: id, code: row.code, position, row: JSON.stringify(row) });
      const mend = sessions.get(row.code)?.mend ?? null;
      if (mend === null) continue;
      const isOver = isTaken(take, row.code) || saysTheSame(row, mend);
      if (isOver) write.mend.run({ campaign: id, code: row.code, mend: null, by: null, at: null });
    }
    const named = new Set(files.units.map((unit) => unit.code));
    for (const [position, unit] of files.units.entries()) {
      write.unit.run({ campaign: id, code: unit.code, position, row: JSON.stringify(unit) });
    }
    const gone = known.filter((unit) => !named.has(unit.code));
    for (const [index, unit] of gone.entries()) {
      const of = { campaign: id, code: unit.code, position: files.units.length + index };
      if (kept.has(unit.code)) write.retireUnit.run(of);
      else write.deleteUnit.run(of);
    }
  });

  return {
    current,
    apply: (files, now, take = []) => apply.immediate(files, now, take),
    mend: (code, mend, by, now) => setMend.immediate(code, (old) => ({ ...old, ...mend }), by, now),
    add: (session, by, now) => add.immediate(session, by, now),
    unmend: (code) => setMend.immediate(code, () => null, null, null),
    mended(code) {
      const id = active.get()?.id;
      return id === undefined ? null : (find(id, code)?.mend ?? null);
    },
    applied: (id) => state.applied(id),
    isEmpty: () => active.get() === undefined,
  };
}

/** How the codes begin of what the office puts on: its files have shorter ones. */
const ADDED = 'THEM-';
const UNSAID = { room: null, passcode: null, recording: null, fee: null, cancelled: false };

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** The office put into the file what it had mended in chat: nothing is on top any more. */
const saysTheSame = (row: Session, mend: SessionMend): boolean =>
  (Object.keys(mend) as (keyof SessionMend)[]).every(
    (field) => JSON.stringify(mend[field]) === JSON.stringify(row[field]),
  );

function withKept(
  named: readonly Category[],
  former: readonly Category[],
  logs: ReadonlyMap<string, number>,
): readonly Category[] {
  const codes = new Set(named.map((category) => category.code));
  const kept = former.filter((category) => !codes.has(category.code) && logs.has(category.code));
  return [...named, ...kept.map((category) => ({ ...category, retired: true }))];
}

type Writes = ReturnType<typeof prepareWrites>;

function prepareWrites({ db }: Store) {
  const value = (name: string) => sql.placeholder(name);
  const set = (name: string) => sql`${sql.placeholder(name)}`;
  const ofSession = and(eq(scheduleSessions.campaign, value('campaign')), eq(scheduleSessions.code, value('code')));
  const ofUnit = and(eq(units.campaign, value('campaign')), eq(units.code, value('code')));
  const keys = { campaign: value('campaign'), code: value('code'), position: value('position'), row: value('row') };
  const renewed = { position: sql`excluded.position`, row: sql`excluded.row` };
  const applied = { plan: set('plan'), version: set('version'), appliedAt: set('at'), active: true };
  return {
    activate: db
      .insert(campaigns)
      .values({
        id: value('campaign'),
        plan: value('plan'),
        version: value('version'),
        appliedAt: value('at'),
        active: true,
      })
      .onConflictDoUpdate({ target: campaigns.id, set: applied })
      .prepare(),
    deactivateOthers: db
      .update(campaigns)
      .set({ active: false })
      .where(ne(campaigns.id, value('campaign')))
      .prepare(),
    version: db
      .update(campaigns)
      .set({ version: set('version') })
      .where(eq(campaigns.id, value('campaign')))
      .prepare(),
    removeSessions: db
      .update(scheduleSessions)
      .set({ removed: true })
      .where(eq(scheduleSessions.campaign, value('campaign')))
      .prepare(),
    session: db
      .insert(scheduleSessions)
      .values(keys)
      .onConflictDoUpdate({
        target: [scheduleSessions.campaign, scheduleSessions.code],
        set: { ...renewed, removed: false, added: false },
      })
      .prepare(),
    keepAdded: db.update(scheduleSessions).set({ removed: false }).where(ofSession).prepare(),
    added: db
      .insert(scheduleSessions)
      .values({ ...keys, added: true, mendedBy: value('by'), mendedAt: value('at') })
      .prepare(),
    mend: db
      .update(scheduleSessions)
      .set({ mend: set('mend'), mendedBy: set('by'), mendedAt: set('at') })
      .where(ofSession)
      .prepare(),
    unit: db
      .insert(units)
      .values(keys)
      .onConflictDoUpdate({ target: [units.campaign, units.code], set: { ...renewed, retired: false } })
      .prepare(),
    retireUnit: db
      .update(units)
      .set({ retired: true, position: set('position') })
      .where(ofUnit)
      .prepare(),
    deleteUnit: db.delete(units).where(ofUnit).prepare(),
  };
}
