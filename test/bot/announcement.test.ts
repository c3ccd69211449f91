/** A letter of the office to its units, and what only asks for one or tells of a day. */
import { expect, test } from 'vitest';
import { isAnnouncement } from '../../src/bot/announcement.ts';

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
