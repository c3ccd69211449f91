import type { Media } from '../chat/index.ts';
import type { Store } from '../store/open.ts';
import { openFolder } from './folder.ts';
import { createSweep, type Sweep } from './sweep.ts';

export type KeptFiles = {
  /** Keeps bytes made for one answer (a calendar, a result file) until they are sent. Inside a turn. */
  keep(bytes: Uint8Array, mime: string, name: string): Media;
  /** Keeps bytes for as long as a row names them (a photo, an attachment). Inside a transaction. */
  keepLasting(bytes: Uint8Array, mime: string, name: string): Media;
  /** Writes the bytes ahead of `keepLasting`, which then has only the row to write. */
  layDown(bytes: Uint8Array): Promise<string>;
  /** Throws when they are gone. */
  read(hash: string): Uint8Array;
  /** What is known of a file; null: nothing is kept under this hash. */
  find(hash: string): Media | null;
  sweep: Sweep;
};

/** Bytes by content hash: on disk under `folder` (DATA_DIR/files), their kind and name in the table. Statements are prepared once. */
export function createFiles(store: Store, folder: string, elapsed: () => number): KeptFiles {
  const bytesOnDisk = openFolder(folder);
  // The same bytes may be made for an answer and kept for good: then they are kept for good.
  const note = store.sqlite.prepare(
    `insert into files (hash, mime, name, bytes, passing, at) values (@hash, @mime, @name, @bytes, @passing, @at)
     on conflict (hash) do update set passing = min(passing, excluded.passing), at = excluded.at`,
  );
  const find = store.sqlite.prepare<[string], Media>('select hash, mime, name from files where hash = ?');

  const write = (bytes: Uint8Array, mime: string, name: string, passing: 0 | 1): Media => {
    const hash = bytesOnDisk.put(bytes);
    // Real time: how long a file lies about must not follow a sped-up clock.
    note.run({ hash, mime, name, bytes: bytes.length, passing, at: Math.round(elapsed()) });
    return { hash, mime, name };
  };
  return {
    keep: (bytes, mime, name) => write(bytes, mime, name, 1),
    keepLasting: (bytes, mime, name) => write(bytes, mime, name, 0),
    layDown: (bytes) => bytesOnDisk.putLater(bytes),
    read: (hash) => bytesOnDisk.read(hash),
    find: (hash) => find.get(hash) ?? null,
    sweep: createSweep(store, bytesOnDisk, elapsed),
  };
}
