import { inflateSync } from 'node:zlib';

/** A PDF of ours as a test reads it: what stands on each page, in the order in which it was drawn. */
export type PdfFile = { readonly pages: readonly PdfPage[]; readonly fonts: readonly string[] };

export type PdfPage = {
  readonly width: number;
  readonly height: number;
  /** Texts with where they stand, from the upper left corner. */
  readonly texts: readonly { readonly text: string; readonly x: number; readonly y: number }[];
  /** All of it: what stands on one height is one line. */
  readonly lines: readonly string[];
};

export function readPdf(bytes: Uint8Array): PdfFile {
  const objects = objectsOf(Buffer.from(bytes));
  const all = [...objects.values()];
  const fonts = all.flatMap(({ head }) =>
    head.includes('/Type /Font\n') ? (/\/BaseFont \/(\S+)/.exec(head)?.[1] ?? []) : [],
  );
  const pages = all.filter(({ head }) => /\/Type \/Page\n/.test(head)).map(({ head }) => pageOf(head, objects));
  return { pages, fonts: [...new Set(fonts)].sort() };
}

type PdfObject = { readonly head: string; readonly stream: Buffer | null };

function objectsOf(bytes: Buffer): Map<number, PdfObject> {
  const objects = new Map<number, PdfObject>();
  const text = bytes.toString('latin1');
  for (const found of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const from = found.index + found[0].length;
    const length = /^[\s\S]{0,2000}?\/Length (\d+)/.exec(text.slice(from, from + 3000))?.[1];
    const stream = text.indexOf('stream\n', from);
    const end = text.indexOf('endobj', from);
    const has = length !== undefined && stream !== -1 && stream < end;
    const head = text.slice(from, has ? stream : end);
    const raw = has ? bytes.subarray(stream + 7, stream + 7 + Number(length)) : null;
    objects.set(Number(found[1]), { head, stream: raw && head.includes('FlateDecode') ? inflateSync(raw) : raw });
  }
  return objects;
}

function pageOf(head: string, objects: ReadonlyMap<number, PdfObject>): PdfPage {
  const [, width = 0, height = 0] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(head)?.map(Number) ?? [];
  const content = objects.get(Number(/\/Contents (\d+)/.exec(head)?.[1]))?.stream?.toString('latin1') ?? '';
  const resources = objects.get(Number(/\/Resources (\d+)/.exec(head)?.[1]))?.head ?? head;
  const letters = new Map(
    Array.from(resources.matchAll(/\/(F\d+) (\d+) 0 R/g), ([, name = '', id]) => [
      name,
      lettersOf(Number(id), objects),
    ]),
  );
  const texts = Array.from(
    content.matchAll(/1 0 0 1 ([\d.-]+) ([\d.-]+) Tm\n\/(F\d+) [\d.]+ Tf\n([\s\S]*?)ET/g),
    ([, x, y, font = '', drawn = '']) => ({
      x: Number(x),
      y: height - Number(y),
      text: Array.from(drawn.matchAll(/<([0-9a-f]+)>/g), ([, hex = '']) =>
        (hex.match(/.{4}/g) ?? []).map((code) => letters.get(font)?.get(code) ?? '?').join(''),
      ).join(''),
    }),
  );
  const lines = new Map<number, string>();
  for (const { text, y } of texts) lines.set(Math.round(y * 10), (lines.get(Math.round(y * 10)) ?? '') + text);
  return { width, height, texts, lines: [...lines.entries()].sort(([a], [b]) => a - b).map(([, line]) => line) };
}

/** Of a font: code -> letters, from its ToUnicode. */
function lettersOf(id: number, objects: ReadonlyMap<number, PdfObject>): Map<string, string> {
  const unicode =
    objects.get(Number(/\/ToUnicode (\d+)/.exec(objects.get(id)?.head ?? '')?.[1]))?.stream?.toString('latin1') ?? '';
  const found = new Map<string, string>();
  for (const [, from = '', , list = ''] of unicode.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/g))
    Array.from(list.matchAll(/<([0-9a-f ]+)>/g)).forEach(([, hex = ''], at) => {
      const code = (Number.parseInt(from, 16) + at).toString(16).padStart(4, '0');
      found.set(code, Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'));
    });
  return found;
}
