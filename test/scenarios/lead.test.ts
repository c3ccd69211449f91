import { scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';
import { briefLog, CONSENT, upToPeople } from './talk.ts';

const roles = { lead: 'lead', teacher: 'teacher' } as const;

scenario(
  'the totals add what is known, call only estimates "khoảng", and say what has no number',
  (files) => {
    const c = castOf(files);
    return `
    @lead
    (lúc ${c.date(0)} 16:00)
    > báo cáo
    Đã ghi 0 hoạt động, 0 ảnh.
    > [Số liệu tổng hợp]
    chưa có hoạt động ... chưa có số liệu
    ${CONSENT}
    ${briefLog(c, 'Hoạt động thứ nhất', `20 ${c.groupWord}, 300 ${c.secondWord}`)}
    > ghi
    ${briefLog(c, 'Hoạt động thứ hai', 'khoảng 50', true)}
    > ghi
    ${briefLog(c, 'Hoạt động thứ ba', 'bỏ qua', true)}
    > ghi
    ${briefLog(c, 'Hoạt động thứ tư', `0 ${c.thirdWord}`, true)}
    > báo cáo
    Đã ghi 4 hoạt động, 0 ảnh. ... Số liệu tạm tính đến 16:00
    > [Số liệu tổng hợp]
    ${c.category}: 4 ... – ${c.group}: 20 – ${c.second}: 300 – ${c.third}: 0 – chưa phân nhóm: khoảng 50 – tổng số: khoảng 370
    – chưa ghi số người: 1 hoạt động
    Số liệu tạm tính đến 16:00
    `;
  },
  { roles },
);

scenario(
  'figures are read as people type them, asked back where they may mean two things, and echoed in full',
  (files) => {
    const c = castOf(files);
    return `
    @lead
    (lúc ${c.date(0)} 16:00)
    ${CONSENT}
    ${upToPeople(c, 'Ngày hội đọc sách')}
    > toàn trường
    chưa rõ là bao nhiêu người
    > 1,200
    có thể hiểu theo nhiều cách
    > quay lại
    > giữ nguyên
    > 50-60
    là một khoảng
    [khoảng 60 lượt người]
    > [khoảng 60 lượt người]
    Số người: khoảng 60 lượt người
    > quay lại
    > 20 ${c.groupWord}, 50 ${c.secondWord}, 3 nhân viên
    “nhân viên” không có trong các nhóm
    > [20 ${c.group}, 50 ${c.second}, 3 người chưa phân nhóm]
    Số người: 20 ${c.group}, 50 ${c.second}, 3 người chưa phân nhóm; tổng 73 lượt người
    > quay lại
    > toàn trường 350 ${c.secondWord}
    Số người: 350 ${c.second}; tổng 350 lượt người
    > quay lại
    > 0
    không có người tham gia
    > quay lại
    > không rõ
    Đã bỏ qua câu vừa rồi vì chưa biết
    > quay lại
    > ko
    Chưa rõ là không có (số 0) hay chưa có số liệu. ... Có bao nhiêu lượt người
    `;
  },
  { roles },
);

scenario(
  'days are read as people say them: to come is refused, outside is accepted with a warning',
  (files) => {
    const c = castOf(files);
    return `
    @lead
    (lúc ${c.date(2)} 16:00)
    ${CONSENT}
    > ${c.category}
    > Ngày hội đọc sách
    > mai
    chưa đến. Hoạt động được ghi sau khi đã diễn ra.
    > hôm kia
    Ngày: ${c.day(0)}
    !> Lưu ý
    > quay lại
    > ${c.weekday(1)}
    Ngày: ${c.day(1)}
    > quay lại
    > 30/9
    Ngày: ${c.day(-1)} ... Lưu ý: ngày này nằm ngoài
    > quay lại
    > ${c.typed(0)} và ${c.typed(2)}
    Mỗi lần ghi nhận một ngày hoặc các ngày liền nhau
    > 1-${c.typed(c.days - 1)}
    Ngày: từ ${c.day(0)} đến ${c.day(c.days - 1)}
    `;
  },
  { roles },
);

scenario(
  'a lead changes what a teacher logged, the history says so by role, and the teacher can no longer do what was taken back',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(0)} 16:00)
    ${CONSENT}
    ${briefLog(c, 'Ngày hội đọc sách', `20 ${c.groupWord}`)}
    > ghi
    > ${c.other}
    > Hoạt động dở dang
    @lead
    > báo cáo
    > [Các hoạt động đã ghi]
    1 hoạt động, mới nhất trước
    > [...Ngày hội đọc sách]
    > [Sửa]
    Trước lần ghi đầu tiên
    > [Đồng ý]
    Đã ghi nhận sự đồng ý
    Sửa hoạt động HD-
    > số người 30 ${c.groupWord}
    Số người: 30 ${c.group}; tổng 30 lượt người
    > [Xác nhận và lưu]
    Đã lưu thay đổi lúc 16:00
    > [Báo cáo của đơn vị]
    > [Các hoạt động đã ghi]
    > [...Ngày hội đọc sách]
    > [Các lần sửa]
    giáo viên: ghi lần đầu ... người phụ trách đơn vị sửa: số người tham gia
    > báo cáo
    > [Thành viên và lời mời]
    > [Ai giữ vai trò nào]
    > [Giáo viên...]
    Thu hồi vai trò này?
    > [Đồng ý thu hồi]
    Đã thu hồi: Giáo viên
    @teacher
    > hôm nay
    > trực tiếp
    > bỏ qua
    > bỏ qua
    > bỏ qua
    > bỏ qua
    > bỏ qua
    Xin kiểm tra lại hoạt động của ${c.unit}. Thông tin
    !> ghi thay
    > [Xác nhận và lưu]
    Chưa lưu được: tài khoản này hiện không được giao quyền ... các câu trả lời vẫn được giữ
    !> ghi thay
    > báo cáo
    !> Đã ghi 1 hoạt động
    > ghi
    còn một bản đang ghi dở
    > [Bắt đầu lại từ đầu]
    dành cho giáo viên và người phụ trách đơn vị
    `;
  },
  { roles },
);

scenario(
  'what was withdrawn stays in the list, marked, and out of every count',
  (files) => {
    const c = castOf(files);
    return `
    @lead
    (lúc ${c.date(0)} 16:00)
    ${CONSENT}
    ${briefLog(c, 'Ngày hội đọc sách', `20 ${c.groupWord}`)}
    > [Báo cáo của đơn vị]
    > [Các hoạt động đã ghi]
    > [...Ngày hội đọc sách]
    > [Rút hoạt động]
    Rút hoạt động ...? Số liệu của hoạt động sẽ không được tính nữa
    > [Đồng ý rút]
    Đã rút lúc 16:00 ... người rút: người phụ trách đơn vị
    > [Quay lại]
    0 hoạt động, 1 đã rút
    [(đã rút) ... Ngày hội đọc sách]
    > báo cáo
    Đã ghi 0 hoạt động
    > ghi giống lần trước
    !> ngày nào
    `;
  },
  { roles },
);

scenario(
  'the deadline counts down to its day, and afterwards the unit may still log',
  (files) => {
    const due = files.plan.deadlines[0]?.date ?? '';
    return `
    @lead
    (lúc ${castOf(files).date(0)} 16:00)
    > báo cáo
    chậm nhất ... (còn
    (lúc ${due} 08:00)
    > báo cáo
    chậm nhất ... (hạn là hôm nay)
    !> vẫn ghi và sửa
    (20 giờ sau)
    > báo cáo
    chậm nhất ... (đã qua hạn) ... Đơn vị vẫn ghi và sửa hoạt động được.
    !> chậm trễ
    `;
  },
  { roles },
);

scenario(
  'consent refused keeps looking things up and stops the log; data erased takes the roles and leaves the figures',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(0)} 16:00)
    > ghi
    > [Không đồng ý]
    Đã ghi nhận là không đồng ý. Việc tra cứu vẫn dùng bình thường.
    > chủ đề
    ${c.theme}
    ${CONSENT}
    ${briefLog(c, 'Ngày hội đọc sách', `20 ${c.groupWord}`)}
    > ghi
    > ${c.other}
    > rút đồng ý
    Đã rút ... Số liệu của đơn vị được giữ lại
    > ghi
    > [Tiếp tục...]
    Tên hoạt động là gì?
    > Hoạt động sau khi rút
    > hôm nay
    > trực tiếp
    > bỏ qua
    > bỏ qua
    > bỏ qua
    > bỏ qua
    > bỏ qua
    > [Xác nhận và lưu]
    Chưa lưu được vì thầy/cô đã rút đồng ý. ... các câu trả lời vẫn được giữ
    > quyền riêng tư
    > [Đồng ý lưu khi ghi]
    Đã ghi nhận sự đồng ý. ... Các câu trả lời trước vẫn còn. ... Xin kiểm tra lại
    > [Sửa: Tên]
    > xóa dữ liệu
    Số liệu của đơn vị được giữ lại, không kèm người ghi.
    > [Xóa ngay]
    Đã xóa dữ liệu
    > ghi
    dành cho giáo viên và người phụ trách đơn vị
    @lead
    > báo cáo
    Đã ghi 1 hoạt động
    > [Số liệu tổng hợp]
    ${c.group}: 20
    `;
  },
  { roles },
);
