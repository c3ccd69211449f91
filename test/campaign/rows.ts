import type { Store } from '../../src/store/open.ts';
import { activities, persons, sessionReminders } from '../../src/store/schema.ts';

/** Rows that other rooms write, as a campaign meets them. */
let logs = 0;

export function addActivity(
  store: Store,
  of: { readonly unit: string; readonly category: string; readonly campaign?: string; readonly withdrawn?: boolean },
): void {
  logs += 1;
  store.db
    .insert(activities)
    .values({
      code: `HD-${logs}`,
      campaign: of.campaign ?? 'thu-2025',
      unit: of.unit,
      category: of.category,
      answers: '{}',
      createdRole: 'teacher',
      createdAt: 0,
      updatedAt: 0,
      withdrawnAt: of.withdrawn ? 1 : null,
    })
    .run();
}

export function addPerson(store: Store): number {
  return Number(store.db.insert(persons).values({ createdAt: 0, lastAt: 0 }).run().lastInsertRowid);
}

export function askReminder(store: Store, session: string): void {
  store.db
    .insert(sessionReminders)
    .values({ person: addPerson(store), campaign: 'thu-2025', session, at: 0 })
    .run();
}
