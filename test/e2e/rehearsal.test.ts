import { afterAll, beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../support/program.ts';
import { createRehearsal, type Rehearsing } from '../support/rehearsing.ts';

const folder = temporaryFolder();
let rehearsal: Rehearsing;
beforeAll(async () => {
  rehearsal = createRehearsal({ dataDir: folder.path });
  await rehearsal.start();
});
afterAll(async () => {
  await rehearsal.end('SIGKILL');
  folder.remove();
});

it('without a token the phones answer; a push passes nothing by, and a restart goes on at the hour at which it stopped', async () => {
  const parent = await rehearsal.addPhone('Phụ huynh 2', 'telegram-like', 'vi');
  await parent.ask('/start', /Anh\/Chị là ai/);
  await parent.tap(/^who\.skip$/, /Kính chào/);
  await parent.ask('/nhac', /đang tắt/);
  await parent.tap(/^reminders\.at\.0700$/, /Đã bật nhắc hằng ngày lúc 07:00/);
  await rehearsal.setClock({ set: Date.parse('2021-10-02T12:00:00+07:00') });
  await rehearsal.until('2021-10-02 12:00');
  const mornings = (await parent.messages()).filter((each) => each.text.includes('hoạt động trong ngày'));
  expect(mornings.map((each) => new Date(each.at).toISOString())).toEqual([
    '2021-10-01T00:00:00.000Z',
    '2021-10-02T00:00:00.000Z',
  ]);

  const before = (await rehearsal.clock()).now;
  expect((await rehearsal.end('SIGTERM')).code).toBe(0);
  await rehearsal.start();
  const after = (await rehearsal.clock()).now;
  expect(after).toBeGreaterThanOrEqual(before);
  expect(after - before).toBeLessThan(60_000);
}, 180_000);
