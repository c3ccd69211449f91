import { scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';
import { CONSENT, upToPeople } from './talk.ts';

const roles = { teacher: 'teacher', lead: 'lead', office: 'office' } as const;

scenario(
  'a number that is delivered twice cancels nothing and answers nothing by itself: the second one is asked about',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 16:00)
    ${CONSENT}
    ${upToPeople(c, 'Buổi đọc sách chung')}
    > (hai lần) 45
    vừa nhận “45” hai lần liền nhau
    [Đúng, là 45] [Bỏ qua] [Hủy]
    > không
    !> Kết quả chính là gì
    > (hai lần) 3 ${c.count}
    3 ${c.count}
    vừa nhận “3 ${c.count}” hai lần liền nhau ... Kết quả chính là gì
    > Các em rất vui
    tối đa 10 ảnh
    > (hai lần) xong
    vừa nhận “xong” hai lần liền nhau
    Xin kiểm tra lại
    45 lượt người
    Kết quả: Các em rất vui
    !> Mã hoạt động
    > đúng
    Mã hoạt động: HD-
    `;
  },
  { roles },
);

scenario(
  'words that are delivered twice are not kept as the answer to the next question, either',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    ${CONSENT}
    > ${c.category}
    > Buổi đọc sách chung
    > hôm nay
    > (hai lần) trực tiếp
    vừa nhận “trực tiếp” hai lần liền nhau ... Hoạt động diễn ra ở đâu?
    !> Địa điểm:
    > hủy
    > không hủy
    Hoạt động diễn ra ở đâu?
    > đừng hủy
    !> Địa điểm:
    > sân trường
    Địa điểm: sân trường
    > hủy
    `;
  },
  { roles },
);

scenario(
  'to cancel asks once; what was cancelled is fetched back within a day with its photos, by its button and by words',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 16:00)
    ${CONSENT}
    ${upToPeople(c, 'Buổi đọc sách chung')}
    > 45
    > bỏ qua
    > bỏ qua
    tối đa 10 ảnh
    > (ảnh)
    > (ảnh)
    > dạ em muốn hủy ạ
    câu trả lời đã ghi?
    [Bỏ hết] [Làm tiếp]
    > [Làm tiếp]
    Đã có 2/10 ảnh
    > [Hủy]
    > [Bỏ hết]
    Đã hủy: Ghi hoạt động
    Chưa có gì được lưu
    [Khôi phục] [Bắt đầu lại]
    > [Khôi phục]
    Đã có 2/10 ảnh
    > hủy
    > có
    Đã hủy
    (khởi động lại)
    (20 giờ sau)
    > KHOI PHUC giúp em
    Đã có 2/10 ảnh
    > xong
    Buổi đọc sách chung
    Ảnh: 2 ảnh
    > [Xác nhận và lưu]
    Kèm 2 ảnh
    > khôi phục
    Không có bản nào vừa hủy để khôi phục
    `;
  },
  { roles },
);

scenario(
  'at a question that needs an answer "thôi bỏ" asks whether to drop everything, and "bỏ qua" says how to stop',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    ${CONSENT}
    > ${c.category}
    > Buổi đọc sách chung
    > bỏ qua
    Câu này cần có câu trả lời ... Muốn dừng thì nhắn Hủy
    > thôi bỏ
    câu trả lời đã ghi?
    > làm tiếp
    > thôi khỏi ghi nữa
    câu trả lời đã ghi?
    > bỏ hết
    Đã hủy
    `;
  },
  { roles },
);

scenario(
  'whether to drop everything is not asked any more after a look elsewhere: a "có" there drops nothing',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    ${CONSENT}
    ${upToPeople(c, 'Buổi đọc sách chung')}
    > hủy
    [Bỏ hết] [Làm tiếp]
    > /menu
    > tiếp tục
    Có bao nhiêu lượt người
    > có
    !> Đã hủy
    Có bao nhiêu lượt người
    `;
  },
  { roles },
);

scenario(
  'what was cancelled waits beside what is begun after it, and neither takes the other’s photos',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 16:00)
    ${CONSENT}
    ${upToPeople(c, 'Buổi thứ nhất')}
    > bỏ qua
    > bỏ qua
    > bỏ qua
    > (ảnh)
    > hủy
    > [Bỏ hết]
    > [Bắt đầu lại]
    ${upToPeople(c, 'Buổi thứ hai')}
    > khôi phục
    Đã có 1/10 ảnh
    > xong
    Buổi thứ nhất
    > hủy
    > đồng ý
    > chủ đề
    > khôi phục
    Khôi phục bản nào?
    [Ghi hoạt động “Buổi thứ nhất”, ...]
    [Ghi hoạt động “Buổi thứ hai”, ...]
    (25 giờ sau)
    > khôi phục
    Không có bản nào vừa hủy để khôi phục
    `;
  },
  { roles },
);

scenario(
  'a draft that was thrown away to begin anew is fetched back too',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 16:00)
    ${CONSENT}
    ${upToPeople(c, 'Buổi đọc sách chung')}
    > chủ đề
    > /ghi
    còn một bản đang ghi dở
    > [Bắt đầu lại từ đầu]
    Hoạt động thuộc loại nào?
    > khôi phục
    Có bao nhiêu lượt người
    > 45
    > bỏ qua
    > bỏ qua
    > bỏ qua
    Buổi đọc sách chung
    `;
  },
  { roles },
);

scenario(
  'who erases their data leaves nothing of what they had cancelled',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 16:00)
    ${CONSENT}
    ${upToPeople(c, 'Buổi đọc sách chung')}
    > bỏ qua
    > bỏ qua
    > bỏ qua
    > (ảnh)
    > hủy
    > [Bỏ hết]
    > xóa dữ liệu
    > [Xóa ngay]
    > khôi phục
    Không có bản nào vừa hủy để khôi phục
    `;
  },
  {
    roles,
    after(rig) {
      const left = (table: string): unknown =>
        rig.store().sqlite.prepare(`select count(*) from ${table}`).pluck().get();
      if (left('drafts') !== 0 || left('photos') !== 0) throw new Error('something of them is left');
    },
  },
);

scenario(
  'an invitation in the middle of which a page was opened, or that was cancelled, is fetched back',
  `
  @office
  > mời giáo viên
  > [Mời người mới]
  > [Giáo viên]
  > /chude
  [Tiếp tục: ...]
  > khôi phục
  Cho đơn vị nào?
  > hủy
  câu trả lời đã ghi?
  > bỏ hết
  [Khôi phục]
  > [Khôi phục]
  Cho đơn vị nào?
  `,
  { roles },
);
