/** Texts that were typed at a question and are no answer to it: nothing of them is kept without being asked about. */
import { describe, expect, it } from 'vitest';
import { isForBot } from '../../src/dialog/for-bot.ts';
import { readMode } from '../../src/dialog/modes.ts';
import { isOfOtherKind } from '../../src/dialog/other-kind.ts';
import { spellingsOf } from '../../src/understanding/spellings.ts';
import { campaign, words } from './sample.ts';

const spellings = spellingsOf(words.languages);
const linesOf = (list: string): string[] => list.trim().split('\n');

const PLATFORMS: readonly (readonly [text: string, code: string])[] = [
  ['online trên gút mít', 'meet'],
  ['hoc qua zum', 'zoom'],
];

it.each(PLATFORMS)('"%s" tells how, and on what: %s', (text, code) => {
  expect(readMode(text, campaign.plan.platforms, spellings)).toMatchObject({ mode: 'online', platform: code });
});

const OTHER_KIND = `
hôm kia
hom qua a
thứ 7
1-7/10
1,200
95 %
95%
mỗi lớp 30 em
30 em
khoảng 50 người
20 cô với 30 cháu
ba mươi em
các cháu khoảng 60, ông bà 8 người, cô 6
chiều hôm qua
cả tuần lễ
70 cuốn
hai cái băng rôn
chừng 60 quyển sách
12 tờ rơi với 3 clip
`;
const NAMES = `
Buổi thứ hai
bai thu tu
Hoạt động thứ ba
Ngày hội đọc sách
Chủ nhật xanh
Lớp 4A vui đọc sách
lớp 4
thôn 3
Ba mẹ học cùng con
Hai giờ cùng sách
30 phút đọc sách mỗi ngày
Năm học mới
Trung thu cho em
sân trường
phòng 12
lớp 4, lớp 5
thôn 3 và thôn 5
Cô Mai kể chuyện
Đi qua cầu
Zoom
K12Online
2 bài hát ru
Các em đọc sách ở thư viện, mỗi ngày một cuốn, để dành kể lại cho bạn
1000 cuốn sách cho em
`;
const FOR_BOT = `
hôm sau em gửi ảnh đc ko ạ
mai tui gửi hình
trao đổi qua điện thoại cũng tính hả anh?
ghi them 1 cai nua
luu lai giup em
mấy bữa nữa em bổ sung
bữa đó họp ở phòng nào quên rồi, để em hỏi lại cô hiệu phó
bua do hop o phong nao quen roi, de em hoi lai co hieu pho
`;

describe('where any text would be kept', () => {
  it.each(linesOf(OTHER_KIND))('"%s" answers another kind of question', (text) => {
    expect(isOfOtherKind(text, spellings)).toBe(true);
  });
  it.each(linesOf(NAMES))('"%s" is a name', (text) => {
    expect(isOfOtherKind(text, spellings)).toBe(false);
    expect(isForBot(text, spellings)).toBe(false);
  });
  it.each(linesOf(FOR_BOT))('"%s" is said to the bot', (text) => {
    expect(isForBot(text, spellings)).toBe(true);
  });
});
