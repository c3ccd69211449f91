import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Campaign } from '../../src/campaign/types.ts';
import { VALUE } from '../../src/chat/choice-value.ts';
import { addDays } from '../../src/chat/civil.ts';
import { DAY_PARTS } from '../../src/chat/day-parts.ts';
import { type FindFilters, findAddress, NO_FILTERS, readFind } from '../../src/pages/find-address.ts';
import { mustRead } from '../support/campaigns.ts';
import { opened } from '../support/opened.ts';
import { plainTurn } from '../support/plain-turn.ts';
import { labels, said, values } from '../support/said.ts';

const code = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9-]{0,2}$/);
const day = fc.integer({ min: 0, max: 36_000 }).map((days) => addDays('2000-01-01', days));
const orNull = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const filters: fc.Arbitrary<FindFilters> = fc
  .record({
    day: orNull(day),
    days: fc.integer({ min: 0, max: 99 }),
    part: orNull(fc.constantFrom(...DAY_PARTS)),
    time: orNull(fc.integer({ min: 0, max: 1439 }).map((at) => new Date(at * 60_000).toISOString().slice(11, 16))),
    audience: orNull(fc.oneof(fc.constant('all'), code)),
    grade: orNull(fc.oneof(fc.constant('kindergarten' as const), fc.integer({ min: 1, max: 12 }))),
    platform: orNull(code),
    unit: fc.constant(null),
    isFree: fc.boolean(),
    topic: fc.constant([]),
  })
  .map(({ days, ...each }) => ({ ...each, until: each.day !== null && days > 0 ? addDays(each.day, days) : null }));

const partsOf = (address: string): string[] => address.split('.').slice(1);

describe('the address of a list', () => {
  it('is read as what it was written from, for every mixture of filters and every page', () => {
    fc.assert(
      fc.property(filters, fc.integer({ min: 1, max: 99 }), (wanted, leaf) => {
        expect(readFind(partsOf(findAddress(wanted, leaf)))).toEqual({ filters: wanted, leaf });
      }),
    );
  });

  it('fits a button whatever the codes of the campaign are, and says which sessions as far as there is room', () => {
    const long = fc.stringMatching(/^[A-Z0-9-]{12,16}$/);
    fc.assert(
      fc.property(filters, long, long, fc.array(long, { maxLength: 6 }), (wanted, platform, unit, topic) => {
        expect(findAddress({ ...wanted, platform, unit, topic }, 99)).toMatch(VALUE);
      }),
    );
    expect(findAddress({ topic: ['B07', 'B22'] })).toBe('find.sB07.sB22');
  });

  it('is never too odd to be read', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 20 }), { maxLength: 8 }), (parts) => {
        const { filters: read } = readFind(parts);
        expect(findAddress(read)).toMatch(VALUE);
      }),
    );
  });

  test.each([
    ['find', {}],
    ['find.d211003', { day: '2021-10-03' }],
    ['find.d211003-2.pe', { day: '2021-10-03', until: '2021-10-05', part: 'evening' }],
    ['find.t1930.wzoom', { time: '19:30', platform: 'zoom' }],
    ['find.gk', { grade: 'kindergarten' }],
    ['find.g3.e', { grade: 3, audience: 'all' }],
    ['find.f.aPH', { isFree: true, audience: 'PH' }],
    ['find.hTH-BL', { unit: 'TH-BL' }],
  ] as const)('%s', (address, wanted) => {
    expect(findAddress(wanted)).toBe(address);
    expect(readFind(partsOf(address)).filters).toEqual({ ...NO_FILTERS, ...wanted });
  });

  test.each(['find.d219999', 'find.d211003-x', 'find.px', 'find.t2561', 'find.g13', 'find.a', 'find.w..', 'find.zz'])(
    '%s shows what can be shown',
    (address) => {
      const { turn } = plainTurn({ at: '2024-05-06T09:00' });
      expect(said(opened(address, turn))).toContain('1. ');
    },
  );
});

const campaign: Campaign = { ...mustRead('duc-trong-2021'), version: 1 };
const turnAt = (at: string, audience?: string) =>
  plainTurn({ campaign, at, ...(audience === undefined ? {} : { person: { audience } }) }).turn;

describe('a list of sessions that fit', () => {
  it('says first what it was asked for and how many there are, each with its link', () => {
    const reply = opened('find.d211004.pe.wzoom', turnAt('2021-10-04T09:00'));
    expect(said(reply)).toMatch(/^Tối nay, thứ Hai, 04\/10\/2021 · Zoom: 1 buổi\.\n\n1\. 19:30–21:00 · /);
    expect(said(reply)).toContain('Vào lớp: https://hop.example/b13');
  });

  it('for a school year is for its children and parents, and says where the schedule names no year', () => {
    const reply = said(opened('find.d211004.g3', turnAt('2021-10-04T06:00')));
    expect(reply).toContain('lớp 3: 1 buổi.\nLịch không ghi riêng từng lớp');
    expect(said(opened('find.d211004.g8', turnAt('2021-10-04T06:00')))).toContain('lớp 8: 2 buổi.');
    const little = opened('find.d211001.gk', turnAt('2021-10-01T06:00'));
    expect(values(little).filter((each) => each.startsWith('session.'))).toEqual(['session.B01', 'session.B04']);
    // A game of a lower secondary school for pupils is nothing for a kindergarten.
    expect(values(opened('find.d211002.gk', turnAt('2021-10-01T06:00')))).not.toContain('session.B07');
    expect(values(opened('find.d211002.g7', turnAt('2021-10-01T06:00')))).toContain('session.B07');
  });

  it('is never empty: what comes next, the nearest day, and the filters that may be left out', () => {
    const reply = opened('find.d211005.pm.wzoom.aPH', turnAt('2021-10-04T09:00'));
    expect(said(reply)).toMatch(/^Sáng mai, .*không có buổi nào\.\n\nHoạt động tiếp theo:\n/);
    expect(labels(reply)).toContain('Ngày gần nhất: T6 01/10');
    expect(labels(reply)).toContain('Bỏ chọn: phụ huynh');
    for (const value of values(reply).filter((each) => each.startsWith('find.'))) {
      expect(said(opened(value, turnAt('2021-10-04T09:00')))).toContain('1. ');
    }
  });

  it('where a campaign has no schedule says so', () => {
    const { turn } = plainTurn({ campaign: { ...mustRead('xa-mau-2025'), version: 1 }, at: '2025-10-02T09:00' });
    expect(said(opened('find.d251002.pe', turn))).toContain('Chưa có thông tin về lịch.');
  });

  it('says of each way into a class which one it is, and never the same of two', () => {
    const twins = campaign.sessions.map((each) =>
      each.code === 'B17' ? { ...each, from: '19:30', date: '2021-10-04' } : each,
    );
    for (const sessions of [campaign.sessions, twins]) {
      for (const { code } of campaign.plan.platforms) {
        for (const at of ['2021-09-30T09:00', '2021-10-04T09:00', '2021-10-04T19:20']) {
          const { turn } = plainTurn({ campaign: { ...campaign, sessions }, at });
          for (const address of [`find.w${code}`, 'find.e', 'find.g3', 'now', 'home', `classes.how.${code}`]) {
            const all = labels(opened(address, turn));
            expect(new Set(all).size, `${address} at ${at}: ${all.join(' | ')}`).toBe(all.length);
          }
        }
      }
    }
    expect(labels(opened('find.wzoom', turnAt('2021-10-04T09:00')))).toEqual(
      expect.arrayContaining(['Vào lớp: T2 19:30', 'Vào lớp: T4 19:30']),
    );
    expect(labels(opened('find.d211004.pe', turnAt('2021-10-04T09:00')))).toContain('Vào lớp: 19:30');
  });

  it('turns its pages without losing what was asked for', () => {
    const first = opened('find.e', turnAt('2021-10-01T06:00'));
    const next = values(first).find((each) => each.endsWith('.n2'));
    expect(next).toBe('find.e.n2');
    expect(said(opened(next ?? '', turnAt('2021-10-01T06:00')))).toMatch(/^Các buổi sắp tới: \d+ buổi\.\nTrang 2/);
  });
});
