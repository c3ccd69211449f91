/** What a file's bytes say, whichever way Excel or Notepad saved them; what can't be told for sure is named, not guessed. */

export type Decoded = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly what: string };

const failed = (what: string): Decoded => ({ ok: false, what });

/**
 * UTF-8 and UTF-16 (with a byte order mark or without), and Windows-1258, where the tone marks that only it writes apart show that it is
 * that. Composed (NFC). The rest is named: letters of UTF-8 read as another code, the old fonts' TCVN3 and VNI, or an unknown code page.
 */
export function decode(bytes: Uint8Array): Decoded {
  const utf16 = utf16Of(bytes);
  if (utf16 !== null) return good(new TextDecoder(utf16).decode(bytes));
  try {
    return good(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    const vietnamese = new TextDecoder('windows-1258').decode(bytes);
    if (isWritten(vietnamese)) return good(vietnamese);
    const old = oldFont(new TextDecoder('windows-1252').decode(bytes));
    return failed(old ?? 'encoding-legacy');
  }
}

function good(decoded: string): Decoded {
  if (decoded.includes('\0')) return failed('encoding-legacy');
  const text = decoded.normalize('NFC');
  const wrong = isMisread(text) ? 'encoding-misread' : oldFont(text);
  return wrong === null ? { ok: true, text } : failed(wrong);
}

/** By its mark; without one, in a text of ours every second byte is nearly always 0 at some place. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  const head = bytes.subarray(0, 2000);
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd < head.length / 5) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

const LETTERS = new Set('àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ'.normalize('NFC'));
/** Grave, hook above, tilde, acute, dot below, as Windows-1258 writes them: behind their letter. */
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/;

/** Whether nearly all its marked words are Vietnamese, tone marks and all. */
function isWritten(text: string): boolean {
  const marked = text
    .normalize('NFC')
    .toLowerCase()
    .split(/[\s;,.:"'()|/–-]+/)
    .filter((word) => /[^\0-\x7f]/.test(word));
  const read = marked.filter((word) => Array.from(word).every((letter) => letter <= '\x7f' || LETTERS.has(letter)));
  return TONE.test(text) && !/\p{L}\?\p{L}/u.test(text) && read.length >= marked.length * 0.95;
}

const isMoreThan = (text: string, sign: RegExp, count: number): boolean => [...text.matchAll(sign)].length > count;

/** UTF-8 that was opened as a Western code page and saved so: "MÃ£", "NgÃ y", "TrÆ°á»ng". */
const isMisread = (text: string): boolean => isMoreThan(text, /Ã[\u0080-\u00bf£¡ ]|á[»º]|Æ°|Ä[‘\u0091]/g, 1);

/** The fonts of before Unicode, whose letters are others' signs: "Tr­êng TiÓu häc" (TCVN3), "Tröôøng Tieåu hoïc" (VNI). */
function oldFont(text: string): 'encoding-tcvn3' | 'encoding-vni' | null {
  if (
    isMoreThan(
      text,
      /\p{L}[\u00ad\u00b5-\u00b9\u00ae\u00a9\u00ab\u00bb\u00be\u00c6-\u00cb]|[\u00ad\u00a8\u00ae]\p{L}/gu,
      3,
    )
  ) {
    return 'encoding-tcvn3';
  }
  return isMoreThan(text, /[aeiouyAEIOUYöôÖÔ][øùûõïåäëüöØÙÛÕÏÅÄËÜ](?=\p{L}|\s|[;,.]|$)/gu, 3) ? 'encoding-vni' : null;
}
