import { describe, expect, it } from 'vitest';
import type { Session } from '../../src/campaign/types.ts';
import { calendarText } from '../../src/pages/calendar.ts';
import { opened } from '../support/opened.ts';
import { plainTurn } from '../support/plain-turn.ts';
import { said, values } from '../support/said.ts';
import { sampleCampaign } from '../support/sample-campaign.ts';

type Event = Readonly<Record<string, string>>;

/** Reads a calendar back: lines unfolded (RFC 5545 3.1), texts unescaped (3.3.11). */
function readCalendar(text: string): { readonly head: readonly string[]; readonly events: readonly Event[] } {
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2.0\r\n/);
  for (const line of text.split('\r\n')) expect(line.length).toBeLessThanOrEqual(75);
  const lines = text.replace(/\r\n[ \t]/g, '').split('\r\n');
  const events: Record<string, string>[] = [];
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') events.push({});
    const [, name, value] = /^([A-Z-]+(?:;[^:]*)?):(.*)$/.exec(line) ?? [];
    const last = events.at(-1);
    if (last && name && value !== undefined) last[name] = value.replace(/\\([,;\\])/g, '$1').replace(/\\n/g, '\n');
  }
  return { head: lines.slice(0, lines.indexOf('BEGIN:VEVENT')), events };
}

const oneOf = (code: string) => sampleCampaign.sessions.filter((each) => each.code === code);

describe('a calendar file', () => {
  const { head, events } = readCalendar(calendarText(oneOf('B02'), plainTurn().turn));

  it('keeps the hour of Việt Nam, with the zone written out', () => {
    expect(head).toContain('BEGIN:VTIMEZONE');
    expect(head).toContain('TZID:Asia/Ho_Chi_Minh');
    expect(head).toContain('TZOFFSETTO:+0700');
    expect(events[0]).toMatchObject({
      'DTSTART;TZID=Asia/Ho_Chi_Minh': '20240506T080000',
      'DTEND;TZID=Asia/Ho_Chi_Minh': '20240506T090000',
      DTSTAMP: '20240506T000000Z',
    });
  });

  it('keeps title, link and place, whatever signs they hold', () => {
    expect(events[0]).toMatchObject({ SUMMARY: 'Tập huấn đọc; ghi, nhớ', LOCATION: 'Google Meet' });
    expect(events[0]?.['URL;VALUE=URI']).toBe('https://hop.example/B02');
    expect(events[0]?.['DESCRIPTION']).toContain('Xin đeo khẩu trang.');
  });

  it('is the same wherever the machine stands', () => {
    const before = process.env['TZ'];
    const offsets = new Set<number>();
    const texts = ['UTC', 'America/New_York', 'Asia/Ho_Chi_Minh'].map((zone) => {
      process.env['TZ'] = zone;
      offsets.add(new Date('2024-05-06T00:00:00Z').getTimezoneOffset());
      return calendarText(oneOf('B02'), plainTurn().turn);
    });
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
    expect(offsets.size).toBe(3); // the machine did stand in three places
    expect(new Set(texts).size).toBe(1);
  });

  it('names the same event the same, so that a newer file takes its place', () => {
    const campaign = { ...sampleCampaign, version: 9 };
    const newer = readCalendar(calendarText(oneOf('B02'), plainTurn({ campaign }).turn)).events[0];
    expect(newer?.['UID']).toBe(events[0]?.['UID']);
    expect(Number(newer?.['SEQUENCE'])).toBeGreaterThan(Number(events[0]?.['SEQUENCE']));
  });

  it('an event without an end in the plan takes an hour, past midnight too', () => {
    const ends = ['19:30', '23:30'].map((from) => {
      const [evening] = oneOf('B03').map((each) => ({ ...each, from }));
      const [event] = readCalendar(calendarText(evening ? [evening] : [], plainTurn().turn)).events;
      return event?.['DTEND;TZID=Asia/Ho_Chi_Minh'];
    });
    expect(ends).toEqual(['20240506T203000', '20240507T003000']);
  });

  it('keeps its name when the title, the time and the day change, and when it is cancelled: then it says so', () => {
    const [plan] = oneOf('B02');
    if (!plan) throw new Error('no session');
    const changed = {
      ...plan,
      title: { vi: 'Tên khác' },
      from: '10:00',
      to: null,
      date: '2024-05-07',
      cancelled: true,
    };
    const campaign = { ...sampleCampaign, version: 10 };
    const [event] = readCalendar(calendarText([changed], plainTurn({ campaign }).turn)).events;
    expect(event).toMatchObject({ UID: events[0]?.['UID'], STATUS: 'CANCELLED', SUMMARY: 'ĐÃ HỦY: Tên khác' });
    expect(Number(event?.['SEQUENCE'])).toBeGreaterThan(Number(events[0]?.['SEQUENCE']));
    expect(events[0]?.['STATUS']).toBe('CONFIRMED');
  });

  it('is in the language of the reader', () => {
    const [event] = readCalendar(calendarText(oneOf('B02'), plainTurn({ lang: 'en' }).turn)).events;
    expect(event?.['SUMMARY']).toBe('Training');
  });
});

describe('a person', () => {
  const titles = (text: string | undefined) => readCalendar(text ?? '').events.map((each) => each['SUMMARY']);

  it('takes one session along', () => {
    const { turn, files } = plainTurn();
    const { file, page } = opened('session.B01.ics', turn);
    expect(file).toMatchObject({ mime: 'text/calendar', name: 'B01.ics' });
    expect(page).toBeUndefined();
    expect(titles(files.get(file?.hash ?? ''))).toEqual(['Lễ phát động']);
  });

  it('takes all sessions of the own audience along, or of all, with what was cancelled; it is noted whose calendar has which', () => {
    const { turn, files, done } = plainTurn({ person: { audience: 'PH' } });
    const mine = opened('schedule.ics.mine', turn).file;
    expect(titles(files.get(mine?.hash ?? ''))).toEqual(expect.arrayContaining(['ĐÃ HỦY: Kể chuyện']));
    expect(titles(files.get(mine?.hash ?? ''))).toHaveLength(4);
    expect(done).toEqual(['tookCalendar B01,B03,B04,B05']);
    const all = opened('schedule.ics.all', turn).file;
    expect(titles(files.get(all?.hash ?? ''))).toHaveLength(5);
    expect(all?.name).toBe('mau-2024.ics');
  });

  it.each([
    ['address', 'Mở đường dẫn dưới đây'],
    ['text', 'Xin chép vào lịch của điện thoại:'],
  ] as const)('is offered it where it comes as an %s, and is told so', (otherFiles, words) => {
    const { turn, files } = plainTurn({ can: { edit: false, buttons: 5, textLimit: 2000, files: [], otherFiles } });
    const offered = [opened('schedule', turn), opened('session.B01', turn)].flatMap(values);
    expect(offered).toEqual(expect.arrayContaining(['schedule.ics.all', 'session.B01.ics']));
    const one = opened('session.B01.ics', turn);
    expect(titles(files.get(one.file?.hash ?? ''))).toEqual(['Lễ phát động']);
    expect(said(one)).toContain(words);
    expect(opened('schedule.ics.all', turn).file).toBeDefined();
  });

  it('is not offered more sessions than can be read where they come as words', () => {
    const sessions = Array.from({ length: 31 }, (_, at) => ({ ...(oneOf('B01')[0] as Session), code: `C${at}` }));
    const campaign = { ...sampleCampaign, sessions };
    const shown = (['address', 'text'] as const).map((otherFiles) => {
      const can = { edit: false, buttons: 5, textLimit: 2000, files: [], otherFiles };
      const { turn } = plainTurn({ campaign, can });
      return [
        values(opened('schedule', turn)).includes('schedule.ics.all'),
        opened('schedule.ics.all', turn).file !== undefined,
      ];
    });
    expect(shown).toEqual([
      [true, true],
      [false, false],
    ]);
  });

  it('gets the same file as others who ask within the hour', () => {
    const hashOf = (at: string) => opened('session.B01.ics', plainTurn({ at }).turn).file?.hash;
    expect(hashOf('2024-05-06T06:01')).toBe(hashOf('2024-05-06T06:59'));
    expect(hashOf('2024-05-06T06:01')).not.toBe(hashOf('2024-05-06T07:00'));
  });

  it('is offered no file where the channel can hand over none', () => {
    const can = { edit: false, buttons: 0, textLimit: 2000, files: [] };
    const { turn, files } = plainTurn({ can });
    const shown = [opened('schedule', turn), opened('session.B01', turn)].flatMap((each) =>
      (each.buttons ?? []).flat(),
    );
    expect(shown.some((each) => 'value' in each && each.value.includes('ics'))).toBe(false);
    opened('session.B01.ics', turn);
    expect(files.size).toBe(0);
  });
});
