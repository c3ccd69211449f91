import { cutTo } from '../chat/cut.ts';
import { Refused } from './refused.ts';

const PDF = 'application/pdf';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const MOST_LETTERS = 80;

/** What a document is by its content: PDF or Word (.docx) without macros. Throws Refused. The bytes are kept as they are. */
export function readDocument(bytes: Uint8Array): { readonly mime: string; readonly extension: string } {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (content.subarray(0, 5).equals(Buffer.from('%PDF-'))) return { mime: PDF, extension: 'pdf' };
  // A ZIP names its parts in clear, in front of each and in the directory at the end.
  const isZip = content.subarray(0, 4).equals(Buffer.from('PK\x03\x04'));
  if (isZip && content.includes('word/document.xml') && !content.includes('vbaProject')) {
    return { mime: DOCX, extension: 'docx' };
  }
  throw new Refused('not-a-document');
}

/** A name to hand on: no folders, no control or direction marks (which make "fdp.exe" of "exe.pdf"), the right ending. */
export function cleanName(name: string | null, extension: string, otherwise: string): string {
  const last = (name ?? '').normalize('NFC').split(/[/\\]/).pop() ?? '';
  const clean = last
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .trim();
  return `${cutTo(clean, MOST_LETTERS).trim() || otherwise}.${extension}`;
}
