/** Audio and video by content. What they say of the place they were taken at is overwritten where it stands in a box of its own. */
import { type Box, boxesOf, isWhole } from './boxes.ts';
import { Refused } from './refused.ts';

export type RecordingKind = { readonly kind: 'audio' | 'video'; readonly mime: string; readonly extension: string };

const kindOf = (kind: RecordingKind['kind'], subtype: string, extension: string): RecordingKind => ({
  kind,
  mime: `${kind}/${subtype}`,
  extension,
});

/** What a recording is by its first bytes; null: it is none. Throws Refused where it ends in the middle. */
export function readRecording(bytes: Uint8Array): RecordingKind | null {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ascii = (from: number, to: number): string => content.toString('latin1', from, to);
  if (ascii(4, 8) === 'ftyp') return readBoxes(content);
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WAVE') return kindOf('audio', 'wav', 'wav');
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'AVI ') return kindOf('video', 'x-msvideo', 'avi');
  if (ascii(0, 4) === 'OggS') return readOgg(content);
  if (ascii(0, 5) === '#!AMR') return kindOf('audio', 'amr', 'amr');
  if (ascii(0, 4) === 'fLaC') return kindOf('audio', 'flac', 'flac');
  if (content.subarray(0, 4).equals(Buffer.from([0x1a, 0x45, 0xdf, 0xa3]))) return readMatroska(content);
  if (ascii(0, 3) === 'ID3' || isFramed(content, mp3Frame)) return kindOf('audio', 'mpeg', 'mp3');
  return isFramed(content, aacFrame) ? kindOf('audio', 'aac', 'aac') : null;
}

const HEAD_BYTES = 512;

function readOgg(content: Buffer): RecordingKind | null {
  const head = content.toString('latin1', 0, HEAD_BYTES);
  if (head.includes('\x80theora')) return kindOf('video', 'ogg', 'ogv');
  return /OpusHead|vorbis|Speex|FLAC/.test(head) ? kindOf('audio', 'ogg', 'ogg') : null;
}

function readMatroska(content: Buffer): RecordingKind | null {
  const head = content.toString('latin1', 0, HEAD_BYTES);
  if (head.includes('webm')) return kindOf('video', 'webm', 'webm');
  return head.includes('matroska') ? kindOf('video', 'x-matroska', 'mkv') : null;
}

/** MP4, M4A, MOV, 3GP: a recording has its table of contents (`moov`), in which each track says what it holds. */
function readBoxes(content: Buffer): RecordingKind | null {
  const moov = boxesOf(content).find(({ type }) => type === 'moov');
  if (!moov || !isWhole(content)) throw new Refused('broken');
  const handlers = boxesOf(content, moov.start, moov.end)
    .filter(({ type }) => type === 'trak')
    .map((trak) => handlerOf(content, trak));
  if (!handlers.includes('vide')) return handlers.includes('soun') ? kindOf('audio', 'mp4', 'm4a') : null;
  return content.toString('latin1', 8, 10) === 'qt'
    ? kindOf('video', 'quicktime', 'mov')
    : kindOf('video', 'mp4', 'mp4');
}

function handlerOf(content: Buffer, trak: Box): string {
  const inside = (type: string, of: Box | undefined): Box | undefined =>
    of && boxesOf(content, of.start, of.end).find((each) => each.type === type);
  const hdlr = inside('hdlr', inside('mdia', trak));
  return hdlr ? content.toString('latin1', hdlr.start + 8, hdlr.start + 12) : '';
}

/** Where phones write the place, the device and the owner of what was recorded (`©xyz`, `loci`, com.apple.quicktime.location, XMP). */
const TOLD = new Set(['udta', 'meta', 'uuid']);
/** Boxes in which such a box may stand; no writer nests them deeper, and what does was made to be read for ever. */
const HOLDS = new Set(['moov', 'trak', 'mdia', 'moof', 'traf']);
const DEEPEST = 4;

/** The same recording, of the same length, with those boxes and what hangs behind the last empty; other forms are as they were. */
export function withoutPlace(bytes: Uint8Array): Uint8Array {
  if (Buffer.from(bytes.subarray(4, 8)).toString('latin1') !== 'ftyp') return bytes;
  const content = Buffer.from(bytes);
  const wipe = (from: number, to: number, depth: number): void => {
    for (const { type, at, start, end } of boxesOf(content, from, to)) {
      if (HOLDS.has(type) && depth < DEEPEST) wipe(start, end, depth + 1);
      if (!TOLD.has(type)) continue;
      content.write('free', at + 4, 'latin1');
      content.fill(0, start, end);
    }
  };
  wipe(0, content.length, 0);
  content.fill(0, boxesOf(content).at(-1)?.end ?? 0);
  return content;
}

/** Kilobits a second of MPEG 1 and 2, layer III, by the number in a frame's head; samples a second likewise. ISO/IEC 11172-3, 2.4.2.3 */
const RATES_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const RATES_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const SAMPLES = [44_100, 48_000, 32_000];

/** The length of the frame that begins there; 0: none does. */
type FrameAt = (content: Buffer, at: number) => number;

const mp3Frame: FrameAt = (content, at) => {
  if (at + 4 > content.length || content[at] !== 0xff) return 0;
  const [second = 0, third = 0] = [content[at + 1], content[at + 2]];
  const version = (second >> 3) & 3;
  if ((second & 0xe6) !== 0xe2 || version === 1) return 0; // layer III alone
  const rate = (version === 3 ? RATES_1 : RATES_2)[third >> 4] ?? 0;
  const samples = (SAMPLES[(third >> 2) & 3] ?? 0) / (version === 3 ? 1 : version === 2 ? 2 : 4);
  if (rate === 0 || samples === 0) return 0;
  return Math.floor(((version === 3 ? 144_000 : 72_000) * rate) / samples) + ((third >> 1) & 1);
};

const aacFrame: FrameAt = (content, at) => {
  if (at + 7 > content.length || content[at] !== 0xff || ((content[at + 1] ?? 0) & 0xf6) !== 0xf0) return 0;
  return (((content[at + 3] ?? 0) & 3) << 11) | ((content[at + 4] ?? 0) << 3) | ((content[at + 5] ?? 0) >> 5);
};

/** Two frames, each where the one before ends: two bytes alone could be anything. */
function isFramed(content: Buffer, frameAt: FrameAt): boolean {
  const first = frameAt(content, 0);
  return first > 0 && frameAt(content, first) > 0;
}
