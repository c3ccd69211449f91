import PdfKit from 'pdfkit';
import { type FontStyle, fontBytes, OFFICIAL_STYLES } from '../fonts.ts';

/** Size in points; black where no colour is named. */
export type Ink = { readonly style: FontStyle; readonly size: number; readonly colour?: string };

const BLACK = '#000000';

/** What can be drawn: lengths in points, from the upper left corner of the page. */
export type Pen = {
  readonly width: (text: string, ink: Ink) => number;
  /** One line as it is; `y` is where its letters stand. */
  readonly text: (text: string, x: number, y: number, ink: Ink) => void;
  /** The same, drawn out to a width between its words. */
  readonly justified: (text: string, x: number, y: number, width: number, ink: Ink) => void;
  readonly line: (fromX: number, fromY: number, toX: number, toY: number, thick?: number, colour?: string) => void;
  readonly picture: (jpeg: Uint8Array, x: number, y: number, width: number, height: number) => void;
  /** Begins a page of this size. */
  readonly page: (width: number, height: number) => void;
  readonly finish: () => Promise<Uint8Array>;
};

export type PdfAbout = { readonly title: string; readonly author: string; readonly at: Date };

/**
 * A PDF that is being drawn. Its fonts are embedded, its dates and its id come of `at` alone, so the same drawing gives the same bytes.
 * @param styles of those fonts that will be used
 */
export function createPen({ title, author, at }: PdfAbout, styles: readonly FontStyle[] = OFFICIAL_STYLES): Pen {
  const pdf = new PdfKit({
    autoFirstPage: false,
    pdfVersion: '1.7',
    lang: 'vi-VN',
    displayTitle: true,
    info: { Title: title, Author: author, Creator: 'Bạn Học', Producer: 'Bạn Học', CreationDate: at, ModDate: at },
    font: '', // none to begin with: it would be Helvetica
  });
  for (const style of styles) pdf.registerFont(style, Buffer.from(fontBytes(style)));
  const bytes = collected(pdf);
  const take = ({ style, size, colour }: Ink) =>
    pdf
      .font(style)
      .fontSize(size)
      .fillColor(colour ?? BLACK);
  const put = (text: string, x: number, y: number): void => {
    pdf.text(text, x, y, { lineBreak: false, baseline: 'alphabetic' });
  };
  return {
    width: (text, { style, size }) => pdf.font(style).fontSize(size).widthOfString(text),
    text: (text, x, y, ink) => {
      take(ink);
      put(text, x, y);
    },
    justified: (text, x, y, width, ink) => {
      take(ink);
      const words = text.split(' ');
      const own = words.map((word) => pdf.widthOfString(word));
      const gap = (width - own.reduce((sum, each) => sum + each, 0)) / Math.max(1, words.length - 1);
      let at = x;
      // Each word takes its space with it, so that what is copied from the page has spaces.
      words.forEach((word, n) => {
        put(n === words.length - 1 ? word : `${word} `, at, y);
        at += (own[n] ?? 0) + gap;
      });
    },
    line: (fromX, fromY, toX, toY, thick = 0.5, colour = BLACK) => {
      pdf.moveTo(fromX, fromY).lineTo(toX, toY).lineWidth(thick).stroke(colour);
    },
    picture: (jpeg, x, y, width, height) => {
      pdf.image(Buffer.from(jpeg), x, y, { width, height });
    },
    page: (width, height) => {
      pdf.addPage({ size: [width, height], margin: 0 });
    },
    finish: () => {
      pdf.end();
      return bytes;
    },
  };
}

async function collected(pdf: AsyncIterable<Uint8Array | string>): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of pdf) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}
