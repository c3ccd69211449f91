/** The same words open for each role the page that is theirs. */
import { expect, test } from 'vitest';
import { hear } from '../understanding/look-ups.ts';

test.each([
  ['báo cáo', 'report-info', 'unit-report', 'unit-report', 'frozen'],
  ['bc', 'report-info', 'unit-report', 'unit-report', 'frozen'],
  ['số liệu', 'report-info', 'unit-report', 'unit-report', 'board'],
  ['xem báo cáo', 'report-info', 'unit-report', 'unit-report', 'frozen'],
  ['thông báo', 'announcements', 'announcements', 'announcements', 'broadcasts'],
  // What is for others says so, and who may.
  ['ai chưa nộp', 'board.silent.1', 'board.silent.1', 'board.silent.1', 'board.silent.1'],
  ['xem album ảnh', 'album', 'album', 'album', 'album'],
  ['muốn đề cử một bác nông dân ham học để được khen', 'go.nominate', 'go.nominate', 'go.nominate', 'go.nominate'],
  ['đưa thêm một buổi tập huấn vào lịch chung', ...Array<string>(4).fill('go.session-add')],
  ['cô nhắc các cháu ăn nhiều rau nhé', null, null, null, null],
  // Mending a figure, and a school's person in charge, are looked for in one's own words.
  ['lỡ gõ lộn số cháu, giờ chỉnh ở đâu', 'log.last', 'log.last', 'log.last', 'log.last'],
  ['ai là đầu mối của trường Bồng Lai', 'roles', 'roles', 'roles', 'roles'],
  ['ảnh mấy trường gửi lên', 'album', 'album', 'album', 'album'],
  ['mở chủ đề', 'theme', 'theme', 'theme', 'theme'],
  ['lịch', 'schedule', 'schedule', 'schedule', 'schedule'],
  // Whom to remind of reports, and whether one was sent.
  ['nhac nop bc', 'nudge', 'nudge', 'nudge', 'chase.hand'],
  ['nhắc nộp báo cáo', 'nudge', 'nudge', 'nudge', 'chase.hand'],
  ['đã nộp chưa', 'hand-in.mine.state', 'hand-in.mine.state', 'hand-in.mine.state', 'board.reported.1'],
  ['hôm nay thứ mấy', ...Array<string>(4).fill('period.day')],
  ['bua nay la thu may vay', ...Array<string>(4).fill('period.day')],
  ['mai là thứ mấy rứa', ...Array<string>(4).fill('period.day.2021-10-05')],
  ['what day is it today', ...Array<string>(4).fill('period.day')],
  // An act leads those who may not do it to its page.
  ['rút lại cái đồng ý bữa hổm', 'privacy', 'privacy', 'privacy', 'privacy'],
  ['có trang web để mở máy tính bàn không', 'web', 'web', 'web', 'web'],
  ['trễ hạn thì sao em', ...Array<string>(4).fill('duties.late')],
  ['quá hạn có nhận không', ...Array<string>(4).fill('duties.late')],
])('"%s" for a parent, a teacher, a lead and the office', (text, ...pages) => {
  expect((['parent', 'teacher', 'lead', 'office'] as const).map((who) => hear(who, text).opens)).toEqual(pages);
});

test.each([
  ['trường tiểu học tà năng', 'board.unit.TH-TN'],
  ['th bong lai', 'board.unit.TH-BL'],
  ['tiểu học tà năng làm gì rồi', 'board.unit.TH-TN'],
  ['xem báo cáo liên hiệp', 'board.commune.X-LH'],
  ['trường nào nộp báo cáo rồi', 'board.reported.1'],
  ['ds tr nop bc r', 'board.reported.1'],
  ['mấy trường trong xã nộp báo cáo rồi', 'board.reported.1'],
  ['trường nào chưa nộp báo cáo', 'board.silent.1'],
  ['nhắc mấy trường chưa ghi giúp chị', 'board.none.1'],
  ['nhắc mấy trường chưa báo cáo giúp chị', 'chase.hand'],
])('the office that says "%s" sees %s', (text, page) => expect(hear('office', text).opens).toBe(page));

test.each([
  ['số liệu', 'board.sums.1'],
  ['báo cáo', 'board'],
  ['xã mình sao rồi', 'board'],
  ['trong xã có mấy trường', 'board'],
  ['xem số liệu của xã', 'board.sums.1'],
  ['toàn huyện thì sao', 'board'],
  ['so với xã khác thì thế nào', 'board'],
  ['trễ hạn mấy trường', 'board.silent.1'],
  ['ai trễ hạn', 'board.silent.1'],
  ['mấy trường trong xã nộp rồi', 'board.reported.1'],
  ['tôi là ai trong này', 'who'],
])('whoever looks at a commune says "%s" and sees %s', (text, page) => expect(hear('viewer', text).opens).toBe(page));

test("a school's bare name is its own for whoever looks after none", () =>
  expect(hear('parent', 'trường tiểu học tà năng').opens).toBe('go.unit'));
