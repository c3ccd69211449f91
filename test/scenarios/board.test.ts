import { communeOf, unitOf } from '../../src/campaign/unit-tree.ts';
import { firstReporting } from '../support/campaigns.ts';
import { scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';
import { briefLog, CONSENT } from './talk.ts';

const roles = { lead: 'lead', teacher: 'teacher', office: 'office' } as const;

scenario(
  'the office sees who reported, who held nothing and who is silent; from deep inside the way back leads to the same list',
  (files) => {
    const c = castOf(files);
    const reports = new Set(files.plan.unitTypes.filter((each) => each.reports).map((each) => each.code));
    const count = files.units.filter((each) => reports.has(each.type)).length;
    const share = (1000 / count / 10).toFixed(1).replace('.', ',');
    const whole = { ...files, version: 1 };
    const unit = unitOf(whole, firstReporting(files));
    const commune = (unit && communeOf(whole, unit)?.name) ?? '';
    return `
    @office
    > menu
    @lead
    (lúc ${c.date(0)} 16:00)
    ${CONSENT}
    ${briefLog(c, 'Ngày hội đọc sách', `20 ${c.groupWord}, khoảng 300 ${c.secondWord}`)}
    @office
    > ai chưa báo cáo
    Đơn vị chưa báo cáo ... ${count}/${count} đơn vị (100%) ... Số liệu tạm tính đến 16:00
    [${c.unit}: 1 hoạt động]
    > theo dõi
    Đã báo cáo: 0/${count} đơn vị (0%). ... Đã ghi hoạt động: 1/${count} đơn vị (${share}%)
    Tổng cộng 1 hoạt động, 0 ảnh. ... Số lượt người tham gia: khoảng 320
    > [Số liệu tổng hợp]
    ${c.second}: khoảng 300 (1 đơn vị) ... tổng số: khoảng 320 (1 đơn vị)
    > [Quay lại]
    > [Cách xem khác]
    > [Theo xã]
    > [${commune}: 0/...]
    > [${c.unit}: 1 hoạt động]
    Tình trạng: 1 hoạt động ... Đã ghi 1 hoạt động, 0 ảnh. ... Số lượt người tham gia: khoảng 320
    > [Số liệu]
    Theo hoạt động đã ghi, đơn vị chưa báo cáo: ... ${c.second}: khoảng 300
    > [Quay lại]
    > [...Ngày hội đọc sách]
    (khởi động lại)
    > [Quay lại]
    Tình trạng: 1 hoạt động
    > [Quay lại]
    ${commune} ... Đã báo cáo: 0/
    > tổng cộng bao nhiêu người tham gia, trừ lớp lá ra
    Trợ lý mới cộng chung được tất cả, chưa trừ ra ... tổng số: khoảng 320
    > cộng số liệu các đơn vị đến hôm nay
    !> Trợ lý mới cộng chung
    tổng số: khoảng 320
    @lead
    > trường không tổ chức
    > bão lớn, học sinh nghỉ học
    > [Xác nhận không tổ chức]
    @office
    > menu
    > [Theo dõi các đơn vị]
    Đã báo cáo: 1/${count} đơn vị (${share}%). Đúng hạn: 1/${count} đơn vị (${share}%). ... có 1 đơn vị không tổ chức
    !> khoảng 320
    > [Cách xem khác]
    > [Tình hình báo cáo]
    Đã báo cáo: 1 (${share}%)
    > [Không tổ chức: 1]
    > [${c.unit}: không tổ chức]
    Lý do: bão lớn ... Số liệu tạm tính đến
    > [Xem báo cáo]
    > [Đã nhận]
    > menu
    > [Theo dõi các đơn vị]
    > [Cách xem khác]
    > [Tình hình báo cáo]
    > [Không tổ chức: 1]
    > [${c.unit}: không tổ chức]
    > [Xem báo cáo]
    > [Quay lại]
    > [Quay lại]
    Không tổ chức ... 1/${count} đơn vị
    @lead
    > theo dõi các đơn vị
    !> Đã báo cáo:
    `;
  },
  { roles },
);

scenario(
  'a school that the office or a viewer names is looked at, and never becomes their own',
  (files) => {
    const c = castOf(files);
    return `
    @lead
    > menu
    @office
    > menu
    > ${c.unit}
    ${c.unit} ... Tình trạng: chưa có gì
    !> Đã ghi nhận
    > trường nào nộp rồi
    Đã báo cáo ... Không có đơn vị nào.
    > trường nào chưa ghi
    Đơn vị chưa ghi hoạt động
    [${c.unit}...]
    @viewer
    > menu
    > ${c.unit}
    ${c.unit} ... Tình trạng: chưa có gì
    !> Đã ghi nhận
    `;
  },
  { roles: { lead: 'lead', office: 'office', viewer: 'viewer' } },
);
