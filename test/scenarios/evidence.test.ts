import { scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';
import { CONSENT, upToPeople } from './talk.ts';

const toPhotos = (files: Parameters<typeof castOf>[0], title: string): string => `
  ${upToPeople(castOf(files), title)}
  > bỏ qua
  > bỏ qua
  > bỏ qua
  tối đa 10 ảnh
`;

const toLog = `
  > báo cáo
  > [Các hoạt động đã ghi]
  > [...Ngày hội đọc sách]
`;

scenario(
  'what is in the photos and who agreed is read from words, asked where it is unclear, and never taken for more than was said',
  (files) => `
  @teacher
  (lúc ${castOf(files).date(0)} 16:00)
  ${CONSENT}
  ${toPhotos(files, 'Ngày hội đọc sách')}
  > (album 3)
  > xong
  > [Xác nhận và lưu]
  Kèm 3 ảnh. ... một lần chạm cho tất cả
  > co tre em, phu huynh dong y roi
  Lời vừa nhắn chưa đủ để ghi ... cả 3 ảnh
  [Có trẻ em, cha mẹ cho công khai]
  [Có trẻ em, cha mẹ cho đưa vào báo cáo]
  [Câu khác]
  !> [Không có trẻ em, được công khai]
  > [Câu khác]
  [Không có trẻ em, được công khai]
  > đồng ý ạ
  Lời vừa nhắn chưa đủ để ghi
  > không đồng ý công khai
  Lời vừa nhắn chưa đủ để ghi
  !> được công khai.
  > toàn học sinh, cha mẹ đồng ý cho đăng lên trang hết rồi ạ
  Đã ghi cho 3 ảnh: có trẻ em, được công khai.
  > [Xem ảnh]
  > [Trả lời cho tất cả các ảnh]
  > có học sinh, có ảnh không có học sinh
  Chưa rõ trong ảnh có trẻ em không và ai đã đồng ý, nên chưa ghi gì
  > co hs ma ph chi cho bao cao thoi
  Đã ghi cho 3 ảnh: có trẻ em, chỉ để báo cáo.
  > [Xem ảnh]
  > [Ảnh 2]
  > [Trẻ em, công khai]
  Chọn một câu đúng với ảnh 2
  > không có trẻ em
  Lời vừa nhắn chưa đủ để ghi
  > không có trẻ em, ai cũng đồng ý cho đăng
  Ảnh: không có trẻ em, được công khai.
  > [Trẻ em, công khai]
  > phụ huynh không đồng ý
  Ảnh: có người không đồng ý, không đưa đi đâu.
  `,
  { roles: { teacher: 'teacher' } },
);

scenario(
  'an answer for photos that comes after something else is asked about with the activity that they belong to',
  (files) => `
  @teacher
  (lúc ${castOf(files).date(0)} 16:00)
  ${CONSENT}
  ${toPhotos(files, 'Ngày hội đọc sách')}
  > (album 2)
  > xong
  > [Xác nhận và lưu]
  > [Trang chính]
  > có trẻ em thì sao
  !> Đã ghi cho
  > có các cháu, gia đình đồng ý cho công khai
  cả 2 ảnh của hoạt động “Ngày hội đọc sách”
  [Có trẻ em, cha mẹ cho công khai]
  !> Đã ghi cho
  > [Có trẻ em, cha mẹ cho công khai]
  Đã ghi cho 2 ảnh: có trẻ em, được công khai.
  > menu
  > đừng đăng nha
  cả 2 ảnh của hoạt động “Ngày hội đọc sách”
  [Có trẻ em, cha mẹ cho đưa vào báo cáo]
  !> [Có trẻ em, cha mẹ cho công khai]
  > menu
  > nhầm, phụ huynh chưa cho
  cả 2 ảnh của hoạt động “Ngày hội đọc sách”
  !> [Có trẻ em, cha mẹ cho công khai]
  !> Đã ghi cho
  `,
  { roles: { teacher: 'teacher' } },
);

scenario(
  'what is said of all photos by one tap, of one apart, its caption, its place, the best of the unit, and a no that counts at once',
  (files) => `
  @teacher
  (lúc ${castOf(files).date(0)} 16:00)
  ${CONSENT}
  ${toPhotos(files, 'Ngày hội đọc sách')}
  > (album 3)
  > (ảnh)
  > (ảnh lại)
  đã có trong hoạt động này rồi, trợ lý chỉ giữ một bản
  > xong
  Ảnh: 4 ảnh
  > [Xác nhận và lưu]
  Kèm 4 ảnh. ... một lần chạm cho tất cả
  > [Trả lời cho các ảnh]
  Chọn một câu đúng với cả 4 ảnh
  > [Có trẻ em, cha mẹ cho đưa vào báo cáo]
  Đã ghi cho 4 ảnh: có trẻ em, chỉ để báo cáo.
  > [Xem ảnh]
  4 ảnh của hoạt động "Ngày hội đọc sách". ... 4 ảnh: có trẻ em, chỉ để báo cáo.
  > [Ảnh 2]
  Ảnh 2/4 của hoạt động ... Chú thích: chưa có chú thích
  > [Trẻ em, công khai]
  Chọn một câu đúng với ảnh 2
  > [Không có trẻ em, được công khai]
  Ảnh: không có trẻ em, được công khai.
  > [Viết chú thích]
  Chú thích cho ảnh 2 là gì?
  > !!!!
  Xin viết chú thích bằng chữ
  > Băng rôn trước   cổng\u202e trường
  Đã ghi chú thích: “Băng rôn trước cổng trường”.
  > [Xem ảnh 2]
  > [Lên đầu]
  Ảnh 1/4 của hoạt động ... Chú thích: Băng rôn trước cổng trường
  > [Xuống sau]
  Ảnh 2/4
  > [Lên trước]
  Ảnh 1/4
  > [Quay lại]
  1. Băng rôn trước cổng trường (không có trẻ em, được công khai) 2. chưa có chú thích (có trẻ em, chỉ để báo cáo)
  > [Ảnh 4]
  > [Xóa ảnh này]
  Xóa ảnh 4 khỏi hoạt động?
  > [Đồng ý xóa]
  Đã xóa ảnh 4.
  > báo cáo
  Đã ghi 1 hoạt động, 3 ảnh
  @lead
  > báo cáo
  > [Ảnh của đơn vị]
  3 ảnh: 3 ảnh được đưa vào báo cáo, trong đó 1 ảnh được công khai. Chưa chọn ảnh tiêu biểu.
  > [Chọn theo gợi ý]
  Đã chọn 3 ảnh tiêu biểu theo gợi ý
  > [Xem ảnh tiêu biểu]
  Ảnh tiêu biểu của ${castOf(files).unit} ... 1. ${castOf(files).day(0, 'short')}
  > [Quay lại]
  > [Tự chọn ảnh tiêu biểu]
  Đã chọn 3/10 ảnh.
  > [...Băng rôn trước cổng trường]
  Đã chọn 2/10 ảnh.
  > [...Băng rôn trước cổng trường]
  Đã chọn 3/10 ảnh.
  > [Xong]
  Đã chọn 3 ảnh tiêu biểu.
  ${toLog}
  > [Xem ảnh]
  > [Ảnh 1]
  > [Trẻ em, công khai]
  > [Có người không đồng ý]
  Ảnh: có người không đồng ý, không đưa đi đâu.
  > báo cáo
  > [Ảnh của đơn vị]
  3 ảnh: 2 ảnh được đưa vào báo cáo, trong đó 0 ảnh được công khai. Đã chọn 2 ảnh tiêu biểu; nên có từ 3 đến 10 ảnh.
  `,
  { roles: { teacher: 'teacher', lead: 'lead' } },
);

scenario(
  'a picture of an iPhone sent as a file is turned and kept; what can not be taken gets its sentence once',
  (files) => `
  @teacher
  (lúc ${castOf(files).date(0)} 16:00)
  ${CONSENT}
  ${toPhotos(files, 'Ngày hội đọc sách')}
  > (tệp IMG_0001.heic)
  Đang nhận ảnh: 1/10
  > (tệp video.mp4)
  Đang nhận ảnh và tệp: 2/10
  > (tệp bang.xlsx)
  > (tệp 48mp.heic)
  1 ảnh chưa nhận được: ảnh HEIC quá lớn hoặc chưa tải lên hết; xin gửi lại dạng ảnh, không gửi dạng tệp.
  > (tệp thu.docm)
  tệp có macro (chương trình bên trong); xin lưu thành .docx, .xlsx hoặc .pdf rồi gửi lại.
  > (tệp 25mb.mp4)
  1 tệp chưa nhận được: nặng quá 20 MB; xin gửi một đoạn ngắn hơn, hoặc gửi vài tấm ảnh.
  > (tệp 25mb.jpg)
  1 ảnh chưa nhận được: nặng quá 20 MB.
  > (tệp la.exe)
  không phải ảnh, PDF, Word (.docx), Excel (.xlsx), ghi âm hay video.
  > xong
  Ảnh: 1 ảnh, 2 tệp
  > [Xác nhận và lưu]
  Kèm 1 ảnh. Kèm 2 tệp.
  ${toLog}
  Hình ảnh: 1 ảnh, 2 tệp khác
  > [Xem ảnh]
  1 ảnh của hoạt động ... 1 ảnh: chưa trả lời, chưa đưa đi đâu. 2. video.mp4 3. bang.xlsx
  > [Tệp 2]
  Tệp 2/3 của hoạt động ... Tên tệp: video.mp4. Tệp chỉ nằm ở hoạt động này, không công khai.
  !> Trẻ em
  !> nơi chụp
  > [Quay lại]
  > [Tệp 3]
  Tệp 3/3 của hoạt động ... Tên tệp: bang.xlsx. ... giữ nguyên như khi gửi: ảnh nằm trong tệp có thể còn ghi nơi chụp.
  > trang chính
  > (tệp 25mb.jpg)
  1 ảnh chưa nhận được: nặng quá 20 MB.
  > trang chính
  > (tệp ke-hoach.pdf)
  gửi ở bước ảnh khi ghi hoạt động. Tệp vừa gửi chưa được lưu.
  `,
  {
    roles: { teacher: 'teacher' },
    after(rig) {
      const kinds = rig
        .store()
        .sqlite.prepare(`select group_concat(kind) from photos where state = 'kept'`)
        .pluck()
        .get();
      if (kinds !== 'picture,video,document') throw new Error(String(kinds));
    },
  },
);
