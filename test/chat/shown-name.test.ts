import { describe, expect, test } from 'vitest';
import { fold } from '../../src/chat/fold.ts';
import { LONGEST_NAME, nameIn, readShownName } from '../../src/chat/shown-name.ts';

describe('a name as it is kept', () => {
  test.each([
    ['Cô Lan, lớp 3A', 'Cô Lan, lớp 3A'],
    ['  cô   Lan\n lớp 3A. ', 'cô Lan lớp 3A.'],
    ['Cô Hoa 🌸🌸', 'Cô Hoa'],
    ['👩🏽‍🏫 Thầy Đắk', 'Thầy Đắk'],
    ['Cô Hoà'.normalize('NFD'), 'Cô Hoà'],
    ['Cô\u200b Lan\u202e', 'Cô Lan'],
    ['Tổ 1 – Khối 2/3 (TH)', 'Tổ 1 – Khối 2/3 (TH)'],
    ["K'Nàng", "K'Nàng"],
    ['cô Bình năm 2021', 'cô Bình năm 2021'],
    ['x'.repeat(LONGEST_NAME), 'x'.repeat(LONGEST_NAME)],
  ])('%s', (typed, name) => {
    expect(readShownName(typed)).toEqual({ ok: true, name });
    expect(name).toBe(name.normalize('NFC'));
    // Read once more it stays as it is.
    expect(readShownName(name)).toEqual({ ok: true, name });
  });

  test.each([
    ['', 'empty'],
    ['...', 'empty'],
    ['123', 'empty'],
    ['🌸', 'empty'],
    ['0900 000 111', 'phone'],
    ['Cô Lan 0900.000.111', 'phone'],
    ['Cô Lan ٠٩٠٠٠٠٠', 'phone'],
    ['Cô Lan https://vi-du.vn', 'link'],
    ['www.vi-du.vn', 'link'],
    ['co.lan@vi-du.vn', 'link'],
    ['zalo.me/colan', 'link'],
    ['Cô <b>Lan</b>', 'signs'],
    ['=HYPERLINK(1)', 'signs'],
    ['+84 Cô Lan', 'signs'],
    ['x'.repeat(LONGEST_NAME + 1), 'long'],
    ['x '.repeat(500_000), 'long'],
  ])('is none: %.40s', (typed, why) => {
    expect(readShownName(typed)).toEqual({ ok: false, why });
  });
});

test.each([
  ['Cô Lan, lớp 3A', 'certain'],
  ['cô Lan', 'certain'],
  ['Nguyễn Thị Lan', 'certain'],
  ['K Nàng', 'maybe'],
  ['Băng Rôn', 'maybe'],
  ['Ngày hội đọc sách', null],
  ['cô giáo', null],
  ['thầy ơi cho em hỏi', null],
  ['Cô Lan là ai?', null],
  ['lịch hôm nay', null],
  ['Lan', null],
])('typed where a name was asked for, "%s" is a name: %s', (typed, is) => {
  expect(nameIn(typed, fold(typed))).toBe(is);
});
