/** Only the process of its own that drawing.ts starts imports this: what a decoder takes, the conversation must not pay for. */
import sharp, { type Metadata } from 'sharp';
import { LOOK_SIDE, lookOf } from '../chat/look.ts';
import { pictureKind } from './picture-kind.ts';
import { Refused } from './refused.ts';

/** No camera gives a longer side. A row is held whole: one of 24,900,000 pixels takes gigabytes, though the area is small. */
const LONGEST_SIDE_IN = 30_000;
/** The largest phone cameras give 200 million. A JPEG of that size is decoded at an eighth of it, in under a second. */
const MOST_PIXELS = 225_000_000;
/** What a decoder may have to hold at once: 8160 x 6120 of a progressive JPEG, or 75 million pixels of an ordinary PNG. */
const MOST_HELD_BYTES = 300_000_000;
const LONGEST_SIDE = 2048;
const QUALITY = 85;
const PREVIEW_SIDE = 320;
const PREVIEW_QUALITY = 72;

// Kept between pictures it would only cost memory: no two are alike. Each thread has rows of its own.
sharp.cache(false);
sharp.concurrency(1);

/**
 * What is kept of a picture: itself, and a small one to show in lists. Both JPEG, without any metadata. `look`: how it is told from others
 * (chat/look.ts); null: it can't be.
 */
export type Drawn = { readonly bytes: Uint8Array; readonly preview: Uint8Array; readonly look: string | null };

/**
 * Reads a photo by its content, whatever its name says, and draws it anew: JPEG, upright, sRGB, at most 2048 px a side, without the place,
 * the device and the rest of the metadata; of a moving picture the first. Takes JPEG, PNG, WebP, AVIF and HEIC. Throws Refused; the size
 * is checked in the header, before a pixel is decoded (OWASP ASVS 5.0, 5.2.6).
 */
export async function redraw(bytes: Uint8Array): Promise<Drawn> {
  const kind = pictureKind(bytes);
  const header = await sharp(bytes, { limitInputPixels: false, failOn: 'error' }).metadata().catch(refuse);
  if (formatOf(header) !== kind) throw new Refused('broken');
  if (isTooMuch(header)) throw new Refused('too-many-pixels');
  const decoded = kind === 'heic' ? await readHeic(bytes, header).catch(refuse) : bytes;
  const read = header.depth === 'ushort' && header.icc ? await inShallowColours(decoded).catch(refuse) : decoded;
  const drawn = await sharp(read, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    .autoOrient()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: QUALITY })
    .toBuffer()
    .catch(refuse);
  const preview = await sharp(drawn)
    .resize({ width: PREVIEW_SIDE, height: PREVIEW_SIDE, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: PREVIEW_QUALITY })
    .toBuffer()
    .catch(refuse);
  const greys = await sharp(preview)
    .greyscale()
    .resize({ width: LOOK_SIDE, height: LOOK_SIDE, fit: 'fill' })
    .raw()
    .toBuffer()
    .catch(refuse);
  return { bytes: drawn, preview, look: lookOf(greys) };
}

/**
 * Of 16 bits a colour, in sRGB with 8: libvips would take the profile's numbers for sRGB's as it cuts them. Before anything is laid below it, since
 * what shines through would come out too light.
 */
function inShallowColours(bytes: Uint8Array): Promise<Uint8Array> {
  return sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    .autoOrient()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .withIccProfile('srgb', { attach: false })
    .toColourspace('srgb')
    .png({ compressionLevel: 1 })
    .toBuffer();
}

/** The decoder is loaded for the first such picture. */
async function readHeic(bytes: Uint8Array, header: Metadata): Promise<Uint8Array> {
  const heic = await import('./heic.ts');
  return heic.readHeic(bytes, header, LONGEST_SIDE);
}

/** As pictureKind calls it. */
function formatOf({ format, compression }: Metadata): string {
  if (format !== 'heif') return format;
  return compression === 'av1' ? 'avif' : 'heic';
}

/** Where memory is limited, each decoder has words of its own for it: "out of memory", "Insufficient memory (case 4)". */
function refuse(error: unknown): never {
  if (error instanceof Refused) throw error;
  throw new Refused(/memory/i.test(String(error)) ? 'too-heavy' : 'broken');
}

function isTooMuch(header: Metadata): boolean {
  const { width, height } = header;
  if (Math.max(width, height) > LONGEST_SIDE_IN || width * height > MOST_PIXELS) return true;
  return width * height * heldPerPixel(header) > MOST_HELD_BYTES;
}

/** Bytes that a decoder may hold for each pixel. A plain JPEG is shrunk as it is read; a progressive one has two bytes a coefficient. */
function heldPerPixel({ format, compression, isProgressive, chromaSubsampling, channels, depth }: Metadata): number {
  // Decoded whole, with the planes that it is put together from; of HEIC there is a limit of its own (heic.ts).
  if (format === 'heif') return compression === 'av1' ? 8 : 0;
  if (format === 'jpeg') return isProgressive ? 2 * (chromaSubsampling === '4:2:0' ? 1.5 : channels) : 0;
  return channels * (depth === 'ushort' ? 2 : 1);
}
