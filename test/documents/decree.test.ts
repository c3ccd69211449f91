import { describe, expect, it } from 'vitest';
import { docxOf } from '../../src/documents/docx.ts';
import type { Official } from '../../src/documents/official.ts';
import { photoOf, sampleOfficial, sampleTable } from '../support/official-sample.ts';
import { partOf, readWord, type WordFile, type WordParagraph } from '../support/word-file.ts';
import { all, at, type Element, one, wordsOf } from '../support/xml.ts';

const wordOf = async (changes: Partial<Official> = {}): Promise<WordFile> =>
  readWord(await docxOf(sampleOfficial(changes), (hash) => photoOf(hash, 400)));

const file = await wordOf();
const two = await wordOf({
  to: ['Phòng Giáo dục và Đào tạo huyện Đức Trọng', 'UBND xã Tà Năng'],
  appendices: [sampleTable(3, 18)],
  signer: { lines: ['TM. Ủy ban nhân dân', 'KT. Chủ tịch', 'Phó Chủ tịch'], name: 'Nguyễn Văn Mẫu' },
  head: { ...sampleOfficial().head, superior: null, issuer: 'Phòng Giáo dục và Đào tạo huyện Đức Trọng', month: 2 },
  keptBy: 'GDTX',
});

const sections = (from: WordFile): Element[] => all(from.document, 'w:sectPr');
const [first, second] = all(file.document, 'w:tbl');
const looks = ({ size, bold, italic, align, caps }: WordParagraph) => ({ size, bold, italic, align, caps });
const spacing = (from: WordParagraph): Element => one(from.element, 'w:spacing');
const indent = (from: WordParagraph, side: string): number => Number(at(from.element, 'w:ind', `w:${side}`) ?? 0);
/** How long the line drawn below a paragraph is, in twips, in a place of this width. */
const ruleBelow = (from: WordFile, above: string, place: number): number => {
  const number = from.paragraphs.findIndex(({ text }) => text === above);
  const rule = from.paragraphs[number + 1];
  if (!rule || all(rule.element, 'w:pBdr').length === 0) throw new Error(`no line below ${above}`);
  expect(at(rule.element, 'w:top')).toBe('single');
  expect(indent(rule, 'left')).toBe(indent(rule, 'right'));
  return place - 2 * indent(rule, 'left');
};
const textOf = (element: Element): string => wordsOf(element, 'w:t');
const inner = (mm: number): number => Math.round(((mm - 0.6) * 1440) / 25.4);

/** Domain rules of Decree 30/2020/NĐ-CP, Phụ lục I, one row each. */
const ROWS: readonly (readonly [rule: string, check: () => void])[] = [
  [
    'the paper is A4',
    () => expect(one(file.document, 'w:pgSz').attributes).toEqual({ 'w:w': '11906', 'w:h': '16838' }),
  ],
  [
    'margins are 20, 20, 30 and 15 mm',
    () => {
      const {
        'w:top': top,
        'w:bottom': bottom,
        'w:left': left,
        'w:right': right,
      } = one(file.document, 'w:pgMar').attributes;
      expect([top, bottom, left, right]).toEqual(['1134', '1134', '1701', '850']);
    },
  ],
  [
    'all letters are Times New Roman, in four kinds of script',
    () => {
      for (const fonts of [...all(file.document, 'w:rFonts'), ...all(partOf(file, 'word/styles.xml'), 'w:rFonts')])
        expect([...new Set(Object.values(fonts.attributes))]).toEqual(['Times New Roman']);
      expect(
        all(file.document, 'w:r').filter((run) => all(run, 'w:t').length > 0 && all(run, 'w:rFonts').length === 0),
      ).toEqual([]);
    },
  ],
  [
    'letters are black',
    () =>
      expect([...new Set(all(file.document, 'w:color').map(({ attributes }) => attributes['w:val']))]).toEqual([
        '000000',
      ]),
  ],
  [
    'texts are composed',
    () => {
      for (const name of file.parts.keys())
        if (name.endsWith('.xml'))
          expect(file.parts.get(name)?.bytes.toString('utf8')).toBe(
            file.parts.get(name)?.bytes.toString('utf8').normalize('NFC'),
          );
    },
  ],
  [
    'a page number in 13, upright, in the middle of the top margin',
    () => {
      const header = partOf(file, 'word/header1.xml');
      expect([at(header, 'w:jc'), at(header, 'w:sz'), textOf(header)]).toEqual(['center', '26', '2']);
      expect(all(header, 'w:instrText').flatMap(({ children }) => children)).toEqual([' PAGE ']);
      expect(at(file.document, 'w:pgMar', 'w:header')).toBe('567');
    },
  ],
  [
    'no number on page 1, and pages count from 1, of each appendix too',
    () => {
      expect(sections(file)).toHaveLength(3);
      for (const section of sections(file)) {
        expect([all(section, 'w:titlePg').length, at(section, 'w:pgNumType', 'w:start')]).toEqual([1, '1']);
        expect(all(section, 'w:headerReference').map(({ attributes }) => attributes['w:type'])).toEqual(['default']);
      }
    },
  ],
  [
    'the body is 14 pt, justified, upright, 1.27 cm in',
    () => {
      expect(looks(file.saying('Trường tổ chức'))).toEqual({
        size: 14,
        bold: false,
        italic: false,
        align: 'both',
        caps: false,
      });
      expect(indent(file.saying('Trường tổ chức'), 'firstLine')).toBe(720);
    },
  ],
  [
    '6 pt between paragraphs, lines between single and 1.5',
    () => {
      const {
        'w:after': after,
        'w:line': line,
        'w:lineRule': rule,
      } = spacing(file.saying('Trường tổ chức')).attributes;
      expect([after, rule]).toEqual(['120', 'auto']);
      expect(Number(line)).toBeGreaterThanOrEqual(240);
      expect(Number(line)).toBeLessThanOrEqual(360);
    },
  ],
  [
    'box 1: the state’s name in capitals, 12, bold, at the upper right',
    () => {
      expect(looks(file.saying('CỘNG HÒA'))).toEqual({
        size: 12,
        bold: true,
        italic: false,
        align: 'center',
        caps: true,
      });
      expect(textOf(all(all(first ?? file.document, 'w:tr')[0] ?? file.document, 'w:tc')[1] ?? file.document)).toBe(
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAMĐộc lập - Tự do - Hạnh phúc',
      );
    },
  ],
  [
    'box 1: the motto in 13, bold, with spaces around its hyphens',
    () =>
      expect([file.saying('Độc lập').text, looks(file.saying('Độc lập'))]).toEqual([
        'Độc lập - Tự do - Hạnh phúc',
        { size: 13, bold: true, italic: false, align: 'center', caps: false },
      ]),
  ],
  [
    'a drawn line below the motto, as long as it',
    () => {
      const twips = 56.14 * 56.69;
      expect(Math.abs(ruleBelow(file, 'Độc lập - Tự do - Hạnh phúc', inner(98)) - twips)).toBeLessThan(60);
    },
  ],
  [
    'box 2: the superior in capitals, 12, not bold',
    () =>
      expect(looks(file.saying('PHÒNG GD&ĐT ĐỨC TRỌNG'))).toEqual({
        size: 12,
        bold: false,
        italic: false,
        align: 'center',
        caps: true,
      }),
  ],
  [
    'box 2: the issuer in capitals, 12, bold, below it',
    () =>
      expect(looks(file.saying('TRƯỜNG TIỂU HỌC TÀ NĂNG'))).toEqual({
        size: 12,
        bold: true,
        italic: false,
        align: 'center',
        caps: true,
      }),
  ],
  [
    'a drawn line below the issuer, a third to a half of it',
    () => {
      const share = ruleBelow(file, 'TRƯỜNG TIỂU HỌC TÀ NĂNG', inner(67)) / (60.6 * 56.69);
      expect(share).toBeGreaterThan(1 / 3);
      expect(share).toBeLessThan(1 / 2);
    },
  ],
  [
    'long names are broken by sense',
    () =>
      expect(two.paragraphs.slice(0, 2).map(({ text }) => text)).toEqual([
        'PHÒNG GIÁO DỤC VÀ ĐÀO TẠO',
        'HUYỆN ĐỨC TRỌNG',
      ]),
  ],
  [
    'box 3: the number is left open, 13, upright',
    () =>
      expect([file.saying('Số:').text, looks(file.saying('Số:'))]).toEqual([
        'Số:      /BC-THTN',
        { size: 13, bold: false, italic: false, align: 'center', caps: false },
      ]),
  ],
  [
    'box 4: place and date in italics, 13, the day open, October without a nought',
    () =>
      expect([file.saying('Tà Năng, ').text, looks(file.saying('Tà Năng, '))]).toEqual([
        'Tà Năng, ngày      tháng 10 năm 2021',
        { size: 13, bold: false, italic: true, align: 'center', caps: false },
      ]),
  ],
  [
    'box 4: February has a nought',
    () => expect(two.saying('Tà Năng, ').text).toBe('Tà Năng, ngày      tháng 02 năm 2021'),
  ],
  [
    'number and date stand in one row of the head',
    () =>
      expect(textOf(all(first ?? file.document, 'w:tr')[1] ?? file.document)).toBe(
        'Số:      /BC-THTNTà Năng, ngày      tháng 10 năm 2021',
      ),
  ],
  [
    'the head is a table without lines, 67 + 98 mm, fixed, margins below 0.7 mm',
    () => {
      const head = first ?? file.document;
      expect(all(head, 'w:gridCol').map(({ attributes }) => Number(attributes['w:w']))).toEqual([3798, 5556]);
      expect([at(head, 'w:tblLayout', 'w:type'), at(head, 'w:insideV')]).toEqual(['fixed', 'nil']);
      expect(all(one(head, 'w:tblCellMar'), 'w:left')[0]?.attributes['w:w']).toBe('17');
    },
  ],
  [
    'box 5a: the kind in capitals, 14, bold, in the middle',
    () =>
      expect(looks(file.saying('BÁO CÁO'))).toEqual({
        size: 14,
        bold: true,
        italic: false,
        align: 'center',
        caps: true,
      }),
  ],
  [
    'box 5a: what it is about, 14, bold, right below',
    () => {
      const number = file.paragraphs.findIndex(({ text }) => text === 'BÁO CÁO');
      const about = file.paragraphs[number + 1];
      expect(about?.text).toBe('Kết quả tổ chức Tuần lễ hưởng ứng học tập suốt đời năm 2021');
      expect(about && looks(about)).toEqual({ size: 14, bold: true, italic: false, align: 'center', caps: false });
    },
  ],
  [
    'a drawn line below what it is about, a third to a half of it',
    () => {
      const share =
        ruleBelow(file, 'Kết quả tổ chức Tuần lễ hưởng ứng học tập suốt đời năm 2021', 9354) / (131.6 * 56.69);
      expect(share).toBeGreaterThan(1 / 3);
      expect(share).toBeLessThan(1 / 2);
    },
  ],
  [
    'no line is underlined or typed',
    () => {
      expect(all(file.document, 'w:u')).toEqual([]);
      expect(file.paragraphs.filter(({ text }) => /[_―—]{2,}|-{3,}/.test(text))).toEqual([]);
    },
  ],
  [
    'what it is based on in italics, ";" after each, "." after the last',
    () => {
      const bases = file.paragraphs.filter(({ text }) => text.startsWith('Căn cứ '));
      expect(bases.map(({ text, italic, size, align }) => [text.slice(-1), italic, size, align])).toEqual([
        [';', true, 14, 'both'],
        ['.', true, 14, 'both'],
      ]);
      expect(bases.map(({ text }) => text.slice(-2, -1))).toEqual(['1', '”']);
    },
  ],
  [
    'box 9a: one addressee is on the same line',
    () =>
      expect([file.saying('Kính gửi').text, file.saying('Kính gửi').align]).toEqual([
        'Kính gửi: Phòng Giáo dục và Đào tạo huyện Đức Trọng',
        'center',
      ]),
  ],
  [
    'box 9a: several stand below, each on its line with ";" and ".", under the colon',
    () => {
      const number = two.paragraphs.findIndex(({ text }) => text === 'Kính gửi:');
      const those = two.paragraphs.slice(number + 1, number + 3);
      expect(those.map(({ text }) => text)).toEqual([
        '- Phòng Giáo dục và Đào tạo huyện Đức Trọng;',
        '- UBND xã Tà Năng.',
      ]);
      expect(new Set(those.map((each) => indent(each, 'left') - indent(each, 'hanging'))).size).toBe(1);
      const dash = indent(those[0] ?? two.saying('Kính'), 'left') - indent(those[0] ?? two.saying('Kính'), 'hanging');
      expect(dash).toBeGreaterThan(indent(two.saying('Kính gửi:'), 'left'));
    },
  ],
  [
    'sections "I." in capitals, bold, 14',
    () =>
      expect([file.saying('II. ').text, looks(file.saying('II. '))]).toEqual([
        'II. KẾT QUẢ TỔ CHỨC CÁC HOẠT ĐỘNG',
        { size: 14, bold: true, italic: false, align: 'both', caps: true },
      ]),
  ],
  [
    'headings "1." bold, clauses upright, and they count on',
    () =>
      expect(
        ['1. ', '2. ', '3. '].map((start) => [file.saying(start).text.slice(0, 8), file.saying(start).bold]),
      ).toEqual([
        ['1. Công ', true],
        ['2. Lớp h', true],
        ['3. Tổ ch', false],
      ]),
  ],
  [
    'points "a)" upright, in the Vietnamese alphabet',
    () => {
      expect(['a) ', 'b) '].map((start) => [file.saying(start).bold, file.saying(start).size])).toEqual([
        [false, 14],
        [false, 14],
      ]);
    },
  ],
  [
    'headings stay with what follows',
    () => {
      for (const start of ['I. ', 'II. ', '1. ', '2. ', 'III. '])
        expect(all(file.saying(start).element, 'w:keepNext')).toHaveLength(1);
      expect(all(file.saying('Treo 3 băng rôn').element, 'w:keepNext')).toEqual([]);
    },
  ],
  ['it ends with "./."', () => expect(file.saying('Trên đây').text).toMatch(/[^.]\.\/\.$/)],
  [
    'box 7a: the signer in capitals, 14, bold, at the right, each line below the other',
    () => {
      const cells = all(second ?? file.document, 'w:tc');
      expect(looks(file.saying('KT. HIỆU TRƯỞNG'))).toEqual({
        size: 14,
        bold: true,
        italic: false,
        align: 'center',
        caps: true,
      });
      expect(textOf(cells[1] ?? file.document)).toBe('KT. HIỆU TRƯỞNGPHÓ HIỆU TRƯỞNG');
      expect(
        two.paragraphs.filter(({ text }) => /^(TM\.|KT\. CHỦ|PHÓ CHỦ)/.test(text)).map(({ text }) => text),
      ).toEqual(['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']);
    },
  ],
  [
    'room is left for signature and seal; a name stands below, 14, bold',
    () => {
      const name = two.saying('Nguyễn Văn Mẫu');
      expect(looks(name)).toEqual({ size: 14, bold: true, italic: false, align: 'center', caps: false });
      expect(Number(spacing(name).attributes['w:before'])).toBeGreaterThanOrEqual(1200);
    },
  ],
  [
    'box 9b: "Nơi nhận:" 12, bold italic, level with the signer',
    () => {
      expect(looks(file.saying('Nơi nhận:'))).toEqual({
        size: 12,
        bold: true,
        italic: true,
        align: 'left',
        caps: false,
      });
      expect(all(second ?? file.document, 'w:tr')).toHaveLength(1);
      expect(spacing(file.saying('Nơi nhận:')).attributes['w:before']).toBe(
        spacing(file.saying('KT. HIỆU')).attributes['w:before'],
      );
    },
  ],
  [
    'box 9b: the list in 11, "- Như trên;" first, "- Lưu: VT." last',
    () => {
      const list = file.paragraphs.filter(({ size, text }) => size === 11 && text !== '');
      expect(list.map(({ text, bold, italic }) => [text, bold, italic])).toEqual([
        ['- Như trên;', false, false],
        ['- UBND xã Tà Năng (để b/c);', false, false],
        ['- Lưu: VT.', false, false],
      ]);
      expect(two.saying('- Lưu').text).toBe('- Lưu: VT, GDTX.');
    },
  ],
  [
    '"Nơi nhận" and signature are one row that does not split, kept with the last lines',
    () => {
      expect(all(second ?? file.document, 'w:cantSplit')).toHaveLength(1);
      expect(all(file.saying('Trên đây').element, 'w:keepNext')).toHaveLength(1);
      expect(all(file.saying('- Học liệu').element, 'w:keepNext')).toHaveLength(1);
    },
  ],
  [
    '"Phụ lục I" 14, bold, in the middle, and its title in capitals',
    () => {
      expect(looks(file.saying('Phụ lục I'))).toEqual({
        size: 14,
        bold: true,
        italic: false,
        align: 'center',
        caps: false,
      });
      expect(looks(file.saying('BIỂU TỔNG HỢP SỐ LIỆU'))).toEqual({
        size: 14,
        bold: true,
        italic: false,
        align: 'center',
        caps: true,
      });
      expect(file.saying('Phụ lục II').text).toBe('Phụ lục II');
      expect(two.saying('Phụ lục').text).toBe('Phụ lục');
    },
  ],
  [
    'what an appendix belongs to is in italics and names the issuer',
    () =>
      expect([file.saying('(Kèm theo').text, file.saying('(Kèm theo').italic]).toEqual([
        '(Kèm theo Báo cáo số      /BC-THTN ngày      tháng 10 năm 2021 của Trường Tiểu học Tà Năng)',
        true,
      ]),
  ],
  [
    'wide figures lie on their side, others stand',
    () => {
      expect(sections(two).map((section) => at(section, 'w:pgSz', 'w:orient'))).toEqual([undefined, 'landscape']);
      expect(sections(file).map((section) => at(section, 'w:pgSz', 'w:orient'))).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
    },
  ],
  [
    'the drawn pictures have a caption below, in the same row',
    () => {
      expect(all(file.document, 'w:drawing')).toHaveLength(4);
      for (const row of all(file.document, 'w:tr').filter((each) => all(each, 'w:drawing').length > 0))
        expect(textOf(row)).toMatch(/^Hình \d\. /);
    },
  ],
];

describe('a Word file has the layout of Decree 30', () => {
  it.each(ROWS)('%s', (_rule, check) => {
    check();
  });

  it('in every table grid, rows and width are the same sum, and the width of the text', () => {
    for (const [of, landscape] of [
      [file, false],
      [two, true],
    ] as const)
      for (const table of all(of.document, 'w:tbl')) {
        const grid = all(table, 'w:gridCol').reduce((sum, { attributes }) => sum + Number(attributes['w:w']), 0);
        expect(at(table, 'w:tblW', 'w:w')).toBe(String(grid));
        expect(landscape ? [9354, 14287] : [9354]).toContain(grid);
        for (const row of all(table, 'w:tr'))
          expect(all(row, 'w:tcW').reduce((sum, { attributes }) => sum + Number(attributes['w:w']), 0)).toBe(grid);
      }
  });
});
