/** One sheet of a workbook, row by row. */
import { dateOf, isLocalDate, timeOf } from '../chat/civil.ts';
import type { Cell, Sheet, SheetColumn } from '../chat/document.ts';
import type { Say } from '../chat/index.ts';
import { momentSerial, serialOf } from './serial.ts';
import type { Strings } from './xlsx-strings.ts';
import { STYLE, type Style } from './xlsx-styles.ts';
import { MAIN, XML } from './xml.ts';

export type SheetParts = {
  readonly strings: Strings;
  readonly plain: (say: Say) => string;
  /** A row was written. */
  readonly onRow: () => void;
};

/** In digits of the font. */
const WIDTHS: Readonly<Record<SheetColumn['kind'], number>> = {
  text: 32,
  code: 15,
  number: 12,
  share: 10,
  day: 12,
  time: 17,
};

/** "A", "Z", "AA". */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${columnName(Math.floor(index / 26) - 1)}${letter}`;
}

/** The sheet's part of the archive. `isFirst`: it is shown when the workbook is opened. */
export function* sheetPart(sheet: Sheet, isFirst: boolean, parts: SheetParts): Generator<string, void> {
  const { columns } = sheet;
  const write = createRows(sheet, parts);
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`;
  yield `<sheetViews><sheetView workbookViewId="0"${isFirst ? ' tabSelected="1"' : ''}><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>`;
  yield '<sheetFormatPr defaultRowHeight="15"/><cols>';
  for (const [at, { kind, width = WIDTHS[kind] }] of columns.entries())
    yield `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`;
  yield '</cols><sheetData>';
  yield write.header();
  for (const row of sheet.rows) yield write.row(row);
  const last = write.last();
  yield write.end();
  const [from, to] = [`A1`, `${columnName(Math.max(0, columns.length - 1))}${last}`];
  yield `</sheetData><autoFilter ref="${from}:${to}"/>`;
  yield '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>';
  yield '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>';
  // What is no number is marked nowhere as a number that is stored as text.
  yield `<ignoredErrors><ignoredError sqref="${from}:${to}" numberStoredAsText="1"/></ignoredErrors></worksheet>`;
}

function createRows({ columns, totalLabel, countLabel, notes = [] }: Sheet, { strings, plain, onRow }: SheetParts) {
  const totals = createTotals(columns.length);
  let line = 0;

  const cell = (at: number, style: Style, type: string, inner: string): string =>
    `<c r="${columnName(at)}${line}" s="${STYLE[style]}"${type}>${inner}</c>`;
  const text = (at: number, style: Style, said: string): string =>
    cell(at, style, ' t="s"', `<v>${strings.add(said)}</v>`);
  const empty = (at: number, style: Style): string => `<c r="${columnName(at)}${line}" s="${STYLE[style]}"/>`;
  const inRow = (cells: readonly string[]): string => `<row r="${line}">${cells.join('')}</row>`;

  const valueOf = (column: SheetColumn, at: number, value: Cell): string => {
    const style = styleOf(column, value);
    const number = numberOf(column, value, plain);
    if (number !== null) {
      totals.add(at, number);
      return cell(at, style, '', `<v>${number}</v>`);
    }
    const said = saidOf(value, plain);
    return said === '' ? empty(at, style) : text(at, column.kind === 'code' ? 'code' : 'text', said);
  };

  const totalRow = (said: Say | undefined, of: (at: number) => [style: Style, type: string, inner: string]): string => {
    line += 1;
    const label = said ? plain(said) : '';
    const cells = columns.map((column, at) => {
      if (column.total) return cell(at, ...of(at));
      return at === 0 && label !== '' ? text(at, 'total-label', label) : empty(at, 'total-label');
    });
    return inRow(cells);
  };

  return {
    /** The number of the row that was written last. */
    last: () => line,
    header(): string {
      line = 1;
      return inRow(columns.map(({ title }, at) => text(at, 'header', plain(title))));
    },
    row(cells: readonly Cell[]): string {
      line += 1;
      onRow();
      return inRow(columns.map((column, at) => valueOf(column, at, cells[at] ?? null)));
    },
    /** The totals and the notes. */
    end(): string {
      const lastRow = line;
      let rows = '';
      if (lastRow > 1 && columns.some((each) => each.total)) {
        rows += totalRow(totalLabel, (at) => totals.of(at, lastRow));
        if (countLabel) rows += totalRow(countLabel, (at) => totals.countOf(at, lastRow));
      }
      for (const note of notes) {
        line += 1;
        rows += inRow([text(0, 'note', plain(note))]);
      }
      return rows;
    },
  };
}

/** The sums of the columns, counted as their rows are written. */
function createTotals(columns: number) {
  const sums = Array.from({ length: columns }, () => ({ sum: 0, count: 0 }));
  return {
    add(at: number, number: number): void {
      const sum = sums[at];
      if (!sum) return;
      sum.sum += number;
      sum.count += 1;
    },
    /** The cell's style, type and content. A column in which nobody has said a number has no sum: nothing, not 0. */
    of(at: number, lastRow: number): [style: Style, type: string, inner: string] {
      const name = columnName(at);
      const range = `${name}2:${name}${lastRow}`;
      const { sum = 0, count = 0 } = sums[at] ?? {};
      const rounded = Number(sum.toFixed(9));
      const formula = `<f>IF(COUNT(${range})=0,"",SUM(${range}))</f>`;
      const style = Number.isInteger(rounded) ? 'total' : 'total-fraction';
      return count === 0 ? [style, ' t="str"', `${formula}<v></v>`] : [style, '', `${formula}<v>${rounded}</v>`];
    },
    /** Of how many rows the column's total is. */
    countOf(at: number, lastRow: number): [style: Style, type: string, inner: string] {
      const name = columnName(at);
      return ['total', '', `<f>COUNT(${name}2:${name}${lastRow})</f><v>${sums[at]?.count ?? 0}</v>`];
    },
  };
}

function styleOf({ kind }: SheetColumn, value: Cell): Style {
  return kind === 'number' && typeof value === 'number' && !Number.isInteger(value) ? 'fraction' : kind;
}

/** null: it is no number there. In a column of texts or codes nothing is one. */
function numberOf({ kind }: Pick<SheetColumn, 'kind'>, value: Cell, plain: (say: Say) => string): number | null {
  if (value === null || kind === 'text' || kind === 'code') return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (kind !== 'day' && !(value instanceof Date)) return null;
  if (!(value instanceof Date)) {
    if (!('date' in value)) return serialOf(plain(value));
    // An instant's day is the one that the clock in Việt Nam showed.
    return isLocalDate(value.date) ? serialOf(value.date) : numberOf({ kind }, new Date(value.date), plain);
  }
  if (Number.isNaN(value.getTime())) return null;
  return kind === 'day' ? serialOf(dateOf(value)) : momentSerial(value);
}

/** '': an empty cell. */
function saidOf(value: Cell, plain: (say: Say) => string): string {
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return '';
  if (typeof value === 'number') return String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : `${dateOf(value)} ${timeOf(value)}`;
  return plain(value);
}
