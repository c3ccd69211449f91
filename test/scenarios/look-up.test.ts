/** A page that is asked for where any text would be an answer: nothing is written before it is clear what is meant. */
import { scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';
import { CONSENT } from './talk.ts';

const TEACHER = { roles: { teacher: 'teacher' } } as const;

scenario(
  'the name of a page is no title, place or result before somebody says so',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    ${CONSENT}
    > ${c.category}
    Tên hoạt động là gì?
    > chủ đề
    “chủ đề” là câu trả lời cho câu này, hay Anh/Chị muốn mở mục đó? ... Tên hoạt động là gì?
    [Đúng, là chủ đề] [Mở mục đó]
    !> Tên: chủ đề
    > [Mở mục đó]
    !> Chưa ghi gì.
    [Tiếp tục: Ghi hoạt động]
    > tiếp tục
    Tên hoạt động là gì?
    > LIÊN HỆ
    Chưa ghi gì.
    > xem
    !> Chưa ghi gì.
    [Tiếp tục: Ghi hoạt động]
    > ghi tiếp
    Tên hoạt động là gì?
    > báo cáo
    Chưa ghi gì.
    > báo cáo
    Đã ghi 0 hoạt động
    > ghi tiếp
    > tối nay
    Chưa ghi gì.
    > Treo ở cổng trường
    Tên: Treo ở cổng trường
    > hôm nay
    > trực tiếp
    > nhac lich
    Chưa ghi gì.
    > sân trường
    Địa điểm: sân trường
    > 20
    > bỏ qua
    > lien he
    Chưa ghi gì.
    (khởi động lại)
    > đúng
    Xin thầy/cô gửi ảnh
    > bỏ qua
    Kết quả: lien he
    > hủy
    `;
  },
  TEACHER,
);

scenario(
  'the text of an announcement is no wish to look either, unless it is said to be',
  `
  @office
  > thông báo
  > soạn thông báo
  > theo vai trò
  > cơ quan
  > báo cáo
  Chưa ghi gì.
  > không
  !> Chưa ghi gì.
  [Tiếp tục: Gửi thông báo]
  > tiếp tục
  > báo cáo
  > [Đúng, là báo cáo]
  > bỏ qua
  báo cáo
  `,
  { roles: { office: 'office' } },
);

scenario(
  'what else may be meant stands beside a guess once, and results are the figures of whoever may see them',
  `
  @office
  > menu
  > thôi khỏi gửi
  Cài đặt lời nhắc
  > bao nhiêu người tham gia rồi
  Số liệu tổng hợp
  `,
  { roles: { office: 'office' } },
);

scenario(
  'what is kept of one, asked for twice, is shown twice: only who says all of "xóa dữ liệu của tôi" is asked about it',
  `
  @parent
  > dữ liệu của tôi
  [Xóa dữ liệu của tôi]
  > dữ liệu của tôi
  [Xóa dữ liệu của tôi]
  !> Xóa ngay
  > xóa dữ liệu của tôi
  [Xóa ngay]
  `,
);

scenario(
  'a question put to us in the middle of a log is asked about, and never leads away by itself',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    ${CONSENT}
    > bao giờ hết hạn nộp báo cáo vậy cô
    hay Anh/Chị muốn mở mục đó? Chưa ghi gì.
    [Mở mục đó]
    > [Mở mục đó]
    > ghi
    Hoạt động thuộc loại nào?
    > ${c.category}
    Tên hoạt động là gì?
    > hạn nộp báo cáo là ngày nào vậy ạ?
    Chưa ghi gì.
    [Mở mục đó]
    > Treo ở cổng trường
    Tên: Treo ở cổng trường
    > hủy
    `;
  },
  TEACHER,
);
