import { type BigIntStats, existsSync, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** What a new disk holds by itself. */
const OF_THE_DISK: readonly string[] = ['lost+found', 'System Volume Information', '$RECYCLE.BIN', '.DS_Store'];

/** Why a folder can't take a backup of `source`; null: it can. */
export type TargetRefusal = 'inside' | 'holds' | 'file' | 'full';

/**
 * A backup is written to a folder that is not there yet or has nothing in it, and that neither lies in the data nor holds it. Folders are
 * compared by what they are on the disk, not by their names: a link, another spelling or another way there leads to the same one.
 */
export function refuseTarget(folder: string, dataDir: string): TargetRefusal | null {
  const target = resolve(folder);
  const sources = sourcesOf(dataDir);
  const above = foldersAbove(target);
  if (sources.some((source) => above.some((each) => isSame(each, idOf(source))))) return 'inside';
  const own = statSync(target, { bigint: true, throwIfNoEntry: false });
  if (own && sources.some((source) => foldersAbove(source).some((each) => isSame(each, own)))) return 'holds';
  if (own ? !own.isDirectory() : lstatSync(target, { throwIfNoEntry: false }) !== undefined) return 'file'; // also a link to nothing
  return own && readdirSync(target).some((name) => !OF_THE_DISK.includes(name)) ? 'full' : null;
}

/** A name beside `folder` that is not taken. */
export function freeName(folder: string): string {
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? folder : `${folder}-${n}`;
    if (lstatSync(name, { throwIfNoEntry: false }) === undefined) return name;
  }
}

/** Where the data is: what of it is a link to elsewhere counts where it leads. */
function sourcesOf(dataDir: string): readonly string[] {
  const names = ['.', 'files', 'rehearsal', 'rehearsal/files'].map((name) => join(dataDir, name));
  const databases = ['bot.sqlite', 'rehearsal/bot.sqlite'].map((name) => join(dataDir, name));
  return [
    ...names.filter((path) => existsSync(path)).map((path) => realpathSync(path)),
    ...databases.filter((path) => existsSync(path)).map((path) => dirname(realpathSync(path))),
  ];
}

const idOf = (path: string): BigIntStats => statSync(path, { bigint: true });
const isSame = (one: BigIntStats, other: BigIntStats): boolean => one.dev === other.dev && one.ino === other.ino;

/** The folder itself, as far as it is there, and all above it. */
function foldersAbove(path: string): readonly BigIntStats[] {
  let at = path;
  while (!existsSync(at)) at = dirname(at);
  const found: BigIntStats[] = [];
  for (at = realpathSync(at); ; at = dirname(at)) {
    found.push(idOf(at));
    if (dirname(at) === at) return found;
  }
}
