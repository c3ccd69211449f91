import { describe, expect, it } from 'vitest';
import { calendarText } from '../../src/pages/calendar.ts';
import { calendarWords } from '../../src/wire/calendar-words.ts';
import { tellFile } from '../../src/wire/file-words.ts';
import { CAMPAIGNS, mustRead } from '../support/campaigns.ts';
import { plainTurn } from '../support/plain-turn.ts';
import { sampleCampaign } from '../support/sample-campaign.ts';

const wordsOf = (...codes: string[]): string =>
  calendarWords(
    calendarText(
      sampleCampaign.sessions.filter((each) => codes.includes(each.code)),
      plainTurn().turn,
    ),
  );
const event = (...lines: string[]): string =>
  ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n');

describe('a calendar file as words', () => {
  it('says when, what, where, with the address below, a day at a time', () => {
    expect(wordsOf('B01', 'B02')).toBe(
      [
        '06/05/2024',
        '07:30–08:15 Lễ phát động · Zoom',
        'https://hop.example/B01',
        '08:00–09:00 Tập huấn đọc; ghi, nhớ · Google Meet',
        'https://hop.example/B02',
      ].join('\n'),
    );
  });

  it('leaves out what is cancelled, and an end that the plan does not name', () => {
    expect(wordsOf('B03', 'B04')).toBe(
      ['06/05/2024', '19:30 Đọc sách cùng con ở nhà mỗi buổi tối sau giờ học · Zoom', 'https://hop.example/B03'].join(
        '\n',
      ),
    );
  });

  it('puts lines together that were folded, and signs that were escaped', () => {
    const words = calendarWords(
      event('DTSTART;TZID=X:20211001T073000', 'SUMMARY:Đọc\\, ghi\\; nhớ \\\\ ha', '\ti\\nba'),
    );
    expect(words).toBe('01/10/2021\n07:30 Đọc, ghi; nhớ \\ hai ba');
  });

  it.each([
    ['a whole day', event('DTSTART;VALUE=DATE:20211001', 'SUMMARY:a')],
    ['an hour of another zone', event('DTSTART:20211001T003000Z', 'SUMMARY:a')],
    ['no event', 'BEGIN:VCALENDAR\r\nEND:VCALENDAR'],
    ['no calendar', 'mã,tên'],
  ])('says nothing of %s', (_, text) => {
    expect(calendarWords(text)).toBe('');
  });

  it.each(CAMPAIGNS)('is short enough for a chat with all that %s holds', async (name) => {
    const campaign = { ...mustRead(name), version: 1 };
    const bytes = Buffer.from(calendarText(campaign.sessions, plainTurn({ campaign }).turn));
    const file = { hash: 'h', mime: 'text/calendar', name: 'lich.ics' };
    const told = await tellFile(
      file,
      { fileAt: () => '', fileLeftOut: () => 'không gửi được' },
      { readFile: () => bytes },
    );
    if (campaign.sessions.length === 0) expect(told).toMatch(/^lich\.ics\nBEGIN/);
    else for (const each of campaign.sessions) expect(told).toContain(`${each.from}–${each.to ?? ''} ${each.title.vi}`);
    expect(told).not.toBe('không gửi được');
  });
});
