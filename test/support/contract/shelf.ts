import { createHash } from 'node:crypto';
import type { Media } from '../../../src/chat/index.ts';

/** The files that the bot sends. */
export type Shelf = {
  put(name: string, bytes: Uint8Array, mime: string): Media;
  /** Gone from the disk. */
  lose(media: Media): void;
  readonly read: (hash: string) => Buffer;
  has(hash: string): boolean;
  mimeOf(hash: string): string;
};

export function createShelf(): Shelf {
  const files = new Map<string, { readonly bytes: Buffer; readonly mime: string }>();
  return {
    put(name, bytes, mime) {
      const hash = createHash('sha256').update(bytes).digest('hex');
      files.set(hash, { bytes: Buffer.from(bytes), mime });
      return { hash, mime, name };
    },
    lose: ({ hash }) => void files.delete(hash),
    has: (hash) => files.has(hash),
    mimeOf: (hash) => files.get(hash)?.mime ?? '',
    read(hash) {
      const file = files.get(hash);
      if (!file) throw new Error(`no file ${hash.slice(0, 8)}`);
      return file.bytes;
    },
  };
}

/** The public address of a file where there are links. */
export const LINK_ROOT = 'https://hop.example';
export const linkOf = ({ hash }: Media): string => `${LINK_ROOT}/tai/${hash}`;
