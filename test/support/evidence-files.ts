/** Documents and recordings as programs and phones write them, as small as they can be. */
import { crc32 } from 'node:zlib';
import { box } from './heic.ts';

export const drawPdf = (words = 'Kế hoạch'): Buffer =>
  Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj % ${words}\ntrailer<</Root 1 0 R>>\n%%EOF\n`);

const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
  docm: 'application/vnd.ms-word.document.macroEnabled.main+xml',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml',
} as const;

/** An office file of this kind, with further parts. */
export const drawOffice = (kind: keyof typeof TYPES, more: Readonly<Record<string, string>> = {}): Buffer =>
  packZip({
    '[Content_Types].xml': `<Types><Override PartName="/main.xml" ContentType="${TYPES[kind]}"/></Types>`,
    'main.xml': '<main/>',
    ...more,
  });

/** A ZIP file whose parts are stored as they are. `claims`: how long each says that it is, unpacked. */
export function packZip(parts: Readonly<Record<string, string>>, claims?: number): Buffer {
  const [packed, listed]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, text] of Object.entries(parts)) {
    const [path, data] = [Buffer.from(name), Buffer.from(text)];
    const shape = Buffer.alloc(26);
    shape.writeUInt16LE(20, 0);
    shape.writeUInt32LE(crc32(data), 10);
    shape.writeUInt32LE(data.length, 14);
    shape.writeUInt32LE(claims ?? data.length, 18);
    shape.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shape, path, data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    listed.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), shape, tail, path]));
    packed.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(listed);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(listed.length, 8);
  end.writeUInt16LE(listed.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...packed, directory, end]);
}

const track = (handler: string): Buffer =>
  box('trak', box('mdia', box('hdlr', Buffer.alloc(8), Buffer.from(handler), Buffer.alloc(13))));

export type Recording = {
  readonly tracks?: readonly ('vide' | 'soun' | 'meta')[];
  readonly brand?: string;
  /** Written as phones write where it was taken. */
  readonly place?: string;
  /** So many bytes of picture and sound. */
  readonly length?: number;
};

/** An MP4, M4A or MOV. */
export function drawRecording({
  tracks = ['vide', 'soun'],
  brand = 'isom',
  place,
  length = 100,
}: Recording = {}): Buffer {
  const told =
    place === undefined
      ? []
      : [
          box('udta', box('\xa9xyz', Buffer.from(`\0\x12\x15\xc7${place}`, 'latin1'))),
          box('meta', Buffer.from(`com.apple.quicktime.location.ISO6709 ${place}`)),
        ];
  const moov = box('moov', box('mvhd', Buffer.alloc(100)), ...tracks.map(track), ...told);
  const xmp = place === undefined ? [] : [box('uuid', Buffer.from(`<x:xmpmeta exif:GPSLatitude="${place}"/>`))];
  return Buffer.concat([
    box('ftyp', Buffer.from(`${brand}\0\0\0\0${brand}`)),
    moov,
    ...xmp,
    box('mdat', Buffer.alloc(length)),
  ]);
}

/** Two frames of MP3, 128 kbit/s, behind a title where one is given. */
export function drawMp3(title?: string): Buffer {
  const frame = Buffer.alloc(417);
  frame.set([0xff, 0xfb, 0x90, 0x00]);
  const tag = title === undefined ? Buffer.alloc(0) : Buffer.from(`ID3\x03\0\0\0\0\0\x14TIT2${title}`, 'latin1');
  return Buffer.concat([tag, frame, frame]);
}

/** A voice note as Telegram has them. */
export const VOICE = Buffer.from(
  'OggS\0\x02\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x13OpusHead a few words',
  'latin1',
);

/** GPS coordinates as the bytes of EXIF hold them: 11° 45' 12.34" N, 108° 22' 56.78" E. */
const PLACE = [11, 1, 45, 1, 1234, 100, 108, 1, 22, 1, 5678, 100] as const;
/** Of which these stand in a file where the place does. */
export const PLACE_BYTES: readonly Buffer[] = [uintLE(1234, 4), uintLE(5678, 4)].map((each) =>
  Buffer.concat([each, uintLE(100, 4)]),
);

function uintLE(value: number, bytes: 2 | 4): Buffer {
  const made = Buffer.alloc(bytes);
  made.writeUIntLE(value, 0, bytes);
  return made;
}

const entry = (tag: number, type: number, count: number, value: Buffer): Buffer =>
  Buffer.concat([uintLE(tag, 2), uintLE(type, 2), uintLE(count, 4), value, Buffer.alloc(4 - value.length)]);
const folder = (entries: readonly Buffer[], next = 0): Buffer =>
  Buffer.concat([uintLE(entries.length, 2), ...entries, uintLE(next, 4)]);
const folderBytes = (entries: number): number => 2 + 12 * entries + 4;

/** A block of EXIF (TIFF): how the picture lies, where it was taken, and a small picture in it. */
export function drawExif(orientation: number, thumbnail: Buffer = Buffer.from('thumbnail GPS')): Buffer {
  const head = Buffer.from('II*\0\x08\0\0\0', 'latin1');
  const gpsAt = head.length + folderBytes(2);
  const placeAt = gpsAt + folderBytes(4);
  const smallAt = placeAt + 48;
  const thumbnailAt = smallAt + folderBytes(2);
  return Buffer.concat([
    head,
    folder([entry(0x0112, 3, 1, uintLE(orientation, 2)), entry(0x8825, 4, 1, uintLE(gpsAt, 4))], smallAt),
    folder([
      entry(1, 2, 2, Buffer.from('N\0')),
      entry(2, 5, 3, uintLE(placeAt, 4)),
      entry(3, 2, 2, Buffer.from('E\0')),
      entry(4, 5, 3, uintLE(placeAt + 24, 4)),
    ]),
    ...PLACE.map((each) => uintLE(each, 4)),
    folder([entry(0x0201, 4, 1, uintLE(thumbnailAt, 4)), entry(0x0202, 4, 1, uintLE(thumbnail.length, 4))]),
    thumbnail,
  ]);
}
