/** A table as a file that spreadsheets open: UTF-8 with its mark, so that Excel reads Vietnamese; ";" between cells, CRLF after a row. */
import { setImmediate } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import { dateOf, timeOf } from '../chat/civil.ts';
import { shorten } from '../chat/cut.ts';
import type { Cell, Table } from '../chat/document.ts';
import type { Language } from '../chat/index.ts';
import type { Words } from './index.ts';

/** In UTF-16 units; Excel's own limit is 32,767. */
const MOST_LETTERS = 2000;
/** After so many milliseconds of work others get their turn. */
const SLICE_MS = 5;
/** A spreadsheet takes what begins so for a formula, which may do anything on the reader's computer (owasp.org, "CSV Injection"). */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

const OPTIONS = { delimiter: ';', record_delimiter: 'windows' } as const;

/** Text that begins like a formula gets an apostrophe; numbers are no text. */
const harmless = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

function cellIn(cell: Cell, words: Pick<Words, 'plain'>, lang: Language): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  if (cell instanceof Date) return `${dateOf(cell)} ${timeOf(cell)}`;
  return shorten(harmless(words.plain(cell, lang).replace(/\s+/g, ' ').trim()), MOST_LETTERS);
}

/** Writes a table out in a language. Others get their turn in between, so its rows may be many. */
export async function csvOf(table: Table, words: Pick<Words, 'plain'>, lang: Language): Promise<Uint8Array> {
  const line = (cells: readonly Cell[]): string => stringify([cells.map((cell) => cellIn(cell, words, lang))], OPTIONS);
  const lines = [line(table.columns)];
  let began = performance.now();
  for (const row of table.rows) {
    lines.push(line(row));
    if (performance.now() - began < SLICE_MS) continue;
    await setImmediate();
    began = performance.now();
  }
  return new TextEncoder().encode(`\u{feff}${lines.join('')}`);
}
