import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ChannelUnderTest, to, until, zaloBotOn } from '../support/zalo-bot/channel.ts';
import { ANSWERS, startZaloBotStandIn, type ZaloBotStandIn } from '../support/zalo-bot-stand-in.ts';

let zalo: ZaloBotStandIn;
let on: ChannelUnderTest;
beforeEach(async () => {
  zalo = await startZaloBotStandIn();
  zalo.befriend(['an']);
  on = zaloBotOn(zalo);
  await on.start();
  await until(() => on.channel.health().ok);
});
afterEach(async () => {
  await on.channel.stop();
  await zalo.stop();
});

const use = (users: number, sent: number) => Object.assign(on.used, { users, sent });
const say = () => on.channel.send(to('an'), { text: 'chào' });
const warnings = () => on.lines.filter((line) => line.includes('nearly used up'));

it.each([
  [12, 340, '12/50 người, 340/3000 tin tháng này'],
  [44, 2699, '44/50 người, 2699/3000 tin tháng này'],
  [45, 340, '45/50 người, 340/3000 tin tháng này (sắp hết)'],
  [12, 2700, '12/50 người, 2700/3000 tin tháng này (sắp hết)'],
  [50, 3000, '50/50 người, 3000/3000 tin tháng này (sắp hết)'],
])('health shows %i people and %i messages, and warns from 90 %%', (users, sent, detail) => {
  use(users, sent);
  expect(on.channel.health()).toEqual({ ok: true, detail });
});

it('another plan has other limits', async () => {
  const pro = zaloBotOn(zalo, { plan: { users: 500, messages: 30_000 } });
  await pro.start();
  await until(() => pro.channel.health().ok);
  expect(pro.channel.health().detail).toBe('12/500 người, 340/30000 tin tháng này');
  await pro.channel.stop();
});

it('the log warns once when 90 % is reached, and again next month', async () => {
  await say();
  use(12, 2700);
  await say();
  await say();
  expect(warnings()).toHaveLength(1);
  use(12, 1);
  await say();
  use(12, 2800);
  await say();
  expect(warnings()).toHaveLength(2);
});

it('nothing is refused by our own count: the platform’s is the one that holds', async () => {
  use(50, 3000);
  expect(await say()).toMatchObject({ ok: true });
  expect(on.channel.health().ok).toBe(true);
});

it('once the month is used up a refused message waits an hour, and health is red until one goes out', async () => {
  use(12, 3000);
  zalo.setSent(3000);
  expect(await say()).toMatchObject({ again: true, why: 'throttled', retryAfterMs: 3_600_000 });
  expect(on.channel.health()).toMatchObject({ ok: false, detail: expect.stringMatching(/^429; 12\/50/) });
  zalo.setSent(0); // the next month
  expect(await say()).toMatchObject({ ok: true });
  expect(on.channel.health().ok).toBe(true);
});

it('a 429 in the middle of the month is soon over, and no illness', async () => {
  zalo.script({ method: 'sendMessage' }, ANSWERS.quota);
  expect(await say()).toMatchObject({ again: true, why: 'throttled', retryAfterMs: 10_000 });
  expect(on.channel.health().ok).toBe(true);
});

it('each message that the platform took is counted, a long text as several, a refused one not; one without an answer may have been taken', async () => {
  use(12, 0);
  await on.channel.send(to('an'), { text: 'lời '.repeat(1000) });
  expect(on.used.sent).toBe(zalo.user('an').messages().length);
  expect(on.used.sent).toBeGreaterThan(1);
  use(12, 0);
  zalo.script({ method: 'sendMessage' }, ANSWERS.quota);
  await say();
  expect(on.used.sent).toBe(0);
  zalo.script({ method: 'sendMessage' }, 'reset-after');
  expect(await say()).toMatchObject({ again: 'unknown' });
  expect(on.used.sent).toBe(1);
});

it('a count that can’t be read costs no message', async () => {
  const counter = {
    users(): number {
      throw new Error('the database is busy');
    },
    sentThisMonth: () => 0,
  };
  const blind = zaloBotOn(zalo, { counter });
  expect(await blind.channel.send(to('an'), { text: 'chào' })).toMatchObject({ ok: true });
  expect(blind.channel.health().detail).toBe('starting');
});
