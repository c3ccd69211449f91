import { createHash } from 'node:crypto';
import { afterEach, expect, it } from 'vitest';
import type { Book, Cell, SheetColumn } from '../../src/chat/document.ts';
import { MOST_IN_CELL } from '../../src/documents/csv.ts';
import { writeXlsx } from '../../src/documents/xlsx.ts';
import { createWords } from '../../src/words/index.ts';
import { collect } from './collect.ts';
import { readWorkbook, type SeenSheet } from './workbook.ts';

const words = createWords();
const AS_OF = new Date('2021-10-05T01:00:00Z');
const ZONE = process.env['TZ'];
afterEach(() => {
  if (ZONE === undefined) delete process.env['TZ'];
  else process.env['TZ'] = ZONE;
});

async function bytesOf(book: Book): Promise<Buffer> {
  const { sink, bytes } = collect();
  await writeXlsx(book, sink, { plain: (say) => words.plain(say, 'vi') });
  return bytes();
}

const bookOf = (columns: readonly SheetColumn[], rows: readonly (readonly Cell[])[]): Book => ({
  title: { plain: 'Báo cáo' },
  asOf: AS_OF,
  sheets: [
    {
      name: { plain: 'Đơn vị' },
      columns,
      rows,
      totalLabel: { plain: 'Tổng cộng' },
      notes: [{ plain: 'Ô trống: chưa có số liệu.' }],
    },
  ],
});

async function sheetOf(columns: readonly SheetColumn[], rows: readonly (readonly Cell[])[]): Promise<SeenSheet> {
  const [sheet] = (await readWorkbook(await bytesOf(bookOf(columns, rows)))).sheets;
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

const text = (title: string): SheetColumn => ({ title: { plain: title }, kind: 'text' });
const number = (title: string): SheetColumn => ({ title: { plain: title }, kind: 'number', total: true });

it('a total is a formula with its value, so that a phone that does not calculate shows 165; unknown is blank, not 0', async () => {
  const rows: Cell[][] = [
    [{ plain: 'TH1' }, 120, null, 0.1],
    [{ plain: 'TH2' }, 0, null, 0.2],
    [{ plain: 'TH3' }, 45, null, null],
    [{ plain: 'TH4' }, null, null, null],
  ];
  const sheet = await sheetOf([text('Đơn vị'), number('Người'), number('Lớp'), number('Giờ')], rows);
  const total = sheet.rows.at(5);
  expect(total?.map(({ value, formula, type }) => [value, formula, type])).toEqual([
    ['Tổng cộng', null, 's'],
    ['165', 'IF(COUNT(B2:B5)=0,"",SUM(B2:B5))', 'n'],
    ['', 'IF(COUNT(C2:C5)=0,"",SUM(C2:C5))', 'str'],
    ['0.3', 'IF(COUNT(D2:D5)=0,"",SUM(D2:D5))', 'n'],
  ]);
  expect(sheet.rows.slice(1, 5).map((row) => row[1]?.value)).toEqual(['120', '0', '45', null]);
  expect(sheet.xml.match(/<f>/g)?.length).toBe(sheet.xml.match(/<f>[^<]*<\/f><v>/g)?.length);
  const { parts } = await readWorkbook(await bytesOf(bookOf([number('x')], [[1]])));
  expect(parts.get('xl/workbook.xml')).toContain('fullCalcOnLoad="1"');
});

it('below a total stands of how many rows it is, a formula with its value: who said nothing is in neither', async () => {
  const book = bookOf(
    [text('Đơn vị'), number('Người'), number('Lớp')],
    [
      [{ plain: 'TH1' }, 120, null],
      [{ plain: 'TH2' }, 0, null],
      [{ plain: 'TH3' }, null, null],
    ],
  );
  const [sheet] = [...book.sheets];
  if (!sheet) throw new Error('no sheet');
  const counted = { ...book, sheets: [{ ...sheet, countLabel: { plain: 'Số đơn vị có số liệu' } }] };
  const [seen] = (await readWorkbook(await bytesOf(counted))).sheets;
  expect(seen?.rows.at(5)?.map(({ value, formula }) => [value, formula])).toEqual([
    ['Số đơn vị có số liệu', null],
    ['2', 'COUNT(B2:B4)'],
    ['0', 'COUNT(C2:C4)'],
  ]);
});

const SAID = [
  '- Treo băng rôn',
  '+84 900 000 111',
  '=HYPERLINK("http://x.example","x")',
  '\t=1+1',
  '＝1+1',
  '+1-1',
  '@SUM(A1)',
  "'chữ",
  'Treo 3 băng rôn\n\nPhát 200 tờ rơi\nHọc sinh rất vui',
  '_x0041_ và <b> & "Đ"',
  'phường Đắk Ơ ưỡn ẹo',
];

it('people’s words stay words: typed as text, no sign added, nothing calculated, and read back as they were kept', async () => {
  const sheet = await sheetOf(
    [text('Lời')],
    SAID.map((plain) => [{ plain }]),
  );
  const cells = sheet.rows.slice(1, 1 + SAID.length).map(([cell]) => cell);
  // A tab is a blank wherever a text is kept.
  expect(cells.map((cell) => cell?.value)).toEqual(SAID.map((each) => each.replace('\t', ' ')));
  expect(cells.map((cell) => [cell?.type, cell?.format, cell?.formula])).toEqual(SAID.map(() => ['s', '@', null]));
});

it('the texts stand in the table of texts, since previews of phones show nothing of one in its cell', async () => {
  const sheet = await sheetOf([text('Lời')], [[{ plain: 'a' }], [{ plain: 'a' }]]);
  expect(sheet.xml).not.toContain('inlineStr');
  expect(sheet.xml.match(/t="s"><v>(\d+)/g)?.slice(1, 3)).toEqual(['t="s"><v>1', 't="s"><v>1']);
});

it('phones and codes are texts, also where they come as numbers', async () => {
  const code: SheetColumn = { title: { plain: 'Điện thoại' }, kind: 'code' };
  const sheet = await sheetOf([code], [[{ plain: '0900000111' }], [900_000_111], [{ plain: '+84 900 000 111' }]]);
  expect(sheet.rows.slice(1, 4).map(([cell]) => [cell?.value, cell?.type, cell?.format])).toEqual([
    ['0900000111', 's', '@'],
    ['900000111', 's', '@'],
    ['+84 900 000 111', 's', '@'],
  ]);
  expect(sheet.xml).toContain('numberStoredAsText="1"');
});

it('signs follow the rule of all formats', async () => {
  const sheet = await sheetOf([text('Lời')], [[{ plain: 'Các em rất vui 😀👍🏽 đạt ✔ 100% 1️⃣' }]]);
  expect(sheet.rows[1]?.[0]?.value).toBe('Các em rất vui đạt √ 100% 1');
});

it.each(['UTC', 'Asia/Ho_Chi_Minh', 'America/New_York', 'Pacific/Kiritimati', 'Asia/Kathmandu'])(
  'in %s a day is the local day, whole, and a time is local',
  async (zone) => {
    process.env['TZ'] = zone;
    const columns: SheetColumn[] = [
      { title: { plain: 'Ngày' }, kind: 'day' },
      { title: { plain: 'Lúc' }, kind: 'time' },
    ];
    const night = new Date('2021-10-01T17:30:00Z'); // 00:30 on 2/10 in Việt Nam
    const sheet = await sheetOf(columns, [
      [night, night],
      [{ date: '2021-10-03', as: 'date' }, null],
      [{ date: night.toISOString(), as: 'moment' }, null],
    ]);
    expect(sheet.rows[1]?.map(({ value, format }) => [value, format])).toEqual([
      ['44471', 'dd/mm/yyyy'],
      ['44471.020833334', 'dd/mm/yyyy\\ hh:mm'],
    ]);
    expect(sheet.rows[2]?.map(({ value }) => value)).toEqual(['44472', null]);
    expect(sheet.rows[3]?.map(({ value }) => value)).toEqual(['44471', null]);
  },
);

it('the heading stays in sight, can be filtered and is printed on each page; columns have widths, notes stand below', async () => {
  const { sheets, parts } = await readWorkbook(
    await bytesOf(bookOf([text('Đơn vị'), number('Người')], [[{ plain: 'a' }, 1]])),
  );
  const xml = sheets[0]?.xml ?? '';
  expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
  expect(xml).toContain('<autoFilter ref="A1:B2"/>');
  expect(xml).toMatch(/<cols><col min="1" max="1" width="32" customWidth="1"\/>/);
  expect(parts.get('xl/workbook.xml')).toContain(`localSheetId="0">'Đơn vị'!$1:$1</definedName>`);
  expect(sheets[0]?.rows.at(-1)?.[0]?.value).toBe('Ô trống: chưa có số liệu.');
});

it('names of sheets are what Excel takes', async () => {
  const sheet = (plain: string) => ({ name: { plain }, columns: [text('x')], rows: [] });
  const names = ["A/B: 'Đạ K'", 'tên '.repeat(20), 'Trùng', 'trùng', 'History', ''];
  const book: Book = { title: { plain: 'x' }, asOf: AS_OF, sheets: names.map(sheet) };
  const seen = (await readWorkbook(await bytesOf(book))).sheets.map(({ name }) => name);
  for (const name of seen) expect(name).toMatch(/^(?!')[^\\/?*[\]:]{1,31}(?<!')$/);
  expect(new Set(seen.map((name) => name.toLowerCase())).size).toBe(names.length);
});

it('a cell is bounded, and its control characters are gone', async () => {
  const sheet = await sheetOf([text('x')], [[{ plain: `a\u0000b\u0007${'Đ'.repeat(40_000)}` }]]);
  expect(sheet.rows[1]?.[0]?.value).toBe(`ab${'Đ'.repeat(MOST_IN_CELL - 2)}`);
});

it('the same book gives the same bytes, whenever and in whatever zone, and every date in it is the frozen moment', async () => {
  const make = (): Promise<Buffer> => bytesOf(bookOf([text('Đơn vị'), number('Người')], [[{ plain: 'TH' }, 1]]));
  const sums: string[] = [];
  for (const zone of ['UTC', 'Asia/Ho_Chi_Minh', 'UTC']) {
    process.env['TZ'] = zone;
    sums.push(
      createHash('sha256')
        .update(await make())
        .digest('hex'),
    );
  }
  expect(new Set(sums).size).toBe(1);
  const { parts } = await readWorkbook(await make());
  const core = parts.get('docProps/core.xml') ?? '';
  expect([...core.matchAll(/>(\d{4}[^<]*)</g)].map(([, date]) => date)).toEqual([
    '2021-10-05T01:00:00Z',
    '2021-10-05T01:00:00Z',
  ]);
});
