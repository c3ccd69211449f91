import { scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';
import { CONSENT, upToPeople } from './talk.ts';

const roles = { teacher: 'teacher' } as const;

const photosOf = (rig: { store(): { sqlite: import('better-sqlite3').Database } }): unknown =>
  rig
    .store()
    .sqlite.prepare(`select count(*) from photos where activity is not null and removed = 0 and state = 'kept'`)
    .pluck()
    .get();

const toPhotos = (files: Parameters<typeof castOf>[0], title: string): string => `
  @teacher
  (lúc ${castOf(files).date(0)} 16:00)
  ${CONSENT}
  ${upToPeople(castOf(files), title)}
  > bỏ qua
  > bỏ qua
  > bỏ qua
  tối đa 10 ảnh
`;

scenario(
  'ten photos and files are taken and the eleventh is refused kindly; a recording and a document are evidence too',
  (files) => `
  ${toPhotos(files, 'Ngày hội đọc sách')}
  > (ảnh)
  Đang nhận ảnh: 1/10
  > (ghi âm)
  Đang nhận ảnh và tệp: 2/10
  > (tệp bao-cao.pdf)
  Đang nhận ảnh và tệp: 3/10
  > (album 7)
  > (ảnh)
  tối đa 10 ảnh và tệp; ảnh vừa gửi chưa được nhận
  (khởi động lại)
  > xong
  Ảnh: 8 ảnh, 2 tệp
  > [Xác nhận và lưu]
  Kèm 8 ảnh. Kèm 2 tệp.
  > [Báo cáo của đơn vị]
  Đã ghi 1 hoạt động, 8 ảnh
  `,
  {
    roles,
    after(rig) {
      if (photosOf(rig) !== 10) throw new Error(`${String(photosOf(rig))} photos`);
    },
  },
);

scenario(
  'a photo sent too early waits for its question; all can be thrown away again; the log is saved without',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(0)} 16:00)
    ${CONSENT}
    > ${c.category}
    > (ảnh)
    Đang nhận ảnh, tệp vừa gửi. Xin trả lời tiếp câu này
    Tên hoạt động là gì?
    > (ghi âm)
    Trợ lý chưa nghe được tin nhắn thoại
    > Ngày hội đọc sách
    > hôm nay
    > trực tiếp
    > bỏ qua
    > bỏ qua
    > bỏ qua
    > bỏ qua
    Đã có 1/10 ảnh
    > quay lại
    Kết quả chính là gì?
    > giữ nguyên
    Đã có 1/10 ảnh
    > [Bỏ ảnh này]
    Đã bỏ hết ảnh
    > xong
    Ảnh: chưa có ảnh
    > [Xác nhận và lưu]
    !> Kèm
    Mã hoạt động: HD-
    `;
  },
  {
    roles,
    after(rig) {
      if (photosOf(rig) !== 0) throw new Error(`${String(photosOf(rig))} photos`);
    },
  },
);

scenario(
  'a late sibling of an album joins the summary and the saved log without a word',
  (files) => `
  ${toPhotos(files, 'Ngày hội đọc sách')}
  > (album 2)
  Đang nhận các ảnh trong album
  > xong
  Ảnh: 2 ảnh
  > (ảnh muộn)
  !> Đã nhận
  > [Xác nhận và lưu]
  Kèm 3 ảnh.
  > (ảnh muộn)
  !> ảnh
  > báo cáo
  Đã ghi 1 hoạt động, 4 ảnh
  > [Các hoạt động đã ghi]
  > [...Ngày hội đọc sách]
  Hình ảnh: 4 ảnh
  > [Xem ảnh]
  4 ảnh của hoạt động
  `,
  { roles },
);

scenario(
  'one photo is taken out by its number, by a tap, and from a saved log; the others stay',
  (files) => `
  ${toPhotos(files, 'Ngày hội đọc sách')}
  > (ảnh)
  > (ảnh)
  > (ảnh)
  > (ảnh)
  Đang nhận ảnh: 4/10
  > bỏ ảnh 2
  Đã bỏ ảnh 2. Còn 3/10 ảnh
  > [Bỏ bớt ảnh]
  Bỏ ảnh nào? Có 3 ảnh
  > [Ảnh 3]
  Đã bỏ ảnh 3. Còn 2/10 ảnh
  > xong
  Ảnh: 2 ảnh
  > [Xác nhận và lưu]
  Kèm 2 ảnh.
  > [Báo cáo của đơn vị]
  > [Các hoạt động đã ghi]
  > [...Ngày hội đọc sách]
  > [Sửa]
  Chọn dòng cần sửa
  > bỏ ảnh cuối
  Đã bỏ ảnh 2. Còn 1/10 ảnh
  > xong
  > [Xác nhận và lưu]
  Kèm 1 ảnh.
  `,
  { roles },
);

scenario(
  'a photo that is sent as a file, without a type, is judged by its bytes',
  (files) => `
  ${toPhotos(files, 'Ngày hội đọc sách')}
  > (tệp anh-lop.jfif)
  Đang nhận ảnh: 1/10
  > xong
  Ảnh: 1 ảnh
  > [Xác nhận và lưu]
  Kèm 1 ảnh.
  `,
  {
    roles,
    after(rig) {
      if (photosOf(rig) !== 1) throw new Error(`${String(photosOf(rig))} photos`);
    },
  },
);
