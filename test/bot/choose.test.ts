import { describe, expect, it } from 'vitest';
import { chooseTyped } from '../../src/bot/choose.ts';
import { typedMore } from '../../src/bot/more.ts';
import type { Choices } from '../../src/bot/place.ts';

const shown: Choices = [
  ['Giữ lại', 'my-data'],
  ['Xóa ngay', 'my-data.erase.yes'],
  ['07:30 Lễ phát động', 'session.B01'],
];

describe('what is typed where choices are shown', () => {
  it.each([
    ['2', 'my-data.erase.yes'],
    ['2.', 'my-data.erase.yes'],
    ['(2)', 'my-data.erase.yes'],
    // As people write to somebody they respect: "2 ạ" was read as the second day of the month.
    ['2 ạ', 'my-data.erase.yes'],
    ['2 a', 'my-data.erase.yes'],
    ['dạ 2', 'my-data.erase.yes'],
    ['Dạ, 2 ạ.', 'my-data.erase.yes'],
    ['2 nhé', 'my-data.erase.yes'],
    ['số 2', 'my-data.erase.yes'],
    ['so 2 a', 'my-data.erase.yes'],
    ['chọn 2', 'my-data.erase.yes'],
    ['chọn số 2 ạ', 'my-data.erase.yes'],
    ['mục 3', 'session.B01'],
    ['number 2 please', 'my-data.erase.yes'],
    ['xóa ngay ạ', 'my-data.erase.yes'],
    ['dạ giữ lại ạ', 'my-data'],
    // Something else, or none of them.
    ['4', null],
    ['số 4', null],
    ['thứ 2', null],
    ['ngày 2', null],
    ['2/10', null],
    ['2 3', null],
    ['lớp 2', null],
    ['số', null],
    ['ạ', null],
    ['không xóa', null],
  ])('"%s" chooses %s', (text, value) => {
    expect(chooseTyped(text, shown, true)).toBe(value);
  });

  it('where a number is an answer in itself it chooses nothing, with courtesy or without', () => {
    for (const text of ['2', '2 ạ', 'số 2']) expect(chooseTyped(text, shown, false)).toBeNull();
    expect(chooseTyped('xóa ngay ạ', shown, false)).toBe('my-data.erase.yes');
  });

  it.each(['xem thêm', 'Xem thêm ạ', 'dạ xem them nhé', 'more please'])('"%s" shows what follows', (text) => {
    expect(typedMore(text, { standing: null, shown, more: 'more.4.x' })).toBe('more.4.x');
  });
});
