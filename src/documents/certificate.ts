import { MOTTO, paragraphsOf, STATE_NAME } from './laid.ts';
import { PAGE, points } from './measures.ts';
import type { Atom } from './pdf/flow.ts';
import { createPen, type Ink, type Pen } from './pdf/pen.ts';
import { paragraphAtoms, ruleAtom, type TextStand } from './pdf/text.ts';
import { officialText } from './signs.ts';

/** Certificates and letters of thanks, a page each, as plain JSON. Texts in everyday case. */
export type Certificates = {
  /** An ISO instant: every date inside the file. */
  readonly asOf: string;
  readonly issuer: string;
  /** "Kỳ Vọng, ngày … tháng 10 năm 2021": the day is set at signing. */
  readonly place: string;
  readonly month: number | null;
  readonly year: number;
  /** The lines above the signature, the signer's own position last. */
  readonly signer: readonly string[];
  readonly pages: readonly Certificate[];
};

export type Certificate = {
  /** "Giấy chứng nhận", "Thư cảm ơn". */
  readonly kind: string;
  /** What stands before the name: "Chứng nhận", "Trân trọng cảm ơn". */
  readonly lead: string;
  readonly name: string;
  /** Their unit; null: it is the name. */
  readonly of: string | null;
  /** Why, a sentence without a name at its beginning. */
  readonly because: string;
  /** What they did, in somebody's own words; null: nobody said. */
  readonly what: string | null;
};

const [WIDE, HIGH] = [points(PAGE.height), points(PAGE.width)];
const ASIDE = points(32);
const MIDDLE: TextStand = { x: ASIDE, width: WIDE - 2 * ASIDE, align: 'center' };
const BLUE = '#0b4a8f';
const RED = '#b3121d';
const MOST_PARAGRAPHS = 3;
/** What somebody did is at most so many lines: a certificate has one page. */
const MOST_LINES = 4;

const capitals = (text: string): string => officialText(text).toLocaleUpperCase('vi');

/** Draws them all as one PDF, in A4 lying; the same ones give the same bytes. */
export async function certificatesPdf(all: Certificates): Promise<Uint8Array> {
  const [first] = all.pages;
  const title = all.pages.length === 1 && first ? `${first.kind} - ${first.name}` : (first?.kind ?? '');
  const pen = createPen({ title: officialText(title), author: officialText(all.issuer), at: new Date(all.asOf) });
  for (const each of all.pages) drawPage(pen, all, each);
  return pen.finish();
}

function drawPage(pen: Pen, all: Certificates, each: Certificate): void {
  pen.page(WIDE, HIGH);
  border(pen);
  let y = points(23);
  for (const atom of [...headAtoms(pen, all), ...bodyAtoms(pen, each)]) {
    y += atom.before ?? 0;
    atom.draw(y);
    y += atom.height + (atom.after ?? 0);
  }
  sign(pen, all, Math.max(y + 8, HIGH - points(66)));
}

/** Two drawn frames, the outer one thicker, and a corner piece in each corner. */
function border(pen: Pen): void {
  const frame = (aside: number, thick: number): void => {
    const [left, top, right, foot] = [points(aside), points(aside), WIDE - points(aside), HIGH - points(aside)];
    pen.line(left, top, right, top, thick, BLUE);
    pen.line(right, top, right, foot, thick, BLUE);
    pen.line(right, foot, left, foot, thick, BLUE);
    pen.line(left, foot, left, top, thick, BLUE);
  };
  frame(10, 3);
  frame(12.5, 0.75);
  const [near, far] = [points(14.5), points(26)];
  for (const [x, toX] of [
    [near, far],
    [WIDE - near, WIDE - far],
  ] as const)
    for (const [y, toY] of [
      [near, far],
      [HIGH - near, HIGH - far],
    ] as const) {
      pen.line(x, y, toX, y, 1.5, RED);
      pen.line(x, y, x, toY, 1.5, RED);
    }
}

function headAtoms(pen: Pen, all: Certificates): Atom[] {
  const motto: Ink = { style: 'bold', size: 14 };
  const length = pen.width(MOTTO, motto);
  return [
    ...paragraphAtoms(pen, STATE_NAME, { style: 'bold', size: 13 }, MIDDLE),
    ...paragraphAtoms(pen, MOTTO, motto, MIDDLE),
    ruleAtom(pen, length, MIDDLE.x, MIDDLE.width, { after: 16 }),
    ...paragraphAtoms(pen, capitals(all.issuer), { style: 'bold', size: 15, colour: BLUE }, { ...MIDDLE, after: 14 }),
  ];
}

function bodyAtoms(pen: Pen, each: Certificate): Atom[] {
  const what = paragraphsOf(each.what ?? '').slice(0, MOST_PARAGRAPHS);
  const name = officialText(each.name.replace(/\s+/g, ' ')).trim();
  const because = paragraphsOf(each.because).join(' ');
  const own: Ink = { style: 'italic', size: 14 };
  return [
    ...paragraphAtoms(pen, capitals(each.kind), { style: 'bold', size: 36, colour: RED }, { ...MIDDLE, after: 12 }),
    ...paragraphAtoms(pen, `${officialText(each.lead)}:`, { style: 'italic', size: 16 }, { ...MIDDLE, after: 6 }),
    ...nameAtoms(pen, name),
    ...(each.of === null ? [] : paragraphAtoms(pen, officialText(each.of), { style: 'bold', size: 16 }, MIDDLE)),
    ...paragraphAtoms(pen, because, { style: 'regular', size: 16 }, { ...MIDDLE, before: 8, after: 3, line: 1.15 }),
    ...what.flatMap((text) => paragraphAtoms(pen, text, own, MIDDLE)).slice(0, MOST_LINES),
  ];
}

/** As large as lets it stand on one line; a very long one takes two. */
function nameAtoms(pen: Pen, name: string): Atom[] {
  const ink = [28, 25, 22, 19].map((size): Ink => ({ style: 'bold', size, colour: BLUE }));
  const fits = ink.find((each) => pen.width(name, each) <= MIDDLE.width);
  return paragraphAtoms(pen, name, fits ?? { style: 'bold', size: 19, colour: BLUE }, { ...MIDDLE, after: 2 });
}

/** Place, day and signer at the lower right, with room for signature and seal. */
function sign(pen: Pen, all: Certificates, from: number): void {
  const width = points(115);
  const stand: TextStand = { x: WIDE - ASIDE - width + points(6), width, align: 'center' };
  const open = ' '.repeat(6);
  const month = all.month === null ? open : ` ${all.month < 3 ? `0${all.month}` : all.month} `;
  const date = `${officialText(all.place)}, ngày${open}tháng${month}năm ${all.year}`;
  let y = from;
  const put = (text: string, ink: Ink): void => {
    for (const atom of paragraphAtoms(pen, text, ink, stand)) {
      atom.draw(y);
      y += atom.height;
    }
  };
  put(date, { style: 'italic', size: 14 });
  for (const line of all.signer) put(capitals(line), { style: 'bold', size: 14 });
}
