import { scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';
import { briefLog, CONSENT } from './talk.ts';

scenario(
  'who accepts an invitation says once how they want to be shown, and the unit and the office read it, until it is erased',
  (files) => {
    const c = castOf(files);
    return `
    @office
    @lead
    @teacher
    > (mã teacher)
    Đã nhận mã mời. Thầy/cô là giáo viên của ${c.unit}
    xin nhắn tên muốn hiển thị, ví dụ: Cô Lan, lớp 3A
    > Cô Hoa, lớp 3A 🌸
    Đã ghi tên hiển thị: Cô Hoa, lớp 3A.
    > menu
    !> tên muốn hiển thị
    ${CONSENT}
    ${briefLog(c, 'Ngày hội đọc sách', '12')}
    Người ghi: Cô Hoa, lớp 3A.
    > sửa hoạt động vừa ghi
    Người ghi: Cô Hoa, lớp 3A
    (khởi động lại)
    > đổi tên hiển thị
    Tên đang hiển thị: Cô Hoa, lớp 3A
    > 0900 000 111
    Tên không ghi số điện thoại
    > Cô Mai www.vi-du.vn
    Tên không ghi đường dẫn
    > Cô Mai, tổ 1
    Đã ghi tên hiển thị: Cô Mai, tổ 1.
    > dữ liệu của tôi
    Tên hiển thị: Cô Mai, tổ 1
    @lead
    > phân quyền
    > [Ai giữ vai trò nào]
    [Cô Mai, tổ 1...]
    > [Cô Mai, tổ 1...]
    Giáo viên – ${c.unit}
    Tên hiển thị: Cô Mai, tổ 1
    @parent
    > menu
    !> tên muốn hiển thị
    > đổi tên hiển thị
    !> Cô Mai
    @teacher
    > xóa dữ liệu
    > [Xóa ngay]
    Đã xóa dữ liệu
    @office
    > phân quyền
    > [Ai giữ vai trò nào]
    !> Cô Mai
    `;
  },
  { roles: { office: 'office', lead: 'lead' } },
);
