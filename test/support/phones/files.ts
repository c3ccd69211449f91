/** What people send: one picture, and files that hold next to nothing. */
import sharp from 'sharp';

const PHOTO = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#3366aa' } })
  .jpeg()
  .toBuffer();

/** A small JPEG. */
export const drawPhoto = (): Promise<Buffer> => Promise.resolve(PHOTO);

export const VOICE = Buffer.from('OggS a few words');

const MIMES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A document of this name; `.jfif`: a photo that was sent as a file, and of which nobody says what it is. */
export function documentNamed(name: string): { readonly bytes: Buffer; readonly mime: string } {
  const ending = name.split('.').at(-1) ?? '';
  if (ending === 'jfif') return { bytes: PHOTO, mime: 'application/octet-stream' };
  return { bytes: Buffer.from(`%${ending.toUpperCase()}-1.4`), mime: MIMES[ending] ?? 'application/octet-stream' };
}
