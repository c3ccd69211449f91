/** How the office sends an announcement on Telegram. */
import { setTimeout } from 'node:timers/promises';
import type { Person } from './telegram-stand-in.ts';

export type AnnouncementTold = {
  readonly text: string;
  /** Sends the attachment; none: the question is skipped. */
  readonly attach?: (person: Person) => void;
  readonly patienceMs?: number;
};

const FETCHED_MS = 60_000;

/** From "Soạn thông báo mới" to the last yes, to everybody who agreed. Ends when the office reads that it is being sent. */
export async function announce(person: Person, told: AnnouncementTold): Promise<void> {
  const wait = told.patienceMs ?? 30_000;
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
  // As a person does: while the file is still being fetched, which takes a busy machine long, the bot asks to confirm once more.
  const patience = Date.now() + FETCHED_MS;
  for (;;) {
    const said = await tap('Xác nhận và gửi', /Đang gửi thông báo|Tệp gửi kèm đang được tải/);
    if (!said.text.startsWith('Tệp') || Date.now() > patience) return;
    await setTimeout(1000);
  }
}
