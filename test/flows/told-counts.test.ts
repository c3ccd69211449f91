/** Figures that are told beside a kind of activity are not dropped, wherever they stand. */
import { describe, expect, it } from 'vitest';
import { instant } from '../../src/chat/civil.ts';
import { readToldLog } from '../../src/flows/log-told.ts';
import { mustRead } from '../support/campaigns.ts';
import { talk } from './log-talk.ts';
import { openDesk, teacher } from './log-turn.ts';

const campaign = { version: 1, ...mustRead('duc-trong-2021') };
const deskOf = () => Object.assign(openDesk([teacher('TH-BL')], campaign), { now: instant('2021-10-07', '20:00') });
const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

const BOTH = { 'bang-ron': 2, 'khau-hieu': 3 };

describe('things that are counted', () => {
  it.each([
    ['băng rôn 2 cái, khẩu hiệu 3 cái', BOTH],
    ['ghi băng rôn 2 cái, khẩu hiệu 3 cái', BOTH],
    ['treo băng rôn: 2 tấm; khẩu hiệu: 3 tấm', BOTH],
    ['treo 2 cái băng rôn với 3 cái khẩu hiệu', BOTH],
    ['trường treo hai cái băng rôn', { 'bang-ron': 2 }],
    ['treo 2 băng rôn 3 khẩu hiệu', BOTH],
    ['băng rôn 2 cái khẩu hiệu 3 cái nhé em', BOTH],
  ])('"%s"', (text, quantities) => {
    for (const each of [text, plain(text), text.toUpperCase()])
      expect(readToldLog(each, deskOf().turn()).answers, each).toMatchObject({ category: 'TT02', quantities });
  });

  it.each([
    ['băng rôn 2 cái, khẩu hiệu 3 cái', { category: 'TT02', quantities: BOTH }],
    ['ghi băng rôn 2 cái, khẩu hiệu 3 cái', { category: 'TT02', quantities: BOTH }],
    ['đọc sách cùng con, 30 em', { category: 'TV03', people: { counts: { hs: 30 } } }],
  ])('"%s" where the kind is asked for is that and its figures, told back', (text, told) => {
    const chat = talk(deskOf());
    chat.begin();
    chat.type(text);
    expect(chat.answers()).toMatchObject(told);
    expect(chat.said()).toMatch(/Số (?:lượng|người): /);
  });

  it('where the day is asked for, figures beside it stay', () => {
    const chat = talk(deskOf());
    chat.begin();
    chat.type('băng rôn', 'Treo băng rôn chào mừng', 'hôm qua, 2 băng rôn và 3 khẩu hiệu');
    expect(chat.answers()).toMatchObject({ days: { from: '2021-10-06' }, quantities: BOTH });
  });

  it.each([
    ['ghi băng rôn 2 cái, khẩu hiệu 3 cái', 'log'],
    ['em ghi đọc sách cùng con 30 em', 'log'],
    ['ghi nhầm 3 băng rôn, có 2 thôi', 'none'],
    ['ghi hình 3 băng rôn', 'none'],
    ['ghi băng rôn 2 cái chưa vậy', 'none'],
  ])('"%s" is told to be logged: %s', (text, verdict) =>
    expect(readToldLog(text, deskOf().turn()).verdict).toBe(verdict),
  );

  it.each(['băng rôn 2 lần', 'băng rôn lớp 3', 'băng rôn 2/10'])('"%s" counts none', (text) =>
    expect(readToldLog(text, deskOf().turn()).answers.quantities).toBeUndefined(),
  );
});
