/** Reads an archive as another program would. */
import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';

export type Part = {
  readonly path: string;
  readonly bytes: Buffer;
  /** As the machine's own clock would show it, from the fields of the archive. */
  readonly time: string;
  readonly isUtf8: boolean;
  readonly isStored: boolean;
};

/** Every part in its order, its sum checked. */
export function unzip(archive: Uint8Array): Promise<Part[]> {
  return new Promise((resolve, reject) => {
    const options = { lazyEntries: true, strictFileNames: true, validateEntrySizes: true };
    yauzl.fromBuffer(Buffer.from(archive), options, (error, zip) => {
      if (error) return reject(error);
      const parts: Part[] = [];
      zip.on('error', reject);
      zip.on('end', () => resolve(parts));
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed);
          const chunks: Buffer[] = [];
          stream.on('error', reject);
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('end', () => {
            const bytes = Buffer.concat(chunks);
            if (crc32(bytes) !== entry.crc32) return reject(new Error(`${entry.fileName}: the sum is wrong`));
            parts.push({
              path: entry.fileName,
              bytes,
              time: wallTime(entry.lastModFileDate, entry.lastModFileTime),
              isUtf8: (entry.generalPurposeBitFlag & 0x800) !== 0,
              isStored: entry.compressionMethod === 0,
            });
            zip.readEntry();
          });
        });
      });
      zip.readEntry();
    });
  });
}

/** MS-DOS date and time: no zone, two seconds exact. */
function wallTime(date: number, time: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${(date >> 9) + 1980}-${two((date >> 5) & 15)}-${two(date & 31)} ${two(time >> 11)}:${two((time >> 5) & 63)}`;
}
