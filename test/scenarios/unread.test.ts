import { scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';

scenario(
  'what can not be read, and what was changed after it was sent, gets one sentence, and the open question holds',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 16:00)
    > (bình chọn)
    chưa đọc được tin này
    [Trang chính]
    > ghi
    > [Đồng ý]
    > ${c.category}
    > (bình chọn)
    chưa đọc được tin này
    Tên hoạt động
    > Buổi đọc sách chung
    ngày nào
    > (sửa tin) Buổi đọc sách của trường
    không thấy được phần vừa sửa
    ngày nào
    > (sửa tin) Buổi đọc sách của cả trường
    !> không thấy được
    > hôm nay
    [Trực tiếp]
    `;
  },
  { roles: { teacher: 'teacher' } },
);

scenario(
  'a photo of somebody who has no invitation is not kept, and with words below it that is said too',
  `
    @parent
    > (ảnh: Ngày hội của chúng em)
    Tệp gửi kèm không được lưu.
    > (ảnh: chủ đề)
    Tệp gửi kèm không được lưu.
    Chủ đề năm
  `,
);
