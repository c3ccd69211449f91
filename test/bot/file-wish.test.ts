/** The files that are meant by the kinds that are named beside a list of them. */
import { expect, test } from 'vitest';
import { filesMeant, kindsNamed } from '../../src/bot/readers/file-wish.ts';
import { createWords, localesFolder } from '../../src/words/index.ts';

const { languages } = createWords(localesFolder);

test.each<[text: string, kinds: string[]]>([
  ['pdf', ['pdf']],
  ['Excel', ['xlsx']],
  ['cho chị xin file word với', ['docx']],
  ['cho luôn pdf với excel', ['pdf', 'xlsx']],
  ['tải hết file zip ảnh', ['zip']],
  ['zip ảnh', ['zip']],
  ['gói ảnh', ['zip']],
  ['word + pdf', ['docx', 'pdf']],
  ['gui file xlsx', ['xlsx']],
  ['xin file nén hình ảnh', ['zip']],
  ['Send me the Word and the PDF please', ['docx', 'pdf']],
  ['ảnh', []],
  ['tải báo cáo', []],
  ['word là gì', []],
  ['gửi pdf cho các trường', []],
])('"%s" names %j', (text, kinds) => {
  expect(kindsNamed(text, languages)).toEqual(kinds);
});

test('of what is shown, the version that is shown, and nothing where there is none', () => {
  const files = [
    ['Tệp Word (.docx)', 'report.office.docx.2'],
    ['Tệp CSV', 'report.office.csv.2'],
  ] as const;
  expect(filesMeant('pdf với word', files, languages)).toEqual(['report.office.docx.2', 'report.office.pdf.2']);
  expect(filesMeant('pdf', [['Tải báo cáo số 3', 'frozen.v._.3']], languages)).toEqual(['report.office.pdf.3']);
  expect(filesMeant('pdf', [['Tải', 'frozen.v.TH-DA.3']], languages)).toEqual(['report.office.pdf.3.TH-DA']);
  expect(filesMeant('pdf', [['Tải bảng', 'report.units.csv']], languages)).toEqual([]);
  expect(filesMeant('csv', [['Tải bảng', 'report.units.csv']], languages)).toEqual(['report.units.csv']);
  expect(filesMeant('pdf', [], languages)).toEqual([]);
});
