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
  'ten photos are taken and the eleventh is refused kindly; a voice note and a document lose nothing',
  (files) => `
  ${toPhotos(files, 'Ngày hội đọc sách')}
  > (ảnh)
  Đã nhận 1/10 ảnh
  > (ghi âm)
  Các ảnh đã gửi vẫn còn
  > (tệp bao-cao.pdf)
  chỉ nhận ảnh JPG, PNG
  > (album 9)
  > (ảnh)
  tối đa 10 ảnh; ảnh vừa gửi chưa được nhận
  (khởi động lại)
  > xong
  Ảnh: 10 ảnh
  > [Xác nhận và lưu]
  Kèm 10 ảnh.
  > [Báo cáo của đơn vị]
  Đã ghi 1 hoạt động, 10 ảnh
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
    Đã nhận ảnh. Xin trả lời tiếp câu này
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
    > [Bỏ hết ảnh]
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
