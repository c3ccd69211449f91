import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from './encodings.ts';
import type { Fault } from './findings.ts';

export type TextFile =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly missing: boolean; readonly fault: Fault };

const LIMIT = 4_000_000; // bytes; the largest real schedule is a few thousand

/** Reads a file as text, composed (NFC), in whatever way it was saved (encodings.ts); a workbook under another name is named for what it is. */
export function readTextFile(folder: string, file: string): TextFile {
  const failed = (what: string, missing = false, values: Record<string, string> = {}): TextFile => ({
    ok: false,
    missing,
    fault: { what, with: { folder, ...values } },
  });
  let bytes: Buffer;
  try {
    bytes = readFileSync(join(folder, file));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? failed('file-missing', true)
      : failed('file-unreadable', false, { code });
  }
  if (bytes.length > LIMIT) return failed('file-too-large');
  const start = bytes.subarray(0, 4).toString('latin1');
  if (start === 'PK\x03\x04' || start === '\xd0\xcf\x11\xe0') return failed('excel-workbook');
  const decoded = decode(bytes);
  return decoded.ok ? decoded : failed(decoded.what);
}
