/**
 * older-program-0007.sql is a database as the last program with migrations 0000 to 0007 left it, at 08:00 of the first day: a log, an open one, one
 * that waits as a draft, one that was cancelled, roles, a daily reminder and an announcement for the next morning.
 */
import { afterEach, beforeEach, it } from 'vitest';
import { openOlder } from '../support/older-program.ts';
import type { Rig } from '../support/rig.ts';
import { at, expectNoTrouble, play } from '../support/scenario.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openOlder(
    'older-program-0007',
    ['teacher', 'lead', 'parent', 'office', 'teacher2'],
    at('2021-10-01 08:30'),
  );
});
afterEach(() => rig.close());

it('an open log, a draft and a cancelled one go on where they stood', async () => {
  await play(
    rig,
    `
    @lead
    > 45 em
    > bỏ qua
    > bỏ qua
    > bỏ qua
    Lễ phát động của trường
    > [Xác nhận và lưu]
    Mã hoạt động: HD-
    @teacher
    > tiếp tục
    “Lễ phát động ở lớp” diễn ra ngày nào?
    > hôm nay
    @teacher2
    > khôi phục
    “Tập huấn phần mềm” diễn ra ngày nào?
    `,
  );
  expectNoTrouble(rig);
});

it('the log, the roles and what was asked for are all there', async () => {
  await play(
    rig,
    `
    @office
    > /thongbao
    > [hẹn giờ · Đề nghị...]
    Sẽ gửi lúc 08:00
    @parent
    > nhắc lịch
    Nhắc hằng ngày: 06:45
    @teacher
    > HD-DZ87
    Tập huấn tìm tin đúng trên mạng ... 20 giáo viên
    `,
  );
  expectNoTrouble(rig);
});

it('the reminder and the announcement come at their time', async () => {
  await play(
    rig,
    `
    @teacher
    > lịch
    @parent
    > lịch ngày mai
    (lúc 2021-10-02 06:46)
    Lịch thứ Bảy, 02/10/2021 ... “dừng nhắc”
    @teacher
    (lúc 2021-10-02 08:01)
    Đề nghị các thầy cô ghi hoạt động.
    `,
  );
  expectNoTrouble(rig);
});
