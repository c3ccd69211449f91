import { scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';
import { briefLog, CONSENT } from './talk.ts';

const roles = { lead: 'lead', teacher: 'teacher', office: 'office' } as const;

scenario(
  'the office approves of whom a unit proposes, thanks the units by one tap, and their leads fetch the certificates',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    > chủ đề
    > [Ảnh để chia sẻ]
    Ảnh chủ đề
    @office
    > menu
    > thư cảm ơn
    Cảm ơn, khen thưởng ... Chưa có đơn vị nào đề xuất
    @lead
    (lúc ${c.date(0)} 16:00)
    ${CONSENT}
    ${briefLog(c, 'Ngày hội đọc sách', `20 ${c.groupWord}`)}
    > khen thưởng
    > [Gương tự học]
    > Cô Đắk Ơ
    > Tự học tiếng Anh, mở lớp miễn phí 😀
    > [Đã đồng ý]
    > khen thưởng
    > [Khen thưởng cá nhân]
    > Thầy Ba
    > bỏ qua
    > [Chưa hỏi]
    > nộp báo cáo
    > [Gửi báo cáo]
    > [Đã làm]
    > [Gửi không kèm phần này]
    > [Xác nhận gửi]
    Đã gửi báo cáo của ${c.unit}
    > report.certificates.pdf
    @office
    > thư cảm ơn
    2 tấm gương, tập thể, cá nhân: 0 đã duyệt, 2 chờ duyệt ... 1 đề xuất chưa ghi là người được nêu tên đã đồng ý
    > [Duyệt cả 1 đề xuất]
    Đã duyệt 1 đề xuất. ... Đã có 1 giấy
    > [Cảm ơn 1 đơn vị]
    Đã ghi thư cảm ơn cho 1 đơn vị. ... Đã có 2 giấy
    > [Xem từng đề xuất]
    Cô Đắk Ơ, ${c.unit}: đã duyệt ... Thầy Ba, ${c.unit}: chờ duyệt
    > [Thầy Ba]
    Chưa ghi là người được nêu tên đã đồng ý.
    > [Không duyệt]
    Thầy Ba, ${c.unit}: không duyệt
    > thư cảm ơn
    > [Gửi cho các đơn vị]
    Đã báo cho 1 người phụ trách của 1 đơn vị để nhận giấy.
    @lead
    trân trọng gửi đơn vị 2 giấy chứng nhận, thư cảm ơn
    > [Nhận giấy (PDF)]
    Giấy chứng nhận, thư cảm ơn - ${c.unit}
    `;
  },
  { roles },
);
