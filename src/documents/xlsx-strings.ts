/**
 * The texts of a workbook, each by its number: phones (the previews of iOS, Numbers) show nothing of a text that stands in its cell itself.
 * Short ones, which come again and again, are kept once.
 */
import { cleanText } from '../chat/clean.ts';
import { cutTo } from '../chat/cut.ts';
import { MOST_IN_CELL } from './csv.ts';
import { officialText } from './signs.ts';
import { escaped, MAIN, XML } from './xml.ts';

export type Strings = {
  /** The text's number. */
  add(text: string): number;
  /** The part of the archive, piece by piece; after it nothing is added. */
  part(): Iterable<string>;
};

/** Longer ones are hardly ever said twice. */
const MOST_SHARED = 60;
const MOST_KEPT = 20_000;
const CHUNK = 64 * 1024;

/** See Strings. */
export function createStrings(): Strings {
  const known = new Map<string, number>();
  const chunks: Buffer[] = [];
  let text = '';
  let count = 0;
  const put = (said: string): number => {
    text += `<si><t xml:space="preserve">${said}</t></si>`;
    if (text.length >= CHUNK) {
      chunks.push(Buffer.from(text)); // half the memory of a string
      text = '';
    }
    count += 1;
    return count - 1;
  };
  return {
    add(raw) {
      const found = known.get(raw);
      if (found !== undefined) return found;
      const number = put(cellText(raw));
      if (raw.length <= MOST_SHARED && known.size < MOST_KEPT) known.set(raw, number);
      return number;
    },
    *part() {
      yield `${XML}<sst xmlns="${MAIN}" uniqueCount="${count}">`;
      for (const chunk of chunks) yield chunk.toString();
      yield `${text}</sst>`;
    },
  };
}

/** "_x0041_" is an "A" for Excel (ECMA-376, ST_Xstring): the underscore itself is written so. */
const LIKE_AN_ESCAPE = /_(?=x[0-9A-Fa-f]{4}_)/g;
/** Of a foreign keyboard: a formula's signs stay what was typed, for somebody looks for them. */
const FULL_WIDTH = /([\uff01-\uff5e]+)/;

/** People's words as a cell holds them: signs by the one rule of all formats, line breaks kept, within Excel's limit. */
export function cellText(raw: string): string {
  const clean = cleanText(raw)
    .split(FULL_WIDTH)
    .map((piece) => (FULL_WIDTH.test(piece) ? piece : officialText(piece)))
    .join('');
  return escaped(cutTo(clean, MOST_IN_CELL)).replace(LIKE_AN_ESCAPE, '_x005F_');
}
