import { expect, it } from 'vitest';
import type { Cell } from '../../src/chat/document.ts';
import { csvOf } from '../../src/words/csv.ts';
import { createWords } from '../../src/words/index.ts';

const words = createWords();
const text = async (rows: Iterable<readonly Cell[]>, lang: 'vi' | 'en' = 'vi'): Promise<string> => {
  const columns = [{ key: 'reports:units.unit' }];
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await csvOf({ columns, rows }, words, lang));
};
const cell = async (value: Cell): Promise<string> => (await text([[value]])).split('\r\n')[1] ?? '';

it('begins with the mark of UTF-8, and has its headings in the language of the reader', async () => {
  expect(await text([])).toBe('\u{feff}Đơn vị\r\n');
  expect(await text([], 'en')).toBe('\u{feff}Unit\r\n');
});

it.each([
  [{ plain: 'Trường "Hoa Sim"; điểm lẻ' }, '"Trường ""Hoa Sim""; điểm lẻ"'],
  [{ plain: ' hai\n dòng ' }, 'hai dòng'],
  [{ plain: '<b> & Đ' }, '<b> & Đ'],
  [1234567, '1234567'],
  [-3, '-3'],
  [Number.NaN, ''],
  [null, ''],
  [new Date('2021-10-05T01:05:00Z'), '2021-10-05 08:05'],
] as [Cell, string][])('%j is the cell %s', async (value, expected) => expect(await cell(value)).toBe(expected));

it.each(['=1+1', '+84', '-2 lớp', '@SUM(A1)', '＝1+1', '\t=1', '\r=1', ' =1'])(
  'a text that begins like a formula (%j) is none in a spreadsheet',
  async (plain) => expect(await cell({ plain })).toMatch(/^'[=+\-@＝]/),
);

it('a cell is bounded, in whole letters', async () => {
  const long = await cell({ plain: '👩‍🏫'.repeat(5000) });
  expect(long.length).toBeLessThanOrEqual(2000);
  expect(long).toMatch(/👩‍🏫…$/u);
});

it('others get their turn while many rows are written', async () => {
  let turns = 0;
  let isDone = false;
  const count = (): void => {
    turns += 1;
    if (!isDone) setImmediate(count);
  };
  setImmediate(count);
  const rows = Array.from({ length: 30_000 }, (_, n) => [{ plain: `Đơn vị ${n}` }, n]);
  expect((await text(rows)).split('\r\n')).toHaveLength(30_002);
  isDone = true;
  expect(turns).toBeGreaterThan(5);
});
