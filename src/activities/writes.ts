import { eq, sql } from 'drizzle-orm';
import type { Role } from '../chat/index.ts';
import type { Store } from '../store/open.ts';
import { activities, activityVersions } from '../store/schema.ts';
import type { ActivityAnswers } from '../turn/index.ts';
import { makeActivityCode } from './code.ts';
import type { ActivityRow } from './rows.ts';

export type ActivityWrites = {
  /** Gives the new log's id. */
  insert(answers: ActivityAnswers, by: { person: number; role: Role; campaign: string }, now: Date): number;
  /** Keeps the former answers as a version and writes the new ones. */
  replace(
    row: ActivityRow,
    answers: ActivityAnswers,
    changed: readonly string[],
    by: { person: number; role: Role },
    now: Date,
  ): void;
  withdraw(id: number, role: Role, now: Date): void;
  /** Takes the withdrawal back. */
  unwithdraw(id: number): void;
};

/** Writes logs; everything is prepared once. Checks no rights. */
export function createActivityWrites(store: Store): ActivityWrites {
  const now = sql`${sql.placeholder('now')}`;
  const insert = store.db
    .insert(activities)
    .values({
      code: sql.placeholder('code'),
      campaign: sql.placeholder('campaign'),
      unit: sql.placeholder('unit'),
      category: sql.placeholder('category'),
      answers: sql.placeholder('answers'),
      createdBy: sql.placeholder('person'),
      createdRole: sql.placeholder('role'),
      onBehalf: sql.placeholder('onBehalf'),
      createdAt: sql.placeholder('now'),
      updatedAt: sql.placeholder('now'),
    })
    .onConflictDoNothing({ target: activities.code })
    .returning({ id: activities.id })
    .prepare();
  const keep = store.db
    .insert(activityVersions)
    .values({
      activity: sql.placeholder('id'),
      version: sql.placeholder('version'),
      answers: sql.placeholder('answers'),
      changed: sql.placeholder('changed'),
      by: sql.placeholder('person'),
      byRole: sql.placeholder('role'),
      at: sql.placeholder('now'),
    })
    .prepare();
  const update = store.db
    .update(activities)
    .set({
      unit: sql`${sql.placeholder('unit')}`,
      category: sql`${sql.placeholder('category')}`,
      answers: sql`${sql.placeholder('answers')}`,
      version: sql`${activities.version} + 1`,
      updatedAt: now,
    })
    .where(eq(activities.id, sql.placeholder('id')))
    .prepare();
  const withdraw = store.db
    .update(activities)
    .set({ withdrawnAt: now, withdrawnRole: sql`${sql.placeholder('role')}` })
    .where(eq(activities.id, sql.placeholder('id')))
    .prepare();
  const unwithdraw = store.db
    .update(activities)
    .set({ withdrawnAt: null, withdrawnRole: null })
    .where(eq(activities.id, sql.placeholder('id')))
    .prepare();

  return {
    insert(answers, { person, role, campaign }, at) {
      const { unit, category } = answers;
      const values = { campaign, unit, category, answers: JSON.stringify(answers), person, role, now: at.getTime() };
      // 810.000 codes: a taken one is rare, twenty in a row don't happen.
      for (let tries = 0; tries < 20; tries += 1) {
        const row = insert.get({ ...values, onBehalf: role === 'office', code: makeActivityCode() });
        if (row) return row.id;
      }
      throw new Error('no free code for a log was found');
    },
    replace(row, answers, changed, { person, role }, at) {
      const { id, version } = row;
      keep.run({
        id,
        version,
        answers: row.answers,
        changed: JSON.stringify(changed),
        person,
        role,
        now: at.getTime(),
      });
      const { unit, category } = answers;
      update.run({ id, unit, category, answers: JSON.stringify(answers), now: at.getTime() });
    },
    unwithdraw: (id) => void unwithdraw.run({ id }),
    withdraw: (id, role, at) => void withdraw.run({ id, role, now: at.getTime() }),
  };
}
