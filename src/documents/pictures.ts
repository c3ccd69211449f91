import sharp from 'sharp';
import { PHOTO_BOX } from './measures.ts';
import type { OfficialPhoto, PhotoBytes } from './official.ts';

/** A photo as it goes into a file: JPEG without any metadata, upright, in sRGB. */
export type FilePhoto = { readonly jpeg: Uint8Array; readonly width: number; readonly height: number };

/** From the best to the least that can still be made out in the box of a page. */
const STEPS = [
  { side: 1280, quality: 80 },
  { side: 1024, quality: 76 },
  { side: 800, quality: 72 },
  { side: 640, quality: 66 },
  { side: 480, quality: 58 },
  { side: 320, quality: 45 },
] as const;

/** A photo is seldom smaller than this in the last step: below that many bytes each, a budget can't be kept. */
export const LEAST_PHOTO = 12_000;
/** What the most detailed photos take per pixel of the box, in bytes; steps that can't fit are not tried. */
const SURELY_MORE = 0.06;
const MOST_PIXELS = 120_000_000;

/**
 * The photos one after another, each drawn as small as its share of what is left of the budget asks; null where there are no bytes or none
 * that are a picture. Only one is in memory at a time.
 * @param budget in bytes, of all together
 */
export async function* photosWithin(
  photos: readonly OfficialPhoto[],
  bytes: PhotoBytes,
  budget: number,
): AsyncGenerator<FilePhoto | null> {
  let left = budget;
  for (const [at, { hash }] of photos.entries()) {
    const stored = await bytes(hash);
    const drawn = stored ? await drawnWithin(stored, left / (photos.length - at)) : null;
    left -= drawn?.jpeg.length ?? 0;
    yield drawn;
  }
}

async function drawnWithin(stored: Uint8Array, most: number): Promise<FilePhoto | null> {
  try {
    let last: FilePhoto | null = null;
    for (const step of STEPS) {
      if (step !== STEPS.at(-1) && step.side * step.side * 0.75 * SURELY_MORE > most) continue;
      last = await draw(stored, step);
      if (last.jpeg.length <= most) break;
    }
    return last;
  } catch {
    return null;
  }
}

async function draw(stored: Uint8Array, { side, quality }: (typeof STEPS)[number]): Promise<FilePhoto> {
  const { data, info } = await sharp(stored, { limitInputPixels: MOST_PIXELS, failOn: 'none' })
    .rotate()
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality, chromaSubsampling: '4:2:0', progressive: false, mozjpeg: false })
    .toBuffer({ resolveWithObject: true });
  return { jpeg: data, width: info.width, height: info.height };
}

/** How large a photo is drawn in its box, in mm. */
export function inBox(width: number, height: number): { readonly width: number; readonly height: number } {
  const scale = Math.min(PHOTO_BOX.width / width, PHOTO_BOX.height / height);
  return { width: width * scale, height: height * scale };
}
