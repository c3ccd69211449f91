import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ChannelUnderTest, to, until, zaloBotOn } from '../support/zalo-bot/channel.ts';
import type { Scripted } from '../support/zalo-bot/script.ts';
import { ANSWERS, startZaloBotStandIn, type ZaloBotStandIn } from '../support/zalo-bot-stand-in.ts';

const AN = '6ede9afa66b88fe6d6a9';
let zalo: ZaloBotStandIn;
let on: ChannelUnderTest;
beforeAll(async () => {
  zalo = await startZaloBotStandIn();
  on = zaloBotOn(zalo, { callTimeoutMs: 1500 });
  zalo.befriend([AN]);
});
beforeEach(() => zalo.unscript());
afterAll(async () => {
  await on.channel.stop();
  await zalo.stop();
});

const refusal = (code: number, description: string, status?: number): Scripted =>
  status === undefined ? { code, description } : { code, description, status };
const unreachable = { ok: false, again: false, why: 'unreachable' };
const rejected = { ok: false, again: false, why: 'rejected' };
const wrongForAll = { ok: false, again: false, why: 'wrong-for-all' };
const reauthorise = { ok: false, again: false, why: 'reauthorise' };
const unavailable = { ok: false, again: true, why: 'unavailable' };
const unknown = { ok: false, again: 'unknown' };

describe('what the platform answers to a send', () => {
  const table: readonly (readonly [Scripted, object])[] = [
    [refusal(401, 'Unauthorized', 401), reauthorise],
    [refusal(403, 'Internal server error', 403), unavailable],
    [refusal(500, 'oops'), unavailable],
    [refusal(503, 'oops', 503), unavailable],
    [refusal(409, 'Conflict'), unavailable],
    [ANSWERS.quota, { ok: false, again: true, why: 'throttled', retryAfterMs: 10_000 }],
    [refusal(429, 'Quota exceeded', 429), { ok: false, again: true, why: 'throttled' }],
    [refusal(400, 'Bad request: chat_id is invalid'), rejected],
    [refusal(400, 'Bad request: invalid format of chat_id'), rejected],
    [refusal(404, 'Not found'), rejected],
    [refusal(-77, 'something nobody has seen yet'), rejected],
    [refusal(400, 'bot was blocked by the user'), unreachable],
    [refusal(403, 'user has blocked the bot'), unreachable],
    [refusal(400, 'Bad request: text must not be empty'), wrongForAll],
    [refusal(400, 'Bad request: API name is invalid'), wrongForAll],
    [refusal(413, 'Request Entity Too Large', 413), wrongForAll],
    [refusal(408, 'Request timeout'), unknown],
    [{ json: { ok: false }, status: 502 }, unavailable],
    [{ json: { error: -1, message: 'of another API' } }, unknown],
    [{ json: null }, unknown],
    [{ json: [] }, unknown],
    [{ html: 404 }, unknown],
  ];
  it.each(table)('%j', async (answer, expected) => {
    zalo.script({ method: 'sendMessage' }, answer);
    expect(await on.channel.send(to(AN), { text: 'xin chào' })).toMatchObject(expected);
    expect(await on.channel.send(to(AN), { text: 'lại được' })).toMatchObject({ ok: true });
  });

  it('that can’t be parsed further has no number for a message', async () => {
    zalo.script({ method: 'sendMessage' }, { json: { ok: true } });
    expect(await on.channel.send(to(AN), { text: 'a' })).toEqual({ ok: true, messageId: '' });
  });

  it('a wrong token calls for a human, also where a web page answers', async () => {
    const wrong = zaloBotOn({ root: zalo.root, token: '99:khong-phai-token-nay' });
    expect(await wrong.channel.send(to(AN), { text: 'a' })).toMatchObject(reauthorise);
    expect(await wrong.channel.probe()).toBe(false);
    const broken = zaloBotOn({ root: zalo.root, token: 'khong-phai-token' });
    expect(await broken.channel.send(to(AN), { text: 'a' })).toMatchObject(unknown);
    await broken.start();
    await until(() => broken.channel.health().detail?.includes('HTTP 404') === true);
    expect(broken.channel.health().ok).toBe(false);
    await broken.channel.stop();
  });

  it('a probe is a read that says whether the platform is back', async () => {
    expect(await on.channel.probe()).toBe(true);
    zalo.script({ method: 'getMe' }, { html: 502 });
    expect(await on.channel.probe()).toBe(false);
    zalo.script({ method: 'getMe' }, ANSWERS.serverError);
    expect(await on.channel.probe()).toBe(false);
  });
});

it('neither the token nor the webhook’s secret leaves the room, whatever goes wrong', async () => {
  const token = '4711:CANARY_token_half_0123456789';
  const secret = 'CANARY-webhook-secret';
  const bad = await startZaloBotStandIn({ token, mostWaitMs: 20 });
  const said: unknown[] = [];
  const canary = zaloBotOn(bad, { callTimeoutMs: 1000, webhookSecret: secret });
  const echo = `no such path /bot${token}/sendMessage ${encodeURIComponent(token)} ${secret}`;
  const answers: Scripted[] = [
    refusal(400, echo),
    refusal(401, echo),
    refusal(500, echo),
    { html: 502 },
    'reset-before',
    'hang',
  ];
  for (const method of ['getMe', 'getUpdates', 'deleteWebhook']) {
    for (const answer of answers.slice(0, 5)) bad.script({ method }, answer);
  }
  await canary.start();
  await canary.channel.webhook.handle(`{"token":"${token}"`, { 'x-bot-api-secret-token': secret });
  await canary.channel.webhook.handle('{}', { 'x-bot-api-secret-token': `${secret}x` });
  for (const answer of answers) {
    bad.script({ method: 'sendMessage' }, answer);
    said.push(await canary.channel.send(to(AN), { text: 'a' }), canary.channel.health());
  }
  for (const root of ['http://127.0.0.1:9', 'http://khong-co.invalid', `http://[::1]:9`, 'khong-phai-goc']) {
    const lost = zaloBotOn({ root, token }, { webhookSecret: secret });
    await lost.start();
    said.push(await lost.channel.send(to(AN), { text: 'a' }));
    await until(() => lost.channel.health().detail !== `starting; 12/50 người, 340/3000 tin tháng này`);
    said.push(lost.channel.health(), lost.lines);
    await lost.channel.stop();
  }
  const refs = [`${bad.root}/media/none.jpg`, `https://zdn.vn.example/bot${token}`, `${bad.root}/bot${token}/getMe`];
  for (const ref of refs)
    said.push(String(await canary.channel.fetch(ref, { bytes: 10 }).catch((error: unknown) => error)));
  await until(() => canary.lines.some((line) => line.includes('zalo-bot ready')), 'an introduction');
  await until(() => canary.lines.some((line) => line.includes('not receiving')), 'a refused poll');
  await canary.channel.stop();
  await bad.stop();
  expect(canary.lines.length).toBeGreaterThan(5);
  expect(JSON.stringify([said, canary.lines])).not.toMatch(/CANARY|4711:/);
});
