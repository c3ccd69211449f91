import { cleanName, readDocument } from './document.ts';
import { pictureKind } from './picture-kind.ts';
import { Refused } from './refused.ts';

export type Found = { readonly bytes: Uint8Array; readonly mime: string; readonly name: string };

/**
 * What may be kept of what was sent: a photo drawn anew by `draw`; for a notice also a PDF or Word document, as it is. The bytes decide,
 * whatever the platform calls them. Throws Refused.
 */
export async function examine(
  bytes: Uint8Array,
  sent: { readonly purpose: string; readonly name: string | null },
  mostBytes: number,
  draw: (bytes: Uint8Array) => Promise<Uint8Array>,
): Promise<Found> {
  if (bytes.length > mostBytes) throw new Refused('too-large');
  const kind = pictureKind(bytes);
  if (kind === null && sent.purpose === 'broadcast') {
    const { mime, extension } = readDocument(bytes);
    return { bytes, mime, name: cleanName(sent.name, extension, 'tai-lieu') };
  }
  if (kind === null || kind === 'other') throw new Refused(kind === null ? 'not-a-picture' : 'format');
  return { bytes: await draw(bytes), mime: 'image/jpeg', name: cleanName(sent.name, 'jpg', 'anh') };
}
