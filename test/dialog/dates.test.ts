import { describe, expect, it } from 'vitest';
import { instant } from '../../src/chat/civil.ts';
import type { Button } from '../../src/chat/index.ts';
import { readDay, readDays } from '../../src/dialog/days/index.ts';
import { unspelt } from '../../src/understanding/spellings.ts';
import { period, words } from './sample.ts';

const spellings = unspelt(words.languages);

/** now | typed | from (to) or the reason's key. 05/10/2021 is a Tuesday, inside the Week of 1-7 October. */
const LOGGED = `
2021-10-05 | hôm nay | 2021-10-05
2021-10-05 | hom nay | 2021-10-05
2021-10-05 | HÔM NAY | 2021-10-05
2021-10-05 | nay | 2021-10-05
2021-10-05 | bữa nay | 2021-10-05
2021-10-05 | hôm qua, lúc trưa | 2021-10-04
2021-10-05 | bua qua nha, hoi sang | 2021-10-04
2021-10-05 | 2/10 ban chiều | 2021-10-02
2021-10-05 | hôm qua với hồi sáng | 2021-10-04 2021-10-05
2021-10-05 | sáng nay | 2021-10-05
2021-10-05 | chiều hôm qua | 2021-10-04
2021-10-05 | hôm qua | 2021-10-04
2021-10-05 | dạ hôm qua ạ | 2021-10-04
2021-10-05 | qua | 2021-10-04
2021-10-05 | tối qua | 2021-10-04
2021-10-05 | dạ qua ạ | 2021-10-04
2021-10-05 | sáng sớm qua | 2021-10-04
2021-10-05 | toi qua | 2021-10-04
2021-10-05 | nay em dạy | 2021-10-05
2021-10-05 | học qua zoom | dialog:days.unreadable
2021-10-05 | di qua cau | dialog:days.unreadable
2021-10-05 | trao đổi qua điện thoại | dialog:days.unreadable
2021-10-05 | thông qua hội nghị | dialog:days.unreadable
2021-10-05 | gui bai qua zalo | dialog:days.unreadable
2021-10-05 | toi qua truong day | dialog:days.vague
2021-10-05 | truong em nay | dialog:days.unreadable
2021-10-05 | từ trước tới nay | dialog:days.unreadable
2021-10-05 | mấy ngày qua | dialog:days.vague
2021-10-05 | hôm sau | dialog:days.vague
2021-10-05 | bua sau em gui | dialog:days.vague
2021-10-05 | ngay sau | dialog:days.vague
2021-10-05 | hôm sáu | dialog:days.not-yet 2021-09-06
2021-10-05 | mung sau | dialog:days.not-yet 2021-09-06
2021-10-05 | bữa ba mẹ đến | dialog:days.unreadable
2021-10-05 | hôm tư vấn tuyển sinh | dialog:days.unreadable
2021-10-05 | ngày hai trường gặp nhau | dialog:days.unreadable
2021-10-05 | ba mẹ học cùng con | dialog:days.unreadable
2021-10-05 | lần thứ hai | dialog:days.unreadable
2021-10-05 | theo thu tu | dialog:days.unreadable
2021-10-05 | cô Mai dạy | dialog:days.future
2021-10-05 | hôm kia | 2021-10-03
2021-10-05 | yesterday | 2021-10-04
2021-10-05 | the day before yesterday | 2021-10-03
2021-10-05 | 3 ngày trước | 2021-10-02
2021-10-05 | cách đây 3 ngày | 2021-10-02
2021-10-05 | 2 days ago | 2021-10-03
2021-10-05 | mai | dialog:days.future
2021-10-05 | ngày mai | dialog:days.future
2021-10-05 | sáng mai | dialog:days.future
2021-10-05 | mốt | dialog:days.future
2021-10-05 | ngày kia | dialog:days.future
2021-10-05 | 6/10 | dialog:days.future
2021-10-05 | 3/10 | 2021-10-03
2021-10-05 | 03/10 | 2021-10-03
2021-10-05 | 3-10 | 2021-10-03
2021-10-05 | 3.10 | 2021-10-03
2021-10-05 | 3 / 10 | 2021-10-03
2021-10-05 | 3/10/21 | 2021-10-03
2021-10-05 | 03/10/2021 | 2021-10-03
2021-10-05 | 2021-10-03 | 2021-10-03
2021-10-05 | ngày 3 | 2021-10-03
2021-10-05 | mùng 3 | 2021-10-03
2021-10-05 | mồng 3 | 2021-10-03
2021-10-05 | 3 | 2021-10-03
2021-10-05 | ngày 28 | dialog:days.not-yet 2021-09-28
2021-10-05 | ngày 3 tháng 10 | 2021-10-03
2021-10-05 | 3 tháng 10 năm 2021 | 2021-10-03
2021-10-05 | ngày 3 tháng mười | 2021-10-03
2021-10-05 | vào ngày 3/10 | 2021-10-03
2021-10-05 | ngày 3 tháng 10/2021 | 2021-10-03
2021-10-05 | 3 october | 2021-10-03
2021-10-05 | October 3rd, 2021 | 2021-10-03
2021-10-05 | 20/9 | 2021-09-20
2021-10-05 | thứ 2 | 2021-10-04
2021-10-05 | thứ hai | 2021-10-04
2021-10-05 | thu 2 | 2021-10-04
2021-10-05 | t2 | 2021-10-04
2021-10-05 | T2 tuần này | 2021-10-04
2021-10-05 | thứ 3 | 2021-10-05
2021-10-05 | thứ 5 | 2021-09-30
2021-10-05 | thứ năm tuần trước | 2021-09-30
2021-10-05 | thứ năm tuần này | dialog:days.future
2021-10-05 | thứ sáu | 2021-10-01
2021-10-05 | thứ 6 vừa rồi | 2021-10-01
2021-10-05 | chủ nhật | 2021-10-03
2021-10-05 | CN | 2021-10-03
2021-10-05 | sáng chủ nhật | 2021-10-03
2021-10-05 | Sunday | 2021-10-03
2021-10-05 | thứ tư | 2021-09-29
2021-10-12 | thứ 5 | 2021-10-07
2021-10-15 | thứ năm | 2021-10-07
2021-09-30 | thứ 5 | 2021-09-30
2021-10-07 | thứ Năm, 07/10/2021 | 2021-10-07
2021-10-07 | thứ 5 ngày 7/10 | 2021-10-07
2021-10-07 | thứ 6 ngày 7/10 | dialog:days.weekday-differs
2021-10-08 | 1-7/10 | 2021-10-01 2021-10-07
2021-10-08 | 1–7/10 | 2021-10-01 2021-10-07
2021-10-08 | 01-07/10/2021 | 2021-10-01 2021-10-07
2021-10-08 | 1 - 7/10 | 2021-10-01 2021-10-07
2021-10-08 | 1-7 | 2021-10-01 2021-10-07
2021-10-08 | 1->7/10 | 2021-10-01 2021-10-07
2021-10-08 | từ 1 đến 7/10 | 2021-10-01 2021-10-07
2021-10-08 | tu 1 den 7/10 | 2021-10-01 2021-10-07
2021-10-08 | từ 1 tới 7/10 | 2021-10-01 2021-10-07
2021-10-08 | từ ngày 1 đến hết ngày 7 tháng 10 | 2021-10-01 2021-10-07
2021-10-08 | từ 1/10 đến 7 | 2021-10-01 2021-10-07
2021-10-08 | 1/10 đến 7/10 | 2021-10-01 2021-10-07
2021-10-08 | từ thứ Sáu, 01/10/2021 đến thứ Năm, 07/10/2021 | 2021-10-01 2021-10-07
2021-10-08 | 30/9-6/10 | 2021-09-30 2021-10-06
2021-10-08 | 30/9/2021 - 6/10/2021 | 2021-09-30 2021-10-06
2021-10-08 | 2021-10-01 - 2021-10-07 | 2021-10-01 2021-10-07
2021-10-08 | from 1/10 to 7/10 | 2021-10-01 2021-10-07
2021-10-08 | thứ 2 đến thứ 5 | 2021-10-04 2021-10-07
2021-10-08 | t2-t4 | 2021-10-04 2021-10-06
2021-10-08 | hôm kia đến hôm qua | 2021-10-06 2021-10-07
2021-10-08 | cả tuần lễ | 2021-10-01 2021-10-07
2021-10-08 | tuần trước | dialog:days.which 2021-09-27.2021-10-03
2021-10-05 | 1-7/10 | 2021-10-01 2021-10-07
2021-10-05 | cuối tuần | dialog:days.which 2021-10-02 2021-10-03 2021-10-02.2021-10-03
2021-10-05 | tuần sau | dialog:days.future
2021-10-08 | 7-1/10 | dialog:days.reversed
2021-10-08 | từ 7/10 đến 1/10 | dialog:days.reversed
2021-10-08 | 31/2 | dialog:days.no-such-day
2021-10-08 | 32/10 | dialog:days.no-such-day
2021-10-08 | 3/13 | dialog:days.no-such-day
2021-10-08 | ngày 0 | dialog:days.no-such-day
2021-10-08 | đầu tháng | dialog:days.vague
2021-10-08 | hôm trước | dialog:days.vague
2021-10-08 | 3/10 và 5/10 | dialog:days.several 2021-10-03 2021-10-05
2021-10-08 | 3, 5/10 | dialog:days.several 2021-10-03 2021-10-05
2021-10-08 | không phải hôm nay, hôm qua | 2021-10-07
2021-10-08 | sửa lại 3/10 | 2021-10-03
2021-10-07 | bữa qua nè | 2021-10-06
2021-10-07 | hồi sáng | 2021-10-07
2021-10-07 | dạ hồi hôm qua á cô | 2021-10-06
2021-10-07 | hôm kìa | 2021-10-04
2021-10-07 | bữa tê | 2021-10-05
2021-10-07 | hồi tối | dialog:days.which 2021-10-07 2021-10-06
2021-10-07 | hôm bữa | dialog:days.vague
2021-10-07 | mấy bữa trước | dialog:days.vague
2021-10-07 | t7 cn | 2021-10-02 2021-10-03
2021-10-07 | thứ 2 3 4 | 2021-10-04 2021-10-06
2021-10-07 | thu 2, thu 4 | dialog:days.several 2021-10-04 2021-10-06
2021-10-07 | mùng 2 và mùng 3 | 2021-10-02 2021-10-03
2021-10-07 | mùng 2 tới mùng 5 | 2021-10-02 2021-10-05
2021-10-07 | tu mung 2 den mung 5 | 2021-10-02 2021-10-05
2021-10-07 | 2,3,4/10 | 2021-10-02 2021-10-04
2021-10-07 | từ mùng 2 tới giờ | 2021-10-02 2021-10-07
2021-10-07 | từ hôm kia | dialog:days.which 2021-10-05 2021-10-05.2021-10-07
2021-10-07 | 3 ngày đầu | 2021-10-01 2021-10-03
2021-10-07 | 2 hôm nay | dialog:days.which 2021-10-06.2021-10-07 2021-10-07
2021-10-07 | hai ngày 2 và 3 tháng 10 | 2021-10-02 2021-10-03
2021-10-07 | 8h sáng 3/10 | 2021-10-03
2021-10-07 | lúc 7 giờ rưỡi tối hôm qua | 2021-10-06
2021-10-07 | từ 8h đến 10h ngày 3/10 | 2021-10-03
2021-10-07 | to chuc hom qua o truong | 2021-10-06
2021-10-07 | 10 | dialog:days.not-yet 2021-09-10
2021-10-07 | ngày 10 | dialog:days.not-yet 2021-09-10
2021-10-07 | mùng 3 tháng trước | 2021-09-03
2021-10-07 | hôm qua hay hôm kia | dialog:days.which 2021-10-06 2021-10-05
2021-10-07 | hình như hôm qua | dialog:days.which 2021-10-06
2021-10-07 | thứ 6 tới | dialog:days.future
2021-10-07 | thứ hai tới thứ tư | 2021-10-04 2021-10-06
2021-10-07 | sunday 3 october | 2021-10-03
2021-10-07 | chủ nhật tuần này | dialog:days.not-yet 2021-10-03
2021-10-07 | thứ sáu tuần này | dialog:days.not-yet 2021-10-01
2021-10-07 | thứ sáu này | dialog:days.not-yet 2021-10-01
2021-10-07 | 35 em lớp 4 | dialog:days.unreadable
2021-10-07 | Nhà văn hóa thôn 3 | dialog:days.unreadable
2021-10-07 | bỏ ảnh 2 | dialog:days.unreadable
2021-10-07 | chưa làm hôm nào | dialog:days.unreadable
2021-10-07 | mới đi mời người | dialog:days.unreadable
2021-10-07 | ko phai hom nay, hom qua co | 2021-10-06
2021-10-07 | hom kia chu ko phai hom qua dau | 2021-10-05
2021-10-07 | bua do la chu nhat, tui nho vi phien cho dong nguoi lam | 2021-10-03
2021-10-07 | hôm bữa thứ hai đó cô | 2021-10-04
2021-10-07 | hom bua mung 2 tuc la thu bay | 2021-10-02
2021-10-07 | đầu tháng nè, mùng 1 khai mạc đó | 2021-10-01
2021-10-07 | mùng 1 âm lịch | dialog:days.vague
2021-10-07 | hôm trước và hôm qua | dialog:days.vague
2021-10-07 | mấy hôm trước, thứ hai | dialog:days.vague
2021-10-07 | ngay dau tien cua tuan le | 2021-10-01
2021-10-07 | ngày cuối cùng của tuần lễ | 2021-10-07
2021-10-07 | cuối tuần vừa rồi, cả hai ngày | 2021-10-02 2021-10-03
2021-10-07 | thu 7 nay em moi to chuc | dialog:days.not-yet 2021-10-02
2021-10-07 | chủ nhật này | dialog:days.not-yet 2021-10-03
2021-10-07 | thứ hai này | 2021-10-04
2021-10-07 | hôm kia em bận quá nên hôm qua mới làm được | 2021-10-06
2021-10-07 | truong em to chuc hom kia roi ma ban qua nay gio moi ranh vo ghi | 2021-10-05
2021-10-07 | hôm kia tổ chức mà mưa quá nên hôm qua làm lại | dialog:days.which 2021-10-05 2021-10-06
2021-10-07 | chắc là hôm mùng 6, nhớ không nhầm thì thế | dialog:days.which 2021-10-06
2021-10-07 | hom qua, à nhầm hôm kia | 2021-10-05
2021-10-07 | hôm nay, à không, hôm qua | 2021-10-06
2021-10-07 | hom nay, a ko, hom qua | 2021-10-06
2021-10-07 | mùng 3 mà quên, mùng 4 | 2021-10-04
2021-10-07 | ngày 2/10 ý em là 3/10 | 2021-10-03
2021-10-07 | thứ tư, à không phải, thứ năm | 2021-10-07
2021-10-07 | on monday, no wait, tuesday | 2021-10-05
2021-10-07 | 4/10 nhe ko phai 5/10 dau | 2021-10-04
2021-10-07 | không phải hôm nay mà hôm qua | 2021-10-06
2021-10-07 | hổng phải hôm nay, bữa qua lận | 2021-10-06
2021-10-07 | not the 5th, the 4th | 2021-10-04
2021-10-07 | hom do khong phai mung 3 dau | dialog:days.vague
2021-10-07 | không phải mùng 2 và mùng 3 | dialog:days.unreadable
2021-10-07 | hôm qua nhầm hôm kia | dialog:days.which 2021-10-06 2021-10-05
2021-10-07 | hôm qua em làm, hôm kia em làm | dialog:days.which 2021-10-06 2021-10-05
2021-10-07 | hôm qua em quên ghi | dialog:days.unreadable
2021-10-07 | treo suot tu 1-7/10 luon | 2021-10-01 2021-10-07
2021-10-07 | sáng thứ 2 sau giờ chào cờ, thầy tổng phụ trách nói mười lăm phút về tuần lễ rồi bọn em mới về lớp | 2021-10-04
2021-10-07 | ngay 3 vua roi do em | 2021-10-03
2021-10-07 | hồi hôm thứ hai đó em | 2021-10-04
2021-10-07 | hồi chiều hôm kia, em dạy tiết 5 xong thì làm | 2021-10-05
2021-10-07 | hôm t7 đó chị, bữa đó trường em có ba mẹ các bé tới dự nên em nhớ kỹ lắm nha | 2021-10-02
2021-10-07 | hình như thứ tư, đúng rồi thứ tư tuần này ạ | 2021-10-06
2021-10-07 | chieu qua, luc em day xong tiet 4 | 2021-10-06
2021-10-07 | lớp 3/1 làm hôm thứ tư | 2021-10-06
2021-10-07 | lớp 4/2 | dialog:days.unreadable
2021-10-07 | một bữa trong tuần lễ | dialog:days.vague
2021-10-07 | sau hôm qua | dialog:days.unreadable
2021-10-07 | trước ngày 5 | dialog:days.unreadable
2021-10-07 | có hôm qua em làm bài, vậy tính hông? | dialog:days.unreadable
2021-10-07 | next monday | dialog:days.future
2021-10-07 | coming saturday | dialog:days.future
2021-10-07 | this coming saturday | dialog:days.future
2021-10-07 | this friday | dialog:days.not-yet 2021-10-01
2021-10-07 | this tuesday | 2021-10-05
2021-10-08 | lâu lắm rồi | dialog:days.vague
2021-10-08 | abc | dialog:days.unreadable
2021-10-08 | ??? | dialog:days.unreadable`;

const rows = (table: string) =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()) as [string, string, string]);

const offered = (offer: readonly Button[] = []): readonly string[] =>
  offer.flatMap((button) => ('value' in button ? [button.value] : []));

describe('the day of an activity that took place', () => {
  it.each(rows(LOGGED))('on %s "%s" is %s', (today, typed, expected) => {
    for (const form of [typed, typed.normalize('NFD')]) {
      const read = readDays(form, { now: instant(today, '10:00'), period, spellings });
      const got = read.ok
        ? read.value.from + (read.value.to === read.value.from ? '' : ` ${read.value.to}`)
        : ['key' in read.because && read.because.key, ...offered(read.offer)].join(' ');
      expect(got).toBe(expected);
    }
  });

  it('says with every refusal what to type instead', () => {
    for (const [today, typed, expected] of rows(LOGGED).filter(([, , each]) => each.startsWith('dialog:'))) {
      const read = readDays(typed, { now: instant(today), period, spellings });
      if (read.ok) throw new Error(typed);
      expect(words.plain(read.because, 'vi'), expected).toMatch(/nhập/);
      expect(words.plain(read.because, 'en'), expected).toMatch(/type/i);
    }
  });
});

describe('the day of the schedule that someone asks for', () => {
  it.each(
    rows(`
2021-10-05 | thứ 5 | 2021-10-07
2021-10-05 | t4 | 2021-10-06
2021-10-05 | thứ 3 | 2021-10-05
2021-09-29 | thứ 5 | 2021-10-07
2021-09-20 | chủ nhật | 2021-10-03
2021-10-07 | thứ 6 | 2021-10-08
2021-10-05 | mai | 2021-10-06
2021-10-05 | ngày kia | 2021-10-07
2021-10-05 | cuối tuần | 2021-10-09
2021-10-05 | 7/10 | 2021-10-07
2021-10-05 | ngày 2 | 2021-10-02`),
  )('on %s "%s" is %s', (today, typed, expected) => {
    expect(readDay(typed, { now: instant(today), period, spellings, sense: 'next' })).toEqual({
      ok: true,
      value: expected,
    });
  });
});
