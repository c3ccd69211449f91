declare module 'yauzl' {
  import type { Readable } from 'node:stream';

  type Entry = {
    readonly fileName: string;
    readonly crc32: number;
    readonly compressionMethod: number;
    readonly generalPurposeBitFlag: number;
    readonly lastModFileDate: number;
    readonly lastModFileTime: number;
  };
  type Archive = {
    on(event: 'error', then: (error: Error) => void): void;
    on(event: 'end', then: () => void): void;
    on(event: 'entry', then: (entry: Entry) => void): void;
    readEntry(): void;
    openReadStream(entry: Entry, then: (error: Error | null, stream: Readable) => void): void;
  };
  const yauzl: {
    fromBuffer(bytes: Buffer, options: object, then: (error: Error | null, zip: Archive) => void): void;
  };
  export default yauzl;
}
