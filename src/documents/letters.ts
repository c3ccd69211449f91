/**
 * What a TrueType font can draw and how wide: read from its tables "cmap" (formats 4 and 12), "hmtx", "hhea" and "head", see
 * https://learn.microsoft.com/typography/opentype/spec/. Kerning is left aside: it moves a line by less than a hundredth of its length.
 */
export type Letters = {
  readonly has: (codePoint: number) => boolean;
  /** In units of the font's size: of a text of size 14 pt, times 14 are points. */
  readonly width: (text: string) => number;
};

export function readLetters(font: Uint8Array): Letters {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const at = tablesOf(view);
  const unitsPerEm = view.getUint16(at('head') + 18);
  const advances = view.getUint16(at('hhea') + 34);
  const hmtx = at('hmtx');
  const glyphs = glyphsOf(view, at('cmap'));
  const advance = (glyph: number): number => view.getUint16(hmtx + 4 * Math.min(glyph, advances - 1));
  return {
    has: (codePoint) => glyphs.has(codePoint),
    width: (text) => {
      let units = 0;
      for (const letter of text) units += advance(glyphs.get(letter.codePointAt(0) ?? 0) ?? 0);
      return units / unitsPerEm;
    },
  };
}

function tablesOf(view: DataView): (name: string) => number {
  const found = new Map<string, number>();
  for (let n = 0; n < view.getUint16(4); n += 1) {
    const record = 12 + 16 * n;
    const name = [0, 1, 2, 3].map((each) => String.fromCodePoint(view.getUint8(record + each))).join('');
    found.set(name, view.getUint32(record + 8));
  }
  return (name) => {
    const offset = found.get(name);
    if (offset === undefined) throw new Error(`a font without its table ${name}`);
    return offset;
  };
}

/** Code point -> glyph, of all Unicode subtables together. */
function glyphsOf(view: DataView, cmap: number): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>();
  for (let n = 0; n < view.getUint16(cmap + 2); n += 1) {
    const record = cmap + 4 + 8 * n;
    const platform = view.getUint16(record);
    if (platform !== 0 && platform !== 3) continue;
    const table = cmap + view.getUint32(record + 4);
    if (view.getUint16(table) === 4) readFormat4(view, table, glyphs);
    if (view.getUint16(table) === 12) readFormat12(view, table, glyphs);
  }
  return glyphs;
}

function readFormat4(view: DataView, table: number, glyphs: Map<number, number>): void {
  const double = view.getUint16(table + 6);
  const [ends, starts] = [table + 14, table + 16 + double];
  const [deltas, ranges] = [starts + double, starts + 2 * double];
  for (let segment = 0; segment < double; segment += 2) {
    const start = view.getUint16(starts + segment);
    const range = view.getUint16(ranges + segment);
    for (let code = start; code <= view.getUint16(ends + segment) && code < 0xffff; code += 1) {
      const raw = range === 0 ? code : view.getUint16(ranges + segment + range + 2 * (code - start));
      const glyph = raw === 0 ? 0 : (raw + view.getUint16(deltas + segment)) & 0xffff;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
}

function readFormat12(view: DataView, table: number, glyphs: Map<number, number>): void {
  for (let n = 0; n < view.getUint32(table + 12); n += 1) {
    const group = table + 16 + 12 * n;
    const start = view.getUint32(group);
    for (let code = start; code <= view.getUint32(group + 4); code += 1)
      glyphs.set(code, view.getUint32(group + 8) + code - start);
  }
}
