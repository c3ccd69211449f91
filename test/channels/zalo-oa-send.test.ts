import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/chat/index.ts';
import { type ChannelUnderTest, channelOn, to, until } from '../support/zalo-oa/channel.ts';
import { createHandClock, DAY, type HandClock } from '../support/zalo-oa/clock.ts';
import { type Person, startZaloStandIn, type ZaloStandIn } from '../support/zalo-oa.ts';

let clock: HandClock;
let zalo: ZaloStandIn;
let on: ChannelUnderTest;
let an: Person;
let link: string | null;
beforeEach(async () => {
  clock = createHandClock();
  zalo = await startZaloStandIn({ now: () => clock.elapsed() });
  link = null;
  on = channelOn(zalo, { clock, linkFor: () => link });
  an = zalo.user('7001');
  zalo.befriend(['7001', '7002']);
});
afterEach(async () => {
  expect(zalo.refused('form')).toEqual([]);
  await on.stop();
  await zalo.stop();
});

const send = (reply: Reply<string>, id = '7001') => on.channel.send(to(id), reply);
const calls = (path: string) => zalo.arrivals.filter((each) => each.path.endsWith(path)).length;

describe('a reply', () => {
  it('arrives with its buttons, and gives the message’s id', async () => {
    const sent = await send({ text: '<b>Lịch</b>', buttons: [[{ label: 'Trang chính', value: 'home' }]] });
    expect(sent).toEqual({ ok: true, messageId: an.last()?.id });
    expect(an.last()).toMatchObject({ text: 'Lịch' });
    expect(an.titles()).toEqual(['Trang chính']);
  });

  it('that is on its way when the channel stops arrives, and is known to have', async () => {
    const slow = await startZaloStandIn({ now: () => clock.elapsed(), latencyMs: 200 });
    slow.befriend(['7001']);
    const stopping = channelOn(slow, { clock });
    await stopping.start();
    expect(await stopping.channel.send(to('7001'), { text: 'một' })).toMatchObject({ ok: true });
    const sending = stopping.channel.send(to('7001'), { text: 'hai' });
    await until(() => slow.arrivals.filter((each) => each.path.endsWith('cs')).length === 2);
    await stopping.stop();
    expect(await sending).toEqual({ ok: true, messageId: slow.user('7001').last()?.id });
    await slow.stop();
  });
});

it('a long text that was given up half way is said from the beginning when it is said again another time', async () => {
  const text = `${'đầu '.repeat(400)}${'cuối '.repeat(400)}`;
  const parts = () => an.messages().map((each) => each.text.slice(0, 4));
  zalo.script(
    { path: 'cs', where: (fields) => JSON.stringify(fields).includes('cuối cuối') && calls('cs') % 2 === 0 },
    { code: -200, message: 'failed' },
  );
  expect(await send({ text })).toMatchObject({ ok: false, again: true });
  expect(parts()).toEqual(['đầu ']);
  clock.advance(DAY);
  expect(await send({ text })).toMatchObject({ ok: true });
  expect(parts()).toEqual(['đầu ', 'đầu ', 'cuối']);
});

describe('a picture', () => {
  const noise = (side: number) =>
    sharp({
      create: {
        width: side,
        height: side,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    });

  it('is made smaller than 1 MB, uploaded once, and then sent by its id', async () => {
    const big = await noise(1500).png().toBuffer();
    expect(big.length).toBeGreaterThan(1024 * 1024);
    const image = on.media('ảnh buổi học.png', big, 'image/png');
    expect(await send({ text: 'chú thích', image })).toMatchObject({ ok: true });
    expect(await send({ text: 'lần nữa', image }, '7002')).toMatchObject({ ok: true });
    expect(zalo.counts().upload).toBe(1);
    expect(an.last()?.text).toBe('chú thích');
    const { bytes = Buffer.alloc(0), name } = an.last()?.file ?? {};
    expect(name).toBe('anh buoi hoc.jpg');
    expect(bytes.length).toBeLessThan(1024 * 1024);
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: expect.any(Number) });
  });

  it('that goes to many at the same time is uploaded once', async () => {
    const image = on.media('a.jpg', await noise(50).jpeg().toBuffer(), 'image/jpeg');
    const ids = Array.from({ length: 20 }, (_, at) => `80${at}`);
    zalo.befriend(ids);
    const all = await Promise.all(ids.map((id) => send({ text: '', image }, id)));
    expect(all.every((each) => each.ok)).toBe(true);
    expect(calls('upload/image')).toBe(1);
  });

  it('is uploaded again after its seven days, also where the platform forgot it early', async () => {
    const image = on.media('a.jpg', await noise(50).jpeg().toBuffer(), 'image/jpeg');
    await send({ text: 'a', image });
    zalo.script({ path: 'cs' }, { code: -100, message: 'attachment has expired' });
    expect(await send({ text: 'b', image })).toMatchObject({ ok: true });
    expect(zalo.counts().upload).toBe(2);
    clock.advance(8 * DAY);
    zalo.befriend(['7001']);
    expect(await send({ text: 'c', image })).toMatchObject({ ok: true });
    expect(zalo.counts().upload).toBe(3);
  });

  it('that was uploaded before the program was started anew is not uploaded again', async () => {
    const bytes = await noise(50).jpeg().toBuffer();
    await send({ text: 'a', image: on.media('a.jpg', bytes, 'image/jpeg') });
    const { rows } = on;
    const later = channelOn(zalo, {
      clock,
      tokens: { read: () => rows.at(-1) ?? null, write: () => undefined },
      uploads: { get: (_, hash) => on.stored.get(hash) ?? null },
    });
    const image = later.media('a.jpg', bytes, 'image/jpeg');
    expect(await later.channel.send(to('7001'), { text: 'b', image })).toMatchObject({ ok: true });
    expect(zalo.counts().upload).toBe(1);
    await later.stop();
  });

  it('whose upload fails was not sent: it is tried again', async () => {
    const image = on.media('a.jpg', await noise(50).jpeg().toBuffer(), 'image/jpeg');
    for (const answer of [{ html: 502 }, 'reset-after', { body: {} }] as const) {
      zalo.script({ path: 'upload/image' }, answer);
      expect(await send({ text: 'a', image })).toMatchObject({ again: true, why: 'unavailable' });
    }
    expect(calls('cs')).toBe(0);
    expect(await send({ text: 'a', image })).toMatchObject({ ok: true });
  });

  it('that is none, or whose bytes are gone, is wrong for everybody', async () => {
    const broken = on.media('a.jpg', Buffer.from('không phải ảnh'), 'image/jpeg');
    expect(await send({ text: 'a', image: broken })).toMatchObject({ why: 'wrong-for-all' });
    const gone = { hash: 'no-such', mime: 'image/jpeg', name: 'b.jpg' };
    expect(await send({ text: 'a', image: gone })).toMatchObject({ why: 'wrong-for-all' });
    expect(calls('upload/image')).toBe(0);
  });
});

describe('a file', () => {
  it('that Zalo takes is uploaded with its name and sent before the text', async () => {
    const file = on.media('Kế hoạch Tuần lễ.pdf', Buffer.from('%PDF-1.4'), 'application/pdf');
    expect(await send({ text: 'Kế hoạch', file })).toMatchObject({ ok: true });
    expect(an.messages().map((each) => each.file?.name ?? each.text)).toEqual(['Ke hoach Tuan le.pdf', 'Kế hoạch']);
    expect(await send({ text: 'nữa', file })).toMatchObject({ ok: true });
    expect(zalo.counts().upload).toBe(1);
  });

  it('without an extension gets the one of its kind', async () => {
    const file = on.media('ke-hoach', Buffer.from('%PDF-1.4'), 'application/pdf');
    expect(await send({ text: '', file })).toMatchObject({ ok: true });
    expect(an.last()?.file?.name).toBe('ke-hoach.pdf');
  });

  it('that is larger than 5 MB goes as a link, or is named where there is none', async () => {
    const large = on.media('a.pdf', Buffer.alloc(5 * 1024 * 1024 + 1), 'application/pdf');
    expect(await send({ text: 'a', file: large })).toMatchObject({ ok: true });
    expect(an.last()?.text).toBe('a\n\nTệp a.pdf không gửi được qua Zalo.');
    link = 'https://bot.example/tep/a';
    expect(await send({ text: 'a', file: large })).toMatchObject({ ok: true });
    expect(an.last()?.text).toBe('a\n\nMở tệp a.pdf: https://bot.example/tep/a');
    expect(calls('upload/file')).toBe(0);
  });
});

describe('what the tools ask', () => {
  it('is the OA, a person, and what may still be sent to them', async () => {
    const { client } = on.channel;
    expect(await client.getOa()).toMatchObject({
      kind: 'got',
      value: { id: zalo.oaId, isVerified: true, followers: 2, packageName: 'Growth', packageUntil: '31/12/2026' },
    });
    expect(await client.userDetail('7001')).toEqual({
      kind: 'got',
      value: { displayName: 'Người 7001', isFollower: true, lastInteraction: '01/10/2021' },
    });
    expect(await client.quota('7001')).toMatchObject({ kind: 'got', value: { lastInteraction: clock.elapsed() } });
    expect(await client.userDetail('9999')).toMatchObject({ kind: 'permanent', code: -201 });
  });
});
