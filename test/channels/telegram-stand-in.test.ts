import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { channelOn, jpeg, until } from '../support/telegram/channel.ts';
import { ANSWERS, startTelegramStandIn, type TelegramStandIn } from '../support/telegram-stand-in.ts';

let telegram: TelegramStandIn;
beforeEach(async () => {
  telegram = await startTelegramStandIn({ retryMs: 5 });
  telegram.befriend([7001]);
});
afterEach(() => telegram.stop());

type Answer = { ok: boolean; result?: unknown; error_code?: number; description?: string };
const call = async (method: string, fields: object = {}, token = telegram.token): Promise<Answer> => {
  const answer = await fetch(`${telegram.root}/bot${token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fields),
  });
  return (await answer.json()) as Answer;
};
const say = (fields: object) => call('sendMessage', { chat_id: 7001, text: 'a', ...fields });
const withButton = (button: object) => say({ reply_markup: { inline_keyboard: [[button]] } });

describe('the stand-in refuses for its form', () => {
  const table: readonly (readonly [string, () => Promise<Answer>, number, RegExp])[] = [
    ['an empty text', () => say({ text: '' }), 400, /text is empty/],
    ['a text of markup alone', () => say({ text: '<b> </b>', parse_mode: 'HTML' }), 400, /text is empty/],
    ['a text of 4097', () => say({ text: 'a'.repeat(4097) }), 400, /too long/],
    ['a text of a number', () => say({ text: 5 }), 400, /text/],
    ['an unknown tag', () => say({ text: '<br>', parse_mode: 'HTML' }), 400, /Unsupported start tag "br"/],
    [
      'an unclosed tag',
      () => say({ text: '<b>a', parse_mode: 'HTML' }),
      400,
      /can't parse entities: Can't find end tag/,
    ],
    ['crossed tags', () => say({ text: '<b><code>a</b></code>', parse_mode: 'HTML' }), 400, /Unmatched end tag/],
    ['a bare <', () => say({ text: 'a < b', parse_mode: 'HTML' }), 400, /can't parse entities/],
    ['a misspelt parameter', () => say({ reply_to: 5 }), 400, /sendMessage/],
    [
      'data of 65 bytes',
      () => withButton({ text: 'a', callback_data: 'ệ'.repeat(21) + 'aa' }),
      400,
      /BUTTON_DATA_INVALID/,
    ],
    ['empty data', () => withButton({ text: 'a', callback_data: '' }), 400, /BUTTON_DATA_INVALID/],
    ['a button that does nothing', () => withButton({ text: 'a' }), 400, /BUTTON_TYPE_INVALID/],
    ['a button without a label', () => withButton({ text: ' ', callback_data: 'a' }), 400, /empty/],
    ['a link that is none', () => withButton({ text: 'a', url: 'hop.example/lop' }), 400, /Wrong HTTP URL/],
    [
      'a link to a host without a dot',
      () => withButton({ text: 'a', url: 'http://localhost/x' }),
      400,
      /Wrong HTTP URL/,
    ],
    ['257 characters to copy', () => withButton({ text: 'a', copy_text: { text: 'a'.repeat(257) } }), 400, /COPY_TEXT/],
    [
      'nine buttons in a row',
      () =>
        say({
          reply_markup: { inline_keyboard: [Array.from({ length: 9 }, () => ({ text: 'a', callback_data: 'a' }))] },
        }),
      400,
      /row of 9/,
    ],
    [
      'a command with a capital',
      () => call('setMyCommands', { commands: [{ command: 'Lich', description: 'a' }] }),
      400,
      /commands/,
    ],
    [
      'a command without a description',
      () => call('setMyCommands', { commands: [{ command: 'lich', description: '' }] }),
      400,
      /commands/,
    ],
    ['an unknown method', () => call('sendMesage', {}), 404, /Not Found/],
    ['a malformed token', () => call('getMe', {}, 'abc'), 404, /Not Found/],
    ['a webhook without https', () => call('setWebhook', { url: 'http://bot.example/x' }), 400, /HTTPS/],
    ['a webhook on port 3000', () => call('setWebhook', { url: 'https://bot.example:3000/x' }), 400, /ports/],
    ['an unknown kind of update', () => call('getUpdates', { allowed_updates: ['mesage'] }), 400, /allowed_updates/],
    ['an unknown file', () => call('sendPhoto', { chat_id: 7001, photo: 'AgAC' }), 400, /file identifier/],
    ['an album of one', () => call('sendMediaGroup', { chat_id: 7001, media: [] }), 400, /album/],
  ];
  it.each(table)('%s', async (_name, attempt, code, text) => {
    const answer = await attempt();
    expect(answer).toMatchObject({ ok: false, error_code: code, description: expect.stringMatching(text) });
    expect(telegram.refused('form')).toHaveLength(1);
    expect(telegram.user(7001).messages()).toEqual([]);
  });

  it('an edit that changes nothing, but not one that does', async () => {
    await say({ text: '<b>một</b>', parse_mode: 'HTML' });
    const message_id = telegram.user(7001).last()?.id;
    const edit = (text: string) => call('editMessageText', { chat_id: 7001, message_id, text, parse_mode: 'HTML' });
    expect(await edit('<b>một</b>')).toMatchObject({ ok: false, description: expect.stringContaining('not modified') });
    expect(await edit('một')).toMatchObject({ ok: true });
    expect(telegram.refused('form')).toHaveLength(1);
  });
});

describe('the stand-in refuses for what happened before', () => {
  it('a wrong token, an unknown chat, somebody who never pressed Start, an answer to no tap', async () => {
    telegram.user(7002);
    expect(await call('getMe', {}, '123:abcdefghij')).toMatchObject({ error_code: 401 });
    expect(await call('sendMessage', { chat_id: 1, text: 'a' })).toMatchObject({
      error_code: 400,
      description: expect.stringContaining('chat not found'),
    });
    expect(await call('sendMessage', { chat_id: 7002, text: 'a' })).toMatchObject({ error_code: 403 });
    expect(await call('answerCallbackQuery', { callback_query_id: '5' })).toMatchObject({
      description: expect.stringContaining('too old'),
    });
    expect(telegram.refused('form')).toEqual([]);
    expect(telegram.refused('world')).toHaveLength(4);
  });
});

describe('the stand-in’s queue', () => {
  const poll = (fields: object = {}) => call('getUpdates', fields);
  const ids = (answer: Answer) => (answer.result as { update_id: number }[]).map((each) => each.update_id);

  it('gives an update again until it is confirmed', async () => {
    const first = telegram.user(7001).say('một') ?? 0;
    telegram.user(7001).say('hai');
    expect(ids(await poll())).toEqual([first, first + 1]);
    expect(ids(await poll())).toEqual([first, first + 1]);
    expect(ids(await poll({ offset: first + 1 }))).toEqual([first + 1]);
    expect(ids(await poll({ offset: first + 2 }))).toEqual([]);
  });

  it('wakes a long poll, and ends an older one with 409', async () => {
    const older = poll({ timeout: 5 });
    await until(() => telegram.arrivals.length === 1);
    const newer = poll({ timeout: 5 });
    expect(await older).toMatchObject({ error_code: 409 });
    telegram.user(7001).say('một');
    expect(ids(await newer)).toHaveLength(1);
  });

  it('keeps to the kinds that were asked for, until others are', async () => {
    await poll({ allowed_updates: ['message'] });
    telegram.user(7001).block();
    expect(telegram.pending()).toBe(0);
    await poll({ allowed_updates: ['my_chat_member'] });
    telegram.user(7001).unblock();
    expect(telegram.pending()).toBe(1);
  });
});

describe('the stand-in’s scripted answers', () => {
  it('are used so many times, for whom they are meant, and count as no refusal', async () => {
    telegram.befriend([7002]);
    telegram.script({ method: 'sendMessage', chat: 7001 }, ANSWERS.tooMany(3), 2);
    expect(await call('sendMessage', { chat_id: 7002, text: 'a' })).toMatchObject({ ok: true });
    for (const _ of ['once', 'twice'])
      expect(await say({})).toMatchObject({ error_code: 429, parameters: { retry_after: 3 } });
    expect(await say({})).toMatchObject({ ok: true });
    expect(telegram.refused()).toEqual([]);
  });

  it('may break the connection before or after the message was taken', async () => {
    for (const [answer, arrived] of [
      ['reset-before', 0],
      ['reset-after', 1],
    ] as const) {
      telegram.script({ method: 'sendMessage' }, answer);
      await expect(say({})).rejects.toThrow();
      expect(telegram.user(7001).messages()).toHaveLength(arrived);
    }
  });
});

describe('the stand-in’s people', () => {
  it('can’t tap a button that is not there, nor one that is a link, and their tap waits for an answer', async () => {
    const an = telegram.user(7001);
    await withButton({ text: 'Vào lớp', url: 'https://hop.example/lop' });
    await expect(an.tap('Vào lớp')).rejects.toThrow('no tap');
    await expect(an.tap('Lịch')).rejects.toThrow('the newest has: Vào lớp');
    await withButton({ text: 'Lịch', callback_data: 'a' });
    await expect(an.tap('Lịch', 20)).rejects.toThrow('not answered');
  });

  it('see photos, albums, edits, and not what was deleted', async () => {
    const an = telegram.user(7001);
    an.sendPhoto(jpeg('1'), { album: 'g', caption: 'Khai mạc' });
    await say({ text: 'một' });
    const message_id = an.last()?.id;
    await call('editMessageText', { chat_id: 7001, message_id, text: 'hai' });
    expect(an.messages()).toMatchObject([
      { mine: true, album: 'g', text: 'Khai mạc', photo: jpeg('1') },
      { mine: false, text: 'hai', edits: 1 },
    ]);
    await call('deleteMessage', { chat_id: 7001, message_id });
    expect(an.messages()).toHaveLength(1);
  });
});

describe('a webhook over real HTTP', () => {
  let server: Server;
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  it('redelivers what was not committed, keeps each person’s order, and turns health red while it can’t deliver', async () => {
    const secret = 'bi-mat-cua-webhook-0123456789';
    // The watch asks once a minute; here a minute is short.
    const sleep = (ms: number, signal?: AbortSignal) => systemClock.sleep(ms === 60_000 ? 10 : ms, signal);
    const options = { mode: 'webhook' as const, publicUrl: 'https://bot.example', webhookSecret: secret };
    const on = channelOn(telegram, { ...options, clock: { ...systemClock, sleep } });
    let isAway = true;
    server = createServer((request, response) => {
      void read(request).then(async (body) => {
        const { status } = isAway ? { status: 502 } : await on.channel.webhook.handle(body, request.headers);
        response.writeHead(status).end();
      });
    }).listen(0, '127.0.0.1');
    await until(() => server.listening);
    telegram.deliverWebhooksTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    await on.start();
    await until(() => on.channel.health().ok);
    telegram.user(7001).say('một');
    telegram.user(7001).say('hai');
    await until(() => on.channel.health().detail?.includes('502') === true);
    on.failCommits(2);
    isAway = false;
    await until(() => on.received.length === 2);
    expect(on.received.map((each) => each.kind === 'message' && each.text)).toEqual(['một', 'hai']);
    await until(() => on.channel.health().ok);

    await call('setWebhook', { url: 'https://other.example/x' });
    await until(() => on.channel.health().detail?.includes('409') === true);
    await on.channel.stop();
    server.closeAllConnections();
  });
});

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
