/** What is asked next about what was just shown: which of a list, its end, its link; and one numbering in every message. */
import { scenario } from '../support/scenario.ts';

const ON_ONE = { campaigns: ['duc-trong-2021'] } as const;
const SETTLED = `
  @parent
  > /start
  > [Bỏ qua, xem tất cả]
`;

scenario(
  'beside a guessed day other choices stand below its sessions: a number, and "cái thứ", mean the session that has it in the list',
  `
  ${SETTLED}
  > mai thì s
  Trợ lý hiểu là ... 1. 08:30–10:00 · Tiếng Anh giao tiếp ... 2. 15:00–16:00 · Kể chuyện theo sách cho bé
  > cái thứ 2 á
  Kể chuyện theo sách cho bé
  Chủ nhật, 03/10/2021, 15:00–16:00
  > mai thì s
  > 1
  Tiếng Anh giao tiếp vỡ lòng cho người lớn – buổi 1
  Chủ nhật, 03/10/2021, 08:30–10:00
  > mai thì s
  > buổi cuối
  Diễn đàn phụ huynh
  `,
  { ...ON_ONE, start: '2021-10-02 18:30' },
);

scenario(
  'what is asked of the open session holds with "rồi", "r" or a word of address behind it, and is answered in a line or two',
  `
  ${SETTLED}
  > nhận biết lừa đảo
  Tham gia qua: Zoom
  > link đâu r
  Vào lớp: https://hop.example/b13
  !> Đơn vị tổ chức
  !> Dành cho
  [Xem chi tiết]
  > link mô rồi con
  Vào lớp: https://hop.example/b13
  > may gio xong ri hè
  Kết thúc lúc: 21:00
  Nhận biết lừa đảo trên không gian mạng · thứ Hai, 04/10/2021, 19:30–21:00
  !> Học phí
  > [Xem chi tiết]
  Đơn vị tổ chức
  > ai dạy rồi em
  Đơn vị tổ chức
  !> Học phí
  `,
  { ...ON_ONE, start: '2021-10-02 18:30' },
);

scenario(
  'of a session that is held at a place it is said that there is no link',
  (files) => {
    const direct = files.plan.platforms.filter(({ inPerson }) => inPerson).map(({ code }) => code);
    const held = files.sessions.find(({ platform, place }) => direct.includes(platform ?? '') && place !== null);
    return `
    ${SETTLED}
    > ${held?.title.vi ?? '?'}
    Địa điểm: ${held?.place ?? '?'}
    > link đâu rồi em
    Buổi này gặp trực tiếp tại ${held?.place ?? '?'}, không có đường dẫn.
    `;
  },
  ON_ONE,
);

scenario(
  'thanks and a farewell are answered with a courtesy: who one is is asked with the main page',
  `
  @parent
  > mai có lớp gì
  > cảm ơn con nghe
  Rất vui được giúp Anh/Chị.
  !> Xin hỏi, Anh/Chị là ai?
  > tạm biệt
  Rất vui được giúp Anh/Chị.
  !> Xin hỏi, Anh/Chị là ai?
  > menu
  Xin hỏi, Anh/Chị là ai?
  `,
  ON_ONE,
);

scenario(
  'what somebody thinks, said in a word, is offered to be sent as it was typed, in the Week and after it',
  (files) => `
  ${SETTLED}
  > góp ý: lịch nên ghi rõ cho lớp mấy
  Anh/Chị muốn gửi góp ý này cho ... “góp ý: lịch nên ghi rõ cho lớp mấy”
  [Gửi góp ý này]
  > [Gửi góp ý này]
  Đã gửi: “góp ý: lịch nên ghi rõ cho lớp mấy”
  > chữ nhỏ quá, bà đọc không ra
  Trợ lý Tuần lễ giúp được gì ... Anh/Chị muốn gửi góp ý này cho ... “chữ nhỏ quá, bà đọc không ra”
  [Gửi góp ý này]
  > bot trả lời lâu quá trời
  Anh/Chị muốn gửi góp ý này cho
  !> giúp được gì
  > góp ý
  Muốn góp ý ngay, Anh/Chị cứ nhắn điều muốn góp ý
  > muốn góp ý thì ghi vào đâu
  !> [Gửi góp ý này]
  (lúc ${files.plan.period.to.slice(0, 8)}28 09:00)
  > góp ý: dạy trễ giờ quá
  “góp ý: dạy trễ giờ quá”
  [Gửi góp ý này] [Góp ý]
  `,
);

scenario(
  'where one wants everything erased, that is the first choice and no session stands beside it',
  `
  ${SETTLED}
  > em xóa hết thông tin của chị giùm
  [Xóa dữ liệu của tôi]
  !> Tập huấn
  > 1
  [Xóa ngay]
  `,
  ON_ONE,
);

scenario(
  'what is said of a log once it is saved is of that log: a correction, photos, whether it is right',
  `
  @teacher
  > hôm nay đọc sách ở sân trường, 30 em 2 cô
  > [Đồng ý]
  Địa điểm: sân trường
  > [Bỏ qua các câu còn lại]
  > chỗ khác
  Địa điểm cần từ
  > sân trường
  > lưu
  Mã hoạt động
  > à 2 buổi thôi
  Địa điểm: sân trường
  [Sửa]
  > dung la 35 em ha
  Tham gia: 2 giáo viên, 30 học sinh
  > gửi thêm 2 tấm nữa
  Thêm ảnh vào hoạt động “Đọc sách”
  > hủy
  > hoạt động vừa ghi
  > thêm 1 tấm hình nữa
  Thêm ảnh vào hoạt động “Đọc sách”
  > hủy
  > /start
  > à mà 36 em nha chị đếm thiếu 1
  Sửa Số người: 2 giáo viên, 30 học sinh; tổng 32 lượt người → 2 giáo viên, 36 học sinh
  > [Sửa: Số người]
  > lưu
  (3 ngày sau)
  > bua truoc chi ghi nham, 38 em
  2 giáo viên, 38 học sinh
  `,
  { campaigns: ['duc-trong-2021'], roles: { teacher: 'teacher' }, start: '2021-10-04 09:00' },
);
