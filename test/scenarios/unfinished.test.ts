/** What was left in the middle: gone on with, named, answered late, and never filled with a greeting. */
import { scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';
import { CONSENT, upToPeople } from './talk.ts';

const TEACHER = { roles: { teacher: 'teacher' } } as const;

scenario(
  'after a look at the schedule a word goes on with the log, whichever it is',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    ${CONSENT}
    ${upToPeople(c, 'Đọc sách cùng con')}
    > lịch hôm nay
    [Tiếp tục: Ghi hoạt động]
    > tiếp tục
    Có bao nhiêu lượt người
    > lịch hôm nay
    > ghi tiếp
    Có bao nhiêu lượt người
    > lịch hôm nay
    > chủ đề
    > tiếp
    Có bao nhiêu lượt người
    > lịch hôm nay
    (khởi động lại)
    > làm tiếp đi ạ
    Có bao nhiêu lượt người
    > lịch hôm nay
    > abcxyz
    Trợ lý chưa hiểu ý này.
    [Tiếp tục: Ghi hoạt động]
    > menu
    Tiếp tục
    `;
  },
  TEACHER,
);

scenario(
  'an answer that comes after a look elsewhere is asked about, and written only after the yes',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    ${CONSENT}
    ${upToPeople(c, 'Đọc sách cùng con')}
    > lịch hôm nay
    > 45 em
    “45 em” là câu trả lời cho câu hỏi đang dở sau đây phải không?
    Có bao nhiêu lượt người
    [Đúng, ghi câu trả lời này]
    !> Số người:
    > [Đúng, ghi câu trả lời này]
    Số người: 45
    > hủy
    `;
  },
  TEACHER,
);

scenario(
  'with nothing open "tiếp tục" says so',
  `
  @teacher
  > lịch
  > tiếp tục
  Hiện không có việc nào đang làm dở.
  [Ghi hoạt động]
  @parent
  > lịch
  > tiếp
  Hiện không có việc nào đang làm dở.
  `,
  TEACHER,
);

scenario(
  'a greeting in the middle of a log is no answer, within minutes or the next day',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 10:00)
    ${CONSENT}
    > ${c.category}
    > xin chào
    Ta đang làm dở việc sau
    !> Tên:
    > Chào cờ đầu tuần
    Tên: Chào cờ đầu tuần
    > dạ em chào cô ạ
    Ta đang làm dở việc sau
    > hôm nay
    > trực tuyến
    > Zoom
    (1 ngày sau)
    > xin chào
    Việc đang làm dở: Ghi hoạt động.
    [Tiếp tục: Ghi hoạt động] [Để sau]
    > tiếp tục
    > https://hop.example/a
    (khởi động lại)
    (5 giờ sau)
    > alo
    Việc đang làm dở: Ghi hoạt động.
    > [Để sau]
    > tiếp đi
    Có bao nhiêu lượt người
    > cảm ơn ạ
    Rất vui được giúp Anh/Chị.
    > 20
    Số người: 20
    `;
  },
  TEACHER,
);

scenario(
  'hours later a look-up is no title, and may be made one',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 08:00)
    ${CONSENT}
    > ${c.category}
    (6 giờ sau)
    > lịch hôm nay
    [Ghi “lịch hôm nay” vào: Ghi hoạt động] [Tiếp tục: Ghi hoạt động]
    !> Tên:
    > tiếp tục
    > Hội đọc sách
    Tên: Hội đọc sách
    `;
  },
  TEACHER,
);

scenario(
  'a look-up that is typed for a title is no title, and may be made one',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 08:00)
    ${CONSENT}
    > ${c.category}
    > trợ giúp
    [Tiếp tục: Ghi hoạt động]
    !> Tên:
    > quay lại
    !> Ghi “quay lại” vào
    [Tiếp tục: Ghi hoạt động]
    > tiếp tục
    > xem lịch hôm nay
    [Ghi “xem lịch hôm nay” vào: Ghi hoạt động] [Tiếp tục: Ghi hoạt động]
    !> Tên:
    > [Ghi “xem lịch hôm nay” vào: Ghi hoạt động]
    Tên: xem lịch hôm nay
    > quay lại
    > Lịch sử quê em
    Tên: Lịch sử quê em
    `;
  },
  TEACHER,
);

scenario(
  'cancelling after a look elsewhere is about what was left, names it and asks',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    ${CONSENT}
    ${upToPeople(c, 'Đọc sách cùng con')}
    > lịch hôm nay
    > huy
    Việc đang để dở: Ghi hoạt động.
    Bỏ
    [Làm tiếp] [Bỏ hết]
    > không
    Có bao nhiêu lượt người
    > lịch hôm nay
    > hủy
    > [Bỏ hết]
    Đã hủy: Ghi hoạt động.
    > khôi phục
    Có bao nhiêu lượt người
    > 45 em
    > lịch hôm nay
    > hủy
    > [Bỏ hết]
    > hủy
    Không có gì đang mở để hủy.
    `;
  },
  TEACHER,
);

scenario(
  'the first words after days are answered as always, beside what was left open',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(0)} 10:00)
    ${CONSENT}
    ${upToPeople(c, 'Đọc sách cùng con')}
    (lúc ${c.date(4)} 10:00)
    > hôm qua trường em tổ chức thi vẽ ở sân trường, 120 em với 8 cô tham gia
    làm dở đã được giữ lại
    “hôm qua trường em tổ chức thi vẽ ở sân...”: chưa ghi gì, vì còn một hoạt động đang ghi dở
    > tiếp tục
    Có bao nhiêu lượt người
    (3 ngày sau)
    > tiếp tục
    !> Kính chào
    Có bao nhiêu lượt người
    (3 ngày sau)
    > chủ đề của tuần lễ là gì
    làm dở đã được giữ lại
    ${c.theme}
    [Tiếp tục: Ghi hoạt động]
    > tiếp tục
    (3 ngày sau)
    > 25
    !> Số người
    làm dở đã được giữ lại
    > tiếp tục
    (3 ngày sau)
    > xin chào
    Kính chào
    `;
  },
  TEACHER,
);

scenario(
  'a viewer and an office are answered, too, when they come back to something open',
  (files) => {
    const c = castOf(files);
    return `
    @viewer
    (lúc ${c.date(0)} 10:00)
    > góp ý
    > chọn xã, trường
    (lúc ${c.date(4)} 10:00)
    > còn trường nào chưa nộp báo cáo
    !> Kính chào
    chưa báo cáo
    @office
    > gửi thông báo
    > [Soạn thông báo mới]
    Gửi cho ai?
    (4 ngày sau)
    > còn trường nào chưa nộp báo cáo
    chưa báo cáo
    `;
  },
  { roles: { viewer: 'viewer', office: 'office' } },
);
