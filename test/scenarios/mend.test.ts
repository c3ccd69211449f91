import { expect } from 'vitest';
import { diffCampaign } from '../../src/campaign/diff.ts';
import { describeDiff } from '../../src/campaign/diff-lines.ts';
import { readCampaign } from '../../src/campaign/read.ts';
import type { CampaignFiles, Session } from '../../src/campaign/types.ts';
import { createCampaignStore } from '../../src/store/campaign.ts';
import { createWords } from '../../src/words/index.ts';
import { campaignFolder } from '../support/campaigns.ts';
import type { Rig } from '../support/rig.ts';
import { scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';

const roles = { office: 'office' } as const;

/** A session of the second day with a link and an end, and the buttons that lead to it. */
function mendable(files: CampaignFiles) {
  const { from } = files.plan.period;
  const session = files.sessions.find((each) => each.date > from && each.link !== null && each.to !== null);
  if (!session) throw new Error('no session to mend');
  const day = createWords().plain({ date: session.date, as: 'short' }, 'vi');
  return { session, day };
}

const ask = ({ session, day }: ReturnType<typeof mendable>, who: string): string => `
  @${who}
  > lịch ${day.slice(-5)}
  > [Chọn nhóm của tôi]
  > [Bỏ qua, xem tất cả]
  > lịch ${day.slice(-5)}
  > [${session.from}]
  > [Nhắc tôi...]
`;

/** `from`: when it begins by now. */
const open = ({ day, session }: ReturnType<typeof mendable>, from = session.from): string => `
  > theo dõi
  > [Việc khác]
  > [Sửa lịch]
  > [${day}...]
  > [${from}]
`;

const current = (rig: Rig, code: string): Session | undefined =>
  rig.campaign().sessions.find((each) => each.code === code);

scenario(
  'another time, then cancelled, then on again: each change is seen before it is made, and told once to who asked for it',
  (files) => {
    const it = mendable(files);
    const full = createWords().plain({ date: it.session.date, as: 'weekday-date' }, 'vi');
    return `
    ${ask(it, 'parent')}
    @stranger
    > lịch
    @office
    ${open(it)}
    > [Giờ]
    > 20h-19h
    Giờ kết thúc phải sau giờ bắt đầu
    > 20:15
    Sau khi xác nhận, 1 người ... sẽ được báo một lần. ... → 20:15–
    @parent
    !> Thay đổi lịch
    @office
    > [Xác nhận sửa]
    Đã sửa, và đã báo cho 1 người.
    @parent
    Thay đổi lịch ... Thời gian mới: ${full}, 20:15–
    @stranger
    !> Thay đổi lịch
    @office
    ${open(it, '20:15')}
    > [Giờ]
    > 20:15
    Giá trị này giống như đang có
    > quay lại
    Cần sửa gì?
    > [Hủy buổi này]
    > [Xác nhận sửa]
    @parent
    Hoạt động này đã hủy.
    @office
    ${open(it, '20:15')}
    > [Tổ chức trở lại]
    > [Xác nhận sửa]
    @parent
    Hoạt động này vẫn diễn ra. Thời gian mới: ${full}, 20:15–
    @office
    ${open(it, '20:15')}
    > [Bỏ phần đã sửa]
    lấy lại theo kế hoạch
    > [Xác nhận sửa]
    Đã lấy lại theo kế hoạch, và đã báo cho 1 người.
    `;
  },
  {
    roles,
    campaigns: ['duc-trong-2021'],
    after(rig) {
      const read = readCampaign(campaignFolder('duc-trong-2021'));
      expect(read.ok && read.files.sessions.map((each) => [each.code, each.from, each.cancelled])).toEqual(
        rig.campaign().sessions.map((each) => [each.code, each.from, each.cancelled]),
      );
    },
  },
);

scenario(
  'what the office mended is shown by the next apply instead of being overwritten silently',
  (files) => {
    const it = mendable(files);
    return `
    @office
    ${open(it)}
    > [Đường dẫn]
    > không phải đường dẫn
    Chưa đọc được đường dẫn
    > https://hop.example/phong-moi
    → https://hop.example/phong-moi
    (khởi động lại)
    > [Xác nhận sửa]
    Đã sửa. Không có ai cần báo.
    ${open(it)}
    > [Ngày]
    > ${it.session.date.slice(8)}/10
    Giá trị này giống như đang có
    > 31/2
    Chưa đọc được ngày
    > 5/10
    → thứ Ba, 05/10/2021
    > [Xác nhận sửa]
    `;
  },
  {
    roles,
    campaigns: ['duc-trong-2021'],
    after(rig) {
      const read = readCampaign(campaignFolder('duc-trong-2021'));
      if (!read.ok) throw new Error('the sample is broken');
      const { session } = mendable(read.files);
      const store = createCampaignStore(rig.store());
      const before = store.applied(read.files.plan.id);
      const lines = describeDiff(diffCampaign(before, read.files), before, read.files);
      const said = lines.map((line) => createWords().plain(line, 'vi')).join('\n');
      expect(said).toMatch(/đường dẫn trong trò chuyện thành https:\/\/hop\.example\/phong-moi/);
      expect(said).toMatch(/đã sửa .*trong trò chuyện thành .*05\/10/);
      store.apply(read.files, rig.clock.now());
      rig.restart();
      expect(current(rig, session.code)).toMatchObject({ link: 'https://hop.example/phong-moi', date: '2021-10-05' });
    },
  },
);

scenario(
  'who has it in a calendar is told when it is cancelled; the office sees the number first, and who has it not is told nothing',
  (files) => {
    const it = mendable(files);
    return `
    @parent
    > lịch ${it.day.slice(-5)}
    > [${it.session.from}]
    > [...lịch điện thoại]
    @stranger
    > lịch
    @office
    ${open(it)}
    > [Hủy buổi này]
    Sau khi xác nhận, 1 người ... đã lưu buổi này vào lịch điện thoại sẽ được báo một lần.
    > [Xác nhận sửa]
    Đã sửa, và đã báo cho 1 người.
    @parent
    Thay đổi lịch ... Hoạt động này đã hủy.
    @stranger
    !> Thay đổi lịch
    @parent
    > dữ liệu của tôi
    Đã đưa vào lịch điện thoại: 1 hoạt động.
    `;
  },
  { roles, campaigns: ['duc-trong-2021'] },
);

scenario(
  'the office puts a session on: it stands in the schedule, and stays when the files are applied again',
  `
  @office
  > sửa lịch
  > [Thêm một buổi]
  Tên hoạt động là gì?
  > còn bao nhiêu trường chưa nộp
  Chưa ghi gì. ... Tên hoạt động là gì?
  > Đọc sách cùng con buổi tối
  > trường mẫu giáo hiệp thạnh nộp chưa
  Chưa ghi gì. ... Buổi này vào ngày nào?
  > [Mở: Trường Mẫu giáo Hiệp Thạnh]
  Tình trạng: chưa có gì
  > [Tiếp tục: Thêm một buổi]
  Các câu trả lời trước vẫn còn.
  > mai
  > 19h30 đến 20h30
  > [Tất cả mọi người]
  > [Zoom]
  > hop.example/doc-sach
  > [Bỏ qua]
  Xin kiểm tra lại buổi sẽ thêm vào lịch
  Đọc sách cùng con buổi tối
  > [Thêm vào lịch]
  Đã thêm “Đọc sách cùng con buổi tối” vào lịch.
  (khởi động lại)
  @parent
  > tối mai
  19:30–20:30 · Đọc sách cùng con buổi tối
  Vào lớp: https://hop.example/doc-sach
  `,
  {
    roles,
    campaigns: ['duc-trong-2021'],
    after(rig) {
      const read = readCampaign(campaignFolder('duc-trong-2021'));
      if (!read.ok) throw new Error('the sample is broken');
      const store = createCampaignStore(rig.store());
      const before = store.applied(read.files.plan.id);
      const lines = describeDiff(diffCampaign(before, read.files), before, read.files);
      expect(lines.map((line) => createWords().plain(line, 'vi')).join('\n')).toMatch(
        /^Giữ lại: buổi THEM-1 “Đọc sách/,
      );
      store.apply(read.files, rig.clock.now());
      expect(store.current()?.sessions.map((each) => each.code)).toContain('THEM-1');
      store.apply(read.files, rig.clock.now(), ['THEM-1']);
      expect(store.current()?.sessions.map((each) => each.code)).not.toContain('THEM-1');
    },
  },
);

scenario(
  'a campaign without a schedule has nothing to mend, and only the office may ask',
  (files) => `
  @office
  (lúc ${castOf(files).date(0)} 08:00)
  > theo dõi
  > [Việc khác]
  > [Sửa lịch]
  ${files.sessions.length === 0 ? 'Lịch chưa có buổi nào.' : 'Buổi cần sửa vào ngày nào?'}
  @lead
  > theo dõi
  !> Sửa lịch
  > sửa lịch
  !> Buổi cần sửa
  `,
  { roles: { office: 'office', lead: 'lead' } },
);

scenario(
  'a session told in one message is added with what was told; what moves one opens its day',
  `
  @office
  > thêm buổi: tối mai 19h30 đọc sách cùng con ở nhà văn hóa thôn 3
  Tên hoạt động: Đọc sách cùng con ... 19:30 ... nhà văn hóa thôn 3 ... Dành cho ai?
  > [Tất cả mọi người]
  Đơn vị nào tổ chức?
  > [Bỏ qua]
  Xin kiểm tra lại buổi sẽ thêm vào lịch
  > [Thêm vào lịch]
  Đã thêm “Đọc sách cùng con” vào lịch.
  > hủy buổi tối mai
  Chọn buổi cần sửa. ... Đọc sách cùng con
  > dời buổi 19h30 ngày mai sang 16h
  Chọn buổi cần sửa. ... Đọc sách cùng con
  > trang chính
  > thêm buổi
  Tên hoạt động là gì?
  > Làm bánh cùng bà
  > mai lúc 19h
  Dành cho ai?
  > [Tất cả mọi người]
  > ở nhà văn hóa thôn 5
  Đơn vị nào tổ chức?
  `,
  { roles, campaigns: ['duc-trong-2021'] },
);
