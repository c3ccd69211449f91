import { describe, expect, it } from 'vitest';
import type { Intent } from '../../src/bot/intent.ts';
import type { Whereabouts } from '../../src/bot/place.ts';
import { readSaid } from '../../src/bot/readers/index.ts';
import { hearWords } from '../../src/bot/readers/said.ts';
import { fold } from '../../src/chat/fold.ts';
import type { Choices, Message } from '../../src/chat/index.ts';
import { mustRead } from '../support/campaigns.ts';
import { plainTurn } from '../support/plain-turn.ts';

const campaign = { ...mustRead('duc-trong-2021'), version: 1 };
// Monday of the Week, in the morning.
const { turn } = plainTurn({ at: '2021-10-04T09:00', campaign });

// Somebody is reminded of it, and can have that stopped.
turn.reminders.ask('B13', true);

const titled = (code: string): Choices[number] => {
  const found = campaign.sessions.find((each) => each.code === code);
  if (!found) throw new Error(code);
  return [found.from, `session.${code}`];
};
const sessions = campaign.sessions.filter((each) => each.date === '2021-10-04');
const [first, second] = sessions;
if (!first || !second) throw new Error('two sessions are needed');
const LIST: Choices = [...sessions.map(({ code }) => titled(code)), ['Trang chính', 'home']];
/** A guessed list of a day, beside which another session may have been meant. */
const GUESSED: Choices = [
  ...sessions.map(({ code }): Choices[number] => [titled(code)[0], titled(code)[1], 'item']),
  titled('B10'),
  ['Nhắc lịch', 'reminders'],
  ['Trang chính', 'home'],
];
const ONE: Choices = [
  ['Nhắc tôi 10 phút trước', 'session.B13.remind'],
  ['Thêm vào lịch', 'session.B13.ics'],
  ['Trang chính', 'home'],
];

function said(text: string, shown: Choices, place: Partial<Whereabouts> = {}): Intent {
  const message: Message = { id: '1', from: turn.address, at: turn.now, text };
  const here = { standing: null, shown, shownAt: new Date(turn.now.getTime() - 60_000), ...place };
  return readSaid(hearWords(text, message, turn, here));
}

/** "session B13 link", "which 3", or what else it is. */
function meant(intent: Intent): string {
  if (intent.is === 'look-up') return meant(intent.to);
  if (intent.is === 'which') return `which ${intent.among.length}`;
  if (intent.is !== 'page') return intent.is;
  const { visit } = intent;
  if (visit.page !== 'session') return visit.page;
  return ['session', visit.asked.code, visit.asked.act ?? visit.asked.matter].filter(Boolean).join(' ');
}

const AFTER_ONE = `
  vậy lớp đó dạy ở đâu, đến tận nơi đc ko | session B13 where
  ủa link đâu rồi em          | session B13 link
  ê cho xin cái link lại coi  | session B13 link
  nhắc tôi trước 10p          | session B13 remind
  nhac em voi                 | session B13 remind
  nhắc tôi trước 30 phút      | session B13 remind
  trước nửa tiếng nhắc em với | session B13 remind
  remind me an hour before    | session B13 remind
  thôi nhắc lớp này           | session B13 unremind
  xóa cái nhắc đi             | session B13 unremind
  thôi khỏi nhắc              | session B13 unremind
  thoi khoi nhac nua          | session B13 unremind
  ko cần nhắc nữa đâu         | session B13 unremind
  hết cần nhắc rồi            | session B13 unremind
  thôi em khỏi nhắc chị nữa   | session B13 unremind
  đừng nhắc buổi này nữa      | session B13 unremind
  thôi dừng nhắc hết đi       | stop
  tắt nhắc sao vậy em         | reminders
  dừng nhắc được không        | reminders
  không dừng nhắc             | reminders
  đừng tắt nhắc nha           | reminders
  tắt hết nhắc đi phiền quá   | stop
  please remove the reminder  | session B13 unremind
  tôi đang có nhắc gì         | reminders
  chị có nhờ nhắc gì chưa     | reminders
  em nhắc chị chưa            | reminders
  em nhac chi chua            | reminders
  đã nhắc chưa                | reminders
  da nhac chua vay            | reminders
  ai nhắc tôi lúc nãy vậy     | reminders
  sao lại nhắc tôi            | reminders
  sao không thấy nhắc         | reminders
  hồi nãy có nhắc đâu         | reminders
  ai nhắc vậy                 | reminders
  có nhắc không               | reminders
  co nhac k                   | reminders
  nhắc kiểu gì                | reminders
  em đặt nhắc chưa vậy        | reminders
  lớp này có nhắc được không  | reminders
  buổi này đặt nhắc chưa      | reminders
  nhắc là gì                  | reminders
  nhắc chị rồi hả             | reminders
  nhắc trước mấy phút         | reminders
  nhắc trước 10 phút rồi phải không | reminders
  khi nào thì nhắc            | reminders
  did you set a reminder      | reminders
  nhắc em được không          | session B13 remind
  nhắc em ha                  | session B13 remind
  nhắc em nào                 | session B13 remind
  dạ nhắc em với              | session B13 remind
  da nhac em khi bat dau      | session B13 remind
  can you remind me           | session B13 remind
  đơn vị nào làm buổi này     | session B13 host
  bên nào tổ chức rứa         | session B13 host
  ai đây                      | about
  bao gio het tuan le         | period
  link đâu                    | session B13 link
  cho em xin link với ạ       | session B13 link
  vào lớp                     | session B13 link
  vô lớp bằng gì              | session B13 link
  mấy giờ xong                | session B13 end
  may gio het vay             | session B13 end
  when does it finish         | session B13 end
  what time is it over        | session B13 end
  khi nào học                 | session B13 when
  ở đâu                       | session B13 where
  ai dạy                      | session B13 host
  dài không                   | session B13 long
  học bao lâu                 | session B13 long
  có mất tiền không           | session B13 fee
  mật khẩu là gì vậy          | session B13 passcode
  dành cho ai vậy             | session B13 for
  nhớ nhắc tui nghe           | session B13 remind
  báo em trước 15p nhé        | session B13 remind
  gần tới giờ thì kêu tui     | session B13 remind
  set a reminder              | session B13 remind
  don't remind me of it       | session B13 unremind
  lik dau                     | session B13 link
  vo bang cach nao            | session B13 link
  cho tôi tham gia            | session B13 link
  how do I get in             | session B13 link
  send me the link            | session B13 link
  mấy h bắt đầu vậy           | session B13 when
  ngày mấy                    | session B13 when
  when does it start          | session B13 when
  when is it over             | session B13 end
  what time does it finish    | session B13 end
  thầy nào dạy                | session B13 host
  who is teaching it          | session B13 host
  where does it take place    | session B13 where
  mk la gi                    | session B13 passcode
  mat khau vao phong          | session B13 passcode
  do I have to pay            | session B13 fee
  who is it for               | session B13 for
  how long is it              | session B13 long
  nhắc mụ buổi ni trước 10 phút | session B13 remind
  nhắc mệ buổi ni trước 10 phút | session B13 remind
  nhắc mạ buổi ni trước 10 phút | session B13 remind
  nhắc o buổi ni trước 10 phút | session B13 remind
  nhắc dì buổi ni trước 10 phút | session B13 remind
  nhắc thím buổi ni trước 10 phút | session B13 remind
  nhắc mợ buổi ni trước 10 phút | session B13 remind
  nhắc cậu buổi ni trước 10 phút | session B13 remind
  nhắc chú buổi ni trước 10 phút | session B13 remind
  nhắc bác buổi ni trước 10 phút | session B13 remind
  nhắc ông buổi ni trước 10 phút | session B13 remind
  nhắc bà buổi ni trước 10 phút | session B13 remind
  nhắc nội buổi ni trước 10 phút | session B13 remind
  nhắc ngoại buổi ni trước 10 phút | session B13 remind
  nhắc con buổi ni trước 10 phút | session B13 remind
  nhắc cháu buổi ni trước 10 phút | session B13 remind
  nhắc em buổi ni trước 10 phút | session B13 remind
  nhắc anh buổi ni trước 10 phút | session B13 remind
  nhắc chị buổi ni trước 10 phút | session B13 remind
  nhắc cô buổi ni trước 10 phút | session B13 remind
  nhắc thầy buổi ni trước 10 phút | session B13 remind
  nhắc tui buổi ni trước 10 phút | session B13 remind
  nhắc tao buổi ni trước 10 phút | session B13 remind
  nhắc mình buổi ni trước 10 phút | session B13 remind
  nhắc ba buổi ni trước 10 phút | session B13 remind
  nhắc má buổi ni trước 10 phút | session B13 remind
  nhac mu hi                  | session B13 remind
  nhắc mụ với nghe            | session B13 remind
  nhac me hi                  | session B13 remind
  nhắc mệ với nghe            | session B13 remind
  nhac thim hi                | session B13 remind
  nhắc thím với nghe          | session B13 remind
  nhac mo hi                  | session B13 remind
  nhắc mợ với nghe            | session B13 remind
  nhac bac hi                 | session B13 remind
  nhắc bác với nghe           | session B13 remind
  nhac di hi                  | session B13 remind
  nhắc dì với nghe            | session B13 remind
  nhac o hi                   | session B13 remind
  nhắc o với nghe             | session B13 remind
  nhac cau hi                 | session B13 remind
  nhắc cậu với nghe           | session B13 remind
  báo thím trước 15p nghen    | session B13 remind
  nhớ nhắc bà nội nghe con    | session B13 remind
  nhac ong ba ngoai truoc 10p | session B13 remind
  nhắc mợ Ba buổi này nha     | session B13 remind
  em nhắc chị lớp đó đi nhắc sớm một tiếng được không | session B13 remind
  cho mụ xin link hí          | session B13 link
  lịch ngày mai               | schedule
  dừng nhắc                   | stop
  chủ đề                      | theme
  xin chào                    | home
`;

/** What is asked of the session that is open, and what stands behind it in the North, in the Centre and in the South. */
const ASKED = {
  'link đâu': 'link',
  'link mô': 'link',
  'mấy giờ xong': 'end',
  'may gio xong': 'end',
  'mấy giờ học': 'when',
  'ai dạy': 'host',
  'học ở đâu': 'where',
  'có mất tiền không': 'fee',
  'mật khẩu là gì': 'passcode',
};
const BEHIND = (
  'r,rồi,rồi em,rồi con,rồi ạ,vậy,vậy em,zậy,z,rứa,rứa con,ri,hè,hỉ,hỉ con,hi,hở,hả,hả cháu,thế,thế ạ,thế nhỉ,đấy,đó,đây,ta,á,dợ,dzậy ta,' +
  'hen,nghen,nghe con,nha cưng,má ơi,bạn ơi,ad ơi,cô ơi,chú,thím,mệ ơi,bác ơi,em ơi chị hỏi,luôn,luôn ạ,vậy trời,thế này,đi em'
).split(',');

const AFTER_GUESS = `
  cái thứ 2 á       | session ${second.code}
  cai thu 2         | session ${second.code}
  buổi 2            | session ${second.code}
  buổi số hai đó    | session ${second.code}
  lớp thứ 1         | session ${first.code}
  cái cuối          | session ${sessions.at(-1)?.code}
  ủa link đâu rồi   | which ${sessions.length + 1}
  bữa nay mấy giờ xong rứa | which ${sessions.length + 1}
  hôm nay mấy giờ thì xong vậy em | which ${sessions.length + 1}
  cái tối đó đó em cho chị cái đường dẫn | session B13 link
  link buổi tối đâu rồi | session B13 link
  buổi sáng mấy giờ xong | session ${first.code} end
  mai mấy giờ xong  | offer
  cái đó có ai dạy vậy em | which ${sessions.length + 1}
  cái đó mấy giờ xong vậy em chị còn nấu cơm | which ${sessions.length + 1}
  the second one    | session ${second.code}
  2                 | session ${second.code}
  số 1              | session ${first.code}
  link đâu          | which ${sessions.length + 1}
`;

const AFTER_LIST = `
  cái đầu tiên                | session ${first.code}
  cái thứ 2                   | session ${second.code}
  cai thu hai                 | session ${second.code}
  link cái thứ 2              | session ${second.code} link
  nhắc tôi cái đầu            | session ${first.code} remind
  cái cuối                    | session ${sessions.at(-1)?.code}
  19h30                       | session B13
  lớp 19h30 ở đâu             | session B13 where
  nhắc tôi trước 10p          | which ${sessions.length + 1}
  link đâu                    | which ${sessions.length + 1}
  ai dạy                      | which ${sessions.length + 1}
  cho xem cai thu nhat di     | session ${first.code}
  the second one please       | session ${second.code}
  the last one                | session ${sessions.at(-1)?.code}
  cái thứ nhì                 | session ${second.code}
  2nd one                     | session ${second.code}
  cái sau cùng                | session ${sessions.at(-1)?.code}
  buổi 7 rưỡi tối             | session B13
  link b13                    | session B13 link
  nhac b13                    | session B13 remind
  mấy giờ rứa                 | which ${sessions.length + 1}
  ai tổ chức mấy cái này      | about
  ai day vay                  | about
  nhac me truoc 20 phut nghe  | which ${sessions.length + 1}
  đơn vị nào làm cái này vậy  | about
  chung nao het tuan le       | period
  lịch ngày mai               | schedule
  trợ giúp                    | help
`;

const rows = (table: string): [string, string][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()) as [string, string]);

describe('a short text after something was shown', () => {
  it.each(rows(AFTER_ONE))('after one session "%s" is %s', (text, expected) => {
    expect(meant(said(text, ONE))).toBe(expected);
  });

  it.each(Object.entries(ASKED))('after one session "%s" holds with whatever is said behind it', (asked, matter) => {
    for (const behind of BEHIND)
      for (const text of [`${asked} ${behind}`, fold(`${asked} ${behind}`)])
        expect.soft(meant(said(text, ONE)), text).toBe(`session B13 ${matter}`);
  });

  it.each(rows(AFTER_GUESS))('after a guessed list with other choices "%s" is %s', (text, expected) => {
    expect(meant(said(text, GUESSED))).toBe(expected);
  });

  it.each(rows(AFTER_LIST))('after a list of sessions "%s" is %s', (text, expected) => {
    expect(meant(said(text, LIST))).toBe(expected);
  });

  it('the list counts for an hour after other pages, and an opened one of it, but nothing is done', () => {
    const at = turn.now.getTime();
    const list = sessions.map(({ code }) => code);
    const other: Choices = [['Trang chính', 'home']];
    const after = (text: string, one: string | null, ago = 5): string =>
      meant(said(text, other, { seen: { list, one, at: at - ago * 60_000 } }));
    expect(after('cái thứ 2 đi', null)).toBe(`session ${second.code}`);
    expect(after('the second one', 'B13')).toBe(`session ${second.code}`);
    expect(after('link đâu', 'B13')).toBe('session B13 link');
    expect(after('nhắc tôi trước 15 phút', 'B13')).toBe('session B13');
    expect(after('nhắc tôi trước 15 phút', null)).toBe(`which ${list.length + 1}`);
    expect(after('link đâu', null)).toBe('classes');
    expect(after('lớp đó là gì', 'B13')).not.toContain('session');
    expect(after('cái thứ 2 đi', null, 61)).not.toContain('session');
    expect(meant(said('cái thứ 2', ONE, { seen: { list, one: 'B13', at } }))).toBe(`session ${second.code}`);
  });

  it('the page of a session that is over is spoken of, though it has no button of its own', () => {
    const over = { seen: { list: [], one: 'B02', at: turn.now.getTime() - 60_000 } };
    expect(meant(said('link đâu', [['Trang chính', 'home']], over))).toBe('session B02 link');
  });

  it('it is about nothing after a week, where an older program noted no moment, and in the middle of a flow', () => {
    const week = new Date(turn.now.getTime() - 7 * 86_400_000 - 1);
    expect(meant(said('link đâu', ONE, { shownAt: week }))).not.toContain('session');
    expect(meant(said('link đâu', ONE, { shownAt: null }))).not.toContain('session');
    expect(meant(said('ai dạy', []))).not.toContain('session');
  });

  it('the other of two is the one that is not open', () => {
    const at = turn.now.getTime();
    const [one, two, three] = sessions.map(({ code }) => code) as [string, string, string];
    const after = (text: string, list: readonly string[], open: string): string => {
      const shown: Choices = [
        ['Nhắc tôi 10 phút trước', `session.${open}.remind`],
        ['Trang chính', 'home'],
      ];
      return meant(said(text, shown, { seen: { list, one: open, at } }));
    };
    expect(after('ko phải, cái kia', [one, two], two)).toBe(`session ${one}`);
    expect(after('cái kia mấy giờ xong', [one, two], one)).toBe(`session ${two} end`);
    expect(after('không phải cái này, lớp kia cơ', [one, two], one)).toBe(`session ${two}`);
    expect(after('the other one please', [one, two], one)).toBe(`session ${two}`);
    expect(after('cái kia', [one, two, three], one)).toBe('which 3');
  });

  it.each(['cô nhắc rồi', 'tôi nhắc nó rồi nha', 'em vào rồi', 'em tham gia rồi', 'tôi không tham gia', 'who are you'])(
    'what only tells something is about no session, and sets no reminder: "%s"',
    (text) => {
      for (const shown of [ONE, LIST]) expect(meant(said(text, shown))).not.toMatch(/session|which/);
    },
  );

  it('where one of several may be meant, each is offered by its time and title, with what was asked', () => {
    const intent = said('link đâu', LIST);
    if (intent.is !== 'which') throw new Error(intent.is);
    expect(intent.among.map(([, value]) => value)).toEqual([
      ...sessions.map(({ code }) => `session.${code}.link`),
      'home',
    ]);
    expect(intent.among[0]?.[0]).toContain(first.title.vi);
  });
});
