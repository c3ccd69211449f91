/**
 * Where somebody stood in a flow that they left. What was cancelled is kept for a day so that it can be fetched back:
 * a draft under a name of its own, `<flow>~<run>`, and so are the files that hang on it, so that whatever becomes of
 * drafts (linked accounts, somebody forgotten) becomes of it too.
 */
import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import { DAY_MS } from '../chat/civil.ts';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { drafts, persons, photos } from './schema.ts';

const KEPT_MS = DAY_MS;

/** `state`: JSON of the Standing. */
export type DraftRow = { readonly flow: string; readonly state: string; readonly at: Date };

export type DraftRows = {
  /** Takes the place of an earlier one of the flow. */
  saveDraft(person: number, flow: string, state: string, now: Date): void;
  discardDraft(person: number, flow: string): void;
  /** The latest first. */
  drafts(person: number): readonly DraftRow[];
};

type Named = { readonly person: number; readonly flow: string };
const isNamed = (by: Slots<Named>) => and(eq(drafts.person, by.person), eq(drafts.flow, by.flow));

/** Everything is prepared once; call it inside a transaction. */
export function createDraftRows({ db }: Store): DraftRows {
  const save = prepareSave({ db });
  const discard = prepared((by: Slots<Named>) => db.delete(drafts).where(isNamed(by)));
  const list = prepared((by: Slots<{ person: number }>) =>
    db
      .select()
      .from(drafts)
      .where(and(eq(drafts.person, by.person), sql`instr(${drafts.flow}, '~') = 0`))
      .orderBy(desc(drafts.at)),
  );
  return {
    saveDraft: (person, flow, state, now) => void save.run({ person, flow, state, at: now.getTime() }),
    discardDraft: (person, flow) => void discard.run({ person, flow }),
    drafts: (person) => list.all({ person }).map((row) => ({ flow: row.flow, state: row.state, at: new Date(row.at) })),
  };
}

/** Whoever was forgotten in this very turn leaves no draft behind. */
const prepareSave = ({ db }: Pick<Store, 'db'>) =>
  prepared((by: Slots<Named & { state: string; at: number }>) =>
    db
      .insert(drafts)
      .select(
        db
          .select({
            person: persons.id,
            flow: sql<string>`${by.flow}`.as('flow'),
            state: sql<string>`${by.state}`.as('state'),
            at: sql<number>`${by.at}`.as('at'),
          })
          .from(persons)
          .where(eq(persons.id, by.person)),
      )
      .onConflictDoUpdate({
        target: [drafts.person, drafts.flow],
        set: { state: sql`excluded.state`, at: sql`excluded.at` },
      }),
  );

export type LaidByRows = {
  /** Keeps for a day what was cancelled, with its files. `run` tells it from others. */
  layBy(person: number, flow: string, run: string, state: string, now: Date): void;
  /** Keeps something for a day that has no files: those of the flow's draft stay with it. */
  note(person: number, flow: string, run: string, state: string, now: Date): void;
  /** What can be fetched back, the last cancelled first. */
  list(person: number, now: Date): readonly (DraftRow & { readonly run: string })[];
  /** Takes it out again, its files hanging on the flow's draft from now on; null: there is none any more. */
  fetchBack(person: number, flow: string, run: string, now: Date): string | null;
};

/** Everything is prepared once; call it inside a transaction. What is older goes by the sweeps (person-tables.ts). */
export function createLaidBy({ db }: Store): LaidByRows {
  const save = prepareSave({ db });
  const rename = prepared((by: Slots<{ person: number; from: string; to: string }>) =>
    db
      .update(photos)
      .set({ purpose: by.to })
      .where(and(eq(photos.draftOf, by.person), isNull(photos.activity), eq(photos.purpose, by.from))),
  );
  const list = prepared((by: Slots<{ person: number; since: number }>) =>
    db
      .select({ flow: drafts.flow, state: drafts.state, at: drafts.at })
      .from(drafts)
      .where(and(eq(drafts.person, by.person), sql`instr(${drafts.flow}, '~') > 0`, gt(drafts.at, by.since)))
      .orderBy(desc(drafts.at), desc(sql`rowid`)),
  );
  const take = prepared((by: Slots<Named & { since: number }>) =>
    db
      .delete(drafts)
      .where(and(isNamed(by), gt(drafts.at, by.since)))
      .returning({ state: drafts.state }),
  );
  const since = (now: Date): number => now.getTime() - KEPT_MS;
  const nameOf = (flow: string, run: string): string => `${flow}~${run}`;
  const note: LaidByRows['note'] = (person, flow, run, state, now) =>
    void save.run({ person, flow: nameOf(flow, run), state, at: now.getTime() });
  return {
    layBy(person, flow, run, state, now) {
      note(person, flow, run, state, now);
      rename.run({ person, from: flow, to: nameOf(flow, run) });
    },
    note,
    list: (person, now) =>
      list.all({ person, since: since(now) }).map(({ flow: name, state, at }) => {
        const [flow = '', run = ''] = name.split('~');
        return { flow, run, state, at: new Date(at) };
      }),
    fetchBack(person, flow, run, now) {
      const name = nameOf(flow, run);
      const state = take.get({ person, flow: name, since: since(now) })?.state;
      if (state !== undefined) rename.run({ person, from: name, to: flow });
      return state ?? null;
    },
  };
}
