/** The nudges of fifteen units over the whole campaign, by the clock: who got what, when. The real program on a platform of a few lines. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dateOf, instant, timeOf } from '../../src/chat/civil.ts';
import { createAskingReads } from '../../src/results/asking-reads.ts';
import { ASKING, type UnitState } from '../../src/turn/index.ts';
import { createShiftableClock, startWhole, type Whole } from '../faults/whole.ts';

const START = '2021-09-29';
const END = '2021-10-22';
/** The clock stands still at each of these, on each day. */
const TIMES = ['06:30', '07:01', '08:01', '11:31', '15:01', '17:31', '19:01', '20:45', '21:30'];

let whole: Whole;
let units: readonly string[];
const unit = (at: number): string => units[at] ?? '';
/** What happened at each step: the states of the fifteen. */
const steps: { readonly at: Date; readonly states: readonly UnitState[] }[] = [];
const reportedAt = new Map<string, Date>();

const sql = (text: string, ...values: unknown[]): void => void whole.app.store.sqlite.prepare(text).run(...values);

function report(at: number, notHeld: string | null = null): void {
  const now = whole.clock.now();
  reportedAt.set(unit(at), now);
  sql(
    `insert into unit_reports (campaign, unit, version, state, content, not_held, sent_at, created_at, changed_at)
     select id, ?, 1, 'sent', '{}', ?, ?, ?, ? from campaigns where active = 1`,
    unit(at),
    notHeld,
    ...[now, now, now].map((each) => each.getTime()),
  );
}

function log(at: number, date: string): void {
  const now = whole.clock.now().getTime();
  sql(
    `insert into activities (code, campaign, unit, category, answers, created_role, created_at, updated_at)
     select ?, id, ?, 'TT02', ?, 'teacher', ?, ? from campaigns where active = 1`,
    `HD-${at}${date.slice(8)}`,
    unit(at),
    JSON.stringify({ title: 'Treo băng rôn', from: date, to: date, mode: 'in-person' }),
    now,
    now,
  );
}

/** What happens when the clock gets there; the rest of the units do nothing. */
const EVENTS: Readonly<Record<string, () => Promise<unknown> | void>> = {
  '2021-10-02 15:01': () => log(12, '2021-10-02'),
  '2021-10-12 15:01': () => sql('update roles set revoked_at = 1 where unit = ? and role = ?', unit(9), 'teacher'),
  '2021-10-14 08:01': () => report(1),
  '2021-10-15 15:01': async () => {
    await whole.tap('l2', `nudge.later.${unit(2)}`);
    await whole.tap('l3', `nudge.away.${unit(3)}`);
    await whole.tap('l13', `nudge.later.${unit(13)}.2021-10-25`);
  },
  '2021-10-16 08:01': () => report(14, 'Trường nghỉ học phòng dịch'),
  '2021-10-20 06:30': () => report(10),
};

async function until(at: Date): Promise<void> {
  whole.clock.stall(at.getTime() - whole.clock.now().getTime());
  await whole.clock.pass(1500);
}

const told = (chat: string, what: RegExp): string[] =>
  whole.channel.calls
    .filter((call) => call.to === chat && what.test(call.text))
    .map((call) => `${dateOf(new Date(call.arrivedAt)).slice(5)} ${timeOf(new Date(call.arrivedAt))}`);
const NUDGE = /hạn gửi báo cáo(?: \(|\.)/;
const EVENING = /có hoạt động nào để ghi không/;

beforeAll(async () => {
  whole = await startWhole({ clock: createShiftableClock(instant(START, '08:00').getTime()) });
  const all = whole.all<{ code: string; row: string }>('select code, row from units order by position');
  const types = new Set(
    whole.app.campaigns
      .current()
      ?.plan.unitTypes.filter((each) => each.kind === 'unit' && each.reports)
      .map((each) => each.code),
  );
  units = all
    .filter(({ row }) => types.has((JSON.parse(row) as { type: string }).type))
    .slice(0, 15)
    .map(({ code }) => code);
  const marks = units.map(() => '?').join(', ');
  sql(
    `update units set retired = 1 where code not in (${marks}) and json_extract(row, '$.type') in (${[...types].map((each) => `'${each}'`).join(', ')})`,
    ...units,
  );
  whole = await whole.restart();
  await whole.join('cq', 'office');
  for (const [at, code] of units.entries()) {
    if (at === 4) continue; // nobody
    if (at !== 7) await whole.join(`t${at}`, 'teacher', code);
    if (at !== 6) await whole.join(`l${at}`, 'lead', code);
  }
  // They agreed to be asked in the evening; a role alone is none.
  for (const at of [0, 12]) await whole.tap(`t${at}`, 'nudge.evening');
  await whole.say('l8', 'dừng nhắc');
  whole.channel.says((call) =>
    call.to === 't5' || call.to === 'l5'
      ? { ok: false, again: false, why: 'unreachable', detail: 'blocked' }
      : { ok: true, messageId: `m${call.n}` },
  );
  await whole.say('t5', 'lịch');
  await whole.say('l5', 'lịch');
  const reads = createAskingReads(whole.app.store, ({ unreachable }) => unreachable === null);
  for (let date = START; date <= END; date = addDays(date, 1)) {
    for (const time of TIMES) {
      if (instant(date, time) <= whole.clock.now()) continue;
      await until(instant(date, time));
      await EVENTS[`${date} ${time}`]?.();
      const campaign = whole.app.campaigns.current();
      if (campaign) steps.push({ at: whole.clock.now(), states: reads.all(campaign, whole.clock.now()) });
    }
  }
}, 60_000);
afterAll(() => whole.end());

it('the ladder goes to the teacher first, then to the lead, and on the day itself early', () => {
  expect(told('t0', NUDGE)).toEqual(['10-10 11:31', '10-15 11:31']);
  expect(told('l0', NUDGE)).toEqual(['10-15 11:31', '10-18 11:31', '10-19 11:31', '10-20 08:01']);
});

it('whoever of a unit can be written to takes the place of who can not', () => {
  expect(told('t6', NUDGE)).toEqual(['10-10 11:31', '10-15 11:31', '10-18 11:31', '10-19 11:31', '10-20 08:01']);
  expect(told('l7', NUDGE)).toEqual(['10-10 11:31', '10-15 11:31', '10-18 11:31', '10-19 11:31', '10-20 08:01']);
});

it('nobody is nudged once the unit has reported, was not held, gave a reason, or they left it or want no more', () => {
  expect([told('t1', NUDGE), told('l1', NUDGE)]).toEqual([['10-10 11:31'], []]);
  expect(told('l3', NUDGE)).toEqual(['10-15 11:31']);
  expect(told('l13', NUDGE)).toEqual(['10-15 11:31']);
  expect(told('l14', NUDGE)).toEqual(['10-15 11:31']);
  expect(told('l10', NUDGE)).toEqual(['10-15 11:31', '10-18 11:31', '10-19 11:31']);
  expect([told('t9', NUDGE), told('l9', NUDGE)]).toEqual([
    ['10-10 11:31'],
    ['10-15 11:31', '10-18 11:31', '10-19 11:31', '10-20 08:01'],
  ]);
  expect(told('l8', NUDGE)).toEqual([]);
});

it('“gửi sau” holds to the end of its day, on whose morning it is said once more', () => {
  // Three days from 15/10: the 18th.
  expect(told('l2', NUDGE)).toEqual(['10-15 11:31', '10-18 08:01', '10-19 11:31', '10-20 08:01']);
  expect(whole.told('l2').some((text) => text.includes('hẹn gửi báo cáo hôm nay'))).toBe(true);
});

it('the evening’s question comes to whoever agreed, on the Week’s days of which nothing was logged', () => {
  const days = ['01', '02', '03', '04', '05', '06', '07'];
  expect(told('t0', EVENING)).toEqual(days.map((day) => `10-${day} 19:01`));
  expect(told('t12', EVENING)).toEqual(days.filter((day) => day !== '02').map((day) => `10-${day} 19:01`));
  expect(told('t13', EVENING)).toEqual([]);
  expect(told('l0', EVENING)).toEqual([]);
});

it('the office is told what is left on the last two days, and of a day’s news once', () => {
  expect(told('cq', NUDGE)).toEqual(['10-19 15:01', '10-20 15:01']);
  expect(told('cq', /^.*Tổng hợp /)).toEqual(
    ['09-29', '10-02', '10-14', '10-16', '10-20'].map((day) => `${day} 17:31`),
  );
});

it('nothing comes unasked outside of the hours', () => {
  const nudges = whole.channel.calls.filter(
    ({ text }) => NUDGE.test(text) || EVENING.test(text) || /Tổng hợp /.test(text),
  );
  expect(nudges.length).toBeGreaterThan(50);
  for (const { arrivedAt } of nudges) {
    expect(timeOf(new Date(arrivedAt)) >= '07:00' && timeOf(new Date(arrivedAt)) < '21:00').toBe(true);
  }
});

describe('at each step of the campaign', () => {
  it('every awaited unit is in exactly one of the four states', () => {
    expect(steps.length).toBeGreaterThan(200);
    for (const { states } of steps) {
      expect(states.map((each) => each.unit)).toEqual(units);
      const counted = ASKING.map((state) => states.filter((each) => each.state === state).length);
      expect(counted.reduce((sum, each) => sum + each, 0)).toBe(units.length);
    }
  });

  it('it is the state that is known: reported from the report on, to be called where nobody can be written to', () => {
    for (const { at, states } of steps) {
      const state = (which: number) => states[which]?.state;
      for (const each of states)
        expect(each.state === 'reported').toBe((reportedAt.get(each.unit) ?? new Date(8e15)) <= at);
      expect(state(4)).toBe('must-call');
      expect(state(5)).toBe('must-call');
      expect(state(0)).toBe('nudged');
      expect(state(8)).toBe('nudged'); // its teacher
    }
    expect(steps.at(-1)?.states.map(({ state }) => state[0])).toEqual('nrnemmnnnnrnner'.split(''));
  });
});
