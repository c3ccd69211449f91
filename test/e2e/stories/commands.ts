import { expect } from 'vitest';
import type { Office } from '../../support/office.ts';

/** Vietnamese command, English twin, what a Vietnamese and an English reader see. Somebody without a role, on 03/10/2021. */
const COMMANDS: readonly (readonly [string, string, RegExp, RegExp])[] = [
  ['start', 'start', /Kính chào Anh\/Chị[^]*Anh\/Chị là ai\?/, /Welcome[^]*Who are you\?/],
  ['menu', 'menu', /Kính chào Anh\/Chị/, /Welcome/],
  ['chude', 'theme', /Chủ đề năm 2021, đúng nguyên văn/, /The theme of 2021, in its exact words/],
  ['lich', 'schedule', /Lịch hôm nay, Chủ nhật, 03\/10\/2021/, /Today's schedule, Sunday, 03\/10\/2021/],
  ['lop', 'classes', /Lớp học và hoạt động sắp tới/, /Classes and sessions to come/],
  ['goiy', 'ideas', /Gợi ý hoạt động/, /Activity ideas/],
  ['ghi', 'log', /Nếu có mã mời/, /invitation code/],
  ['baocao', 'report', /Báo cáo kết quả/, /The final report/],
  ['thongbao', 'broadcast', /Anh\/Chị có muốn nhận thông báo/, /Would you like announcements/],
  ['nhac', 'reminders', /Nhắc hằng ngày: đang tắt/, /Daily reminder: off/],
  ['ngonngu', 'language', /Xin chọn ngôn ngữ/, /Please choose a language/],
  ['quyenriengtu', 'privacy', /Quyền riêng tư/, /Privacy/],
  ['huy', 'cancel', /Không có gì đang mở để hủy/, /Nothing is open to cancel/],
  ['trogiup', 'help', /giúp được gì/, /can do/],
];

const TYPED: readonly (readonly [string, RegExp])[] = [
  ['LICH HOC THU 5', /Lịch thứ Năm, 07\/10\/2021/],
  ['lịch hôm nay'.normalize('NFD'), /Lịch hôm nay/],
  ['chu de', /đúng nguyên văn/],
  ['dừng nhắc', /Đã dừng mọi nhắc lịch/],
  ['con mèo bay', /chưa hiểu ý này/],
];

export function commandMenusStory({ telegram }: Office): void {
  const names = (where: 'private' | 'group', language: string): string[] =>
    telegram.commands(where, language).map((each) => each.command);
  expect(names('private', 'vi')).toEqual(COMMANDS.map(([vi]) => vi));
  expect(names('private', 'de')).toEqual(COMMANDS.map(([, en]) => en));
  expect(names('group', 'vi')).toEqual(['start', 'menu', 'chude', 'lich', 'lop', 'goiy', 'trogiup']);
}

/** People `from` to `from + 400`. */
export async function commandsStory({ telegram }: Office, from: number): Promise<void> {
  await Promise.all(
    COMMANDS.flatMap(([vi, en, inVietnamese, inEnglish], n) => [
      telegram.user(from + n, { language: 'vi' }).ask(`/${vi}`, inVietnamese),
      telegram.user(from + 100 + n, { language: 'en' }).ask(`/${en}`, inEnglish),
      telegram.user(from + 200 + n, { language: 'vi' }).ask(`/${en}@BanHocThuBot`, inVietnamese),
      telegram.user(from + 300 + n, { language: 'fr' }).ask(`/${vi.toUpperCase()}`, inVietnamese),
    ]),
  );
  // Whoever is met for the first time is greeted, whatever they say; those above are known by now.
  await Promise.all(TYPED.map(([text, wanted], n) => telegram.user(from + n).ask(text, wanted)));
}

export async function groupStory({ telegram }: Office, user: number): Promise<void> {
  const an = telegram.inGroup(-1_009_001, user);
  an.say('lịch hôm nay');
  an.say('/lich@AnotherBot');
  await an.ask('/lich@BanHocThuBot', /Lịch hôm nay/);
  await an.ask('/ghi@BanHocThuBot', /trò chuyện riêng/);
  expect(an.messages().filter((each) => !each.mine)).toHaveLength(2);
}
