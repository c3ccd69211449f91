import { describe, expect, it } from 'vitest';
import { CAMPAIGNS, mustRead } from '../support/campaigns.ts';
import { channelsFor } from '../support/phones/cannot.ts';
import { openRig, type Rig } from '../support/rig.ts';
import { at, expectNoTrouble, play, scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';

const roles = { office: 'office', lead: 'lead', teacher: 'teacher' } as const;
const TEXT = 'Kính gửi các đơn vị: đề nghị ghi hoạt động trước 17 giờ.';

/** From the page to the look: whom it is for (one choice after another), the text, no file. */
const compose = (...audience: readonly string[]): string => `
  @office
  > /thongbao
  > [Soạn thông báo mới]
  Gửi cho ai?
  ${audience.map((label) => `> [${label}]`).join('\n')}
  Xin nhập nội dung thông báo
  > ${TEXT}
  > bỏ qua
`;

scenario(
  'each kind of audience is counted before anything is sent; nobody in it sends nothing',
  (files) => {
    const c = castOf(files);
    const unit = files.units.find((each) => each.name === c.unit);
    const type = files.plan.unitTypes.find((each) => each.code === unit?.type)?.name.vi ?? '';
    const commune = files.units.find((each) => each.code === unit?.parent)?.name ?? '';
    return `
    @lead
    > menu
    @teacher
    > menu
    @office
    > /thongbao
    > [Soạn thông báo mới]
    Gửi cho ai?
    [Phụ huynh và thầy cô đã đăng ký nhận tin – 0 người]
    > [Phụ huynh và thầy cô đã đăng ký nhận tin...]
    Chưa gửi được cho ai trong nhóm ... Xin chọn nhóm khác.
    > [Theo ứng dụng]
    Gửi cho người dùng ứng dụng nào?
    > quay lại
    Gửi cho ai?
    > [Theo loại đơn vị]
    > [${type}...]
    Xin nhập nội dung thông báo
    > quay lại
    Gửi cho ai?
    > [Theo xã]
    > ${commune}
    Xin nhập nội dung thông báo
    > quay lại
    > [Theo vai trò]
    > [Giáo viên – 1 người]
    > ${TEXT}
    > bỏ qua
    Thông báo của ... ${TEXT} ... Nhắn "dừng thông báo" ... Gửi được cho 1 người. ... Thời gian gửi: khoảng 1 giây. ... Chưa có ai dùng trợ lý nên không nhận được: ... đơn vị
    > hủy
    !> Đang gửi
    câu trả lời đã ghi?
    > [Bỏ hết]
    Chưa có gì được lưu
    @teacher
    !> Kính gửi các đơn vị
    `;
  },
  { roles },
);

scenario(
  'a letter of the office is begun as an announcement; a group without anybody keeps the question open, and "gửi" at the hour still leads to the last look',
  `
    @lead
    > menu
    @office
    > menu
    > Kính gửi các đơn vị: đề nghị ghi hoạt động vào trợ lý trước 17 giờ hôm nay. Trân trọng.
    Soạn thông báo với nội dung: “Kính gửi các đơn vị: đề nghị ghi hoạt động vào trợ lý trước 17 giờ hôm nay. Trân trọng.”. Chưa gửi gì ... Gửi cho ai?
    !> đồng ý không
    > phụ huynh đã đăng ký
    > [Phụ huynh và thầy cô đã đăng ký nhận tin...]
    Chưa gửi được cho ai trong nhóm ... Gửi cho ai?
    > [Theo vai trò]
    > [Phụ trách đơn vị...]
    Gửi kèm một ảnh
    > không kèm gì đâu em
    Kính gửi các đơn vị: đề nghị ghi hoạt động
    > không gửi được à
    !> Gửi lúc nào?
    > gửi ngay
    Gửi lúc nào?
    > gửi luôn đi
    Gửi ngay
    !> Đang gửi
    > [Xác nhận và gửi]
    @lead
    Kính gửi các đơn vị
  `,
  { roles: { office: 'office', lead: 'lead' } },
);

scenario(
  'another wish keeps the question open whether to drop a letter, and "gửi" sends nothing there, nor at once after a wish that was not understood',
  `
    @lead
    > menu
    @office
    > menu
    > Kính gửi các trường: đề nghị rà soát số liệu trước 16 giờ. Trân trọng.
    > [Theo vai trò]
    > [Phụ trách đơn vị...]
    > không kèm gì
    > tiếp tục
    > gửi ngay
    Xin kiểm tra lại trước khi gửi
    > hủy
    câu trả lời đã ghi?
    > chỉ gửi trường mình chọn thôi
    Chưa làm gì theo “chỉ gửi trường mình chọn thôi” ... câu trả lời đã ghi?
    > gửi
    !> Đang gửi
    !> Đã hủy
    câu trả lời đã ghi?
    > làm tiếp
    Xin kiểm tra lại trước khi gửi
    > gửi
    !> Đang gửi
    Chưa gửi, vì điều vừa nhắn trước đó chưa được hiểu
    > gửi cho trường ở thị trấn thôi
    > gửi đi
    !> Đang gửi
    Chưa gửi, vì điều vừa nhắn trước đó chưa được hiểu
    > gửi
    Đang gửi thông báo
  `,
  { roles: { office: 'office', lead: 'lead' } },
);

scenario(
  'an announcement is sent at its time and not before, to whom it is for then; who stopped them gets none',
  (files) => {
    const c = castOf(files);
    return `
    @parent
    > nhận thông báo
    > [Nhận thông báo]
    @neighbour
    > nhận thông báo
    > [Nhận thông báo]
    (lúc ${c.date(0)} 16:00)
    ${compose('Phụ huynh và thầy cô đã đăng ký nhận tin...')}
    Gửi được cho 2 người.
    > [Gửi thử cho tôi]
    ${TEXT}
    > [Tiếp tục]
    > 15h
    đã qua. Xin nhập thời điểm khác
    > 22h
    giờ nghỉ
    > quay lại
    > 17h hôm nay
    Thời điểm gửi: 17:00 ngày ${c.day(0, 'date')}
    > [Xác nhận và gửi]
    Đã hẹn gửi thông báo lúc 17:00
    > /thongbao
    > [...Kính gửi các đơn vị...]
    ${TEXT} ... Người nhận: Phụ huynh và thầy cô đã đăng ký nhận tin ... Sẽ gửi lúc 17:00
    > [Sửa thông báo]
    Xin kiểm tra lại trước khi gửi
    > [Sửa: Nội dung]
    > ${TEXT} Xin cảm ơn.
    > [Tiếp tục]
    > [Xác nhận và gửi]
    Đã hẹn gửi thông báo lúc 17:00
    @neighbour
    > dừng thông báo
    Đã dừng thông báo
    (khởi động lại)
    (lúc ${c.date(0)} 16:59)
    @parent
    !> Kính gửi các đơn vị
    (lúc ${c.date(0)} 17:01)
    Thông báo của ... ${TEXT} Xin cảm ơn. ... dừng thông báo
    @neighbour
    !> Kính gửi các đơn vị
    @office
    > /thongbao
    > [...Kính gửi các đơn vị...]
    Đã gửi xong ... Đã gửi: 1/1
    > chết, 10h mới đúng
    Tin đã gửi thì không lấy lại được
    > trang chính
    > thu hồi thông báo vừa gửi
    Tin đã gửi thì không lấy lại được
    > [Soạn thông báo đính chính]
    Xin nhập nội dung thông báo
    > hủy
    > gửi thông báo cho các trường: mai 8h họp trực tuyến, đề nghị tham gia đầy đủ
    Soạn thông báo với nội dung: “mai 8h họp trực tuyến, đề nghị tham gia đầy đủ”. Chưa gửi gì
    `;
  },
  { roles },
);

scenario(
  'a running announcement stops at the next row: who had it keeps it, the others never get it',
  (files) => `
    @lead
    > menu
    @teacher
    > menu
    (lúc ${castOf(files).date(0)} 16:00)
    (thông báo chờ)
    ${compose('Đơn vị chưa ghi hoạt động...')}
    > [Tiếp tục]
    > [Gửi ngay]
    > [Xác nhận và gửi]
    Đang gửi thông báo.
    Đã gửi: 0/2 ... Đang chờ: 2
    > [Hủy gửi]
    Còn 2 người chưa được gửi sẽ không nhận được
    > [Đồng ý hủy gửi]
    Đã hủy
    (thông báo đi)
    (5 phút sau)
    > /thongbao
    > [...Kính gửi các đơn vị...]
    Không gửi nữa vì đã hủy: 2
    @teacher
    !> Kính gửi các đơn vị
    @lead
    !> Kính gửi các đơn vị
    `,
  { roles },
);

scenario(
  'a file of the wrong kind is refused with what is allowed, the right one is kept until it is sent',
  `
  @lead
  > menu
  @office
  > /thongbao
  > [Soạn thông báo mới]
  > [Theo vai trò]
  > [Phụ trách đơn vị...]
  > (ảnh)
  Đang nhận ảnh, tệp vừa gửi. Xin trả lời tiếp câu này
  > ${TEXT}
  Gửi kèm tệp này?
  > (tệp bang-diem.xlsx)
  Chỉ gửi kèm được ảnh, PDF hoặc DOCX
  > (ghi âm)
  !> Gửi được cho
  > [Gửi kèm tệp này]
  Gửi được cho 1 người.
  > [Tiếp tục]
  > [Gửi ngay]
  Gửi kèm: ... (đã nhận)
  > [Sửa: Gửi kèm]
  > [Không kèm tệp]
  ${TEXT}
  > [Tiếp tục]
  Gửi kèm: không kèm
  > [Xác nhận và gửi]
  Đang gửi thông báo.
  @lead
  ${TEXT}
  `,
  { roles },
);

scenario(
  'what was begun waits under one name, and is thrown away only when asked',
  `
  @office
  > /thongbao
  > [Soạn thông báo mới]
  > [Theo vai trò]
  > [Cơ quan tổ chức...]
  > ${TEXT}
  > menu
  [Tiếp tục: Gửi thông báo]
  > /thongbao
  > [Soạn thông báo mới]
  Gửi thông báo: còn một bản đang ghi dở
  > [Tiếp tục: Gửi thông báo]
  Gửi kèm một ảnh
  > hủy
  câu trả lời đã ghi?
  > [Bỏ hết]
  Chưa có gì được lưu
  > menu
  !> Tiếp tục
  `,
  { roles: { office: 'office' } },
);

const stateOf = (rig: Rig, chat: string, state: string): void => {
  rig
    .store()
    .sqlite.prepare(
      `update outbox set state = ?, reason = 'timeout', message_id = null where broadcast is not null and chat = ?`,
    )
    .run(state, chat);
};

const SENT = `
  @lead
  > menu
  @teacher
  > menu
  > (chặn)
  @teacher2
  > menu
  ${compose('Đơn vị chưa ghi hoạt động...')}
  Gửi được cho 2 người (nhóm có 3 người). ... Không liên lạc được (đã chặn hoặc rời trợ lý): 1.
  > [Tiếp tục]
  > [Gửi ngay]
  > [Xác nhận và gửi]
  Đang gửi thông báo.
  (1 phút sau)
`;

describe.each(channelsFor(SENT).channels)('on %s', (home) => {
  it.each(CAMPAIGNS)(
    'in %s the end tells who was reached, who was not and why, and who is in doubt: on the page and as a file',
    async (campaign) => {
      const start = at(`${mustRead(campaign).plan.period.from} 16:00`);
      const rig = await openRig({ home, campaign, start });
      try {
        await play(rig, SENT, { roles: { ...roles, teacher2: 'teacher' } });
        stateOf(rig, (await rig.addressOf('teacher2')).id, 'unknown');
        await play(
          rig,
          `
          @office
          > /thongbao
          > [...Kính gửi các đơn vị...]
          Đã gửi xong ... Đã gửi: 1/3 ... Không gửi được: 1 – không liên lạc được ... Chưa rõ đã đến hay chưa: 1
          > [Gửi lại phần chưa rõ]
          có người có thể nhận hai lần. Gửi lại cho họ?
          > [Quay lại]
          [Tải kết quả]
          `,
        );
        const office = await rig.phone('office');
        await office.say('Tải kết quả');
        const [file] = office.news().flatMap((each) => each.files);
        expect(file?.name).toMatch(/\.csv$/);
        const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(file?.bytes);
        // Excel takes a file for UTF-8 only with its mark.
        expect(csv.codePointAt(0)).toBe(0xfeff);
        const lines = csv.slice(1).trim().split(/\r?\n/);
        expect(lines[0]).toMatch(/STT.Ứng dụng.Kết quả.Lý do/);
        expect(lines).toHaveLength(4);
        for (const end of ['đã gửi', 'không gửi được', 'chưa rõ đã đến hay chưa']) {
          expect(lines.filter((line) => line.includes(end))).toHaveLength(1);
        }
        for (const who of ['lead', 'teacher', 'teacher2']) expect(csv).not.toContain((await rig.addressOf(who)).id);
        expectNoTrouble(rig);
      } finally {
        await rig.close();
      }
    },
  );
});
