/** Nothing that was sent is lost on the way: photos, files, what was written below them, whatever else is said meanwhile. */
import { scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';
import { CONSENT, upToPeople } from './talk.ts';

const TEACHER = { roles: { teacher: 'teacher' } } as const;

/** From the question about people to the one about photos. */
const UP_TO_PHOTOS = `
  > 20
  > bỏ qua
`;

scenario(
  'another activity that is told beside a draft takes nothing from it, whichever is gone on with',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 16:00)
    ${CONSENT}
    ${upToPeople(c, 'Treo cờ cổng trường')}
    > (ảnh: Cổng trường sáng nay)
    Kết quả lấy từ lời kèm ảnh: “Cổng trường sáng nay”
    Có bao nhiêu lượt người
    > (ảnh: Các em xếp hàng)
    Chú thích được giữ cùng ảnh: “Các em xếp hàng”
    > lịch hôm nay
    > hôm nay lớp em đọc sách ở sân trường, 30 hs với 2 cô
    vì còn một hoạt động đang ghi dở
    > tiếp tục
    Có bao nhiêu lượt người
    ${UP_TO_PHOTOS}
    Đã có 2/10 ảnh
    > lịch hôm nay
    (lúc ${c.date(4)} 16:00)
    > hôm qua lớp em đọc sách ở sân trường, 30 hs với 2 cô
    vì còn một hoạt động đang ghi dở
    (khởi động lại)
    > hôm qua lớp em đọc sách ở sân trường, 30 hs với 2 cô
    > [Ghi hoạt động này]
    Địa điểm: sân trường
    > hủy
    > có
    > khôi phục
    > [Ghi hoạt động “Treo cờ cổng trường”...]
    Đã có 2/10 ảnh
    > xong
    Kết quả: Cổng trường sáng nay
    Ảnh: 2 ảnh
    > ok
    Kèm 2 ảnh
    > báo cáo
    > [Các hoạt động đã ghi]
    > [...Treo cờ cổng trường]
    > [Xem ảnh]
    Các em xếp hàng
    `;
  },
  TEACHER,
);

scenario(
  'photos are a beginning: a log with nothing else is a draft, too',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 16:00)
    ${CONSENT}
    > (ảnh)
    Hoạt động thuộc loại nào?
    > lịch hôm nay
    [Tiếp tục: Ghi hoạt động]
    > tiếp tục
    > ${c.category}
    > Treo cờ cổng trường
    > hôm nay
    > trực tiếp
    > bỏ qua
    ${UP_TO_PHOTOS}
    > bỏ qua
    Đã có 1/10 ảnh
    > hủy
    > có
    > (ảnh)
    > ghi
    Kèm 1 ảnh đã gửi.
    > hủy
    khôi phục
    > khôi phục
    > ${c.category}
    > Ngày hội trao quà
    > hôm nay
    > trực tiếp
    > bỏ qua
    ${UP_TO_PHOTOS}
    > bỏ qua
    Đã có 1/10 ảnh
    `;
  },
  TEACHER,
);

scenario(
  'photos for which a draft has no room are said, and wait on',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 16:00)
    ${CONSENT}
    ${upToPeople(c, 'Treo cờ cổng trường')}
    ${'> (ảnh)\n'.repeat(9)}
    > lịch hôm nay
    > (ảnh)
    > (ảnh)
    Còn một bản đang ghi dở. Thêm ảnh vào bản đó
    > [Thêm vào bản đang ghi dở]
    Còn 1 ảnh chưa thêm được
    Có bao nhiêu lượt người
    ${UP_TO_PHOTOS}
    > bỏ qua
    Đã có đủ 10 ảnh
    > bỏ ảnh 2
    > xong
    > ok
    Kèm 9 ảnh
    > ghi
    Kèm 1 ảnh đã gửi.
    `;
  },
  TEACHER,
);
