import type { IncomingFile } from './index.ts';
import type { EvidenceKind } from './photo-rights.ts';
import { mayBePicture } from './picture-file.ts';

/** Endings of recordings: some platforms call them files of no kind. */
const RECORDED: readonly (readonly [kind: 'audio' | 'video', pattern: RegExp])[] = [
  ['video', /\.(?:mp4|m4v|mov|avi|mkv|3gp|webm)$/i],
  ['audio', /\.(?:mp3|m4a|aac|amr|ogg|oga|opus|wav|flac)$/i],
];

/** What a file is by what its sender and the platform say of it; what it really is, is seen when its bytes are here. */
export function kindSaid(file: IncomingFile): EvidenceKind {
  if (mayBePicture(file)) return 'picture';
  if (file.kind === 'audio' || file.kind === 'video') return file.kind;
  const type = (file.mime ?? '').split('/')[0];
  if (type === 'audio' || type === 'video') return type;
  return RECORDED.find(([, pattern]) => pattern.test(file.name ?? ''))?.[0] ?? 'document';
}

/** What may be evidence of an activity: a photo, a document, a recording. A sticker, a place or a contact is none. */
export const mayBeEvidence = (file: IncomingFile): boolean => file.kind !== 'other';
