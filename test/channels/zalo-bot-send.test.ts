import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Button } from '../../src/chat/index.ts';
import { type ChannelUnderTest, to, zaloBotOn } from '../support/zalo-bot/channel.ts';
import { ANSWERS, type Person, startZaloBotStandIn, type ZaloBotStandIn } from '../support/zalo-bot-stand-in.ts';

const AN = '6ede9afa66b88fe6d6a9';
let zalo: ZaloBotStandIn;
let on: ChannelUnderTest;
let an: Person;
beforeAll(async () => {
  zalo = await startZaloBotStandIn();
  zalo.befriend([AN]);
  an = zalo.user(AN);
});
beforeEach(() => {
  zalo.unscript();
  on = zaloBotOn(zalo);
});
afterAll(async () => {
  expect(zalo.refused('form')).toEqual([]);
  await zalo.stop();
});

/** What the person got from one reply. */
const got = async (reply: Parameters<typeof on.channel.send>[1]) => {
  const before = an.messages().length;
  const sent = await on.channel.send(to(AN), reply);
  const seen = an.messages().slice(before);
  expect(sent).toEqual({ ok: true, messageId: seen.at(-1)?.id });
  return seen;
};
const texts = (seen: readonly { text: string }[]) => seen.map((each) => each.text);
const bytes = (text: string) => new TextEncoder().encode(text);
const picture = (link?: string) => on.media(link ?? 'khong-link.jpg', bytes('jpeg'), 'image/jpeg', link);
const CHOICES: readonly Button<string>[][] = [
  [{ label: 'Lịch hôm nay', value: 'schedule' }],
  [{ label: 'Trang chính', value: 'home' }],
];

describe('a person on Zalo reads', () => {
  it('a text, plain and composed', async () => {
    expect(texts(await got({ text: '<b>Chủ đề</b>: học &amp; hành, mã <code>K7</code> &lt;3' }))).toEqual([
      'Chủ đề: học & hành, mã K7 <3',
    ]);
    expect(texts(await got({ text: 'Tuần lễ học tập'.normalize('NFD') }))).toEqual(['Tuần lễ học tập']);
  });

  it('choices by their number, links as addresses, at the end', async () => {
    const buttons = [...CHOICES, [{ label: 'Vào lớp', url: 'https://hop.example/lop' }]];
    expect(texts(await got({ text: 'Chào thầy/cô.', buttons }))).toEqual([
      'Chào thầy/cô.\n\nVào lớp: https://hop.example/lop\n\n1. Lịch hôm nay\n2. Trang chính',
    ]);
  });

  it('choices as words where the answer may itself be a number, in the reader’s language', async () => {
    const reply = {
      text: 'How many?',
      buttons: [[{ label: 'Skip', value: 'a' }]],
      wordsOnly: true,
      lang: 'en',
    } as const;
    expect(texts(await got(reply))).toEqual(['How many?\n\nYou may type: Skip']);
  });

  it('any number of choices', async () => {
    const buttons = Array.from({ length: 40 }, (_, at) => [{ label: `Một buổi học dài thứ ${at}`, value: `s.${at}` }]);
    const [seen] = await got({ text: 'Chọn', buttons });
    expect(seen?.text).toContain('40. Một buổi học dài thứ 39');
  });

  it('a long text in parts of at most 2,000 characters, the choices under the last', async () => {
    const paragraphs = Array.from({ length: 9 }, (_, at) => `${at} ${'học tập suốt đời '.repeat(35)}`.trim());
    const seen = await got({ text: paragraphs.join('\n\n'), buttons: CHOICES });
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.every((each) => each.text.length <= 2000)).toBe(true);
    expect(seen.at(-1)?.text.endsWith('1. Lịch hôm nay\n2. Trang chính')).toBe(true);
    expect(texts(seen).join('\n\n')).toBe(`${paragraphs.join('\n\n')}\n\n1. Lịch hôm nay\n2. Trang chính`);
  });

  it('a page as a new message: nothing is drawn over', async () => {
    const [first] = await got({ text: 'một', page: true });
    await got({ text: 'hai', page: true, replaces: first?.id ?? '' });
    expect(texts(an.messages().slice(-2))).toEqual(['một', 'hai']);
    expect(zalo.arrivals.every((each) => !each.method.startsWith('edit'))).toBe(true);
  });
});

describe('a picture', () => {
  const link = 'https://hop.example/files/anh.jpg';

  it('with a public address carries the text in one message', async () => {
    const [seen, ...more] = await got({ text: 'Khai mạc', image: picture(link), buttons: CHOICES });
    expect(seen).toMatchObject({ photo: link, text: 'Khai mạc\n\n1. Lịch hôm nay\n2. Trang chính' });
    expect(more).toEqual([]);
  });

  it('comes before a text that is too long for it', async () => {
    const seen = await got({ text: 'học '.repeat(600), image: picture(link) });
    expect(seen.map((each) => each.photo)).toEqual([link, undefined, undefined]);
  });

  it('without a public address is told of instead', async () => {
    expect(texts(await got({ text: 'Khai mạc', image: picture(), buttons: CHOICES }))).toEqual([
      'Khai mạc\n\nẢnh xem ở văn phòng.\n\n1. Lịch hôm nay\n2. Trang chính',
    ]);
  });

  it('several, some without an address', async () => {
    const images = [picture(link), picture(), picture('https://hop.example/files/hai.jpg')];
    const seen = await got({ text: 'Ba ảnh', images });
    expect(seen.map((each) => each.photo ?? each.text)).toEqual([
      link,
      'https://hop.example/files/hai.jpg',
      'Ba ảnh\n\nẢnh xem ở văn phòng.',
    ]);
  });

  it('that the platform can’t use costs no word of its text', async () => {
    zalo.script({ method: 'sendPhoto' }, { code: 400, description: 'Bad request: photo url can not be loaded' });
    expect(texts(await got({ text: 'Khai mạc', image: picture(link) }))).toEqual([`Khai mạc\n\nẢnh: ${link}`]);
  });

  it('whose answer is lost is not sent again as a text', async () => {
    zalo.script({ method: 'sendPhoto' }, 'reset-after');
    const before = an.messages().length;
    const sent = await on.channel.send(to(AN), { text: 'Khai mạc', image: picture(link) });
    expect(sent).toMatchObject({ ok: false, again: 'unknown' });
    expect(an.messages()).toHaveLength(before + 1);
  });
});

describe('a file, which can’t be sent', () => {
  it.each([
    [
      'with a public address comes as a link',
      'bao-cao.docx',
      'application/msword',
      'https://hop.example/f/1',
      'Tệp bao-cao.docx: https://hop.example/f/1',
    ],
    [
      'that is a short text comes as its words',
      'don-vi.csv',
      'text/csv',
      undefined,
      'don-vi.csv\nmã,tên\n1,Xã <A> & B',
    ],
    ['of another kind is told of', 'bao-cao.pdf', 'application/pdf', undefined, 'Tệp bao-cao.pdf nhận ở văn phòng.'],
  ])('%s', async (_, name, mime, link, expected) => {
    const file = on.media(name, bytes('\uFEFFmã,tên\r\n1,Xã <A> & B\r\n'), mime, link);
    expect(texts(await got({ text: 'Đây ạ.', file, buttons: CHOICES }))).toEqual([
      `Đây ạ.\n\n${expected}\n\n1. Lịch hôm nay\n2. Trang chính`,
    ]);
  });

  it('that is a long text, or gone, is told of', async () => {
    const long = on.media('dai.txt', bytes('x'.repeat(4001)), 'text/plain');
    const gone = { hash: 'khong-con', mime: 'text/plain', name: 'mat.txt' };
    expect(texts(await got({ text: '', file: long }))).toEqual(['Tệp dai.txt nhận ở văn phòng.']);
    expect(texts(await got({ text: '', file: gone }))).toEqual(['Tệp mat.txt nhận ở văn phòng.']);
  });
});

it('an empty reply is wrong for everybody, and no call', async () => {
  const calls = zalo.arrivals.length;
  expect(await on.channel.send(to(AN), { text: ' ' })).toMatchObject({ ok: false, again: false, why: 'wrong-for-all' });
  expect(zalo.arrivals).toHaveLength(calls);
});

it('a long reply that was stopped in the middle goes on there when it is tried again', async () => {
  const reply = { text: `${'một '.repeat(480)}\n\n${'hai '.repeat(480)}` };
  zalo.script({ where: ({ text }) => String(text).startsWith('hai') }, ANSWERS.tooMany(3));
  const before = an.messages().length;
  expect(await on.channel.send(to(AN), reply)).toMatchObject({
    again: true,
    why: 'throttled',
    retryAfterMs: 3000,
    detail: expect.stringContaining('part 2 of 2'),
  });
  expect(await on.channel.send(to(AN), reply)).toMatchObject({ ok: true });
  expect(texts(an.messages().slice(before)).map((each) => each.slice(0, 3))).toEqual(['một', 'hai']);
});
