import { describe, expect, it } from 'vitest';
import type { Campaign } from '../../src/campaign/types.ts';
import { addDays } from '../../src/chat/civil.ts';
import { isInPart } from '../../src/chat/day-parts.ts';
import type { Reply } from '../../src/chat/index.ts';
import { nowAndNext, sessionsFor, stateOf } from '../../src/pages/session-list.ts';
import { createWords } from '../../src/words/index.ts';
import { opened } from '../support/opened.ts';
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
    const reply = opened('schedule', plainTurn({ at: '2024-05-07T09:00' }).turn);
    expect(labels(reply).slice(1, 4)).toEqual(['T2 06/05', '• T3 07/05', 'T4 08/05']);
    expect(text(reply)).toContain('Lịch hôm nay, thứ Ba, 07/05/2024');
  });

  it.each([
    ['before the Week', '2024-04-01T09:00'],
    ['after it', '2024-07-01T09:00'],
  ])('opens on the first day %s', (_when, at) => {
    expect(labels(opened('schedule', plainTurn({ at }).turn))).toContain('• T2 06/05');
  });

  it('a parent sees what is for parents and pupils, and can see all', () => {
    const { turn } = plainTurn({ person: parent });
    const mine = opened('schedule.2024-05-06', turn);
    expect(sessions(mine)).toEqual(['session.B01', 'session.B03']);
    expect(text(mine)).toContain('Dành cho: phụ huynh');
    expect(labels(mine)).toContain('Xem tất cả');
    const all = opened('schedule.2024-05-06.all', turn);
    expect(sessions(all)).toEqual(['session.B01', 'session.B02', 'session.B03']);
    expect(labels(all)).toContain('Chỉ phụ huynh');
  });

  it('who did not say who they are sees everything', () => {
    expect(sessions(opened('schedule.2024-05-06', plainTurn().turn))).toHaveLength(3);
  });

  it('a session stands whole in the text, with what is over and on now; its button is its time', () => {
    const reply = opened('schedule.2024-05-06', plainTurn({ at: '2024-05-06T08:20' }).turn);
    expect(text(reply)).toContain('1. 07:30–08:15 · Lễ phát động\nĐã kết thúc · Zoom');
    expect(text(reply)).toContain('2. 08:00–09:00 · Tập huấn đọc; ghi, nhớ\nĐang diễn ra · Google Meet');
    expect(text(reply)).toContain('3. 19:30 · Đọc sách cùng con ở nhà mỗi buổi tối sau giờ học\nZoom');
    expect(labels(reply).slice(0, 3)).toEqual(['07:30', '08:00', '19:30']);
  });

  it('what is cancelled says so in the list', () => {
    const reply = opened('schedule.2024-05-07', plainTurn().turn);
    expect(text(reply)).toContain('1. 09:00–10:00 · Kể chuyện\nĐã hủy · Zoom');
  });

  it('two at the same time are told apart by their numbers', () => {
    const [first] = sampleCampaign.sessions;
    if (first === undefined) throw new Error('no session');
    const twins = ['A1', 'A2'].map((code) => ({ ...first, code }));
    const reply = opened('schedule.2024-05-06', plainTurn({ campaign: { ...sampleCampaign, sessions: twins } }).turn);
    expect(labels(reply).slice(0, 2)).toEqual(['07:30 (1)', '07:30 (2)']);
  });

  it.each([
    ['where 2,000 letters are a message', 2000],
    ['where 4,096 are', 4096],
  ])('a day of long titles is turned page by page, and each page is one message %s', (_where, textLimit) => {
    const [first] = sampleCampaign.sessions;
    if (first === undefined) throw new Error('no session');
    const title = { vi: 'Tập huấn '.repeat(22).trim() };
    const sessions20 = Array.from({ length: 20 }, (_, i) => ({ ...first, title, code: `C${String(i + 10)}` }));
    const can = { ...plainTurn().turn.can, textLimit };
    const { turn } = plainTurn({ campaign: { ...sampleCampaign, sessions: sessions20 }, can });
    const seen = new Set<string>();
    for (let n = 1; n <= 20; n += 1) {
      const reply = opened(`schedule.2024-05-06.all.${n}`, turn);
      expect(text(reply).length).toBeLessThan(textLimit - 300);
      expect(text(reply)).toContain(title.vi);
      for (const each of sessions(reply)) seen.add(each);
    }
    expect(seen.size).toBe(20);
  });

  it('a day without anything leads to the nearest that has something', () => {
    const reply = opened('schedule.2024-05-12', plainTurn().turn);
    expect(text(reply)).toContain('Ngày này chưa có hoạt động nào trong lịch.');
    expect(values(reply)).toContain('schedule.2024-05-08.all');
  });

  it('a teacher without a session that day still finds the way to all of them', () => {
    const reply = opened('schedule.2024-05-08', plainTurn({ person: { audience: 'GV' } }).turn);
    expect(text(reply)).toContain('Ngày này chưa có hoạt động nào dành cho giáo viên.');
    expect(values(reply)).toContain('schedule.2024-05-08.all');
  });

  it('a session moved outside the Week gets its own tab', () => {
    const moved = sampleCampaign.sessions.map((each) => (each.code === 'B05' ? { ...each, date: '2024-05-10' } : each));
    const campaign: Campaign = { ...sampleCampaign, sessions: moved };
    expect(values(opened('schedule', plainTurn({ campaign }).turn))).toContain('schedule.2024-05-10.all');
  });

  it('a campaign of a month shows seven tabs around the day, and all days can be reached', () => {
    const plan = { ...sampleCampaign.plan, period: { from: '2024-05-06', to: addDays('2024-05-06', 29) } };
    const { turn } = plainTurn({ campaign: { ...sampleCampaign, plan } });
    const seen = new Set<string>();
    const waiting = ['2024-05-06'];
    for (let day = waiting.pop(); day !== undefined; day = waiting.pop()) {
      if (seen.has(day)) continue;
      seen.add(day);
      const tabs = values(opened(`schedule.${day}.all`, turn)).filter((each) => each.startsWith('schedule.2024'));
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
    const found = ['1', '2', '3', '4'].flatMap((n) => sessions(opened(`schedule.2024-05-06.all.${n}`, turn)));
    expect(new Set(found).size).toBe(20);
    expect(text(opened('schedule.2024-05-06.all.2', turn))).toContain('Trang 2/3');
  });

  it('a campaign without a schedule says so and offers the dates and the contact', () => {
    const reply = opened('schedule', plainTurn({ campaign: bareCampaign }).turn);
    expect(text(reply)).toContain('Chưa có thông tin về lịch.');
    expect(values(reply)).toEqual(['period', 'contact', 'home']);
  });
});

describe('a part of the day', () => {
  const part = (value: string, at: string, person = {}) =>
    opened(`schedule.${value}`, plainTurn({ at: `2024-05-${at}`, person }).turn);

  it('"tối nay" has the link in the message and under a button', () => {
    const reply = part('2024-05-06.mine.evening', '06T12:00', parent);
    expect(text(reply)).toContain('Tối nay, thứ Hai, 06/05/2024');
    expect(text(reply)).toContain('Vào lớp: https://hop.example/B03');
    expect((reply.buttons ?? []).flat()).toContainEqual(expect.objectContaining({ url: 'https://hop.example/B03' }));
    expect(sessions(reply)).toEqual(['session.B03']);
  });

  it.each([
    ['morning', '06T06:00', 'Sáng nay', 'session.B01'],
    ['noon', '06T06:00', 'Trưa nay', null],
    ['evening', '05T06:00', 'Tối mai', 'session.B03'],
    ['evening', '02T06:00', 'Tối thứ Hai', 'session.B03'],
  ])('%s asked at %s is headed "%s"', (name, at, head, code) => {
    const reply = part(`2024-05-06.mine.${name}`, at, parent);
    expect(text(reply)).toContain(head);
    if (code !== null) expect(sessions(reply)[0]).toBe(code);
  });

  it('an evening without anything says so, and names what comes next with its time', () => {
    const reply = part('2024-05-07.mine.evening', '07T12:00', parent);
    expect(text(reply)).toMatch(/^Tối nay, .* · phụ huynh: không có buổi nào\./);
    expect(text(reply)).toContain('Hoạt động tiếp theo:\nthứ Tư, 08/05/2024\n1. 15:00–16:00 · Trao sách');
    expect(sessions(reply)).toEqual(['session.B05']);
  });

  it('an evening that is over says so, and names what comes next', () => {
    const reply = part('2024-05-06.mine.evening', '06T21:00', parent);
    expect(text(reply)).toContain('Đã kết thúc · Zoom');
    expect(text(reply)).not.toContain('https://hop.example/B03');
    expect(text(reply)).toContain('Hoạt động tiếp theo:');
  });

  it('after the last session nothing is promised', () => {
    const reply = part('2024-05-09.mine.evening', '09T12:00');
    expect(text(reply)).toMatch(/^Tối nay, .*2024: không có buổi nào\./);
    expect(text(reply)).not.toContain('tiếp theo');
  });

  it.each([
    ['07:00', '08:00', ['morning']],
    ['09:45', '11:00', ['morning']],
    ['10:30', '11:30', ['morning', 'noon']],
    ['13:00', '14:00', ['afternoon']],
    ['17:00', '18:30', ['afternoon', 'evening']],
    ['18:00', '19:00', ['evening']],
    ['23:30', '24:00', ['evening']],
    ['08:00', '20:00', ['morning', 'noon', 'afternoon', 'evening']],
  ])('%s to %s is in %j', (from, to, expected) => {
    const all = ['morning', 'noon', 'afternoon', 'evening'] as const;
    expect(all.filter((each) => isInPart(each, from, to))).toEqual(expected);
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
    expect(text(opened('now', at('2024-05-06T07:00')))).toContain('Tiếp theo: 07:30 hôm nay.');
    expect(text(opened('now', at('2024-05-06T21:00')))).toContain('Tiếp theo: 15:00, thứ Tư, 08/05/2024.');
    expect(text(opened('now', at('2024-05-09T21:00')))).toContain('không còn hoạt động nào sắp tới');
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
    const reply = opened('classes', plainTurn({ at: '2024-05-06T09:00', person: parent }).turn);
    expect(sessions(reply)).toEqual(['session.B03', 'session.B05']);
    expect(text(reply)).toContain('thứ Tư, 08/05/2024\n2. 15:00–16:00 · Trao sách\nTrực tiếp, Thư viện trường');
    expect(labels(reply).slice(0, 2)).toEqual(['T2 19:30', 'T4 15:00']);
  });

  it('a platform tells how to join it; what is not known says so and leads to the contact', () => {
    const { turn } = plainTurn();
    expect(text(opened('classes.how.zoom', turn))).toContain('Bấm đường dẫn rồi chọn Join.');
    const unknown = opened('classes.how.meet', turn);
    expect(text(unknown)).toContain('Chưa có thông tin.');
    expect(values(unknown)).toContain('contact');
  });
});
