/** From "báo cáo" to the file in hand: the office's report of all units, and a lead's of the own one. */
import { scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';
import { briefLog, CONSENT } from './talk.ts';

const roles = { office: 'office', lead: 'lead', teacher: 'teacher' } as const;

scenario(
  'a report over nothing says that nothing is known, and no 0',
  `
  @office
  > menu
  > báo cáo
  > [Lập báo cáo đến lúc này]
  Đã lập báo cáo số 1. ... Chưa có số liệu về số hoạt động; 0 ảnh
  !> Gồm 0 hoạt động
  `,
  { roles: { office: 'office' } },
);

scenario(
  'the office comes from "báo cáo" to the file in four steps; what comes in later makes number two, with what changed',
  (files) => {
    const c = castOf(files);
    return `
    @office
    > menu
    @lead
    (lúc ${c.date(0)} 16:00)
    > báo cáo tổng hợp
    Báo cáo của ${c.unit} ... Chưa lập báo cáo nào
    ${CONSENT}
    ${briefLog(c, 'Ngày hội đọc sách', `20 ${c.groupWord}`)}
    @office
    > báo cáo
    Báo cáo tổng hợp
    Đã báo cáo: 0/
    Chưa báo cáo:
    Chưa lập báo cáo nào
    > [Lập báo cáo đến lúc này]
    Đã lập báo cáo số 1. ... Số liệu đến 16:00 ... Gồm 1 hoạt động, 0 ảnh
    !> Ảnh (zip)
    > [Word]
    tệp Word ... Báo cáo ${files.plan.shortName.vi} năm ${files.plan.year}, số 1.docx
    > [Tệp PDF]
    số 1.pdf
    > xuất báo cáo
    Báo cáo gần nhất: số 1, số liệu đến 16:00
    > [Lập báo cáo số 2]
    Từ báo cáo số 1 đến nay không có gì thay đổi
    @lead
    > nộp báo cáo
    > [Gửi báo cáo]
    > [Chưa làm được]
    > [Gửi không kèm phần này]
    > [Xác nhận gửi]
    Đã gửi báo cáo của ${c.unit}, lần 1.
    @office
    > lấy báo cáo
    Đã báo cáo: 1/
    (khởi động lại)
    > [Lập báo cáo số 2]
    Đã lập báo cáo số 2. ... Khác với báo cáo số 1
    > [Có gì thay đổi]
    Báo cáo số 2 khác báo cáo số 1
    • ${c.unit}: mới báo cáo
    > [Quay lại]
    > [PDF]
    số 2.pdf
    > báo cáo
    > [Các báo cáo đã lập]
    Báo cáo số 2 ... Báo cáo số 1
    > [Số 1]
    Báo cáo số 1 ... Số liệu đến 16:00
    @lead
    Báo cáo của ${c.unit} đã được ${files.plan.organiser.short.vi} tổng hợp vào báo cáo số 2
    > nộp báo cáo
    > [Tải tệp Word, PDF]
    Đã lập báo cáo số 1. ... Số liệu đến
    > [Word]
    ${c.unit}, số 1.docx
    @parent
    > báo cáo tổng hợp
    !> Lập báo cáo
    @teacher
    > xuất báo cáo
    !> Lập báo cáo
    `;
  },
  { roles },
);

scenario(
  'kinds of file typed beside the list of files are those of the list, two of them are both made, and beside the overview they are the newest',
  (files) => {
    const c = castOf(files);
    return `
    @office
    > menu
    @lead
    (lúc ${c.date(0)} 16:00)
    ${CONSENT}
    ${briefLog(c, 'Ngày hội đọc sách', `20 ${c.groupWord}`)}
    @office
    > báo cáo
    > 9
    Danh sách này chỉ có từ 1 đến 2. Xin chọn lại:
    > [Lập báo cáo đến lúc này]
    Chọn loại tệp cần lấy:
    > cho chị xin file pdf
    tệp PDF đang được làm
    > excel
    tệp Excel (.xlsx) đang được làm
    !> Đã báo cáo
    > báo cáo
    > cho luôn word với csv
    tệp CSV đang được làm ... số 1.docx ... số 1.csv
    `;
  },
  { roles: { office: 'office', lead: 'lead' } },
);
