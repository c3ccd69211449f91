import { awaitedUnits, communeOf, unitOf } from '../../src/campaign/unit-tree.ts';
import { firstReporting } from '../support/campaigns.ts';
import { scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';
import { briefLog, CONSENT } from './talk.ts';

scenario(
  'the office invites a viewer of a commune, who follows its units and does nothing else, until the right is taken back',
  (files) => {
    const c = castOf(files);
    const campaign = { ...files, version: 1 };
    const unit = unitOf(campaign, firstReporting(files));
    const commune = unit && communeOf(campaign, unit);
    const name = commune?.name ?? '';
    const count = awaitedUnits(campaign).filter((each) => communeOf(campaign, each)?.code === commune?.code).length;
    return `
    @office
    > thành viên và lời mời
    > [Mời người mới]
    > [Người xem]
    Người này được xem những đơn vị nào? ... [Tất cả các đơn vị]
    > nơi nào đó ở trên trời
    Chưa tìm thấy xã này
    > [Tất cả các đơn vị]
    > [Bỏ qua]
    > [Bỏ qua]
    Vai trò: Người xem ... Phạm vi xem: Tất cả các đơn vị
    > [Sửa: Phạm vi xem]
    > ${name}
    Phạm vi xem: ${name}
    > [Tạo mã mời]
    Kính gửi ${name} ... mời người xem bảng theo dõi dùng trợ lý
    @lead
    (lúc ${c.date(0)} 16:00)
    ${CONSENT}
    ${briefLog(c, 'Ngày hội đọc sách', `20 ${c.groupWord}, khoảng 300 ${c.secondWord}`)}
    @viewer
    > (mã viewer)
    Anh/Chị là người xem của ${name} ... [Theo dõi các đơn vị]
    !> Ghi hoạt động
    !> Gửi thông báo
    Để cơ quan tổ chức biết ai đang xem
    > Anh Tư, văn hóa xã
    Đã ghi tên hiển thị: Anh Tư, văn hóa xã.
    !> Buổi tối
    > theo dõi
    Đã báo cáo: 0/${count} đơn vị (0%). ... Đã ghi hoạt động: 1/${count} đơn vị ... Phạm vi xem: ${name}.
    !> Cần gọi điện
    > [Cách xem khác]
    > [Theo xã]
    > [${name}: 0/${count}...]
    ${name} ... Phạm vi xem: ${name}.
    > [${c.unit}: 1 hoạt động]
    Tình trạng: 1 hoạt động ... Đã ghi 1 hoạt động, 0 ảnh. ... Số lượt người tham gia: khoảng 320 ... Phạm vi xem: ${name}.
    !> Ngày hội đọc sách
    !> Ghi giúp đơn vị
    > [Số liệu]
    Theo hoạt động đã ghi, đơn vị chưa báo cáo: ... ${c.second}: khoảng 300 ... Phạm vi xem: ${name}.
    (khởi động lại)
    > [Quay lại]
    > [Quay lại]
    ${name} ... Phạm vi xem
    > ai chưa báo cáo
    Đơn vị chưa báo cáo ... ${count}/${count} đơn vị (100%) ... Phạm vi xem: ${name}.
    > biểu đồ
    Đã báo cáo: 0/${count} đơn vị (0%) ... Phạm vi xem: ${name}.
    > gửi thông báo
    !> Gửi cho ai
    > ghi hoạt động
    Phần ghi hoạt động dành cho giáo viên
    > nộp báo cáo
    Phần này dành cho
    > mời người mới
    !> Mời vào vai trò nào?
    > thành viên và lời mời
    Phần này dành cho
    > dữ liệu của tôi
    Vai trò được giao: người xem – ${name}
    > theo dõi
    > [Cách xem khác]
    > [Theo loại]
    Theo loại
    (10 phút sau)
    @office
    – Anh Tư, văn hóa xã: Người xem – ${name}
    > menu
    > [Thành viên và lời mời]
    > [Ai giữ vai trò nào]
    > [Anh Tư, văn hóa xã · Người xem – ${name}]
    > [Đồng ý thu hồi]
    Đã thu hồi: Người xem – ${name}.
    @viewer
    > [Quay lại]
    Phần này dành cho cơ quan tổ chức
    !> Phạm vi xem
    > theo dõi
    Phần này dành cho cơ quan tổ chức
    > ai chưa báo cáo
    !> Phạm vi xem
    @partner
    > (mã viewer)
    > xóa dữ liệu
    > [Xóa ngay]
    Đã xóa dữ liệu
    > theo dõi
    Phần này dành cho cơ quan tổ chức
    `;
  },
  { roles: { office: 'office', lead: 'lead' } },
);
