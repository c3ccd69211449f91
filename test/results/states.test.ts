/** Nothing, nil and "not held" are three things, and late is late by Việt Nam's day: the cases that such programs got wrong. */
import { describe, expect, it } from 'vitest';
import { percentOf, sharesOf } from '../../src/chat/share.ts';
import { createCounting } from '../../src/results/counting.ts';
import { createUnitReportsDoor } from '../../src/results/unit-report/door.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { createPeopleStore } from '../../src/store/people.ts';
import { whenCounted } from '../../src/store/slices.ts';
import { manyUnits, seedReports, WEEK } from '../support/result-rows.ts';

const nothing = { value: null, about: false };
const exactly = (value: number) => ({ value, about: false });
const sent = (people: number | null) =>
  JSON.stringify({ activities: exactly(1), photos: exactly(0), total: { value: people, about: false } });

/** Three hundred units: one of each kind that is counted wrongly elsewhere, and the rest. */
function threeHundred() {
  const store = openStore(':memory:');
  const many = manyUnits(301);
  const closed = 'U300';
  const units = many.units.map((unit) => (unit.code === closed ? { ...unit, retired: true } : unit));
  const campaign = { ...many, units };
  const [silent, nil, notHeld] = ['U0', 'U1', 'U2'];
  const reporting = Array.from({ length: 299 }, (_, n) => `U${n + 1}`);
  seedReports(
    store,
    campaign,
    reporting.map((unit) =>
      unit === notHeld
        ? { unit, notHeld: 'trường đang sửa chữa', figures: sent(5) }
        : { unit, figures: sent(unit === nil ? 0 : 10) },
    ),
  );
  // Three leads, one of whom writes from two channels, are one unit.
  const people = createPeopleStore(store);
  for (const id of ['1', '2', '3']) {
    const { person } = people.open({ channel: 'phone', id }, 'vi', WEEK);
    const grant = `insert into roles (person, role, unit, granted_at) values (?, 'lead', 'U3', 1)`;
    store.sqlite.prepare(grant).run(person.id);
    if (id === '1') {
      store.sqlite.prepare(`insert into addresses (channel, id, person) values ('other', '1', ?)`).run(person.id);
    }
  }
  return { store, campaign, silent, nil, notHeld, closed, counting: createCounting(store) };
}

describe('299 of 300 units reported: one nobody, one held nothing, one is silent, one has three leads, one was closed', () => {
  it('each is what it is: blank, 0 or its own word', () => {
    const { counting, campaign, silent, nil, notHeld } = threeHundred();
    expect(counting.of(campaign, silent)).toMatchObject({
      standing: 'nothing',
      activities: nothing,
      total: nothing,
      notHeld: null,
      late: null,
    });
    expect(counting.of(campaign, nil)).toMatchObject({ standing: 'reported', total: exactly(0), notHeld: null });
    expect(counting.of(campaign, notHeld)).toMatchObject({
      standing: 'reported',
      activities: nothing,
      total: nothing,
      notHeld: 'trường đang sửa chữa',
    });
  });

  it('each unit counts once, the closed one not at all, and 299 of 300 is never all', async () => {
    const { store, counting, campaign } = threeHundred();
    const sum = await whenCounted(() => counting.sum(campaign));
    expect(sum).toMatchObject({ units: 300, onTime: 299, notHeld: 1, besides: 0 });
    expect(sum.standings).toEqual({ reported: 299, drafting: 0, logged: 0, nothing: 1 });
    const recounted = store.sqlite
      .prepare(
        `select count(distinct unit) from unit_reports where sent_at is not null and unit in (select value from json_each(?))`,
      )
      .pluck()
      .get(JSON.stringify(campaign.units.filter((unit) => !unit.retired).map(({ code }) => code)));
    expect(sum.standings.reported).toBe(recounted);
    expect(percentOf(sum.standings.reported, sum.units)).toBe(99.7);
    expect(sharesOf(Object.values(sum.standings))).toEqual([99.7, 0, 0, 0.3]);
  });

  it('what is added up says how many units said a number: neither the silent one nor the one that held nothing', async () => {
    const { store, counting, campaign } = threeHundred();
    const recounted = store.sqlite
      .prepare(`select sum(figures ->> '$.total.value') sum, count(figures ->> '$.total.value') units
        from unit_reports where not_held is null`)
      .get();
    const { total } = await whenCounted(() => counting.sum(campaign));
    expect({ sum: total.value, units: total.from }).toEqual(recounted);
    expect(total).toEqual({ value: 297 * 10, about: false, from: 298 });
  });

  it('a closed unit that had reported is counted with the others; one that only logged is in the sums alone', async () => {
    const { store, campaign, closed } = threeHundred();
    store.sqlite
      .prepare(
        `insert into activities (code, campaign, unit, category, answers, created_role, created_at, updated_at)
         values ('HD-X', ?, ?, 'TT03', '{"from":"2021-10-01","quantities":{}}', 'teacher', 1, 1)`,
      )
      .run(campaign.plan.id, closed);
    const first = createCounting(store);
    const before = await whenCounted(() => first.sum(campaign));
    expect([before.units, before.besides, before.activities.value]).toEqual([300, 1, 298 + 1]);
    seedReports(store, campaign, [{ unit: closed, figures: sent(7) }]);
    const then = createCounting(store);
    const after = await whenCounted(() => then.sum(campaign));
    expect([after.units, after.besides, after.standings.reported]).toEqual([301, 0, 300]);
  });

  it('a draft of a correction changes nothing before it is sent', () => {
    const { store, counting, campaign, nil, silent } = threeHundred();
    seedReports(store, campaign, [
      { unit: nil, version: 2, state: 'draft', sentAt: null },
      { unit: silent, state: 'draft', sentAt: null },
    ]);
    expect(counting.of(campaign, nil)).toMatchObject({ standing: 'reported', state: 'sent', total: exactly(0) });
    expect(counting.of(campaign, silent)).toMatchObject({ standing: 'drafting', total: nothing });
  });
});

describe('reports are due on 20/10', () => {
  /** Reports of U0, in the order in which they were taken in: what the office did, when it was said and when it came in. */
  function lateOf(steps: readonly (readonly ['send' | 'more' | 'phone', said: string, takenIn?: string])[]) {
    const store = openStore(':memory:');
    const campaign = manyUnits(1);
    const visit = visitOf(store, campaign);
    const counting = createCounting(store);
    const open = createUnitReportsDoor({ store, counting, tell: () => undefined, unknownSigns: () => [] });
    for (const [n, [act, said, takenIn = said]] of steps.entries()) {
      const door = open(visit(new Date(`${said}+07:00`), new Date(`${takenIn}+07:00`)));
      if (act === 'send') door.sendNotHeld('U0', `lý do ${n}`);
      if (act === 'more') door.askMore('U0', 'xin bổ sung');
      if (act === 'phone') {
        const at = new Date(`${said}+07:00`);
        const told = { figures: {}, words: null, wordsOf: '', notHeld: null, caller: 'Hiệu trưởng' };
        door.phone('U0', { ...told, at });
      }
    }
    const { late, reportedAt, phoned, state } = counting.of(campaign, 'U0') ?? {};
    return { late, at: reportedAt?.toISOString(), phoned, state, onTime: counting.sum(campaign).onTime };
  }

  it.each([
    ['sent at the last minute', [['send', '2021-10-20T23:59:40']], false, '2021-10-20T16:59:40.000Z'],
    ['sent ten seconds after midnight', [['send', '2021-10-21T00:00:10']], true, '2021-10-20T17:00:10.000Z'],
    [
      'said in time, and taken in after an outage',
      [['send', '2021-10-20T23:58:00', '2021-10-21T00:20:00']],
      false,
      '2021-10-20T16:58:00.000Z',
    ],
    [
      'a correction that the office asked for',
      [
        ['send', '2021-10-19T09:00:00'],
        ['more', '2021-10-21T08:00:00'],
        ['send', '2021-10-22T10:00:00'],
      ],
      false,
      '2021-10-19T02:00:00.000Z',
    ],
    [
      'a correction of a late report',
      [
        ['send', '2021-10-21T09:00:00'],
        ['send', '2021-10-22T10:00:00'],
      ],
      true,
      '2021-10-21T02:00:00.000Z',
    ],
    [
      'told by telephone in time, and entered the day after',
      [['phone', '2021-10-20T16:30:00', '2021-10-21T08:00:00']],
      false,
      '2021-10-20T09:30:00.000Z',
    ],
    [
      'told by telephone too late',
      [['phone', '2021-10-21T07:00:00', '2021-10-21T08:00:00']],
      true,
      '2021-10-21T00:00:00.000Z',
    ],
    [
      'said in time by one lead, and taken in after what another sent late',
      [
        ['send', '2021-10-21T00:10:00'],
        ['send', '2021-10-20T23:58:00', '2021-10-21T00:20:00'],
      ],
      false,
      '2021-10-20T16:58:00.000Z',
    ],
    [
      'told by telephone in time, and entered after what was sent late',
      [
        ['send', '2021-10-21T09:00:00'],
        ['phone', '2021-10-19T15:00:00', '2021-10-22T08:00:00'],
      ],
      false,
      '2021-10-19T08:00:00.000Z',
    ],
    [
      'sent late, and told by telephone later',
      [
        ['send', '2021-10-21T09:00:00'],
        ['phone', '2021-10-21T15:00:00', '2021-10-22T08:00:00'],
      ],
      true,
      '2021-10-21T02:00:00.000Z',
    ],
  ] as const)('%s', (_, steps, late, at) => {
    expect(lateOf(steps)).toMatchObject({
      late,
      at,
      onTime: late ? 0 : 1,
      phoned: steps.at(-1)?.[0] === 'phone',
      state: 'sent',
    });
  });
});

it.each([
  ['put off until then, a late report is in time, and so is a correction of it', '2021-10-25', false],
  ['put off, but not as far, it stays late', '2021-10-20T', true],
])('of a deadline that is %s', (_, due, late) => {
  const store = openStore(':memory:');
  const campaign = manyUnits(1);
  const visit = visitOf(store, campaign);
  const counting = createCounting(store);
  const open = createUnitReportsDoor({ store, counting, tell: () => undefined, unknownSigns: () => [] });
  const at = (day: string): Date => new Date(`${day}T09:00:00+07:00`);
  open(visit(at('2021-10-21'), at('2021-10-21'))).sendNotHeld('U0', 'bão');
  expect(counting.of(campaign, 'U0')).toMatchObject({ late: true });
  const deadlines = campaign.plan.deadlines.map((each) => ({ ...each, date: due.slice(0, 10) }));
  const later = { ...campaign, version: 2, plan: { ...campaign.plan, deadlines } };
  expect(counting.of(later, 'U0')).toMatchObject({ late });
  expect(counting.sum(later).onTime).toBe(late ? 0 : 1);
  const now = at('2021-10-30');
  const door = open({ ...visit(now, now), campaign: later });
  expect(door.sent('U0')).toMatchObject({ version: 1, late });
  door.sendNotHeld('U0', 'bão lớn');
  expect(door.versions('U0')).toMatchObject([
    { version: 2, late },
    { version: 1, late },
  ]);
});

it('a deadline that is put forward makes nothing late afterwards', () => {
  const store = openStore(':memory:');
  const campaign = manyUnits(1);
  const visit = visitOf(store, campaign);
  const counting = createCounting(store);
  const open = createUnitReportsDoor({ store, counting, tell: () => undefined, unknownSigns: () => [] });
  const day = new Date('2021-10-19T09:00:00+07:00');
  open(visit(day, day)).sendNotHeld('U0', 'bão');
  const deadlines = campaign.plan.deadlines.map((each) => ({ ...each, date: '2021-10-10' }));
  const earlier = { ...campaign, version: 2, plan: { ...campaign.plan, deadlines } };
  expect(counting.of(earlier, 'U0')).toMatchObject({ late: false });
});

/** The office's visit: what is said at `saidAt` is taken in at `now`. */
function visitOf(store: Store, campaign: ReturnType<typeof manyUnits>) {
  const address = { channel: 'phone', id: 'chief' };
  const { person } = createPeopleStore(store).open(address, 'vi', WEEK);
  store.sqlite
    .prepare(`insert into roles (person, role, unit, granted_at) values (?, 'office', null, 1)`)
    .run(person.id);
  return (saidAt: Date, now: Date) => ({ now, saidAt, person, address, campaign });
}
