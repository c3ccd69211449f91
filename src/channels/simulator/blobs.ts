import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FetchError, FileTooLarge } from '../../chat/index.ts';

/**
 * The platform's own copies of pictures and files, by content hash: the bot may throw its own away once they are
 * sent.
 */
export type Blobs = {
  keep(data: Uint8Array): string;
  read(hash: string): Uint8Array | null;
  /** As a platform gives it out. Throws FetchError: final when it is gone or larger than `limit` bytes. */
  fetch(hash: string, limit: number): Uint8Array;
};

export function createBlobs(folder: string): Blobs {
  mkdirSync(folder, { recursive: true });
  const pathOf = (hash: string): string | null => (/^[0-9a-f]{64}$/.test(hash) ? join(folder, hash) : null);
  const read = (hash: string): Uint8Array | null => {
    const path = pathOf(hash);
    return path && existsSync(path) ? readFileSync(path) : null;
  };
  return {
    keep(data) {
      const hash = createHash('sha256').update(data).digest('hex');
      const path = join(folder, hash);
      if (!existsSync(path) || statSync(path).size !== data.length) writeFileSync(path, data);
      return hash;
    },
    read,
    fetch(hash, limit) {
      const data = read(hash);
      if (!data) throw new FetchError('the simulator holds no such file', true);
      if (data.length > limit) throw new FileTooLarge();
      return data;
    },
  };
}
