import { describe, expect, it } from 'vitest';
import type { Campaign } from '../../src/campaign/types.ts';
import { addDays } from '../../src/chat/civil.ts';
import type { Reply } from '../../src/chat/index.ts';
import { classes } from '../../src/pages/classes.ts';
import { now } from '../../src/pages/now.ts';
import { schedule } from '../../src/pages/schedule.ts';
import { nowAndNext, sessionsFor, stateOf } from '../../src/pages/session-list.ts';
import { createWords } from '../../src/words/index.ts';
import { plainTurn } from '../support/plain-turn.ts';
import { bareCampaign, sampleCampaign } from '../support/sample-campaign.ts';

const words = createWords();
const labels = (reply: Reply): string[] => (reply.buttons ?? []).flat().map((each) => words.plain(each.label, 'vi'));
const values = (reply: Reply): string[] =>
  (reply.buttons ?? []).flat().flatMap((each) => ('value' in each ? [each.value] : []));
const sessions = (reply: Reply): string[] => values(reply).filter((each) => each.startsWith('session.'));
const text = (reply: Reply): string => words.plain(reply.text, 'vi');
const parent = { audience: 'PH' } as const;

describe('the schedule', () => {
  it('opens on today, with a tab a day and the chosen one marked', () => {
    const reply = schedule.show([], plainTurn({ at: '2024-05-07T09:00' }).turn);
    expect(labels(reply).slice(0, 3)).toEqual(['T2 06/05', '• T3 07/05', 'T4 08/05']);
    expect(text(reply)).toContain('Lịch hôm nay, thứ Ba, 07/05/2024');
  });

  it.each([
    ['before the Week', '2024-04-01T09:00'],
    ['after it', '2024-07-01T09:00'],
  ])('opens on the first day %s', (_when, at) => {
    expect(labels(schedule.show([], plainTurn({ at }).turn))[0]).toBe('• T2 06/05');
  });

  it('a parent sees what is for parents and pupils, and can see all', () => {
    const { turn } = plainTurn({ person: parent });
    const mine = schedule.show(['2024-05-06'], turn);
    expect(sessions(mine)).toEqual(['session.B01', 'session.B03']);
    expect(text(mine)).toContain('Dành cho: phụ huynh');
    expect(labels(mine)).toContain('Xem tất cả');
    const all = schedule.show(['2024-05-06', 'all'], turn);
    expect(sessions(all)).toEqual(['session.B01', 'session.B02', 'session.B03']);
    expect(labels(all)).toContain('Chỉ phụ huynh');
  });

  it('who did not say who they are sees everything', () => {
    expect(sessions(schedule.show(['2024-05-06'], plainTurn().turn))).toHaveLength(3);
  });

  it('a session stands with its time and a title that fits a button', () => {
    const found = labels(schedule.show(['2024-05-06'], plainTurn().turn));
    expect(found).toContain('07:30 Lễ phát động');
    expect(found.find((each) => each.startsWith('19:30'))).toMatch(/^19:30 Đọc sách cùng con.*…$/);
    for (const each of found) expect(each.length).toBeLessThanOrEqual(44);
  });

  it('what is cancelled says so in the list', () => {
    expect(labels(schedule.show(['2024-05-07'], plainTurn().turn))).toContain('Đã hủy: 09:00 Kể chuyện');
  });

  it('a day without anything leads to the nearest that has something', () => {
    const reply = schedule.show(['2024-05-12'], plainTurn().turn);
    expect(text(reply)).toContain('Ngày này chưa có hoạt động nào trong lịch.');
    expect(values(reply)).toContain('schedule.2024-05-08.all');
  });

  it('a teacher without a session that day still finds the way to all of them', () => {
    const reply = schedule.show(['2024-05-08'], plainTurn({ person: { audience: 'GV' } }).turn);
    expect(text(reply)).toContain('Ngày này chưa có hoạt động nào dành cho giáo viên.');
    expect(values(reply)).toContain('schedule.2024-05-08.all');
  });

  it('a session moved outside the Week gets its own tab', () => {
    const moved = sampleCampaign.sessions.map((each) => (each.code === 'B05' ? { ...each, date: '2024-05-10' } : each));
    const campaign: Campaign = { ...sampleCampaign, sessions: moved };
    expect(values(schedule.show([], plainTurn({ campaign }).turn))).toContain('schedule.2024-05-10.all');
  });

  it('a campaign of a month shows seven tabs around the day, and all days can be reached', () => {
    const plan = { ...sampleCampaign.plan, period: { from: '2024-05-06', to: addDays('2024-05-06', 29) } };
    const { turn } = plainTurn({ campaign: { ...sampleCampaign, plan } });
    const seen = new Set<string>();
    const waiting = ['2024-05-06'];
    for (let day = waiting.pop(); day !== undefined; day = waiting.pop()) {
      if (seen.has(day)) continue;
      seen.add(day);
      const tabs = values(schedule.show([day, 'all'], turn)).filter((each) => each.startsWith('schedule.2024'));
      expect(tabs.length).toBeLessThanOrEqual(8);
      waiting.push(...tabs.map((each) => each.split('.')[1] ?? ''));
    }
    expect(seen.size).toBe(30);
  });

  it('a day of twenty sessions is turned page by page', () => {
    const [first] = sampleCampaign.sessions;
    if (first === undefined) throw new Error('no session');
    const many = Array.from({ length: 20 }, (_, i) => ({ ...first, code: `C${String(i + 10)}` }));
    const { turn } = plainTurn({ campaign: { ...sampleCampaign, sessions: many } });
    const found = ['1', '2', '3', '4'].flatMap((n) => sessions(schedule.show(['2024-05-06', 'all', n], turn)));
    expect(new Set(found).size).toBe(20);
    expect(text(schedule.show(['2024-05-06', 'all', '2'], turn))).toContain('Trang 2/4');
  });

  it('a campaign without a schedule says so and offers the dates and the contact', () => {
    const reply = schedule.show([], plainTurn({ campaign: bareCampaign }).turn);
    expect(text(reply)).toContain('Chưa có thông tin về lịch.');
    expect(values(reply)).toEqual(['period', 'contact', 'home']);
  });
});

describe('now and next', () => {
  const at = (time: string) => plainTurn({ at: time }).turn;
  const codes = (time: string) => {
    const turn = at(time);
    const { live, next } = nowAndNext(sessionsFor(turn, null), turn.now, 4);
    return { live: live.map((each) => each.code).join(' '), next: next.map((each) => each.code).join(' ') };
  };

  it.each([
    ['2024-05-06T07:29', '', 'B01 B02 B03'],
    ['2024-05-06T07:30', 'B01', 'B02 B03'],
    ['2024-05-06T08:00', 'B01 B02', 'B03'],
    ['2024-05-06T08:14', 'B01 B02', 'B03'],
    ['2024-05-06T08:15', 'B02', 'B03'],
    ['2024-05-06T09:00', '', 'B03'],
    ['2024-05-06T20:29', 'B03', 'B05'],
    ['2024-05-06T20:30', '', 'B05'],
    ['2024-05-07T09:30', '', 'B05'],
    ['2024-05-08T15:59', 'B05', ''],
    ['2024-05-08T16:00', '', ''],
  ])('at %s live: "%s", next: "%s" (what is cancelled is neither)', (time, live, next) => {
    expect(codes(time)).toEqual({ live, next });
  });

  it('says when the next begins, with the day where it is another', () => {
    expect(text(now.show([], at('2024-05-06T07:00')))).toContain('Tiếp theo: 07:30 hôm nay.');
    expect(text(now.show([], at('2024-05-06T21:00')))).toContain('Tiếp theo: 15:00, thứ Tư, 08/05/2024.');
    expect(text(now.show([], at('2024-05-09T21:00')))).toContain('không còn hoạt động nào sắp tới');
  });

  it('a session without an end in the plan is live for an hour', () => {
    const evening = sampleCampaign.sessions.find((each) => each.code === 'B03');
    if (evening === undefined) throw new Error('no session');
    expect(stateOf(evening, new Date('2024-05-06T20:29:59+07:00'))).toBe('live');
    expect(stateOf(evening, new Date('2024-05-06T20:30:00+07:00'))).toBe('ended');
  });
});

describe('classes', () => {
  it('are those still to come for the person, with their day', () => {
    const reply = classes.show([], plainTurn({ at: '2024-05-06T09:00', person: parent }).turn);
    expect(sessions(reply)).toEqual(['session.B03', 'session.B05']);
    expect(labels(reply)).toContain('T4 08/05 15:00 Trao sách');
  });

  it('a platform tells how to join it; what is not known says so and leads to the contact', () => {
    const { turn } = plainTurn();
    expect(text(classes.show(['how', 'zoom'], turn))).toContain('Bấm đường dẫn rồi chọn Join.');
    const unknown = classes.show(['how', 'meet'], turn);
    expect(text(unknown)).toContain('Chưa có thông tin.');
    expect(values(unknown)).toContain('contact');
  });
});
