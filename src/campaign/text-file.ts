import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from './findings.ts';

export type TextFile =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly missing: boolean; readonly fault: Fault };

const LIMIT = 4_000_000; // bytes; the largest real schedule is a few thousand

/**
 * Reads a file as UTF-8 (a byte order mark is dropped), as NFC. What Excel saves when it is not told "CSV UTF-8" is named for what
 * it is: UTF-16 ("Unicode Text"), a Windows code page ("CSV"), or a workbook under another name.
 */
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
  if (start.startsWith('\xff\xfe') || start.startsWith('\xfe\xff')) return failed('encoding-utf16');
  if (start === 'PK\x03\x04' || start === '\xd0\xcf\x11\xe0') return failed('excel-workbook');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (text.includes('\0')) return failed('encoding-utf16');
    return { ok: true, text: text.normalize('NFC') };
  } catch {
    return failed('encoding-legacy');
  }
}
