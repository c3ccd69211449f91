import { scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';

scenario(
  'a parent who taps on old messages keeps them all, and is answered below',
  `
  @parent
  > xin chào
  > chủ đề
  Chủ đề
  > trợ giúp
  giúp được gì
  > liên hệ
  > lịch hôm nay
  == giúp được gì
  > (nút cũ) [Trang chính]
  (thoáng) Tin này đã cũ
  == Chủ đề
  == giúp được gì
  > (nút cũ) [Trang chính]
  > (nút cũ) [Trang chính]
  (khởi động lại)
  > (nút cũ) [Trang chính]
  == Chủ đề
  == giúp được gì
  `,
);

scenario(
  'the receipt of a log, the question before a page and the question of erasing stand, whatever is tapped under them',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 16:00)
    > ghi
    > [Đồng ý]
    > ${c.category}
    > Buổi đọc sách chung
    > hôm nay
    > [Trực tiếp]
    > Sân trường
    > 5 ${c.groupWord}
    > bỏ qua
    > bỏ qua
    > bỏ qua
    > [Xác nhận và lưu]
    Mã hoạt động: HD-
    > [Báo cáo của đơn vị]
    == Mã hoạt động: HD-
    > [Trang chính]
    == Mã hoạt động: HD-
    > xóa dữ liệu của tôi
    Xóa mọi dữ liệu của Anh
    > [Giữ lại]
    == Xóa mọi dữ liệu của Anh
    > [Trang chính]
    == Xóa mọi dữ liệu của Anh
    == Mã hoạt động: HD-
    `;
  },
  { roles: { teacher: 'teacher' } },
);
