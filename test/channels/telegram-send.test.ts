import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/chat/index.ts';
import { type ChannelUnderTest, channelOn, jpeg, to } from '../support/telegram/channel.ts';
import { type Person, startTelegramStandIn, type TelegramStandIn } from '../support/telegram-stand-in.ts';

let telegram: TelegramStandIn;
let on: ChannelUnderTest;
let an: Person;

beforeEach(async () => {
  telegram = await startTelegramStandIn();
  on = channelOn(telegram);
  an = telegram.user(7001);
  telegram.befriend([7001]);
});
afterEach(async () => {
  expect(telegram.refused('form')).toEqual([]);
  await on.channel.stop();
  await telegram.stop();
});

const send = (reply: Reply<string>, id: number = an.id) => on.channel.send(to(id), reply);
const calls = (method: string) => telegram.arrivals.filter((each) => each.method === method);

describe('a text', () => {
  it('arrives with its markup, and gives the message’s id', async () => {
    const sent = await send({ text: '<b>Chủ đề</b>\n<code>Học &amp; làm</code>' });
    expect(sent).toEqual({ ok: true, messageId: String(an.last()?.id) });
    expect(an.last()).toMatchObject({ text: 'Chủ đề\nHọc & làm' });
    expect(calls('sendMessage')[0]?.fields).toMatchObject({
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
    });
  });

  it('carries its buttons: values, links and what can be copied', async () => {
    await send({
      text: 'Lịch',
      buttons: [
        [
          { label: 'T2', value: 'schedule.2021-10-04' },
          { label: 'T3', value: 'schedule.2021-10-05' },
        ],
        [{ label: 'Vào lớp', url: 'https://hop.example/lop' }],
        [
          { label: 'Chép', copy: 'Học tập suốt đời' },
          { label: 'Dài quá', copy: 'a'.repeat(257) },
        ],
      ],
    });
    expect(an.last()?.labels).toEqual([['T2', 'T3'], ['Vào lớp'], ['Chép']]);
    expect(an.last()?.buttons[2]?.[0]).toMatchObject({ copy_text: { text: 'Học tập suốt đời' } });
  });

  it('draws a yes and what is given up by a tap in their colours, which older apps pass over', async () => {
    const row = [
      { label: 'Lưu', value: 'a', tone: 'confirm' as const },
      { label: 'Hủy', value: 'b', tone: 'danger' as const },
      { label: 'Xem', value: 'c' },
    ];
    await send({ text: 'Lưu?', buttons: [row] });
    const [drawn] = an.last()?.buttons ?? [];
    expect(drawn?.map((each) => each.style)).toEqual(['success', 'danger', undefined]);
    await on.start();
    await an.tap('Hủy');
    expect(on.received.at(-1)).toMatchObject({ choice: 'b' });
  });

  it('with the longest value and a hundred buttons keeps callback_data within 64 bytes', async () => {
    const row = (at: number) =>
      [0, 1, 2, 3].map((each) => ({ label: `${at}`, value: `${at}.${each}.${'x'.repeat(44)}`.slice(0, 44) }));
    expect(await send({ text: 'a', buttons: Array.from({ length: 25 }, (_, at) => row(at)) })).toMatchObject({
      ok: true,
    });
    const data =
      an
        .last()
        ?.buttons.flat()
        .map((each) => Buffer.byteLength(each.callback_data ?? '')) ?? [];
    expect(data).toHaveLength(100);
    expect(Math.max(...data)).toBeLessThanOrEqual(64);
  });
});

describe('a page', () => {
  const page = (text: string): Reply<string> => ({
    text,
    page: true,
    buttons: [[{ label: 'Trang chính', value: 'home' }]],
  });
  const shown = async (text: string): Promise<string> => {
    const sent = await send(page(text));
    return sent.ok ? sent.messageId : '';
  };

  it('that stands there already is a success without a call', async () => {
    const id = await shown('thứ Hai');
    expect(await send({ ...page('thứ Hai'), replaces: id })).toEqual({ ok: true, messageId: id });
    expect(calls('editMessageText')).toEqual([]);
  });

  it('of which only the platform knows that it stands there already is a success too', async () => {
    const id = await shown('thứ Hai');
    telegram.script(
      { method: 'editMessageText' },
      { code: 400, description: 'Bad Request: message is not modified: exactly the same' },
    );
    expect(await send({ ...page('thứ Ba'), replaces: id })).toEqual({ ok: true, messageId: id });
  });

  it('is said anew where the tapped message is gone, another’s, or a picture', async () => {
    const own = an.say('xin chào');
    expect(own).not.toBeNull();
    const photo = await send({ text: 'ảnh', image: on.media('a.jpg', jpeg('a'), 'image/jpeg') });
    const ids = ['999999', String(an.messages()[0]?.id), photo.ok ? photo.messageId : ''];
    for (const replaces of ids) {
      const sent = await send({ ...page(`thay ${replaces}`), replaces });
      expect(sent.ok && sent.messageId).not.toBe(replaces);
      expect(an.last()?.text).toBe(`thay ${replaces}`);
    }
  });

  it('that is refused for its form is said anew', async () => {
    const id = await shown('thứ Hai');
    telegram.script({ method: 'editMessageText' }, { code: 400, description: "Bad Request: can't parse entities: x" });
    expect(await send({ ...page('thứ Ba'), replaces: id })).toMatchObject({ ok: true });
    expect(an.last()?.text).toBe('thứ Ba');
    expect(calls('sendMessage')).toHaveLength(2);
  });
});

describe('pictures and files', () => {
  it('a picture carries a short text as its caption, with the buttons', async () => {
    const image = on.media('anh.jpg', jpeg('một'), 'image/jpeg');
    await send({ text: '<b>Ảnh</b>', image, buttons: [[{ label: 'Trang chính', value: 'home' }]] });
    expect(an.messages()).toMatchObject([{ text: 'Ảnh', labels: [['Trang chính']], photo: jpeg('một') }]);
  });

  it('a picture with a long text goes before it', async () => {
    const image = on.media('anh.jpg', jpeg('một'), 'image/jpeg');
    await send({ text: 'a'.repeat(1025), image });
    expect(an.messages().map((each) => [each.photo !== undefined, each.text.length])).toEqual([
      [true, 0],
      [false, 1025],
    ]);
  });

  it('is uploaded once, then sent by reference, to a hundred people at once as well', async () => {
    const ids = Array.from({ length: 100 }, (_, at) => 8000 + at);
    telegram.befriend(ids);
    const image = on.media('anh.jpg', jpeg('một'), 'image/jpeg');
    const sent = await Promise.all(ids.map((id) => send({ text: 'a', image }, id)));
    expect(sent.every((each) => each.ok)).toBe(true);
    expect(calls('sendPhoto').filter((each) => each.uploads > 0)).toHaveLength(1);
    expect(sent.filter((each) => each.ok && each.uploaded?.hash === image.hash)).toHaveLength(1);
    expect(on.stored.get(image.hash)).toMatch(/^photo:/);
  });

  it('that another bot had uploaded is uploaded again', async () => {
    const image = on.media('anh.jpg', jpeg('một'), 'image/jpeg');
    on.stored.set(image.hash, 'photo:of-another-bot');
    telegram.script(
      { method: 'sendPhoto' },
      { code: 400, description: 'Bad Request: wrong remote file identifier specified' },
    );
    expect(await send({ text: 'a', image })).toMatchObject({ ok: true, uploaded: { hash: image.hash } });
    expect(on.stored.get(image.hash)).not.toBe('photo:of-another-bot');
  });

  it('a file keeps its name and carries the text', async () => {
    const file = on.media('lịch "tuần".ics', Buffer.from('BEGIN:VCALENDAR'), 'text/calendar');
    await send({ text: 'Lịch của thầy/cô', file });
    expect(an.last()).toMatchObject({
      text: 'Lịch của thầy/cô',
      document: { name: 'lịch _tuần_.ics', bytes: Buffer.from('BEGIN:VCALENDAR') },
    });
  });

  it('an album comes before its text; eleven pictures are an album and one', async () => {
    const images = Array.from({ length: 11 }, (_, at) => on.media(`${at}.jpg`, jpeg(`${at}`), 'image/jpeg'));
    const sent = await send({
      text: 'Ảnh của hoạt động',
      images,
      buttons: [[{ label: 'Trang chính', value: 'home' }]],
    });
    const seen = an.messages();
    expect(seen.filter((each) => each.album !== undefined)).toHaveLength(10);
    expect(seen.at(-1)).toMatchObject({ text: 'Ảnh của hoạt động', labels: [['Trang chính']] });
    expect(sent).toMatchObject({ ok: true, messageId: String(seen.at(-1)?.id) });
    await send({ text: 'lần nữa', images });
    expect(calls('sendMediaGroup').map((each) => each.uploads)).toEqual([10, 0]);
  });
});
