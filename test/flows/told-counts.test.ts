/** Figures that are told beside a kind of activity are not dropped, wherever they stand. */
import { describe, expect, it } from 'vitest';
import { instant } from '../../src/chat/civil.ts';
import { readToldLog } from '../../src/flows/log/told.ts';
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

/** Two figures of one thing are added only where nothing says that one of them is wrong, planned, to come or of another day. */
describe('figures that are not meant', () => {
  it.each([
    ['hôm qua đọc sách 40 em, đúng ra 45 em', { hs: 45 }],
    ['hôm qua đọc sách 40 em, xin lỗi 45 em', { hs: 45 }],
    ['hôm qua đọc sách 40 em (thật ra là 45 em)', { hs: 45 }],
    ['hôm qua đọc sách dự kiến 200 em thực tế 150 em, 10 gv', { hs: 150, gv: 10 }],
    ['hôm qua đọc sách chỉ tiêu 90 em, đạt 85 em', { hs: 85 }],
    ['hôm qua đọc sách đăng ký 90 em nhưng chỉ có 70 em', { hs: 70 }],
    ['hôm qua đọc sách 40 em (kế hoạch 50 em)', { hs: 40 }],
    ['hôm qua 10 em bị ốm nên chỉ 25 em đọc sách', { hs: 25 }],
    ['hôm qua khai mạc tuần lễ 100 hs 8 gv, tuần sau bế mạc 200 hs', { hs: 100, gv: 8 }],
    ['hôm qua đọc sách 60 em, tuần tới 70 em nữa', { hs: 60 }],
    ['yesterday we read books with 40 students, next week 70 students', { hs: 40 }],
    ['tuần sau trường em đọc sách cho 40 em', { hs: 40 }],
    ['hôm qua đọc sách sáng 40 em, chiều 30 em', { hs: 70 }],
    ['hôm qua đọc sách 40 em và 30 em lớp 5', { hs: 70 }],
    ['hôm nay đọc sách 20 cháu trai 15 gái', { hs: 35 }],
    ['hôm qua đọc sách 40 em, à mà còn 5 em nữa', { hs: 45 }],
    ['hôm qua đọc sách 40 em, à thêm 5 em lớp 5', { hs: 45 }],
  ])('"%s" counts those that came', (text, counts) => {
    for (const each of [text, plain(text), text.toUpperCase()])
      expect(readToldLog(each, deskOf().turn()).answers.people, each).toMatchObject({ counts });
  });

  // Without marks "moi" is "mỗi" as well, and the people are asked.
  it.each([
    ['hôm qua đọc sách mời 12 phụ huynh, chỉ 9 phụ huynh tới', { ph: 9 }],
    ['hôm qua trường em mời 40 phụ huynh tới đọc sách cùng con', { ph: 40 }],
  ])('"%s" counts who came of those that were asked', (text, counts) =>
    expect(readToldLog(text, deskOf().turn()).answers.people).toMatchObject({ counts }),
  );

  it.each([
    ['hôm qua đọc sách 45/50 em, 2 gv', '45/50 em', '2 gv'],
    ['hôm qua đọc sách 40 em, đúng ra 45', '40 em, đúng ra 45'],
    ['hôm qua đọc sách 40 em (kế hoạch 50)', '40 em (kế hoạch 50'],
    ['hôm qua đọc sách mời 80 phụ huynh nhưng đến 50', '80 phụ huynh nhưng đến 50'],
    ['hôm qua đọc sách 40 em, xin lỗi còn 5 em nữa', '40 em, xin lỗi còn 5 em'],
    ['hôm qua đọc sách 45 trên 50 em', '45 trên 50 em'],
    ['hôm qua đọc sách 45/50 em', '45/50 em'],
    ['hôm qua đọc sách 40 em, hôm nay 30 em', '40 em, hôm nay 30 em'],
    ['3/10 đọc sách 40 em, 5/10 đọc sách 30 em', '40 em, 5/10 đọc sách 30 em'],
    ['hôm qua đọc sách lớp 4A 30 em, lớp 4B 32 em, à nhầm 33 em', '30 em, lớp 4B 32 em, à nhầm 33 em'],
    ['hôm qua đọc sách 30 em lớp 4, em xin lỗi gửi trễ, 20 em lớp 5', '30 em lớp 4, em xin lỗi gửi trễ, 20 em'],
  ])('"%s" leaves open who came, and says so', (text, ...unread) => {
    const told = readToldLog(text, deskOf().turn());
    expect(told.answers.people).toBeUndefined();
    expect(told.unread).toEqual(unread);
  });

  // Some of those who came have no name of their own beside their figure.
  it.each([
    ['hôm nay đọc sách 35 học sinh lớp 3 và 32 lớp 4', '35 học sinh lớp 3 và 32 lớp 4'],
    ['hôm nay đọc sách 35 hs lớp 3A, 32 lớp 3B', '35 hs lớp 3A, 32 lớp 3'],
    ['hôm nay đọc sách lớp 3: 35 hs, lớp 4: 32', '35 hs, lớp 4: 32'],
    ['hôm nay đọc sách khối 3 có 35 em, khối 4 có 32', '35 em, khối 4 có 32'],
    ['hôm nay đọc sách 35 hs và 32 nữa', '35 hs và 32 nữa'],
    ['hôm nay đọc sách sáng 30 em chiều 25', '30 em chiều 25'],
    ['hôm nay đọc sách 35 em, 20 nam 18 nữ', '35 em, 20 nam 18 nữ'],
    ['hôm nay đọc sách ở thư viện 20 nam 18 nữ', '20 nam 18 nữ'],
    ['hôm nay đọc sách ở thư viện nam 20 nữ 18', 'nam 20 nữ 18'],
    ['hôm nay đọc sách ở thư viện, hia muoi ba hoc sinh', 'hia muoi ba hoc sinh'],
  ])('"%s" asks how many came in all', (text, unread) => {
    const told = readToldLog(text, deskOf().turn());
    expect(told.answers.people).toBeUndefined();
    expect(told.unread).toEqual([unread]);
    const unmarked = readToldLog(plain(text), deskOf().turn());
    expect(unmarked.answers.people).toBeUndefined();
    expect(unmarked.unread?.join()).toContain(plain(unread));
  });

  it.each([
    ['hôm nay đọc sách 38 em (20 nam 18 nữ)', { hs: 38 }],
    ['hôm nay tọa đàm 60 học sinh trong đó 40 người nữ', { hs: 60 }],
    ['hôm nay lớp em đọc sách, 32 em có mặt, 3 em vắng', { hs: 32 }],
    ['hôm nay lớp em đọc sách 32 em vào lớp, 3 em vắng', { hs: 32 }],
    ['hôm nay 60 học sinh đọc sách chưa kể 5 giáo viên', { hs: 60, gv: 5 }],
    ['hôm nay đọc sách với 35 học sinh lớp 3 và 32 học sinh lớp 4', { hs: 67 }],
  ])('"%s" is a log, and counts them', (text, counts) => {
    const told = readToldLog(text, deskOf().turn());
    expect(told.verdict).toBe('log');
    expect(told.answers.people).toMatchObject({ counts });
    expect(told.unread ?? []).toEqual([]);
  });

  it.each(['con em hôm nay vắng ạ', 'hôm nay lớp 3A vắng 2 em'])('"%s" is none', (text) =>
    expect(readToldLog(text, deskOf().turn()).verdict).toBe('none'),
  );

  it.each([
    ['hôm qua treo 6 băng rôn, à nhầm 5 băng rôn', { 'bang-ron': 5 }],
    ['hôm nay treo 2 khẩu hiệu, à 3 khẩu hiệu', { 'khau-hieu': 3 }],
    ['hôm qua treo 6 băng rôn, 2 khẩu hiệu, à mà 4 băng rôn thôi', { 'bang-ron': 4, 'khau-hieu': 2 }],
    ['hôm qua treo 6 băng rôn, tuần sau treo 5 băng rôn nữa', { 'bang-ron': 6 }],
    ['hôm qua treo 2 băng rôn ở cổng, 3 băng rôn ở sân', { 'bang-ron': 5 }],
  ])('"%s" counts the things that are there', (text, quantities) => {
    for (const each of [text, plain(text), text.toUpperCase()])
      expect(readToldLog(each, deskOf().turn()).answers.quantities, each).toEqual(quantities);
  });

  it.each([
    ['hôm qua treo 6 băng rôn, đúng ra là 5', '6 băng rôn, đúng ra là 5'],
    ['hôm qua treo 6 băng rôn, hôm nay 5 băng rôn', '6 băng rôn, hôm nay 5 băng rôn'],
  ])('"%s" leaves open how many, and says so', (text, unread) => {
    const told = readToldLog(text, deskOf().turn());
    expect(told.answers.quantities).toBeUndefined();
    expect(told.unread).toEqual([unread]);
  });
});
