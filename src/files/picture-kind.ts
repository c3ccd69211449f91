/** `other`: a picture that is not taken (HEIC, GIF, TIFF, BMP). */
export type PictureKind = 'jpeg' | 'png' | 'webp' | 'other';

/**
 * What a picture is by its first bytes, before anything is handed to a decoder: libvips would also try SVG, PDF and more. null: it is none.
 */
export function pictureKind(bytes: Uint8Array): PictureKind | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 16));
  if (head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpeg';
  if (head.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'png';
  const ascii = (from: number, to: number): string => head.toString('latin1', from, to);
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'webp';
  if (ascii(4, 8) === 'ftyp' && /^(?:hei|hev|mif1|msf1|avi)/.test(ascii(8, 12))) return 'other';
  if (/^(?:GIF8|BM|II\*|MM\0\*)/.test(ascii(0, 4))) return 'other';
  return null;
}
