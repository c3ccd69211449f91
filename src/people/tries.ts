import { MINUTE_MS } from '../chat/civil.ts';
import type { Address } from '../chat/index.ts';
import { codeKeyOf } from '../store/code-key.ts';
import type { Store } from '../store/open.ts';

/** So many wrong codes within so long, and the address waits. */
const USUAL = { tries: 5, waitMs: 10 * MINUTE_MS };
/** While somebody seems to guess from many addresses each has fewer. Never none: a right code must work whatever strangers do. */
const GUARDED = { tries: 2, waitMs: 60 * MINUTE_MS };
/** Of everybody together within an hour. A town that types its codes in one morning gets a few dozen wrong. */
export const CEILING = 200;
const HOUR_MS = 60 * MINUTE_MS;
const ALL = '*';

/**
 * Wrong codes are slowed down: after five within ten minutes the address waits, whatever code is typed next; after two within an hour while
 * there were 200 in all. Counted by the address, so that neither "xóa dữ liệu" nor unlinking gives new tries.
 */
export type Tries = {
  /** Minutes to wait; 0: may try. A clock that was set back counts as time passed: nobody waits longer than an hour. */
  waitMinutes(from: Address, now: Date): number;
  noteWrong(from: Address, now: Date): void;
  clear(from: Address): void;
  /** Wrong codes of everybody within this hour; null: fewer than the ceiling. */
  guessed(now: Date): number | null;
  /** Forgets what is older than an hour. */
  sweep(now: Date): void;
};

type Row = { readonly count: number; readonly at: number };

/** Everything is prepared once; call it inside a transaction. */
export function createTries(store: Store): Tries {
  const key = codeKeyOf(store);
  const read = store.sqlite.prepare<[string], Row>('select count, at from code_tries where who = ?');
  const write = store.sqlite.prepare(
    `insert into code_tries (who, count, at) values (@who, @count, @at)
       on conflict (who) do update set count = excluded.count, at = excluded.at`,
  );
  const remove = store.sqlite.prepare('delete from code_tries where who = ?');
  const drop = store.sqlite.prepare('delete from code_tries where at <= ? or at > ?');
  const nameOf = ({ channel, id }: Address): string => key.sign('address', `${channel} ${id}`).slice(0, 32);

  /** Nothing where the last one is too long ago. */
  const recent = (who: string, now: Date, withinMs: number): (Row & { readonly leftMs: number }) | null => {
    const row = read.get(who);
    const passed = now.getTime() - (row?.at ?? 0);
    return !row || passed < 0 || passed >= withinMs ? null : { ...row, leftMs: withinMs - passed };
  };
  const guessed = (now: Date): number | null => {
    const count = recent(ALL, now, HOUR_MS)?.count ?? 0;
    return count >= CEILING ? count : null;
  };
  const rule = (now: Date): typeof USUAL => (guessed(now) === null ? USUAL : GUARDED);

  return {
    waitMinutes(from, now) {
      const { tries, waitMs } = rule(now);
      const row = recent(nameOf(from), now, waitMs);
      return row && row.count >= tries ? Math.ceil(row.leftMs / MINUTE_MS) : 0;
    },
    noteWrong(from, now) {
      const who = nameOf(from);
      const own = recent(who, now, rule(now).waitMs);
      write.run({ who, count: (own?.count ?? 0) + 1, at: now.getTime() });
      // The hour of all counts from its first: a slow trickle never adds up.
      const all = recent(ALL, now, HOUR_MS);
      write.run({ who: ALL, count: (all?.count ?? 0) + 1, at: all?.at ?? now.getTime() });
    },
    clear: (from) => void remove.run(nameOf(from)),
    guessed,
    sweep: (now) => void drop.run(now.getTime() - HOUR_MS, now.getTime()),
  };
}
