/** A figure of the unit's report, as leads name it; and what only sounds like one. */
import { expect, test } from 'vitest';
import { namedFigure } from '../../src/bot/figure-wish.ts';
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
  expect(namedFigure(text, plan)).toEqual({ key, value });
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
])('"%s" asks for no figure to be changed', (text) => {
  expect(namedFigure(text, plan)).toBeNull();
});
