import { describe, expect, it } from 'vitest';
import type { Button, Reply } from '../../src/chat/index.ts';
import { createWords } from '../../src/words/index.ts';
import { opened } from '../support/opened.ts';
import { plainTurn } from '../support/plain-turn.ts';
import { sampleCampaign } from '../support/sample-campaign.ts';

const words = createWords();
const text = (reply: Reply, lang: 'vi' | 'en' = 'vi'): string => words.plain(reply.text, lang);
const buttons = (reply: Reply): readonly Button[] => (reply.buttons ?? []).flat();
const values = (reply: Reply): string[] => buttons(reply).flatMap((each) => ('value' in each ? [each.value] : []));
const urls = (reply: Reply): string[] => buttons(reply).flatMap((each) => ('url' in each ? [each.url] : []));
const open = (code: string, at: string): Reply => opened(`session.${code}`, plainTurn({ at }).turn);

describe('a session', () => {
  it('tells time, audience, platform, host, fee, how to join, and the safety notice', () => {
    expect(text(open('B01', '2024-05-06T07:00'))).toBe(
      [
        'Lễ phát động',
        'Thời gian: thứ Hai, 06/05/2024, 07:30–08:15',
        'Chưa bắt đầu',
        'Dành cho: giáo viên, học sinh, phụ huynh',
        'Tham gia qua: Zoom',
        'Đơn vị tổ chức: Trường Tiểu học Ban Mai',
        'Học phí: miễn phí',
        'Cách vào: Bấm đường dẫn rồi chọn Join.',
        'Xin đeo khẩu trang.',
      ].join('\n'),
    );
  });

  it.each([
    ['2024-05-06T07:29', 'Chưa bắt đầu', true],
    ['2024-05-06T07:30', 'Đang diễn ra', true],
    ['2024-05-06T08:15', 'Đã kết thúc', false],
  ])('at %s it is "%s"', (at, state, hasLink) => {
    const reply = open('B01', at);
    expect(text(reply)).toContain(state);
    expect(urls(reply)).toEqual(hasLink ? ['https://hop.example/B01'] : []);
  });

  it('one that takes place somewhere names the place; what is not known is left out and can be asked for', () => {
    const reply = open('B05', '2024-05-06T07:00');
    expect(text(reply)).toContain('Địa điểm: Thư viện trường');
    expect(text(reply)).not.toMatch(/Học phí|Chưa có thông tin/);
    expect(text(reply)).not.toContain('Đường dẫn');
    expect(values(reply)).toContain('contact');
  });

  it('one that is cancelled says so and offers neither link nor reminder', () => {
    const reply = open('B04', '2024-05-06T07:00');
    expect(text(reply)).toContain('Đã hủy');
    expect(urls(reply)).toEqual([]);
    expect(values(reply).filter((each) => each.includes('remind'))).toEqual([]);
    expect(words.plain((buttons(reply)[0] as Button).label, 'vi')).toBe('Báo hủy vào lịch điện thoại');
  });

  it('what is asked of it alone is answered in a line, with which one it is and the way to all of it', () => {
    const answer = (address: string, at = '2024-05-06T07:00'): Reply =>
      opened(`session.${address}`, plainTurn({ at }).turn);
    expect(text(answer('B01.end'))).toBe('Kết thúc lúc: 08:15\nLễ phát động · thứ Hai, 06/05/2024, 07:30–08:15');
    expect(values(answer('B01.end'))).toEqual(expect.arrayContaining(['session.B01', 'session.B01.remind', 'home']));
    expect(urls(answer('B01.link'))).toEqual(['https://hop.example/B01']);
    expect(text(answer('B01.link', '2024-05-06T09:00')).split('\n')).toHaveLength(2);
    expect(text(answer('B05.link'))).toContain('Buổi này gặp trực tiếp tại Thư viện trường, không có đường dẫn.');
    expect(text(answer('B04.link'))).toContain('Buổi này đã hủy');
    expect(text(answer('B04.host')).split('\n').at(-1)).toBe('Đã hủy');
  });

  it('room and passcode stand on lines of their own and can be copied; afterwards the recording can be opened', () => {
    const [first, ...rest] = sampleCampaign.sessions;
    if (!first) throw new Error('no session');
    const more = { room: '823 4567 8901', passcode: 'hoc*2024', recording: 'https://hop.example/xem-lai' };
    const campaign = { ...sampleCampaign, sessions: [{ ...first, ...more }, ...rest] };
    const at = (time: string) => opened('session.B01', plainTurn({ campaign, at: time }).turn);
    const before = at('2024-05-06T07:00');
    expect(text(before)).toContain('\nMã phòng: 823 4567 8901\nMật khẩu: hoc*2024\n');
    const copies = buttons(before).flatMap((each) => ('copy' in each ? [each.copy] : []));
    expect(copies).toEqual(['823 4567 8901', 'hoc*2024']);
    expect(urls(before)).toEqual(['https://hop.example/B01']);
    const after = at('2024-05-06T09:00');
    expect(text(after)).not.toContain('Mật khẩu');
    expect(urls(after)).toEqual(['https://hop.example/xem-lai']);
  });

  it('one that is no longer in the schedule leads back to it', () => {
    expect(values(open('B99', '2024-05-06T07:00'))).toEqual(['contact', 'schedule', 'home']);
  });
});

describe('"remind me"', () => {
  it('is asked and taken back with one tap each', () => {
    const { turn, done } = plainTurn({ at: '2024-05-06T07:00' });
    expect(values(opened('session.B01', turn))).toContain('session.B01.remind');
    const asked = opened('session.B01.remind', turn);
    expect(text(asked)).toContain('Đã đặt nhắc trước 10 phút.');
    expect(values(asked)).toContain('session.B01.unremind');
    expect(text(opened('session.B01.unremind', turn))).toContain('Đã thôi nhắc');
    expect(done).toEqual(['ask B01 true', 'ask B01 false']);
  });

  it.each([
    ['2024-05-06T07:19', true],
    ['2024-05-06T07:20', false],
    ['2024-05-06T07:40', false],
  ])('at %s it can be asked for: %s', (at, can) => {
    const { turn, done } = plainTurn({ at });
    expect(values(opened('session.B01', turn)).includes('session.B01.remind')).toBe(can);
    opened('session.B01.remind', turn);
    expect(done).toEqual(can ? ['ask B01 true'] : []);
  });

  it('is not offered in a group, and a forged tap there does nothing', () => {
    const { turn, done } = plainTurn({ group: true });
    expect(values(opened('session.B01.remind', turn)).join(' ')).not.toContain('remind');
    expect(done).toEqual([]);
  });
});
