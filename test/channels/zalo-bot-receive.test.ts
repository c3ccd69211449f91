import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ZaloBotOptions } from '../../src/channels/zalo-bot/index.ts';
import { settableClock, systemClock } from '../../src/clock.ts';
import { type ChannelUnderTest, to, until, zaloBotOn } from '../support/zalo-bot/channel.ts';
import {
  ANSWERS,
  type Person,
  type StandInOptions,
  startZaloBotStandIn,
  type ZaloBotStandIn,
} from '../support/zalo-bot-stand-in.ts';

const AN = '6ede9afa66b88fe6d6a9';
let zalo: ZaloBotStandIn;
let on: ChannelUnderTest;
let an: Person;

const open = async (habits: StandInOptions = {}, more: Partial<ZaloBotOptions> = {}) => {
  zalo = await startZaloBotStandIn(habits);
  on = zaloBotOn(zalo, more);
  an = zalo.user(AN);
};
const isReady = () => on.channel.health().ok;
const polls = () => zalo.arrivals.filter((each) => each.method === 'getUpdates').length;
const textsOf = (given: ChannelUnderTest) =>
  given.received.map((each) => (each.kind === 'message' ? each.text : each.kind));
const heard = () => textsOf(on);
const tells = (words: string) => on.lines.filter((line) => line.includes(words));

describe('polling', () => {
  beforeEach(() => open());
  afterEach(async () => {
    await on.channel.stop();
    await zalo.stop();
  });

  it('hands on what waited while the bot was off, in order, one at a time', async () => {
    an.say('một');
    zalo.user('khac').say('hai');
    an.say('ba');
    await on.start();
    await until(() => on.received.length === 3);
    expect(heard()).toEqual(['một', 'hai', 'ba']);
  });

  it('loses nothing when it could not be committed, though the platform gives it only once', async () => {
    await on.start();
    on.failCommits(3);
    an.say('giữ lấy');
    await until(() => tells('not committed').length > 0);
    expect(on.channel.health().ok).toBe(false);
    await until(() => on.received.length === 1);
    expect(tells('not committed')).toHaveLength(3);
    await until(isReady);
  });

  it('asks for nothing more before what it holds is committed', async () => {
    await on.start();
    await until(() => polls() === 1);
    on.failCommits(1_000_000);
    an.say('một');
    an.say('hai');
    await until(() => tells('not committed').length > 2);
    expect([polls(), zalo.pending()]).toEqual([1, 1]);
    on.failCommits(0);
    await until(() => on.received.length === 2);
    expect(heard()).toEqual(['một', 'hai']);
  });

  it('says so when it is stopped with something in hand', async () => {
    on.failCommits(1_000_000);
    await on.start();
    an.say('giữ lấy');
    await until(() => tells('not committed').length > 0);
    await on.channel.stop();
    expect(tells('may be lost')).toHaveLength(1);
  });

  it('goes on after the platform was away, and says so in between', async () => {
    await on.start();
    await until(() => polls() === 1);
    zalo.script({ method: 'getUpdates' }, { html: 502 }, 2);
    zalo.script({ method: 'getUpdates' }, ANSWERS.serverError, 1);
    zalo.script({ method: 'getUpdates' }, 'reset-before', 2);
    an.say('một'); // ends the poll that is under way
    await until(() => !isReady());
    an.say('hai');
    await until(() => on.received.length === 2);
    await until(isReady);
  });

  it('stops at once, in the middle of a long poll', async () => {
    await on.start();
    await until(() => polls() === 1);
    await on.channel.stop();
    expect(zalo.arrivals.at(-1)).toMatchObject({ method: 'getUpdates', answered: null });
    an.say('muộn rồi');
    expect([polls(), on.received.length]).toEqual([1, 0]);
  });

  it('passes over what it does not know, and tells what is not for it from what is', async () => {
    await on.start();
    zalo.push({ event_name: 'user.follow', user: { id: AN } });
    zalo.push({ event_name: 'message.text.received', message: { text: 'của ai?' } });
    an.sendUnsupported();
    zalo.inGroup('g1', AN).say('mai họp lúc mấy giờ?');
    zalo.inGroup('g1', AN).say(`@${zalo.name} lịch`);
    an.say('vẫn nghe');
    await until(() => on.received.length === 3);
    expect(heard()).toEqual(['mai họp lúc mấy giờ?', 'lịch', 'vẫn nghe']);
    expect(on.received[0]).toMatchObject({ from: { id: AN }, group: { id: 'g1', addressed: false } });
    expect(on.received[1]).toMatchObject({ from: { id: AN }, group: { id: 'g1', addressed: true } });
  });

  it('answers a person, in a private chat and in a group', async () => {
    await on.start();
    an.say('lịch');
    const group = zalo.inGroup('g1', AN);
    await until(() => on.received.length === 1);
    const [first] = on.received;
    await on.channel.send(first?.from ?? to(''), { text: 'Lịch hôm nay' });
    await on.channel.send(to('g1'), { text: 'Lịch tuần' });
    expect([an.last()?.text, group.last()?.text]).toEqual(['Lịch hôm nay', 'Lịch tuần']);
    expect(zalo.refused('form')).toEqual([]);
  });

  it('a picture, a sticker and a voice are heard, and the picture can be fetched', async () => {
    await on.start();
    an.sendImage(new TextEncoder().encode('một bức ảnh'), { caption: 'Khai mạc' });
    an.sendImage(new TextEncoder().encode('bức nữa'), { as: 'photo' });
    an.sendSticker();
    an.sendVoice(new Uint8Array(3));
    await until(() => on.received.length === 4);
    const files = on.received.flatMap((each) => (each.kind === 'message' ? (each.files ?? []) : []));
    expect(files.map((each) => each.kind)).toEqual(['image', 'image', 'other', 'audio']);
    const fetched = await Promise.all(files.slice(0, 2).map((each) => on.channel.fetch(each.ref, { bytes: 1000 })));
    expect(fetched.map((each) => new TextDecoder().decode(each))).toEqual(['một bức ảnh', 'bức nữa']);
  });
});

describe('a platform with habits of its own', () => {
  afterEach(async () => {
    await on.channel.stop();
    await zalo.stop();
  });

  it('that hands everything out three times is heard once, each id the same', async () => {
    await open({ handsOut: 3 });
    await on.start();
    an.say('một');
    an.say('hai');
    await until(() => on.received.length === 2 && on.repeats.length === 4);
    expect(heard()).toEqual(['một', 'hai']);
    expect(new Set(on.repeats)).toEqual(new Set(on.received.map((each) => each.id)));
  });

  it('that hands the same out for ever is not asked in a tight loop', async () => {
    const pauses: number[] = [];
    const sleep = (ms: number, signal?: AbortSignal) => {
      pauses.push(ms);
      return systemClock.sleep(5, signal);
    };
    await open({ handsOut: 8 }, { clock: { ...systemClock, sleep } });
    an.say('một');
    await on.start();
    await until(() => on.repeats.length === 7);
    expect(pauses.length).toBeGreaterThanOrEqual(6);
    expect(Math.max(...pauses)).toBeGreaterThan(200);
  });

  it('that says 408 at once, again and again, is healthy, and not asked in a tight loop', async () => {
    const pauses: number[] = [];
    const sleep = (ms: number, signal?: AbortSignal) => {
      pauses.push(ms);
      return systemClock.sleep(5, signal);
    };
    await open({}, { clock: { ...systemClock, sleep } });
    zalo.script({ method: 'getUpdates' }, ANSWERS.idle, 3);
    zalo.script({ method: 'getUpdates' }, { code: 408, description: 'Request timeout', status: 408 }, 3);
    await on.start();
    await until(() => polls() === 7);
    expect(isReady()).toBe(true);
    expect(pauses).toHaveLength(6);
    an.say('vẫn nghe');
    await until(() => on.received.length === 1);
  });

  it('that is idle the usual way is asked again at once', async () => {
    await open({ mostWaitMs: 600 }, { backoffMs: 60_000 });
    await on.start();
    await until(() => polls() === 3);
    an.say('vẫn nghe');
    await until(() => on.received.length === 1);
  });

  it('that gives lists is understood too', async () => {
    await open({ shape: 'list' });
    an.say('một');
    an.say('hai');
    await on.start();
    await until(() => on.received.length === 2);
  });

  it('that answers nothing at all to a poll is not heard, and asked again', async () => {
    await open({ mostWaitMs: 50 });
    zalo.script({ method: 'getUpdates' }, { json: { ok: true, result: null } }, 2);
    await on.start();
    an.say('vẫn nghe');
    await until(() => on.received.length === 1);
  });
});

describe('the start', () => {
  afterEach(async () => {
    await on.channel.stop();
    await zalo.stop();
  });

  it('never blocks, and goes on trying while the platform is down', async () => {
    await open();
    zalo.script({ method: 'getMe' }, { html: 502 }, 2);
    zalo.script({ method: 'getMe' }, 'reset-before', 1);
    zalo.script({ method: 'deleteWebhook' }, ANSWERS.serverError, 1);
    await on.start();
    expect(on.channel.health()).toMatchObject({ ok: false, detail: expect.stringContaining('starting') });
    await until(isReady);
    an.say('chào');
    await until(() => on.received.length === 1);
  });

  it('removes a webhook that was set before, and minds no refusal where none is', async () => {
    await open();
    const before = zaloBotOn(zalo, webhookOptions);
    await before.start();
    await until(() => zalo.webhookUrl() !== '');
    await before.channel.stop();
    await on.start();
    await until(() => polls() === 1);
    expect(zalo.webhookUrl()).toBe('');
    const again = zaloBotOn(zalo);
    zalo.script({ method: 'deleteWebhook' }, { code: 404, description: 'Not found' });
    await again.start();
    await until(() => again.channel.health().ok);
    await again.channel.stop();
  });

  it('with a token that is refused calls for a human, and is well again by itself', async () => {
    await open();
    zalo.script({ method: 'getMe' }, ANSWERS.unauthorised, 2);
    await on.start();
    await until(() => on.channel.health().detail?.startsWith('getMe: 401') === true);
    await until(isReady);
    zalo.script({ method: 'getUpdates' }, ANSWERS.unauthorised, 1);
    an.say('một');
    await until(() => tells('not receiving').length === 1);
    an.say('hai');
    await until(() => on.received.length === 2 && isReady());
  });

  it('gives way while somebody else’s webhook is set', async () => {
    await open({ mostWaitMs: 30 });
    await on.start();
    await until(() => polls() > 1);
    const other = zaloBotOn(zalo, webhookOptions);
    await other.start();
    await until(() => on.channel.health().detail?.includes('another program') === true);
    expect(zalo.webhookUrl()).not.toBe('');
    await other.channel.stop();
    const owner = zaloBotOn(zalo); // a human removes it
    await owner.start();
    await until(isReady);
    await owner.channel.stop();
  });
});

const secret = 'bi-mat-cua-webhook-0123456789';
const webhookOptions = { mode: 'webhook', publicUrl: 'https://hop.example/', webhookSecret: secret } as const;

describe('a webhook', () => {
  const event = {
    event_name: 'message.text.received',
    message: { from: { id: AN }, chat: { id: AN }, message_id: 'a', text: 'xin chào' },
  };
  const wrapped = JSON.stringify({ ok: true, result: event });
  const headers = (given: string) => ({ 'x-bot-api-secret-token': given });
  const post = (body: string, given: Record<string, string | string[]> = headers(secret)) =>
    on.channel.webhook.handle(Buffer.from(body), given).then(({ status }) => status);

  beforeEach(async () => {
    await open({}, webhookOptions);
    await on.start();
    await until(isReady);
  });
  afterEach(async () => {
    await on.channel.stop();
    await zalo.stop();
  });

  it('is set with its secret, at its path', () => {
    expect(zalo.webhookUrl()).toBe('https://hop.example/webhooks/zalo-bot');
    expect(on.channel.webhook.path).toBe('/webhooks/zalo-bot');
    expect(zalo.refused()).toEqual([]);
    expect(polls()).toBe(0);
  });

  it('takes an update in its envelope and without, and says 200 after the commit', async () => {
    expect(await post(wrapped)).toBe(200);
    expect(await post(JSON.stringify({ ...event, message: { ...event.message, message_id: 'b' } }))).toBe(200);
    expect(heard()).toEqual(['xin chào', 'xin chào']);
  });

  it('is always forged where no secret is set', async () => {
    const open = zaloBotOn(zalo);
    await open.start();
    for (const given of [{}, headers(''), headers('undefined')]) {
      expect((await open.channel.webhook.handle(wrapped, given)).status).toBe(401);
    }
    await open.channel.stop();
  });

  it('with what a protected sender wrote is acknowledged, and says nothing to the core', async () => {
    expect(await post(wrapped.replace('text.received', 'unsupported.received'))).toBe(200);
    expect(on.received).toEqual([]);
  });

  it('takes people’s messages while the platform’s own API is down', async () => {
    const early = zaloBotOn({ root: 'http://127.0.0.1:9', token: zalo.token }, webhookOptions);
    await early.start();
    expect((await early.channel.webhook.handle(wrapped, headers(secret))).status).toBe(200);
    expect(textsOf(early)).toEqual(['xin chào']);
    await early.channel.stop();
  });

  it('that somebody else points elsewhere turns health red, and green once it is ours again', async () => {
    const other = zaloBotOn(zalo, { ...webhookOptions, publicUrl: 'https://khac.example' });
    await other.start();
    await until(() => on.channel.health().detail?.includes('another program') === true);
    await other.channel.stop();
    const ours = zaloBotOn(zalo, webhookOptions);
    await ours.start();
    await until(isReady);
    await ours.channel.stop();
  });

  it('that is watched says when the platform is away or refuses the token', async () => {
    zalo.script({ method: 'getWebhookInfo' }, { html: 502 });
    await until(() => on.channel.health().detail?.startsWith('HTTP 502') === true);
    await until(isReady);
    zalo.script({ method: 'getWebhookInfo' }, ANSWERS.unauthorised);
    await until(() => on.channel.health().detail?.includes('401') === true);
    await until(isReady);
  });
});

it('a message bears the clock’s time, not the phone’s', async () => {
  const start = new Date('2021-10-01T06:40:00+07:00');
  await open({}, { clock: settableClock(start, 0) });
  await on.start();
  an.say('mấy giờ rồi');
  await until(() => on.received.length === 1);
  expect(on.received[0]?.at).toEqual(start);
  await on.channel.stop();
  await zalo.stop();
});
