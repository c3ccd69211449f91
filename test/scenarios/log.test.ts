/** The log itself: how much it takes to tell, what is asked again of a repeated one, and what is not counted twice. */
import { expect } from 'vitest';
import { scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';
import { CONSENT } from './talk.ts';

const roles = { teacher: 'teacher', lead: 'lead', office: 'office' } as const;
type Rig = Parameters<NonNullable<NonNullable<Parameters<typeof scenario>[2]>['after']>>[0];

const logged = (rig: Rig): readonly Record<string, unknown>[] =>
  rig
    .store()
    .sqlite.prepare<[], { answers: string }>('select answers from activities order by id')
    .all()
    .map(({ answers }) => JSON.parse(answers) as Record<string, unknown>);

const fresh = (c: ReturnType<typeof castOf>) => `
  > ghi
  > ${c.category}
  > Hoạt động chào mừng của trường
  > [Hôm nay]
  > [Trực tiếp tại đơn vị]
  Địa điểm: ${c.unit}
  > 5 ${c.groupWord} 20 ${c.secondWord}
  > 3 ${c.count}
  > (album 3: Mọi người tham gia rất đông)
  Kết quả: Mọi người tham gia rất đông
  > xong
  Ảnh: 3 ảnh
  > [Xác nhận và lưu]
  Mã hoạt động: HD-
`;

const again = (c: ReturnType<typeof castOf>) => `
  > giống lần trước
  ngày nào
  > hôm qua
  Lần trước: 5 ${c.group}, 20 ${c.second}; tổng 25 lượt người
  > [Như lần trước: 5 ${c.group}, 20 ${c.second}]
  Lần trước: 3 ${c.count}
  > [Như lần trước: 3 ${c.count}]
  Xin kiểm tra lại
  Kết quả và ảnh không lấy lại từ lần trước
  Số người: 5 ${c.group}, 20 ${c.second}
  Kết quả: (chưa ghi)
  Ảnh: chưa có ảnh
  > [Xác nhận và lưu]
  Mã hoạt động: HD-
`;

scenario(
  'a log with all its answers and three photos takes ten messages and taps at most, one like the last five',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 16:00)
    ${CONSENT}
    > hủy
    (từ đây đếm)
    ${fresh(c)}
    (không quá 10 lượt)
    (từ đây đếm)
    ${again(c)}
    (không quá 5 lượt)
    `;
  },
  {
    roles,
    after(rig) {
      expect(logged(rig)).toMatchObject([
        { mode: 'in-person', result: 'Mọi người tham gia rất đông' },
        { mode: 'in-person', result: null },
      ]);
    },
  },
);

scenario(
  'the first log of all, with the consent and what may be left out left out, takes no more',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 16:00)
    (từ đây đếm)
    ${CONSENT}
    > ${c.category}
    > Hoạt động chào mừng của trường
    > hôm nay
    > tại trường
    > 20 ${c.groupWord}
    > [Bỏ qua các câu còn lại]
    Số lượng: chưa có số liệu
    Kết quả: (chưa ghi)
    > [Xác nhận và lưu]
    Mã hoạt động: HD-
    (không quá 10 lượt)
    `;
  },
  { roles },
);

scenario(
  'figures of a repeated log are asked again: typed anew, in words for "as before", or left out, and nothing is taken over unasked',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(2)} 16:00)
    ${CONSENT}
    > hủy
    ${fresh(c)}
    > [Giống lần trước]
    > hôm qua
    Có bao nhiêu lượt người
    (khởi động lại)
    > 30 ${c.groupWord}
    Số người: 30 ${c.group}; tổng 30 lượt người
    > như lần trước
    Số lượng: 3 ${c.count}
    > ok
    Mã hoạt động: HD-
    > giống lần trước
    > ${c.typed(0)}
    > như cũ ạ
    Số người: 30 ${c.group}
    > [Bỏ qua]
    Số lượng: chưa có số liệu
    > (ảnh)
    Ảnh: 1 ảnh
    > sửa kết quả: Các em rất vui
    Kết quả: Các em rất vui
    > ok
    Mã hoạt động: HD-
    `;
  },
  {
    roles,
    after(rig) {
      const results = logged(rig).map(({ result, quantities }) => [result, Object.values(quantities ?? {})]);
      expect(results).toEqual([
        ['Mọi người tham gia rất đông', [3]],
        [null, [3]],
        ['Các em rất vui', []],
      ]);
    },
  },
);

scenario(
  'the same kind of activity of the same day is asked about, whoever of the unit logged it, before anything is saved',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 16:00)
    ${CONSENT}
    > hủy
    ${fresh(c)}
    > giống lần trước
    > hôm nay
    ${c.unit} đã ghi “${c.category}”, ${c.day(1)}: “Hoạt động chào mừng của trường”. Mã HD-..., chính thầy/cô ghi.
    Đây là hoạt động riêng, hay ghi lại lần nữa?
    > [Xem bản đã ghi]
    5 ${c.group}, 20 ${c.second}
    Kết quả: Mọi người tham gia rất đông
    3 ảnh
    > quay lại
    > quay lại
    ngày nào
    > hôm nay
    > có
    > abc
    chọn “Vẫn lưu, đây là hoạt động riêng” nếu đúng là hoạt động riêng
    > hủy
    @lead
    ${CONSENT}
    > ${c.category}
    > Buổi chiều
    > hôm nay
    người khác của đơn vị ghi
    > [Vẫn lưu, đây là hoạt động riêng]
    hình thức nào
    > trực tiếp
    > bỏ qua
    > 20
    > bỏ qua các câu còn lại
    > ok
    Mã hoạt động: HD-
    > báo cáo
    Đã ghi 2 hoạt động
    `;
  },
  { roles },
);

scenario(
  'a log that somebody else saved meanwhile is asked about at the last yes, and one whose day is changed onto another too',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(2)} 16:00)
    ${CONSENT}
    > ${c.category}
    > Ngày hội đọc sách
    > hôm nay
    > trực tiếp
    > bỏ qua
    > 20
    > bỏ qua các câu còn lại
    Xin kiểm tra lại
    @lead
    ${CONSENT}
    > ${c.category}
    > Buổi chiều
    > hôm nay
    !> đã ghi
    > trực tiếp
    > bỏ qua
    > 30
    > bỏ qua các câu còn lại
    > ok
    Mã hoạt động: HD-
    @teacher
    > [Xác nhận và lưu]
    !> Mã hoạt động
    “Buổi chiều”
    > [Vẫn lưu, đây là hoạt động riêng]
    Xin kiểm tra lại
    > [Xác nhận và lưu]
    Mã hoạt động: HD-
    > ghi
    > ${c.category}
    > Buổi tối
    > hôm qua
    > trực tiếp
    > bỏ qua
    > 10
    > bỏ qua các câu còn lại
    > sửa ngày: hôm nay
    đã ghi “${c.category}”
    > quay lại
    ngày nào
    > hôm qua
    Xin kiểm tra lại
    > ok
    Mã hoạt động: HD-
    > báo cáo
    > [Các hoạt động đã ghi]
    > [...Buổi tối]
    > [Sửa]
    > ngày hôm nay
    Đây là hoạt động riêng, hay ghi lại lần nữa?
    > hoạt động riêng
    > ok
    Đã lưu thay đổi
    > báo cáo
    > [Các hoạt động đã ghi]
    > [...Buổi tối]
    > [Sửa]
    > tên Buổi tối nữa
    !> Đây là hoạt động riêng
    > ok
    Đã lưu thay đổi
    `;
  },
  { roles },
);

scenario(
  'a second tap on the button that saved saves nothing more',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 16:00)
    ${CONSENT}
    > hủy
    ${fresh(c)}
    > (nút cũ) [Xác nhận và lưu]
    !> Mã hoạt động
    > báo cáo
    Đã ghi 1 hoạt động, 3 ảnh
    `;
  },
  { roles },
);

scenario(
  'a place told with the form is kept, a class of twenty is no date, and a figure said anew at the result is asked about',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    ${CONSENT}
    > ${c.category}
    > Hoạt động chào mừng của trường
    > hôm nay
    > Trực tiếp ở sân trường ạ
    Hình thức: trực tiếp ... Địa điểm: sân trường ... Có bao nhiêu lượt người
    > 20 em
    !> Sửa Ngày
    !> sửa câu trước
    > sửa số người thành 20
    > 2 ${c.count}
    Kết quả chính là gì
    > không, 3 ${c.count}
    2 ${c.count} → 3 ${c.count}
    !> Kết quả: không
    > đúng
    Đã sửa Số lượng: 2 ${c.count} → 3 ${c.count}.
    > à quên 25 ${c.groupWord}
    → 25 ${c.group}
    !> Kết quả: à
    > [Sửa: Số người]
    > bỏ qua
    tối đa 10 ảnh
    > xin lỗi 4 ${c.count}
    3 ${c.count} → 4 ${c.count}
    > đúng
    tối đa 10 ảnh
    > hủy
    `;
  },
  { roles },
);

scenario(
  'who wants to look again sees what is answered so far and stays where it is asked, and not the recordings of classes',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 16:00)
    ${CONSENT}
    > ${c.category}
    > em muốn xem lại
    Tên hoạt động
    > Buổi đọc sách chung
    diễn ra ngày nào
    > cho em coi lại cái đã
    Buổi đọc sách chung ... diễn ra ngày nào
    > hôm nay
    > trực tiếp
    > bỏ qua
    > khoan để coi lại
    Buổi đọc sách chung ... Có bao nhiêu lượt người
    > 45
    > coi lại nha
    45 lượt người ... ${c.count}
    > bỏ qua
    > bỏ qua
    > bỏ qua
    > kiểm tra lại đã
    Xin kiểm tra lại ... 45 lượt người
    !> Mã hoạt động
    > đúng
    Mã hoạt động: HD-
    `;
  },
  { roles: { teacher: 'teacher' } },
);

scenario(
  'the words of a button of another question are kept as no answer',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 16:00)
    ${CONSENT}
    > ${c.category}
    > Xác nhận và lưu
    “Xác nhận và lưu” là nút ở bước khác, nên chưa ghi gì ... Tên hoạt động
    > Buổi đọc sách chung
    > hôm nay
    > trực tiếp
    > xac nhan va luu
    chưa ghi gì ... diễn ra ở đâu
    > bỏ qua
    > 45
    > bỏ qua
    > Các dòng khác
    chưa ghi gì
    > Các em rất vui
    > bỏ qua
    Tên: Buổi đọc sách chung
    Địa điểm: (chưa ghi)
    Kết quả: Các em rất vui
    `;
  },
  { roles: { teacher: 'teacher' } },
);

scenario(
  'what is said beside an answer, and is of another question, is named',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 16:00)
    ${CONSENT}
    > ${c.category}
    > Buổi đọc sách chung
    > hôm nay
    > trực tiếp ở thư viện, hôm qua
    Địa điểm: thư viện ... Chưa ghi phần “hôm qua”
    > nhầm địa điểm, ở sân trường, 45 ${c.groupWord}
    thư viện → ở sân trường ... Số người: 45
    `;
  },
  { roles: { teacher: 'teacher' } },
);
