import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StandInOptions, startZaloBotStandIn, type ZaloBotStandIn } from '../support/zalo-bot-stand-in.ts';

let zalo: ZaloBotStandIn;
const open = async (options: StandInOptions = {}) => {
  zalo = await startZaloBotStandIn({ mostWaitMs: 20, ...options });
};
beforeEach(() => open());
afterEach(() => zalo.stop());

const AN = '6ede9afa66b88fe6d6a9';
const call = async (method: string, fields: unknown = {}, token = zalo.token) => {
  const answer = await fetch(`${zalo.root}/bot${token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fields),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    text,
    body: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : null,
  };
};
const code = async (method: string, fields: unknown) => (await call(method, fields)).body?.['error_code'];

describe('the stand-in refuses what the platform refuses', () => {
  const table: readonly (readonly [string, string, object])[] = [
    ['a method that does not exist', 'editMessageText', { chat_id: AN, message_id: '1', text: 'a' }],
    ['documents', 'sendDocument', { chat_id: AN, document: 'https://hop.example/a.pdf' }],
    ['buttons', 'sendMessage', { chat_id: AN, text: 'a', reply_markup: {} }],
    ['an offset', 'getUpdates', { offset: 1 }],
    ['an empty text', 'sendMessage', { chat_id: AN, text: '' }],
    ['a text of 2,001 characters', 'sendMessage', { chat_id: AN, text: 'x'.repeat(2001) }],
    ['a text that is not composed', 'sendMessage', { chat_id: AN, text: 'học'.normalize('NFD') }],
    ['a text that shows our markup', 'sendMessage', { chat_id: AN, text: '<b>học</b>' }],
    ['a number for a chat', 'sendMessage', { chat_id: 7, text: 'a' }],
    ['a picture that is no address', 'sendPhoto', { chat_id: AN, photo: 'abc' }],
    ['a picture that is not public', 'sendPhoto', { chat_id: AN, photo: 'http://127.0.0.1/a.jpg' }],
    [
      'a caption of 2,001 characters',
      'sendPhoto',
      { chat_id: AN, photo: 'https://a.vn/a.jpg', caption: 'x'.repeat(2001) },
    ],
    ['a webhook without https', 'setWebhook', { url: 'http://hop.example', secret_token: '12345678' }],
    ['a short secret', 'setWebhook', { url: 'https://hop.example', secret_token: '1234567' }],
  ];
  it.each(table)('%s, with HTTP 200', async (_, method, fields) => {
    zalo.befriend([AN]);
    const { status, body } = await call(method, fields);
    expect([status, body?.['ok'], body?.['error_code']]).toEqual([200, false, 400]);
    expect(zalo.refused('form')).toHaveLength(1);
    expect(zalo.user(AN).messages()).toEqual([]);
  });

  it('a wrong token with 401 in the body, a broken one with a page', async () => {
    expect((await call('getMe', {}, '1:khac')).body).toMatchObject({ ok: false, error_code: 401 });
    const page = await call('getMe', {}, 'khong-phai-token');
    expect([page.status, page.body]).toEqual([404, null]);
  });

  it('strangers, who blocked the bot, and the message after the month’s last', async () => {
    await zalo.stop();
    await open({ limits: { messages: 2 } });
    expect(await code('sendMessage', { chat_id: AN, text: 'a' })).toBe(400);
    zalo.befriend([AN]);
    zalo.user(AN).block();
    expect(await code('sendMessage', { chat_id: AN, text: 'a' })).toBe(400);
    zalo.user(AN).unblock();
    for (const expected of [undefined, undefined, 429]) {
      expect(await code('sendMessage', { chat_id: AN, text: 'a' })).toBe(expected);
    }
    expect([zalo.sent(), zalo.refused('form')]).toEqual([2, []]);
  });

  it('the 51st person', () => {
    for (let at = 1; at <= 50; at += 1) expect(zalo.user(`người-${at}`).say('chào')).not.toBeNull();
    expect(zalo.user('người-51').say('chào')).toBeNull();
    expect(zalo.user('người-1').say('lại chào')).not.toBeNull();
    expect(zalo.users()).toBe(50);
  });
});

describe('the stand-in hands updates out', () => {
  const poll = async () => (await call('getUpdates', { timeout: 1 })).body ?? {};

  it('one at a time, once, and says 408 when there is none', async () => {
    zalo.user(AN).say('một');
    zalo.user(AN).say('hai');
    const texts = [];
    for (let at = 0; at < 2; at += 1) texts.push((await poll())['result']);
    expect(texts).toMatchObject([{ message: { text: 'một' } }, { message: { text: 'hai' } }]);
    expect(await poll()).toEqual({ ok: false, error_code: 408, description: 'Request timeout' });
    expect(zalo.refused()).toEqual([]);
  });

  it('several times, or as a list, where it is told to', async () => {
    await zalo.stop();
    await open({ handsOut: 2, shape: 'list' });
    zalo.user(AN).say('một');
    for (const expected of [1, 1, undefined])
      expect(((await poll())['result'] as unknown[] | undefined)?.length).toBe(expected);
  });

  it('to a webhook, and not to a poll meanwhile', async () => {
    const got: { body: unknown; secret: unknown }[] = [];
    const statuses = [503, 200];
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        got.push({
          body: JSON.parse(Buffer.concat(chunks).toString()),
          secret: request.headers['x-bot-api-secret-token'],
        });
        response.writeHead(statuses.shift() ?? 200).end();
      });
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    await zalo.stop();
    await open({ tries: 2 });
    zalo.reachUsAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    await call('setWebhook', { url: 'https://hop.example/webhooks/zalo-bot', secret_token: 'bi-mat-0123' });
    expect(await poll()).toMatchObject({ ok: false, error_code: 400 });
    zalo.user(AN).say('một');
    while (zalo.statuses().length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(zalo.statuses()).toEqual([503, 200]);
    const expected = { secret: 'bi-mat-0123', body: { ok: true, result: { message: { text: 'một' } } } };
    expect(got).toMatchObject([expected, expected]);
    expect(zalo.pending()).toBe(0);
    await new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
  });
});

it('a picture is fetched at its address before it is shown, where we can be reached', async () => {
  const server = createServer((request, response) => {
    const isPicture = request.url === '/files/a.jpg';
    response.writeHead(isPicture ? 200 : 404, { 'content-type': isPicture ? 'image/jpeg' : 'text/html' }).end('ảnh');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  zalo.reachUsAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  zalo.befriend([AN]);
  expect(await code('sendPhoto', { chat_id: AN, photo: 'https://hop.example/files/b.jpg' })).toBe(400);
  await call('sendPhoto', { chat_id: AN, photo: 'https://hop.example/files/a.jpg', caption: 'Khai mạc' });
  expect(zalo.user(AN).last()).toMatchObject({ text: 'Khai mạc', bytes: Buffer.from('ảnh') });
  expect(zalo.refused('form')).toEqual([]);
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
});

it('a person waits for what the bot says next', async () => {
  const an = zalo.user(AN);
  const asked = an.ask('lịch', /Lịch/);
  await call('sendMessage', { chat_id: AN, text: 'Chờ một chút' });
  await call('sendMessage', { chat_id: AN, text: 'Lịch hôm nay' });
  expect((await asked).text).toBe('Lịch hôm nay');
  await expect(an.waitFor('không có', 10)).rejects.toThrow('Lịch hôm nay');
});
