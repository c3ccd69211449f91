import type { Media } from '../chat/index.ts';
import { createFileRows } from '../store/files.ts';
import type { Store } from '../store/open.ts';
import { openFolder } from './folder.ts';
import { createSweep, type Sweep } from './sweep.ts';

export type KeptFiles = {
  /** Keeps bytes made for one answer (a calendar, a result file) until they are sent. Inside a turn. */
  keep(bytes: Uint8Array, mime: string, name: string): Media;
  /** Keeps bytes for as long as a row names them (a photo, an attachment). Inside a transaction. `hash`: what `layDown` gave for them. */
  keepLasting(bytes: Uint8Array, mime: string, name: string, hash?: string): Media;
  /** Writes the bytes ahead of `keepLasting`, which then has only the row to write. */
  layDown(bytes: Uint8Array): Promise<string>;
  /** Notes bytes that another process of ours has written into the folder, as `keep` does. Inside a transaction. */
  noteMade(media: Media, bytes: number): void;
  /** Throws when they are gone. */
  read(hash: string): Uint8Array;
  readLater(hash: string): Promise<Uint8Array>;
  /** Where the bytes lie, for who reads them as a stream; null: they are gone. */
  locate(hash: string): { readonly path: string; readonly bytes: number } | null;
  /** What is known of a file; null: nothing is kept under this hash. */
  find(hash: string): Media | null;
  sweep: Sweep;
};

/** Bytes by content hash: on disk under `folder` (DATA_DIR/files), their kind and name in the table. Statements are prepared once. */
export function createFiles(store: Store, folder: string, elapsed: () => number): KeptFiles {
  const bytesOnDisk = openFolder(folder);
  const rows = createFileRows(store);

  // Real time: how long a file lies about must not follow a sped-up clock.
  const note = (media: Media, bytes: number, passing: boolean): void =>
    rows.note({ ...media, bytes, passing, at: Math.round(elapsed()) });
  const write = (bytes: Uint8Array, mime: string, name: string, passing: boolean, laid?: string): Media => {
    const isThere = laid !== undefined && bytesOnDisk.has(laid);
    const media = { hash: isThere ? laid : bytesOnDisk.put(bytes), mime, name };
    note(media, bytes.length, passing);
    return media;
  };
  return {
    keep: (bytes, mime, name) => write(bytes, mime, name, true),
    keepLasting: (bytes, mime, name, hash) => write(bytes, mime, name, false, hash),
    layDown: (bytes) => bytesOnDisk.putLater(bytes),
    noteMade: (media, bytes) => note(media, bytes, true),
    read: (hash) => bytesOnDisk.read(hash),
    readLater: (hash) => bytesOnDisk.readLater(hash),
    locate(hash) {
      const bytes = bytesOnDisk.bytesOf(hash);
      return bytes === null ? null : { path: bytesOnDisk.path(hash), bytes };
    },
    find: (hash) => rows.find(hash),
    sweep: createSweep(rows, bytesOnDisk, elapsed),
  };
}
