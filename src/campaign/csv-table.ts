import { CsvError, parse } from 'csv-parse/sync';
import { cleanLine, cleanText } from '../chat/clean.ts';
import { shorten } from '../chat/cut.ts';
import { fold } from '../chat/fold.ts';
import type { Finding } from './findings.ts';
import { hasLostLetters } from './values.ts';

/** A column of a table: its header as the office reads it, other ways of heading it, and whether the table needs it. */
export type Column<K extends string> = {
  readonly key: K;
  readonly header: string;
  readonly also?: readonly string[];
  readonly required: boolean;
};

export type Row<K extends string> = {
  /** As Excel numbers it: the header is row 1, empty rows count, a cell with line breaks is still one row. */
  readonly row: number;
  readonly cells: Readonly<Record<K, string>>;
};

export type CsvTable<K extends string> = {
  readonly rows: readonly Row<K>[];
  readonly findings: readonly Finding[];
  /** Columns that the file has: what is missing as a whole is not complained of row by row. */
  readonly has: ReadonlySet<K>;
};

/** Reads a table with a header row, `;` or `,` between the cells. The first column of `columns` must also be the file's first. */
export function readTable<K extends string>(file: string, text: string, columns: readonly Column<K>[]): CsvTable<K> {
  const findings: Finding[] = [];
  const report = (row: number | null, column: string | null, what: string, values?: Finding['with']): void => {
    findings.push({ file, row, column, what, with: values });
  };
  const empty = { rows: [], findings, has: new Set<K>() };

  let records: readonly (readonly string[])[];
  // Excel's own first line that names the separator ("sep=;"), sometimes with separators behind it. It counts as a row.
  const skipped = /^"?sep=[;,\t|]"?[;,\t]*(?:\r\n|\n|\r)/i.exec(text)?.[0] ?? '';
  const before = skipped === '' ? 0 : 1;
  const rest = text.slice(skipped.length);
  try {
    records = parse(rest, {
      delimiter: separatorOf(rest),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // Where the row begins that never ends; the parser names the file's last line.
    report(Number(error['records'] ?? 0) + 1 + before, null, 'csv-quote');
    return empty;
  }

  const header = (records[0] ?? []).map(cleanLine);
  const found = header.map((name) =>
    columns.find((column) => [column.header, ...(column.also ?? [])].some((each) => fold(each) === fold(name))),
  );
  const expected = columns.map((column) => column.header).join('; ');
  if (!found.some(Boolean)) {
    const lost = hasLostLetters(header.join(' '));
    report(1 + before, null, lost ? 'letters-lost' : 'header-wrong', {
      expected,
      value: shorten(header.join('; '), 120),
    });
    return empty;
  }
  checkHeader(header, found, columns, report, expected);

  const rows: Row<K>[] = [];
  for (const [index, record] of records.entries()) {
    if (index === 0 || record.every((cell) => cell.trim() === '')) continue;
    const cells = Object.fromEntries(columns.map((column) => [column.key, ''])) as Record<K, string>;
    for (const [position, cell] of record.entries()) {
      const column = found[position];
      if (column) cells[column.key] = cleanText(cell).trim();
      // Under a header that is unknown it was complained of there; under none it would be lost without a word.
      else if ((header[position] ?? '') === '' && cell.trim() !== '') {
        report(index + 1 + before, null, 'cells-too-many', {
          value: shorten(cell.trim(), 60),
          columns: header.findLastIndex((name) => name !== '') + 1,
        });
      }
    }
    rows.push({ row: index + 1 + before, cells });
  }
  return { rows, findings, has: new Set(found.flatMap((column) => (column ? [column.key] : []))) };
}

function checkHeader<K extends string>(
  header: readonly string[],
  found: readonly (Column<K> | undefined)[],
  columns: readonly Column<K>[],
  report: (row: number, column: string | null, what: string, values?: Finding['with']) => void,
  expected: string,
): void {
  for (const [position, name] of header.entries()) {
    const column = found[position];
    if (!column && name !== '') report(1, name, 'header-unknown', { value: name, expected });
    if (column && found.indexOf(column) < position) report(1, column.header, 'header-twice', { value: name });
  }
  for (const column of columns) {
    if (column.required && !found.includes(column)) {
      report(1, column.header, 'header-missing', { value: column.header, expected });
    }
  }
  const first = columns[0];
  if (first && found.includes(first) && found[0] !== first) {
    report(1, first.header, 'header-first', { value: first.header });
  }
}

/** The separator that the header row uses outside of quotes. A tab is read too: that is what pasting from Excel leaves. */
function separatorOf(text: string): string {
  const header = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const counts = [';', ',', '\t'].map((sign) => ({ sign, count: header.split(sign).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).sign;
}
