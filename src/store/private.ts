import { chmodSync, existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** What the program itself makes in a data folder or a backup; anything else there is somebody's own and left as it is. */
const OURS = /^(?:bot\.(?:sqlite|lock)|code\.key|files$|phones$|rehearsal$)/;

/** Where the backup tool puts what it was given no place for; below the folder that the program is started in. */
export const BACKUPS = 'backups';

/** Mends the data folder and the backups that lie in the usual place; see keepPrivate. */
export function mendRights(dataDir: string): number {
  const kept = existsSync(BACKUPS) ? readdirSync(BACKUPS).map((name) => join(BACKUPS, name)) : [];
  const backups = kept.filter((each) => existsSync(join(each, 'bot.sqlite')));
  return [dataDir, ...backups].reduce((sum, folder) => sum + keepPrivate(folder), 0);
}

/**
 * The data folder for the program's own user alone: 700, and 600 for what the program made in it (people's ids and
 * photos of children). Gives how many had to be mended. Where there are no such rights (Windows,
 * a USB stick) or the folder is another user's, nothing happens.
 */
function keepPrivate(folder: string): number {
  if (process.platform === 'win32' || !existsSync(folder)) return 0;
  let mended = 0;
  const mend = (path: string, mode: number): void => {
    try {
      if ((statSync(path).mode & 0o777) === mode) return;
      chmodSync(path, mode);
      mended += 1;
    } catch {
      return;
    }
  };
  const below = (path: string): void => {
    mend(path, 0o700);
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.isDirectory()) below(join(path, entry.name));
      else if (entry.isFile()) mend(join(path, entry.name), 0o600);
    }
  };
  if (!isShared(folder)) mend(folder, 0o700);
  for (const name of readdirSync(folder).filter((each) => OURS.test(each))) {
    const path = join(folder, name);
    const stat = statSync(path, { throwIfNoEntry: false }); // `files` may be a link to a larger disk
    if (stat?.isDirectory()) below(path);
    else if (stat) mend(path, 0o600);
  }
  return mended;
}

/** Folders that hold more than our data: the program's own, somebody's home, /, /tmp. */
function isShared(folder: string): boolean {
  const real = realpathSync(folder);
  let above = realpathSync(process.cwd());
  const holds = new Set([homedir(), above]);
  while (dirname(above) !== above) holds.add((above = dirname(above)));
  return holds.has(real) || (statSync(real).mode & 0o1000) !== 0;
}
