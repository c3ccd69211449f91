/** The code of a log, typed; the last one taken back, and taken back again; buttons that open an address, typed. */
import { scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';
import { briefLog, CONSENT } from './talk.ts';

scenario(
  'a receipt’s code opens its log for those who may see it, and tells nobody else whether there is one',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    ${CONSENT}
    ${briefLog(c, 'Hội đọc sách', '20 gv')}
    > chủ đề
    > (mã hoạt động)
    Hội đọc sách
    [Rút hoạt động]
    > cho em xem (mã hoạt động viết thường) với ạ
    Hội đọc sách
    > ghi
    > (mã hoạt động)
    Hội đọc sách
    @lead
    > chủ đề
    > mã (mã hoạt động)
    Hội đọc sách
    @office
    > (mã hoạt động viết thường)
    Hội đọc sách
    > HD-2222
    Không tìm thấy hoạt động này
    @parent
    > chào
    > (mã hoạt động)
    !> Hội đọc sách
    [Liên hệ]
    > HD-2222
    [Liên hệ]
    `;
  },
  { roles: { teacher: 'teacher', lead: 'lead', office: 'office' } },
);

scenario(
  'the log that was just made is withdrawn after one question, and restored',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    > xóa hoạt động vừa ghi
    Thầy/cô chưa ghi hoạt động nào
    ${CONSENT}
    ${briefLog(c, 'Hội đọc sách', '20 gv')}
    > xoá cái vừa rồi
    Rút hoạt động "Hội đọc sách"?
    !> Đã rút lúc
    > không
    > dạ cho em hủy hoạt động vừa ghi ạ
    Rút hoạt động "Hội đọc sách"?
    > đồng ý
    Đã rút lúc
    [Khôi phục]
    > khôi phục
    Đã khôi phục hoạt động
    !> Đã rút lúc
    > rút cái vừa ghi
    > [Đồng ý rút]
    > chủ đề
    (khởi động lại)
    > khôi phục lại giúp em
    Đã khôi phục hoạt động
    > [Các lần sửa]
    khôi phục
    > khôi phục
    Không có bản nào vừa hủy để khôi phục
    `;
  },
  { roles: { teacher: 'teacher' } },
);
