import { scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';

const roles = { teacher: 'teacher', lead: 'lead', office: 'office' } as const;

const consent = `
  > ghi
  Thầy/cô có đồng ý không?
  > [Đồng ý]
`;

const log = (c: ReturnType<typeof castOf>) => `
  ${consent}
  Hoạt động thuộc loại nào?
  > ${c.category}
  ${c.categoryName}
  > Hoạt động chào mừng của trường
  > hôm nay
  ${c.day(1)}
  > [Trực tiếp]
  > Sân trường
  > 5 ${c.groupWord} 20 ${c.secondWord}
  5 ${c.group}, 20 ${c.second}
  tổng 25 lượt người
  > 3 ${c.count}
  > Mọi người tham gia rất đông
  tối đa 10 ảnh
  > (album 3)
  > xong
  Xin kiểm tra lại
  Ảnh: 3 ảnh
`;

scenario(
  'a teacher agrees once, logs an activity with photos, corrects one line and saves it',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 16:00)
    ${log(c)}
    (khởi động lại)
    > [Sửa: Số người]
    Có bao nhiêu lượt người
    > khoảng 50
    Xin kiểm tra lại
    khoảng 50 lượt người
    > khoan từ từ đã
    !> Mã hoạt động
    > lưu rồi à
    !> Mã hoạt động
    > ok lưu lại giúp em luôn nha
    Mã hoạt động: HD-
    Kèm 3 ảnh
    > [Báo cáo của đơn vị]
    ${c.unit}
    Số liệu tạm tính đến 16:00
    `;
  },
  { roles },
);

scenario(
  'leaving in the middle keeps the draft: a page, three days of silence, a restart; going on is offered',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 16:00)
    ${consent}
    > ${c.category}
    > Buổi đọc sách chung
    diễn ra ngày nào
    > /chude
    ${c.theme}
    [Tiếp tục: Ghi hoạt động]
    > [Tiếp tục: Ghi hoạt động]
    diễn ra ngày nào
    > hôm qua
    ${c.day(0)}
    (4 ngày sau)
    (khởi động lại)
    > trực tiếp
    Việc đang làm dở đã được giữ lại
    [Tiếp tục ...]
    > [Tiếp tục ...]
    hình thức nào
    > trực tiếp
    > /ghi
    còn một bản đang ghi dở
    > [Tiếp tục ...]
    Hoạt động diễn ra ở đâu
    > hủy
    > [Bỏ hết]
    Chưa có gì được lưu
    > báo cáo
    !> Buổi đọc sách chung
    `;
  },
  { roles },
);

scenario(
  'what cannot be read is asked again with an example, the third time help is offered, and nothing is lost',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 16:00)
    ${consent}
    > ${c.category}
    > Buổi đọc sách chung
    > 31/2
    !> hình thức nào
    > ngày mai
    !> hình thức nào
    > abc
    [Trợ giúp]
    > ${c.typed(0)}
    ${c.day(0)}
    > quay lại
    diễn ra ngày nào
    > hôm nay
    ${c.day(1)}
    hình thức nào
    `;
  },
  { roles },
);

scenario(
  '"giống lần trước" before anything was logged says so, and asks from the beginning',
  () => `
    @teacher
    ${consent}
    > hủy
    > giống lần trước
    Chưa có hoạt động nào để lấy lại
    Hoạt động thuộc loại nào?
    `,
  { roles },
);

scenario(
  '"giống lần trước" asks only what differs; a log is edited with its history and withdrawn by its teacher',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 16:00)
    ${log(c)}
    > [Xác nhận và lưu]
    > [Giống lần trước]
    ngày nào
    > hôm qua
    > [Như lần trước: 5 ${c.group}, 20 ${c.second}]
    > như lần trước
    Xin kiểm tra lại
    Hoạt động chào mừng của trường
    ${c.day(0)}
    > đúng rồi ạ
    Mã hoạt động: HD-
    > báo cáo
    [Các hoạt động ...]
    `;
  },
  { roles },
);

scenario(
  'buttons of questions that were answered, of a page further up and of a log that was saved write nothing by themselves',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    > chủ đề
    [Trang chính]
    (lúc ${c.date(1)} 16:00)
    ${consent}
    > ${c.category}
    > Buổi đọc sách chung
    > hôm nay
    hình thức nào
    > [Trực tiếp]
    > bỏ qua
    Có bao nhiêu lượt người
    > (nút cũ) [Trực tuyến]
    Nút vừa chọn thuộc một câu hỏi trước đó nên chưa thay đổi gì. ... Có bao nhiêu lượt người
    (khởi động lại)
    > (nút cũ) [Trang chính]
    Xin chọn một mục
    [Tiếp tục: Ghi hoạt động]
    > [Tiếp tục: Ghi hoạt động]
    Có bao nhiêu lượt người
    > 5
    > bỏ qua
    > bỏ qua
    > bỏ qua
    Hình thức: trực tiếp
    > [Xác nhận và lưu]
    Mã hoạt động: HD-
    > (nút cũ) [Trực tuyến]
    Nút này đã cũ
    > báo cáo
    Đã ghi 1 hoạt động
    `;
  },
  { roles },
);

scenario(
  'a parent who taps or types "ghi" is told kindly who may, and nothing is written',
  `
  @parent
  > /ghi
  !> Hoạt động thuộc loại nào
  > báo cáo
  [Trang ...]
  `,
  {
    after(rig) {
      const count = rig.store().sqlite.prepare('select count(*) from activities').pluck().get();
      if (count !== 0) throw new Error(`${String(count)} activities`);
    },
  },
);
