import { type Laid, lay } from './laid.ts';
import { PAGE, points, SIZES } from './measures.ts';
import { type OfficialWriter, PHOTO_BUDGET } from './official.ts';
import { appendixAtoms } from './pdf/appendix.ts';
import { bodyAtoms } from './pdf/body.ts';
import { type Atom, flow } from './pdf/flow.ts';
import { createPen, type Pen } from './pdf/pen.ts';
import { baseline, lineHeight } from './pdf/text.ts';
import { type FilePhoto, LEAST_PHOTO, photosWithin } from './pictures.ts';

/** Writes a document as a PDF: the same words in the same layout as the Word file. */
export const pdfOf: OfficialWriter = async (official, photos, options = {}) => {
  const laid = lay(official);
  const wanted = laid.appendices.flatMap(({ content }) => (content.as === 'photos' ? content.photos : []));
  const budget = Math.max(options.photoBudget ?? PHOTO_BUDGET, wanted.length * LEAST_PHOTO);
  const drawn: (FilePhoto | null)[] = [];
  for await (const photo of photosWithin(wanted, photos, budget)) {
    drawn.push(photo);
    options.progress?.(drawn.length / wanted.length);
  }
  const pen = createPen({ title: laid.title, author: laid.issuer, at: laid.asOf });
  section(pen, bodyAtoms(pen, laid), false);
  drawAppendices(pen, laid, drawn);
  return pen.finish();
};

function drawAppendices(pen: Pen, laid: Laid, photos: readonly (FilePhoto | null)[]): void {
  let shown = 0;
  for (const each of laid.appendices) {
    const own = each.content.as === 'photos' ? each.content.photos.length : 0;
    const { atoms, landscape } = appendixAtoms(pen, each, photos.slice(shown, shown + own));
    section(pen, atoms, landscape);
    shown += own;
  }
}

/** Pages that are counted from 1, the number being shown from the second on, in the middle of the top margin. */
function section(pen: Pen, atoms: readonly Atom[], landscape: boolean): void {
  const [width, height] = [landscape ? PAGE.height : PAGE.width, landscape ? PAGE.width : PAGE.height].map(points);
  const [wide = 0, high = 0] = [width, height];
  const ink = { style: 'regular', size: SIZES.page } as const;
  let pages = 0;
  const begin = (): void => {
    pen.page(wide, high);
    pages += 1;
    if (pages === 1) return;
    const text = String(pages);
    const middle = points(PAGE.left) + (wide - points(PAGE.left) - points(PAGE.right)) / 2;
    pen.text(text, middle - pen.width(text, ink) / 2, points(PAGE.number) + baseline(ink, lineHeight(ink)), ink);
  };
  begin();
  flow(atoms, { top: points(PAGE.top), bottom: high - points(PAGE.bottom), begin });
}
