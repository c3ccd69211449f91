import { cutTo } from '../chat/cut.ts';
import { Refused } from './refused.ts';
import { endsAsZip, readZip } from './zip.ts';

export type DocumentKind = { readonly mime: string; readonly extension: 'pdf' | 'docx' | 'xlsx' };

const PDF: DocumentKind = { mime: 'application/pdf', extension: 'pdf' };
const OFFICE = 'application/vnd.openxmlformats-officedocument.';
const WORD: DocumentKind = { mime: `${OFFICE}wordprocessingml.document`, extension: 'docx' };
const EXCEL: DocumentKind = { mime: `${OFFICE}spreadsheetml.sheet`, extension: 'xlsx' };
const MOST_LETTERS = 80;
/** What a small file may be made to grow to in the program that opens it. */
const MOST_UNPACKED = 500_000_000;
/** A PDF ends with it, give or take what mail programs hang on. ISO 32000-1, annex H.3 */
const PDF_END_BYTES = 2048;

/**
 * What a document is by its content: PDF, Word or Excel without macros, and nothing else besides in the same bytes. An office file says what it
 * is in its own [Content_Types].xml, whatever its name ends in. The bytes are kept as they are. Throws Refused.
 */
export function readDocument(bytes: Uint8Array): DocumentKind {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (content.subarray(0, 5).equals(Buffer.from('%PDF-'))) return readPdf(content);
  if (content.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))) return readOffice(content);
  throw new Refused('not-a-document');
}

function readPdf(content: Buffer): DocumentKind {
  if (endsAsZip(content)) throw new Refused('not-a-document');
  if (!content.subarray(-PDF_END_BYTES).includes('%%EOF')) throw new Refused('broken');
  return PDF;
}

function readOffice(content: Buffer): DocumentKind {
  const zip = readZip(content);
  if (!zip) throw new Refused(endsAsZip(content) ? 'not-a-document' : 'broken');
  if (zip.unpacked > MOST_UNPACKED) throw new Refused('too-heavy');
  const types = zip.text('[Content_Types].xml') ?? '';
  if (/macroEnabled/i.test(types) || zip.names.some((name) => /vba(?:Project|Data)/i.test(name))) {
    throw new Refused('macros');
  }
  for (const kind of [WORD, EXCEL]) if (types.includes(`${kind.mime}.main+xml`)) return kind;
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
