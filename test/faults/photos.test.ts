import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sent } from '../../src/chat/index.ts';
import { drawPhoto } from '../support/phones/files.ts';
import { startWhole, type Whole } from './whole.ts';

const TEACHER = 't1';
const OK: Sent = { ok: true, messageId: 'm' };
const BUSY: Sent = { ok: false, again: true, why: 'throttled', retryAfterMs: 5000, detail: '429' };
const photo = (n: number) => ({ files: [{ kind: 'image' as const, ref: `photo-${n}` }] });

/** Several photos at once come as so many events where there are no albums. */
const send = async (whole: Whole, from: number, to: number): Promise<void> => {
  for (let n = from; n <= to; n += 1) await whole.receive([whole.message(TEACHER, photo(n))]);
};

const photosKept = (whole: Whole): number =>
  whole.count(`select count(*) from photos where purpose = 'log' and removed = 0`);

describe('several photos at once, where each comes by itself', () => {
  let whole: Whole;
  let latency = 20;
  let isWell = true;
  beforeEach(async () => {
    latency = 20;
    isWell = true;
    const can = { edit: false, buttons: 5, textLimit: 2000 };
    whole = await startWhole({
      channel: { can, bytes: await drawPhoto(), latencyMs: () => latency, answer: () => (isWell ? OK : BUSY) },
    });
    await whole.join(TEACHER, 'teacher', 'TH-DA');
    for (const said of ['quyền riêng tư', 'Đồng ý lưu khi ghi', 'ghi', 'băng rôn', 'Ngày hội đọc sách', 'hôm nay'])
      await whole.say(TEACHER, said);
  });
  afterEach(() => whole.end());

  /** From the question after the days to the one about photos. */
  const toPhotos = async (): Promise<void> => {
    for (let n = 0; n < 8 && !whole.told(TEACHER).at(-1)?.includes('tối đa 10 ảnh'); n += 1)
      await whole.say(TEACHER, n === 0 ? 'trực tiếp' : 'bỏ qua');
    expect(whole.told(TEACHER).at(-1)).toContain('tối đa 10 ảnh');
  };
  const toldSince = (before: number): string[] =>
    whole
      .told(TEACHER)
      .slice(before)
      .map((text) => text.split('\n')[0] ?? '');

  test('ten while nothing goes out are answered once: 10/10', async () => {
    await toPhotos();
    isWell = false;
    await whole.say('somebody', 'xin chào'); // the platform says: too many
    const before = whole.told(TEACHER).length;
    await send(whole, 1, 10);
    isWell = true;
    await whole.clock.pass(20_000);
    expect(toldSince(before)).toEqual([expect.stringContaining('Đang nhận ảnh: 10/10')]);
    expect(photosKept(whole)).toBe(10);
    expect(await whole.say(TEACHER, 'xong')).toContain('10 ảnh');
  });

  test('the second comes while the first answer is in flight: both are said, and no photo is lost', async () => {
    await toPhotos();
    const before = whole.told(TEACHER).length;
    latency = 3000;
    await send(whole, 1, 1);
    await whole.clock.pass(500);
    await send(whole, 2, 2);
    expect(whole.all('select state from outbox where chat = ? order by id desc limit 2', TEACHER)).toEqual([
      { state: 'waiting' },
      { state: 'sending' },
    ]);
    await whole.clock.pass(20_000);
    expect(toldSince(before)).toEqual([
      expect.stringContaining('Đang nhận ảnh: 1/10'),
      expect.stringContaining('Đang nhận ảnh: 2/10'),
    ]);
    expect(photosKept(whole)).toBe(2);
  });

  test('what was said of something else in between is said too', async () => {
    await toPhotos();
    isWell = false;
    await whole.say('somebody', 'xin chào');
    const before = whole.told(TEACHER).length;
    await send(whole, 1, 2);
    await whole.receive([whole.message(TEACHER, { files: [{ kind: 'other', ref: 'app', name: 'x.exe' }] })]);
    await send(whole, 3, 11);
    isWell = true;
    await whole.clock.pass(30_000);
    const told = toldSince(before);
    expect(told).toHaveLength(3);
    expect(told[1]).toContain('Đang nhận ảnh: 10/10');
    expect(told[2]).toContain('tối đa 10 ảnh và tệp; ảnh vừa gửi chưa được nhận');
  });

  test('photos sent too early are answered once, with the open question', async () => {
    isWell = false;
    await whole.say('somebody', 'xin chào');
    const before = whole.told(TEACHER).length;
    await send(whole, 1, 4);
    isWell = true;
    await whole.clock.pass(20_000);
    expect(toldSince(before)).toEqual(['Đang nhận ảnh, tệp vừa gửi. Xin trả lời tiếp câu này:']);
    expect(photosKept(whole)).toBe(4);
  });

  test('photos sent before a log was begun are answered once', async () => {
    await whole.say(TEACHER, 'hủy');
    expect(await whole.say(TEACHER, 'bỏ hết')).toContain('Đã hủy');
    isWell = false;
    await whole.say('somebody', 'xin chào');
    const before = whole.told(TEACHER).length;
    await send(whole, 1, 4);
    isWell = true;
    await whole.clock.pass(20_000);
    expect(toldSince(before)).toEqual([expect.stringContaining('Đang nhận 4 ảnh. Ghi một hoạt động với 4 ảnh này?')]);
  });
});
