import { describe, expect, it } from 'vitest';
import { fitting } from '../../src/bot/typed/fitting.ts';
import type { Choices } from '../../src/chat/index.ts';

/** What stands where, as [label, value]; the ways out with them. */
const SHOWN: Readonly<Record<string, Choices>> = {
  'a role to write to': [
    ['Giáo viên', 'teacher'],
    ['Phụ trách đơn vị', 'lead'],
    ['Cơ quan tổ chức', 'office'],
    ['Quay lại', '~broadcast~abc~to~-back'],
    ['Hủy', '~broadcast~abc~to~-cancel'],
  ],
  'whom it is for': [
    ['Mọi người đã đồng ý nhận', 'agreed'],
    ['Phụ trách các đơn vị chưa ghi hoạt động', 'no-log'],
    ['Theo vai trò', 'r'],
    ['Theo xã, phường', 'c.1'],
    ['Theo loại đơn vị', 't'],
    ['Theo ứng dụng', 'n'],
  ],
  'a category': [
    ['Tin, bài truyền thông', 'TT01'],
    ['Băng rôn, pa-nô', 'TT02'],
    ['Lớp học trực tuyến', 'LH01'],
    ['Cuộc thi trực tuyến', 'SC02'],
    ['CLB, diễn đàn', 'SC01'],
    ['Nhóm khác (1/3)', '~log~abc~category~.1'],
  ],
  'a way of taking place': [
    ['🏫 Trực tiếp', 'in-person'],
    ['💻 Trực tuyến', 'online'],
    ['Kết hợp cả hai', 'mixed'],
  ],
  'a unit': [
    ['Tiểu học Hoa Mai', 'TH1'],
    ['THCS Hoa Mai', 'CS1'],
    ['Mầm non Sơn Ca', 'MN1'],
  ],
  'a day': [
    ['Hôm nay', '2021-10-03'],
    ['Hôm qua', '2021-10-02'],
    ['Cả Tuần lễ', '2021-10-01.2021-10-07'],
  ],
  'an audience': [
    ['Phụ huynh', 'who.as.PH'],
    ['Giáo viên', 'who.as.GV'],
    ['Học sinh, học viên', 'who.as.HS'],
    ['Bỏ qua', 'who.skip'],
  ],
  'a page': [
    ['Các hoạt động (3)', 'unit-report.TH1.list.1'],
    ['Ghi hoạt động mới', 'go.log'],
    ['Xóa ngay', 'my-data.erase.yes'],
    ['Xóa dữ liệu của tôi', 'my-data.erase'],
    ['Trang chính', 'home'],
  ],
};

describe.each<[place: string, rows: readonly (readonly [typed: string, fits: string])[]]>([
  [
    'a role to write to',
    [
      ['phụ trách', 'lead'],
      ['phu trach', 'lead'],
      ['cho phụ trách nhé', 'lead'],
      ['gửi cho giáo viên', 'teacher'],
      ['dạ cho giáo viên ạ', 'teacher'],
      ['em chọn cơ quan', 'office'],
      ['CƠ QUAN', 'office'],
      ['tổ chức', 'office'],
      ['đơn vị phụ trách', 'lead'],
      ['phụ huynh', ''],
      ['giáo', 'teacher'],
      ['quay', ''],
      ['ạ', ''],
      ['cho em', ''],
    ],
  ],
  [
    'whom it is for',
    [
      ['mọi người', 'agreed'],
      ['ung dung', 'n'],
      ['dung gui', ''],
      ['đã đồng ý', 'agreed'],
      ['chưa ghi', 'no-log'],
      ['phụ trách', 'no-log'],
      ['vai trò', 'r'],
      ['theo vai trò', 'r'],
      ['xã', 'c.1'],
      ['ứng dụng', 'n'],
      ['đơn vị', 'no-log t'],
      ['loại đơn vị', 't'],
    ],
  ],
  [
    'a category',
    [
      ['băng rôn', 'TT02'],
      ['pano', ''],
      ['pa-nô', 'TT02'],
      ['truyền thông', 'TT01'],
      ['trực tuyến', 'LH01 SC02'],
      ['cuộc thi', 'SC02'],
      ['clb', 'SC01'],
      ['nhóm', ''],
    ],
  ],
  [
    'a way of taking place',
    [
      ['trực', 'in-person online'],
      ['cả hai', 'mixed'],
      ['kết hợp nhé', 'mixed'],
      ['hình thức kết hợp', 'mixed'],
    ],
  ],
  [
    'a unit',
    [
      ['hoa mai', 'TH1 CS1'],
      ['tiểu học', 'TH1'],
      ['thcs', 'CS1'],
      ['sơn ca ạ', 'MN1'],
      ['hoa', 'TH1 CS1'],
    ],
  ],
  [
    'a day',
    [
      ['hôm', '2021-10-03 2021-10-02'],
      ['cả tuần', '2021-10-01.2021-10-07'],
    ],
  ],
  [
    'an audience',
    [
      ['học viên', 'who.as.HS'],
      ['học sinh', 'who.as.HS'],
      ['giáo viên nhé', 'who.as.GV'],
    ],
  ],
  [
    'a page',
    [
      ['các hoạt động', 'unit-report.TH1.list.1'],
      ['hoạt động', 'unit-report.TH1.list.1 go.log'],
      ['ghi mới', 'go.log'],
      ['xóa', ''],
      ['dữ liệu của tôi', ''],
      ['trang', ''],
      ['có', ''],
    ],
  ],
])('where %s is chosen', (place, rows) => {
  it.each(rows)('"%s" fits [%s]', (typed, fits) => {
    expect(
      fitting(typed, SHOWN[place] ?? [])
        .map(([, value]) => value)
        .join(' '),
    ).toBe(fits);
  });
});
