import type { CampaignFiles } from '../../src/campaign/types.ts';
import { scenario } from '../support/scenario.ts';

/** A log of a category that counts one thing, in the campaign's own words. */
const logged = ({ plan }: CampaignFiles): string => `
  @lead
  > /ghi
  > [Đồng ý]
  > ${plan.categories.find((each) => each.counts.length === 1)?.label.vi}
  > Ngày hội đọc sách
  > hôm nay
  > trực tiếp
  > Sân trường
  > 5 ${plan.people[0]?.words[0]} 30 ${plan.people[1]?.words[0]}
  > bỏ qua
  > Các em hào hứng.
  > bỏ qua
  > [Xác nhận và lưu]
  Đã ghi lúc ... Mã hoạt động: ...
`;
const options = { roles: { lead: 'lead', office: 'office' } } as const;

scenario(
  "a lead sees the unit's log, withdraws it after a yes, and the office sees who did",
  (files) => `
  (lúc ${files.plan.period.from} 08:00)
  ${logged(files)}
  > /baocao
  Đã ghi 1 hoạt động, 0 ảnh. ... Số liệu tạm tính đến 08:00
  > [Các hoạt động đã ghi]
  > [...Ngày hội đọc sách]
  Địa điểm: Sân trường ... tổng 35 lượt người
  > [Rút hoạt động]
  Số liệu của hoạt động sẽ không được tính nữa
  > [Đồng ý rút]
  Đã rút lúc 08:00 ... người phụ trách đơn vị
  > /baocao
  Đã ghi 0 hoạt động
  @office
  > theo dõi
  Đã ghi hoạt động: 0/
  `,
  options,
);

scenario(
  'a lead invites a teacher, sees the open code and takes it back',
  `
  @lead
  > /baocao
  > [Thành viên và lời mời]
  > [Mời người mới]
  > [Bỏ qua]
  > [Bỏ qua]
  > [Tạo mã mời]
  Mã mời: ...
  > [Thành viên và lời mời]
  1 vai trò đang được giao, 1 mã mời còn hiệu lực.
  > [Mã mời đang mở]
  > [Giáo viên...]
  Còn 1 lượt dùng
  > [Đồng ý thu hồi mã]
  Đã thu hồi mã mời
  > [Quay lại]
  Không có mã mời nào còn hiệu lực.
  `,
  { roles: { lead: 'lead' } },
);

scenario(
  'the office mends a session: those who asked for it are told once, and the change can be taken back',
  (files) => {
    const session = files.sessions.find((each) => each.link !== null && each.date > files.plan.period.from);
    const day = `${session?.date.slice(8, 10)}/${session?.date.slice(5, 7)}`;
    return `
  @parent
  > lịch ${day}
  > [Chọn nhóm của tôi]
  > [Bỏ qua, xem tất cả]
  > lịch ${day}
  > [${session?.from}]
  > [Nhắc tôi 10 phút trước]
  @office
  > theo dõi
  > [Việc khác]
  > [Sửa lịch]
  > [...${day}...]
  > [${session?.from}]
  > [Đường dẫn]
  > hop.example/moi
  ... → https://hop.example/moi
  > [Xác nhận sửa]
  đã báo cho 1 người
  @parent
  https://hop.example/moi
  @office
  > [Sửa buổi khác]
  > [...${day}...]
  Đã sửa trong trò chuyện: số
  > [${session?.from}]
  > [Bỏ phần đã sửa]
  > [Xác nhận sửa]
  Đã lấy lại theo kế hoạch
  `;
  },
  { roles: { office: 'office' }, campaigns: ['duc-trong-2021'] },
);

scenario(
  'the office writes to the leads, sees a sample first and the end after',
  `
  @lead
  > /start
  @office
  > /thongbao
  > [Soạn thông báo mới]
  > [Theo vai trò]
  > [Phụ trách đơn vị...]
  > Đề nghị các đơn vị ghi hoạt động.
  > bỏ qua
  Gửi được cho 1 người.
  > [Gửi thử cho tôi]
  Đề nghị các đơn vị ghi hoạt động. ... dừng thông báo
  (khởi động lại)
  > [Tiếp tục]
  > [Gửi ngay]
  > [Xác nhận và gửi]
  Đang gửi thông báo.
  @lead
  Đề nghị các đơn vị ghi hoạt động. ... dừng thông báo
  > /thongbao
  !> Soạn thông báo mới
  @office
  > /thongbao
  > [...Đề nghị các đơn vị...]
  Đã gửi xong ... Đã gửi: 1/1
  > [Tải kết quả]
  mỗi dòng một người nhận
  `,
  options,
);

scenario(
  'who asks for what is for others is told for whom it is',
  `
  @teacher
  > giới thiệu một tấm gương ở thôn để được khen
  Trợ lý hiểu là ... do người phụ trách của đơn vị soạn
  > xem album ảnh
  dành cho người phụ trách đơn vị và cơ quan tổ chức
  @parent
  > đưa thêm một buổi tập huấn vào lịch chung
  dành cho cơ quan tổ chức
  @office
  > xem album ảnh
  Ảnh được xem theo từng đơn vị
  > [Theo dõi các đơn vị]
  Đã ghi hoạt động: 0/
  `,
  { roles: { teacher: 'teacher', office: 'office' } },
);
