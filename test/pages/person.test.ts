import { describe, expect, it } from 'vitest';
import { channelNames } from '../../src/channels/index.ts';
import { PRIVACY_VERSION } from '../../src/chat/consent.ts';
import type { Reply } from '../../src/chat/index.ts';
import { createWords, localesFolder } from '../../src/words/index.ts';
import { opened } from '../support/opened.ts';
import { type PlainTurn, plainTurn } from '../support/plain-turn.ts';

const words = createWords(localesFolder, channelNames);
const show = (value: string, { turn }: PlainTurn): Reply => opened(value, turn);
const text = (reply: Reply): string => words.plain(reply.text, 'vi');
const values = (reply: Reply): string[] =>
  (reply.buttons ?? []).flat().flatMap((each) => ('value' in each ? [each.value] : []));

describe('home', () => {
  it('greets a newcomer, says that the data is a sample, and asks who they are; skippable', () => {
    const reply = show('home', plainTurn({ person: { joined: false } }));
    expect(text(reply)).toContain('Kính chào Anh/Chị. Đây là trợ lý của: Tuần đọc sách năm 2024.');
    expect(text(reply)).toContain('chỉ để minh họa');
    expect(values(reply)).toEqual(['who.as.GV', 'who.as.PH', 'who.skip']);
  });

  it.each([
    ['teacher', ['go.log', 'unit-report'], ['board', 'broadcasts', 'roles']],
    ['lead', ['go.log', 'unit-report', 'roles'], ['board', 'broadcasts']],
    ['office', ['go.log', 'board', 'broadcasts', 'roles'], ['unit-report']],
  ] as const)('shows the %s what the role is for', (role, has, lacks) => {
    const found = values(show('home', plainTurn({ person: { holds: [{ id: 1, role, unit: 'T1' }] } })));
    for (const value of has) expect(found).toContain(value);
    for (const value of lacks) expect(found).not.toContain(value);
  });

  it('offers to go on with what was begun', () => {
    const reply = show('home', plainTurn({ drafts: [{ flow: 'log', at: new Date(0) }] }));
    expect(values(reply)[0]).toBe('go.resume.log');
  });

  it('in a group shows nothing of a role or a draft', () => {
    const given = {
      group: true,
      links: { chat: 'https://t.me/MauBot', invitation: () => null },
      drafts: [{ flow: 'log', at: new Date(0) }],
    };
    const reply = show('home', plainTurn({ ...given, person: { holds: [{ id: 1, role: 'office', unit: null }] } }));
    expect(values(reply).filter((each) => /^go|board|broadcasts|roles|reminders/.test(each))).toEqual([]);
    expect((reply.buttons ?? []).flat()).toContainEqual(expect.objectContaining({ url: 'https://t.me/MauBot' }));
  });

  it('a page that is not for groups does nothing there', () => {
    const given = plainTurn({ group: true, links: { chat: 'https://t.me/MauBot', invitation: () => null } });
    for (const value of ['my-data.erase.yes', 'privacy.yes.log', 'language.en', 'reminders.stop', 'who.as.PH']) {
      expect(text(show(value, given))).toContain('trò chuyện riêng');
    }
    expect(given.done).toEqual([]);
  });
});

describe('who am I', () => {
  it('is said once, and commune or school afterwards if they like', () => {
    const given = plainTurn({ person: { joined: false } });
    const reply = show('who.as.PH', given);
    expect(given.done).toEqual(['setAudience PH', 'setJoined']);
    expect(values(reply)).toContain('go.unit');
    expect(values(reply)).toContain('who.no-unit');
  });

  it('skipping shows the menu, and everything in the schedule', () => {
    const given = plainTurn({ person: { joined: false, audience: 'PH' } });
    expect(values(show('who.skip', given))).toContain('schedule');
    expect(given.done).toEqual(['setAudience ', 'setJoined']);
  });

  it('an audience that only labels sessions can not be picked, even by a forged tap', () => {
    const given = plainTurn();
    show('who.as.HS', given);
    expect(given.done).toEqual([]);
  });
});

describe('language', () => {
  it('the page comes back in the new language', () => {
    const given = plainTurn();
    const reply = show('language.en', given);
    expect(words.plain(reply.text, 'en')).toBe('From now on the assistant uses English.');
    expect((reply.buttons ?? []).flat().map((each) => words.plain(each.label, 'en'))).toContain('• English');
    expect(given.done).toEqual(['setLanguage en']);
  });
});

describe('consent', () => {
  it('is asked before the first log, and a yes leads on to it', () => {
    const given = plainTurn({ person: { holds: [{ id: 1, role: 'teacher', unit: 'T1' }] } });
    expect(values(show('privacy.ask.log', given))).toEqual(['privacy.yes.log', 'privacy.no', 'privacy', 'home']);
    expect(given.done).toEqual([]);
    expect(values(show('privacy.yes.log', given))).toContain('go.log');
    expect(given.done).toEqual([`setConsent ${PRIVACY_VERSION}`]);
  });

  it('a no is kept as no consent, a withdrawal too', () => {
    const given = plainTurn({ person: { consent: PRIVACY_VERSION } });
    expect(values(show('privacy', given))).toContain('privacy.withdraw');
    show('privacy.no', given);
    expect(values(show('privacy.withdraw', given))).toContain('privacy.yes');
    expect(given.done).toEqual(['setConsent ', 'dropEarly', 'setConsent ', 'dropEarly']);
  });

  it('an agreement to an older text no longer counts', () => {
    expect(values(show('privacy', plainTurn({ person: { consent: 'older' } })))).toContain('privacy.yes');
  });

  it('the text says who is responsible, what is kept and why', () => {
    const shown = text(show('privacy', plainTurn()));
    for (const part of ['Phòng GD&ĐT', 'mã tài khoản', '30 ngày', 'báo cáo kết quả', 'xóa dữ liệu']) {
      expect(shown).toContain(part);
    }
  });
});

describe('my data', () => {
  it('shows what is kept', () => {
    const shown = text(show('my-data', plainTurn({ person: { audience: 'PH', unit: 'T1', remindAt: '06:45' } })));
    for (const part of ['Tài khoản: Test', 'phụ huynh', 'Trường Tiểu học Ban Mai', '06:45', '2 hoạt động, 3 ảnh']) {
      expect(shown).toContain(part);
    }
  });

  it.each([
    [2, 'Đã đưa vào lịch điện thoại: 2 hoạt động.'],
    [0, null],
  ])(
    'a line that the page knows nothing of is shown as its table declares it, where there are any (%d)',
    (count, line) => {
      const shown = text(show('my-data', plainTurn({ kept: [{ line: 'calendar', with: { count } }] })));
      if (line === null) expect(shown).not.toContain('lịch điện thoại');
      else expect(shown).toContain(line);
    },
  );

  it('calls the channels by their names, not as in the program', () => {
    const addresses = [
      { channel: 'test', id: '42' },
      { channel: 'zalo', id: '7001' },
      { channel: 'zalo-bot', id: '6ede9afa66b8' },
    ];
    const line = /^Tài khoản: .*$/m.exec(text(show('my-data', plainTurn({ addresses }))))?.[0];
    expect(line).toBe('Tài khoản: Test, Zalo OA, Zalo Bot');
  });

  it('to keep it stands before to erase it', () => {
    expect(values(show('my-data.erase', plainTurn()))).toEqual(['my-data', 'my-data.erase.yes', 'home']);
  });

  it('is erased only after one more yes, then at once', () => {
    const given = plainTurn();
    expect(values(show('my-data.erase', given))).toContain('my-data.erase.yes');
    expect(given.done).toEqual([]);
    expect(text(show('my-data.erase.yes', given))).toContain('Đã xóa dữ liệu');
    expect(given.done).toEqual(['erase']);
  });
});

describe('reminders', () => {
  it('are off until a time is chosen, and can be turned off', () => {
    const given = plainTurn();
    expect(text(show('reminders', given))).toContain('đang tắt');
    expect(values(show('reminders', given))).toContain('reminders.at.0645');
    expect(text(show('reminders.at.0645', given))).toContain('lúc 06:45');
    show('reminders.off', given);
    show('reminders.stop', given);
    expect(given.done).toEqual(['setDaily 06:45', 'setDaily ', 'stopAll']);
  });

  it.each(['2130', '2359', '0000', '0559', '9999', '12', '06:45', '-645'])(
    'a forged or quiet time (%s) changes nothing',
    (time) => {
      const given = plainTurn();
      show(`reminders.at.${time}`, given);
      expect(given.done).toEqual([]);
    },
  );

  it('no time within the quiet hours is offered', () => {
    const offered = values(show('reminders', plainTurn())).flatMap(
      (each) => /^reminders\.at\.(\d{4})$/.exec(each)?.[1] ?? [],
    );
    expect(offered.length).toBeGreaterThan(3);
    for (const time of offered) expect(time >= '0600' && time < '2130').toBe(true);
  });
});

describe('announcements', () => {
  it('are asked for once, and turned round with one tap', () => {
    const given = plainTurn();
    expect(values(show('announcements', given))).toEqual(
      expect.arrayContaining(['announcements.yes', 'announcements.no']),
    );
    expect(values(show('announcements.yes', given))).toContain('announcements.no');
    expect(given.done).toEqual(['setAnnouncements yes']);
  });
});

describe('the theme', () => {
  it('stands in its exact words, in quotation marks, to be copied', () => {
    const reply = show('theme', plainTurn());
    expect(words.text(reply.text, 'vi')).toContain('“<code>Đọc để biết &amp; sống &lt;tốt&gt; hơn</code>”');
    expect((reply.buttons ?? []).flat()).toContainEqual(
      expect.objectContaining({ copy: 'Đọc để biết & sống <tốt> hơn' }),
    );
  });

  it('an English reader sees what it means beside the exact words', () => {
    const shown = words.plain(show('theme', plainTurn({ lang: 'en' })).text, 'en');
    expect(shown).toContain('“Đọc để biết & sống <tốt> hơn”');
    expect(shown).toContain('Read to know & live <better>');
  });
});

describe('ideas', () => {
  it('a nursery school sees what suits it and what suits all', () => {
    const found = values(show('ideas.MN', plainTurn())).filter((each) => each.startsWith('idea.'));
    expect(found).toEqual(['idea.TT01.MN', 'idea.TT02.MN', 'idea.DS01.MN']);
  });

  it('only who may log is offered to log', () => {
    expect(values(show('idea.TT01', plainTurn()))).not.toContain('go.log');
    const teacher = plainTurn({ person: { holds: [{ id: 1, role: 'teacher', unit: 'T1' }] } });
    expect(values(show('idea.TT01', teacher))).toContain('go.log');
  });
});
