import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Bytes under the hash of their content, two letters a folder; readable by the program's own user only. */
export type Folder = {
  /** Writes the bytes whole or not at all (beside, fsync, rename); gives their SHA-256. Bytes already there are not written again. */
  put(bytes: Uint8Array): string;
  /** The same without holding up the turns that wait: writing out a photo may take a slow disk a while. */
  putLater(bytes: Uint8Array): Promise<string>;
  /** Takes the bytes one after the other, without holding them all; nothing is there before `end`. Writes at once: for a process of its own. */
  begin(): Growing;
  /** Throws when they are not there. */
  read(hash: string): Uint8Array;
  /** The same without holding up the turns that wait: a file to be handed over may be large. */
  readLater(hash: string): Promise<Uint8Array>;
  /** Where they lie, for who reads them as a stream; nothing says that they are there. */
  path(hash: string): string;
  /** null: they are not there. */
  bytesOf(hash: string): number | null;
  has(hash: string): boolean;
  remove(hash: string): void;
  /** The folders that there are by now, by their first two letters, in order. */
  parts(): readonly string[];
  /** Hashes of the files that lie in this one since before this real instant (ms); left-overs of a crash are taken away. */
  olderThan(ms: number, part: string): readonly string[];
};

/** Bytes on their way. */
export type Growing = {
  write(chunk: Uint8Array): void;
  /** Whole, on the disk, under the hash of its content. */
  end(): { readonly hash: string; readonly bytes: number };
  /** Takes away what was written so far. */
  drop(): void;
};

const HASH = /^[0-9a-f]{64}$/;
const PART = '.part';

/** On a thread of the pool: 20 MB of a video would hold up the others for as long as it takes. */
const hashLater = async (bytes: Uint8Array): Promise<string> =>
  Buffer.from(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)).toString('hex');

const hashBytes = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Makes the folder at the first write. */
export function openFolder(root: string): Folder {
  // A hash may come out of a row or a request: nothing but a hash becomes a path.
  const pathOf = (hash: string): string => {
    if (!HASH.test(hash)) throw new Error('not a content hash');
    return join(root, hash.slice(0, 2), hash);
  };
  return {
    put(bytes) {
      const hash = hashBytes(bytes);
      const path = pathOf(hash);
      if (!existsSync(path)) writeWhole(path, bytes);
      return hash;
    },
    async putLater(bytes) {
      const hash = await hashLater(bytes);
      const path = pathOf(hash);
      if (!existsSync(path)) await writeWholeLater(path, bytes);
      return hash;
    },
    begin: () => grow(root, pathOf),
    read: (hash) => readFileSync(pathOf(hash)),
    readLater: async (hash) => readFile(pathOf(hash)),
    path: pathOf,
    bytesOf: (hash) => (HASH.test(hash) ? (statSync(pathOf(hash), { throwIfNoEntry: false })?.size ?? null) : null),
    has: (hash) => HASH.test(hash) && existsSync(pathOf(hash)),
    remove: (hash) => rmSync(pathOf(hash), { force: true }),
    parts: () => folderNames(root).toSorted(),
    olderThan(ms, part) {
      const folder = join(root, part);
      const old = readdirSync(folder).filter((name) => statSync(join(folder, name)).mtimeMs < ms);
      for (const name of old) if (name.endsWith(PART)) rmSync(join(folder, name), { force: true });
      return old.filter((name) => HASH.test(name));
    },
  };
}

function folderNames(root: string): readonly string[] {
  return existsSync(root) ? readdirSync(root).filter((name) => /^[0-9a-f]{2}$/.test(name)) : [];
}

/** Makes the folder and gives a name beside `path` that nobody else writes to. */
function besides(path: string): string {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  return `${path}.${randomBytes(4).toString('hex')}${PART}`;
}

async function writeWholeLater(path: string, bytes: Uint8Array): Promise<void> {
  const part = besides(path);
  try {
    await writeFile(part, bytes, { flag: 'wx', mode: 0o600, flush: true });
    await rename(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
  syncFolder(dirname(path));
}

function writeWhole(path: string, bytes: Uint8Array): void {
  const part = besides(path);
  const file = openSync(part, 'wx', 0o600);
  try {
    writeAll(file, bytes);
    fsyncSync(file);
  } catch (error) {
    closeSync(file);
    rmSync(part, { force: true });
    throw error;
  }
  closeSync(file);
  renameSync(part, path);
  syncFolder(dirname(path));
}

/** Its name is known only at the end: until then it lies in the folder of what has none. */
function grow(root: string, pathOf: (hash: string) => string): Growing {
  const part = besides(join(root, '00', 'new'));
  const file = openSync(part, 'wx', 0o600);
  const sum = createHash('sha256');
  let bytes = 0;
  return {
    write(chunk) {
      writeAll(file, chunk);
      sum.update(chunk);
      bytes += chunk.length;
    },
    end() {
      fsyncSync(file);
      closeSync(file);
      const hash = sum.digest('hex');
      const path = pathOf(hash);
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      renameSync(part, path);
      syncFolder(dirname(path));
      return { hash, bytes };
    },
    drop() {
      closeSync(file);
      rmSync(part, { force: true });
    },
  };
}

function writeAll(file: number, bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written);
}

/** The new name must survive a power cut too. Windows can't open a folder: there the rename has to do. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
