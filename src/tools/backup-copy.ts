import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { filesOf, takeSnapshot } from '../store/snapshot.ts';

const HASH = /^[0-9a-f]{64}$/;
/** Photos that were erased between the snapshot and their copying are left out by taking another. */
const SNAPSHOTS = 3;

/** `missing`: photos that the database names and the disk has not. */
export type Copied = { readonly files: number; readonly missing: number };

/**
 * Copies the database in `from` and the files it names to `to`, an empty folder. The database has its name only when all else is there, so
 * that what was broken off can't be taken for a backup. `broken`: the copy can't be read. Throws what the disk throws.
 */
export function copyData(from: string, to: string): Copied | 'broken' {
  const unfinished = join(to, 'bot.sqlite.unfinished');
  const there = new Set<string>();
  let missing = 0;
  let named = new Set<string>();
  for (let n = 0; n < SNAPSHOTS && (n === 0 || missing > 0); n += 1) {
    takeSnapshot(join(from, 'bot.sqlite'), unfinished);
    const lasting = filesOf(unfinished);
    if (lasting === null) return 'broken';
    named = new Set([...lasting.keys()].filter((hash) => HASH.test(hash)));
    missing = 0;
    for (const [hash, isPassing] of lasting) {
      if (!named.has(hash)) continue;
      if (there.has(hash) || copyFile(from, to, hash)) there.add(hash);
      else if (!isPassing) missing += 1;
    }
  }
  for (const hash of there) if (!named.has(hash)) rmSync(pathOf(to, hash), { force: true });
  sync(unfinished);
  renameSync(unfinished, join(to, 'bot.sqlite'));
  sync(to);
  return { files: [...there].filter((hash) => named.has(hash)).length, missing };
}

const pathOf = (folder: string, hash: string): string => join(folder, 'files', hash.slice(0, 2), hash);

function copyFile(from: string, to: string, hash: string): boolean {
  const target = pathOf(to, hash);
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  try {
    copyFileSync(pathOf(from, hash), target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && !existsSync(pathOf(from, hash))) return false;
    throw error;
  }
  chmodSync(target, 0o600);
  return true;
}

/** On the disk, so that a power cut does not take it back; what can't be synced (a folder on Windows) has to do without. */
function sync(path: string): void {
  try {
    const handle = openSync(path, statSync(path).isDirectory() ? 'r' : 'r+');
    fsyncSync(handle);
    closeSync(handle);
  } catch {
    return;
  }
}
