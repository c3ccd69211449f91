/** A teacher tells a whole log in one message and in a photo's caption, and corrects it by words; what promises, asks or only tells begins none. */
import { expect } from 'vitest';
import { scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';
import { CONSENT } from './talk.ts';

scenario(
  'figures of a message of which nothing was made are told, and what was taken back is not counted',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 16:00)
    ${CONSENT}
    > hủy
    > hôm qua trường em đọc sách cùng con, 45 em trong đó có 20 em nữ, 3 cô
    Chưa đọc được: “45 em trong đó có 20 em nữ, 3 cô”
    > hủy
    > hôm qua trường em đọc sách cùng con, 320 hs, à nhầm 330 hs, 18 gv
    !> Chưa đọc được
    330
    !> 650
    `;
  },
  { roles: { teacher: 'teacher' } },
);

scenario(
  'two whole logs one after the other, before the consent and amid the first: neither becomes the result of the other',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 16:00)
    > sáng nay lớp em treo 3 băng rôn ở cổng trường, 30 hs 2 cô
    Lời vừa nhắn chờ câu trả lời
    > sáng nay lớp em treo 3 băng rôn ở cổng trường, 35 hs 2 cô
    Lời vừa nhắn chờ câu trả lời
    > hôm qua trường em treo 2 băng rôn ở thư viện, 40 em và 20 phụ huynh
    Lời vừa nhắn chờ câu trả lời
    > lịch hôm nay
    > đồng ý
    Lời vừa nhắn chờ câu trả lời
    > đồng ý
    Địa điểm: cổng trường
    2 giáo viên, 35 học sinh
    đây có phải là câu trả lời cho câu hỏi này không? Chưa ghi gì.
    !> Kết quả: hôm qua
    > là hoạt động khác
    Địa điểm: thư viện
    40 học sinh, 20 phụ huynh
    > khôi phục
    Tiếp tục: Ghi hoạt động
    > hôm qua trường em treo 2 băng rôn ở thư viện, 40 em và 20 phụ huynh
    đây có phải là câu trả lời cho câu hỏi này không?
    !> Kết quả: hôm qua
    `;
  },
  { roles: { teacher: 'teacher' } },
);

scenario(
  'who reads about the data first, and agrees there, is led on to the words that wait',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 16:00)
    > hôm qua trường em tập huấn ở hội trường, 20 gv
    Lời vừa nhắn chờ câu trả lời
    > [Đọc đầy đủ]
    > [Đồng ý lưu khi ghi]
    Đã ghi nhận sự đồng ý
    20 giáo viên
    `;
  },
  { roles: { teacher: 'teacher' } },
);

scenario(
  'three logs before the consent are all kept; a photo goes with the log that is told below it, and a slip is no yes',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(2)} 16:00)
    > sáng nay lớp em tập huấn phòng tin học, 30 hs 2 cô
    > hôm qua trường em tập huấn ở hội trường, 20 gv
    > hôm kia trường em tập huấn ở thư viện, 25 gv
    > đồng ý
    > hủy
    > có
    > khôi phục
    Khôi phục bản nào?
    > hủy
    (2 ngày sau)
    > hôm qua trường em tập huấn ở hội trường, 20 gv
    > (ảnh: hôm kia trường em tập huấn ở thư viện, 25 gv)
    đây có phải là câu trả lời cho câu hỏi này không?
    > không
    25 giáo viên
    1 ảnh
    `;
  },
  { roles: { teacher: 'teacher' } },
);

scenario(
  'a log is told in one message or a caption and corrected by words; what promises, asks or only tells begins none',
  (files) => {
    const c = castOf(files);
    const isNamed = files.plan.categories.some(({ words }) => words.includes('đọc sách'));
    const kind = isNamed
      ? ''
      : `
    loại nào?
    > ${c.category}`;
    return `
    @parent
    (lúc ${c.date(1)} 16:00)
    > lịch
    > Sáng nay trường em tổ chức đọc sách cùng con cho 35 hs và 20 ph tại thư viện ạ
    !> Đã đọc từ tin nhắn
    !> Ghi hoạt động này

    @teacher
    > Sáng nay trường em tổ chức đọc sách cho 35 hs tại thư viện
    Thầy/cô có đồng ý không?
    Lời vừa nhắn chờ câu trả lời
    > nhầm, 36 hs
    Lời vừa nhắn chờ câu trả lời
    > [Đồng ý]
    Đã đọc từ tin nhắn, chưa lưu
    Địa điểm: thư viện
    Đã sửa Số người: 35 học sinh
    > hủy
    > có
    > có cần ghi lớp hôm qua không ạ?
    !> Đã đọc từ tin nhắn
    !> Ghi hoạt động này
    > Chuyển tiếp: Kính gửi các trường, đề nghị các đơn vị tổ chức tuyên truyền ngày ${c.date(1)}, mỗi trường ít nhất 100 người
    !> Đã đọc từ tin nhắn
    > hôm qua vui quá
    !> Đã đọc từ tin nhắn
    !> Ghi hoạt động này
    > mai trường em mở lớp đọc sách cho 40 phụ huynh
    chưa ghi gì
    [Ghi hoạt động này]
    !> Đã đọc từ tin nhắn

    > Sáng nay trường em tổ chức đọc sách cùng con cho 35 hs và 20 ph tại thư viện ạ
    Đã đọc từ tin nhắn, chưa lưu
    Tên: Đọc sách cùng con
    Ngày: ${c.day(1)}
    Hình thức: trực tiếp
    Địa điểm: thư viện
    Số người: 35 học sinh, 20 phụ huynh; tổng 55 lượt người${kind}
    > thêm 5 phụ huynh nữa
    Đã sửa Số người: 35 học sinh, 20 phụ huynh; tổng 55 lượt người → 35 học sinh, 25 phụ huynh; tổng 60 lượt người
    > không phải thư viện mà là sân trường
    Đã sửa Địa điểm: thư viện → sân trường
    > [Bỏ qua các câu còn lại]
    Xin kiểm tra lại
    > đổi tên thành Đọc sách cùng con mùa thu
    Đã sửa Tên: Đọc sách cùng con → Đọc sách cùng con mùa thu
    > 30 hs chứ không phải 35
    Đã sửa Số người: 35 học sinh, 25 phụ huynh; tổng 60 lượt người → 30 học sinh, 25 phụ huynh; tổng 55 lượt người
    > [Xác nhận và lưu]
    Mã hoạt động: HD-

    > (album 3: Hôm qua lớp em đọc sách ở sân trường, 30 hs với 2 cô)
    Đã đọc từ tin nhắn, chưa lưu
    Tên: Đọc sách
    Địa điểm: sân trường
    Số người: 2 giáo viên, 30 học sinh
    ${kind}
    > bỏ ảnh cuối
    Đã sửa Ảnh: 3 ảnh ... → 2 ảnh
    > nhầm, 3 cô
    Đã sửa Số người
    > menu
    > Hôm nay tụi em đọc sách ở thư viện, 12 em
    còn một hoạt động đang ghi dở
    !> Đã đọc từ tin nhắn
    > [Ghi hoạt động này]
    Đã đọc từ tin nhắn
    Địa điểm: thư viện
    Số người: 12 học sinh
    `;
  },
  {
    roles: { teacher: 'teacher' },
    after(rig) {
      const logged = rig
        .store()
        .sqlite.prepare<[], { answers: string }>('select answers from activities')
        .all()
        .map(({ answers }): unknown => JSON.parse(answers));
      expect(logged).toMatchObject([
        {
          title: 'Đọc sách cùng con mùa thu',
          mode: 'in-person',
          place: 'sân trường',
          people: { counts: { hs: 30, ph: 25 }, unsorted: null },
        },
      ]);
    },
  },
);

scenario(
  'figures that are told with the wish to log are read, after the yes as before it',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 16:00)
    > ghi ${c.category} 45 ${c.groupWord}, 12 ${c.secondWord}
    Thầy/cô có đồng ý không?
    > ok em
    Số người: 45 ${c.group}
    !> Hoạt động thuộc loại nào?
    > hủy
    > có
    > ghi ${c.category} 45 ${c.groupWord}, 12 ${c.secondWord}
    Số người: 45 ${c.group}
    > /chude
    > ghi ${c.other}, 20 ${c.groupWord}
    vì còn một hoạt động đang ghi dở
    > [Ghi hoạt động này]
    Số người: 20 ${c.group}
    `;
  },
  { roles: { teacher: 'teacher' } },
);

scenario(
  'another log told where one waits for its last yes is offered beside it, and what was told of one is not lost by "ghi nha"',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 16:00)
    ${CONSENT}
    > hủy
    > hôm qua trường em đọc sách cùng con, 80 hs, 10 gv, ở sân trường
    > bỏ qua hết
    Thông tin đã đúng chưa?
    > hôm nay trường em treo 3 băng rôn ở cổng trường
    chưa ghi gì, vì còn một hoạt động đang ghi dở
    > [Tiếp tục bản đang dở]
    80
    > lưu
    Mã hoạt động: HD-
    > [Trang chính]
    > (ảnh)
    Đang nhận 1 ảnh
    > hqua 40 hs 4 gv
    > ghi nha
    Kèm 1 ảnh đã gửi ... 40
    `;
  },
  { roles: { teacher: 'teacher' }, campaigns: ['duc-trong-2021'] },
);

scenario(
  'photos that came first are logged by what says so',
  (files) => `
    @teacher
    (lúc ${castOf(files).date(1)} 16:00)
    ${CONSENT}
    > hủy
    > (ảnh)
    Đang nhận 1 ảnh
    > xong
    Kèm 1 ảnh đã gửi
    > hủy
    > (ảnh)
    > ghi voi anh nay
    Kèm 1 ảnh đã gửi
  `,
  { roles: { teacher: 'teacher' } },
);
