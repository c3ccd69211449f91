import { isDeepStrictEqual } from 'node:util';
import type { Applied, Take } from '../campaign/diff.ts';
import type { Campaign, CampaignFiles, Session, SessionMend } from '../campaign/types.ts';
import { applyFiles } from './campaign-apply.ts';
import { type CampaignRows, createCampaignRows } from './campaign-rows.ts';
import { type CampaignState, createCampaignState } from './campaign-state.ts';
import { createOfficeAnswerRows, type Saying } from './office-answers.ts';
import type { Store } from './open.ts';

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
  /** What the office answers beside the file, in the active campaign; gives its id. Throws when none is active. `by`: a person. */
  answer(saying: Saying, by: number, now: Date): number;
  /** Says it in other words. False: there is no such answer any more. */
  changeAnswer(id: number, saying: Saying, by: number, now: Date): boolean;
  withdrawAnswer(id: number, now: Date): boolean;
  /** What was applied under this id, for a diff. */
  applied(id: string): Applied | null;
  isEmpty(): boolean;
};

/** See CampaignStore. Called inside a turn's transaction, its writes are part of that; else each is one of its own. */
export function createCampaignStore(store: Store): CampaignStore {
  const state = createCampaignState(store);
  const rows = createCampaignRows(store);
  const nextVersion = createVersions(rows);
  const find = (id: string, code: string) =>
    state.sessions(id).find((each) => each.row.code === code && !each.removed) ?? null;
  const demandActive = (): string => {
    const active = rows.served();
    if (!active) throw new Error('no campaign');
    return active.id;
  };
  /** `said`: by whom and when; null: the file's row holds again. */
  const setMend = (code: string, make: (old: SessionMend | null) => SessionMend | null, said: Said | null): void =>
    store.atomically(() => {
      const campaign = demandActive();
      const session = find(campaign, code);
      if (!session) throw new Error(`no session ${code}`);
      const mend = make(session.mend);
      if (mend === null && session.mend === null) return;
      rows.mend.run({ campaign, code, mend: mend && JSON.stringify(mend), by: said?.by ?? null, at: said?.at ?? null });
      rows.setVersion.run({ campaign, version: nextVersion() });
    });

  return {
    current: createServed(state, rows),
    apply: (files, now, take = []) =>
      store.atomically(() => applyFiles({ state, rows }, { files, take, version: nextVersion(), now })),
    mend: (code, mend, by, now) => setMend(code, (old) => ({ ...old, ...mend }), { by, at: now.getTime() }),
    unmend: (code) => setMend(code, () => null, null),
    add: (session, by, now) =>
      store.atomically(() => {
        const campaign = demandActive();
        const row = { ...session, ...UNSAID, code: freeCode(state.sessions(campaign)) };
        const position = Math.max(-1, ...state.sessions(campaign).map((each) => each.position)) + 1;
        const { code } = row;
        rows.added.run({ campaign, code, position, row: JSON.stringify(row), by, at: now.getTime() });
        rows.setVersion.run({ campaign, version: nextVersion() });
        return code;
      }),
    mended(code) {
      const active = rows.served();
      return active && (find(active.id, code)?.mend ?? null);
    },
    ...createAnswering(store, (write) =>
      store.atomically(() => {
        const campaign = demandActive();
        const written = write(campaign);
        rows.setVersion.run({ campaign, version: nextVersion() });
        return written;
      }),
    ),
    applied: (id) => state.applied(id),
    isEmpty: () => rows.served() === null,
  };
}

/** `inActive`: writes something of the active campaign, which then has a new version. */
function createAnswering(
  store: Store,
  inActive: (write: (campaign: string) => number) => number,
): Pick<CampaignStore, 'answer' | 'changeAnswer' | 'withdrawAnswer'> {
  const rows = createOfficeAnswerRows(store);
  return {
    answer: (saying, by, now) => inActive((campaign) => rows.add(campaign, saying, by, now.getTime())),
    changeAnswer: (id, saying, by, now) =>
      inActive((campaign) => Number(rows.change(campaign, id, saying, by, now.getTime()))) > 0,
    withdrawAnswer: (id, now) => inActive((campaign) => Number(rows.withdraw(campaign, id, now.getTime()))) > 0,
  };
}

type Said = { readonly by: number; readonly at: number };

/** A turn that is rolled back takes its version back with it, while its campaign may be cached: no version is given out twice. */
function createVersions(rows: CampaignRows): () => number {
  let given = 0;
  return () => {
    given = Math.max(given, rows.latestVersion()) + 1;
    return given;
  };
}

/** See CampaignStore.current. */
function createServed(state: CampaignState, rows: CampaignRows): () => Campaign | null {
  let cached: { readonly id: string; readonly campaign: Campaign } | null = null;
  return () => {
    const active = rows.served();
    if (!active) return null;
    const { id, version } = active;
    if (cached?.id === id && cached.campaign.version === version) return cached.campaign;
    const plan = state.plan(id);
    if (!plan) return null;
    const sessions = state
      .sessions(id)
      .filter((each) => !each.removed)
      .map((each) => ({ ...each.row, ...each.mend }))
      .sort((a, b) => compare(a.date, b.date) || compare(a.from, b.from));
    // Sessions and answers change from hour to hour: what is made of a province's plan and units once is kept beside these.
    const campaign = {
      plan: asBefore(cached?.campaign.plan, plan),
      sessions,
      units: asBefore(cached?.campaign.units, state.units(id)),
      version,
      answers: state.answers(id),
    };
    cached = { id, campaign };
    return campaign;
  };
}

const asBefore = <T>(before: T | undefined, now: T): T =>
  before !== undefined && isDeepStrictEqual(before, now) ? before : now;

/** How the codes begin of what the office puts on: its files have shorter ones. */
const ADDED = 'THEM-';
const UNSAID = { room: null, passcode: null, recording: null, fee: null, cancelled: false };

function freeCode(sessions: readonly { readonly row: Session }[]): string {
  const codes = new Set(sessions.map((each) => each.row.code));
  let n = 1;
  while (codes.has(`${ADDED}${n}`)) n += 1;
  return `${ADDED}${n}`;
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
