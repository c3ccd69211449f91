/** Photos that come first, and words below photos. */
import { expect } from 'vitest';
import { scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';
import { CONSENT } from './talk.ts';

const roles = { teacher: 'teacher', office: 'office' } as const;
type Rig = Parameters<NonNullable<NonNullable<Parameters<typeof scenario>[2]>['after']>>[0];

const photosOf = (rig: Rig): readonly unknown[] =>
  rig.store().sqlite.prepare('select purpose, activity is null as loose, caption from photos where removed = 0').all();

const agreed = `
  ${CONSENT}
  > hủy
`;

scenario(
  'a photo sent first is kept and begins a log, its caption as the name; nothing is sent twice',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 16:00)
    ${agreed}
    (từ đây đếm)
    > (ảnh: Ngày hội đọc sách khối 4)
    Đang nhận 1 ảnh. Ghi một hoạt động với 1 ảnh này?
    Lời kèm ảnh: “Ngày hội đọc sách khối 4”
    > (ảnh)
    Đang nhận 2 ảnh.
    (khởi động lại)
    > [Ghi hoạt động với 2 ảnh]
    Kèm 2 ảnh đã gửi.
    Tên lấy từ lời kèm ảnh: “Ngày hội đọc sách khối 4”
    Hoạt động thuộc loại nào?
    > ${c.category}
    “Ngày hội đọc sách khối 4” diễn ra ngày nào?
    > hôm nay
    > [Trực tiếp tại đơn vị]
    > 20 ${c.groupWord}
    > 3 ${c.count}
    > [Bỏ qua]
    Xin kiểm tra lại
    Tên: Ngày hội đọc sách khối 4
    Ảnh: 2 ảnh
    > [Xác nhận và lưu]
    Kèm 2 ảnh.
    (không quá 10 lượt)
    `;
  },
  {
    roles,
    after(rig) {
      const kept = { purpose: 'log', loose: 0, caption: null };
      expect(photosOf(rig)).toEqual([kept, kept]);
    },
  },
);

scenario(
  'an album sent first is one answer, and can be thrown away',
  (files) => `
    @teacher
    (lúc ${castOf(files).date(1)} 16:00)
    ${agreed}
    > (album 3)
    [Ghi hoạt động với ...]
    > [Gửi nhầm, bỏ ảnh]
    Đã bỏ ảnh, không lưu lại.
    > (ảnh)
    > không ạ
    Đã bỏ ảnh, không lưu lại.
    > (ảnh)
    > có
    Kèm 1 ảnh đã gửi.
    > [Hủy]
    > ghi
    !> Kèm
    Hoạt động thuộc loại nào?
    `,
  { roles },
);

scenario(
  'who has not agreed yet is asked first; a yes begins the log with the photos, a no forgets them',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 16:00)
    > (ảnh: Ngày hội đọc sách khối 4)
    Trước khi lưu ảnh
    Thầy/cô có đồng ý không?
    Lời kèm ảnh chờ câu trả lời
    > không đồng ý
    Đã ghi nhận là không đồng ý
    > (ảnh)
    Thầy/cô có đồng ý không?
    > không đồng ý
    > (ảnh: Hôm nay lớp em đọc sách ở sân trường, 30 hs với 2 cô)
    Lời kèm ảnh chờ câu trả lời
    > [Đồng ý]
    Đã ghi nhận sự đồng ý
    Đã đọc từ tin nhắn, chưa lưu
    Địa điểm: sân trường
    > hủy
    > có
    > (ảnh)
    > [Ghi hoạt động với 1 ảnh]
    Kèm 1 ảnh đã gửi.
    Hoạt động thuộc loại nào?
    > ${c.category}
    Tên hoạt động là gì?
    > hủy
    `;
  },
  { roles },
);

scenario(
  'before the yes, words and photos wait side by side, whichever came first',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 16:00)
    > Sáng nay trường em tổ chức đọc sách cho 35 hs tại thư viện
    Lời vừa nhắn chờ câu trả lời
    > (ảnh)
    Thầy/cô có đồng ý không?
    Lời vừa nhắn chờ câu trả lời
    > (ảnh)
    > [Đồng ý]
    Kèm 2 ảnh đã gửi.
    Đã đọc từ tin nhắn, chưa lưu
    Địa điểm: thư viện
    Số người: 35 học sinh
    > hủy
    > có
    > rút đồng ý
    > (ảnh)
    Thầy/cô có đồng ý không?
    > Sáng nay trường em tổ chức đọc sách cho 35 hs tại thư viện
    Lời vừa nhắn chờ câu trả lời
    > nhầm, 36 hs
    > (ảnh: ở thư viện)
    Lời kèm ảnh chờ câu trả lời
    > [Đồng ý]
    Kèm 2 ảnh đã gửi.
    Đã đọc từ tin nhắn, chưa lưu
    Địa điểm: thư viện
    36 học sinh
    > hủy
    `;
  },
  { roles },
);

scenario(
  'photos kept are gone after a day, and with "xóa dữ liệu"; "ghi" within the day takes them along',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 16:00)
    ${agreed}
    > (ảnh)
    (25 giờ sau)
    > [Ghi hoạt động với 1 ảnh]
    đã quá một ngày
    Hoạt động thuộc loại nào?
    > hủy
    > (ảnh)
    > ghi
    Kèm 1 ảnh đã gửi.
    > ${c.category}
    > Buổi chiều
    > hôm nay
    > trực tiếp
    > bỏ qua
    > 20
    > bỏ qua
    > bỏ qua
    Đã có 1/10 ảnh
    > hủy
    > có
    Đã hủy: Ghi hoạt động
    > (ảnh)
    Đang nhận 1 ảnh.
    > xóa dữ liệu
    > [Xóa ngay]
    Đã xóa dữ liệu
    `;
  },
  { roles, after: (rig) => expect(photosOf(rig)).toEqual([]) },
);

scenario(
  'photos sent while a log lies unfinished can be added to it, after days of silence too',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 16:00)
    ${CONSENT}
    > ${c.category}
    > Buổi đọc sách chung
    > chủ đề
    > (ảnh)
    Còn một bản đang ghi dở. Thêm ảnh vào bản đó
    > [Thêm vào bản đang ghi dở]
    “Buổi đọc sách chung” diễn ra ngày nào
    (4 ngày sau)
    > (ảnh: Các em rất vui)
    Đang nhận 1 ảnh
    > [Thêm vào bản đang ghi dở]
    > hôm nay
    > trực tiếp
    > bỏ qua
    > 20
    > bỏ qua
    > bỏ qua
    Đã có 2/10 ảnh
    `;
  },
  { roles },
);

scenario(
  'a caption is the answer to the question that is open, and the photo is kept',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 16:00)
    ${CONSENT}
    > (ảnh: ${c.category})
    Đang nhận ảnh vừa gửi.
    Loại hoạt động: ${c.categoryName}
    > (ảnh: Ngày hội đọc sách)
    Tên: Ngày hội đọc sách
    > (ảnh: 31/2)
    Không có ngày “31/2” trong lịch
    > (ảnh: hôm qua)
    ${c.day(0)}
    > trực tiếp
    Hoạt động diễn ra ở đâu
    > (ảnh: quay lại)
    hình thức nào
    > giữ nguyên
    > (ảnh: Sân trường)
    Địa điểm: Sân trường
    > (ảnh: 30 ${c.groupWord})
    tổng 30 lượt người
    > (ảnh: chủ đề)
    Kết quả lấy từ lời kèm ảnh: “chủ đề”
    bao nhiêu ${c.count}
    > 2 ${c.count}
    Đã có 8/10 ảnh
    > (ảnh: Các em rất vui)
    Chú thích được giữ cùng ảnh: “Các em rất vui”
    > (ảnh: Cô giáo trao quà)
    Chú thích được giữ cùng ảnh: “Cô giáo trao quà”
    > xong
    Kết quả: chủ đề
    Ảnh: 10 ảnh
    > ok
    Kèm 10 ảnh
    > báo cáo
    > [Các hoạt động đã ghi]
    > [...Ngày hội đọc sách]
    > [Xem ảnh]
    Cô giáo trao quà
    `;
  },
  { roles },
);

scenario(
  'a parent who sends a photo is told kindly, and words below it are answered',
  `
  @parent
  > (ảnh)
  Trợ lý chỉ nhận ảnh khi ghi hoạt động của đơn vị
  > (ảnh: chủ đề)
  Chủ đề
  `,
  { after: (rig) => expect(photosOf(rig)).toEqual([]) },
);

scenario(
  'a photo sent in the middle of something that takes none is kept, and the question stays open',
  `
  @teacher
  ${agreed}
  > nhắc lúc khác
  > chủ đề
  > (ảnh: lịch hôm nay)
  [Ghi hoạt động với 1 ảnh]
  > ghi hoạt động
  Kèm 1 ảnh đã gửi.
  `,
  { roles },
);
