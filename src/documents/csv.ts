/** A table as a file that spreadsheets open: UTF-8 with its mark, so that Excel reads Vietnamese; ";" between cells, CRLF after a row. */
import { stringify } from 'csv-stringify/sync';
import { dateOf, timeOf } from '../chat/civil.ts';
import { cutTo } from '../chat/cut.ts';
import type { Cell, Table } from '../chat/document.ts';
import type { Say } from '../chat/index.ts';

/** In UTF-16 units: Excel's limit, the sign before a text counted. */
export const MOST_IN_CELL = 32_767;

/**
 * A spreadsheet takes what begins so for a formula, which may do anything on the reader's computer (owasp.org, "CSV Injection"). Some skip
 * what is not seen before it, and the full-width and small signs of a Vietnamese or Japanese keyboard count as well.
 */
const FORMULA = /^(?:[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫]|[\t\r\n])/u;

/** Any break within a text is quoted, and not only CRLF: unquoted it would end the row, and what follows, "=1+1", begin a cell. */
const OPTIONS = { delimiter: ';', record_delimiter: 'windows', quoted_match: /[\r\n]/ } as const;

/**
 * A text that begins like a formula gets an apostrophe; so does one that begins with an apostrophe, so that `unguarded` gives every text back
 * letter for letter. Numbers are no text.
 */
export const guarded = (text: string): string => (FORMULA.test(text) || text.startsWith("'") ? `'${text}` : text);

/** What `guarded` was given. */
export const unguarded = (text: string): string => (text.startsWith("'") ? text.slice(1) : text);

function cellIn(cell: Cell, plain: (say: Say) => string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  if (cell instanceof Date) return `${dateOf(cell)} ${timeOf(cell)}`;
  return guarded(cutTo(plain(cell), MOST_IN_CELL - 1));
}

/** The file's text, piece by piece: its rows are read as it is written. `plain`: the words in the reader's language. */
export function* csvOf({ columns, rows }: Table, plain: (say: Say) => string): Generator<string, void> {
  const line = (cells: readonly Cell[]): string => stringify([cells.map((cell) => cellIn(cell, plain))], OPTIONS);
  yield `\u{feff}${line(columns)}`;
  for (const row of rows) yield line(row);
}
