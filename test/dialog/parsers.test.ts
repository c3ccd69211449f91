import { describe, expect, it } from 'vitest';
import { readMeaning, readYesNo, saysNoneOf } from '../../src/dialog/answers-in-words.ts';
import { readQuantities, readQuantitiesChoice } from '../../src/dialog/counts/quantities.ts';
import { readTime } from '../../src/dialog/days/times.ts';
import { sayQuantities } from '../../src/dialog/echo.ts';
import { readLink } from '../../src/dialog/links.ts';
import { search } from '../../src/dialog/search.ts';
import { unspelt } from '../../src/understanding/spellings.ts';
import { banner, campaign, news, views, words } from './sample.ts';

const speaker = { lang: 'vi', languages: words.languages };

const rows = (table: string) =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split(' | ') as [string, string]);

describe('a time of day', () => {
  it.each(
    rows(`
6:45 | 06:45
06:45 | 06:45
6h45 | 06:45
6g45 | 06:45
6 giờ 45 | 06:45
6 giờ 45 phút | 06:45
6.45 | 06:45
6 45 | 06:45
0645 | 06:45
6 rưỡi sáng | 06:30
6h rưỡi | 06:30
7 rưỡi tối | 19:30
7h tối | 19:00
7h30 tối | 19:30
tối 7h | 19:00
2h chiều | 14:00
12h trưa | 12:00
11h trưa | 11:00
1h trưa | 13:00
12h đêm | 00:00
1h sáng | 01:00
8h kém 15 | 07:45
8 giờ kém 15 phút | 07:45
19h | 19:00
19:30 | 19:30
19 giờ 30 | 19:30
lúc 7h | 07:00
7 | 07:00
sáu giờ rưỡi | 06:30
bảy giờ tối | 19:00
7pm | 19:00
6:45 am | 06:45
25:00 | -
6:75 | -
sáng | -
abc | -`),
  )('"%s" is %s', (typed, expected) => {
    const read = readTime(typed);
    expect(read.ok ? read.value : '-').toBe(expected);
    if (!read.ok) expect(words.plain(read.because, 'vi')).toContain('06:45');
  });
});

describe('a link', () => {
  it.each(
    rows(`
https://hop.example/lop-1 | https://hop.example/lop-1
http://hop.example | http://hop.example
hop.example/lop-1 | https://hop.example/lop-1
www.hop.example | https://www.hop.example
link đây ạ: hop.example/a?b=1 nhé | https://hop.example/a?b=1
(https://hop.example/a). | https://hop.example/a
HTTPS://HOP.EXAMPLE/A | HTTPS://HOP.EXAMPLE/A
không có | -
ftp://hop.example | -
javascript:alert(1) | -
ai.do@hop.example | -
https://x | -`),
  )('"%s" is %s', (typed, expected) => {
    const read = readLink(typed);
    expect(read.ok ? read.value : '-').toBe(expected);
    if (!read.ok) expect(words.plain(read.because, 'vi')).toContain('https://hop.example');
  });
});

describe('yes and no', () => {
  it.each(
    rows(`
có | true
ok | true
okkkkk | true
oke | true
ừ | true
dạ | true
vâng ạ | true
đúng r | true
dạ đúng rồi ạ | true
xác nhận | true
Yes | true
không | false
ko | false
hok | false
thôi | false
khoan | false
để sau | false
No | false
hông | false
hem ạ | false
khum | false
k | false
không ạ | false
dạ chưa ạ | false
có ạ | true
okê | true
okela nhé | true
uh | true
em đồng ý ạ | true
ok luôn nha | true
👍🏽 | true
dừng | null
cô | null
chùa | null
hẻm | null
hồng | null
sái | null
ngày | null
có lẽ | null`),
  )('"%s" is %s', (typed, expected) => {
    for (const form of [typed, typed.normalize('NFD')]) expect(String(readYesNo(form, speaker))).toBe(expected);
  });
});

describe('the words that steer', () => {
  it.each(
    rows(`
hủy | cancel
huy | cancel
HỦY | cancel
/huy | cancel
cancel | cancel
quay lại | back
quay lai | back
Quay lại ạ | back
back | back
bỏ qua | skip
bo qua nhé | skip
skip | skip
giữ nguyên | keep
xong | done
xong rồi | done
done | done
cho em hủy | cancel
em muốn hủy | cancel
hủy giúp em với ạ | cancel
HUỶ ĐI | cancel
dừng | cancel
không làm nữa | cancel
quay lại bước trước | back
cho em quay lại câu trước ạ | back
bỏ qua đi | skip
bõ qua nha | skip
bỏ qua câu này | skip
thôi khỏi | skip
khỏi ạ | skip
để sau | skip
chưa biết | unknown
em không nhớ rõ ạ | unknown
k biết | unknown
ko rõ | unknown
chưa có số liệu | unknown
xong nhé | done
em xong rồi ạ | done
tiếp đi | on
tiếp tục ạ | on
ghi tiếp | on
khôi phục giúp em | restore
ko có | none
thôi | no
hủy hoại môi trường | null
Hủy hoại môi trường: buổi nói chuyện | null
Xong chương trình, các em ra về | null
Tiếp bước cha anh | null
Bỏ qua định kiến | null
Chưa biết chữ thì học | null
Khôi phục rừng ngập mặn | null
Quay lại trường xưa | null
khối | null
Khôi | null
xong việc tôi về | null`),
  )('"%s" means %s', (typed, expected) => {
    for (const form of [typed, typed.normalize('NFD')]) expect(String(readMeaning(form, speaker))).toBe(expected);
  });
});

describe('that there is none of what is asked for', () => {
  it.each(
    rows(`
ko có link | true
không có đường dẫn nào ạ | true
chưa có link | true
hem có link | true
không link | true
có link | false
không có mạng | false
không | false`),
  )('"%s": %s', (typed, expected) => {
    for (const form of [typed, typed.normalize('NFD'), typed.toUpperCase()])
      expect(String(saysNoneOf(form, ['đường dẫn', 'link'], speaker))).toBe(expected);
  });
});

describe('what a category counts', () => {
  it.each(
    rows(`
12 | 12 băng rôn / khẩu hiệu
12 băng rôn | 12 băng rôn / khẩu hiệu
2 băng rôn, 3 khẩu hiệu | 5 băng rôn / khẩu hiệu
băng rôn: 4 | 4 băng rôn / khẩu hiệu
hai chục | 20 băng rôn / khẩu hiệu
khoảng 20 | 20 băng rôn / khẩu hiệu
không có | 0 băng rôn / khẩu hiệu
nhiều | dialog:quantity.vague
1,200 | dialog:number.ambiguous
5 con voi | dialog:quantity.unreadable`),
  )('of banners "%s" is %s', (typed, expected) => {
    const read = readQuantities(typed, [banner], unspelt(words.languages));
    expect(
      read.ok ? words.plain(sayQuantities(read.value, [banner]), 'vi') : 'key' in read.because && read.because.key,
    ).toBe(expected);
  });

  it.each(
    rows(`
3 tin, bài; 250 lượt xem | 3 tin, bài, 250 lượt xem
3 tin 250 lượt xem | 3 tin, bài, 250 lượt xem
3 bài | 3 tin, bài
1k2 lượt xem | 1.200 lượt xem
3 | dialog:quantity.which`),
  )('of news and views "%s" is %s', (typed, expected) => {
    const read = readQuantities(typed, [news, views], unspelt(words.languages));
    expect(
      read.ok ? words.plain(sayQuantities(read.value, [news, views]), 'vi') : 'key' in read.because && read.because.key,
    ).toBe(expected);
  });

  const donors = { code: 'don-vi', name: { vi: 'đơn vị' } };
  const money = { code: 'dong', name: { vi: 'đồng' } };
  it.each(
    rows(`
2 đơn vị; 5.000.000 đồng | 2 đơn vị, 5.000.000 đồng
2 đơn vị, 5 triệu | 2 đơn vị, 5.000.000 đồng
2 đơn vị, 5tr | 2 đơn vị, 5.000.000 đồng
1tr5 đồng | 1.500.000 đồng
500k đ, 1 đơn vị | 1 đơn vị, 500.000 đồng
500.000đ | 500.000 đồng
5 triệu | dialog:quantity.which`),
  )('of donors and money "%s" is %s', (typed, expected) => {
    const read = readQuantities(typed, [donors, money], unspelt(words.languages));
    const got = read.ok
      ? words.plain(sayQuantities(read.value, [donors, money]), 'vi')
      : 'key' in read.because && read.because.key;
    expect(got).toBe(expected);
  });

  it('a name of three words goes by its first letters too: "2 clb"', () => {
    const clubs = { code: 'clb', name: { vi: 'câu lạc bộ', en: 'clubs' } };
    const forums = { code: 'dien-dan', name: { vi: 'diễn đàn', en: 'forums' } };
    expect(readQuantities('2 clb, 1 diễn đàn', [clubs, forums], unspelt(words.languages))).toMatchObject({
      value: { clb: 2, 'dien-dan': 1 },
    });
    expect(readQuantities('2 CLB', [clubs, forums], unspelt(words.languages))).toMatchObject({ value: { clb: 2 } });
    expect(readQuantities('1 dd', [clubs, forums], unspelt(words.languages))).toMatchObject({ ok: false });
  });

  it('takes back only what it offered', () => {
    expect(readQuantitiesChoice('0-1200', [banner])).toEqual({ 'bang-ron': 1200 });
    expect(readQuantitiesChoice('7-1', [banner])).toBeNull();
    expect(readQuantitiesChoice('x', [banner])).toBeNull();
  });
});

describe('one of many, by what is typed', () => {
  const entries = campaign.plan.categories.map((item) => ({
    item: item.code,
    words: [item.code, item.label.vi, item.name.vi, ...item.words],
  }));
  it.each(
    rows(`
LH01 | LH01
lh01 | LH01
lop hoc truc tuyen | LH01
lớp học | LH01
lớp online | LH01
lop hoc truc tuyn | LH01
bang ron | TT02
thư viện | ? TV01 TV02
trực tuyến | ? LH01 SC02
khác | KH99
xyz123 | ?`),
  )('"%s" finds %s', (typed, expected) => {
    const { clear, hits } = search(typed, entries);
    expect(clear ?? ['?', ...hits].join(' ')).toBe(expected);
  });
});

it.each([
  ['https://zoom.us/j/1 https://meet.google.com/abc', false],
  ['zoom sáng: https://zoom.us/j/1\nchiều: https://zoom.us/j/2', false],
  ['www.a.vn, www.b.vn', false],
  ['https://zoom.us/j/1, gửi lại https://zoom.us/j/1', true],
  ['https://zoom.us/j/1 tài liệu ke-hoach.pdf', true],
])('of several links in "%s" none is taken by a guess', (typed, isOne) => {
  expect(readLink(typed).ok).toBe(isOne);
});
