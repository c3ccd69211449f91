/** A letter of the office to its units, and what only asks for one or tells of a day. */
import { expect, test } from 'vitest';
import { announced, isAnnouncement } from '../../src/bot/readers/announcement.ts';

test.each([
  'Kính gửi các đơn vị: đề nghị gửi báo cáo kết quả trước 17 giờ ngày mai. Trân trọng cảm ơn.',
  'kinh gui cac truong, de nghi cac truong ghi hoat dong vao tro ly truoc chieu nay',
  'Thông báo đến các trường: ngày mai đoàn kiểm tra sẽ xuống thăm ba trường ở phía đông',
  'Đề nghị các đơn vị chưa ghi hoạt động thì ghi trước 17 giờ hôm nay giúp phòng',
  'Phòng Giáo dục kính đề nghị các trường gửi ảnh hoạt động trong tuần này',
])('"%s" is one', (text) => expect(isAnnouncement(text)).toBe(true));

test.each([
  'gửi thông báo cho các trường',
  'thông báo cho trường chưa ghi',
  'gửi các trường',
  'đề nghị các trường báo cáo',
  'sáng nay các trường tổ chức treo băng rôn, có 20 cô và 300 em tham gia',
  'trường nào chưa gửi báo cáo thì nhắc giúp chị với',
])('"%s" is none', (text) => expect(isAnnouncement(text)).toBe(false));

test.each([
  ['gửi thông báo cho các trường: mai 8h họp trực tuyến', 'mai 8h họp trực tuyến'],
  ['soạn giúp chị thông báo: nộp báo cáo trước thứ Sáu nhé', 'nộp báo cáo trước thứ Sáu nhé'],
  ['gui thong bao den phu huynh: toi nay co lop luc 19h30', 'toi nay co lop luc 19h30'],
  ['thông báo cho giáo viên\nchiều mai họp ở hội trường', 'chiều mai họp ở hội trường'],
  ['gửi thông báo cho các trường', null],
  ['thông báo: chờ', null],
  ['xem thông báo: lần trước gửi gì', null],
  ['sáng nay thông báo cho phụ huynh: 30 người tới', null],
])('of "%s" the text is %s', (text, expected) => expect(announced(text)).toBe(expected));
