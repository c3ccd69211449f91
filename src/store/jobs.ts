import { and, count, eq, gt, isNotNull, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { FORMATS } from '../chat/document.ts';
import type { Address, Media, Ordered } from '../chat/index.ts';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { jobs } from './schema.ts';
import { stored } from './stored.ts';

/** A file that was ordered: for whom, where it is handed over, what it is, and what of it was made and handed over so far. */
export type Job = {
  readonly id: number;
  readonly person: number;
  readonly to: Address;
  readonly order: Required<Ordered>;
  /** How many starts of the program began it. */
  readonly begun: number;
  /** It is being made. */
  readonly isWorking: boolean;
  readonly stamp: string | null;
  readonly made: readonly Media[];
};

export type JobRows = {
  /** Gives its id. `now`: civil. */
  add(job: Pick<Job, 'person' | 'to' | 'order' | 'stamp'>, now: Date): number;
  /** The same order of the same person that is still to come. */
  open(person: number, order: Required<Ordered>): number | null;
  /** How many are still to come before this one. */
  before(id: number): number;
  find(id: number): Job | null;
  /** The one whose turn it is; what was begun comes first. */
  next(): Job | null;
  begin(id: number): void;
  /** The program ends in good order meanwhile: that it was begun does not count. */
  unbegin(id: number): void;
  /** What was made so far. `keptUntil`: real, until when that is kept. */
  noteMade(id: number, made: readonly Media[], keptUntil: number): void;
  settle(id: number, state: 'done' | 'failed', now: Date): void;
  /** The files that were made under this stamp, all of them, and are kept; `real`: now. */
  kept(order: Required<Ordered>, stamp: string, real: number): readonly Media[] | null;
};

type Insert = {
  readonly person: number;
  readonly channel: string;
  readonly chat: string;
  readonly report: string;
  readonly asked: string;
  readonly format: string;
  readonly stamp: string | null;
  readonly createdAt: number;
};
type Same = { readonly report: string; readonly asked: string; readonly format: string };

const askedShape = stored('the order of a file', z.array(z.string()));
const madeShape = stored(
  'files that were made',
  z.array(z.object({ hash: z.string(), mime: z.string(), name: z.string() })),
);
const formatShape = z.enum(FORMATS).catch('csv');

const sameAs = ({ name, asked, format }: Required<Ordered>): Same => ({
  report: name,
  asked: JSON.stringify(asked),
  format,
});

type Db = Store['db'];

// A literal: only then is the partial index used.
const isOpen = sql`${jobs.state} in ('waiting', 'working')`;
const isSame = (by: Slots<Same>) =>
  and(eq(jobs.report, by.report), eq(jobs.asked, by.asked), eq(jobs.format, by.format));

/** Those that are still to come. */
function prepareOpen(db: Db) {
  const open = prepared((by: Slots<Same & { person: number }>) =>
    db
      .select({ id: jobs.id })
      .from(jobs)
      .where(and(isOpen, eq(jobs.person, by.person), isSame(by)))
      .limit(1),
  );
  const before = prepared((by: Slots<{ id: number }>) =>
    db
      .select({ count: count() })
      .from(jobs)
      .where(and(isOpen, lt(jobs.id, by.id))),
  );
  const next = db.select().from(jobs).where(isOpen).orderBy(sql`${jobs.state} = 'waiting'`, jobs.id).limit(1).prepare();
  return { open, before, next };
}

/** Those whose files are kept. */
function prepareKept(db: Db) {
  const isKept = isNotNull(jobs.keptUntilReal);
  const kept = prepared((by: Slots<Same & { stamp: string; real: number }>) =>
    db
      .select({ made: jobs.made })
      .from(jobs)
      .where(and(isKept, gt(jobs.keptUntilReal, by.real), eq(jobs.state, 'done'), eq(jobs.stamp, by.stamp), isSame(by)))
      .orderBy(sql`${jobs.id} desc`)
      .limit(1),
  );
  return kept;
}

/** Each step of one. */
function prepareSteps(db: Db) {
  const is = (by: Slots<{ id: number }>) => eq(jobs.id, by.id);
  type Settled = { id: number; state: string; at: number };
  return {
    insert: prepared((by: Slots<Insert>) => {
      const { person, channel, chat, report, asked, format, stamp, createdAt } = by;
      return db.insert(jobs).values({ person, channel, chat, report, asked, format, stamp, createdAt });
    }),
    find: prepared((by: Slots<{ id: number }>) => db.select().from(jobs).where(is(by))),
    begin: prepared((by: Slots<{ id: number }>) =>
      db
        .update(jobs)
        .set({ state: 'working', begun: sql`${jobs.begun} + 1` })
        .where(is(by)),
    ),
    unbegin: prepared((by: Slots<{ id: number }>) =>
      db
        .update(jobs)
        .set({ state: 'waiting', begun: sql`max(0, ${jobs.begun} - 1)` })
        .where(and(is(by), eq(jobs.state, 'working'))),
    ),
    noteMade: prepared((by: Slots<{ id: number; made: string; keptUntil: number }>) =>
      db.update(jobs).set({ made: by.made, keptUntilReal: by.keptUntil }).where(is(by)),
    ),
    settle: prepared((by: Slots<Settled>) =>
      db
        .update(jobs)
        .set({ state: by.state, settledAt: sql`${by.at}` })
        .where(is(by)),
    ),
  };
}

/** The table of files that take their time, prepared once. Writes belong into a transaction. */
export function createJobRows({ db, onBroken }: Store): JobRows {
  const { insert, find, begin, unbegin, noteMade, settle } = prepareSteps(db);
  const { open, before, next } = prepareOpen(db);
  const kept = prepareKept(db);
  const read = (row: typeof jobs.$inferSelect | undefined): Job | null =>
    row
      ? {
          id: row.id,
          person: row.person,
          to: { channel: row.channel, id: row.chat },
          order: {
            name: row.report,
            asked: askedShape(row.asked, onBroken) ?? [],
            format: formatShape.parse(row.format),
          },
          begun: row.begun,
          isWorking: row.state === 'working',
          stamp: row.stamp,
          made: madeShape(row.made, onBroken) ?? [],
        }
      : null;

  return {
    add({ person, to, order, stamp }, now) {
      const row = { person, channel: to.channel, chat: to.id, ...sameAs(order), stamp, createdAt: now.getTime() };
      return Number(insert.run(row).lastInsertRowid);
    },
    open: (person, order) => open.get({ person, ...sameAs(order) })?.id ?? null,
    before: (id) => before.get({ id })?.count ?? 0,
    find: (id) => read(find.get({ id })),
    next: () => read(next.get()),
    begin: (id) => void begin.run({ id }),
    unbegin: (id) => void unbegin.run({ id }),
    noteMade: (id, made, keptUntil) => void noteMade.run({ id, made: JSON.stringify(made), keptUntil }),
    settle: (id, state, now) => void settle.run({ id, state, at: now.getTime() }),
    kept(order, stamp, real) {
      const found = kept.get({ ...sameAs(order), stamp, real });
      return found ? madeShape(found.made, onBroken) : null;
    },
  };
}
