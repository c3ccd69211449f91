import { describe, expect, it } from 'vitest';
import { channelNames } from '../../src/channels/index.ts';
import type { Language } from '../../src/chat/index.ts';
import { createWords, localesFolder } from '../../src/words/index.ts';
import { opened } from '../support/opened.ts';
import { type PlainTurn, plainTurn } from '../support/plain-turn.ts';

const words = createWords(localesFolder, channelNames);
const show = (value: string, { turn }: PlainTurn) => {
  const reply = opened(value, turn);
  const rendered = words.reply(reply, turn.lang);
  return { text: words.plain(reply.text, turn.lang), buttons: (rendered.buttons ?? []).flat(), reply };
};
const values = (shown: ReturnType<typeof show>): string[] =>
  shown.buttons.flatMap((each) => ('value' in each ? [each.value] : []));

const here = { channel: 'test', id: '42' };
const zalo = { channel: 'zalo', id: '9007199254740993' };
const bot = { channel: 'zalo-bot', id: 'b1' };
const elsewhere = [
  { channel: 'zalo', link: 'https://hop.example/zalo' },
  { channel: 'zalo-bot', link: null },
];

describe('accounts of one person', () => {
  it.each<[Language, string, string]>([
    ['vi', 'Anh/Chị cũng dùng trợ lý trên Zalo OA / Zalo Bot?', 'Lấy mã liên kết'],
    ['en', 'Do you use the assistant on Zalo OA / Zalo Bot as well?', 'Get a linking code'],
  ])('in %s who writes from one app is told how to link another', (lang, question, label) => {
    const shown = show('accounts', plainTurn({ lang, elsewhere }));
    expect(shown.text).toContain(question);
    expect(shown.buttons[0]).toEqual({ label, value: 'accounts.code' });
  });

  it.each<[Language, string, string]>([
    ['vi', 'nhắn mã ABC234 trong vòng 10 phút', 'Mở Zalo OA'],
    ['en', 'send mã ABC234 within 10 minutes', 'Open Zalo OA'],
  ])('in %s the code is shown with how to use it, wiped once it is sent, and can be copied', (lang, use, open) => {
    const shown = show('accounts.code', plainTurn({ lang, elsewhere }));
    expect(shown.text).toContain('ABC234');
    expect(shown.text).toContain(use);
    expect(shown.reply.secret).toBe(true);
    expect(shown.buttons).toContainEqual(expect.objectContaining({ copy: 'mã ABC234' }));
    expect(shown.buttons).toContainEqual({ label: open, url: 'https://hop.example/zalo' });
    // What is stored of a page is its choices.
    expect(values(shown)).toEqual(['accounts', 'home']);
  });

  it.each<Language>(['vi', 'en'])('in %s nothing is offered where there is no second app', (lang) => {
    const given = plainTurn({ lang, elsewhere: [] });
    for (const value of ['accounts', 'accounts.code']) {
      expect(show(value, given).text).not.toContain('ABC234');
      expect(values(show(value, given))).toEqual(['my-data', 'home']);
    }
    for (const value of ['help', 'my-data']) expect(values(show(value, given))).not.toContain('accounts');
    expect(values(show('help', plainTurn({ lang, elsewhere })))).toContain('accounts');
    expect(values(show('my-data', plainTurn({ lang, elsewhere })))).toContain('accounts');
    expect(values(show('home', plainTurn({ lang, elsewhere })))).not.toContain('accounts');
  });

  it('who is linked still sees what is linked when the other app is off', () => {
    const given = plainTurn({ elsewhere: [], addresses: [here, zalo] });
    expect(values(show('help', given))).toContain('accounts');
    expect(show('accounts', given).text).toContain('Test (ở đây), Zalo');
  });

  it.each<[Language, string, string]>([
    ['vi', 'gửi tới Zalo OA trước', 'gửi tới nơi Anh/Chị nhắn gần nhất'],
    ['en', 'go to Zalo OA first', 'go to where you wrote last'],
  ])('in %s one chooses which app is written to first, and takes it back', (lang, first, last) => {
    const given = plainTurn({ lang, elsewhere, addresses: [here, zalo] });
    expect(show('accounts', given).text).toContain(last);
    expect(values(show('accounts', given))).toEqual(
      expect.arrayContaining(['accounts.first.test', 'accounts.first.zalo']),
    );
    const shown = show('accounts.first.zalo', given);
    expect(shown.text).toContain(first);
    expect(values(shown)).toContain('accounts.first');
    expect(values(shown)).not.toContain('accounts.first.zalo');
    expect(show('accounts.first', given).text).toContain(last);
    expect(given.done).toEqual(['setPreferred zalo', 'setPreferred ']);
  });

  it.each<[Language, string]>([
    ['vi', 'Đã hủy liên kết Zalo OA 2.'],
    ['en', 'Zalo OA 2 was unlinked.'],
  ])('in %s unlinking is asked once, and a second tap on the same yes unlinks nobody else', (lang, done) => {
    const second = { channel: 'zalo', id: 'z2' };
    const third = { channel: 'zalo', id: 'z3' };
    const given = plainTurn({ lang, elsewhere, addresses: [here, zalo, second, third] });
    const asked = show('accounts.unlink.zalo.2', given);
    expect(given.done).toEqual([]);
    const yes = values(asked)[0] ?? '';
    expect(yes).toMatch(/^accounts\.unlink\.zalo\.2\.yes/);
    expect(show(yes, given).text).toContain(done);
    expect(values(show(yes, given))).toContain('accounts.unlink.zalo.1');
    expect(given.done).toEqual(['unlink zalo z2']);
  });

  it('who unlinks the app in hand is told that it is a new account', () => {
    const given = plainTurn({ elsewhere, addresses: [here, bot] });
    const shown = show('accounts.unlink.test.1.yes', given);
    expect(shown.text).toContain('Từ nay ở đây là một tài khoản mới');
    expect(values(shown)).toEqual(['home']);
  });

  it.each([
    'accounts.unlink.zalo.9.yes',
    'accounts.unlink.nosuch.1.yes',
    'accounts.unlink',
    'accounts.unlink.test.1.yes',
  ])('a forged or an old button (%s) unlinks nobody', (value) => {
    const alone = value.includes('test');
    const given = plainTurn({ elsewhere, addresses: alone ? [here] : [here, zalo] });
    show(value, given);
    expect(given.done).toEqual([]);
  });
});
