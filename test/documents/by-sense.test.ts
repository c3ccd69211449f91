import { expect, it } from 'vitest';
import { brokenBySense } from '../../src/documents/by-sense.ts';
import { widthOf } from '../../src/documents/fonts.ts';

/** Names as they stand in heads, and where an office would break them: 66.4 mm, 12 pt, bold. */
const ROWS: readonly string[] = [
  'TRƯỜNG TIỂU HỌC TÀ NĂNG',
  'PHÒNG GIÁO DỤC VÀ ĐÀO TẠO',
  'PHÒNG GIÁO DỤC VÀ ĐÀO TẠO|HUYỆN ĐỨC TRỌNG',
  'PHÒNG VĂN HÓA - XÃ HỘI|XÃ ĐỨC TRỌNG',
  'TRƯỜNG TIỂU HỌC|VÀ TRUNG HỌC CƠ SỞ TÀ HINE',
  'TRUNG TÂM HỌC TẬP|CỘNG ĐỒNG XÃ TÀ NĂNG',
  'TRUNG TÂM HỌC TẬP|CỘNG ĐỒNG|THỊ TRẤN LIÊN NGHĨA',
  'TRƯỜNG PHỔ THÔNG|DÂN TỘC NỘI TRÚ ĐỨC TRỌNG',
  'SỞ GIÁO DỤC VÀ ĐÀO TẠO|TỈNH LÂM ĐỒNG',
  'ỦY BAN NHÂN DÂN|XÃ TÀ NĂNG',
];

it.each(ROWS)('%s', (row) => {
  const lines = row.split('|');
  expect(brokenBySense(lines.join(' '), (text) => widthOf(text, 'bold', 12), 187.7)).toEqual(lines);
});

it('a line break in a name is kept, and no line is wider than its place', () => {
  const width = (text: string): number => widthOf(text, 'bold', 12);
  expect(brokenBySense('PHÒNG GD&ĐT\nHUYỆN ĐỨC TRỌNG', width, 187.7)).toEqual(['PHÒNG GD&ĐT', 'HUYỆN ĐỨC TRỌNG']);
  const long = 'TRUNG TÂM GIÁO DỤC NGHỀ NGHIỆP - GIÁO DỤC THƯỜNG XUYÊN HUYỆN ĐỨC TRỌNG';
  const lines = brokenBySense(long, width, 187.7);
  expect(lines).toEqual(['TRUNG TÂM', 'GIÁO DỤC NGHỀ NGHIỆP', '- GIÁO DỤC THƯỜNG XUYÊN', 'HUYỆN ĐỨC TRỌNG']);
});
