import { twips, twipsOf } from '../measures.ts';
import { tag, type Xml } from './xml.ts';

export type WordCell = {
  readonly inside: Xml;
  /** Over so many columns. */
  readonly span?: number;
  /** Begins a cell that goes down over further rows, or is one of those. */
  readonly down?: 'begins' | 'goes-on';
  readonly align?: 'top' | 'center' | 'bottom';
};

export type WordRow = {
  readonly cells: readonly WordCell[];
  /** Repeated at the top of each page. */
  readonly header?: boolean;
  /** At least so many points high. */
  readonly height?: number | undefined;
  /** May go over the end of a page: it is higher than one. */
  readonly splits?: boolean;
};

const SIDES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'] as const;

/**
 * A table of fixed layout: its width, its grid and each cell in twips, each row of cells adding up to the grid, since phones and other
 * programs than Word don't work widths out by themselves.
 * @param widths of the columns, in twips
 * @param margin of the cells at left and right, in mm
 */
export function table(widths: readonly number[], rows: readonly WordRow[], margin: number, lines: boolean): Xml {
  const width = widths.reduce((sum, each) => sum + each, 0);
  const line = lines ? { 'w:val': 'single', 'w:sz': 4, 'w:space': 0, 'w:color': '000000' } : { 'w:val': 'nil' };
  const properties = tag(
    'w:tblPr',
    {},
    tag('w:tblW', { 'w:w': width, 'w:type': 'dxa' }),
    tag('w:jc', { 'w:val': 'left' }),
    tag('w:tblInd', { 'w:w': 0, 'w:type': 'dxa' }),
    tag('w:tblBorders', {}, ...SIDES.map((side) => tag(`w:${side}`, line))),
    tag('w:tblLayout', { 'w:type': 'fixed' }),
    tag(
      'w:tblCellMar',
      {},
      ...['left', 'right'].map((side) => tag(`w:${side}`, { 'w:w': twips(margin), 'w:type': 'dxa' })),
    ),
  );
  const grid = tag('w:tblGrid', {}, ...widths.map((each) => tag('w:gridCol', { 'w:w': each })));
  return tag('w:tbl', {}, properties, grid, ...rows.map((row) => drawRow(row, widths)));
}

function drawRow(row: WordRow, widths: readonly number[]): Xml {
  let at = 0;
  const cells = row.cells.map(({ inside, span = 1, down, align }) => {
    const width = widths.slice(at, at + span).reduce((sum, each) => sum + each, 0);
    at += span;
    return tag(
      'w:tc',
      {},
      tag(
        'w:tcPr',
        {},
        tag('w:tcW', { 'w:w': width, 'w:type': 'dxa' }),
        span > 1 ? tag('w:gridSpan', { 'w:val': span }) : undefined,
        down ? tag('w:vMerge', down === 'begins' ? { 'w:val': 'restart' } : {}) : undefined,
        tag('w:vAlign', { 'w:val': align ?? 'top' }),
      ),
      inside,
    );
  });
  const properties = [
    row.splits ? undefined : tag('w:cantSplit'),
    row.height ? tag('w:trHeight', { 'w:val': twipsOf(row.height), 'w:hRule': 'atLeast' }) : undefined,
    row.header ? tag('w:tblHeader') : undefined,
  ];
  return tag('w:tr', {}, properties.some(Boolean) ? tag('w:trPr', {}, ...properties) : undefined, ...cells);
}
