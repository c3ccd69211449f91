/** The boxes of the ISO base media file format (ISO/IEC 14496-12, 4.2), in which HEIC, AVIF, MP4 and MOV are written. */

/** `start` and `end`: where what stands in it begins and ends. */
export type Box = { readonly type: string; readonly at: number; readonly start: number; readonly end: number };

const MOST = 10_000;

/** The boxes from one place to another, one after the other, up to the first that does not fit. */
export function boxesOf(content: Buffer, from = 0, to = content.length): Box[] {
  const found: Box[] = [];
  let at = from;
  while (at + 8 <= to && found.length < MOST) {
    const short = content.readUInt32BE(at);
    const head = short === 1 ? 16 : 8;
    if (head === 16 && at + 16 > to) break;
    // 0: up to the end of the file; 1: the length follows in eight bytes.
    const length = short === 0 ? to - at : short === 1 ? Number(content.readBigUInt64BE(at + 8)) : short;
    if (length < head || at + length > to) break;
    found.push({ type: content.toString('latin1', at + 4, at + 8), at, start: at + head, end: at + length });
    at += length;
  }
  return found;
}

/** What a file can't do without. */
const NEEDED = new Set(['mdat', 'moov', 'meta', 'moof']);

/**
 * Whether a file is here to its last box that matters: what was cut off in the middle promises more than it has. What some phones hang on
 * behind (Samsung's notes) is no box at all, and no harm.
 */
export function isWhole(bytes: Uint8Array): boolean {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const boxes = boxesOf(content);
  const end = boxes.at(-1)?.end ?? 0;
  const isCut = content.length - end >= 8 && NEEDED.has(content.toString('latin1', end + 4, end + 8));
  return !isCut && boxes.some(({ type }) => type === 'meta' || type === 'moov');
}
