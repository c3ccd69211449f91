import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Button } from '../../src/chat/index.ts';
import { type ChannelUnderTest, to, zaloBotOn } from '../support/zalo-bot/channel.ts';
import { type Person, startZaloBotStandIn, type ZaloBotStandIn } from '../support/zalo-bot-stand-in.ts';

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
  it('choices by their number, links as addresses, at the end', async () => {
    const buttons = [...CHOICES, [{ label: 'Vào lớp', url: 'https://hop.example/lop' }]];
    expect(texts(await got({ text: 'Chào thầy/cô.', buttons }))).toEqual([
      'Chào thầy/cô.\n\nVào lớp: https://hop.example/lop\n\nNhắn số để chọn:\n1. Lịch hôm nay\nCó thể nhắn: Trang chính',
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
});

describe('a picture', () => {
  const link = 'https://hop.example/files/anh.jpg';

  it('with a public address carries the text in one message', async () => {
    const [seen, ...more] = await got({ text: 'Khai mạc', image: picture(link), buttons: CHOICES });
    expect(seen).toMatchObject({
      photo: link,
      text: 'Khai mạc\n\nNhắn số để chọn:\n1. Lịch hôm nay\nCó thể nhắn: Trang chính',
    });
    expect(more).toEqual([]);
  });

  it('comes before a text that is too long for it', async () => {
    const seen = await got({ text: 'học '.repeat(600), image: picture(link) });
    expect(seen.map((each) => each.photo)).toEqual([link, undefined, undefined]);
  });

  it('without a public address is told of instead', async () => {
    expect(texts(await got({ text: 'Khai mạc', image: picture(), buttons: CHOICES }))).toEqual([
      'Khai mạc\n\nẢnh xem ở văn phòng.\n\nNhắn số để chọn:\n1. Lịch hôm nay\nCó thể nhắn: Trang chính',
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
});

describe('a file, which can’t be sent', () => {
  it.each([
    [
      'with a public address comes as a link',
      'bao-cao.docx',
      'application/msword',
      'https://hop.example/f/1',
      'Mở tệp bao-cao.docx: https://hop.example/f/1',
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
      `Đây ạ.\n\n${expected}\n\nNhắn số để chọn:\n1. Lịch hôm nay\nCó thể nhắn: Trang chính`,
    ]);
  });

  it('that is a long text, or gone, is told of', async () => {
    const long = on.media('dai.txt', bytes('x'.repeat(4001)), 'text/plain');
    const gone = { hash: 'khong-con', mime: 'text/plain', name: 'mat.txt' };
    expect(texts(await got({ text: '', file: long }))).toEqual(['Tệp dai.txt nhận ở văn phòng.']);
    expect(texts(await got({ text: '', file: gone }))).toEqual(['Tệp mat.txt nhận ở văn phòng.']);
  });
});
