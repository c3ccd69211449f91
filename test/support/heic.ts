/**
 * HEIC pictures as an iPhone writes them: a grid of tiles of 512 x 512, of any size. Two tiles, one red, one blue, were once encoded with
 * heif-enc (x265); a picture of 48 megapixels says the same few bytes two hundred times.
 */

import { crc32 } from 'node:zlib';

const HVCC =
  'AAAAeWh2Y0MBA3AAAAAAAAAAAABa8AD8/fj4AAAPAyAAAQAYQAEMAf//A3AAAAMAkAAAAwAAAwBaugJAIQABACxCAQEDcAAAAwCQ' +
  'AAADAAADAFqgBAIAgFlupJGmubgQEDAgAAADACAAAAMAISIAAQAHRAHBcrBiQA==';
const RED =
  'AAAAbygBrxkQXjFKShH3fIU3//kD9/3JS/5QBXis/yxso86gHCF6MQAWMKa3OoB6hWjyAAADAP+TBajgAAADAAAHNIcAAAMAAAMA' +
  'ACjgAAADAAADAAAPWAAAAwAAAwABHwAAAwAAAwAFtAAAAwAAAwAPmA==';
const BLUE =
  'AAAAbigBrxkQXbFKShH3fIU3//GchHimb+mBXis/yxso86gHCF6MQAWMprc6gHqFaPIAAAMA/5MFqOAAAAMAAAc0hwAAAwAAAwAA' +
  'KOAAAAMAAAMAAA9YAAADAAADAAEfAAADAAADAAW0AAADAAADAA+Y';

const TILE = 512;
const bytesOf = (base64: string): Buffer => Buffer.from(base64, 'base64');

export type HeicShape = {
  readonly width: number;
  readonly height: number;
  /** Quarter turns against the clock, as the box `irot` tells of them. */
  readonly turns?: 0 | 1 | 2 | 3;
  /** A TIFF block, as the item `Exif` holds it. */
  readonly exif?: Buffer;
  /** An ICC profile of the box `colr`. */
  readonly icc?: Buffer;
  /** The colour primaries of a `colr` without a profile: 12 is Display P3. */
  readonly primaries?: number;
  /** Another picture, blue and of one tile, stands before the one that is to be shown. */
  readonly isSecond?: boolean;
};

const ANOTHER = 1;
const LAST = 60_000;

/** Blue, with a red tile in the top left corner as it is stored (before `irot` turns it). */
export function drawHeic({ width, height, turns, exif, icc, primaries, isSecond = false }: HeicShape): Buffer {
  const [columns, rows] = [Math.ceil(width / TILE), Math.ceil(height / TILE)];
  const tiles = columns * rows;
  const [red, blue, grid] = [bytesOf(RED), bytesOf(BLUE), gridOf(columns, rows, width, height)];
  const exifItem = exif && Buffer.concat([uint(0, 4), exif]);
  const properties = [
    bytesOf(HVCC),
    full('ispe', uint(TILE, 4), uint(TILE, 4)),
    full('ispe', uint(width, 4), uint(height, 4)),
    ...(turns === undefined ? [] : [box('irot', uint(turns, 1))]),
    ...(icc ? [box('colr', Buffer.from('prof'), icc)] : []),
    ...(primaries
      ? [box('colr', Buffer.from('nclx'), uint(primaries, 2), uint(13, 2), uint(6, 2), uint(0x80, 1))]
      : []),
  ];
  const ofGrid = properties.map((_, at) => at + 1).filter((at) => at > 2);
  const ids = Array.from({ length: tiles }, (_, at) => at + 2);
  const exifId = tiles + 2;
  const own = isSecond ? LAST : 1;
  const others = isSecond ? [ANOTHER] : [];
  const items = [
    ...others.map((id) => infe(id, 'hvc1')),
    infe(own, 'grid'),
    ...ids.map((id) => infe(id, 'hvc1')),
    ...(exifItem ? [infe(exifId, 'Exif')] : []),
  ];
  const references = [
    box('dimg', uint(own, 2), uint(tiles, 2), ...ids.map((id) => uint(id, 2))),
    ...(exifItem ? [box('cdsc', uint(exifId, 2), uint(1, 2), uint(own, 2))] : []),
  ];
  const associations = [
    Buffer.concat([uint(own, 2), uint(ofGrid.length, 1), ...ofGrid.map((at) => uint(0x80 | at, 1))]),
    ...[...others, ...ids].map((id) => Buffer.concat([uint(id, 2), uint(2, 1), uint(0x81, 1), uint(2, 1)])),
  ];
  /** `start`: where the data of `mdat` begins in the file. */
  const metaAt = (start: number): Buffer => {
    const place = (id: number, offset: number, length: number): Buffer =>
      Buffer.concat([uint(id, 2), uint(0, 2), uint(1, 2), uint(start + offset, 4), uint(length, 4)]);
    const afterGrid = grid.length;
    const afterTiles = afterGrid + red.length + blue.length;
    const places = [
      place(own, 0, grid.length),
      ...others.map((id) => place(id, afterGrid + red.length, blue.length)),
      ...ids.map((id, at) =>
        at === 0 ? place(id, afterGrid, red.length) : place(id, afterGrid + red.length, blue.length),
      ),
      ...(exifItem ? [place(exifId, afterTiles, exifItem.length)] : []),
    ];
    return full(
      'meta',
      full('hdlr', uint(0, 4), Buffer.from('pict'), Buffer.alloc(13)),
      full('pitm', uint(own, 2)),
      full('iinf', uint(items.length, 2), ...items),
      full('iref', ...references),
      box('iprp', box('ipco', ...properties), full('ipma', uint(associations.length, 4), ...associations)),
      full('iloc', uint(0x44, 1), uint(0, 1), uint(places.length, 2), ...places),
    );
  };
  const head = box('ftyp', Buffer.from('heic'), uint(0, 4), Buffer.from('mif1heicmiaf'));
  const start = head.length + metaAt(0).length + 8;
  return Buffer.concat([head, metaAt(start), box('mdat', grid, red, blue, ...(exifItem ? [exifItem] : []))]);
}

const uint = (value: number, bytes: 1 | 2 | 4): Buffer => {
  const made = Buffer.alloc(bytes);
  made.writeUIntBE(value, 0, bytes);
  return made;
};

/** A box of the ISO base media file format: its length, its name, what stands in it. */
export function box(name: string, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([uint(content.length + 8, 4), Buffer.from(name, 'latin1'), content]);
}

const full = (name: string, ...parts: readonly Uint8Array[]): Buffer => box(name, uint(0, 4), ...parts);
const infe = (id: number, type: string): Buffer =>
  box('infe', uint(0x02000000, 4), uint(id, 2), uint(0, 2), Buffer.from(type), uint(0, 1));
const gridOf = (columns: number, rows: number, width: number, height: number): Buffer =>
  Buffer.concat([uint(0x0001, 2), uint(rows - 1, 1), uint(columns - 1, 1), uint(width, 4), uint(height, 4)]);

/** A PNG with one more chunk behind its head. */
export function withPngChunk(png: Buffer, name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([png.subarray(0, 33), uint(data.length, 4), named, check, png.subarray(33)]);
}
