/**
 * older-program.sql is a database as version 0.1.0 left it (migrations 0000 and 0001): a log, drafts, roles, reminders and an
 * announcement that waits. It names the stand-in's accounts in the order of PEOPLE; the ids of its updates are changed, since the stand-in's begin anew.
 */
import { afterEach, beforeEach, it } from 'vitest';
import { openOlder } from '../support/older-program.ts';
import type { Rig } from '../support/rig.ts';
import { at, expectNoTrouble, play } from '../support/scenario.ts';

const PEOPLE = ['teacher', 'lead', 'teacher2', 'parent', 'office', 'office2', 'office3', 'teacher3'];

let rig: Rig;
beforeEach(async () => {
  rig = await openOlder('older-program', PEOPLE, at('2021-10-02 06:50'));
});
afterEach(() => rig.close());

it('logs that were open under the older program go on where they stood, and keep their photo', async () => {
  await play(
    rig,
    `
    @lead
    > 3 băng rôn
    Mã HD-7YP2
    > [Vẫn lưu...]
    > bỏ qua
    > bỏ qua
    > [Xác nhận và lưu]
    Mã hoạt động: HD-
    @teacher2
    > xác nhận và lưu
    > [Vẫn lưu...]
    > [Xác nhận và lưu]
    Mã hoạt động: HD-
    Kèm 1 ảnh
    @teacher3
    > tiếp tục
    “Thi vẽ tranh” diễn ra ngày nào?
    > hôm nay
    Trường Mẫu giáo Hiệp Thạnh đã ghi
    `,
  );
  expectNoTrouble(rig);
});

it('a log of the older program opens by its code, and giving up a draft of it asks once', async () => {
  await play(
    rig,
    `
    @teacher
    > HD-7YP2
    Ngày hội đọc sách
    Ảnh: 2 ảnh
    @lead
    > hủy
    !> Đã hủy
    > [Làm tiếp]
    3 băng rôn
    `,
  );
  expectNoTrouble(rig);
});

it('what the office had begun under the older program goes on: an announcement, an invitation, a mend of the schedule', async () => {
  await play(
    rig,
    `
    @parent
    > lịch ngày mai
    @office
    > mọi người
    Gửi cho nhóm nào
    > [Phụ huynh và thầy cô đã đăng ký nhận tin...]
    Kính gửi các đơn vị
    @office2
    > giáo viên
    Cho đơn vị nào?
    @office3
    > https://hop.example/moi
    > [Xác nhận sửa]
    đã báo cho 1 người
    @parent
    Đường dẫn mới: https://hop.example/moi
    `,
  );
  expectNoTrouble(rig);
});

it('the reminders and the announcement that were asked for under the older program come at their time', async () => {
  await play(
    rig,
    `
    @parent
    > lịch ngày mai
    (lúc 2021-10-03 06:45)
    Tiếng Anh giao tiếp vỡ lòng
    (lúc 2021-10-03 07:30)
    Kính gửi phụ huynh: sáng mai có buổi đọc sách.
    (lúc 2021-10-03 08:20)
    Bắt đầu lúc 08:30
    `,
  );
  expectNoTrouble(rig);
});
