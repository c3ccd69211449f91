import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ChannelUnderTest, channelOn, to, until } from '../support/zalo-oa/channel.ts';
import { createHandClock } from '../support/zalo-oa/clock.ts';
import { ANSWERS, type Person, startZaloStandIn, type ZaloStandIn } from '../support/zalo-oa.ts';

let zalo: ZaloStandIn;
let on: ChannelUnderTest;
let an: Person;
beforeEach(async () => {
  zalo = await startZaloStandIn();
  on = channelOn(zalo, { domainCheck: { meta: 'Abc_123', file: { name: 'zalo_verifierX1.html', content: 'X1' } } });
  await on.start();
  await on.listen();
  an = zalo.user('7001');
  zalo.befriend(['7001']);
});
afterEach(async () => {
  await on.stop();
  await zalo.stop();
});

const heard = () =>
  on.received.map((each) =>
    each.kind === 'message' ? (each.text ?? each.choice ?? each.files?.[0]?.kind) : each.kind,
  );
const event = (text: string) => ({
  event_name: 'user_send_text',
  sender: { id: '7001' },
  recipient: { id: zalo.oaId },
  message: { msg_id: `id-of-${text}`, text },
});
const handle = (body: string, headers: Readonly<Record<string, string>>) => on.channel.webhook.handle(body, headers);

describe('over HTTP', () => {
  it('hears what people do, tells taps from words, and hears who comes and goes', async () => {
    await on.channel.send(to('7001'), { text: 'Lịch', buttons: [[{ label: 'Hôm nay', value: 'schedule.today' }]] });
    for (const act of [
      () => an.follow(),
      () => an.say('lịch'),
      () => an.tap('Hôm nay'),
      () => an.sendImage(Buffer.from('ảnh')),
      () => an.unfollow(),
    ]) {
      expect(await act()).toEqual({ status: 200, tries: 1 });
    }
    expect(heard()).toEqual(['reachable', 'lịch', 'schedule.today', 'image', 'unreachable']);
    expect(on.channel.health()).toEqual({ ok: true });
  });

  it('settles what was sent by its receipts, and passes over its own echoes', async () => {
    const sent = await on.channel.send(to('7001'), { text: 'xin chào' });
    await zalo.settled();
    expect(on.received).toEqual([]);
    const id = sent.ok ? sent.messageId : '';
    await an.receives();
    await an.sees(id);
    await an.adminSays('Văn phòng trả lời đây ạ');
    expect(on.received.map((each) => [each.kind, 'ref' in each ? each.ref : null])).toEqual([
      ['delivered', id],
      ['seen', id],
      ['human-wrote', an.last()?.id],
    ]);
  });

  it('tells what the OA’s console says by itself from its own words that nobody answered for', async () => {
    zalo.script({ path: 'cs' }, 'reset-after');
    expect(await on.channel.send(to('7001'), { text: 'Lễ  phát động' })).toMatchObject({ again: 'unknown' });
    await zalo.settled();
    expect(on.received).toEqual([]); // its echo: the very text in doubt
    const { oaId } = zalo;
    const ends = { sender: { id: oaId }, recipient: { id: '7001' } };
    await zalo.push({ event_name: 'oa_send_text', ...ends, message: { msg_id: 'k1', text: 'Cảm ơn đã quan tâm' } });
    await zalo.push({ event_name: 'oa_send_text', ...ends, message: { msg_id: 'k2', text: 'Lễ phát động ' } });
    expect(on.received.map((each) => [each.kind, 'ref' in each ? each.ref : null])).toEqual([['auto-reply', 'k1']]);
  });

  it('names the earlier messages of a long text, and says which receipts are of messages that it knows', async () => {
    const sent = await on.channel.send(to('7001'), { text: 'a '.repeat(1500) });
    const ids = an.messages().map(({ id }) => id);
    expect(ids).toHaveLength(2);
    expect(sent).toEqual({ ok: true, messageId: ids[1], earlier: [ids[0]] });
    await an.receives(ids[0]);
    expect(on.received).toMatchObject([{ kind: 'delivered', ref: ids[0], known: true }]);
    zalo.script({ path: 'cs' }, 'reset-before');
    expect(await on.channel.send(to('7001'), { text: 'b '.repeat(1500) })).toMatchObject({ incomplete: true });
  });

  it('asks Zalo to come again where the commit failed, and then hears it', async () => {
    on.failCommits(2);
    expect(await an.say('giữ lấy')).toEqual({ status: 200, tries: 3 });
    expect(heard()).toEqual(['giữ lấy']);
    expect(on.lines.filter((line) => line.includes('comes again'))).toHaveLength(2);
  });

  it('loses nothing of what comes in a crowd', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, at) => zalo.push(event(`tin ${at}`))));
    expect(new Set(heard())).toEqual(new Set(Array.from({ length: 50 }, (_, at) => `tin ${at}`)));
    expect(heard()).toHaveLength(50);
    expect(zalo.lost()).toEqual([]);
  });

  it('gives the bytes of a picture, and Zalo’s host never sees a token', async () => {
    const bytes = Buffer.from('nội dung ảnh');
    await an.sendImage(bytes);
    const [message] = on.received;
    const ref = message?.kind === 'message' ? (message.files?.[0]?.ref ?? '') : '';
    expect(Buffer.from(await on.channel.fetch(ref, { bytes: 1000 }))).toEqual(bytes);
    const seen = JSON.stringify(zalo.arrivals.filter((each) => each.path.startsWith('/cdn/')));
    for (const secret of zalo.secrets()) expect(seen).not.toContain(secret);
    expect(seen).not.toMatch(/access_token|authorization|secret/i);
  });
});

it('an OA that could not be asked who it is at the start is asked again until it says so, and named once', async () => {
  const clock = createHandClock();
  const named: string[] = [];
  const { refresh_token: firstRefreshToken } = zalo.stealTokens();
  const late = channelOn(zalo, { clock, firstRefreshToken, onOa: ({ id }) => named.push(id) });
  zalo.script({ path: 'getoa' }, ANSWERS.badGateway, 2);
  await late.start();
  await until(() => !late.channel.health().ok);
  expect(late.channel.health().detail).toContain('HTTP 502');
  await until(() => {
    clock.advance(60_000);
    return named.length > 0;
  });
  expect([named, late.channel.health()]).toEqual([[zalo.oaId], { ok: true }]);
  expect(late.lines.filter((line) => line.includes('zalo not ready'))).toHaveLength(1);
  await late.stop();
});

describe('a request', () => {
  it('that is the unsigned probe of the console gets 200 and does nothing', async () => {
    for (const body of ['{}', ' { } ', '']) expect(await handle(body, {})).toEqual({ status: 200 });
    expect(on.channel.webhook.counts()).toEqual({ good: 0, bad: 0, other: 0, foreign: 0, lastAt: null });
    expect(on.channel.health()).toEqual({ ok: true });
  });

  it('with a forged signature gets 200, is dropped, and is counted', async () => {
    const good = zalo.sign(event('thật'));
    const timestamp = (JSON.parse(good.body) as { timestamp: string }).timestamp;
    const signature = good.headers['x-zevent-signature'] ?? '';
    const forged: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
      [good.body, {}],
      [good.body, { 'x-zevent-signature': '' }],
      [good.body, { 'x-zevent-signature': 'mac=' }],
      [good.body, { 'x-zevent-signature': `${signature.slice(0, -1)}${signature.endsWith('0') ? '1' : '0'}` }],
      [good.body.replace('thật', 'giả!'), good.headers],
      [` ${good.body}`, good.headers], // the same JSON, other bytes
      [good.body, zalo.signWith(good.body, timestamp, zalo.appSecret).headers], // the app's secret is another key
      [good.body, zalo.signWith(good.body, timestamp, '').headers],
      ['{}', { 'x-zevent-signature': 'x' }],
      ['không phải JSON', good.headers],
    ];
    for (const [body, headers] of forged) expect(await handle(body, headers)).toEqual({ status: 200 });
    expect(on.received).toEqual([]);
    expect(on.channel.webhook.counts()).toMatchObject({ good: 0, bad: forged.length });
    expect(on.channel.health()).toEqual({ ok: true, detail: `${forged.length} events with a bad signature` });
    await handle(good.body, good.headers);
    expect(on.channel.health()).toMatchObject({ ok: true, detail: `${forged.length} events with a bad signature` });
    expect(heard()).toEqual(['thật']);
  });

  it('that is not signed is counted and told, and never makes the program ill, however many come for however long', async () => {
    const clock = createHandClock();
    on = channelOn(zalo, { clock, firstRefreshToken: zalo.stealTokens().refresh_token });
    await on.start();
    const { body } = zalo.sign(event('a'));
    const oddities: readonly Record<string, string>[] = [
      {},
      { 'x-zevent-signature': 'x' },
      { 'x-zevent-signature': `mac=${'0'.repeat(63)}` },
    ];
    for (let minute = 0; minute < 60; minute += 1) {
      for (const headers of oddities) await handle(body, headers);
      await handle('{"a":1}', { 'x-zevent-signature': '0'.repeat(64) });
      clock.advance(60_000);
    }
    expect(on.channel.webhook.counts().bad).toBe(240);
    expect(on.channel.health()).toEqual({ ok: true, detail: '240 events with a bad signature' });
  });

  it('that is signed with a wrong key makes the program ill once they kept coming for ten minutes without a good one', async () => {
    const clock = createHandClock();
    on = channelOn(zalo, { clock, firstRefreshToken: zalo.stealTokens().refresh_token });
    await on.start();
    const { body, headers } = zalo.sign(event('a'));
    const { timestamp } = JSON.parse(body) as { timestamp: string };
    const wrong = zalo.signWith(body, timestamp, zalo.appSecret).headers;
    for (let minute = 0; minute < 10; minute += 1) {
      await handle(body, wrong);
      expect(on.channel.health().ok).toBe(true);
      clock.advance(60_000);
    }
    await handle(body, wrong);
    const detail = expect.stringMatching(/the last 11 over 10 minutes.*ZALO_OA_SECRET_KEY/);
    expect(on.channel.health()).toMatchObject({ ok: false, detail });
    await handle(body, headers);
    expect(on.channel.health()).toEqual({ ok: true, detail: '11 events with a bad signature' });
    for (let each = 0; each < 30; each += 1) await handle(body, wrong); // a burst, soon over
    expect(on.channel.health().ok).toBe(true);
    clock.advance(11 * 60_000);
    await handle(body, wrong);
    expect(on.channel.health().ok).toBe(false);
    clock.advance(61 * 60_000); // nobody goes on
    expect(on.channel.health().ok).toBe(true);
  });

  it('is known by its signature with and without the mark, in capitals, and by the header’s timestamp', async () => {
    const { body, headers } = zalo.sign(event('một'));
    const mac = (headers['x-zevent-signature'] ?? '').replace('mac=', '');
    await handle(body, { 'x-zevent-signature': mac });
    await handle(body, { 'x-zevent-signature': `mac=${mac.toUpperCase()}` });
    const byHeader = zalo.signWith(body, '99', zalo.oaSecretKey).headers;
    await handle(body, { ...byHeader, 'x-zevent-timestamp': '99' });
    expect(heard()).toEqual(['một', 'một', 'một']);
    expect(await on.channel.webhook.handle(Buffer.from(body), { 'x-zevent-signature': mac })).toEqual({ status: 200 });
    expect(on.channel.webhook.counts()).toMatchObject({ good: 4, bad: 0, other: 0 });
  });

  it('that is signed, but of another app, of another OA, or no event, is acknowledged and passed over', async () => {
    on = channelOn(zalo, { oaId: () => zalo.oaId });
    await on.start();
    const ends = { sender: { id: '7001' }, recipient: { id: '999' } };
    for (const odd of [{ ...event('a'), app_id: '77' }, { ...event('a'), ...ends }, { event_name: 5 }, {}]) {
      const { body, headers } = zalo.sign(odd);
      expect(await handle(body, headers)).toEqual({ status: 200 });
    }
    expect(on.received).toEqual([]);
    expect(on.channel.webhook.counts()).toMatchObject({ good: 4, bad: 0, other: 4, foreign: 1 });
  });

  it('is taken whichever OA it is for until it is known which is ours, and as its kind names the OA from then on', async () => {
    let known: string | null = null;
    on = channelOn(zalo, { oaId: () => known });
    await on.start();
    const post = async (odd: Readonly<Record<string, unknown>>) => {
      const { body, headers } = zalo.sign(odd);
      expect(await handle(body, headers)).toEqual({ status: 200 });
    };
    const kinds = (oa: string): readonly Readonly<Record<string, unknown>>[] => [
      { ...event(`chữ ${oa}`), recipient: { id: oa } },
      { event_name: 'follow', oa_id: oa, follower: { id: '7001' } },
      { event_name: 'user_click_chatnow', oa_id: oa, user_id: '7001' },
      {
        event_name: 'user_received_message',
        sender: { id: oa },
        recipient: { id: '7001' },
        message: { msg_id: `m${oa}` },
      },
    ];
    for (const each of kinds('999')) await post(each);
    expect(on.received).toHaveLength(4);
    known = zalo.oaId;
    for (const each of kinds('999')) await post(each);
    expect(on.received).toHaveLength(4);
    for (const each of kinds(zalo.oaId)) await post(each);
    expect(on.received).toHaveLength(8);
    expect(on.channel.webhook.counts()).toMatchObject({ good: 12, other: 4, foreign: 4 });
  });

  it('for another OA makes the channel ask which it is itself, every ten minutes at most', async () => {
    await on.stop();
    const clock = createHandClock();
    const named: string[] = [];
    const { refresh_token: firstRefreshToken } = zalo.stealTokens();
    on = channelOn(zalo, { clock, firstRefreshToken, oaId: () => '999', onOa: ({ id }) => named.push(id) });
    await on.start();
    await until(() => named.length > 0);
    const asked = () => zalo.arrivals.filter((each) => each.path.endsWith('/getoa')).length;
    const before = asked();
    const post = async (name: string) => {
      const { body, headers } = zalo.sign(event(name));
      await handle(body, headers);
    };
    // A minute at a time, and time enough for what it sets going.
    const minutes = async (count: number) => {
      for (let minute = 0; minute < count; minute += 1) {
        clock.advance(60_000);
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
    };
    await post('a');
    await minutes(2);
    expect(asked()).toBe(before + 1);
    await post('b');
    await minutes(6);
    expect(asked()).toBe(before + 1);
    await minutes(5);
    expect(asked()).toBe(before + 2);
    await minutes(12); // no more of them came
    expect(asked()).toBe(before + 2);
    expect(named).toEqual([zalo.oaId]);
  });

  it('of a channel without a key takes nothing', async () => {
    const open = channelOn(zalo, { oaSecretKey: '' });
    await open.start();
    const { body } = zalo.sign(event('a'));
    await open.channel.webhook.handle(body, zalo.signWith(body, '1', '').headers);
    expect(open.received).toEqual([]);
    await open.stop();
  });

  it('to check the domain is answered with the meta tag; the verifier file is a page of its own', async () => {
    const { webhook } = on.channel;
    const answer = await webhook.handle('', {}, 'GET');
    expect(answer.status).toBe(200);
    expect(answer.headers?.['content-type']).toContain('text/html');
    expect(answer.body).toContain('<meta name="zalo-platform-site-verification" content="Abc_123" />');
    expect(webhook.pages?.['/zalo_verifierX1.html']).toBe('X1');
    expect(await webhook.handle('', {}, 'PUT')).toEqual({ status: 405 });
  });
});

describe('secrets', () => {
  it('are in no log line, no error and no health, whatever goes wrong', async () => {
    const seen: unknown[] = [];
    const send = async (text = 'a') => seen.push(await on.channel.send(to('7001'), { text }));
    await send();
    for (const answer of ['reset-after', { html: 502 }, { code: -32 }] as const) {
      zalo.script({ path: 'cs' }, answer);
      await send();
    }
    // A platform that repeats what it was sent.
    const echo = [zalo.access(), zalo.appSecret, zalo.refreshToken].join(' ');
    for (const code of [-201, -224, -213, -216]) {
      zalo.script({ path: 'cs' }, { code, message: echo }, code === -216 ? 2 : 1);
      await send();
    }
    zalo.expireAccess();
    const body = { error_name: `Invalid ${on.rows.at(-1)?.refresh}`, error: -14014, error_reason: echo };
    zalo.script({ path: 'access_token' }, { body });
    await send();
    seen.push(await on.channel.oauth.exchange('ma-dong-y-12345', 'v'), on.channel.health());
    seen.push(await on.channel.fetch(`${zalo.root}/cdn/none`, { bytes: 1 }).catch((error: unknown) => String(error)));
    on.failCommits(1);
    await an.say('mật khẩu của tôi');
    const all = [...on.lines, ...on.calls, JSON.stringify(seen)].join('\n');
    expect(on.lines.length).toBeGreaterThan(3);
    for (const secret of [...zalo.secrets(), 'ma-dong-y-12345']) expect(all).not.toContain(secret);
    expect(all).not.toContain('mật khẩu của tôi');
  });

  it('are not thrown by the HTTP client either', async () => {
    const cut = channelOn(zalo, { apiRoot: 'http://127.0.0.1:9' });
    await cut.start();
    await until(() => cut.lines.some((line) => line.includes('zalo not ready')));
    const result = await cut.channel.send(to('7001'), { text: 'a' });
    const all = [...cut.lines, JSON.stringify(result)].join('\n');
    for (const secret of zalo.secrets()) expect(all).not.toContain(secret);
    await cut.stop();
  });
});
