import { cellLines, type TablePart } from './columns.ts';
import { widthOf } from './fonts.ts';
import { breakLines } from './lines.ts';
import { CELL_MARGIN, points, SIZES } from './measures.ts';
import type { OfficialRow, OfficialTable } from './official.ts';
import { officialText } from './signs.ts';

/** A table's rows as both formats draw them. */
export type PreparedRow = {
  readonly cells: readonly PreparedCell[];
  readonly header: boolean;
  readonly bold: boolean;
};

/** Its column is where it begins; `down` of a heading that goes over both rows of headings. */
export type PreparedCell = {
  readonly paragraphs: readonly string[];
  readonly column: number;
  readonly span: number;
  readonly align: 'left' | 'center' | 'right';
  readonly down?: 'begins' | 'goes-on';
};

const headingOf = (text: string): string[] => [officialText(text.replace(/\s+/g, ' ')).trim()];

/** One row of headings, or two where columns stand in groups. */
export function headerRows(table: OfficialTable, part: TablePart): PreparedRow[] {
  const columns = part.columns.flatMap((at) => table.columns[at] ?? []);
  const whole = { header: true, bold: true };
  const single = (column: number, title: string, down?: PreparedCell['down']): PreparedCell => ({
    paragraphs: down === 'goes-on' ? [] : headingOf(title),
    column,
    span: 1,
    align: 'center',
    ...(down && { down }),
  });
  if (!columns.some(({ group }) => group))
    return [{ ...whole, cells: columns.map(({ title }, at) => single(at, title)) }];
  const above: PreparedCell[] = [];
  columns.forEach(({ title, group }, at) => {
    if (!group) return above.push(single(at, title, 'begins'));
    const last = above.at(-1);
    if (last && columns[at - 1]?.group === group) return above.splice(-1, 1, { ...last, span: last.span + 1 });
    return above.push({ paragraphs: headingOf(group), column: at, span: 1, align: 'center' });
  });
  const below = columns.map(({ title, group }, at) => single(at, title, group ? undefined : 'goes-on'));
  return [
    { ...whole, cells: above },
    { ...whole, cells: below },
  ];
}

const ALIGN = { text: 'left', number: 'right', order: 'center' } as const;

export function prepareRow(table: OfficialTable, row: OfficialRow, part: TablePart): PreparedRow {
  const bold = row.as !== undefined;
  if (row.as === 'group') {
    const paragraphs = row.cells.flatMap((cell) => cellLines(cell)).slice(0, 1);
    return { header: false, bold, cells: [{ paragraphs, column: 0, span: part.columns.length, align: 'left' }] };
  }
  const cells = part.columns.map(
    (at, column): PreparedCell => ({
      paragraphs: cellLines(row.cells[at]),
      column,
      span: 1,
      align: ALIGN[table.columns[at]?.kind ?? 'text'],
    }),
  );
  return { header: false, bold, cells };
}

/** A cell's lines in its width. */
export function linesOfCell(cell: PreparedCell, widths: readonly number[], bold: boolean): string[] {
  const width = widths.slice(cell.column, cell.column + cell.span).reduce((sum, each) => sum + each, 0);
  const room = width / 20 - 2 * points(CELL_MARGIN);
  const style = bold ? 'bold' : 'regular';
  return cell.paragraphs.flatMap((text) => breakLines(text, (each) => widthOf(each, style, SIZES.table), room));
}

/** Above so many lines a row may go over the end of a page: it might be higher than one. */
const SPLITS_FROM = 25;

export const mayBeSplit = (row: PreparedRow, widths: readonly number[]): boolean =>
  row.cells.some((cell) => linesOfCell(cell, widths, row.bold).length > SPLITS_FROM);

/** A heading does not stand at the foot of a page, nor a total alone at the top of one. */
export const staysWithNext = (row: OfficialRow, next: OfficialRow): boolean =>
  row.as === 'group' || next.as === 'total';
