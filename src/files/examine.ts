import { cleanName, readDocument } from './document.ts';
import { Refused, redraw } from './picture.ts';

export type Found = { readonly bytes: Uint8Array; readonly mime: string; readonly name: string };

/**
 * What may be kept of what was sent: a photo drawn anew; for a notice also a PDF or Word document, as it is.
 * Throws Refused.
 */
export async function examine(
  bytes: Uint8Array,
  sent: { readonly purpose: string; readonly name: string | null },
  mostBytes: number,
): Promise<Found> {
  if (bytes.length > mostBytes) throw new Refused('too-large');
  try {
    const picture = await redraw(bytes);
    return { bytes: picture, mime: 'image/jpeg', name: cleanName(sent.name, 'jpg', 'anh') };
  } catch (error) {
    if (sent.purpose !== 'broadcast' || !(error instanceof Refused) || error.why !== 'not-a-picture') throw error;
  }
  const { mime, extension } = readDocument(bytes);
  return { bytes, mime, name: cleanName(sent.name, extension, 'tai-lieu') };
}
