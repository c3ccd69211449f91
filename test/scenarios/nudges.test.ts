import { at, scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';

scenario(
  'a teacher who agreed is asked in the evening, a lead near the deadline, and a reason of one tap ends it; the office sees who is left',
  (files) => {
    const c = castOf(files);
    const due = files.plan.deadlines.find((each) => each.code === 'report')?.date ?? '';
    const before = (days: number) =>
      new Date(at(`${due} 12:00`).getTime() - days * 86_400_000).toISOString().slice(0, 10);
    return `
    @office
    @lead
    @teacher
    (30 phút sau)
    @lead
    Vừa có 1 người vào trợ lý
    – Chưa cho biết tên: Giáo viên – ${c.unit}
    @teacher
    > Cô Hoa, lớp 3A
    Đã ghi tên hiển thị: Cô Hoa, lớp 3A.
    Buổi tối trong Tuần lễ, nếu hôm đó trường chưa ghi gì, trợ lý hỏi một câu nhé?
    > [Có, hỏi buổi tối]
    Hỏi buổi tối: đang bật.
    (lúc ${c.date(1)} 19:01)
    Hôm nay trường mình có hoạt động nào để ghi không?
    > [Không có]
    Khi có hoạt động, lúc nào cũng ghi được
    (lúc ${c.date(2)} 19:01)
    Hôm nay trường mình có hoạt động nào để ghi không?
    > [Đừng hỏi nữa]
    Từ nay không hỏi buổi tối nữa
    (lúc ${c.date(3)} 19:01)
    !> Hôm nay trường mình
    (lúc ${before(6)} 12:00)
    @lead
    > menu
    @office
    > menu
    @teacher
    > menu
    (lúc ${before(5)} 11:31)
    @lead
    Còn 5 ngày đến hạn gửi báo cáo
    ${c.unit} chưa ghi hoạt động nào và chưa gửi báo cáo.
    [Gửi sau]
    [Không tổ chức]
    [Nghỉ]
    (khởi động lại)
    > [Gửi sau]
    Đã ghi. Không nhắc nữa trong thời gian này.
    Lý do: gửi sau, đến hết
    [Gửi ngày mai]
    @office
    > danh sách cần gọi
    Đơn vị cần gọi điện
    > [${c.neighbour}]
    Chưa báo cáo, cần gọi điện.
    Đơn vị chưa có ai vào trợ lý.
    Kính chào thầy/cô, ... xin hỏi về báo cáo
    > đôn đốc báo cáo
    1 có lý do; 0 đang được nhắc
    @lead
    > [Bỏ lý do này]
    Đã bỏ lý do.
    @office
    > nhắc tất cả chưa báo cáo
    Nhắc 1 đơn vị chưa báo cáo (1 người nhận). Gửi không?
    Không nhắn: 0 đơn vị có lý do,
    > [Gửi lời nhắc]
    Đang nhắc 1 đơn vị (1 người nhận).
    (11 phút sau)
    @lead
    nhắc: ... chưa gửi báo cáo.
    > dừng nhắc
    @office
    > đôn đốc báo cáo
    0 có lý do; 1 đang được nhắc
    `;
  },
  { roles: { office: 'office', lead: 'lead', teacher: 'teacher' } },
);
