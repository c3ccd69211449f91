import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHandClock, DAY, HOUR } from '../support/zalo-oa/clock.ts';
import { startZaloStandIn, type ZaloStandIn } from '../support/zalo-oa.ts';

let clock: ReturnType<typeof createHandClock>;
let zalo: ZaloStandIn;
beforeEach(async () => {
  clock = createHandClock();
  zalo = await startZaloStandIn({ now: () => clock.elapsed() });
  zalo.befriend(['7001']);
});
afterEach(() => zalo.stop());

const proofOf = (access: string) => createHmac('sha256', zalo.appSecret).update(access).digest('hex');
const auth = (access = zalo.access()) => ({ access_token: access, appsecret_proof: proofOf(access) });
const post = async (path: string, body: unknown, headers: Readonly<Record<string, string>> = auth()) => {
  const answer = await fetch(zalo.root + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: answer.status, ...((await answer.json()) as { error: number; message?: string; data?: unknown }) };
};
const cs = (message: unknown, headers?: Readonly<Record<string, string>>) =>
  post('/v3.0/oa/message/cs', { recipient: { user_id: '7001' }, message }, headers);
const withButtons = (...buttons: unknown[]) => ({ text: 'a', attachment: { type: 'template', payload: { buttons } } });
const button = { title: 'a', type: 'oa.query.hide', payload: 'x' };
const grant = async (fields: Readonly<Record<string, string>>, secret = zalo.appSecret) => {
  const body = new URLSearchParams({ app_id: zalo.appId, ...fields });
  const answer = await fetch(`${zalo.root}/v4/oa/access_token`, {
    method: 'POST',
    headers: { secret_key: secret },
    body,
  });
  return (await answer.json()) as Record<string, string | number>;
};
const refresh = (token: string) => grant({ grant_type: 'refresh_token', refresh_token: token });
const upload = async (kind: string, name: string, bytes: Buffer) => {
  const form = new FormData();
  form.append('file', new Blob([Uint8Array.from(bytes)]), name);
  const answer = await fetch(`${zalo.root}/v2.0/oa/upload/${kind}`, { method: 'POST', headers: auth(), body: form });
  return (await answer.json()) as { error: number; data?: Record<string, string> };
};

describe('the form of a message', () => {
  it.each<[string, unknown]>([
    ['more than 2,000 characters', { text: 'a'.repeat(2001) }],
    ['decomposed Vietnamese', { text: 'ặ'.normalize('NFD') }],
    ['no text', { text: '' }],
    ['blanks', { text: ' \n' }],
    ['our markup', { text: '<b>a</b>' }],
    ['six buttons', withButtons(button, button, button, button, button, button)],
    ['no buttons', withButtons()],
    ['a button of an invented type', withButtons({ ...button, type: 'oa.callback' })],
    ['a title that is too long', withButtons({ ...button, title: 'a'.repeat(101) })],
    ['a payload that is too long', withButtons({ ...button, payload: 'a'.repeat(1001) })],
    ['a query whose payload is an object', withButtons({ ...button, payload: { value: 'x' } })],
    ['a link without an address', withButtons({ title: 'a', type: 'oa.open.url', payload: { url: 'hop.example' } })],
    ['a field that Zalo does not know', { text: 'a', parse_mode: 'HTML' }],
    ['an attachment that was never uploaded', { attachment: { type: 'file', payload: { token: 'x' } } }],
  ])('%s is refused, under HTTP 200', async (_, message) => {
    const answer = await cs(message);
    expect(answer.status).toBe(200);
    expect(answer.error).toBeLessThan(0);
    expect(zalo.refused('form')).toHaveLength(1);
    expect(zalo.user('7001').messages()).toEqual([]);
  });

  it('that is right gets an id, and the quota it counted against', async () => {
    expect(await cs(withButtons(button))).toMatchObject({
      error: 0,
      data: { message_id: zalo.user('7001').last()?.id, quota: { quota_type: 'reply' } },
    });
    expect(zalo.refused()).toEqual([]);
  });
});

describe('what is dead or wrong', () => {
  it.each(['/v3.0/oa/message/transaction', '/v3.0/oa/message/promotion', '/v2.0/oa/message'])('%s', async (path) => {
    expect(await post(path, {})).toMatchObject({ error: -240 });
    expect(zalo.refused('form')).toHaveLength(1);
  });

  it('an address that never was', async () => {
    expect(await post('/v3.0/oa/message/text', {})).toMatchObject({ status: 404 });
    expect(zalo.refused('form')).toHaveLength(1);
  });

  it('a token as Bearer, no token, and a wrong proof', async () => {
    expect(await cs({ text: 'a' }, { authorization: `Bearer ${zalo.access()}` })).toMatchObject({ error: -216 });
    expect(await cs({ text: 'a' }, {})).toMatchObject({ error: -216 });
    expect(await cs({ text: 'a' }, { ...auth(), appsecret_proof: 'x' })).toMatchObject({ error: -242 });
    expect(zalo.refused('form')).toHaveLength(3);
  });
});

describe('tokens', () => {
  it('a refresh token works once, and the old access token dies at once', async () => {
    const old = zalo.access();
    const pair = await refresh(zalo.refreshToken);
    expect(pair).toMatchObject({ expires_in: '90000', access_token: zalo.access() });
    expect(await cs({ text: 'a' }, auth(old))).toMatchObject({ error: -216 });
    expect(await cs({ text: 'a' })).toMatchObject({ error: 0 });
    expect(zalo.reused()).toEqual([]);
    expect(await refresh(zalo.refreshToken)).toMatchObject({ error: -14014, error_name: 'Invalid refresh token' });
    expect(zalo.reused()).toEqual([zalo.refreshToken]);
  });

  it('an access token lives 25 hours, a refresh token 90 days', async () => {
    clock.advance(25 * HOUR + 1);
    expect(await cs({ text: 'a' })).toMatchObject({ error: -220 });
    clock.advance(90 * DAY);
    expect(await refresh(zalo.refreshToken)).toMatchObject({ error: -14014 });
  });

  it('live as long as is set, which their answer names', async () => {
    zalo.setAccessLife(30_000);
    expect(await refresh(zalo.refreshToken)).toMatchObject({ expires_in: '30' });
    clock.advance(30_001);
    expect(await cs({ text: 'a' })).toMatchObject({ error: -220 });
  });

  it('a form with a field too many, or with none, gets nothing', async () => {
    const token = { grant_type: 'refresh_token', refresh_token: zalo.refreshToken };
    expect(await grant({ ...token, code_verifier: 'x' })).toMatchObject({ error: -14000 });
    expect(await grant({ grant_type: 'refresh_token' })).toMatchObject({ error: -14000 });
    expect(zalo.refused('form')).toHaveLength(2);
    expect(await refresh(zalo.refreshToken)).toMatchObject({ access_token: expect.any(String) });
  });

  it('a consent needs the registered callback, a real challenge, and nothing that Zalo does not know', async () => {
    await zalo.stop();
    zalo = await startZaloStandIn({ callback: 'https://hop.example/zalo/callback' });
    const link = (more: Readonly<Record<string, string>>) => {
      const right = { app_id: zalo.appId, redirect_uri: 'https://hop.example/zalo/callback', state: 's' };
      const query = new URLSearchParams({ ...right, code_challenge: 'E'.repeat(43), ...more });
      return `${zalo.root}/v4/oa/permission?${query.toString()}`;
    };
    expect(zalo.consent(link({}))).toMatch(/^https:\/\/hop\.example\/zalo\/callback\?code=code-/);
    expect(() => zalo.consent(link({ redirect_uri: 'https://khac.example/' }))).toThrow('-14003');
    expect(() => zalo.consent(link({ code_challenge: 'E' }))).toThrow('challenge');
    expect(() => zalo.consent(link({ code_challenge_method: 'S256' }))).toThrow('code_challenge_method');
  });

  it('another secret or app gets nothing', async () => {
    expect(await grant({ grant_type: 'refresh_token', refresh_token: zalo.refreshToken }, 'x')).toMatchObject({
      error_name: 'Invalid secret key',
    });
    expect(await refresh(zalo.refreshToken)).toMatchObject({ access_token: expect.any(String) });
  });
});

describe('uploads', () => {
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
  it('are refused for their size, their kind and their name', async () => {
    expect(await upload('image', 'a.jpg', Buffer.concat([jpeg, Buffer.alloc(1024 * 1024)]))).toMatchObject({
      error: -210,
    });
    expect(await upload('image', 'a.png', jpeg)).toMatchObject({ error: -233 });
    expect(await upload('file', 'a.ics', jpeg)).toEqual({ data: {}, error: 0 });
    expect(await upload('image', 'a', jpeg)).toEqual({ data: {}, error: 0 });
    expect(zalo.refused('form')).toHaveLength(4);
  });

  it('have one part', async () => {
    const form = new FormData();
    for (const name of ['a.jpg', 'b.jpg']) form.append('file', new Blob([Uint8Array.from(jpeg)]), name);
    const answer = await fetch(`${zalo.root}/v2.0/oa/upload/image`, { method: 'POST', headers: auth(), body: form });
    expect(await answer.json()).toMatchObject({ error: -201 });
  });

  it('hold for seven days', async () => {
    const { data } = await upload('image', 'a.jpg', jpeg);
    const elements = [{ media_type: 'image', attachment_id: data?.['attachment_id'] }];
    const message = { attachment: { type: 'template', payload: { template_type: 'media', elements } } };
    expect(await cs(message)).toMatchObject({ error: 0 });
    clock.advance(7 * DAY + 1);
    zalo.befriend(['7001']);
    await refresh(zalo.refreshToken);
    expect(await cs(message)).toMatchObject({ error: -100 });
    expect(zalo.refused('form')).toEqual([]);
  });
});

describe('whoever is written to', () => {
  it('is free for two days, billed to the seventh, and out of reach then', async () => {
    zalo.befriend(['7001'], clock.elapsed() - 2 * DAY - 1);
    expect(await cs({ text: 'a' })).not.toHaveProperty('data.quota');
    expect(zalo.user('7001').last()?.isBilled).toBe(true);
    zalo.befriend(['7001'], clock.elapsed() - 7 * DAY - 1);
    expect(await cs({ text: 'a' })).toMatchObject({ error: -230 });
    await zalo.user('7001').openChat();
    expect(await cs({ text: 'a' })).toMatchObject({ data: { quota: { quota_type: 'reply' } } });
    expect(zalo.counts()).toMatchObject({ free: 1, billed: 1 });
  });

  it('may refuse what OAs write, or leave', async () => {
    zalo.user('7001').restrict(true);
    expect(await cs({ text: 'a' })).toMatchObject({ error: -244 });
    zalo.user('7001').restrict(false);
    await zalo.user('7001').unfollow();
    expect(await cs({ text: 'a' })).toMatchObject({ error: -217 });
    expect(zalo.refused('form')).toEqual([]);
  });
});

describe('the rate', () => {
  it('is so many calls in any minute, and the headers tell what is left', async () => {
    await zalo.stop();
    zalo = await startZaloStandIn({ now: () => clock.elapsed(), perMinute: 3 });
    zalo.befriend(['7001']);
    const codes = [];
    for (let at = 0; at < 4; at += 1) codes.push((await cs({ text: 'a' })).error);
    expect(codes).toEqual([0, 0, 0, -32]);
    clock.advance(60_000);
    const answer = await fetch(`${zalo.root}/v2.0/oa/getoa`, { headers: auth() });
    expect(await answer.json()).toMatchObject({ error: 0 });
    expect(answer.headers.get('x-ratelimit-limit')).toBe('3');
  });
});

describe('the webhook', () => {
  it('is saved only where it answers the unsigned probe', async () => {
    await expect(zalo.saveWebhook('http://127.0.0.1:9/webhooks/zalo')).rejects.toThrow('not saved');
  });

  it('comes again with the same body until it is answered with 200, and then gives up', async () => {
    zalo.deliverTo('http://127.0.0.1:9/webhooks/zalo');
    expect(await zalo.user('7001').say('a')).toEqual({ status: 0, tries: 4 });
    expect(zalo.lost()).toHaveLength(1);
  });
});
