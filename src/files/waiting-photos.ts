import type { Store } from '../store/open.ts';

/** See the table. */
type Purpose = 'log' | 'broadcast' | 'early';

export type WaitingPhoto = {
  readonly id: number;
  readonly channel: string;
  readonly ref: string;
  readonly purpose: Purpose;
  readonly name: string | null;
  readonly attempts: number;
  /** Drawing it anew was begun before. */
  readonly begun: boolean;
};

/** A photo that was given up. */
export type FailedPhoto = {
  readonly id: number;
  readonly purpose: Purpose;
  /** Who sent it, and where. */
  readonly person: number;
  readonly channel: string;
  readonly chat: string;
  /** The code of the log it hangs on; null: still on a draft. */
  readonly activity: string | null;
  /** A Refusal (refused.ts), `gone` or `unreachable`. */
  readonly reason: string;
};

/** Given up, and its sender does not know; of theirs none is on its first way here, which might have to be told of with it. */
const UNTOLD = `untold = 1 and removed = 0 and sent_by is not null and not exists (
  select 1 from photos w where w.state = 'waiting' and w.sent_by = photos.sent_by and w.attempts = 0 and w.removed = 0)`;

/** Of what was cancelled too, whose photos have another name (people/laid-by.ts): it may be fetched back. */
const PURPOSE = `iif(instr(purpose, '~') > 0, substr(purpose, 1, instr(purpose, '~') - 1), purpose)`;

/** The rows that wait for their bytes; everything is prepared once. */
export function createWaitingPhotos(store: Store): {
  due(elapsed: number, limit: number): readonly WaitingPhoto[];
  /** The real instant of the next row that is not in hand; null: none waits. */
  nextDue(inHand: readonly number[]): number | null;
  isWanted(id: number): boolean;
  begin(id: number): void;
  /** What was begun and cut short by us is as it was. */
  unbegin(id: number): void;
  keep(id: number, hash: string, name: string): void;
  /** `tellAt`: the real instant from which its sender may be told, others of theirs with it. */
  fail(id: number, reason: string, tellAt: number): void;
  /** `weight`: as how many attempts it counts. */
  putOff(id: number, until: number, weight: number): void;
  /** The real instant at which somebody is to be told of photos that were given up; null: nobody. */
  nextTelling(): number | null;
  /** Photos whose senders are to be told now, as none of theirs is on its first way here any more; each is given once. */
  takeUntold(elapsed: number): readonly FailedPhoto[];
} {
  // `+ 0`: for a bare bound limit SQLite plans the statement anew each time it is run, and this one is run after every commit.
  type Row = Omit<WaitingPhoto, 'begun'> & { readonly begun: 0 | 1 };
  const due = store.sqlite.prepare<{ elapsed: number; limit: number }, Row>(
    `select id, channel, ref, ${PURPOSE} as purpose, name, attempts, begun from photos
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
  const mark = store.sqlite.prepare('update photos set begun = @begun where id = @id');
  const keep = store.sqlite.prepare(
    `update photos set state = 'kept', hash = @hash, name = @name, reason = null where id = @id`,
  );
  const fail = store.sqlite.prepare(
    `update photos set state = 'failed', reason = @reason, attempts = attempts + 1, untold = 1, due_real = @tellAt where id = @id`,
  );
  const putOff = store.sqlite.prepare(
    'update photos set due_real = @until, attempts = attempts + @weight, begun = 0 where id = @id',
  );
  const ready = store.sqlite.prepare<{ at: number }, FailedPhoto>(
    `select id, ${PURPOSE} as purpose, sent_by as person, channel, chat, reason, (select code from activities where id = activity) as activity
     from photos where ${UNTOLD} and sent_by in (
       select sent_by from photos where ${UNTOLD} group by sent_by having max(due_real) <= @at) order by id`,
  );
  const told = store.sqlite.prepare('update photos set untold = 0 where id in (select value from json_each(?))');
  const nextTelling = store.sqlite
    .prepare<[], number | null>(
      `select min(at) from (select max(due_real) as at from photos where ${UNTOLD} group by sent_by)`,
    )
    .pluck();
  return {
    due: (elapsed, limit) => due.all({ elapsed, limit }).map((row) => ({ ...row, begun: row.begun === 1 })),
    nextDue: (inHand) => next.get({ inHand: JSON.stringify(inHand) }) ?? null,
    isWanted: (id) => wanted.get(id) !== undefined,
    begin: (id) => void mark.run({ id, begun: 1 }),
    unbegin: (id) => void mark.run({ id, begun: 0 }),
    keep: (id, hash, name) => void keep.run({ id, hash, name }),
    fail: (id, reason, tellAt) => void fail.run({ id, reason, tellAt: Math.round(tellAt) }),
    putOff: (id, until, weight) => void putOff.run({ id, until: Math.round(until), weight }),
    nextTelling: () => nextTelling.get() ?? null,
    takeUntold(elapsed) {
      const photos = ready.all({ at: elapsed });
      told.run(JSON.stringify(photos.map(({ id }) => id)));
      return photos;
    },
  };
}
