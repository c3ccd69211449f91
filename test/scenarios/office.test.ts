import { scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';

const roles = { office: 'office', teacher: 'teacher' } as const;

scenario(
  'the office logs on behalf of a unit, marked so; the unit sees it, and a teacher may not change it',
  (files) => {
    const c = castOf(files);
    return `
    @office
    (lúc ${c.date(0)} 16:00)
    > ghi
    > [Đồng ý]
    Hoạt động của đơn vị nào?
    > xyzxyz
    Chưa tìm thấy đơn vị
    > ${c.unit}
    > ${c.category}
    > Ngày hội đọc sách
    > hôm nay
    > trực tiếp
    > Sân trường
    > 20 ${c.groupWord}
    > bỏ qua
    > bỏ qua
    > bỏ qua
    Xin kiểm tra lại hoạt động của ${c.unit} (... ghi thay)
    (khởi động lại)
    > [Xác nhận và lưu]
    Mã hoạt động: HD-
    > [Báo cáo của đơn vị]
    ${c.unit} ... Đã ghi 1 hoạt động, 0 ảnh. ... Số liệu tạm tính đến 16:00
    @teacher
    > báo cáo
    > [Các hoạt động đã ghi]
    > [...Ngày hội đọc sách]
    cơ quan tổ chức ghi giúp đơn vị
    !> Rút hoạt động
    @office
    > theo dõi
    Đã ghi hoạt động: 1/
    > [Danh sách đơn vị]
    [${c.unit}: 1 hoạt động]
    > [${c.unit}: 1 hoạt động]
    > [...Ngày hội đọc sách]
    > [Rút hoạt động]
    > [Đồng ý rút]
    người rút: cơ quan tổ chức
    > theo dõi
    Đã ghi hoạt động: 0/
    `;
  },
  { roles },
);

scenario(
  'the board counts the same units on every page, with the time of the figures and without blame',
  (files) => {
    const reports = new Set(files.plan.unitTypes.filter((each) => each.reports).map((each) => each.code));
    const count = files.units.filter((each) => reports.has(each.type)).length;
    const first = files.plan.unitTypes.find((each) => each.reports)?.name.vi ?? '';
    return `
    @office
    > theo dõi
    Đã ghi hoạt động: 0/${count} đơn vị (0%) ... Số liệu tạm tính đến
    > [Danh sách đơn vị]
    Đã ghi hoạt động: 0/${count} đơn vị (0%)
    > [Quay lại]
    > [Chưa ghi (${count})]
    Đơn vị chưa ghi hoạt động ... Số liệu tạm tính đến
    !> chậm
    > [Quay lại]
    > [Cách xem khác]
    > [Theo loại]
    > [${first}...]
    Số liệu tạm tính đến
    > [Quay lại]
    > [Quay lại]
    Các cách xem khác
    > [Theo xã]
    Số liệu tạm tính đến
    @teacher
    > theo dõi các đơn vị
    !> Chưa ghi (
    `;
  },
  { roles },
);

scenario(
  'the last office can not give its role back; with another one it can, and is a participant from then on',
  `
  @office
  > theo dõi
  > [Việc khác]
  > [Thành viên và lời mời]
  > [Ai giữ vai trò nào]
  > [...(tài khoản này)]
  Trả lại vai trò? ... có hiệu lực ngay
  > [Đồng ý trả lại]
  cơ quan tổ chức cuối cùng nên chưa thể thu hồi
  @deputy
  > menu
  [Theo dõi các đơn vị]
  @office
  > theo dõi
  > [Việc khác]
  > [Thành viên và lời mời]
  > [Ai giữ vai trò nào]
  > [...(tài khoản này)]
  > [Đồng ý trả lại]
  Đã trả lại vai trò: Cơ quan tổ chức.
  > theo dõi
  !> Theo dõi các đơn vị
  `,
  { roles: { office: 'office', deputy: 'office' } },
);

scenario(
  'a button with a count on it is typed without the count, and all units without anybody are found by words',
  `
    @office
    > theo dõi
    > chua ghi
    Đơn vị chưa ghi hoạt động
    > mời cả danh sách
    Đơn vị chưa có ai
    [Mời cả ... đơn vị]
  `,
  { roles },
);
