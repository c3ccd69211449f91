/** Who lives in the town, and what they do again and again. */
import sharp from 'sharp';
import { expect } from 'vitest';
import { seedZaloReaders } from '../../support/seeds.ts';
import type { Person as TelegramPerson } from '../../support/telegram-stand-in.ts';
import type { Talker } from '../../support/zalo-talk.ts';
import { type Town, zaloId } from '../../support/zalo-town.ts';

const range = (from: number, count: number): readonly number[] => Array.from({ length: count }, (_, n) => from + n);

export const CAMERA = 'Canary of the camera';
const CHIEF_ON_TELEGRAM = 7001;
/** Write every day; fall silent after the first day, of whom the first comes back; one leaves and returns; one wants no messages of OAs. */
export const TALKERS = range(10, 3);
export const SILENT = range(20, 3);
export const LEAVER = 30;
export const REFUSER = 31;
/** Agreed to announcements long ago. Those who open the chat again before each; of whom some are reminded. */
export const READERS = range(1000, 220);
export const REMINDED = READERS.slice(0, 24);
/** Silent for some days: an announcement to them would be billed, and is held; a reminder goes out. */
export const BILLED = range(2000, 12);
/** Silent for more than a week: not to be called at all. */
export const OUT = range(3000, 8);

/** All of them, while the program is off. */
export function seedTown(town: Town): void {
  const seed = (people: readonly number[], at: string, remindAt: string | null): void =>
    seedZaloReaders(town.dataDir, town.zalo, people.map(zaloId), { at: new Date(`${at}:00+07:00`), remindAt });
  seed(REMINDED, '2021-09-30T19:00', '06:45');
  seed(READERS.slice(REMINDED.length), '2021-09-30T19:00', null);
  seed(BILLED, '2021-09-29T09:00', '06:45');
  seed(OUT, '2021-09-20T09:00', '06:45');
}

export type Folk = {
  readonly chief: Talker;
  readonly chiefOnTelegram: TelegramPerson;
  readonly teacher: Talker;
  readonly lead: Talker;
  readonly parents: readonly Talker[];
};

/** The first afternoon: everybody follows, enters a code or says who they are; parents ask for the daily reminder. */
export async function moveIn(town: Town): Promise<Folk> {
  const [office, teaches, leads] = await Promise.all([
    town.invite('office'),
    town.invite('teacher', 'TH-DA'),
    town.invite('lead', 'TH-BL'),
  ]);
  const enter = async (n: number, code: string, welcome: RegExp): Promise<Talker> => {
    const talker = town.someone(n);
    await talker.person.follow();
    await talker.ask(`mã ${code}`, welcome);
    return talker;
  };
  const settle = async (n: number): Promise<Talker> => {
    const talker = town.someone(n);
    await talker.person.follow();
    await talker.ask('xin chào', /Anh\/Chị là ai/);
    await talker.choose('Bỏ qua, xem tất cả', /Kính chào/);
    await talker.ask('/nhac', /đang tắt/);
    await talker.choose('06:45', /Đã bật nhắc hằng ngày lúc 06:45/);
    return talker;
  };
  const [chief, teacher, lead, parents] = await Promise.all([
    enter(1, office, /thuộc cơ quan tổ chức/),
    enter(2, teaches, /là giáo viên/),
    enter(3, leads, /phụ trách/),
    Promise.all([...TALKERS, ...SILENT, LEAVER, REFUSER].map(settle)),
  ]);
  const chiefOnTelegram = town.telegram.user(CHIEF_ON_TELEGRAM, { language: 'vi' });
  await chiefOnTelegram.ask('/start', /Anh\/Chị là ai/);
  await chiefOnTelegram.ask('liên kết tài khoản', /Lấy mã|Liên kết tài khoản/);
  const shown = await chiefOnTelegram.tapFor('Lấy mã liên kết', /[A-Z0-9]{4}/);
  const code = /\b[A-Z0-9]{4}(?:[ -][A-Z0-9]{2,4})+\b|\b[A-Z0-9]{6,}\b/.exec(shown.text)?.[0] ?? '';
  await chief.ask(`mã ${code}`, /tài khoản ấy cũng có vai trò của Anh\/Chị/);
  await chief.choose('Đồng ý liên kết', /Đã liên kết/);
  return { chief, chiefOnTelegram, teacher, lead, parents };
}

/** The daily reminder of a day on somebody's screen. */
export const reminderOf = (day: string): RegExp => new RegExp(`${day}/10/2021: \\d+ hoạt động trong ngày`);

/** Everybody who reads opens the chat: the free window begins anew. */
export async function openChats(town: Town): Promise<void> {
  const opened = await Promise.all(READERS.map((n) => town.someone(n).person.openChat()));
  expect(opened.every(({ status }) => status === 200)).toBe(true);
}

/** The office announces it to everybody who agreed, from Zalo; ends when it reads that it is being sent. Gives what it was shown before. */
export async function announceOnZalo(chief: Talker, text: string): Promise<string> {
  await chief.ask('/thongbao', /Thông báo/);
  await chief.choose('Soạn thông báo mới', /Gửi cho ai/);
  await chief.ask('1', /Xin nhập nội dung thông báo/); // who wants to hear of the Week
  await chief.ask(text, /Gửi kèm một ảnh/);
  const preview = await chief.choose('Bỏ qua', /Gửi được cho [\d.]+ người/);
  await chief.choose('Tiếp tục', /Gửi lúc nào/);
  await chief.choose('Gửi ngay', /kiểm tra lại trước khi gửi/);
  await chief.choose('Xác nhận và gửi', /Đang gửi thông báo/);
  return preview.text;
}

/** How many readers have this announcement on their screens. */
export const reachedBy = (town: Town, text: string): number =>
  READERS.filter((n) =>
    town
      .someone(n)
      .person.messages()
      .some((each) => each.text.startsWith('Thông báo của') && each.text.includes(text)),
  ).length;

/** A picture of more than the one megabyte that an OA may send, with the camera's name in it. */
const cameraPhoto = (): Promise<Buffer> =>
  sharp({
    create: {
      width: 1600,
      height: 1200,
      channels: 3,
      background: '#777',
      noise: { type: 'gaussian', mean: 128, sigma: 50 },
    },
  })
    .withExif({ IFD0: { Artist: CAMERA } })
    .jpeg({ quality: 92 })
    .toBuffer();

/** A teacher logs an activity with a picture, question by question. Gives its code. */
export async function logOnZalo(teacher: Talker, title: string): Promise<string> {
  await teacher.ask('/ghi', /Trước lần ghi đầu tiên/);
  await teacher.choose('Đồng ý', /Đã ghi nhận sự đồng ý[^]*Hoạt động thuộc loại nào/);
  await teacher.ask('Lớp học trực tuyến', /Tên hoạt động là gì/);
  await teacher.ask(title, /diễn ra ngày nào/);
  await teacher.ask('hôm qua', /theo hình thức nào/);
  await teacher.choose('Trực tiếp', /Ở đâu|địa điểm/i);
  await teacher.ask('sân trường', /bao nhiêu lượt người/);
  await teacher.ask('5 cbql 20 gv 300hs 50ph', /bao nhiêu (?!lượt người)/);
  await teacher.ask('3 lớp; 12 buổi', /Kết quả chính/);
  await teacher.ask('Có 45 bài dự thi', /gửi ảnh/);
  await teacher.sendPhoto(await cameraPhoto(), /ảnh/);
  await teacher.choose('Xong', /Xin kiểm tra lại hoạt động/);
  const saved = await teacher.choose('Xác nhận và lưu', /Mã hoạt động: HD-/);
  return /HD-[0-9A-Z]+/.exec(saved.text)?.[0] ?? '';
}
