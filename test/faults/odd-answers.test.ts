import { afterAll, beforeAll, expect, it } from 'vitest';
import { ODD_ANSWERS } from '../support/odd-answers.ts';
import { type Program, startProgram, temporaryFolder } from '../support/program.ts';
import { startTelegramStandIn, type TelegramStandIn } from '../support/telegram-stand-in.ts';
import { startZaloBotStandIn, type ZaloBotStandIn } from '../support/zalo-bot-stand-in.ts';
import { startZaloStandIn, type ZaloStandIn } from '../support/zalo-oa.ts';

const folder = temporaryFolder();
let telegram: TelegramStandIn;
let zalo: ZaloStandIn;
let bot: ZaloBotStandIn;
let program: Program;

/** Every third of the table, which is played whole on each channel alone (test/channels/odd-answers.test.ts). */
const SOME = ODD_ANSWERS.filter((_, at) => at % 3 === 1);

/** Somebody on a channel: how they write, and which message of the bot's is their newest. */
type Somebody = { say(text: string): unknown; newest(): unknown };
const people = (): Readonly<Record<string, Somebody>> => {
  const an = telegram.user(7001);
  const binh = zalo.user('7002');
  const chi = bot.user('7003');
  return {
    telegram: { say: (text) => an.say(text), newest: () => an.last()?.id },
    zalo: { say: (text) => binh.say(text), newest: () => binh.last()?.id },
    'zalo-bot': { say: (text) => chi.say(text), newest: () => chi.last()?.id },
  };
};

const PATIENCE_MS = 5000;
const TIMES = 6;

/** What may have arrived is not said twice, so an answer may be lost with the odd one: then they ask again. */
async function isAnswered(one: Somebody): Promise<boolean> {
  for (let times = 0; times < TIMES; times += 1) {
    const before = one.newest();
    await one.say('lịch hôm nay');
    const end = performance.now() + PATIENCE_MS;
    while (performance.now() < end) {
      if (one.newest() !== before) return true;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  return false;
}

beforeAll(async () => {
  telegram = await startTelegramStandIn();
  zalo = await startZaloStandIn({ now: () => Date.now() });
  bot = await startZaloBotStandIn({ mostWaitMs: 1000 });
  // The first thing that each hears from its platform is odd, too.
  telegram.script({ method: 'getMe' }, { raw: 'null' });
  bot.script({ method: 'getMe' }, { raw: '{"ok":true}' });
  zalo.script({ path: 'getoa' }, { raw: '[]' });
  program = await startProgram({
    dataDir: folder.path,
    env: {
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.root,
      ZALO_APP_ID: zalo.appId,
      ZALO_APP_SECRET: zalo.appSecret,
      ZALO_OA_SECRET_KEY: zalo.oaSecretKey,
      ZALO_REFRESH_TOKEN: zalo.refreshToken,
      ZALO_API_ROOT: zalo.root,
      ZALO_OAUTH_ROOT: zalo.root,
      ZALO_BOT_TOKEN: bot.token,
      ZALO_BOT_API_ROOT: bot.root,
    },
  });
  zalo.befriend(['7002']);
  zalo.deliverTo(`${program.url}/webhooks/zalo`);
});
afterAll(async () => {
  await program.end('SIGTERM');
  await Promise.all([telegram.stop(), zalo.stop(), bot.stop()]);
  folder.remove();
});

it('whatever a platform answers once to its polls and sends, people are answered afterwards, without a restart', async () => {
  const all = Object.entries(people());
  const ask = () => Promise.all(all.map(async ([name, one]) => [name, await isAnswered(one)]));
  const everybody = all.map(([name]) => [name, true]);
  expect(await ask()).toEqual(everybody);
  for (const [what, answer] of SOME) {
    for (const platform of [telegram, bot]) {
      platform.script({ method: 'getUpdates' }, answer);
      platform.script({ method: 'sendMessage' }, answer);
    }
    zalo.script({ path: 'message/cs' }, answer);
    expect([what, await ask()]).toEqual([what, everybody]);
  }
  expect(program.complaints().join('')).not.toMatch(/a mistake of ours|lịch hôm nay/);
}, 600_000);
