import sharp from 'sharp';

/** OWASP ASVS 5.0, 5.2.6: the limit is checked in the header, before a pixel is decoded. */
export const MOST_PIXELS = 25_000_000;
const LONGEST_SIDE = 2048;
const QUALITY = 85;

// Kept between pictures it would only cost memory: no two are alike.
sharp.cache(false);

/** Why a file is not taken. */
export type Refusal = 'too-large' | 'not-a-picture' | 'format' | 'too-many-pixels' | 'not-a-document';

/** What was sent is not what may be sent. */
export class Refused extends Error {
  constructor(readonly why: Refusal) {
    super(`refused: ${why}`);
    this.name = 'Refused';
  }
}

/**
 * Reads a photo by its content, whatever its name says, and draws it anew: JPEG, upright, at most 2048 px a side, without the place, the
 * device and the rest of the metadata. Takes JPEG, PNG and WebP. Throws Refused; HEIC is refused as 'format' (the prebuilt decoder
 * has no HEVC).
 */
export async function redraw(bytes: Uint8Array): Promise<Uint8Array> {
  const kind = kindOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (kind === null) throw new Refused('not-a-picture');
  if (kind === 'other') throw new Refused('format');
  const input = sharp(bytes, { limitInputPixels: false, failOn: 'error', animated: false });
  const header = await input.metadata().catch(() => null);
  if (!header || header.format !== kind) throw new Refused('not-a-picture');
  if (header.width * header.height > MOST_PIXELS) throw new Refused('too-many-pixels');
  try {
    return await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: QUALITY })
      .toBuffer();
  } catch {
    throw new Refused('not-a-picture');
  }
}

/** By the first bytes, before anything is handed to a decoder: libvips would also try SVG, PDF and more. */
function kindOf(bytes: Buffer): 'jpeg' | 'png' | 'webp' | 'other' | null {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpeg';
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'png';
  const ascii = (from: number, to: number): string => bytes.toString('latin1', from, to);
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'webp';
  if (ascii(4, 8) === 'ftyp' && /^(?:hei|hev|mif1|msf1|avi)/.test(ascii(8, 12))) return 'other';
  if (/^(?:GIF8|BM|II\*|MM\0\*)/.test(ascii(0, 4))) return 'other';
  return null;
}
