/** What people send: pictures, each another, and files that hold next to nothing. */
import sharp from 'sharp';
import { drawMp3, drawOffice, drawPdf, drawRecording } from '../evidence-files.ts';
import { drawHeic } from '../heic.ts';

export { VOICE } from '../evidence-files.ts';

let drawn = 0;
let last: Buffer = Buffer.alloc(0);

/** A small JPEG, another each time. */
export async function drawPhoto(): Promise<Buffer> {
  drawn += 1;
  const background = { r: (drawn * 8) % 256, g: 64 + 8 * ((drawn >> 5) % 24), b: 170 };
  last = await sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .jpeg()
    .toBuffer();
  return last;
}

/** The one that was drawn last. */
export const photoAgain = (): Buffer => last;

const MIMES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  mp4: 'video/mp4',
  heic: 'image/heic',
};

const JPEG = await drawPhoto();
const BYTES: Readonly<Record<string, () => Buffer>> = {
  jfif: () => JPEG,
  pdf: drawPdf,
  docx: () => drawOffice('docx'),
  docm: () => drawOffice('docm'),
  xlsx: () => drawOffice('xlsx'),
  mp4: () => drawRecording({ place: '+11.7530+108.3810/' }),
  mp3: () => drawMp3(),
  heic: () => drawHeic({ width: 1200, height: 900, turns: 3 }),
};

/** A document of this name, what it is by its ending; `.jfif`: a photo that was sent as a file, and of which nobody says what it is. */
export function documentNamed(name: string): { readonly bytes: Buffer; readonly mime: string } {
  const ending = name.split('.').at(-1) ?? '';
  const mime = MIMES[ending] ?? 'application/octet-stream';
  if (name.startsWith('0-')) return { bytes: Buffer.alloc(0), mime };
  if (name.startsWith('25mb')) return { bytes: drawRecording({ length: 25_000_000 }), mime };
  if (name.startsWith('48mp')) return { bytes: drawHeic({ width: 8064, height: 6048 }), mime };
  return { bytes: BYTES[ending]?.() ?? Buffer.from(`%${ending.toUpperCase()}-1.4`), mime };
}
