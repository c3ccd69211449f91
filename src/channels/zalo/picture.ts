/** Zalo takes 1 MB; some room is left for a limit that counts in thousands. */
const MOST_BYTES = 950_000;
const SIDES = [2048, 1600, 1200, 800, 480];
const QUALITIES = [85, 70, 55];
const MOST_PIXELS = 50_000_000;

/** It can't be read as a picture: the message is wrong for everybody. */
export class NoPicture extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NoPicture';
  }
}

/**
 * The picture as a JPEG of less than 1 MB: as it is where it is one, else drawn anew, smaller until it fits. Throws
 * NoPicture.
 */
export async function shrink(bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes.length <= MOST_BYTES && isJpeg(bytes)) return bytes;
  // Loaded with the first picture: it is 8 MB that most never need.
  const { default: sharp } = await import('sharp');
  // Kept between pictures it would only cost memory: no two are alike.
  sharp.cache(false);
  try {
    for (const side of SIDES) {
      const drawn = sharp(bytes, { limitInputPixels: MOST_PIXELS })
        .autoOrient()
        .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
        .flatten({ background: '#ffffff' });
      for (const quality of QUALITIES) {
        const jpeg = await drawn.clone().jpeg({ quality }).toBuffer();
        if (jpeg.length <= MOST_BYTES) return jpeg;
      }
    }
  } catch (error) {
    throw new NoPicture(error instanceof Error ? error.message : String(error));
  }
  throw new NoPicture('it can’t be made small enough');
}

const isJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
