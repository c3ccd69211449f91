/** `other`: a picture that is not taken (GIF, TIFF, BMP). */
export type PictureKind = 'jpeg' | 'png' | 'webp' | 'heic' | 'avif' | 'other';

/** Brands of the files that phones write; what says only `mif1` tells by the brands that follow. iso.org/standard/83650.html */
const HEIC = /^(?:hei[cmsx]|hev[cmsx])$/;
const AVIF = /^avi[fs]$/;
const EITHER = /^m[is]f1$/;
const HEAD_BYTES = 64;

/**
 * What a picture is by its first bytes, before anything is handed to a decoder: libvips would also try SVG, PDF and more. null: it is none.
 */
export function pictureKind(bytes: Uint8Array): PictureKind | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD_BYTES));
  if (head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpeg';
  if (head.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'png';
  const ascii = (from: number, to: number): string => head.toString('latin1', from, to);
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'webp';
  if (ascii(4, 8) === 'ftyp') return kindOfBrands(head);
  if (/^(?:GIF8|BM|II\*|MM\0\*)/.test(ascii(0, 4))) return 'other';
  return null;
}

function kindOfBrands(head: Buffer): PictureKind | null {
  const end = Math.min(head.length, head.readUInt32BE(0));
  const brands: string[] = [head.toString('latin1', 8, 12)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(head.toString('latin1', at, at + 4));
  const [major = ''] = brands;
  const told = EITHER.test(major) ? brands : [major];
  if (told.some((each) => AVIF.test(each))) return 'avif';
  return told.some((each) => HEIC.test(each)) || EITHER.test(major) ? 'heic' : null;
}
