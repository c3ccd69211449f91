/** How a teacher logs an activity on Telegram, question by question, in Vietnamese. */
import sharp from 'sharp';
import type { Person } from './telegram-stand-in.ts';

/** A real JPEG; another colour, another content. */
export const photo = async (colour: string): Promise<Uint8Array> =>
  sharp({ create: { width: 320, height: 240, channels: 3, background: colour } })
    .withExif({ IFD0: { Artist: 'Canary of the camera' } })
    .jpeg()
    .toBuffer();

export type LogTold = {
  readonly title: string;
  /** One album of so many; default none. */
  readonly photos?: readonly Uint8Array[];
  readonly patienceMs?: number;
};

/** Reads what is kept and agrees, as before the first log. Ends at the first question. */
export async function agreeAndBegin(person: Person, patienceMs = 30_000): Promise<void> {
  await act(person, '/ghi', /Trước lần ghi đầu tiên/, patienceMs);
  await tap(person, 'Đồng ý', /Đã ghi nhận sự đồng ý[^]*Hoạt động thuộc loại nào/, patienceMs);
}

/** Begins another log, and goes through it to the end. */
export async function logAnother(person: Person, told: LogTold): Promise<string> {
  await act(person, '/ghi', /Hoạt động thuộc loại nào/, told.patienceMs ?? 30_000);
  return logActivity(person, told);
}

/** From the first question (category) to the saved log; gives its code. */
export async function logActivity(person: Person, told: LogTold): Promise<string> {
  const wait = told.patienceMs ?? 30_000;
  await act(person, 'Lớp học trực tuyến', /Tên hoạt động là gì/, wait);
  await act(person, told.title, /diễn ra ngày nào/, wait);
  // The unit has logged one of this kind and day before: it is asked whether this is another.
  const dated = await act(person, 'hôm qua', /theo hình thức nào|hay ghi lại lần nữa/, wait);
  if (!/theo hình thức nào/.test(dated.text))
    await tap(person, 'Vẫn lưu, đây là hoạt động riêng', /theo hình thức nào/, wait);
  await tap(person, 'Trực tuyến', /Dùng nền tảng nào/, wait);
  await tap(person, 'Zoom', /Đường dẫn/, wait);
  await act(person, 'https://hop.example/lop-1', /bao nhiêu lượt người/, wait);
  await act(person, '5 cbql 20 gv 300hs 50ph', /bao nhiêu (?!lượt người)/, wait);
  await act(person, '3 lớp; 12 buổi', /Kết quả chính/, wait);
  await act(person, 'Có 45 bài dự thi', /gửi ảnh/, wait);
  await sendAlbum(person, told.photos ?? [], wait);
  await tap(person, 'Xong', /Xin kiểm tra lại hoạt động/, wait);
  const saved = await tap(person, 'Xác nhận và lưu', /Mã hoạt động: HD-/, wait);
  return codeIn(saved.text);
}

export const codeIn = (text: string): string => /HD-[0-9A-Z]+/.exec(text)?.[0] ?? '';

async function sendAlbum(person: Person, photos: readonly Uint8Array[], wait: number): Promise<void> {
  if (photos.length === 0) return;
  const album = `album-${person.id}-${photos.length}`;
  for (const bytes of photos) person.sendPhoto(bytes, { album });
  await person.waitFor(/album/, wait);
}

async function act(person: Person, text: string, wanted: RegExp, wait: number) {
  person.say(text);
  return person.waitFor(wanted, wait);
}

/** Waits for what is then said, not for the end of the button's spinning: a program killed in between leaves that to time out. */
async function tap(person: Person, label: string, wanted: RegExp, wait: number) {
  person.tap(label, wait).catch(() => undefined);
  return person.waitFor(wanted, wait);
}
