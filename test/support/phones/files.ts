/** What people send: one picture, and files that hold next to nothing. */
import sharp from 'sharp';

let drawn: Promise<Buffer> | null = null;

/** A small JPEG, drawn once. */
export function drawPhoto(): Promise<Buffer> {
  drawn ??= sharp({ create: { width: 40, height: 30, channels: 3, background: '#3366aa' } })
    .jpeg()
    .toBuffer();
  return drawn;
}

export const VOICE = Buffer.from('OggS a few words');

const MIMES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A document of this name. */
export function documentNamed(name: string): { readonly bytes: Buffer; readonly mime: string } {
  const ending = name.split('.').at(-1) ?? '';
  return { bytes: Buffer.from(`%${ending.toUpperCase()}-1.4`), mime: MIMES[ending] ?? 'application/octet-stream' };
}
