import { expect, it } from 'vitest';
import { countdown, daysLeft, phaseOf } from '../../src/pages/countdown.ts';
import { createWords } from '../../src/words/index.ts';

const words = createWords();
const period = { from: '2024-05-06', to: '2024-05-08' };
const at = (local: string): Date => new Date(`${local}+07:00`);

it.each([
  ['2024-05-03T12:00:00', 'before', 'Còn 3 ngày nữa là bắt đầu.', '3 days to go.'],
  ['2024-05-05T00:00:00', 'before', 'Còn 1 ngày nữa là bắt đầu.', '1 day to go.'],
  ['2024-05-05T23:59:59', 'before', 'Còn 1 ngày nữa là bắt đầu.', '1 day to go.'],
  ['2024-05-06T00:00:00', 'during', 'Hôm nay là ngày đầu tiên trong 3 ngày.', 'Today is the first of 3 days.'],
  ['2024-05-07T12:00:00', 'during', 'Đã sang ngày 2 trên 3 ngày.', 'It is day 2 of 3.'],
  ['2024-05-08T23:59:59', 'during', 'Hôm nay là ngày cuối cùng trong 3 ngày.', 'Today is the last of 3 days.'],
  ['2024-05-09T00:00:00', 'after', 'Đã kết thúc.', 'It has ended.'],
])('at %s the Week is "%s": %s', (local, phase, vi, en) => {
  expect(phaseOf(period, at(local))).toBe(phase);
  expect(words.text(countdown(period, at(local)), 'vi')).toBe(vi);
  expect(words.text(countdown(period, at(local)), 'en')).toBe(en);
});

it('a Week of one day is its first and last', () => {
  const oneDay = { from: '2024-05-06', to: '2024-05-06' };
  expect(words.text(countdown(oneDay, at('2024-05-06T08:00:00')), 'vi')).toBe('Diễn ra trong hôm nay.');
});

it.each([
  ['2024-05-10T08:00:00', undefined, 'còn 10 ngày'],
  ['2024-05-19T23:59:59', undefined, 'còn 1 ngày'],
  ['2024-05-20T00:00:00', undefined, 'hạn là hôm nay'],
  ['2024-05-20T23:59:59', undefined, 'hạn là hôm nay'],
  ['2024-05-21T00:00:00', undefined, 'đã qua hạn'],
  ['2024-05-20T16:00:00', '16:00', 'hạn là hôm nay'],
  ['2024-05-20T16:00:01', '16:00', 'đã qua hạn'],
])('at %s a deadline on 20/05 (%s) reads "%s"', (local, time, expected) => {
  expect(words.text(daysLeft('2024-05-20', time, at(local)), 'vi')).toBe(expected);
});
