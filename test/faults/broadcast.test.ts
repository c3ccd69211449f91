import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPeopleStore } from '../../src/store/people.ts';
import type { Choosing } from '../../src/turn/index.ts';
import { startWhole, type Whole } from './whole.ts';

const HOUR_MS = 3_600_000;
const AGREED: Choosing = { to: 'agreed' };
const throttled = { ok: false, again: true, why: 'throttled', retryAfterMs: 5000, detail: '429' } as const;

let whole: Whole;
beforeEach(async () => {
  whole = await startWhole();
  await whole.clock.pass(1500);
});
afterEach(() => whole.end());

/** People who said yes to announcements long ago; gives their ids. */
function befriend(count: number, from = 0): number[] {
  const { store } = whole.app;
  const people = createPeopleStore(store);
  const agree = store.sqlite.prepare(`update persons set announcements = 'yes', joined = 1 where id = ?`);
  return store.sqlite.transaction(() =>
    Array.from({ length: count }, (_, n) => {
      const { person } = people.open({ channel: 'loopback', id: `r${from + n}` }, 'vi', whole.clock.now());
      agree.run(person.id);
      return person.id;
    }),
  )();
}

/** The office's broadcast, as the last yes starts it. */
async function announce(at: Date | null = null, choosing = AGREED): Promise<number> {
  const { core, campaigns, writer } = whole.app;
  const campaign = campaigns.current();
  if (!campaign) throw new Error('no campaign');
  const office = whole.count(`select person from addresses where id = 'office'`);
  const draft = { text: 'Tin', attachment: null, choosing, at };
  const id = await writer.run(() => core.runs.create(draft, office, campaign, whole.clock.now()));
  core.scheduler.touch();
  return id;
}

/** Under the line that names the sender. */
const isTheNews = (text: string): boolean => /^(?:<b>)?Thông báo của .+\nTin\n/.test(text);
const arrivals = (): Map<string, number> => {
  const times = new Map<string, number>();
  for (const call of whole.channel.calls) {
    if (isTheNews(call.text)) times.set(call.to, (times.get(call.to) ?? 0) + 1);
  }
  return times;
};
const ledger = (id: number) => whole.app.core.runs.view(id)?.counts;

test('a person with two addresses gets it once, at the one last written from', async () => {
  const [an] = befriend(1);
  whole.app.store.sqlite
    .prepare(`insert into addresses (channel, id, person, last_interaction_at) values ('loopback', 'second', ?, ?)`)
    .run(an, whole.clock.now().getTime() + 1);
  await announce();
  await whole.clock.pass(5000);
  expect([...arrivals()]).toEqual([['second', 1]]);
});

describe('cancelled in the middle', () => {
  test('stops at the next row, its figures are whole at once, and nobody gets it afterwards', async () => {
    befriend(6000);
    await whole.join('office', 'office');
    const id = await announce();
    await whole.clock.pass(4000);
    const page = await whole.tap('office', `broadcast.${id}.cancel.yes`);
    const sent = arrivals().size;
    expect(sent).toBeGreaterThan(0);
    await whole.clock.pass(10_000);
    expect(arrivals().size).toBe(sent);
    expect(page).toMatch(/dừng|hủy/i);
    expect(ledger(id)).toMatchObject({ total: 6000, waiting: 0, sent, cancelled: 6000 - sent });
    expect(whole.count(`select count(*) from outbox where broadcast is not null and state = 'waiting'`)).toBe(0);
  });

  test('what a 429 sent back is not sent after the pause', async () => {
    befriend(20);
    await whole.join('office', 'office');
    whole.channel.says((call) => (isTheNews(call.text) ? throttled : { ok: true, messageId: 'm' }));
    const id = await announce();
    for (let n = 0; n < 200 && arrivals().size === 0; n += 1) await whole.clock.pass(10);
    const before = arrivals().size;
    // The answer of the platform is still on its way when the office cancels.
    whole.app.store.sqlite.transaction(() => whole.app.core.runs.end(id, 'cancelled', whole.clock.now()))();
    whole.channel.says(() => ({ ok: true, messageId: 'm' }));
    await whole.clock.pass(15_000);
    expect(arrivals().size).toBe(before);
    expect(ledger(id)).toMatchObject({ waiting: 0, sent: 0, cancelled: 20 });
  });

  test('while the recipients are being written out, nobody is written out after', async () => {
    befriend(12_000);
    await whole.join('office', 'office');
    const id = await announce();
    const { core, campaigns, writer } = whole.app;
    const campaign = campaigns.current();
    if (!campaign) throw new Error('no campaign');
    await writer.run(() => core.runs.writeOut(id, campaign, whole.clock.now()));
    await writer.run(() => core.runs.end(id, 'cancelled', whole.clock.now()));
    await whole.clock.pass(5000);
    expect(arrivals().size).toBe(0);
    expect(ledger(id)).toMatchObject({ waiting: 0, sent: 0 });
  });
});

test('a crash between two chunks of recipients leaves no gap and doubles nobody', async () => {
  befriend(11_000);
  const id = await announce();
  const { core, campaigns, writer } = whole.app;
  const campaign = campaigns.current();
  if (!campaign) throw new Error('no campaign');
  await writer.run(() => core.runs.writeOut(id, campaign, whole.clock.now()));
  whole = await whole.restart();
  await whole.clock.pass(1500);
  const recipients = whole.all<{ n: number; people: number }>(
    'select count(*) as n, count(distinct person) as people from outbox where broadcast = ?',
    id,
  );
  expect(recipients).toEqual([{ n: 11_000, people: 11_000 }]);
});

describe('somebody in the queue', () => {
  beforeEach(() => {
    whole.channel.says(() => throttled);
  });
  const letGo = async (): Promise<void> => {
    whole.channel.says(() => ({ ok: true, messageId: 'm' }));
    await whole.clock.pass(20_000);
  };

  test('who asks to be forgotten gets nothing any more, and the figures still add up', async () => {
    befriend(40);
    const id = await announce();
    await whole.clock.pass(3000);
    await whole.receive([whole.message('r30', { choice: 'my-data.erase.yes' })]);
    await letGo();
    expect(arrivals().get('r30')).toBeUndefined();
    expect(ledger(id)).toMatchObject({ total: 40, waiting: 0, sent: 39, cancelled: 1 });
  });

  test('who says "dừng thông báo" gets nothing any more, at once', async () => {
    befriend(40);
    const id = await announce();
    await whole.clock.pass(3000);
    await whole.receive([whole.message('r30', { text: 'dừng thông báo' })]);
    await letGo();
    expect(arrivals().get('r30')).toBeUndefined();
    expect(ledger(id)).toMatchObject({ total: 40, waiting: 0, sent: 39, cancelled: 1 });
  });
});

describe('whom it is not for any more when their turn comes', () => {
  const holding = (role: string): void => {
    const give = whole.app.store.sqlite.prepare(
      'insert into roles (person, role, unit, granted_at) values (?, ?, ?, 0)',
    );
    for (const [at, person] of befriend(3).entries()) give.run(person, role, ['TH-TN', 'TH-LN', 'TH-BL'][at]);
  };
  const run = (sql: string): void => void whole.app.store.sqlite.prepare(sql).run();
  const OF_FIRST = `(select person from addresses where id = 'r0')`;

  test.each<[string, Choosing, sql: string]>([
    [
      'since the unit logged meanwhile',
      { to: 'no-log' },
      `insert into activities (code, campaign, unit, category, answers, created_role, created_at, updated_at)
       select 'x', id, 'TH-TN', 'TT02', '{}', 'lead', 0, 0 from campaigns where active = 1`,
    ],
    [
      'since the unit reported meanwhile that it holds nothing',
      { to: 'no-log' },
      `insert into unit_reports (campaign, unit, version, state, content, not_held, sent_at, created_at, changed_at)
       select id, 'TH-TN', 1, 'sent', '{}', 'mưa lũ', 1, 0, 0 from campaigns where active = 1`,
    ],
    ['since they left the unit', { to: 'no-log' }, `update roles set revoked_at = 1 where person = ${OF_FIRST}`],
    [
      'since they lead no more',
      { to: 'role', role: 'lead' },
      `update roles set revoked_at = 1 where person = ${OF_FIRST}`,
    ],
    [
      'since they hold no role any more in a unit of that kind',
      { to: 'unit-type', type: 'TH' },
      `update roles set revoked_at = 1 where person = ${OF_FIRST}`,
    ],
    [
      'since they work elsewhere now',
      { to: 'unit-type', type: 'TH' },
      `update roles set unit = 'MN-TN' where person = ${OF_FIRST}`,
    ],
  ])('is not written to, %s', async (_why, choosing, sql) => {
    holding('lead');
    await whole.join('office', 'office');
    // Only now: a pause that the office's own answer began would end at a random instant of the time that passes next.
    whole.channel.says(() => throttled);
    const id = await announce(null, choosing);
    await whole.clock.pass(3000);
    run(sql);
    whole.channel.says(() => ({ ok: true, messageId: 'm' }));
    const before = arrivals().get('r0');
    await whole.clock.pass(20_000);
    expect(arrivals().get('r0')).toBe(before);
    // Of the kind that is chosen there are two.
    const total = choosing.to === 'unit-type' ? 2 : 3;
    expect(ledger(id)).toMatchObject({ total, waiting: 0, sent: total - 1, cancelled: 1 });
    expect(await whole.tap('office', `broadcast.${id}`)).toContain('không còn thuộc diện nhận: 1');
    await whole.tap('office', `broadcast.${id}.file`);
    const { hash } = whole.all<{ hash: string }>(`select hash from files where mime = 'text/csv'`)[0] ?? { hash: '' };
    expect(Buffer.from(whole.app.parts.files.read(hash)).toString()).toContain('đã hủy;không còn thuộc diện nhận');
  });
});

describe('set for a time at which the program was off', () => {
  const setAt = async (offMs: number) => {
    befriend(3);
    await whole.join('office', 'office');
    const id = await announce(new Date(whole.clock.now().getTime() + HOUR_MS));
    await whole.clock.pass(2000);
    await whole.stop();
    whole.clock.stall(HOUR_MS + offMs);
    whole = await whole.restart();
    await whole.clock.pass(8000);
    return id;
  };

  test('half an hour late it is sent', async () => {
    const id = await setAt(HOUR_MS / 2);
    expect(arrivals().size).toBe(3);
    expect(ledger(id)).toMatchObject({ total: 3, sent: 3 });
  });

  test('more than an hour late it is not, the office is told once, and the bot is well', async () => {
    const id = await setAt(HOUR_MS * 1.5);
    expect(arrivals().size).toBe(0);
    expect(whole.app.core.runs.find(id)).toMatchObject({ state: 'stopped', stopReason: 'late' });
    expect(whole.told('office')).toHaveLength(1);
    expect(whole.app.health().ok).toBe(true);
    whole = await whole.restart();
    await whole.clock.pass(5000);
    expect(whole.told('office')).toEqual([]);
  });
});

test('the result file says in words how each recipient ended, never in the wording of a platform or of the program', async () => {
  befriend(6);
  await whole.join('office', 'office');
  const id = await announce();
  await whole.clock.pass(5000);
  const end = whole.app.store.sqlite.prepare(
    `update outbox set state = ?, reason = ? where id = (select min(id) from outbox where broadcast = ${id} and state = 'sent')`,
  );
  end.run('failed', 'rejected: Bad Request: chat not found');
  end.run('failed', 'no-body: ');
  end.run('unknown', 'ECONNRESET');
  end.run('unknown', 'crash: the program ended while it was sent');
  end.run('cancelled', 'erased');
  await whole.tap('office', `broadcast.${id}.file`);
  const { hash } = whole.all<{ hash: string }>(`select hash from files where mime = 'text/csv'`)[0] ?? { hash: '' };
  const lines = Buffer.from(whole.app.parts.files.read(hash)).toString().trim().split(/\r?\n/);
  expect(lines.slice(1).map((line) => line.split(';').slice(2).join(': '))).toEqual([
    'không gửi được: nền tảng từ chối',
    'không gửi được: lỗi của chương trình',
    'chưa rõ đã đến hay chưa: không nhận được trả lời',
    'chưa rõ đã đến hay chưa: chương trình dừng giữa lúc gửi',
    'đã hủy: người nhận đã xóa dữ liệu',
    'đã gửi: ',
  ]);
});

test('what is unknown after a crash goes out again only when the office says so, once', async () => {
  befriend(60);
  await whole.join('office', 'office');
  const id = await announce();
  await whole.clock.pass(1000);
  whole = await whole.restart();
  whole.app.store.sqlite.exec(`update outbox set state = 'unknown' where broadcast = ${id} and person % 10 = 0`);
  await whole.clock.pass(10_000);
  const unknown = ledger(id)?.unknown ?? 0;
  expect(unknown).toBeGreaterThan(0);
  const before = whole.channel.calls.length;
  await whole.tap('office', `broadcast.${id}.resend.yes`);
  await whole.tap('office', `broadcast.${id}.resend.yes`);
  await whole.clock.pass(5000);
  const again = whole.channel.calls.slice(before).filter((call) => isTheNews(call.text));
  expect(again).toHaveLength(unknown);
  expect(ledger(id)).toMatchObject({ total: 60, unknown: 0, sent: 60 });
});
