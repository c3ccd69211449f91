import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FetchError, FileTooLarge } from '../../src/chat/index.ts';
import { type ChannelUnderTest, channelOn, to } from '../support/telegram/channel.ts';
import type { Scripted } from '../support/telegram/script.ts';
import { ANSWERS, startTelegramStandIn, type TelegramStandIn } from '../support/telegram-stand-in.ts';

let telegram: TelegramStandIn;
let on: ChannelUnderTest;
beforeAll(async () => {
  telegram = await startTelegramStandIn();
  on = channelOn(telegram, { callTimeoutMs: 1500 });
  telegram.befriend([7001]);
});
beforeEach(() => telegram.unscript());
afterAll(async () => {
  await on.channel.stop();
  await telegram.stop();
});

const refusal = (code: number, description: string): Scripted => ({ code, description });
const unreachable = { ok: false, again: false, why: 'unreachable' };
const rejected = { ok: false, again: false, why: 'rejected' };
const wrongForAll = { ok: false, again: false, why: 'wrong-for-all' };
const reauthorise = { ok: false, again: false, why: 'reauthorise' };
const unavailable = { ok: false, again: true, why: 'unavailable' };

describe('what the platform answers to a send', () => {
  const table: readonly (readonly [Scripted, object])[] = [
    [refusal(403, 'Forbidden: user is deactivated'), unreachable],
    [refusal(403, "Forbidden: bot can't initiate conversation with a user"), unreachable],
    [refusal(403, 'Forbidden: bot was kicked from the supergroup chat'), unreachable],
    [refusal(403, 'Forbidden: bot is not a member of the channel chat'), unreachable],
    [refusal(403, 'Forbidden: the group chat was deleted'), unreachable],
    [refusal(400, 'Bad Request: CHAT_WRITE_FORBIDDEN'), unreachable],
    [refusal(400, 'Bad Request: INPUT_USER_DEACTIVATED'), unreachable],
    [refusal(400, 'Bad Request: chat not found'), rejected],
    [refusal(400, 'Bad Request: PEER_ID_INVALID'), rejected],
    [refusal(400, 'Bad Request: message is too long'), wrongForAll],
    [refusal(400, 'Bad Request: message caption is too long'), wrongForAll],
    [refusal(400, 'Bad Request: message text is empty'), wrongForAll],
    [refusal(400, 'Bad Request: BUTTON_DATA_INVALID'), wrongForAll],
    [refusal(400, "Bad Request: can't parse inline keyboard button: Text buttons are unallowed"), wrongForAll],
    [refusal(400, "Bad Request: inline keyboard button URL 'x' is invalid: Wrong HTTP URL"), wrongForAll],
    [refusal(400, 'Bad Request: wrong file identifier/HTTP URL specified'), wrongForAll],
    [refusal(400, 'Bad Request: PHOTO_INVALID_DIMENSIONS'), wrongForAll],
    [refusal(413, 'Request Entity Too Large'), wrongForAll],
    [refusal(404, 'Not Found'), reauthorise],
    [ANSWERS.conflict, unavailable],
    [
      refusal(429, 'Too Many Requests: retry after 11'),
      { ok: false, again: true, why: 'throttled', retryAfterMs: 11_000 },
    ],
    [{ html: 413 }, unavailable],
  ];
  it.each(table)('%j', async (answer, expected) => {
    telegram.script({ method: 'sendMessage' }, answer, 2); // whatever form it is said in
    expect(await on.channel.send(to(7001), { text: 'xin chào' })).toMatchObject(expected);
    // The menu's way goes through the other framework, and must end the same.
    telegram.unscript();
    telegram.script({ method: 'sendMessage' }, answer, 2);
    const buttons = [[{ label: 'a', value: 'home' }]];
    expect(await on.channel.send(to(7001), { text: 'xin chào', buttons })).toMatchObject(expected);
    telegram.unscript();
    expect(await on.channel.send(to(7001), { text: 'lại được' })).toMatchObject({ ok: true });
  });

  const buttons = [
    [
      { label: 'Lịch', value: 'schedule' },
      { label: 'Vào lớp', url: 'https://hop.example/lop' },
    ],
  ];
  it.each([
    ["Bad Request: can't parse entities: Unsupported start tag", [['Lịch']], 'Vào lớp: https://hop.example/lop'],
    ['Bad Request: strings must be encoded in UTF-8', [['Lịch']], 'Vào lớp: https://hop.example/lop'],
    ['Bad Request: something nobody has seen yet', [['Lịch']], 'Vào lớp: https://hop.example/lop'],
    ['Bad Request: BUTTON_DATA_INVALID', [], '– Lịch\nVào lớp: https://hop.example/lop'],
    ["Bad Request: inline keyboard button URL 'x' is invalid: Wrong HTTP URL", [], '– Lịch\nVào lớp: https'],
  ])('what is refused for its form (%s) is said once more, plainly', async (description, labels, lines) => {
    const an = telegram.user(7001);
    telegram.script({ method: 'sendMessage' }, { code: 400, description });
    const before = telegram.arrivals.length;
    expect(await on.channel.send(to(7001), { text: '<b>Khai mạc</b> &lt;3', buttons })).toMatchObject({ ok: true });
    expect(an.last()).toMatchObject({ labels });
    expect(an.last()?.text).toContain(`Khai mạc <3\n\n${lines}`);
    expect(telegram.arrivals.slice(before).map(({ method }) => method)).toEqual(['sendMessage', 'sendMessage']);
  });

  it('a text that is too long for the platform is said in shorter parts', async () => {
    const an = telegram.user(7001);
    telegram.script({ method: 'sendMessage' }, { code: 400, description: 'Bad Request: message is too long' });
    const before = an.messages().length;
    expect(await on.channel.send(to(7001), { text: 'dài quá '.repeat(400), buttons })).toMatchObject({ ok: true });
    expect(
      an
        .messages()
        .slice(before)
        .map(({ labels }) => labels),
    ).toEqual([[], [['Lịch']]]);
  });

  it('a picture that the platform does not take costs nobody the words', async () => {
    const an = telegram.user(7001);
    telegram.script({ method: 'sendPhoto' }, { code: 400, description: 'Bad Request: IMAGE_PROCESS_FAILED' }, 2);
    const image = on.media('anh.jpg', Buffer.from([0xff, 0xd8, 0xff, 1]), 'image/jpeg');
    const sent = await on.channel.send(to(7001), { text: 'Ảnh khai mạc', image });
    expect(sent).toMatchObject(wrongForAll);
    expect(an.last()?.text).toBe('Ảnh khai mạc');
  });

  it.each(['chat not found', 'PEER_ID_INVALID', 'not enough rights to send text messages to the chat'])(
    'what is refused for whom it is for (%s) is not said again',
    async (why) => {
      telegram.script({ method: 'sendMessage' }, { code: 400, description: `Bad Request: ${why}` });
      const before = telegram.arrivals.length;
      expect(await on.channel.send(to(7001), { text: '<b>a</b>' })).toMatchObject(rejected);
      expect(telegram.arrivals.length - before).toBe(1);
    },
  );

  it('a group that became a supergroup is written to at its new address, once', async () => {
    const moves: string[][] = [];
    const moving = channelOn(telegram, { onMoved: (from, to) => moves.push([from, to]) });
    const group = telegram.inGroup(-100_555, 7001);
    telegram.script(
      { method: 'sendMessage', chat: -44 },
      {
        code: 400,
        description: 'Bad Request: group chat was upgraded to a supergroup chat',
        parameters: { migrate_to_chat_id: -100_555 },
      },
    );
    expect(await moving.channel.send(to(-44), { text: 'xin chào' })).toMatchObject({ ok: true });
    expect(group.last()?.text).toBe('xin chào');
    expect(moves).toEqual([['-44', '-100555']]);
  });
});

describe('fetching what a person sent', () => {
  const bytes = Buffer.from('nội dung ảnh'.repeat(100));
  const limit = { bytes: 1_000_000 };
  const refOf = (): string => {
    telegram.user(7001).sendDocument(bytes, { name: 'a.bin', mime: 'application/octet-stream' });
    return telegram.fileIds().at(-1) ?? '';
  };
  const failure = (ref: string, most = limit): Promise<unknown> =>
    on.channel.fetch(ref, most).then(
      () => 'no error',
      (error: unknown) => error,
    );

  it.each([
    ['getFile is throttled', 'getFile', ANSWERS.tooMany(1)],
    ['getFile is not answered', 'getFile', 'hang' as const],
    ['the download breaks', 'file', 'reset-before' as const],
    ['the download is not there', 'file', { code: 404, description: '' }],
    ['the download meets a bad gateway', 'file', { html: 502 }],
  ])('may be tried again where %s, and the error tells no link', async (_name, method, answer) => {
    const ref = refOf();
    telegram.script({ method }, answer);
    const error = await failure(ref);
    expect(error).toBeInstanceOf(FetchError);
    expect(error).toMatchObject({ final: false });
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toMatch(/http|AAStandIn/);
  });

  it('is told as too large, by the platform or by its size, for good', async () => {
    const ref = refOf();
    expect(await failure(ref, { bytes: 10 })).toBeInstanceOf(FileTooLarge);
    telegram.script({ method: 'getFile' }, { code: 400, description: 'Bad Request: file is too big' });
    expect(await failure(ref)).toBeInstanceOf(FileTooLarge);
  });
});
