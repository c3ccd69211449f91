import type { Store } from '../store/open.ts';
import type { Folder } from './folder.ts';

const GRACE_MS = 3_600_000;
const AT_ONCE = 200;

export type Sweep = {
  /** Forgets the files that nothing needs any more; call it inside a transaction. Gives their hashes. */
  forget(): readonly string[];
  /** Takes these bytes off the disk unless a row names them; after the commit. */
  drop(hash: string): void;
  /** Takes off the disk what no row names any more; call it after the commit. Gives how many. */
  clean(): number;
};

/**
 * What nothing needs: no photo that counts, no message that waits to be sent, no notice of the office. A photo is written together with
 * the row that names it, so it goes as soon as none does (somebody was forgotten), whatever address was given out for it. What was made
 * for one answer stays while an address for it lives; it and bytes without any row have an hour's grace (real time): the person opens the
 * calendar they were just sent, and something is being written at this moment.
 * `waiting` and `sending` are asked for apart, since each has a partial index.
 */
export function createSweep(store: Store, folder: Folder, elapsed: () => number): Sweep {
  const forget = store.sqlite
    .prepare<{ before: number; now: number }, string>(
      `delete from files where hash in (
         select f.hash from files f where (f.at < @before or not f.passing)
           and f.hash not in (select hash from photos where removed = 0 and hash is not null)
           and not exists (select 1 from broadcasts b where instr(b.attachment, f.hash) > 0)
           and not exists (select 1 from outbox o where o.state = 'waiting' and instr(o.body, f.hash) > 0)
           and not exists (select 1 from outbox o where o.state = 'sending' and instr(o.body, f.hash) > 0)
           and (not f.passing or f.hash not in (select file from downloads where expires_at_real > @now))
         limit ${AT_ONCE})
       returning hash`,
    )
    .pluck();
  const isNamed = store.sqlite.prepare<[string], number>('select 1 from files where hash = ?').pluck();
  const forgetUploads = store.sqlite.prepare('delete from uploads where hash not in (select hash from files)');

  const drop = (hash: string): void => {
    if (isNamed.get(hash) === undefined) folder.remove(hash);
  };

  return {
    drop,
    forget() {
      const now = elapsed();
      const gone = forget.all({ before: now - GRACE_MS, now });
      if (gone.length > 0) forgetUploads.run();
      return gone;
    },
    clean() {
      // Asked and removed without a pause between: a file that came back meanwhile has its row again.
      const gone = folder.olderThan(elapsed() - GRACE_MS).filter((hash) => isNamed.get(hash) === undefined);
      for (const hash of gone) folder.remove(hash);
      return gone.length;
    },
  };
}
