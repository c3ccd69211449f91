import type { TablePart } from '../columns.ts';
import { CELL_MARGIN, PAGE, points, SIZES } from '../measures.ts';
import type { OfficialTable } from '../official.ts';
import {
  headerRows,
  linesOfCell,
  mayBeSplit,
  type PreparedCell,
  type PreparedRow,
  prepareRow,
  staysWithNext,
} from '../rows.ts';
import type { Atom } from './flow.ts';
import type { Ink, Pen } from './pen.ts';
import { baseline, lineHeight } from './text.ts';

const X = points(PAGE.left);
const PADDING = 1;

type Drawn = {
  readonly pen: Pen;
  readonly ink: Ink;
  readonly widths: readonly number[];
};

/** Where a column begins, from the left edge of the page. */
const edge = ({ widths }: Drawn, column: number): number =>
  X + widths.slice(0, column).reduce((sum, each) => sum + each, 0) / 20;

/**
 * A table's rows, the headings again at the top of each page; rows that might be higher than a page go line by line.
 * @param noted something stands below that belongs to it
 */
export function tableAtoms(pen: Pen, table: OfficialTable, part: TablePart, noted: boolean): Atom[] {
  const regular: Drawn = { pen, ink: { style: 'regular', size: SIZES.table }, widths: part.widths };
  const bold: Drawn = { ...regular, ink: { style: 'bold', size: SIZES.table } };
  const again = headerAtom(bold, headerRows(table, part));
  const rows = table.rows.flatMap((row, at): Atom[] => {
    const prepared = prepareRow(table, row, part);
    const next = table.rows[at + 1];
    const keepNext = next ? staysWithNext(row, next) : noted;
    const drawn = prepared.bold ? bold : regular;
    const atoms = mayBeSplit(prepared, part.widths) ? lineAtoms(drawn, prepared) : [rowAtom(drawn, prepared)];
    return atoms.map((atom) => ({ ...atom, again, ...(keepNext && { keepNext }) }));
  });
  return [again, ...rows];
}

function cellText(drawn: Drawn, cell: PreparedCell, lines: readonly string[], y: number): void {
  const { pen, ink } = drawn;
  const height = lineHeight(ink);
  const left = edge(drawn, cell.column) + points(CELL_MARGIN);
  const room = edge(drawn, cell.column + cell.span) - points(CELL_MARGIN) - left;
  lines.forEach((line, at) => {
    const free = cell.align === 'left' ? 0 : room - pen.width(line, ink);
    pen.text(line, left + (cell.align === 'center' ? free / 2 : free), y + at * height + baseline(ink, height), ink);
  });
}

const linesOf = (drawn: Drawn, cell: PreparedCell): string[] =>
  linesOfCell(cell, drawn.widths, drawn.ink.style === 'bold');

function box({ pen, ...drawn }: Drawn, cell: PreparedCell, y: number, height: number): void {
  const [left, right] = [edge({ pen, ...drawn }, cell.column), edge({ pen, ...drawn }, cell.column + cell.span)];
  pen.line(left, y, right, y);
  pen.line(left, y + height, right, y + height);
  pen.line(left, y, left, y + height);
  pen.line(right, y, right, y + height);
}

const heightOf = (drawn: Drawn, lines: number): number => Math.max(1, lines) * lineHeight(drawn.ink) + 2 * PADDING;

function rowAtom(drawn: Drawn, row: PreparedRow): Atom {
  const texts = row.cells.map((cell) => linesOf(drawn, cell));
  const height = heightOf(drawn, Math.max(0, ...texts.map((lines) => lines.length)));
  return {
    height,
    draw: (y) => {
      row.cells.forEach((cell, at) => {
        box(drawn, cell, y, height);
        cellText(drawn, cell, texts[at] ?? [], y + PADDING);
      });
    },
  };
}

/** A row as so many atoms as it has lines, open above and below where a page ends within it. */
function lineAtoms(drawn: Drawn, row: PreparedRow): Atom[] {
  const texts = row.cells.map((cell) => linesOf(drawn, cell));
  const most = Math.max(0, ...texts.map((lines) => lines.length));
  const [left, right] = [edge(drawn, 0), edge(drawn, drawn.widths.length)];
  return Array.from({ length: most }, (_line, n): Atom => {
    const [top, foot] = [n === 0 ? PADDING : 0, n === most - 1 ? PADDING : 0];
    const height = lineHeight(drawn.ink) + top + foot;
    return {
      height,
      close: (y) => drawn.pen.line(left, y, right, y),
      draw: (y) => {
        row.cells.forEach((cell, at) => {
          cellText(drawn, cell, texts[at]?.slice(n, n + 1) ?? [], y + top);
          for (const x of [edge(drawn, cell.column), edge(drawn, cell.column + cell.span)])
            drawn.pen.line(x, y, x, y + height);
        });
        if (n === 0) drawn.pen.line(left, y, right, y);
        if (n === most - 1) drawn.pen.line(left, y + height, right, y + height);
      },
    };
  });
}

/** The headings: of two rows where columns stand in groups. */
function headerAtom(drawn: Drawn, rows: readonly PreparedRow[]): Atom {
  const cells = rows.flatMap((row, at) =>
    row.cells.filter(({ down }) => down !== 'goes-on').map((cell) => ({ cell, at, lines: linesOf(drawn, cell) })),
  );
  const ofRow = (row: number): number =>
    Math.max(
      0,
      ...cells.filter(({ cell, at }) => at === row && !cell.down).map(({ lines }) => heightOf(drawn, lines.length)),
    );
  const over = Math.max(0, ...cells.filter(({ cell }) => cell.down).map(({ lines }) => heightOf(drawn, lines.length)));
  const [first, second] = [ofRow(0), rows.length > 1 ? ofRow(1) : 0];
  const height = Math.max(over, first + second);
  return {
    height,
    keepNext: true,
    draw: (y) => {
      for (const { cell, at, lines } of cells) {
        const top = at === 0 ? y : y + first;
        const own = cell.down ? height : at === 0 && rows.length > 1 ? first : y + height - top;
        box(drawn, cell, top, own);
        cellText(drawn, cell, lines, top + (own - lines.length * lineHeight(drawn.ink)) / 2);
      }
    },
  };
}
