import { describe, expect, it } from 'vitest';
import { CAMPAIGNS, firstReporting, mustRead } from '../support/campaigns.ts';
import { CHANNELS } from '../support/phones/index.ts';
import { openRig } from '../support/rig.ts';
import { at, expectNoTrouble, play, scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';
import { CONSENT } from './talk.ts';

scenario(
  'after five wrong codes a person waits, with the right code too; then it is taken, once',
  `
  @parent
  > 2BCGH-4KMNP
  Mã này chưa đúng. Anh/Chị xem lại từng chữ, hoặc xin mã mới từ người đã mời.
  [Liên hệ]
  > 2bcgh 4kmnq
  > 2BCGH4KMNT
  > mã mời 2BCGH4KMNV
  > 2BCG-H4KM-NH
  Mã này chưa đúng
  > 2BCGH4KMN2
  Đã thử sai nhiều lần. Xin thử lại sau ... phút.
  (30 phút sau)
  > 2BCGH4KMN
  Mã này chưa đúng
  !> thử sai nhiều lần
  `,
  { roles: { lead: 'lead' } },
);

scenario(
  'a lead invites a teacher in chat; the code is used once, and shown once',
  (files) => `
  @lead
  > menu
  > [Mời giáo viên]
  > [Mời người mới]
  Mã có hiệu lực trong bao nhiêu ngày?
  > 100
  Xin nhập số ngày từ 1 đến 90
  > 30
  Hiệu lực: 30 ngày, đến
  > quay lại
  > giữ nguyên
  > bỏ qua
  Xin kiểm tra lại mã mời: Giáo viên – ${castOf(files).unit}
  (khởi động lại)
  > [Tạo mã mời]
  Mã mời: ... Dùng cho 1 người ... Mã chỉ hiện một lần
  > [Thành viên và lời mời]
  1 vai trò đang được giao, 1 mã mời còn hiệu lực.
  > [Mã mời đang mở]
  > [Giáo viên...]
  Còn 1 lượt dùng
  !> Mã mời:
  `,
  { roles: { lead: 'lead' } },
);

scenario(
  'the office invites every unit without anybody in one go: a message for each to be passed on, and a sheet to print',
  (files) => {
    const c = castOf(files);
    return `
    @office
    > thành viên
    Thành viên và lời mời
    > [Đơn vị chưa có ai ...]
    Đơn vị chưa có ai
    chưa có ai vào trợ lý
    > [Mời cả ...]
    Mã có hiệu lực trong bao nhiêu ngày?
    > bỏ qua
    > bỏ qua
    Vai trò: Phụ trách đơn vị
    Đơn vị: Mọi đơn vị chưa có ai –
    > [Tạo mã mời]
    Đã tạo ... lời mời.
    Kính gửi ${c.unit}, ... mời người phụ trách đơn vị dùng trợ lý ... Mã mời: ... Dùng cho 1 người
    Kính gửi ${c.neighbour}, ... Mã mời:
    Phiếu in có mã
    (khởi động lại)
    > thành viên
    mã mời còn hiệu lực
    > mời người mới
    > phụ trách đơn vị
    [Cấp lại mã cho đơn vị chưa vào ...]
    !> Mọi đơn vị chưa có ai
    `;
  },
  { roles: { office: 'office' } },
);

scenario(
  'whose role is taken back in the middle of a log loses the unit, not the answers: with a new code they go on',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(0)} 16:00)
    ${CONSENT}
    > ${c.category}
    > Ngày hội đọc sách
    @office
    > theo dõi
    > [Việc khác]
    > [Thành viên và lời mời]
    > [Ai giữ vai trò nào]
    > [Giáo viên...]
    > [Đồng ý thu hồi]
    Đã thu hồi: Giáo viên – ${c.unit}
    @teacher
    > hôm nay
    Ngày: ${c.day(0)}
    > báo cáo
    !> Đã ghi
    > (mã teacher)
    Đã nhận mã mời. Thầy/cô là giáo viên của ${c.unit}
    [Tiếp tục: Ghi hoạt động]
    > [Tiếp tục: Ghi hoạt động]
    Hoạt động diễn ra theo hình thức nào?
    `;
  },
  { roles: { office: 'office', teacher: 'teacher' } },
);

/** The code as the lead reads it in the chat. */
const codeIn = (text: string): string => /Mã mời: ([0-9A-Z-]+)/.exec(text)?.[1] ?? '';

describe.each(CHANNELS)('on %s', (home) => {
  it.each(CAMPAIGNS)('in %s a code that a lead made is used by one person, and by nobody else', async (campaign) => {
    const files = mustRead(campaign);
    const rig = await openRig({ home, campaign, start: at(`${files.plan.period.from} 08:00`) });
    try {
      await rig.ask('lead', rig.invite('lead', firstReporting(files)));
      await play(
        rig,
        `
        @lead
        > phân quyền
        > [Mời người mới]
        > bỏ qua
        > bỏ qua
        `,
      );
      const code = codeIn(await rig.ask('lead', 'đúng'));
      expect(code).not.toBe('');
      expect(await rig.ask('first', code.toLowerCase().replaceAll('-', ' '))).toContain(
        `giáo viên của ${castOf(files).unit}`,
      );
      expect(await rig.ask('first', code)).toContain('Anh/Chị đã có vai trò này rồi');
      expect(await rig.ask('second', code)).toContain('Mã này đã được dùng hết');
      // The code itself is nowhere any more: only its hash.
      const tables = rig.store().sqlite.prepare(`select name from sqlite_schema where type = 'table'`).pluck().all();
      const dump = JSON.stringify(
        (tables as string[]).map((table) => rig.store().sqlite.prepare(`select * from "${table}"`).all()),
      );
      expect(dump.toUpperCase()).not.toContain(code.replaceAll('-', ''));
      expect(dump).not.toContain(code);
      expectNoTrouble(rig);
    } finally {
      await rig.close();
    }
  });
});
