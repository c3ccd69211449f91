/** The directory of a ZIP file, as far as it tells what an office file is. pkware.com/appnote, 4.3 */
import { inflateRawSync } from 'node:zlib';

type Entry = {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
};

const END = Buffer.from('PK\x05\x06', 'latin1');
const END_BYTES = 22;
const MOST_COMMENT = 65_535;
const MOST_ENTRIES = 20_000;
/** Of one part that is read here; the rest of a file is never unpacked by us. */
const MOST_PART_BYTES = 1_000_000;

export type Zip = {
  readonly names: readonly string[];
  /** What all parts come to when somebody unpacks them, as the directory says. */
  readonly unpacked: number;
  /** A part as text; null: there is none, or it can't be unpacked, or is larger than a megabyte. */
  text(name: string): string | null;
};

/** Whether somewhere near its end a file has the directory of a ZIP: an unpacking program begins there, whatever stands before. */
export const endsAsZip = (content: Buffer): boolean => endOf(content) >= 0;

/** null: it is no ZIP from its first byte to its last, or one of a form that no office program writes. */
export function readZip(content: Buffer): Zip | null {
  const end = endOf(content);
  if (end < 0 || content.readUInt32LE(0) !== 0x04034b50) return null;
  const count = content.readUInt16LE(end + 10);
  const [size, start] = [content.readUInt32LE(end + 12), content.readUInt32LE(end + 16)];
  // Something between the directory and its end, or before the first part, is another file in the same bytes.
  const isPlain = start + size === end && end + END_BYTES + content.readUInt16LE(end + 20) === content.length;
  if (!isPlain || count === 0 || count > MOST_ENTRIES) return null;
  const entries = entriesOf(content, start, end, count);
  if (!entries) return null;
  return {
    names: entries.map(({ name }) => name),
    unpacked: entries.reduce((sum, each) => sum + each.size, 0),
    text(name) {
      const entry = entries.find((each) => each.name === name);
      return entry ? textOf(content, entry) : null;
    },
  };
}

function endOf(content: Buffer): number {
  const at = content.lastIndexOf(END);
  return at >= 0 && content.length - at >= END_BYTES && content.length - at <= END_BYTES + MOST_COMMENT ? at : -1;
}

function entriesOf(content: Buffer, start: number, end: number, count: number): readonly Entry[] | null {
  const entries: Entry[] = [];
  let at = start;
  while (entries.length < count) {
    if (at + 46 > end || content.readUInt32LE(at) !== 0x02014b50) return null;
    const length = content.readUInt16LE(at + 28);
    entries.push({
      name: content.toString('utf8', at + 46, at + 46 + length),
      method: content.readUInt16LE(at + 10),
      packed: content.readUInt32LE(at + 20),
      size: content.readUInt32LE(at + 24),
      at: content.readUInt32LE(at + 42),
    });
    at += 46 + length + content.readUInt16LE(at + 30) + content.readUInt16LE(at + 32);
  }
  return entries;
}

function textOf(content: Buffer, { at, method, packed, size }: Entry): string | null {
  if (size > MOST_PART_BYTES || at + 30 > content.length || content.readUInt32LE(at) !== 0x04034b50) return null;
  const start = at + 30 + content.readUInt16LE(at + 26) + content.readUInt16LE(at + 28);
  const bytes = content.subarray(start, start + packed);
  try {
    if (method === 8) return inflateRawSync(bytes, { maxOutputLength: MOST_PART_BYTES }).toString('utf8');
    return method === 0 ? bytes.toString('utf8') : null;
  } catch {
    return null;
  }
}
