/** A question of yes or no that is open is answered by any words that say so, about the very thing that it names, or is asked again. */
import { scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';
import { briefLog, CONSENT } from './talk.ts';

scenario(
  'whoever is asked about one log and says so in words of their own withdraws that one, and no other',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    ${CONSENT}
    ${briefLog(c, 'Hội đọc sách', '20 gv')}
    > ghi
    ${briefLog(c, 'Treo băng rôn ở cổng', '30 gv', true)}
    > [Báo cáo của đơn vị]
    > [Các hoạt động đã ghi]
    > hội đọc sách
    > [Rút hoạt động]
    Rút hoạt động "Hội đọc sách"
    > rut
    Chưa làm gì theo “rut”
    Rút hoạt động "Hội đọc sách"
    > dung rut
    Chưa làm gì theo “dung rut”
    > rút chưa vậy
    Chưa làm gì theo “rút chưa vậy”
    > bỏ đi
    Chưa làm gì theo “bỏ đi”
    Rút hoạt động "Hội đọc sách"
    > à thôi không rút nữa
    !> Đã rút lúc
    > [Rút hoạt động]
    > rut luon
    !> "Treo băng rôn ở cổng"?
    Hội đọc sách
    Đã rút lúc
    > khôi phục
    Đã khôi phục hoạt động
    > [Rút hoạt động]
    > dung, rut di
    Đã rút lúc
    > khôi phục
    > [Rút hoạt động]
    > vâng, rút luôn đi ạ
    Đã rút lúc
    > khôi phục
    > [Rút hoạt động]
    > xóa đi
    Đã rút lúc
    > khôi phục
    > [Rút hoạt động]
    > ok
    Đã rút lúc
    `;
  },
  { roles: { teacher: 'teacher' } },
);
