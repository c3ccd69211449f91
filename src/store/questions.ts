import { and, asc, count, countDistinct, desc, eq, gt, isNull, max, min, sql } from 'drizzle-orm';
import type { Store } from './open.ts';
import { atMost, prepared, type Slots } from './prepared.ts';
import { askedQuestions, officeAnswers } from './schema.ts';

/** A question as several may have asked it. `id`: of the first that did; `askedAt`: when it was asked last. */
export type QuestionGroup = {
  readonly id: number;
  readonly key: string;
  readonly text: string;
  readonly count: number;
  readonly askedAt: number;
};

export type NewQuestion = {
  readonly campaign: string;
  readonly key: string;
  readonly text: string;
  readonly person: number;
  /** JSON of addresses. */
  readonly offered: string;
  readonly opened: string | null;
  readonly now: number;
};

export type QuestionRows = {
  /** 'same': the person's question waits already. */
  add(question: NewQuestion): 'new' | 'same';
  /** Questions that the person sent since then. */
  countBy(person: number, since: number): number;
  /** Rows that are open, and different questions among them. */
  openCount(campaign: string): { readonly rows: number; readonly questions: number };
  /** Different questions that are open and were asked since then. */
  countSince(campaign: string, since: number): number;
  /** Those that were asked most first. */
  open(campaign: string, skip: number, most: number): readonly QuestionGroup[];
  /** The group in which this row is; null: it is gone, or in another state. */
  group(campaign: string, id: number, state: 'open' | 'dropped'): QuestionGroup | null;
  /** What was offered (JSON of addresses) and opened next, of the group's first fifty. */
  traces(campaign: string, key: string): readonly { readonly offered: string; readonly opened: string | null }[];
  /** Gives how many askers it has. */
  settle(
    of: { campaign: string; key: string },
    state: 'answered' | 'dropped',
    answer: number | null,
    now: number,
  ): number;
  reopen(campaign: string, key: string): number;
  /** Answered, and not told yet: at most a hundred. */
  untold(): readonly {
    readonly id: number;
    readonly person: number;
    readonly text: string;
    readonly answer: number;
    readonly settledAt: number;
  }[];
  told(id: number, now: number): void;
  noteOpened(person: number, key: string, address: string): void;
  /** What the person sent is taken back. Gives how many. */
  withdraw(person: number): number;
};

type Group = { campaign: string; key: string };

/** Everything is prepared once; call it inside a transaction. Checks no rights. */
export function createQuestionRows(store: Store): QuestionRows {
  return { ...ofPersons(store), ...ofOffice(store), ...ofGroup(store), ...ofTelling(store) };
}

type OfPersons = Pick<QuestionRows, 'add' | 'countBy' | 'noteOpened' | 'withdraw'>;

function ofPersons({ db }: Store): OfPersons {
  const { campaign, key, person, state, askedAt } = askedQuestions;
  const add = prepared((by: Slots<NewQuestion>) =>
    db
      .insert(askedQuestions)
      .values({
        campaign: by.campaign,
        key: by.key,
        text: by.text,
        person: by.person,
        offered: by.offered,
        opened: by.opened,
        askedAt: by.now,
      })
      .onConflictDoUpdate({
        target: [campaign, key, person],
        set: { state: 'open', answer: null, settledAt: null, toldAt: null, askedAt: sql`excluded.asked_at` },
        setWhere: sql`${state} <> 'open'`,
      }),
  );
  const since = prepared((by: Slots<{ person: number; since: number }>) =>
    db
      .select({ count: count() })
      .from(askedQuestions)
      .where(and(eq(person, by.person), gt(askedAt, by.since))),
  );
  const opened = prepared((by: Slots<{ person: number; key: string; address: string }>) =>
    db
      .update(askedQuestions)
      .set({ opened: by.address })
      .where(and(eq(person, by.person), eq(key, by.key), isNull(askedQuestions.opened))),
  );
  const withdraw = prepared((by: Slots<{ person: number }>) => db.delete(askedQuestions).where(eq(person, by.person)));
  return {
    add: (question) => (add.run(question).changes > 0 ? 'new' : 'same'),
    countBy: (of, from) => since.get({ person: of, since: from })?.count ?? 0,
    noteOpened: (of, which, address) => void opened.run({ person: of, key: which, address }),
    withdraw: (of) => withdraw.run({ person: of }).changes,
  };
}

type OfOffice = Pick<QuestionRows, 'openCount' | 'countSince' | 'open' | 'group'>;

function ofOffice({ db }: Store): OfOffice {
  const { id, campaign, key, text, state, askedAt } = askedQuestions;
  const grouped = { id: min(id), key, text, count: count(), askedAt: max(askedAt) };
  const counted = prepared((by: Slots<{ campaign: string }>) =>
    db
      .select({ rows: count(), questions: countDistinct(key) })
      .from(askedQuestions)
      .where(and(eq(state, 'open'), eq(campaign, by.campaign))),
  );
  const fresh = prepared((by: Slots<{ campaign: string; since: number }>) =>
    db
      .select({ questions: countDistinct(key) })
      .from(askedQuestions)
      .where(and(eq(state, 'open'), eq(campaign, by.campaign), gt(askedAt, by.since))),
  );
  const open = prepared((by: Slots<{ campaign: string; skip: number; most: number }>) =>
    db
      .select(grouped)
      .from(askedQuestions)
      .where(and(eq(state, 'open'), eq(campaign, by.campaign)))
      .groupBy(key)
      .orderBy(desc(count()), asc(min(id)))
      .limit(atMost(by.most))
      .offset(atMost(by.skip)),
  );
  const one = prepared((by: Slots<{ campaign: string; id: number; state: string }>) =>
    db
      .select(grouped)
      .from(askedQuestions)
      .where(
        and(
          eq(campaign, by.campaign),
          eq(state, by.state),
          sql`${key} = (select a.key from asked_questions a where a.id = ${by.id})`,
        ),
      )
      .groupBy(key),
  );
  const asGroup = (row: { id: number | null; key: string; text: string; count: number; askedAt: number | null }) =>
    row.id === null ? [] : [{ ...row, id: row.id, askedAt: row.askedAt ?? 0 }];
  return {
    openCount: (of) => counted.get({ campaign: of }) ?? { rows: 0, questions: 0 },
    countSince: (of, since) => fresh.get({ campaign: of, since })?.questions ?? 0,
    open: (of, skip, most) => open.all({ campaign: of, skip, most }).flatMap(asGroup),
    group: (of, row, is) => one.all({ campaign: of, id: row, state: is }).flatMap(asGroup)[0] ?? null,
  };
}

/** What is done with all who asked the same. */
function ofGroup({ db }: Store): Pick<QuestionRows, 'traces' | 'settle' | 'reopen'> {
  const { campaign, key, state } = askedQuestions;
  const isGroup = (by: Slots<Group>) => and(eq(campaign, by.campaign), eq(key, by.key));
  const traces = prepared((by: Slots<Group>) =>
    db
      .select({ offered: askedQuestions.offered, opened: askedQuestions.opened })
      .from(askedQuestions)
      .where(isGroup(by))
      .limit(50),
  );
  const settle = prepared((by: Slots<Group & { to: string; answer: number | null; now: number }>) =>
    db
      .update(askedQuestions)
      .set({ state: by.to, answer: by.answer, settledAt: by.now })
      .where(and(isGroup(by), eq(state, 'open'))),
  );
  const reopen = prepared((by: Slots<Group>) =>
    db
      .update(askedQuestions)
      .set({ state: 'open', settledAt: null })
      .where(and(isGroup(by), eq(state, 'dropped'))),
  );
  return {
    traces: (of, which) => traces.all({ campaign: of, key: which }),
    settle: (of, to, answer, now) => settle.run({ ...of, to, answer, now }).changes,
    reopen: (of, which) => reopen.run({ campaign: of, key: which }).changes,
  };
}

function ofTelling({ db }: Store): Pick<QuestionRows, 'untold' | 'told'> {
  const { id, person, text, answer, settledAt, state, toldAt } = askedQuestions;
  const untold = db
    .select({ id, person, text, answer, settledAt })
    .from(askedQuestions)
    .innerJoin(officeAnswers, eq(officeAnswers.id, answer))
    .where(and(eq(state, 'answered'), isNull(toldAt), isNull(officeAnswers.withdrawnAt)))
    .orderBy(asc(settledAt), asc(id))
    .limit(100)
    .prepare();
  const told = prepared((by: Slots<{ id: number; now: number }>) =>
    db.update(askedQuestions).set({ toldAt: by.now }).where(eq(id, by.id)),
  );
  return {
    untold: () =>
      untold
        .all()
        .flatMap((row) =>
          row.answer === null || row.settledAt === null
            ? []
            : [{ ...row, answer: row.answer, settledAt: row.settledAt }],
        ),
    told: (row, now) => void told.run({ id: row, now }),
  };
}
