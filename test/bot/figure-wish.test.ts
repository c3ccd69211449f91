/** A figure of the unit's report, as leads name it; and what only sounds like one. */
import { expect, test } from 'vitest';
import { namedFigure } from '../../src/bot/readers/figure-wish.ts';
import { mustRead } from '../support/campaigns.ts';

const { plan } = mustRead('duc-trong-2021');

test.each<[text: string, key: string | null, value: number | null]>([
  ['sửa số liệu hs', 'people.hs', null],
  ['sửa số hs thành 320', 'people.hs', 320],
  ['sua so hs thanh 1.320', 'people.hs', 1320],
  ['bổ sung số phụ huynh', 'people.ph', null],
  ['bổ sung thêm số phụ huynh tham gia là 45 người', 'people.ph', 45],
  ['em muốn sửa lại số học sinh', 'people.hs', null],
  ['cập nhật số giáo viên 12', 'people.gv', 12],
  ['số giáo viên sai rồi', 'people.gv', null],
  ['số hs bị sai', 'people.hs', null],
  ['số phụ huynh còn thiếu', 'people.ph', null],
  ['cho em chỉnh số lượng học sinh của trường', 'people.hs', null],
  ['sửa tổng số', 'total', null],
  ['sửa số liệu', null, null],
  ['bổ sung số liệu', null, null],
  ['sửa lại số liệu báo cáo', null, null],
  ['nhập lại số liệu giúp em', null, null],
])('"%s" names a figure, or asks for the list of them', (text, key, value) => {
  expect(namedFigure(text, plan)).toEqual({ key, value, reason: null });
});

test.each<[text: string, key: string, value: number, reason: string | null]>([
  ['số hs không phải 240 đâu, 230 thôi vì có 10 em dự cả hai buổi', 'people.hs', 230, 'có 10 em dự cả hai buổi'],
  ['sửa lại gv 25 chứ ko phải 23', 'people.gv', 25, null],
  ['gv 25 chứ không phải 23', 'people.gv', 25, null],
  ['25 giáo viên chứ ko phải 23 nha em', 'people.gv', 25, null],
  ['so phu huynh ko phai 50, 45 thoi', 'people.ph', 45, null],
  ['sửa số phụ huynh từ 50 thành 45 do đếm nhầm', 'people.ph', 45, 'đếm nhầm'],
  ['số băng rôn là 3 mới đúng', 'bang-ron', 3, null],
  ['tổng số người đúng là 1.240', 'total', 1240, null],
  ['không phải gv 25 mà hs 25', 'people.hs', 25, null],
  ['sửa số hs thành 320 vì thiếu một lớp', 'people.hs', 320, 'thiếu một lớp'],
])('"%s" says what is right', (text, key, value, reason) => {
  expect(namedFigure(text, plan)).toEqual({ key, value, reason });
});

test('beside the report a figure and its number are enough; elsewhere they are not', () => {
  expect(namedFigure('băng rôn 2 cái', plan, true)).toEqual({ key: 'bang-ron', value: 2, reason: null });
  expect(namedFigure('băng rôn 2 cái', plan)).toBeNull();
  for (const other of ['lớp 3', 'ngày 4', 'buổi 2', '2', 'thứ 3', 'lần 1'])
    expect(namedFigure(other, plan, true)).toBeNull();
});

test.each([
  'sửa số điện thoại',
  'số điện thoại sai rồi',
  'số phòng zoom bị sai',
  'sửa giờ học',
  'số liệu của trường',
  'bổ sung giáo viên',
  'thêm giáo viên mới vào nhóm',
  'đổi số tài khoản',
  'số học sinh là bao nhiêu',
  'hs trường em 320',
  'hôm nay có 20 cô chứ không phải nghỉ',
  'lớp 3 chứ không phải lớp 4',
  'phòng 12 chứ không phải 13',
  'mai học lúc 8 chứ không phải 9',
])('"%s" asks for no figure to be changed', (text) => {
  expect(namedFigure(text, plan)).toBeNull();
});

test.each<[text: string, key: string, value: number, reason: string | null]>([
  ['số học sinh là 520 vì có 2 buổi cô chưa ghi', 'people.hs', 520, 'có 2 buổi cô chưa ghi'],
  ['so hoc sinh la 520 vi co 2 buoi chua ghi', 'people.hs', 520, 'co 2 buoi chua ghi'],
])('"%s" with its reason is a figure of the report, whatever is shown', (text, key, value, reason) => {
  expect(namedFigure(text, plan)).toEqual({ key, value, reason });
});
