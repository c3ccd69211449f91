import { prepareAct } from './forgetting.ts';
import type { Store } from './open.ts';
import { PERSON_TABLES } from './person-tables.ts';

/**
 * Makes two persons one: what hangs on `from` comes to `to`, table by table as it is declared. Call it inside a
 * transaction.
 */
export function createJoining(store: Store): (from: number, to: number, now: Date) => void {
  const statements = PERSON_TABLES.flatMap((each) =>
    Object.values(each.by).flatMap(({ link }) => link.acts.map((act) => prepareAct(store, each, act))),
  );
  return (from, to, now) => {
    for (const statement of statements) statement.run({ from, to, now: now.getTime() });
  };
}
