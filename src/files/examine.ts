import type { EvidenceKind } from '../chat/photo-rights.ts';
import { cleanName, readDocument } from './document.ts';
import type { Drawn } from './picture.ts';
import { pictureKind } from './picture-kind.ts';
import { readRecording, withoutPlace } from './recording.ts';
import { Refused } from './refused.ts';

/** `preview`: of a picture, the small one; `look`: how it is told from others. */
export type Found = {
  readonly bytes: Uint8Array;
  readonly mime: string;
  readonly name: string;
  readonly kind: EvidenceKind;
  readonly preview: Uint8Array | null;
  readonly look: string | null;
};

type Sent = { readonly purpose: string; readonly name: string | null };

/**
 * What may be kept of what was sent: a picture drawn anew by `draw`; a PDF or Word document as it is; as evidence also an Excel one, and a
 * recording without what it says of its place. The bytes decide, whatever the platform calls them. Throws Refused.
 */
export async function examine(
  bytes: Uint8Array,
  sent: Sent,
  mostBytes: number,
  draw: (bytes: Uint8Array) => Promise<Drawn>,
): Promise<Found> {
  if (bytes.length > mostBytes) throw new Refused('too-large');
  if (bytes.length === 0) throw new Refused('empty');
  const kind = pictureKind(bytes);
  if (kind === null) return examineOther(bytes, sent);
  if (kind === 'other') throw new Refused('format');
  const drawn = await draw(bytes).catch((error: unknown) => {
    // Whatever it was (48 megapixels, half of it missing): the phone itself makes another of it when it is sent as a photo.
    throw kind === 'heic' && error instanceof Refused ? new Refused('heic') : error;
  });
  return { ...drawn, mime: 'image/jpeg', name: cleanName(sent.name, 'jpg', 'anh'), kind: 'picture' };
}

function examineOther(bytes: Uint8Array, { purpose, name }: Sent): Found {
  const isNotice = purpose === 'broadcast';
  const recording = isNotice ? null : readRecording(bytes);
  if (recording) {
    const { mime, extension, kind } = recording;
    return { bytes: withoutPlace(bytes), mime, name: cleanName(name, extension, RECORDED[kind]), kind, ...UNSEEN };
  }
  const { mime, extension } = isNotice ? readDocument(bytes) : readEvidence(bytes);
  if (isNotice && extension === 'xlsx') throw new Refused('not-a-document');
  return { bytes, mime, name: cleanName(name, extension, 'tai-lieu'), kind: 'document', ...UNSEEN };
}

const UNSEEN = { preview: null, look: null };
const RECORDED = { audio: 'ghi-am', video: 'video' } as const;

/** Of a log, most of what is sent is meant to be a photo: what is nothing known is told of as such. */
function readEvidence(bytes: Uint8Array): ReturnType<typeof readDocument> {
  try {
    return readDocument(bytes);
  } catch (error) {
    throw error instanceof Refused && error.why === 'not-a-document' ? new Refused('not-evidence') : error;
  }
}
