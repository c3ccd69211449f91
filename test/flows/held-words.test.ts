import { expect, test } from 'vitest';
import { fold } from '../../src/chat/fold.ts';
import { givesReason, noReason, saysHeld, saysSomeHeld } from '../../src/flows/held-words.ts';

test.each([
  ['không tổ chức được nhiều', true],
  ['không tổ chức tốt lắm', true],
  ['không tổ chức lễ khai mạc', true],
  ['trường tôi tổ chức không tốt', true],
  ['năm nay không làm rầm rộ như mọi năm', true],
  ['không phải không tổ chức đâu, trường có làm mà', true],
  ['đâu phải trường không làm', true],
  ['không tổ chức', false],
  ['trường em không tổ chức được vì dịch', false],
  ['không tổ chức được hoạt động nào', false],
  ['đơn vị không tổ chức tuần lễ', false],
  ['trường có ca nhiễm, năm nay không tổ chức được', false],
])('"%s": something was held: %s', (text, expected) => {
  for (const form of [text, fold(text), text.toUpperCase(), text.normalize('NFD')])
    expect(saysSomeHeld(form)).toBe(expected);
});

test.each([
  ['trường tôi không tổ chức', 'bare'],
  ['dạ đơn vị em không tổ chức tuần lễ ạ', 'bare'],
  ['không làm gì hết', 'bare'],
  ['trường tôi tổ chức không tốt', 'held'],
  ['trường có tổ chức mà', 'held'],
  ['tổ chức 1 buổi thôi', 'held'],
  ['trường không tổ chức vì mưa bão', null],
  ['vì dịch', null],
  ['do học sinh nghỉ học hết', null],
  ['không có điều kiện tổ chức', null],
  ['mưa lũ', null],
  ['thực hiện giãn cách theo chỉ thị 16', null],
  ['trường làm điểm cách ly', null],
  ['làm mùa, phụ huynh không đi được', null],
  ['chưa triển khai tập trung được vì dịch', null],
  ['không tổ chức tập trung đông người do dịch', null],
  ['trường không tổ chức nhiều vì bận', 'held'],
])('"%s" where a reason is asked for: %s', (text, expected) => {
  for (const form of [text, fold(text), text.toUpperCase()]) expect(noReason(form)).toBe(expected);
});

test('a reason is heard where all is shown once more, and an answer is none', () => {
  expect(['vì dịch nên nghỉ học hết', 'do mưa bão', 'tai vi mat dien'].map(givesReason)).toEqual([true, true, true]);
  expect(['ừ', 'đồng ý', 'ok gửi đi', 'không gửi nữa', 'đổi lý do'].map(givesReason)).toEqual(Array(5).fill(false));
});

test('once it was sent, who says that something was held is heard', () => {
  expect(['à nhầm, có tổ chức 1 buổi', 'thực ra có làm', 'van co to chuc'].map(saysHeld)).toEqual([true, true, true]);
  expect(['không tổ chức', 'xem báo cáo'].map(saysHeld)).toEqual([false, false]);
});
