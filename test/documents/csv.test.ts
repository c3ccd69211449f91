import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import type { Cell } from '../../src/chat/document.ts';
import { csvOf, guarded, MOST_IN_CELL, unguarded } from '../../src/documents/csv.ts';
import { createWords } from '../../src/words/index.ts';

const words = createWords();
const text = (rows: Iterable<readonly Cell[]>, lang: 'vi' | 'en' = 'vi'): string => {
  const columns = [{ key: 'reports:units.unit' }];
  return [...csvOf({ columns, rows }, (say) => words.plain(say, lang))].join('');
};
const cell = (value: Cell): string => text([[value]]).split('\r\n')[1] ?? '';

it('begins with the mark of UTF-8, and has its headings in the language of the reader', () => {
  expect(text([])).toBe('\u{feff}Đơn vị\r\n');
  expect(text([], 'en')).toBe('\u{feff}Unit\r\n');
});

it.each([
  [{ plain: 'Trường "Hoa Sim"; điểm lẻ' }, '"Trường ""Hoa Sim""; điểm lẻ"'],
  [{ plain: '<b> & Đ' }, '<b> & Đ'],
  [{ plain: 'Treo\n=1+1' }, '"Treo\n=1+1"'],
  [{ plain: 'Treo\r=1+1' }, '"Treo\r=1+1"'],
  [1234567, '1234567'],
  [-3, '-3'],
  [Number.NaN, ''],
  [null, ''],
  [new Date('2021-10-05T01:05:00Z'), '2021-10-05 08:05'],
] as [Cell, string][])('%j is the cell %s', (value, expected) => expect(cell(value)).toBe(expected));

const DANGEROUS = [
  '=1+1',
  '=HYPERLINK("http://x.example","x")',
  '+84 900 000 111',
  '- Treo băng rôn',
  '@SUM(A1)',
  '＝1+1',
  '＋1',
  '﹦1+1',
  '﹣1',
  '\u00a0\u2060＠SUM(A1)',
  '\t=1+1',
  '\r=1',
  '\n=1',
  ' =1',
  '\u200b=1',
  '+1-1',
];
const HARMLESS = [
  '0900000111',
  'Treo 3 băng rôn\n\nPhát 200 tờ rơi',
  "'Hai' chữ",
  "''",
  '',
  'a=b',
  '5 - 3',
  'Đạ K\'Nàng;"x"',
];

it.each(DANGEROUS)('a text that begins like a formula (%j) is none in a spreadsheet', (plain) => {
  expect(guarded(plain).startsWith("'")).toBe(true);
});

it.each([...DANGEROUS, ...HARMLESS])('%j reads back letter for letter', (plain) => {
  const rows: readonly (readonly Cell[])[] = [[{ plain }, -3]];
  const columns = [{ plain: 'Lời' }, { plain: 'Số' }];
  const file = [...csvOf({ columns, rows }, (say) => words.plain(say, 'vi'))].join('');
  const read = parse(file, { bom: true, delimiter: ';', record_delimiter: '\r\n' });
  expect(read).toHaveLength(2);
  expect([unguarded(read[1]?.[0] ?? ''), read[1]?.[1]]).toEqual([plain, '-3']);
});

it('a cell is bounded, in whole letters', () => {
  const long = cell({ plain: '👩‍🏫'.repeat(9000) });
  expect(long.length).toBeLessThanOrEqual(MOST_IN_CELL);
  expect(long).toMatch(/👩‍🏫$/u);
});

it('rows are read as it is written', () => {
  let read = 0;
  function* rows(): Iterable<readonly Cell[]> {
    for (; read < 100; read += 1) yield [{ plain: String(read) }];
  }
  const file = csvOf({ columns: [{ plain: 'x' }], rows: rows() }, (say) => words.plain(say, 'vi'));
  file.next();
  file.next();
  file.next();
  expect(read).toBe(1);
});
