import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPeopleStore } from '../../src/store/people.ts';
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

  test('is not sent after all of its day was cancelled', async () => {
    const before = mornings('an') + mornings('binh');
    const { campaigns, writer } = whole.app;
    const day = campaigns.current()?.sessions.filter((each) => each.date === '2021-10-01') ?? [];
    await writer.run(() => day.forEach(({ code }) => campaigns.mend(code, { cancelled: true }, 1, whole.clock.now())));
    await letGo();
    expect(mornings('an') + mornings('binh')).toBe(before);
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

  test.each([
    ['cancelled', { cancelled: true }, 0],
    ['put off to the afternoon', { from: '15:00', to: '16:00' }, 1],
    ['moved to the next day', { date: '2021-10-02' }, 0],
  ])('and %s while its call waits for a line that is down, is not called for nine', async (_what, change, later) => {
    whole.channel.says(() => ({ ok: false, again: true, why: 'refused', detail: 'ECONNREFUSED' }));
    isAway = true;
    await until('08:51');
    await mend(change);
    const before = of('an').length;
    isAway = false;
    whole.channel.says(() => ({ ok: true, messageId: 'm' }));
    await until('08:55');
    expect(of('an').length - before).toBe(0);
    await until('14:51');
    expect(of('an').length - before).toBe(later);
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
  await whole.clock.pass(3_000);
  await handing;
  expect(whole.count(`select count(*) from occurrences where state = 'handed'`)).toBe(3000);
  expect(whole.count(`select count(*) from outbox where key like 'reminder:morning:%'`)).toBe(3000);
});

describe('a clock that was wrong for a while and was put right', () => {
  const DAY_MS = 24 * HOUR_MS;
  const states = () => whole.all(`select state from occurrences`).map((row) => (row as { state: string }).state);

  test.each<[string, number]>([
    ['by a year', 365 * DAY_MS],
    ['by two days', 2 * DAY_MS],
    ['by two hours, over the minute itself', 2 * HOUR_MS],
  ])(
    'ahead %s while it runs: the Week’s reminders are not left as missed, the day’s own comes',
    async (_how, ahead) => {
      await askAt('0645');
      whole.clock.shift(ahead);
      await whole.clock.pass(20_000);
      expect(states()).toContain('missed');
      whole.clock.shift(-ahead);
      await whole.clock.pass(6 * MINUTE_MS);
      expect(states()).toEqual(['handed']);
      expect(mornings()).toBe(1);
      whole.clock.stall(DAY_MS);
      await whole.clock.pass(10_000);
      expect(mornings()).toBe(2);
    },
  );

  test('ahead at a start, right at the next: the same', async () => {
    await askAt('0645');
    whole.clock.shift(365 * DAY_MS);
    whole = await whole.restart();
    await whole.clock.pass(20_000);
    expect(states()).toContain('missed');
    whole.clock.shift(-365 * DAY_MS);
    whole = await whole.restart();
    await whole.clock.pass(6 * MINUTE_MS);
    expect(states()).toEqual(['handed']);
    expect(mornings()).toBe(1);
  });

  test('who asked for reminders meanwhile is reminded', async () => {
    whole.clock.shift(365 * DAY_MS);
    await whole.tap('an', 'reminders.at.0645');
    await whole.tap('binh', 'session.B01.remind');
    whole.clock.shift(-365 * DAY_MS);
    await whole.clock.pass(16 * MINUTE_MS);
    expect(mornings()).toBe(1);
    expect(whole.count('select count(*) from session_reminders where at > ?', whole.clock.now().getTime())).toBe(0);
  });

  test('a reminder that was handed over before is not said twice', async () => {
    await askAt('0645');
    await whole.clock.pass(6 * MINUTE_MS);
    whole.clock.shift(365 * DAY_MS);
    await whole.clock.pass(20_000);
    whole.clock.shift(-365 * DAY_MS);
    await whole.clock.pass(20_000);
    expect(mornings()).toBe(1);
  });

  test('ahead by a year for an hour, or behind, nobody is forgotten and no answer is said twice', async () => {
    await whole.say('an', '/start');
    const again = whole.message('binh', { text: '/chude' });
    await whole.receive([again]);
    await whole.clock.pass(3000);
    for (const wrong of [365 * DAY_MS, -365 * DAY_MS]) {
      whole.clock.shift(wrong);
      await whole.clock.pass(50 * MINUTE_MS);
      whole.clock.shift(-wrong);
      await whole.clock.pass(10_000);
    }
    await whole.receive([again]);
    await whole.clock.pass(3000);
    expect(whole.count('select count(*) from persons')).toBe(2);
    expect(whole.told('binh')).toHaveLength(1);
    expect(whole.app.health().ok).toBe(true);
  });

  test('what was put off meanwhile does not wait for a year: messages, photos, a human’s silence, an invitation’s end', async () => {
    await whole.say('an', '/start');
    await whole.join('office', 'office');
    const { sqlite } = whole.app.store;
    const year = 365 * DAY_MS;
    const real = whole.clock.elapsed() + year;
    const civil = whole.clock.now().getTime() + year;
    sqlite.exec(`update addresses set quiet_until = ${civil}, last_interaction_at = ${civil}`);
    sqlite.exec(`update persons set last_at = ${civil}`);
    sqlite.exec(`update updates set at_real = ${real}`);
    sqlite.exec(`update invitations set created_at = created_at + ${year}, expires_at = expires_at + ${year}`);
    sqlite.exec(`insert into photos (channel, chat, ref, at, due_real) values ('loopback', 'an', 'r', 0, ${real})`);
    sqlite.exec(`insert into outbox (key, channel, chat, person, lane, body, created_at, created_real, due_real)
      select 'put-off', 'loopback', 'an', person, 1, '{"text":"x"}', 0, ${real}, ${real} from addresses where id = 'an'`);
    whole = await whole.restart();
    await whole.clock.pass(2 * MINUTE_MS);
    expect(whole.told('an')).toContain('x');
    expect(whole.count(`select count(*) from photos where due_real > ?`, whole.clock.elapsed() + HOUR_MS)).toBe(0);
    expect(whole.count(`select max(expires_at) from invitations`)).toBeLessThan(
      whole.clock.now().getTime() + 15 * DAY_MS,
    );
    for (const [table, column] of [
      ['persons', 'last_at'],
      ['addresses', 'last_interaction_at'],
      ['updates', 'at_real'],
    ]) {
      const latest = Math.max(whole.clock.now().getTime(), whole.clock.elapsed());
      expect(whole.count(`select max(${column}) from ${table}`)).toBeLessThanOrEqual(latest);
    }
    expect(whole.log()).toContain('the clock was ahead');
  });
});
