import { expect, test } from 'vitest';
import { readRemoval } from '../../src/flows/photo-removal.ts';

const OF_FIVE = 5;

test.each<[string, readonly number[]]>([
  ['bỏ ảnh 2', [2]],
  ['Bỏ ảnh số 2 đi', [2]],
  ['bo anh thu hai', [2]],
  ['bỏ tấm thứ tư', [4]],
  ['bỏ ảnh năm', [5]],
  ['xoá ảnh 2 và 4 ạ', [2, 4]],
  ['xóa ảnh 2, 4, 2', [2, 4]],
  ['cho em bỏ ảnh đầu tiên nhé', [1]],
  ['bỏ ảnh cuối cùng', [5]],
  ['bỏ cái cuối', [5]],
  ['bỏ ảnh vừa gửi nhầm', [5]],
  ['bỏ 2 ảnh cuối', [4, 5]],
  ['xóa 3 ảnh đầu', [1, 2, 3]],
  ['bỏ hết ảnh', [1, 2, 3, 4, 5]],
  ['xóa tất cả các ảnh', [1, 2, 3, 4, 5]],
  ['remove photo 3', [3]],
  ['delete the last photo', [5]],
])('%s takes out %j', (text, numbers) => {
  expect(readRemoval(text, OF_FIVE)).toEqual(numbers);
});

test.each([
  'bỏ ảnh',
  'bỏ bớt ảnh',
  'bỏ 2 ảnh',
  'bỏ ảnh 9',
  'bỏ 9 ảnh cuối',
  'bỏ ảnh mờ',
  'bỏ ảnh cười',
  'bỏ ảnh bà nội',
  'bỏ ảnh nam',
  'bỏ ảnh sau',
  'bỏ ảnh 2-4',
  'bỏ hết ảnh trừ ảnh 2',
  'bỏ hết, giữ ảnh 1',
  'bỏ ảnh trước ảnh cuối',
])('%s is asked about', (text) => {
  expect(readRemoval(text, OF_FIVE)).toBe('which');
});

test.each(['bỏ qua', 'bỏ hết', 'ảnh 2', 'xong', 'đừng bỏ ảnh 2', 'không bỏ ảnh nào', ''])(
  '%j takes out nothing',
  (text) => {
    expect(readRemoval(text, OF_FIVE)).toBeNull();
  },
);

test('where there is one photo "bỏ ảnh này" means it, and where there is none nothing is meant', () => {
  expect([readRemoval('bỏ ảnh này', 1), readRemoval('bỏ ảnh mờ', 1), readRemoval('bỏ ảnh 1', 0)]).toEqual([
    [1],
    'which',
    null,
  ]);
});
