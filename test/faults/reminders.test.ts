import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPeopleStore } from '../../src/people/store.ts';
import { startWhole, type Whole } from './whole.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let whole: Whole;
let isAway = false;
beforeEach(async () => {
  isAway = false;
  whole = await startWhole({ channel: { probe: () => !isAway } }); // 06:40 of the first day
  await whole.clock.pass(1500);
});
afterEach(() => whole.end());

const mornings = (chat = 'an'): number => whole.told(chat).filter((text) => /hoạt động trong ngày/.test(text)).length;
/** Twenty quiet minutes earlier is when people asked, so that nobody is waited for. */
const askAt = async (time: string, chat = 'an'): Promise<void> => {
  whole.clock.shift(-20 * MINUTE_MS);
  await whole.tap(chat, `reminders.at.${time}`);
  whole.clock.shift(20 * MINUTE_MS);
};

describe('a reminder that was handed over this morning', () => {
  beforeEach(async () => {
    await askAt('0645');
    await whole.clock.pass(6 * MINUTE_MS);
    expect(mornings()).toBe(1);
  });

  test.each([
    ['at a later time of the same day', ['reminders.at.0730']],
    ['turned off and on again', ['reminders.off', 'reminders.at.0730']],
    ['stopped and asked for anew', ['reminders.stop', 'reminders.at.0730']],
  ])('does not come again %s', async (_how, taps) => {
    for (const tap of taps) await whole.tap('an', tap);
    whole.clock.stall(HOUR_MS);
    await whole.clock.pass(5000);
    expect(mornings()).toBe(1);
  });

  test('does not come again when the clock is set back an hour and runs over that minute once more', async () => {
    whole.clock.shift(-HOUR_MS);
    await whole.clock.pass(1000);
    whole.clock.stall(HOUR_MS);
    await whole.clock.pass(20_000);
    expect(mornings()).toBe(1);
  });

  test('comes the next morning', async () => {
    whole.clock.stall(24 * HOUR_MS - 7 * MINUTE_MS);
    await whole.clock.pass(10 * MINUTE_MS);
    expect(mornings()).toBe(2);
  });
});

test('a clock that was wrong by a year and was put right sends nothing of the past and misses nothing of tomorrow', async () => {
  await askAt('0645');
  whole.clock.shift(365 * 24 * HOUR_MS);
  await whole.clock.pass(20_000);
  whole.clock.shift(-365 * 24 * HOUR_MS);
  await whole.clock.pass(20_000);
  expect(mornings()).toBe(0);
  expect(whole.app.health().ok).toBe(true);
});

describe('a reminder that waits in the outbox while the platform asks for a pause', () => {
  beforeEach(async () => {
    whole.channel.says((call) =>
      /hoạt động trong ngày|Nhắc lịch/.test(call.text)
        ? { ok: false, again: true, why: 'throttled', retryAfterMs: 60_000, detail: '429' }
        : { ok: true, messageId: 'm' },
    );
    await askAt('0645');
    await askAt('0645', 'binh');
    await whole.clock.pass(5 * MINUTE_MS);
  });
  const letGo = async (): Promise<void> => {
    whole.channel.says(() => ({ ok: true, messageId: 'm' }));
    await whole.clock.pass(70_000);
  };

  test.each(['reminders.off', 'reminders.stop', 'my-data.erase.yes'])('is not sent after %s', async (tap) => {
    const before = [mornings('an'), mornings('binh')];
    await whole.receive([whole.message('an', { choice: tap })]);
    await letGo();
    // The one that the platform refused may have been either's; what is sent after is the other's alone.
    expect(mornings('an')).toBe(before[0]);
    expect(mornings('binh')).toBe((before[1] ?? 0) + 1);
  });
});

test('a morning’s reminder that is held up until the afternoon is not sent any more, one until ten is', async () => {
  await askAt('0645');
  await askAt('0900', 'binh');
  whole.channel.says(() => ({ ok: false, again: true, why: 'refused', detail: 'ECONNREFUSED' }));
  isAway = true;
  for (const hours of [0, 1, 2, 3, 4, 5]) {
    await whole.clock.pass(20_000);
    whole.clock.stall(hours === 5 ? 0 : HOUR_MS);
  }
  const before = mornings() + mornings('binh');
  whole.clock.stall(30 * MINUTE_MS); // 12:10
  isAway = false;
  whole.channel.says(() => ({ ok: true, messageId: 'm' }));
  await whole.clock.pass(20_000);
  expect(mornings() + mornings('binh')).toBe(before);
  expect(whole.all(`select state from outbox where key like 'reminder:morning:%'`)).toEqual([
    { state: 'late' },
    { state: 'late' },
  ]);
});

describe('a session that was asked for', () => {
  const of = (chat: string) => whole.told(chat).filter((text) => text.startsWith('Nhắc lịch'));
  const first = () => {
    const session = whole.app.campaigns
      .current()
      ?.sessions.find((each) => each.date === '2021-10-01' && each.from === '09:00');
    if (!session) throw new Error('no session at nine');
    return session;
  };
  const mend = async (what: Parameters<typeof whole.app.campaigns.mend>[1]): Promise<void> => {
    await whole.app.writer.run(() => whole.app.campaigns.mend(first().code, what, 1, whole.clock.now()));
    whole.app.core.scheduler.touch();
  };
  const until = async (time: string): Promise<void> => {
    whole.clock.stall(Date.parse(`2021-10-01T${time}:00+07:00`) - whole.clock.now().getTime());
    await whole.clock.pass(10_000);
  };
  beforeEach(async () => {
    await whole.tap('an', `session.${first().code}.remind`);
  });

  test.each([
    ['09:04', 'comes within minutes of the start', 1, 'sent'],
    ['09:50', 'is closed as late once the line is well, and never sent', 0, 'late'],
  ])('and held up by a line that is down until %s %s', async (back, _says, comes, state) => {
    await whole.join('cq', 'office');
    whole.channel.says(() => ({ ok: false, again: true, why: 'refused', detail: 'ECONNREFUSED' }));
    isAway = true;
    await until('08:51');
    await whole.receive([whole.message('binh', { text: 'lịch hôm nay' })]);
    await until(back);
    const before = { an: of('an').length, binh: whole.told('binh').length };
    isAway = false;
    whole.channel.says(() => ({ ok: true, messageId: 'm' }));
    await whole.clock.pass(20_000);
    expect(of('an').length - before.an).toBe(comes);
    expect(whole.all(`select state from outbox where key like 'reminder:session:%'`)).toEqual([{ state }]);
    // Whoever asked is answered, though it took an hour.
    expect(whole.told('binh').length - before.binh).toBe(1);
    const board = await whole.tap('cq', 'board');
    if (state === 'late') expect(board).toContain('có 1 lời nhắc hoặc câu trả lời không gửi nữa');
    else expect(board).not.toContain('không gửi nữa');
  });

  test('and cancelled before, is not called', async () => {
    await mend({ cancelled: true });
    await until('08:51');
    await until('09:10');
    expect(of('an')).toEqual([]);
  });

  test('and moved to the next day, is called then and not today', async () => {
    const { code } = first();
    await whole.app.writer.run(() => whole.app.campaigns.mend(code, { date: '2021-10-02' }, 1, whole.clock.now()));
    whole.app.core.scheduler.touch();
    await until('08:51');
    expect(of('an')).toEqual([]);
    whole.clock.stall(24 * HOUR_MS);
    await whole.clock.pass(10_000);
    expect(of('an')).toHaveLength(1);
  });

  test('and put off to the afternoon after it was called, is called again then', async () => {
    const { code } = first();
    await until('08:51');
    expect(of('an')).toHaveLength(1);
    await whole.app.writer.run(() =>
      whole.app.campaigns.mend(code, { from: '15:00', to: '16:00' }, 1, whole.clock.now()),
    );
    whole.app.core.scheduler.touch();
    await until('14:51');
    expect(of('an')).toHaveLength(2);
    await until('15:30');
    expect(of('an')).toHaveLength(2);
  });

  test('by somebody who is forgotten since, is called to nobody', async () => {
    await whole.tap('an', 'my-data.erase.yes');
    await until('08:51');
    expect(of('an')).toEqual([]);
  });
});

test('three thousand people due at one minute: each gets it once, and one who writes meanwhile is answered before them', async () => {
  const { store } = whole.app;
  const people = createPeopleStore(store);
  const early = new Date(whole.clock.now().getTime() - HOUR_MS);
  store.sqlite.transaction(() => {
    for (let n = 0; n < 3000; n += 1) people.open({ channel: 'loopback', id: `r${n}` }, 'vi', early);
    store.sqlite.exec(`update persons set remind_at = '06:45', remind_since = ${early.getTime()}`);
  })();
  whole.app.core.scheduler.touch();
  whole.clock.stall(Date.parse('2021-10-01T06:45:00+07:00') - whole.clock.now().getTime());
  const handing = whole.app.core.scheduler.beat();
  await whole.receive([whole.message('late', { text: '/chude' })]);
  expect(whole.count(`select count(*) from outbox where lane = 1`)).toBeLessThan(3000);
  await handing;
  expect(whole.count(`select count(*) from occurrences where state = 'handed'`)).toBe(3000);
  expect(whole.count(`select count(*) from outbox where key like 'reminder:morning:%'`)).toBe(3000);
});
