/** A part of the unit's report, as leads name it; and what only sounds like one. */
import { expect, test } from 'vitest';
import { namedPart } from '../../src/bot/readers/part-wish.ts';
import { mustRead } from '../support/campaigns.ts';

const campaign = { ...mustRead('duc-trong-2021'), version: 1 };
const read = (text: string, isReport: boolean) => {
  const named = namedPart(text, campaign, isReport);
  return named && [named.part.code, named.text];
};

test.each<[text: string, part: string, written: string | null]>([
  ['sửa phần chỉ đạo', 'chi-dao', null],
  ['sua phan chi dao', 'chi-dao', null],
  ['sửa kết quả nổi bật', 'noi-bat', null],
  ['em muốn sửa lại phần hạn chế ạ', 'han-che', null],
  [
    'viết thêm phần chỉ đạo: trường có kế hoạch số 7, giao cho tổ văn',
    'chi-dao',
    'trường có kế hoạch số 7, giao cho tổ văn',
  ],
  ['ghi thêm vào phần kiến nghị: cần thêm máy chiếu', 'kien-nghi', 'cần thêm máy chiếu'],
  ['bổ sung kinh nghiệm', 'kinh-nghiem', null],
  ['sửa mục thông tin tuyên truyền', 'truyen-thong', null],
  ['ghi phần hạn chế như sau: mạng yếu', 'han-che', 'mạng yếu'],
  ['sửa phần kiến nghị thành: thêm sách cho thư viện', 'kien-nghi', 'thêm sách cho thư viện'],
  ['thêm hạn chế: mạng yếu', 'han-che', 'mạng yếu'],
])('"%s" names a part', (text, part, written) => {
  expect(read(text, false)).toEqual([part, written]);
});

test('beside the report its name is enough', () => {
  expect(read('chỉ đạo', true)).toEqual(['chi-dao', null]);
  expect(read('phần hạn chế', true)).toEqual(['han-che', null]);
  const text = 'trường làm tốt, bà con ủng hộ';
  expect(read(`phần đánh giá chung ghi là: ${text}`, true)).toEqual(['noi-bat', text]);
  expect(read(`phan danh gia chung ghi la: ${text}`, true)).toEqual(['noi-bat', text]);
  expect(read('chỉ đạo', false)).toBeNull();
});

test.each([
  'sửa số điện thoại',
  'ghi hoạt động',
  'viết bài cảm nhận',
  'thêm câu lạc bộ',
  'ghi: sáng nay trường treo băng rôn',
  'sửa giờ: 8h',
  'xem lịch',
  'thêm giáo viên',
  'sửa báo cáo',
  'kết quả',
])('"%s" names none', (text) => {
  expect(read(text, false)).toBeNull();
});
