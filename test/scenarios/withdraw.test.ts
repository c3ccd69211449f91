/** A question of yes or no that is open is answered by any words that say so, about the very thing that it names, or is asked again. */
import { scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';
import { briefLog, CONSENT } from './talk.ts';

scenario(
  'whoever is asked about one log and says so in words of their own withdraws that one, and no other',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    ${CONSENT}
    ${briefLog(c, 'Hội đọc sách', '20 gv')}
    > ghi
    ${briefLog(c, 'Treo băng rôn ở cổng', '30 gv', true)}
    > [Báo cáo của đơn vị]
    > [Các hoạt động đã ghi]
    > hội đọc sách
    > [Rút hoạt động]
    Rút hoạt động "Hội đọc sách"
    > rut
    Chưa làm gì theo “rut”
    Rút hoạt động "Hội đọc sách"
    > dung rut
    Chưa làm gì theo “dung rut”
    > rút chưa vậy
    Chưa làm gì theo “rút chưa vậy”
    > bỏ đi
    Chưa làm gì theo “bỏ đi”
    Rút hoạt động "Hội đọc sách"
    > à thôi không rút nữa
    !> Đã rút lúc
    > [Rút hoạt động]
    > rut luon
    !> "Treo băng rôn ở cổng"?
    Hội đọc sách
    Đã rút lúc
    > khôi phục
    Đã khôi phục hoạt động
    > [Rút hoạt động]
    > dung, rut di
    Đã rút lúc
    > khôi phục
    > [Rút hoạt động]
    > vâng, rút luôn đi ạ
    Đã rút lúc
    > khôi phục
    > [Rút hoạt động]
    > xóa đi
    Đã rút lúc
    > khôi phục
    > [Rút hoạt động]
    > ok
    Đã rút lúc
    `;
  },
  { roles: { teacher: 'teacher' } },
);

const LOGS = (c: ReturnType<typeof castOf>): string => `
    @teacher
    ${CONSENT}
    ${briefLog(c, 'Nói chuyện về tự học', '20 gv')}
    (1 ngày sau)
    > ghi
    ${briefLog(c, 'Treo băng rôn ở cổng', '30 gv')}
    (1 ngày sau)
    > ghi
    ${briefLog(c, 'Quyên sách cho thư viện', '40 gv')}
`;

scenario(
  'a log that is named by its title, its day or its place in the list is the one that is asked about',
  (files) => {
    const c = castOf(files);
    return `
    ${LOGS(c)}
    > xoa cai bang ron
    Rút hoạt động "Treo băng rôn ở cổng"?
    > không
    > cho tui rút cái ngày ${c.typed(0)}
    Rút hoạt động "Nói chuyện về tự học"?
    > thôi
    > hoạt động hôm qua bỏ đi
    Rút hoạt động "Treo băng rôn ở cổng"?
    > rút cái quyên sách đi
    Rút hoạt động "Quyên sách cho thư viện"?
    !> Đã rút lúc
    > thôi khỏi
    > rút hoạt động múa rối
    “rút hoạt động múa rối”: không thấy hoạt động nào như vậy
    Treo băng rôn
    > cái nói chuyện tự học
    Nói chuyện về tự học
    Mã HD-
    > rút cái này
    Rút hoạt động "Nói chuyện về tự học"?
    !> Đã rút lúc
    > rút luôn đi
    Đã rút lúc
    > khôi phục
    > [Quay lại]
    > cái đầu tiên
    Quyên sách cho thư viện
    Mã HD-
    > [Quay lại]
    > cái thứ 2
    Treo băng rôn ở cổng
    Mã HD-
    > [Quay lại]
    > cái cuối
    Nói chuyện về tự học
    Mã HD-
    > [Quay lại]
    > rút
    Anh/Chị muốn chọn mục nào?
    > cái treo băng rôn
    Rút hoạt động "Treo băng rôn ở cổng"?
    `;
  },
  { roles: { teacher: 'teacher' } },
);

scenario(
  'what is said to be wrong with a log that was saved mends that log, and is stored after a yes',
  (files) => {
    const c = castOf(files);
    return `
    ${LOGS(c)}
    > nhầm, 65 gv ạ
    40 ... → 65
    [Xác nhận và lưu]
    > [Xác nhận và lưu]
    Đã lưu thay đổi
    > sửa hoạt động hôm qua giúp em: thêm 5 gv nữa
    30 ... → 35
    > [Xác nhận và lưu]
    > sửa ngày thành ${c.typed(0)}
    → ${c.day(0)}
    > [Vẫn lưu, đây là hoạt động riêng]
    > lưu
    Đã lưu thay đổi
    > sửa lại hoạt động ${c.typed(2)} thêm 2 gv
    65 ... → 67
    > lưu
    > tên sai rồi, sửa lại là: Quyên sách cũ
    Quyên sách cho thư viện → Quyên sách cũ
    > lưu
    Đã lưu thay đổi
    > sửa số người: thêm 3 gv
    67 ... → 70
    > lưu
    > thêm ảnh vào cái nói chuyện tự học
    Nói chuyện về tự học
    `;
  },
  { roles: { teacher: 'teacher' } },
);

scenario(
  'a correction of a log that was saved is not lost where another is half recorded',
  (files) => {
    const c = castOf(files);
    return `
    ${LOGS(c)}
    > ghi
    > ${c.category}
    > Hội thi vẽ
    > trang chính
    > sửa hoạt động hôm qua: thêm 5 gv nữa
    “thêm 5 gv nữa”: chưa sửa gì, vì còn một hoạt động đang ghi dở. Sửa hoạt động “Treo băng rôn ở cổng” trước
    > [Sửa hoạt động này]
    30 ... → 35
    > lưu
    Đã lưu thay đổi
    > khôi phục
    Hội thi vẽ
    `;
  },
  { roles: { teacher: 'teacher' } },
);

scenario(
  'who asks whether something is withdrawn is shown how it stands',
  (files) => {
    const c = castOf(files);
    return `
    ${LOGS(c)}
    > rút rồi chưa vậy
    Quyên sách cho thư viện
    Mã HD-
    !> Đã rút lúc
    > rút cái treo băng rôn
    > ừ rút đi
    Đã rút lúc
    > [Trang chính]
    > rut roi chua rua
    Treo băng rôn ở cổng
    Đã rút lúc
    `;
  },
  { roles: { teacher: 'teacher' } },
);
