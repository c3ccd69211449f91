/** Who asks how far a unit is, as the office types it; and what only sounds like it. */
import { expect, test } from 'vitest';
import { unitsAskedAfter } from '../../src/bot/readers/unit-status.ts';
import { mustRead } from '../support/campaigns.ts';

const files = mustRead('duc-trong-2021');
const turn = { campaign: { ...files, version: 1 } };
const named = (text: string): string =>
  unitsAskedAfter(text, turn)
    .map(({ name }) => name)
    .join(', ');

test.each([
  ['trường mẫu giáo hiệp thạnh nộp chưa', 'Trường Mẫu giáo Hiệp Thạnh'],
  ['trường mẫu giáo hiệp thạnh nộp báo cáo chưa?', 'Trường Mẫu giáo Hiệp Thạnh'],
  ['mn liên hiệp ghi gì chưa', 'Trường Mầm non Liên Hiệp'],
  ['cho hỏi th định an đã gửi báo cáo chưa em', 'Trường Tiểu học Định An'],
  ['th dinh an bao cao chua', 'Trường Tiểu học Định An'],
  ['thcs trần phú có hoạt động gì chưa', 'Trường THCS Trần Phú'],
  ['thcs tran phu sao roi', 'Trường THCS Trần Phú'],
  ['bồng lai nộp rồi hả', 'Trường Tiểu học Bồng Lai'],
  ['xem th bồng lai làm tới đâu rồi', 'Trường Tiểu học Bồng Lai'],
])('"%s" asks after %s', (text, unit) => {
  expect(named(text)).toBe(unit);
});

test.each([
  'trường em nộp chưa',
  'ai nộp chưa',
  'trường nào chưa nộp',
  'đọc sách cùng con',
  'ngày hội đọc sách ở trường tiểu học định an',
  'lễ phát động tại trường thcs trần phú',
  'thi vẽ tranh chưa từng có',
  'con học xong chưa',
  'báo cáo chưa',
])('"%s" asks after no unit', (text) => {
  expect(named(text)).toBe('');
});
