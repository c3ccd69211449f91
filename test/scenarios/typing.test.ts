/** What people type where a button stands: the words of a sentence, the beginning of a label, a time as they write it. */
import { scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';
import { CONSENT } from './talk.ts';

scenario(
  'who answers "Anh/Chị là ai?" in a sentence is understood',
  `
  @parent
  > chào ad
  Xin hỏi, Anh/Chị là ai?
  > dạ tôi là phụ huynh ạ
  Đã ghi nhận: phụ huynh.
  [Chọn xã, trường] [Không chọn]
  > dạ không
  Anh/Chị có muốn nhận thông báo
  > có ạ
  Đã ghi nhận: Anh/Chị nhận thông báo của
  `,
);

scenario(
  'a group of people named in the middle of an invitation does not lead out of it',
  (files) => `
  @office
  > phân quyền
  > [Mời người mới]
  Mời vào vai trò nào?
  > phụ huynh
  Xin chọn một vai trò: giáo viên, phụ trách đơn vị
  !> Anh/Chị là ai
  > giáo viên
  Cho đơn vị nào?
  > ${castOf(files).unit}
  Mã có hiệu lực
  `,
  { roles: { office: 'office' } },
);

scenario(
  'what is offered may be agreed to, declined and gone on with in words around the label',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 16:00)
    > ghi
    Thầy/cô có đồng ý không?
    > không
    Đã ghi nhận là không đồng ý.
    > ghi
    > dạ em đồng ý ạ
    Đã ghi nhận sự đồng ý. ... Hoạt động thuộc loại nào?
    > ${c.category}
    > Treo ở cổng trường
    > chủ đề
    > ghi
    còn một bản đang ghi dở
    > tiếp tục
    Các câu trả lời trước vẫn còn.
    > hôm nay
    > trực tiếp
    > sân trường
    > 20
    > bỏ qua
    > bỏ qua
    > bỏ qua
    > ok
    Mã hoạt động: HD-
    > báo cáo
    > các hoạt động
    1 hoạt động
    > 1
    > rút hoạt động
    Rút hoạt động "Treo ở cổng trường"?
    > không
    Mã HD-...
    > rút hoạt động
    > đồng ý
    Đã rút lúc
    > xóa dữ liệu
    Xóa mọi dữ liệu
    > có
    Xóa mọi dữ liệu ... Chưa xóa gì. Để xóa, xin chọn hoặc nhắn “Xóa ngay”.
    [Giữ lại]
    !> Đã xóa
    > xóa dữ liệu
    > không
    Dữ liệu của tôi
    > xóa dữ liệu
    > vâng ạ
    > xóa ngay
    Đã xóa dữ liệu của Anh/Chị.
    `;
  },
  { roles: { teacher: 'teacher' } },
);

scenario(
  'in a step that chooses, the first words of a label are enough',
  `
  @office
  > phân quyền
  > mời người
  Mời vào vai trò nào?
  > phụ trách
  Cho đơn vị nào?
  > hủy
  > bỏ hết
  > thông báo
  > soạn thông báo
  Gửi cho ai?
  > mọi người
  Gửi cho nhóm nào trong các nhóm sau?
  > phụ huynh và thầy cô
  Chưa gửi được cho ai trong nhóm “Phụ huynh và thầy cô đã đăng ký nhận tin”
  > theo vai trò
  > cơ quan
  > Mai trường nghỉ học.
  > bỏ qua
  Cơ quan tổ chức ... Gửi được cho 1 người.
  `,
  { roles: { office: 'office' } },
);

scenario('a code is found in the sentence around it, and in an invitation that was passed on whole', (files) => {
  const c = castOf(files);
  return `
    @teacher
    > em chào cô, mã của em là (mã teacher) ạ
    Đã nhận mã mời. Thầy/cô là giáo viên của ${c.unit}
    @lead
    > Mã mời: (mã lead) Người được mời mở trợ lý này và nhắn mã. Dùng cho 1 người.
    Đã nhận mã mời. Thầy/cô phụ trách ${c.unit}
    @other
    > lịch của em là 2BCGH-4KMNP
    Mã này chưa đúng.
    > gọi em số 0987654321 nhé
    Liên hệ
    `;
});

scenario(
  'the time of the daily reminder is typed as people write times',
  `
  @parent
  > nhắc lịch
  [06:45]
  > 6h45
  Đã bật nhắc hằng ngày lúc 06:45.
  > 8h tối
  Đã bật nhắc hằng ngày lúc 20:00.
  > 5h sáng
  05:00 nằm trong giờ yên lặng.
  > lịch
  > nhắc tôi lúc 6 giờ 15 nhé
  Đã bật nhắc hằng ngày lúc 06:15.
  `,
);

scenario(
  'who says once more what they are doing already is asked the question again',
  `
  @teacher
  > ghi
  > đồng ý
  > ghi hoạt động
  Hoạt động thuộc loại nào?
  > em muốn ghi hoạt động ạ
  Hoạt động thuộc loại nào?
  !> Loại hoạt động:
  `,
  { roles: { teacher: 'teacher' } },
);

scenario(
  '"có" and "không" answer no question that was not asked',
  `
  @teacher
  > quyền riêng tư
  [Đồng ý lưu khi ghi]
  > có
  !> Đã ghi nhận sự đồng ý
  > thông báo
  > nhận thông báo
  > nhắc lịch
  [Không nhận thông báo]
  > không
  !> không nhận thông báo của
  `,
  { roles: { teacher: 'teacher' } },
);

scenario(
  'the roles that an announcement may be for are chosen by a part of their words, and of two it is asked which',
  `
  @lead
  > chào
  @teacher
  > chào
  @office
  > thông báo
  > soạn thông báo
  > Mai trường nghỉ học.
  > bỏ qua
  Gửi cho ai?
  > phụ trách
  Gửi cho nhóm nào trong các nhóm sau?
  > [Người phụ trách các đơn vị – 1 người]
  Người nhận: Người phụ trách các đơn vị – 1 người
  > quay lại
  > theo vai trò
  Gửi cho vai trò nào?
  > cho phu trach nhe
  Người nhận: Người phụ trách các đơn vị – 1 người
  > quay lại
  > giáo viên ạ
  Người nhận: Giáo viên các đơn vị – 1 người
  `,
  { roles: { office: 'office', lead: 'lead', teacher: 'teacher' } },
);

scenario(
  'where two ways of taking place fit it is asked which, and nothing is written meanwhile',
  (files) => `
  @teacher
  ${CONSENT}
  > ${castOf(files).category}
  > Đọc sách cùng con
  > hôm nay
  > trực
  Anh/Chị muốn chọn mục nào?
  [Trực tiếp]
  !> Hình thức:
  > cả hai nhé
  Hình thức:
  `,
  { roles: { teacher: 'teacher' } },
);
