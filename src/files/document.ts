import { namePart } from '../chat/file-name.ts';
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
/** And begins within so many: readers look no further. PDF 1.7, implementation note 13 */
const PDF_START_BYTES = 1024;
/** What printers, web servers and mail programs leave before it, line by line: their commands, their headings, comments. */
const LEFT_BEFORE = /^(?:\p{Cc}%-12345X.*|@PJL.*|%.*|[A-Za-z][\w-]*:\s.*|\s*)$/u;
const BYTE_ORDER_MARK = '\xef\xbb\xbf';

/**
 * What a document is by its content: PDF, Word or Excel without macros, and nothing else besides in the same bytes. An office file says what it
 * is in its own [Content_Types].xml, whatever its name ends in. The bytes are kept as they are. Throws Refused.
 */
export function readDocument(bytes: Uint8Array): DocumentKind {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsAsPdf(content)) return readPdf(content);
  if (content.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))) return readOffice(content);
  throw new Refused('not-a-document');
}

/** Nothing that makes another file of the same bytes may stand before it. */
function startsAsPdf(content: Buffer): boolean {
  const at = content.subarray(0, PDF_START_BYTES + 5).indexOf('%PDF-');
  if (at < 0) return false;
  const before = content.toString('latin1', 0, at).replace(BYTE_ORDER_MARK, '');
  return before.split(/[\r\n\0]+/).every((line) => LEFT_BEFORE.test(line));
}

/** Without the empty bytes that disks and mail programs fill a file up with. */
function filled(content: Buffer): Buffer {
  let end = content.length;
  while (end > 0 && FILLING.has(content[end - 1] ?? -1)) end -= 1;
  return content.subarray(0, end);
}
const FILLING: ReadonlySet<number> = new Set([0, 9, 10, 12, 13, 26, 32]);

function readPdf(content: Buffer): DocumentKind {
  if (endsAsZip(content)) throw new Refused('not-a-document');
  if (!filled(content).subarray(-PDF_END_BYTES).includes('%%EOF')) throw new Refused('broken');
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

/** No ending begins with a digit but these: "03.10.2021" is a day and "lớp.5A" a class. */
const ENDING = /\.(?:[A-Za-z][A-Za-z0-9]{0,4}|3gpp?|7z)$/;

/** A name to hand on: no folders, no control or direction marks (which make "fdp.exe" of "exe.pdf"), one that every system takes, the right ending. */
export function cleanName(name: string | null, extension: string, otherwise: string): string {
  const last = (name ?? '').normalize('NFC').split(/[/\\]/).pop() ?? '';
  const clean = last
    .replace(/[\p{Cc}<>:"|?*]/gu, '')
    .trim()
    .replace(ENDING, '');
  return `${namePart(clean, otherwise, MOST_LETTERS)}.${extension}`;
}
