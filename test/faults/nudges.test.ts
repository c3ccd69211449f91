/** Nudges that wait, are tapped in the middle of something, or come too late: the real program on a platform of a few lines. */
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { instant } from '../../src/chat/civil.ts';
import { createShiftableClock, startWhole, type Whole } from './whole.ts';

const UNIT = 'TH-TN';
let whole: Whole;
const NUDGE = /chưa gửi báo cáo/;
const nudges = (chat: string): number => whole.told(chat).filter((text) => NUDGE.test(text)).length;
const until = async (date: string, time: string): Promise<void> => {
  whole.clock.stall(instant(date, time).getTime() - whole.clock.now().getTime());
  await whole.clock.pass(1500);
};
const units = (): readonly string[] =>
  whole
    .all<{ code: string }>(
      `select code from units where json_extract(row, '$.type') = (select json_extract(row, '$.type') from units where code = ?)`,
      first(),
    )
    .map(({ code }) => code);
const first = (): string => {
  const campaign = whole.app.campaigns.current();
  const types = campaign?.plan.unitTypes
    .filter((each) => each.kind === 'unit' && each.reports)
    .map((each) => each.code);
  return campaign?.units.find((each) => types?.includes(each.type))?.code ?? UNIT;
};
const report = (unit: string): void => {
  const now = whole.clock.now().getTime();
  whole.app.store.sqlite
    .prepare(
      `insert into unit_reports (campaign, unit, version, state, content, sent_at, created_at, changed_at)
       select id, ?, 1, 'sent', '{}', ?, ?, ? from campaigns where active = 1`,
    )
    .run(unit, now, now, now);
};
const standing = (chat: string): { readonly at: string; readonly flow: string } | null => {
  const [row] = whole.all<{ standing: string | null }>(
    `select standing from persons p join addresses a on a.person = p.id where a.id = ?`,
    chat,
  );
  return row?.standing ? (JSON.parse(row.standing) as { standing: { at: string; flow: string } }).standing : null;
};

afterEach(() => whole.end());

describe('three hundred leads are nudged on the day before', () => {
  beforeEach(async () => {
    whole = await startWhole({
      clock: createShiftableClock(instant('2021-10-19', '10:00').getTime()),
      slots: { total: 10, bulk: 8 },
    });
    const all = units();
    // By the store, since so many invitations would take a while.
    const { sqlite } = whole.app.store;
    sqlite.transaction(() => {
      for (let n = 0; n < 300; n += 1) {
        const at = whole.clock.now().getTime() - 3_600_000;
        const { lastInsertRowid: id } = sqlite
          .prepare(`insert into persons (created_at, last_at) values (?, ?)`)
          .run(at, at);
        sqlite
          .prepare(`insert into addresses (channel, id, person, last_interaction_at) values ('loopback', ?, ?, ?)`)
          .run(`n${n}`, id, at);
        sqlite
          .prepare(`insert into roles (person, role, unit, granted_at) values (?, 'lead', ?, ?)`)
          .run(id, n === 299 ? (all.at(-1) ?? '') : first(), at);
      }
    })();
    sqlite.prepare(`insert into facts (name, value) values ('joined-told', '1000000')`).run();
    whole.app.core.scheduler.touch();
  });

  test('and the last of the queue, whose unit reports meanwhile, gets none: it is looked at again when it is sent', async () => {
    await until('2021-10-19', '11:30');
    await whole.clock.pass(5_000);
    const waiting = whole.count(
      `select count(*) from outbox where key like 'reminder:deadline:%' and state = 'waiting'`,
    );
    expect(waiting).toBeGreaterThan(100);
    expect(whole.all(`select state from outbox where chat = 'n299'`)).toEqual([{ state: 'waiting' }]);
    report(units().at(-1) ?? '');
    await whole.clock.pass(60_000);
    expect(nudges('n299')).toBe(0);
    expect(whole.all(`select state, reason from outbox where chat = 'n299'`)).toEqual([
      { state: 'cancelled', reason: 'not wanted any more' },
    ]);
    expect(nudges('n298')).toBe(1);
    expect(whole.count(`select count(*) from outbox where key like 'reminder:deadline:%' and state = 'sent'`)).toBe(
      299,
    );
  });

  test('and one who loses the role while it waits gets none either', async () => {
    await until('2021-10-19', '11:30');
    whole.app.store.sqlite
      .prepare(`update roles set revoked_at = 1 where person = (select person from addresses where id = 'n250')`)
      .run();
    await whole.clock.pass(60_000);
    expect([nudges('n250'), nudges('n251')]).toEqual([0, 1]);
  });
});

describe('a lead in the middle of a flow', () => {
  beforeEach(async () => {
    whole = await startWhole({ clock: createShiftableClock(instant('2021-10-19', '10:00').getTime()) });
    await whole.join('l', 'lead', first());
    await whole.say('l', 'ghi');
    await whole.tap('l', 'privacy.yes.log');
    await until('2021-10-19', '11:25');
    await whole.say('l', 'Băng rôn, pa-nô');
  });

  test('is left in peace for ten minutes, and the nudge leaves the open question open', async () => {
    const before = standing('l');
    expect(before?.flow).toBe('log');
    await until('2021-10-19', '11:32');
    expect(nudges('l')).toBe(0);
    await until('2021-10-19', '11:36');
    expect(nudges('l')).toBe(1);
    expect(standing('l')?.at).toBe(before?.at);
  });

  test.each([
    ['nudge.later', 'gửi sau'],
    ['nudge.away', 'đơn vị nghỉ'],
    ['nudge.log', 'Đang dở'],
    ['nudge.report', 'Đang dở'],
  ])(
    'and taps %s under it: it is done, the flow stays where it was, and the next answer is its own',
    async (act, says) => {
      await until('2021-10-19', '11:36');
      const before = standing('l');
      const said = await whole.tap('l', `${act}.${first()}`);
      expect(said).toContain(says);
      expect(standing('l')).toMatchObject({ flow: 'log', at: before?.at });
      await whole.say('l', 'Treo băng rôn trước cổng');
      expect(standing('l')?.at).not.toBe(before?.at);
      expect(whole.count('select count(*) from drafts')).toBe(0);
    },
  );
});

describe('a nudge by hand', () => {
  beforeEach(async () => {
    whole = await startWhole({ clock: createShiftableClock(instant('2021-10-12', '09:00').getTime()) });
    await whole.join('cq', 'office');
    await whole.join('l', 'lead', first());
    await whole.join('m', 'lead', units().at(-1) ?? '');
    await whole.clock.pass(15 * 60_000);
  });

  it('goes to all who have not reported, once per cooling time, and stops like the others', async () => {
    expect(await whole.say('cq', 'nhắc tất cả chưa báo cáo')).toContain('Nhắc 2 đơn vị chưa báo cáo (2 người nhận)');
    await whole.receive([whole.message('cq', { choice: 'chase.hand.yes' })]);
    report(units().at(-1) ?? '');
    await whole.clock.pass(10_000);
    expect(whole.told('cq').at(-1)).toContain('Đang nhắc 2 đơn vị');
    expect([nudges('l'), nudges('m')]).toEqual([1, 0]);
    expect(await whole.tap('cq', 'chase.hand.yes')).toContain('có thể gửi lại từ');
    await whole.clock.pass(10_000);
    expect(nudges('l')).toBe(1);
    whole.clock.stall(21 * 3_600_000); // 06:15 of the next day
    expect(await whole.tap('cq', 'chase.hand.yes')).toContain('Tin được gửi lúc 07:00');
    await until('2021-10-13', '06:59');
    expect(nudges('l')).toBe(1);
    await until('2021-10-13', '07:01');
    expect([nudges('l'), nudges('m')]).toEqual([2, 0]);
  });

  it('is the office’s: a lead is refused, and a tap of theirs writes nothing', async () => {
    await whole.tap('l', 'chase.hand.yes');
    await whole.tap('l', 'chase');
    expect(whole.count(`select count(*) from occurrences where rule = 'by-hand'`)).toBe(0);
  });

  it('“không tổ chức” stops the nudges with one tap, and its reason is asked for, which is the report', async () => {
    await whole.tap('l', 'privacy.yes');
    expect(await whole.tap('l', `nudge.not-held.${first()}`)).toContain('Đã ghi. Không nhắc nữa');
    expect(standing('l')?.flow).toBe('not-held');
    expect(whole.all('select reason from excuses')).toEqual([{ reason: 'not-held' }]);
    expect(await whole.tap('cq', 'chase.hand')).toContain('Nhắc 1 đơn vị');
    await whole.say('l', 'Trường nghỉ học cả tuần vì mưa lũ');
    await whole.say('l', 'đúng');
    expect(whole.all('select state, not_held from unit_reports')).toEqual([
      { state: 'sent', not_held: 'Trường nghỉ học cả tuần vì mưa lũ' },
    ]);
    expect(await whole.tap('cq', 'chase')).toContain('1/');
  });

  it('a reason is the unit’s: another unit’s lead is refused', async () => {
    await whole.tap('m', `nudge.away.${first()}`);
    await whole.tap('m', `nudge.later.${first()}`);
    expect(whole.count('select count(*) from excuses')).toBe(0);
    await whole.tap('l', `nudge.later.${first()}`);
    expect(whole.all('select reason, until from excuses')).toEqual([{ reason: 'later', until: '2021-10-15' }]);
    await whole.tap('l', `nudge.later.${first()}.2031-10-15`);
    expect(whole.all('select until from excuses')).toEqual([{ until: '2021-10-15' }]);
    await whole.tap('l', `nudge.back.${first()}`);
    expect(whole.count('select count(*) from excuses')).toBe(0);
    expect(await whole.say('l', 'xin gửi sau')).toContain('đến hết thứ Sáu, 15/10/2021');
    await whole.tap('l', `nudge.back.${first()}`);
    expect(whole.count('select count(*) from excuses')).toBe(0);
  });
});

test('the day’s news is not for who left the office while it waited', async () => {
  const digests = (chat: string): number => whole.told(chat).filter((text) => /Tổng hợp /.test(text)).length;
  whole = await startWhole({ clock: createShiftableClock(instant('2021-10-12', '16:00').getTime()) });
  for (const chat of ['cq', 'cu']) await whole.join(chat, 'office');
  await whole.join('l', 'lead', first());
  whole.channel.says(() => ({ ok: false, again: true, why: 'throttled', retryAfterMs: 60_000, detail: '429' }));
  await until('2021-10-12', '17:30');
  const before = digests('cq') + digests('cu');
  whole.app.store.sqlite
    .prepare(`update roles set revoked_at = 1 where person = (select person from addresses where id = 'cu')`)
    .run();
  whole.channel.says(() => ({ ok: true, messageId: 'm' }));
  await whole.clock.pass(70_000);
  expect([digests('cq') + digests('cu') - before, digests('cq') > 0]).toEqual([1, true]);
});
