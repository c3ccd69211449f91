import { MINUTE_MS } from '../chat/civil.ts';
import type { Address } from '../chat/index.ts';
import { codeKeyOf } from '../store/code-key.ts';
import { type CodeTry, createCodeTryRows } from '../store/code-tries.ts';
import type { Store } from '../store/open.ts';

/** So many wrong codes within so long, and the address waits. */
const USUAL = { tries: 5, waitMs: 10 * MINUTE_MS };
/**
 * While somebody seems to guess from many addresses each has fewer. Never none: a right code must work whatever
 * strangers do.
 */
const GUARDED = { tries: 2, waitMs: 60 * MINUTE_MS };
/** Of everybody together within an hour. A town that types its codes in one morning gets a few dozen wrong. */
export const CEILING = 200;
const HOUR_MS = 60 * MINUTE_MS;
const ALL = '*';

/**
 * What a try comes to: what was found, or that it was wrong, or that the address has to wait and nothing was looked
 * up.
 */
export type Tried<Row> =
  | { readonly ok: true; readonly row: Row }
  | { readonly ok: false; readonly why: 'unknown' }
  | { readonly ok: false; readonly why: 'slow-down'; readonly waitMinutes: number };

/**
 * Wrong codes are slowed down: after five within ten minutes the address waits, whatever code is typed next; after
 * two within an hour while there were 200 in all. Counted by the address, so that neither "xóa dữ liệu" nor unlinking
 * gives new tries.
 */
export type Tries = {
  /**
   * Looks a code up by `find` and counts it if there is none: one act, so that nobody looks without being counted
   * (look-up.ts is the only caller). Who has to wait is not looked up for: a right code must look like a wrong one. A
   * clock that was set back counts as time passed: nobody waits longer than an hour.
   */
  attempt<Row>(from: Address, now: Date, find: () => Row | undefined): Tried<Row>;
  /** Forgets an address's wrong codes: it had a right one. */
  clear(from: Address): void;
  /** Wrong codes of everybody within this hour; null: fewer than the ceiling. */
  guessed(now: Date): number | null;
};

/** Everything is prepared once; call it inside a transaction. */
export function createTries(store: Store): Tries {
  const key = codeKeyOf(store);
  const rows = createCodeTryRows(store);
  const nameOf = ({ channel, id }: Address): string => key.sign('address', `${channel} ${id}`).slice(0, 32);

  /** Nothing where the last one is too long ago. */
  const recent = (who: string, now: Date, withinMs: number): (CodeTry & { readonly leftMs: number }) | null => {
    const row = rows.find(who);
    const passed = now.getTime() - (row?.at ?? 0);
    return !row || passed < 0 || passed >= withinMs ? null : { ...row, leftMs: withinMs - passed };
  };
  const guessed = (now: Date): number | null => {
    const count = recent(ALL, now, HOUR_MS)?.count ?? 0;
    return count >= CEILING ? count : null;
  };
  const rule = (now: Date): typeof USUAL => (guessed(now) === null ? USUAL : GUARDED);

  return {
    attempt(from, now, find) {
      const { tries, waitMs } = rule(now);
      const who = nameOf(from);
      const own = recent(who, now, waitMs);
      if (own && own.count >= tries) {
        return { ok: false, why: 'slow-down', waitMinutes: Math.ceil(own.leftMs / MINUTE_MS) };
      }
      const row = find();
      if (row !== undefined) return { ok: true, row };
      rows.put(who, { count: (own?.count ?? 0) + 1, at: now.getTime() });
      // The hour of all counts from its first: a slow trickle never adds up.
      const all = recent(ALL, now, HOUR_MS);
      rows.put(ALL, { count: (all?.count ?? 0) + 1, at: all?.at ?? now.getTime() });
      return { ok: false, why: 'unknown' };
    },
    clear: (from) => rows.drop(nameOf(from)),
    guessed,
  };
}
