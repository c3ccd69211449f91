import sharp from 'sharp';
import { expect, test } from 'vitest';
import { axisOf, type Chart, type ChartBar, type ChartPanel, chartSvg, SHADES } from '../../src/documents/chart.ts';
import { drawnPng } from '../../src/documents/drawn.ts';
import { lettersOf } from '../../src/documents/fonts.ts';

const chart = (panels: readonly ChartPanel[], differs: Partial<Chart> = {}): string =>
  chartSvg({ title: null, lines: [], panels, foot: [], locale: 'vi', ...differs });
const bars = (of: readonly ChartBar[], none = '–'): ChartPanel => ({ as: 'bars', title: 'Theo ngày', bars: of, none });
/** The heights of the bars; the first box is the ground. */
const heightsOf = (svg: string): number[] =>
  [...svg.matchAll(/<rect x="[^"]+" y="[^"]+" width="[^"]+" height="([^"]+)" fill="#0b4a8f"\/>/g)].map(([, height]) =>
    Number(height),
  );
const textsOf = (svg: string): string[] => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text = '']) => text);

test.each([
  [0, 1, 1],
  [1, 1, 1],
  [4, 4, 1],
  [5, 6, 2],
  [12, 15, 5],
  [88, 100, 50],
  [1234, 1500, 500],
  [98_765, 100_000, 50_000],
])('an axis up to %d ends at %d, in steps of %d', (most, top, step) => {
  expect(axisOf(most)).toEqual({ top, step });
});

test('nil is a bar without height, and silence is no bar and says so', () => {
  const svg = chart([
    bars([
      { label: 'T6 01/10', value: 0 },
      { label: 'T7 02/10', value: null },
      { label: 'CN 03/10', value: 40 },
      { label: 'T2 04/10', value: 20, about: true },
    ]),
  ]);
  expect(heightsOf(svg)).toEqual([1, 300, 150]);
  expect(textsOf(svg)).toEqual([
    'Theo ngày',
    '0',
    '10',
    '20',
    '30',
    '40',
    '0',
    'T6',
    '01/10',
    '–',
    'T7',
    '02/10',
    '40',
    'CN',
    '03/10',
    '~20',
    'T2',
    '04/10',
  ]);
});

test('where nobody said anything there is an axis, and no bar', () => {
  const svg = chart([bars([{ label: 'T6 01/10', value: null }]), bars([])]);
  expect(heightsOf(svg)).toEqual([]);
  expect(svg).not.toContain('NaN');
});

test('numbers are written as the language has them', () => {
  const one = [bars([{ label: 'a', value: 12_345 }])];
  expect(textsOf(chart(one))).toContain('12.345');
  expect(textsOf(chart(one, { locale: 'en' }))).toContain('12,345');
});

test('the parts of a share add up to its whole width, and one of none has no part', () => {
  const svg = chart([
    {
      as: 'share',
      title: 'Các đơn vị',
      parts: [
        { label: 'đã báo cáo', value: 299 },
        { label: 'đang soạn', value: 0 },
        { label: 'chưa có gì', value: 1 },
      ],
    },
  ]);
  const widths = [...svg.matchAll(/width="([\d.]+)" height="56"/g)].map(([, width]) => Number(width));
  expect(widths).toHaveLength(2);
  expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(1080 - 72, 0);
  expect(textsOf(svg)).toContain('0 đang soạn');
  expect(chart([{ as: 'share', title: 'x', parts: [{ label: 'y', value: 0 }] }])).not.toContain('NaN');
});

test('a month of days has a figure each and labels that do not meet', () => {
  const month = Array.from({ length: 31 }, (_, n) => ({
    label: `T2 ${String(n + 1).padStart(2, '0')}/10`,
    value: 1000 + n,
  }));
  const texts = textsOf(chart([bars(month)]));
  expect(month.every(({ value }) => texts.includes(new Intl.NumberFormat('vi').format(value)))).toBe(true);
  expect(texts.filter((text) => text.endsWith('/10'))).toHaveLength(16);
  expect(texts.some((text) => text.includes('…'))).toBe(false);
});

test('a long name is broken or cut, and stays inside', async () => {
  const name = 'Trường Phổ thông Dân tộc bán trú Tiểu học và Trung học cơ sở Đạ K’Nàng '.repeat(4);
  const svg = chart([bars([{ label: name, value: 1 }])], { title: name, lines: [name], foot: [name] });
  const { data, info } = await sharp(await drawnPng(svg, 540))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const edge = Array.from(
    { length: info.height },
    (_, y) => data[y * info.width * info.channels + info.width - 4] ?? 0,
  );
  expect(Math.min(...edge)).toBeGreaterThan(250);
});

test('what people typed is text: no element, and nothing that the font lacks is dropped', () => {
  const svg = chart([], { title: '<script>alert(1)</script> & "Đắk" 😀 示', lines: ['Đắk'.normalize('NFD')] });
  expect(svg).not.toContain('<script');
  expect(textsOf(svg)).toEqual(['&lt;script&gt;alert(1)&lt;/script&gt; &amp; "Đắk" ?', 'Đắk']);
});

const VOWELS = 'aăâeêioôơuưy';
const LETTERS = Array.from(VOWELS).flatMap((vowel) =>
  ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'].map((tone) => (vowel + tone).normalize('NFC')),
);
const ALL = [...LETTERS, 'đ'].flatMap((letter) => [letter, letter.toUpperCase()]);

test('the font has every Vietnamese letter, upright and bold', () => {
  expect(ALL).toHaveLength(146);
  for (const style of ['plain', 'strong'] as const) {
    const { has } = lettersOf(style);
    expect(ALL.filter((letter) => !has(letter.codePointAt(0) ?? 0))).toEqual([]);
  }
});

test('letters are drawn with the project’s font, whatever the machine has; the same chart gives the same bytes', async () => {
  const svg = chart([], { title: 'phường Đắk Ơ ưỡn ẹo', lines: [ALL.join('')] });
  const [one, two] = await Promise.all([drawnPng(svg, 1080), drawnPng(svg, 1080)]);
  expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
  const blank = await sharp(await drawnPng(chart([], { title: ' ', lines: [' '] }), 1080)).stats();
  const drawn = await sharp(one).stats();
  expect(drawn.channels[0]?.mean ?? 255).toBeLessThan((blank.channels[0]?.mean ?? 0) - 2);
  // A family that there is not is no way round: the text would be drawn in the default, which is ours too.
  const other = svg.replace('Be Vietnam Pro, sans-serif', 'Comic Sans MS');
  expect(Buffer.from(await drawnPng(other, 1080)).equals(Buffer.from(one))).toBe(true);
});

test('the shades stay apart in grey', () => {
  const greys = SHADES.map((shade) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(shade.slice(at, at + 2), 16));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  });
  for (const [n, grey] of greys.entries()) if (n > 0) expect(grey - (greys[n - 1] ?? 0)).toBeGreaterThan(38);
});
