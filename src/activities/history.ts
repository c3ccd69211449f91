import { eq, sql } from 'drizzle-orm';
import type { Role } from '../chat/index.ts';
import type { Store } from '../store/open.ts';
import { activityVersions } from '../store/schema.ts';
import type { ActivityVersion } from '../turn/index.ts';
import type { ActivityRow } from './rows.ts';

/** Reads what became of a log: the first version, then who changed which lines when. */
export function createHistory(store: Store): (row: ActivityRow) => readonly ActivityVersion[] {
  const former = store.db
    .select()
    .from(activityVersions)
    .where(eq(activityVersions.activity, sql.placeholder('activity')))
    .orderBy(activityVersions.version)
    .prepare();
  return (row) => [
    { version: 1, at: new Date(row.createdAt), by: row.createdRole as Role, changed: [] },
    // A row holds a former version and who left it behind: it begins the version after.
    ...former.all({ activity: row.id }).map((each) => ({
      version: each.version + 1,
      at: new Date(each.at),
      by: each.byRole as Role,
      changed: JSON.parse(each.changed) as string[],
    })),
  ];
}
