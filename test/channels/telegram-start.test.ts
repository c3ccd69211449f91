import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TelegramCommands } from '../../src/channels/telegram/index.ts';
import { systemClock } from '../../src/clock.ts';
import { channelOn, jpeg, to, until } from '../support/telegram/channel.ts';
import { ANSWERS, startTelegramStandIn, type TelegramStandIn } from '../support/telegram-stand-in.ts';

let telegram: TelegramStandIn;
beforeEach(async () => {
  telegram = await startTelegramStandIn();
});
afterEach(() => telegram.stop());

const list = (language: string, scope: TelegramCommands['scope'], description: string): TelegramCommands => ({
  language,
  scope,
  commands: [{ command: 'lich', description }],
});

describe('the start', () => {
  it('learns the bot’s name, takes no backlog away, and sets the commands of each language and place', async () => {
    const on = channelOn(telegram, {
      commands: [
        list('', 'all_private_chats', 'Schedule'),
        list('vi', 'all_private_chats', 'Lịch'),
        list('vi', 'all_group_chats', 'Lịch của nhóm'),
        list('', 'default', 'Schedule (default)'),
      ],
    });
    telegram.user(7001).say('đã đợi từ hôm qua');
    await on.start();
    await until(() => on.received.length === 1);
    expect(on.names).toEqual(['BanHocThuBot']);
    expect(telegram.commands('private', 'vi')).toEqual([{ command: 'lich', description: 'Lịch' }]);
    expect(telegram.commands('private', 'fr')).toEqual([{ command: 'lich', description: 'Schedule' }]);
    expect(telegram.commands('group', 'vi')).toEqual([{ command: 'lich', description: 'Lịch của nhóm' }]);
    expect(telegram.commands('group', 'en')).toEqual([{ command: 'lich', description: 'Schedule (default)' }]);
    expect(telegram.refused()).toEqual([]);
    await on.channel.stop();
  });

  it('leaves out the commands of a language that the platform knows no two letters for', async () => {
    const on = channelOn(telegram, {
      commands: [list('zh-Hant', 'all_private_chats', '課程'), list('vi', 'all_private_chats', 'Lịch')],
    });
    await on.start();
    await until(() => telegram.commands('private', 'vi').length > 0);
    expect(telegram.refused()).toEqual([]);
    expect(on.lines.join('')).not.toContain('commands refused');
    await on.channel.stop();
  });

  it('with a list of commands that is refused still serves people, and the log says so', async () => {
    const on = channelOn(telegram, {
      commands: [{ ...list('vi', 'default', ''), commands: [{ command: 'Lịch', description: 'x' }] }],
    });
    await on.start();
    telegram.user(7001).say('xin chào');
    await until(() => on.received.length === 1);
    expect(on.lines.join('')).toContain('commands refused');
    await on.channel.stop();
  });

  it('while the platform is away does not wait for it: health is red, and it goes on trying until it is back', async () => {
    const on = channelOn(telegram);
    telegram.script({ method: 'getMe' }, { html: 502 }, 2);
    telegram.script({ method: 'getMe' }, 'reset-before', 2);
    await on.start();
    expect(on.channel.health().ok).toBe(false);
    telegram.user(7001).say('xin chào');
    await until(() => on.received.length === 1);
    expect(on.channel.health()).toEqual({ ok: true });
    expect(telegram.arrivals.filter((each) => each.method === 'getMe')).toHaveLength(5);
    await on.channel.stop();
  });

  it('with nothing listening there can still be stopped', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const on = channelOn({ root: `http://127.0.0.1:${port}`, token: telegram.token });
    await on.start();
    await until(() => on.channel.health().detail === 'ECONNREFUSED');
    await on.channel.stop();
  });

  it('with a token that is refused stays red, and asks once a minute in the end', async () => {
    const pauses: number[] = [];
    const sleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
      pauses.push(ms);
      await systemClock.sleep(pauses.length < 10 ? 1 : 60_000, signal);
    };
    const wrong = { root: telegram.root, token: '7000000001:AAwrong_0123456789abcdefghijklmnop' };
    const on = channelOn(wrong, { clock: { ...systemClock, sleep }, backoffMs: 1000 });
    await on.start();
    await until(() => pauses.length === 10);
    expect(on.channel.health().detail).toContain('401');
    for (const [at, ms] of pauses.entries()) {
      const most = Math.min(60_000, 1000 * 2 ** at);
      expect(ms).toBeGreaterThanOrEqual((most * 3) / 4);
      expect(ms).toBeLessThanOrEqual(most);
    }
    await on.channel.stop();
  });
});

describe('the token', () => {
  it('is in no log line and no error, whatever goes wrong', async () => {
    const token = '7000000001:AACanary-Canary_Canary0123456789';
    const own = await startTelegramStandIn({ token });
    const on = channelOn(own, { callTimeoutMs: 1000 });
    const wrongs = [
      { html: 502 },
      { html: 200 },
      'reset-before' as const,
      'hang' as const,
      { code: 400, description: `Bad Request: bot${token} is wrong` },
    ];
    const said: unknown[] = [];
    own.befriend([7001]);
    for (const method of ['getMe', 'deleteWebhook']) {
      for (const wrong of wrongs.slice(0, 3)) own.script({ method }, wrong);
    }
    await on.start();
    await until(() => on.channel.health().ok);
    for (const wrong of wrongs) {
      own.script({ method: 'sendMessage' }, wrong);
      said.push(await on.channel.send(to(7001), { text: 'a' }));
      own.script({ method: 'sendPhoto' }, wrong);
      said.push(await on.channel.send(to(7001), { text: 'a', image: on.media('a', jpeg('a'), 'image/jpeg') }));
      own.script({ method: 'getFile' }, wrong);
      said.push(await on.channel.fetch('x', { bytes: 1 }).catch((error: unknown) => [String(error), error]));
      own.script({ method: 'answerCallbackQuery' }, wrong);
      await own
        .user(7001)
        .forge({ data: 'home' }, 50)
        .catch(() => undefined);
    }
    const soon = wrongs.filter((wrong) => wrong !== 'hang'); // a long poll is given its full time
    for (const wrong of [...soon, ANSWERS.unauthorised]) own.script({ method: 'getUpdates' }, wrong);
    own.user(7001).say('a');
    await until(() => on.channel.health().detail?.includes('401') === true);
    await on.channel.stop();
    await own.stop();
    expect(on.lines.length).toBeGreaterThan(5);
    const all = on.lines.join('') + JSON.stringify(said) + said.map(String).join();
    expect(all).not.toContain('Canary');
    expect(all).not.toContain(own.root);
  });
});
