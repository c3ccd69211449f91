import { eq, sql } from 'drizzle-orm';
import type { WorkRole } from '../chat/index.ts';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { activities, activityVersions } from './schema.ts';

/** A log as it is written down. `answers`: JSON; `now`: civil, epoch ms. */
export type NewActivity = {
  readonly code: string;
  readonly campaign: string;
  readonly unit: string;
  readonly category: string;
  readonly answers: string;
  readonly person: number;
  readonly role: WorkRole;
  readonly onBehalf: boolean;
  readonly now: number;
};

/** A former version, and who left it behind. `changed`: JSON of the names of the lines that differ. */
export type FormerActivity = {
  readonly id: number;
  readonly version: number;
  readonly answers: string;
  readonly changed: string;
  readonly person: number;
  readonly role: WorkRole;
  readonly now: number;
};

export type ActivityWrites = {
  /** Gives the new log's id; null: the code is taken. */
  insert(row: NewActivity): number | null;
  keep(former: FormerActivity): void;
  /** The log's next version. */
  update(row: Pick<NewActivity, 'unit' | 'category' | 'answers' | 'now'> & { readonly id: number }): void;
  withdraw(id: number, role: WorkRole, now: Date): void;
  /** Takes the withdrawal back. */
  unwithdraw(id: number): void;
};

/** Writes logs; everything is prepared once. Checks no rights. */
export function createActivityWrites({ db }: Store): ActivityWrites {
  const insert = prepared((by: Slots<NewActivity>) => {
    const { code, campaign, unit, category, answers, person, role, onBehalf, now } = by;
    const text = { code, campaign, unit, category, answers };
    return db
      .insert(activities)
      .values({ ...text, createdBy: person, createdRole: role, onBehalf, createdAt: now, updatedAt: now })
      .onConflictDoNothing({ target: activities.code })
      .returning({ id: activities.id });
  });
  const keep = prepared((by: Slots<FormerActivity>) => {
    const { id, version, answers, changed, person, role, now } = by;
    return db
      .insert(activityVersions)
      .values({ activity: id, version, answers, changed, by: person, byRole: role, at: now });
  });
  const update = prepared((by: Slots<Parameters<ActivityWrites['update']>[0]>) => {
    const { unit, category, answers, now } = by;
    const version = sql`${activities.version} + 1`;
    return db
      .update(activities)
      .set({ unit, category, answers, version, updatedAt: now })
      .where(eq(activities.id, by.id));
  });
  const setWithdrawn = prepared((by: Slots<{ id: number; at: number | null; role: WorkRole | null }>) =>
    db.update(activities).set({ withdrawnAt: by.at, withdrawnRole: by.role }).where(eq(activities.id, by.id)),
  );
  return {
    insert: (row) => insert.get(row)?.id ?? null,
    keep: (former) => void keep.run(former),
    update: (row) => void update.run(row),
    withdraw: (id, role, now) => void setWithdrawn.run({ id, role, at: now.getTime() }),
    unwithdraw: (id) => void setWithdrawn.run({ id, role: null, at: null }),
  };
}
