/** An iPhone's picture. Only the process that drawing.ts starts imports this, as it does picture.ts. */
import { crc32, deflateSync } from 'node:zlib';
import heic, { type Decoded } from 'heic-decode';
import sharp, { type Metadata } from 'sharp';
import { boxesOf, isWhole } from './boxes.ts';
import { Refused } from './refused.ts';

/** What is decoded at once takes 13 MB a megapixel besides: 24 million, as phones make them, fit below the process's limit; 48 do not. */
const MOST_PIXELS = 32_000_000;
const MOST_PROFILE_BYTES = 4_000_000;
/** ITU-T H.273, table 2: the primaries of Display P3. */
const DISPLAY_P3 = 12;

/**
 * The picture as a PNG of at most `longest` pixels a side, upright, with the colour profile that it was taken with. sharp reads no more of
 * HEIC than its header. The decoder turns by the file's own box (`irot`), after which the orientation of EXIF has to be left alone
 * (ISO/IEC 23008-12, 6.5.10); the pixels here have none. Throws Refused.
 */
export async function readHeic(bytes: Uint8Array, header: Metadata, longest: number): Promise<Uint8Array> {
  if (!isWhole(bytes)) throw new Refused('broken');
  if (header.width * header.height > MOST_PIXELS) throw new Refused('too-many-pixels');
  const { data, width, height } = await decode(bytes, header.pagePrimary ?? 0).catch(() => {
    throw new Refused('broken');
  });
  const png = await sharp(data, { raw: { width, height, channels: 4 }, limitInputPixels: MOST_PIXELS })
    .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const profile = header.icc ?? (primariesOf(bytes) === DISPLAY_P3 ? await displayP3() : null);
  return profile === null || profile.length > MOST_PROFILE_BYTES ? png : withProfile(png, profile);
}

/** Of a file with several (a burst, what it was before it was edited) the one that is to be shown, which need not be the first. */
async function decode(buffer: Uint8Array, at: number): Promise<Decoded> {
  const pictures = await heic.all({ buffer });
  try {
    const picture = pictures[at] ?? pictures[0];
    if (!picture) throw new Refused('broken');
    return await picture.decode();
  } finally {
    pictures.dispose();
  }
}

/** The colour primaries that the file names without a profile; null: it names none. */
function primariesOf(bytes: Uint8Array): number | null {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const meta = boxesOf(content).find(({ type }) => type === 'meta');
  if (!meta) return null;
  const at = content.subarray(meta.start, meta.end).indexOf('colrnclx');
  return at < 0 ? null : content.readUInt16BE(meta.start + at + 8);
}

async function displayP3(): Promise<Uint8Array | null> {
  const point = sharp({ create: { width: 1, height: 1, channels: 3, background: '#000' } });
  const { icc } = await sharp(await point.withIccProfile('p3').png().toBuffer()).metadata();
  return icc ?? null;
}

const HEAD_BYTES = 33; // the signature and IHDR, which come first in every PNG

/** The PNG with its profile as the chunk iCCP: raw pixels can't be given one. w3.org/TR/png-3/#11iCCP */
function withProfile(png: Uint8Array, profile: Uint8Array): Uint8Array {
  const content = Buffer.concat([Buffer.from('iCCPicc\0\0', 'latin1'), deflateSync(profile, { level: 1 })]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length - 4);
  check.writeUInt32BE(crc32(content));
  return Buffer.concat([png.subarray(0, HEAD_BYTES), length, content, check, png.subarray(HEAD_BYTES)]);
}
