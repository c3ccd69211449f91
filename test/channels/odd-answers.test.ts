import { describe, expect, it } from 'vitest';
import { ODD_ANSWERS } from '../support/odd-answers.ts';
import { channelOn as telegramOn, until } from '../support/telegram/channel.ts';
import { startTelegramStandIn } from '../support/telegram-stand-in.ts';
import { zaloBotOn } from '../support/zalo-bot/channel.ts';
import { startZaloBotStandIn } from '../support/zalo-bot-stand-in.ts';

/** One bot on its stand-in, with a person who writes and reads. */
type Bot = {
  readonly on: ReturnType<typeof telegramOn> | ReturnType<typeof zaloBotOn>;
  readonly platform: {
    script(match: { readonly method: string }, answer: (typeof ODD_ANSWERS)[number][1], times?: number): void;
    stop(): Promise<void>;
  };
  readonly introduction: readonly string[];
  says(text: string): void;
  reads(): readonly string[];
  readonly to: { readonly channel: string; readonly id: string };
};

/** After an odd answer a channel is well once a poll has ended as it should. */
const POLL_MS = 50;

const BOTS: Readonly<Record<string, () => Promise<Bot>>> = {
  async telegram() {
    const platform = await startTelegramStandIn({ mostWaitMs: POLL_MS });
    const an = platform.user(7001);
    platform.befriend([7001]);
    const commands = [{ language: '', scope: 'default', commands: [{ command: 'lich', description: 'x' }] }] as const;
    return {
      on: telegramOn(platform, { commands, backoffMs: 1 }),
      platform,
      introduction: ['getMe', 'deleteWebhook', 'setMyCommands'],
      says: (text) => void an.say(text),
      reads: () => an.messages().map((each) => each.text),
      to: { channel: 'telegram', id: '7001' },
    };
  },
  async 'zalo-bot'() {
    const platform = await startZaloBotStandIn({ mostWaitMs: POLL_MS });
    const an = platform.user('an');
    platform.befriend(['an']);
    return {
      on: zaloBotOn(platform, { backoffMs: 1 }),
      platform,
      introduction: ['getMe', 'deleteWebhook'],
      says: (text) => void an.say(text),
      reads: () => an.messages().map((each) => each.text),
      to: { channel: 'zalo-bot', id: 'an' },
    };
  },
};

/** Hears and is heard. */
async function isWell(bot: Bot, how: string): Promise<void> {
  const { on, to } = bot;
  bot.says(`hỏi ${how}`);
  await until(() => on.received.some((each) => each.kind === 'message' && each.text === `hỏi ${how}`), how);
  await until(() => on.channel.health().ok, how);
  expect(await on.channel.send(to, { text: `đáp ${how}` })).toMatchObject({ ok: true });
  expect(bot.reads()).toContain(`đáp ${how}`);
}

// Side by side: they mostly wait for a poll to end.
describe.concurrent.each(Object.entries(BOTS))('%s', (_name, open) => {
  it.each(ODD_ANSWERS)('to each call of its start once %s: it starts, hears and is heard', async (what, answer) => {
    const bot = await open();
    for (const method of bot.introduction) bot.platform.script({ method }, answer);
    await bot.on.start();
    await isWell(bot, what);
    await bot.on.channel.stop();
    await bot.platform.stop();
  });

  it('to its polls and its sends once each of them: it hears and is heard after every one', async () => {
    const bot = await open();
    await bot.on.start();
    await isWell(bot, 'before');
    for (const [what, answer] of ODD_ANSWERS) {
      bot.platform.script({ method: 'getUpdates' }, answer, 2);
      for (const method of ['sendMessage', 'getFile']) bot.platform.script({ method }, answer);
      const sent = await bot.on.channel.send(bot.to, { text: what });
      expect(sent.ok || sent.again !== false || sent.why === 'reauthorise' || sent.why === 'rejected').toBe(true);
      await bot.on.channel.fetch('http://127.0.0.1:1/x', { bytes: 10 }).catch(() => undefined);
      await isWell(bot, what);
    }
    expect(bot.on.lines.join('')).not.toContain('a mistake of ours');
    expect(bot.on.lines.join('')).not.toContain('hỏi');
    await bot.on.channel.stop();
    await bot.platform.stop();
  });
});
