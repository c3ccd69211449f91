/** The same words open for each role the page that is theirs. */
import { expect, test } from 'vitest';
import { hear } from '../understanding/look-ups.ts';

test.each([
  ['báo cáo', 'report-info', 'unit-report', 'unit-report', 'frozen'],
  ['bc', 'report-info', 'unit-report', 'unit-report', 'frozen'],
  ['số liệu', 'report-info', 'unit-report', 'unit-report', 'board'],
  ['xem báo cáo', 'report-info', 'unit-report', 'unit-report', 'frozen'],
  ['thông báo', 'announcements', 'announcements', 'announcements', 'broadcasts'],
  ['ai chưa nộp', null, null, null, 'board.silent.1'],
  ['lịch', 'schedule', 'schedule', 'schedule', 'schedule'],
])('"%s" for a parent, a teacher, a lead and the office', (text, ...pages) => {
  expect((['parent', 'teacher', 'lead', 'office'] as const).map((who) => hear(who, text).opens)).toEqual(pages);
});
