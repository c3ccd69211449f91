import sharp from 'sharp';
import { expect } from 'vitest';
import { FetchError } from '../../../src/chat/index.ts';
import { kindOf, type Playing, type Row } from '../../support/contract/row.ts';
import { linkOf } from '../../support/contract/shelf.ts';
import { HOME, hugePng, jpeg, largePng } from './samples.ts';
import { eventually } from './waiting.ts';

const pictures = (on: Playing): Uint8Array[] => on.screen().flatMap((each) => (each.picture ? [each.picture] : []));
const words = (on: Playing): string =>
  on
    .screen()
    .flatMap((each) => (each.text === '' ? [] : [each.text]))
    .join('\n');
const times = (text: string, part: string): number => text.split(part).length - 1;
/** Choices are there: as buttons under the last message, or listed in it. */
const isOffered = (on: Playing, label: string): boolean => {
  const last = on.screen().at(-1);
  return (
    last?.offers.some((each) => each.label === label) === true || last?.text.endsWith(`Có thể nhắn: ${label}`) === true
  );
};
const takes = ({ channel, an }: Playing, mime: string): boolean => {
  const { files } = channel.canFor?.(an) ?? channel.can;
  return files.includes('*/*') || files.includes(mime);
};
const PDF = Buffer.from('%PDF-1.4 kế hoạch');
const ICS = Buffer.from(
  [
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'DTSTART;TZID=Asia/Ho_Chi_Minh:20211001T073000',
    'DTEND;TZID=Asia/Ho_Chi_Minh:20211001T081500',
    'SUMMARY:Lễ phát động\\, ngày hội đọc <sách> & báo',
    'LOCATION:Zoom',
    'URL;VALUE=URI:https://hop.exam',
    ' ple/b01',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n'),
);
const ICS_WORDS = '01/10/2021\n07:30–08:15 Lễ phát động, ngày hội đọc <sách> & báo · Zoom\nhttps://hop.example/b01';
const TXT = Buffer.from('\uFEFFXã <A> & B\r\n1. Trường Một\r\n');

const aFile = (name: string, bytes: Buffer, mime: string) => async (on: Playing) => {
  const file = on.shelf.put(name, bytes, mime);
  expect(kindOf(await on.send({ text: 'Gửi thầy cô tệp này.', file, buttons: HOME }))).toBe('sent');
  expect(times(words(on), 'Gửi thầy cô tệp này.')).toBe(1);
  expect(isOffered(on, 'Trang chính')).toBe(true);
  const sent = on.screen().flatMap((each) => (each.file ? [each.file] : []));
  if (takes(on, mime)) expect(sent.map((each) => Buffer.from(each.bytes))).toEqual([bytes]);
  else expect([sent.length, times(words(on), name)]).toEqual([0, 1]);
  return { isLinked: words(on).includes(linkOf(file)), isSent: sent.length > 0 };
};

export const FILES: readonly Row[] = [
  {
    says: 'a picture arrives once, with its words once and its choices',
    needs: ['pictures'],
    on: { links: true },
    async play(on) {
      const bytes = await jpeg();
      const image = on.shelf.put('khai mạc.jpg', bytes, 'image/jpeg');
      const sent = await on.send({ text: '<b>Lễ khai mạc</b>', image, buttons: HOME });
      expect(sent).toMatchObject({ ok: true, messageId: on.screen().at(-1)?.id });
      expect(pictures(on).map((each) => Buffer.from(each))).toEqual([bytes]);
      expect(times(words(on), 'Lễ khai mạc')).toBe(1);
      expect(isOffered(on, 'Trang chính')).toBe(true);
    },
  },
  {
    says: 'a picture without words arrives',
    needs: ['pictures'],
    on: { links: true },
    async play(on) {
      const image = on.shelf.put('a.jpg', await jpeg(), 'image/jpeg');
      expect(kindOf(await on.send({ text: '', image }))).toBe('sent');
      expect([pictures(on).length, words(on)]).toEqual([1, '']);
    },
  },
  {
    says: 'an album arrives in its order and before its words, with the choices last',
    needs: ['pictures'],
    on: { links: true },
    async play(on) {
      const all = await Promise.all([30, 40, 50].map((side) => jpeg(side)));
      const images = all.map((bytes, at) => on.shelf.put(`${at}.jpg`, bytes, 'image/jpeg'));
      const sent = await on.send({ text: 'Ảnh của hoạt động', images, buttons: HOME });
      expect(sent).toMatchObject({ ok: true, messageId: on.screen().at(-1)?.id });
      expect(pictures(on).map((each) => Buffer.from(each))).toEqual(all);
      expect(times(words(on), 'Ảnh của hoạt động')).toBe(1);
      expect(on.screen().at(-1)?.text).toContain('Ảnh của hoạt động');
      expect(isOffered(on, 'Trang chính')).toBe(true);
    },
  },
  {
    says: 'a picture with more words than a caption holds: all of them arrive',
    needs: ['pictures'],
    on: { links: true },
    async play(on) {
      const image = on.shelf.put('a.jpg', await jpeg(), 'image/jpeg');
      const text = 'học '.repeat(700).trim();
      expect(kindOf(await on.send({ text, image, buttons: HOME }))).toBe('sent');
      expect(pictures(on)).toHaveLength(1);
      expect(words(on).split(/\s+/).slice(0, 700)).toEqual(text.split(' '));
      expect(isOffered(on, 'Trang chính')).toBe(true);
    },
  },
  {
    says: 'a picture and a file in one message both arrive, or the file is named; the words come once',
    needs: ['pictures'],
    on: { links: true },
    async play(on) {
      const bytes = await jpeg();
      const image = on.shelf.put('a.jpg', bytes, 'image/jpeg');
      const file = on.shelf.put('ke-hoach.pdf', PDF, 'application/pdf');
      expect(kindOf(await on.send({ text: 'Lễ khai mạc', image, file, buttons: HOME }))).toBe('sent');
      expect(pictures(on).map((each) => Buffer.from(each))).toEqual([bytes]);
      const sent = on.screen().filter((each) => each.file !== undefined);
      expect(sent.length === 1 || times(words(on), 'ke-hoach.pdf') === 1).toBe(true);
      expect(times(words(on), 'Lễ khai mạc')).toBe(1);
      expect(isOffered(on, 'Trang chính')).toBe(true);
    },
  },
  {
    says: 'a picture whose answer is lost may have arrived: unknown, and it is not said again in other words',
    needs: ['pictures', 'network'],
    on: { links: true },
    async play(on) {
      const image = on.shelf.put('a.jpg', await jpeg(), 'image/jpeg');
      expect(kindOf(await on.send({ text: 'Ảnh thứ nhất', image }))).toBe('sent');
      on.meets('reset after');
      expect(kindOf(await on.send({ text: 'Ảnh thứ hai', image }))).toBe('unknown');
      expect(pictures(on)).toHaveLength(2);
      expect([times(words(on), 'Ảnh thứ nhất'), times(words(on), 'Ảnh thứ hai')]).toEqual([1, 1]);
    },
  },
  {
    says: 'a picture without an address, where only an address could be sent, is told of',
    needs: ['pictures', 'links'],
    async play(on) {
      const image = on.shelf.put('a.jpg', await jpeg(), 'image/jpeg');
      expect(kindOf(await on.send({ text: 'Lễ khai mạc', image }))).toBe('sent');
      expect(words(on)).toContain('Lễ khai mạc');
      expect(pictures(on).length > 0 || words(on).length > 'Lễ khai mạc'.length).toBe(true);
    },
  },
  {
    says: 'a picture of more than 1 MB arrives as a picture, within what the platform takes',
    needs: ['pictures'],
    on: { links: true },
    async play(on) {
      const bytes = await largePng();
      expect(bytes.length).toBeGreaterThan(1024 * 1024);
      const image = on.shelf.put('lớn.png', bytes, 'image/png');
      expect(kindOf(await on.send({ text: 'Lễ khai mạc', image }))).toBe('sent');
      const [seen] = pictures(on);
      expect((await sharp(seen).metadata()).width).toBeGreaterThan(200);
      expect(words(on)).toBe('Lễ khai mạc');
    },
  },
  {
    says: 'a picture of more than 10 MB arrives smaller; where it is refused that is wrong for everybody, and the words arrive',
    needs: ['pictures', 'picture limit'],
    departure: 'a picture of more than 10 MB',
    mayBeRefused: true,
    async play(on) {
      const bytes = await hugePng();
      expect(bytes.length).toBeGreaterThan(10 * 1024 * 1024);
      const image = on.shelf.put('rất lớn.png', bytes, 'image/png');
      const kind = kindOf(await on.send({ text: 'Lễ khai mạc', image }));
      expect(kind).toBe(on.column.departs?.['a picture of more than 10 MB']?.kind ?? 'sent');
      const there = [pictures(on).length, words(on)];
      expect(there).toEqual([kind === 'sent' ? 1 : 0, 'Lễ khai mạc']);
    },
  },
  {
    says: 'a picture that is gone from our disk is wrong for everybody, and nothing is shown of its message',
    needs: ['pictures'],
    departure: 'a picture that is gone',
    on: { links: true },
    async play(on) {
      const image = on.shelf.put('a.jpg', await jpeg(), 'image/jpeg');
      on.shelf.lose(image);
      const kind = kindOf(await on.send({ text: 'Lễ khai mạc', image }));
      expect(kind).toBe(on.column.departs?.['a picture that is gone']?.kind ?? 'wrong-for-all');
      expect(pictures(on)).toEqual([]);
      expect(words(on).includes('Lễ khai mạc')).toBe(kind === 'sent');
    },
  },
  {
    says: 'a file of ours that is gone from the disk is wrong for everybody, and nothing is shown of its message',
    needs: ['files'],
    async play(on) {
      const file = on.shelf.put('a.pdf', PDF, 'application/pdf');
      on.shelf.lose(file);
      expect(kindOf(await on.send({ text: 'Kế hoạch', file }))).toBe('wrong-for-all');
      expect(on.screen()).toEqual([]);
    },
  },
  {
    says: 'a file arrives as one with its own bytes; where the platform takes none it is named, and its words arrive',
    play: async (on) => void (await aFile('ke-hoach.pdf', PDF, 'application/pdf')(on)),
  },
  {
    says: 'a calendar arrives as one; where the platform takes none and there are no addresses, as when, what and where',
    async play(on) {
      const file = on.shelf.put('lich.ics', ICS, 'text/calendar');
      expect(kindOf(await on.send({ text: 'Lịch đây ạ.', file, buttons: HOME }))).toBe('sent');
      if (takes(on, 'text/calendar')) expect(on.screen().some((each) => each.file?.name === 'lich.ics')).toBe(true);
      else expect(words(on)).toContain(`Lịch đây ạ.\n\n${ICS_WORDS}`);
      expect(isOffered(on, 'Trang chính')).toBe(true);
    },
  },
  {
    says: 'a short text arrives as a file; where the platform takes none and there are no addresses, as its words',
    async play(on) {
      const file = on.shelf.put('don-vi.txt', TXT, 'text/plain');
      expect(kindOf(await on.send({ text: 'Gửi thầy cô.', file, buttons: HOME }))).toBe('sent');
      if (takes(on, 'text/plain')) expect(on.screen().some((each) => each.file?.name === 'don-vi.txt')).toBe(true);
      else expect(words(on)).toContain('Gửi thầy cô.\n\ndon-vi.txt\nXã <A> & B\n1. Trường Một');
      expect(isOffered(on, 'Trang chính')).toBe(true);
    },
  },
  {
    says: 'a text that is too long for a chat, or that is gone from the disk, is named where it can’t be sent',
    needs: ['links'],
    async play(on) {
      const long = on.shelf.put('dai.txt', Buffer.from('x'.repeat(4001)), 'text/plain');
      const gone = on.shelf.put('mat.txt', TXT, 'text/plain');
      on.shelf.lose(gone);
      expect(kindOf(await on.send({ text: 'Một', file: long }))).toBe('sent');
      expect([words(on).includes('xxx'), times(words(on), 'dai.txt')]).toEqual([false, 1]);
      const isTold = on.column.departs?.['a text that is gone'] === undefined;
      expect(kindOf(await on.send({ text: 'Hai', file: gone }))).toBe(isTold ? 'sent' : 'wrong-for-all');
      expect(times(words(on), 'mat.txt')).toBe(isTold ? 1 : 0);
    },
    departure: 'a text that is gone',
  },
  {
    says: 'the pages know what becomes of a file that the platform does not take: an address, or without addresses its words',
    needs: ['links'],
    async play(on) {
      const linked = await on.column.open({ links: true });
      const ways = [on, linked].map(({ channel, an }) => (channel.canFor?.(an) ?? channel.can).otherFiles);
      await linked.close();
      expect(ways).toEqual(['text', 'address']);
    },
  },
  {
    says: 'a file that can’t be sent has a link where there are public addresses',
    needs: ['links'],
    on: { links: true },
    async play(on) {
      const { isLinked, isSent } = await aFile('lich.ics', ICS, 'text/calendar')(on);
      expect([isSent, isLinked]).toEqual([false, true]);
      expect(words(on)).not.toContain('07:30');
    },
  },
  {
    says: 'a picture that a person sends is heard, and fetched within the limit only',
    needs: ['people’s pictures'],
    mayBeRefused: true,
    async play(on) {
      await on.start();
      const bytes = await jpeg();
      on.sendsPicture(bytes);
      await eventually(() => on.core.heard.length === 1);
      const [heard] = on.core.heard;
      const file = heard?.kind === 'message' ? heard.files?.[0] : undefined;
      expect(file?.kind).toBe('image');
      const ref = file?.ref ?? '';
      expect(Buffer.from(await on.channel.fetch(ref, { bytes: 1_000_000 }))).toEqual(bytes);
      for (const [which, most] of [
        [ref, 10],
        ['no-such-file', 1000],
      ] as const) {
        const error: unknown = await on.channel.fetch(which, { bytes: most }).catch((each: unknown) => each);
        on.told.push(String(error));
        expect(error).toBeInstanceOf(FetchError);
        expect(error).toMatchObject({ final: true });
      }
    },
  },
];
