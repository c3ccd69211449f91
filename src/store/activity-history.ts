import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { WorkRole } from '../chat/index.ts';
import { createShownName } from './activity-rows.ts';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { type activities, activityVersions } from './schema.ts';
import { stored } from './stored.ts';

const readChanged = stored('names of changed lines', z.array(z.string()));

type Activity = Pick<typeof activities.$inferSelect, 'id' | 'createdAt' | 'createdBy' | 'createdRole'>;
/** `changed`: the names of the lines that differ from the version before. */
type Version = {
  readonly version: number;
  readonly at: Date;
  readonly by: WorkRole;
  readonly name: string | null;
  readonly changed: readonly string[];
};

/** Reads what became of a log: the first version, then who changed which lines when. */
export function createActivityHistory({ db, onBroken }: Store): (activity: Activity) => readonly Version[] {
  const former = prepared((by: Slots<{ id: number }>) =>
    db.select().from(activityVersions).where(eq(activityVersions.activity, by.id)).orderBy(activityVersions.version),
  );
  const nameOf = createShownName(db);
  return ({ id, createdAt, createdBy, createdRole }) => [
    { version: 1, at: new Date(createdAt), by: createdRole as WorkRole, name: nameOf(createdBy), changed: [] },
    // A row holds a former version and who left it behind: it begins the version after.
    ...former.all({ id }).map((each) => ({
      version: each.version + 1,
      at: new Date(each.at),
      by: each.byRole as WorkRole,
      name: nameOf(each.by),
      changed: readChanged(each.changed, onBroken) ?? [],
    })),
  ];
}
