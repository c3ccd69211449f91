import { scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';
import { briefLog, CONSENT } from './talk.ts';

const roles = { lead: 'lead', teacher: 'teacher', office: 'office' } as const;

scenario(
  'from the first log to the receipt a lead needs fewer than forty taps; the office asks for more, and version 2 says what changed',
  (files) => {
    const c = castOf(files);
    return `
    @office
    > menu
    @lead
    (lúc ${c.date(0)} 16:00)
    (từ đây đếm)
    ${CONSENT}
    ${briefLog(c, 'Ngày hội đọc sách', `20 ${c.groupWord}, 300 ${c.secondWord}`)}
    > báo cáo
    > [Nộp báo cáo kết quả]
    Báo cáo của ${c.unit}
    > [Nêu đánh giá, kiến nghị]
    > Các em đọc rất say mê
    > [Bỏ qua các câu còn lại]
    Đã ghi vào bản nháp.
    > [Gửi báo cáo]
    `;
  },
  { roles },
);
