import type { FileRows } from '../store/files.ts';
import type { Folder } from './folder.ts';

const GRACE_MS = 3_600_000;

export type Sweep = {
  /**
   * Forgets of some files behind `from` ('': from the first on) those that nothing needs any more; call it inside a transaction. `to`: where to
   * go on, null: all were looked at.
   */
  forget(from: string): { readonly gone: readonly string[]; readonly to: string | null };
  /** Takes these bytes off the disk unless a row names them; after the commit. */
  drop(hash: string): void;
  /**
   * Takes off the disk what was forgotten, and what no row names of one folder, the next at each call; call it after the commit. Gives how
   * many.
   */
  clean(): number;
};

/**
 * A photo is written together with the row that names it, so it goes as soon as none does (somebody was forgotten), whatever address was given
 * out for it. What was made for one answer and bytes without any row have an hour's grace (real time): the person opens the calendar they were
 * just sent, and something is being written at this moment. Bytes without a row are what a crash or a turn that was rolled back left: seldom, so the
 * 256 folders are gone through one a round (of 70,000 files some 280 a minute, all within five hours), and not all of them each minute.
 */
export function createSweep(rows: FileRows, folder: Folder, elapsed: () => number): Sweep {
  const isNamed = (hash: string): boolean => rows.find(hash) !== null;
  const forgotten = new Set<string>();
  let last = '';
  /** The folder after the one that was looked at last; null: there is none yet. */
  const next = (): string | null => {
    const parts = folder.parts();
    return parts.find((part) => part > last) ?? parts[0] ?? null;
  };
  const drop = (hash: string): void => {
    if (!isNamed(hash)) folder.remove(hash);
  };
  return {
    drop,
    forget(from) {
      const looked = rows.forget(from, elapsed() - GRACE_MS, elapsed());
      for (const hash of looked.gone) forgotten.add(hash);
      return looked;
    },
    clean() {
      const part = next();
      last = part ?? '';
      const old = part === null ? [] : folder.olderThan(elapsed() - GRACE_MS, part);
      // Asked and removed without a pause between: a file that came back meanwhile has its row again.
      const gone = [...new Set([...forgotten, ...old])].filter((hash) => !isNamed(hash) && folder.has(hash));
      forgotten.clear();
      for (const hash of gone) folder.remove(hash);
      return gone.length;
    },
  };
}
