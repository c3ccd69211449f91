/** A session told in one message, as the office types it. */
import { expect, test } from 'vitest';
import { cutHours, toldSession } from '../../src/flows/session-told.ts';
import { mustRead } from '../support/campaigns.ts';
import { plainTurn } from '../support/plain-turn.ts';

const campaign = { ...mustRead('duc-trong-2021'), version: 1 };
const { turn: plain } = plainTurn({ campaign });
const turn = { ...plain, now: new Date('2021-10-04T09:00:00.000Z') };
const read = (text: string) => toldSession(text, turn);
const inPerson = campaign.plan.platforms.find((each) => each.inPerson)?.code;

test.each([
  ['tối mai 19h30 đọc sách cùng con trên zoom', 'Đọc sách cùng con'],
  ['đọc sách cùng con, tối mai 19h30, qua Zoom', 'Đọc sách cùng con'],
  ['toi mai 19h30 doc sach cung con tren zoom', 'Doc sach cung con'],
  ['tối mai 7h30 đọc sách cùng con trên zoom', 'Đọc sách cùng con'],
])('"%s" is read whole', (text, title) =>
  expect(read(text)).toEqual({ title, day: '2021-10-05', time: { from: '19:30', to: null }, platform: 'zoom' }),
);

test.each(['học làm bánh ở nhà văn hóa thôn 3', 'học làm bánh tại nhà văn hóa thôn 3'])('"%s" is in person', (text) =>
  expect(read(`4/10 lúc 19h đến 21h ${text}`)).toEqual({
    title: 'Học làm bánh',
    day: '2021-10-04',
    time: { from: '19:00', to: '21:00' },
    platform: inPerson,
    place: 'nhà văn hóa thôn 3',
  }),
);

test('what is not said is left to be asked', () => {
  expect(read('đọc sách cùng con')).toEqual({ title: 'Đọc sách cùng con' });
  expect(read('')).toEqual({});
});

test.each([
  ['4/10 19h', '4/10', { from: '19:00', to: null }],
  ['19h30-21h ngày mai', 'ngày mai', { from: '19:30', to: '21:00' }],
  ['tối mai 7h', 'tối mai', { from: '19:00', to: null }],
  ['4/10 lúc 7 giờ', '4/10', { from: '07:00', to: null }],
])('of "%s" the hours are taken', (text, rest, time) => expect(cutHours(text)).toEqual({ time, rest }));

test.each(['4/10', 'ngày 4 tháng 10', 'thôn 3', '3 học sinh'])('"%s" says no hour', (text) =>
  expect(cutHours(text)).toBeNull(),
);
