import type { FileRows } from '../store/files.ts';
import type { Folder } from './folder.ts';

const GRACE_MS = 3_600_000;

export type Sweep = {
  /** Forgets the files that nothing needs any more; call it inside a transaction. Gives their hashes. */
  forget(): readonly string[];
  /** Takes these bytes off the disk unless a row names them; after the commit. */
  drop(hash: string): void;
  /** Takes off the disk what no row names any more; call it after the commit. Gives how many. */
  clean(): number;
};

/**
 * A photo is written together with the row that names it, so it goes as soon as none does (somebody was forgotten), whatever address was given
 * out for it. What was made for one answer and bytes without any row have an hour's grace (real time): the person opens the calendar they were
 * just sent, and something is being written at this moment.
 */
export function createSweep(rows: FileRows, folder: Folder, elapsed: () => number): Sweep {
  const isNamed = (hash: string): boolean => rows.find(hash) !== null;
  return {
    drop(hash) {
      if (!isNamed(hash)) folder.remove(hash);
    },
    forget: () => rows.forget(elapsed() - GRACE_MS, elapsed()),
    clean() {
      // Asked and removed without a pause between: a file that came back meanwhile has its row again.
      const gone = folder.olderThan(elapsed() - GRACE_MS).filter((hash) => !isNamed(hash));
      for (const hash of gone) folder.remove(hash);
      return gone.length;
    },
  };
}
