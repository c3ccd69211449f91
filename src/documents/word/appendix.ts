import { captionsOf } from '../captions.ts';
import { fitTable, type TablePart } from '../columns.ts';
import { type LaidAppendix, PHOTO_GONE, paragraphsOf } from '../laid.ts';
import { CELL_MARGIN, SIZES, textWidth, twips } from '../measures.ts';
import type { OfficialPhotos, OfficialTable } from '../official.ts';
import { headerRows, linesOfCell, mayBeSplit, type PreparedRow, prepareRow, staysWithNext } from '../rows.ts';
import { partsOf } from './body.ts';
import { appendixHead } from './head.ts';
import { type Picture, picture } from './picture.ts';
import { table, type WordRow } from './table.ts';
import { said } from './text.ts';
import type { Xml } from './xml.ts';

/** An appendix and which way its pages lie. */
export type DrawnAppendix = { readonly inside: Xml; readonly landscape: boolean };

/** @param pictures of all photos of this appendix, in order; null: it is not there any more */
export function appendixOf(laid: LaidAppendix, pictures: readonly (Picture | null)[]): DrawnAppendix {
  const { content } = laid;
  const fitted = content.as === 'table' ? fitTable(content) : null;
  const landscape = fitted?.landscape ?? false;
  const head = appendixHead(laid.label, laid.title, laid.citation, landscape);
  const before = laid.before.map((text) =>
    said(text, { size: 13, italic: true }, { align: 'center', after: 6, keepNext: true }),
  );
  const above = head + before.join('');
  if (content.as === 'text') return { inside: above + partsOf(content.body), landscape };
  if (content.as === 'photos') return { inside: above + photosOf(content, pictures), landscape };
  const parts = fitted?.parts ?? [];
  const after = (content.after ?? [])
    .flatMap(paragraphsOf)
    .map((text, at) => said(text, { size: 12, italic: true }, { before: at === 0 ? 6 : 0, align: 'both' }));
  const tables = parts.map(
    (part, at) => partLabel(at, parts.length) + figures(content, part, at === parts.length - 1 && after.length > 0),
  );
  return { inside: above + tables.join('') + after.join(''), landscape };
}

/** Between the parts of a table whose columns are too many for a page. */
const partLabel = (at: number, of: number): Xml =>
  of === 1
    ? ''
    : said(`Phần ${at + 1}/${of}`, { size: 12, italic: true }, { before: at === 0 ? 0 : 12, after: 3, keepNext: true });

/** @param noted something stands below that belongs to it */
function figures(content: OfficialTable, part: TablePart, noted: boolean): Xml {
  const rows = content.rows.map((row) => prepareRow(content, row, part));
  const drawn = rows.map((row, at) => {
    const [own, next] = [content.rows[at], content.rows[at + 1]];
    const kept = own && next ? staysWithNext(own, next) : noted;
    return drawnRow(row, part, kept);
  });
  const headings = headerRows(content, part);
  const heights = headerHeights(headings, part);
  const headers = headings.map((row, at) => ({ ...drawnRow(row, part, true), height: heights[at] }));
  return table(part.widths, [...headers, ...drawn], CELL_MARGIN, true);
}

/** A paragraph's line in a table, in points: Tinos' own, and what is before and after it. */
const LINE = SIZES.table * 1.15;
const AROUND = 2;

/** How high two rows of headings are, so that those which go over both fit: LibreOffice cuts them where it repeats the rows. One row fits itself. */
function headerHeights(rows: readonly PreparedRow[], { widths }: TablePart): readonly number[] {
  if (rows.length < 2) return [];
  const highest = (row: number, over: boolean): number =>
    Math.max(
      0,
      ...(rows[row]?.cells ?? [])
        .filter(({ down }) => (down === 'begins') === over && down !== 'goes-on')
        .map((cell) => linesOfCell(cell, widths, true).length * LINE + AROUND),
    );
  const above = highest(0, false);
  return [above, Math.max(highest(1, false), highest(0, true) - above)];
}

function drawnRow(row: PreparedRow, part: TablePart, keepNext: boolean): WordRow {
  const look = { size: SIZES.table, bold: row.bold };
  return {
    header: row.header,
    splits: mayBeSplit(row, part.widths),
    cells: row.cells.map(({ paragraphs, span, align, down }) => ({
      span,
      align: row.header ? ('center' as const) : ('top' as const),
      ...(down && { down }),
      inside: (paragraphs.length > 0 ? paragraphs : [''])
        .map((text) => said(text, look, { align, before: 1, after: 1, keepNext }))
        .join(''),
    })),
  };
}

/** Two in a row, each with its caption below; one alone stands in the middle. */
function photosOf(content: OfficialPhotos, pictures: readonly (Picture | null)[]): Xml {
  const half = twips(textWidth(false)) / 2;
  return captionsOf(content)
    .map(({ heading, rows }) => {
      const above = heading
        ? said(heading, { size: SIZES.text, bold: true }, { before: 6, after: 6, keepNext: true })
        : '';
      const drawn = rows.map((row): WordRow => {
        const span = row.length === 1 ? 2 : 1;
        return {
          cells: row.map(({ at, caption }) => {
            const shown = pictures[at];
            const place = shown
              ? picture(shown)
              : said(PHOTO_GONE, { size: SIZES.caption, italic: true }, { align: 'center' });
            return {
              span,
              inside:
                place + said(caption, { size: SIZES.caption, italic: true }, { align: 'center', before: 3, after: 9 }),
            };
          }),
        };
      });
      return above + table([half, half], drawn, CELL_MARGIN, false) + said('', { size: 1 }, { height: 2 });
    })
    .join('');
}
