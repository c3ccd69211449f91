import { MINUTE_MS } from '../chat/civil.ts';
import type { Store } from '../store/open.ts';

const TRIES = 5;
const WAIT_MS = 10 * MINUTE_MS;

/** Wrong codes are slowed down: after five within ten minutes the person waits, whatever code they type next. */
export type Tries = {
  /** Minutes to wait; 0: may try. A clock that was set back counts as time passed: nobody waits longer than ten minutes. */
  waitMinutes(person: number, now: Date): number;
  noteWrong(person: number, now: Date): void;
  clear(person: number): void;
};

export function createTries(store: Store): Tries {
  const read = store.sqlite.prepare('select wrong_codes as count, wrong_code_at as at from persons where id = ?');
  const write = store.sqlite.prepare('update persons set wrong_codes = ?, wrong_code_at = ? where id = ?');

  const of = (person: number, now: Date): { readonly count: number; readonly waitMs: number } => {
    const row = read.get(person) as { count: number; at: number | null } | undefined;
    const passed = now.getTime() - (row?.at ?? 0);
    if (!row || passed < 0 || passed >= WAIT_MS) return { count: 0, waitMs: 0 };
    return { count: row.count, waitMs: WAIT_MS - passed };
  };

  return {
    waitMinutes(person, now) {
      const { count, waitMs } = of(person, now);
      return count >= TRIES ? Math.ceil(waitMs / MINUTE_MS) : 0;
    },
    noteWrong: (person, now) => void write.run(of(person, now).count + 1, now.getTime(), person),
    clear: (person) => void write.run(0, null, person),
  };
}
