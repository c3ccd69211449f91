import { expect } from 'vitest';
import { announce } from '../../support/announcing.ts';
import { photo } from '../../support/logging.ts';
import type { Office } from '../../support/office.ts';

/** Who agreed to announcements before the program started; the first three have left the platform. */
export const READERS = Array.from({ length: 150 }, (_, n) => 20_000 + n);
export const AWAY = READERS.slice(0, 3);

const readersOf = (office: Office, words: string): number[] =>
  READERS.filter((id) =>
    office.telegram
      .user(id)
      .messages()
      .some((each) => each.text.includes(words)),
  );

/** The office sends two announcements: one with a picture to the end, one that it cancels while it runs. */
export async function broadcastStory(office: Office, from: number): Promise<void> {
  const chief = await office.join(from, 'office');
  const picture = await photo('#a33');
  const text = 'Mời dự lễ phát động <8 giờ> & mang theo sách';
  await announce(chief, { text, attach: (person) => person.sendPhoto(picture) });
  const end = await chief.waitFor(/Đã gửi xong/, 120_000);
  expect(end.text).toContain('Đã gửi: 147/150');
  expect(end.text).toContain('Không gửi được: 3 – không liên lạc được');
  expect(readersOf(office, text)).toEqual(READERS.slice(AWAY.length));
  const [seen] = office.telegram.user(READERS[9] ?? 0).messages();
  expect(seen?.photo?.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
  expect(seen?.photo?.includes('Canary of the camera')).toBe(false);
  await chief.tapFor('Tải kết quả', (each) => each.document?.name.endsWith('.csv') === true);

  await announce(chief, { text: 'Thông báo thứ hai' });
  await chief.waitFor(/Đang gửi, bắt đầu/, 60_000);
  await office.telegram.user(from + 1).ask('/chude', /đúng nguyên văn/);
  await chief.tapFor('Hủy gửi', /Hủy thông báo này\?/);
  const cancelled = await chief.tapFor('Đồng ý hủy gửi', /Đã hủy/);
  const left = Number(/Không gửi nữa vì đã hủy: (\d+)/.exec(cancelled.text)?.[1]);
  expect(left).toBeGreaterThan(0);
  const reached = readersOf(office, 'Thông báo thứ hai').length;
  await chief.ask('/trogiup');
  expect(readersOf(office, 'Thông báo thứ hai')).toHaveLength(reached);
  expect(reached).toBeLessThanOrEqual(READERS.length - left);
}
