import { scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';

scenario(
  'the questions that come first are answered in the first lines: what this is, how long, what it costs',
  (files) => {
    const { title, organiser, theme } = castOf(files);
    return `
  @parent
  > /start
  > [Bỏ qua, xem tất cả]
  > đây là gì
  Đây là trợ lý của ${title}, do ${organiser} tổ chức từ
  Trợ lý trả lời tự động
  Chủ đề: ${theme}
  > ai to chuc vay
  do ${organiser} tổ chức
  [Lịch] [Liên hệ]
  > còn mấy ngày
  Còn ... ngày nữa là hết.
  > han nop bao cao
  chậm nhất
  Việc mỗi đơn vị cần làm
  > mất tiền không
  miễn phí
  [Liên hệ]
  `;
  },
);

scenario(
  'a list of sessions says what it was asked for, and where nothing fits what else there is',
  `
  @parent
  > /start
  > [Bỏ qua, xem tất cả]
  > lớp
  Ở đây không phải đăng ký: chọn một buổi là có đường dẫn vào lớp.
  > [Lớp miễn phí]
  Lịch ghi rõ 3 lớp miễn phí.
  Những buổi khác: chưa có thông tin về học phí.
  02/10/2021
  Vào lớp: https://hop.example/b05
  > zoom tối nay
  Tối nay, thứ Sáu, 01/10/2021 · Zoom: 1 buổi.
  Vào lớp: https://hop.example/b04
  > con lớp 3 tối nay có gì
  lớp 3: 
  > lớp tiếng anh mấy giờ
  Tiếng Anh giao tiếp vỡ lòng
  Chủ nhật, 03/10/2021, 08:30–10:00
  [Vào lớp]
  > tối nay
  Tối nay, thứ Sáu, 01/10/2021
  Vào lớp: https://hop.example/b04
  > trưa mai
  Trưa mai, thứ Bảy, 02/10/2021
  Hoạt động tiếp theo:
  [Cả ngày T7 02/10]
  `,
  { campaigns: ['duc-trong-2021'] },
);
