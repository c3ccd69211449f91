import { expect, it } from 'vitest';
import { opened } from '../support/opened.ts';
import { plainTurn } from '../support/plain-turn.ts';
import { said, values } from '../support/said.ts';

const at = (time: string, more: Parameters<typeof plainTurn>[0] = {}) => plainTurn({ at: time, ...more });

it.each([
  ['2024-05-08T23:59', false],
  ['2024-05-09T00:00', true],
])('at %s the totals are shown: %s', (time, isShown) => {
  const text = said(opened('home', at(time).turn));
  expect(text.includes('Kết quả: 12 hoạt động của 5 đơn vị')).toBe(isShown);
  expect(text.includes('Số lượt người tham gia: khoảng 340.')).toBe(isShown);
  expect(text.includes('có ích với Anh/Chị không?')).toBe(isShown);
});

it('in English too', () => {
  const text = said(opened('home', at('2024-05-09T08:00', { lang: 'en' }).turn), 'en');
  expect(text).toContain('Results: 12 activities of 5 units');
  expect(text).toContain('Was the Week useful to you?');
});

it('who was asked is not asked again, and a thank-you is no moment to ask', () => {
  const asked = at('2024-05-09T08:00', { entries: { feedback: [{}] } });
  expect(values(opened('home', asked.turn)).some((each) => each.startsWith('feedback'))).toBe(false);
  const thanked = at('2024-05-09T08:00');
  expect(values(opened('home.thanks', thanked.turn)).some((each) => each.startsWith('feedback'))).toBe(false);
  expect(thanked.done).toEqual([]);
});

it('in a group nobody is asked, and the totals stand', () => {
  const { turn, done } = at('2024-05-09T08:00', { group: true });
  expect(said(opened('home', turn))).toContain('Kết quả: 12 hoạt động');
  expect(done).toEqual([]);
});

it('whoever asks for results before the end is told when they come, without a greeting', () => {
  const text = said(opened('home.results', at('2024-05-07T08:00').turn));
  expect(text).toContain('Kết quả chung được báo ở trang này sau khi Tuần lễ kết thúc, từ thứ Năm, 09/05/2024.');
  expect(text).not.toContain('Kính chào');
  expect(said(opened('home.results', at('2024-05-09T00:00').turn))).toContain('Kết quả: 12 hoạt động của 5 đơn vị');
});
