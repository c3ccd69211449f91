import type { Store } from '../store/open.ts';

export type WaitingPhoto = {
  readonly id: number;
  readonly channel: string;
  readonly ref: string;
  readonly purpose: 'log' | 'broadcast';
  readonly name: string | null;
  readonly attempts: number;
};

/** A photo that was given up. */
export type FailedPhoto = {
  readonly id: number;
  readonly purpose: 'log' | 'broadcast';
  /** Who sent it; null: forgotten since. */
  readonly person: number | null;
  /** The log it hangs on; null: still on a draft. */
  readonly activity: number | null;
  /** too-large | not-a-picture | format | too-many-pixels | not-a-document | gone | unreachable */
  readonly reason: string;
};

/** The rows that wait for their bytes; everything is prepared once. */
export function createWaitingPhotos(store: Store): {
  due(elapsed: number, limit: number): readonly WaitingPhoto[];
  /** The real instant of the next row that is not in hand; null: none waits. */
  nextDue(inHand: readonly number[]): number | null;
  isWanted(id: number): boolean;
  whose(id: number): { readonly person: number | null; readonly activity: number | null };
  keep(id: number, hash: string, name: string): void;
  fail(id: number, reason: string): void;
  putOff(id: number, until: number): void;
} {
  // `+ 0`: for a bare bound limit SQLite plans the statement anew each time it is run, and this one is run after every commit.
  const due = store.sqlite.prepare<{ elapsed: number; limit: number }, WaitingPhoto>(
    `select id, channel, ref, purpose, name, attempts from photos
     where state = 'waiting' and due_real <= @elapsed and removed = 0 order by due_real, id limit @limit + 0`,
  );
  const next = store.sqlite
    .prepare<{ inHand: string }, number | null>(
      `select min(due_real) from photos
       where state = 'waiting' and removed = 0 and id not in (select value from json_each(@inHand))`,
    )
    .pluck();
  const wanted = store.sqlite
    .prepare<[number], number>(`select 1 from photos where id = ? and state = 'waiting' and removed = 0`)
    .pluck();
  const whose = store.sqlite.prepare<[number], { person: number | null; activity: number | null }>(
    'select sent_by as person, activity from photos where id = ?',
  );
  const keep = store.sqlite.prepare(
    `update photos set state = 'kept', hash = @hash, name = @name, reason = null where id = @id`,
  );
  const fail = store.sqlite.prepare(
    `update photos set state = 'failed', reason = @reason, attempts = attempts + 1 where id = @id`,
  );
  const putOff = store.sqlite.prepare('update photos set due_real = @until, attempts = attempts + 1 where id = @id');
  return {
    due: (elapsed, limit) => due.all({ elapsed, limit }),
    nextDue: (inHand) => next.get({ inHand: JSON.stringify(inHand) }) ?? null,
    isWanted: (id) => wanted.get(id) !== undefined,
    whose: (id) => whose.get(id) ?? { person: null, activity: null },
    keep: (id, hash, name) => void keep.run({ id, hash, name }),
    fail: (id, reason) => void fail.run({ id, reason }),
    putOff: (id, until) => void putOff.run({ id, until }),
  };
}
