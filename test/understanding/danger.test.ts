/** Danger is heard, and what only sounds like it is not: the other author's table, and our own list. */
import { describe, expect, it } from 'vitest';
import { dangerIn, dangerWords, goesOnFromDanger, isDanger } from '../../src/understanding/danger.ts';
import { plainOf } from '../../src/understanding/marks.ts';
import { createWords } from '../../src/words/index.ts';
import { type DangerRow, isDev, readDanger, readNoLogs, readReviewedDanger, readWholeLogs } from './tables.ts';

const { languages } = createWords();
const hears = (text: string): boolean => isDanger(text, languages);

/** Shares of the rows that are read as they should be. */
function figuresOf(rows: readonly DangerRow[]) {
  const dangers = rows.filter(({ isDanger: danger }) => danger);
  const others = rows.filter(({ isDanger: danger }) => !danger);
  const share = (some: readonly DangerRow[]): number => some.filter(({ text }) => hears(text)).length / some.length;
  return { caught: share(dangers), falseAlarms: share(others) };
}

describe('the table of an author who never saw the patterns', () => {
  it('of what may be looked at all danger is heard, and nothing else', () => {
    expect(figuresOf(readDanger().filter(({ text }) => isDev(text)))).toEqual({ caught: 1, falseAlarms: 0 });
  });

  it('of what nobody looks at nearly all danger is heard, and next to nothing else', () => {
    const { caught, falseAlarms } = figuresOf(readDanger().filter(({ text }) => !isDev(text)));
    expect(caught).toBeGreaterThanOrEqual(0.97);
    expect(falseAlarms).toBeLessThanOrEqual(0.01);
  });
});

describe('our own list', () => {
  it.each(readReviewedDanger().filter(({ isDanger: danger }) => danger))('hears: $text', ({ text }) => {
    expect(dangerIn(text, languages)).not.toBeNull();
  });

  it.each(readReviewedDanger().filter(({ isDanger: danger }) => !danger))('leaves alone: $text', ({ text }) => {
    expect(dangerWords(text, languages)).toBeNull();
  });

  it('what is typed in capitals or taken apart is heard all the same', () => {
    for (const { text, isDanger: danger } of [
      ...readReviewedDanger(),
      ...readDanger().filter((row) => isDev(row.text)),
    ]) {
      for (const typed of [text.toUpperCase(), text.normalize('NFD')])
        expect([typed, hears(typed)]).toEqual([typed, danger]);
    }
  });

  it('without marks most of it is heard too, and nothing else is taken for it', () => {
    const without = readReviewedDanger().map((row) => ({ ...row, text: plainOf(row.text.toLowerCase()) }));
    const { caught, falseAlarms } = figuresOf(without);
    expect(caught).toBeGreaterThanOrEqual(0.9);
    expect(falseAlarms).toBeLessThanOrEqual(0.03);
  });
});

it('no log, no example and no label is danger', () => {
  const examples = languages.flatMap((each) => each.examples.flatMap(({ lines, strict }) => [...lines, ...strict]));
  const logs = readWholeLogs().map(({ text }) => text);
  const labels = languages.flatMap(({ says }) => Object.values(says).flat());
  expect([...examples, ...logs, ...readNoLogs(), ...labels].filter(hears)).toEqual([]);
});

describe('what goes on from danger', () => {
  it.each([
    'rua goi so mo',
    'số mấy',
    'gọi số nào',
    'gọi ai',
    'e sợ quá gọi ai',
    'gọi ai đc z ad e sợ quá',
    'gọi cho ai bây giờ',
    'em sợ quá',
    'goi so may ha',
    'báo cho ai được',
    'which number',
    'who do I call',
    "I'm so scared",
  ])('always: %s', (text) => {
    expect(goesOnFromDanger(text, languages)).toBe('always');
  });

  it.each([
    'nó đang khóc',
    'no van khoc',
    'giờ làm sao đây',
    'báo cô giáo giùm em',
    'gọi không được',
    'what should I do',
  ])('right after it: %s', (text) => {
    expect(goesOnFromDanger(text, languages)).not.toBeNull();
  });

  it.each([
    'lịch ngày mai',
    '20 học sinh',
    'lớp tiếng anh mấy giờ',
    'ghi hoạt động',
    'Ngày hội đọc sách',
    'hôm nay',
    'trực tiếp',
    'bỏ qua',
    'link đâu',
    'số liệu',
    'gửi báo cáo',
    'con lớp 3 tối nay có gì',
    'số 5',
    'có gì cho phụ huynh',
  ])('something else: %s', (text) => {
    expect(goesOnFromDanger(text, languages)).toBeNull();
  });
});

it('which numbers fit is told by what was said', () => {
  const kinds = [
    'em muốn chết',
    'ba đánh con',
    'bị dọa tung ảnh',
    'người lạ kéo con lên xe',
    'bạn em bị đuối nước',
    'cháy nhà',
  ];
  expect(kinds.map((text) => dangerIn(text, languages))).toEqual([
    'self',
    'violence',
    'online',
    'child',
    'accident',
    'fire',
  ]);
});

it('nothing that is typed makes it throw', () => {
  for (const text of ['', '$ ^ {me} (3)', '\ud800', 'em '.repeat(5000), '̣'.repeat(3000), '()[]*'.repeat(500)]) {
    expect(() => dangerIn(text, languages)).not.toThrow();
  }
});
