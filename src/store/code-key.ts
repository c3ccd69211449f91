import { createHash, createHmac, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { keptFor } from '../chat/kept.ts';
import type { Store } from './open.ts';

/** Signs what may not be found by trying in a copy of the database. `id` tells one key from another and nothing about it. */
export type CodeKey = {
  readonly id: string;
  /** HMAC-SHA-256, hexadecimal. `what` keeps the uses of the key apart. */
  sign(what: string, text: string): string;
};

/** The key's file, beside the database and not in it: neither a copy of the database nor a backup has it. */
export const KEY_FILE = 'code.key';
/** Fewer letters are a damaged file. */
const LEAST_LETTERS = 32;

/** The installation's key; made when it is first asked for, on disk before it is used. Throws where the folder can't be written. */
export const codeKeyOf = keptFor((store: Store): CodeKey => {
  const secret = store.path === ':memory:' ? makeSecret() : readOrMake(dirname(store.path));
  const bytes = createHash('sha256').update(`ban-hoc code key ${secret}`).digest();
  const sign = (what: string, text: string): string =>
    createHmac('sha256', bytes).update(`ban-hoc ${what} ${text}`).digest('hex');
  return { id: sign('key', '').slice(0, 8), sign };
});

const makeSecret = (): string => randomBytes(32).toString('hex');

function readOrMake(folder: string): string {
  const path = join(folder, KEY_FILE);
  const there = read(path);
  if (there !== null) return there;
  const fresh = `${path}.${process.pid}.new`;
  const file = openSync(fresh, 'w', 0o600);
  writeFileSync(file, `${makeSecret()}\n`);
  fsyncSync(file);
  closeSync(file);
  try {
    // A tool and the bot may come at the same moment: whoever is second takes the first one's.
    if (read(path) === null) place(fresh, path);
  } finally {
    rmSync(fresh, { force: true });
  }
  const made = read(path);
  if (made === null) throw new Error(`${path} could not be written`);
  return made;
}

function place(fresh: string, path: string): void {
  try {
    linkSync(fresh, path);
  } catch {
    if (read(path) === null) renameSync(fresh, path); // damaged, or a disk without links
  }
  syncFolder(dirname(path));
}

function read(path: string): string | null {
  try {
    const text = readFileSync(path, 'utf8').trim();
    return text.length >= LEAST_LETTERS ? text : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** So that the name is on the disk too, before a code is. Where a folder can't be opened (Windows) there is nothing to do. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    fsyncSync(handle);
    closeSync(handle);
  } catch {
    return;
  }
}
