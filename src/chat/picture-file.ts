import type { IncomingFile } from './index.ts';

/** What phones and platforms say of a file when they do not know. */
const ANY_TYPE = new Set(['', 'application/octet-stream', 'binary/octet-stream', 'application/unknown', '*/*']);
const PICTURE_NAME = /\.(?:jpe?g|jfif|png|webp|hei[cf]|avif|gif|bmp|tiff?)$/i;
/** Endings of what people also send, and which is no picture. Any other, and none, may be one. */
const OTHER_NAME =
  /\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|odp|rtf|txt|csv|html?|xml|json|zip|rar|7z|gz|apk|exe|mp3|m4a|aac|amr|ogg|opus|wav|mp4|mov|avi|mkv|3gp|webm|ics|vcf)$/i;

/**
 * A photo, or what may be one that was sent as a file: phones send them without a type, or with one that says nothing. What it really is
 * is seen when its bytes are here.
 */
export function mayBePicture({ kind, mime = '', name = '' }: IncomingFile): boolean {
  if (kind === 'image') return true;
  if (kind !== 'document') return false;
  const type = mime.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type.startsWith('image/')) return true;
  return PICTURE_NAME.test(name) || (ANY_TYPE.has(type) && !OTHER_NAME.test(name));
}
