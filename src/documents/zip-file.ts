/** What every archive of ours has in common: no clock, no zone, no user of the machine in it, so that the same content gives the same bytes. */
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { dateOf, timeOf } from '../chat/civil.ts';

/** Takes the bytes as they come; true: more at once, false: after a while, see Writable. */
export type ByteSink = NodeJS.WritableStream;

/** -rw-r--r-- of a file. */
const MODE = 0o100644;

/**
 * An archive's time is a wall clock's without a zone, and yazl reads it off the machine's zone: this one shows Việt Nam's in whatever zone the
 * machine is, also in an hour that the machine's own clock leaves out in spring. What a zip can't say before 1980 is said as 1980.
 */
function wallClock(at: Date): Date {
  const [year = 1980, month = 1, day = 1] = dateOf(at).split('-').map(Number);
  const [hours = 0, minutes = 0] = timeOf(at).split(':').map(Number);
  if (year < 1980) return new Date(1980, 0, 1);
  return Object.assign(new Date(at), {
    getFullYear: () => year,
    getMonth: () => month - 1,
    getDate: () => day,
    getHours: () => hours,
    getMinutes: () => minutes,
    getSeconds: () => 0,
  });
}

export type ZipParts = {
  /** A part that is packed; its text is asked for when its turn comes. */
  readonly text: (path: string, pieces: () => Iterable<string>) => void;
  /** Bytes that are stored as they are, of a length that is known. */
  readonly stored: (path: string, bytes: number, open: () => Readable) => void;
};

/** Writes an archive into `to`: `fill` names its parts in their order. `at`: every time in it. */
export async function writeZip(to: ByteSink, at: Date, fill: (parts: ZipParts) => void): Promise<void> {
  const zip = new ZipFile();
  const common = { mtime: wallClock(at), mode: MODE, forceDosTimestamp: true };
  const ended = new Promise<void>((resolve, reject) => {
    zip.on('error', reject);
    zip.outputStream.on('error', reject);
    to.on('error', reject);
    to.on('finish', resolve);
  });
  zip.outputStream.pipe(to);
  const lazily = (path: string, options: object, open: () => Readable): void =>
    zip.addReadStreamLazy(path, { ...common, ...options }, (give) => {
      try {
        give(
          null,
          open().on('error', (error) => zip.emit('error', error)),
        );
      } catch (error) {
        give(error, Readable.from([]));
      }
    });
  try {
    fill({
      text: (path, pieces) => lazily(path, { compress: true }, () => Readable.from(inChunks(pieces()))),
      stored: (path, bytes, open) => lazily(path, { compress: false, size: bytes }, open),
    });
    zip.end();
  } catch (error) {
    zip.emit('error', error);
  }
  await ended;
}

const CHUNK = 64 * 1024;

/** Thousands of short pieces as few long ones. */
function* inChunks(pieces: Iterable<string>): Generator<Buffer, void> {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < CHUNK) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text !== '') yield Buffer.from(text);
}

/** Of a stored part besides its bytes and twice its name: its heads, before it and in the list at the end, and the mark behind it (APPNOTE.TXT 4.3). */
const PART_OVERHEAD = 30 + 16 + 46;
/** The end of the list. Archives of 4 GB or of 65,535 parts would need a larger one: nobody is handed such. */
const END_OVERHEAD = 22;

/** What one more stored part adds to an archive. */
export const storedPartBytes = (path: string, bytes: number): number =>
  PART_OVERHEAD + 2 * Buffer.byteLength(path) + bytes;

/** The exact length of an archive of stored parts, before it is made. */
export const storedZipBytes = (parts: Iterable<readonly [path: string, bytes: number]>): number =>
  [...parts].reduce((sum, [path, bytes]) => sum + storedPartBytes(path, bytes), END_OVERHEAD);
