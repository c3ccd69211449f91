import { type Parsed, parseHtml } from './html.ts';
import { checkKeyboard, type Keyboard } from './keyboard.ts';
import { badForm } from './refused.ts';
import type { Request } from './request.ts';
import type { StoredFile, World } from './world.ts';

const MB = 1024 * 1024;

/** A text as it will stand: parsed, trimmed, of 1 to 4096 characters. */
export function readText(text: string, mode: 'HTML' | undefined): Parsed {
  const parsed = readWords(text, mode);
  if (parsed.text === '') throw badForm('message text is empty');
  if (parsed.text.length > 4096) throw badForm('message is too long');
  return parsed;
}

/** A caption: up to 1024 characters after parsing. */
export function readCaption(caption: string | undefined, mode: 'HTML' | undefined): Parsed {
  const parsed = readWords(caption ?? '', mode);
  if (parsed.text.length > 1024) throw badForm('message caption is too long');
  return parsed;
}

function readWords(text: string, mode: 'HTML' | undefined): Parsed {
  const parsed = mode === 'HTML' ? parseHtml(text) : { text, entities: [] };
  const lead = parsed.text.length - parsed.text.trimStart().length;
  return {
    text: parsed.text.trim(),
    entities: parsed.entities.map((each) => ({ ...each, offset: Math.max(0, each.offset - lead) })),
  };
}

export function readKeyboard(markup: { readonly inline_keyboard: Keyboard } | undefined): Keyboard {
  const rows = markup?.inline_keyboard ?? [];
  checkKeyboard(rows);
  return rows;
}

/** A file by its id, or as it came along in the request (`attach://part`, or the parameter's own part). */
export function readFile(world: World, request: Request, given: string, as: 'photo' | 'document'): StoredFile {
  const upload = given.startsWith('attach://') ? request.files.get(given.slice('attach://'.length)) : undefined;
  if (!upload) {
    if (given.startsWith('attach://')) throw badForm('wrong file identifier/HTTP URL specified');
    return world.file(given, as);
  }
  if (upload.bytes.length === 0) throw badForm('file must be non-empty');
  if (upload.bytes.length > (as === 'photo' ? 10 : 50) * MB) throw badForm('file is too big');
  const image = imageType(upload.bytes);
  if (as === 'photo' && !image) throw badForm('IMAGE_PROCESS_FAILED');
  return world.store(as, upload.bytes, upload.name, image ?? 'application/octet-stream');
}

/** By content, not by name. */
export function imageType(bytes: Buffer): string | undefined {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg';
  if (bytes.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47]))) return 'image/png';
  if (bytes.subarray(8, 12).toString() === 'WEBP') return 'image/webp';
  if (bytes.subarray(0, 4).toString() === 'GIF8') return 'image/gif';
  return undefined;
}
