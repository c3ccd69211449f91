/** How the office sends an announcement on Telegram. */
import type { Person } from './telegram-stand-in.ts';

export type AnnouncementTold = {
  readonly text: string;
  /** Sends the attachment; none: the question is skipped. */
  readonly attach?: (person: Person) => void;
  readonly patienceMs?: number;
};

/** From "Soạn thông báo mới" to the last yes, to everybody who agreed. Ends when the office reads that it is being sent. */
export async function announce(person: Person, told: AnnouncementTold): Promise<void> {
  const wait = told.patienceMs ?? 8000;
  const tap = async (label: string | RegExp, wanted: RegExp) => {
    person.tap(label, wait).catch(() => undefined);
    return person.waitFor(wanted, wait);
  };
  person.say('/thongbao');
  await person.waitFor(/Thông báo/, wait);
  await tap('Soạn thông báo mới', /Gửi cho ai/);
  await tap(/^Phụ huynh và thầy cô đã đăng ký nhận tin/, /Xin nhập nội dung thông báo/);
  person.say(told.text);
  await person.waitFor(/Gửi kèm một ảnh/, wait);
  if (told.attach) {
    told.attach(person);
    await person.waitFor(/Gửi kèm tệp này\?/, wait);
    await tap('Gửi kèm tệp này', /Gửi được cho [\d.]+ người/);
  } else await tap('Bỏ qua', /Gửi được cho [\d.]+ người/);
  await tap('Tiếp tục', /Gửi lúc nào/);
  await tap('Gửi ngay', /Xin kiểm tra lại trước khi gửi/);
  await tap('Xác nhận và gửi', /Đang gửi thông báo/);
}
