import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Program, runTool, startProgram, temporaryFolder } from '../support/program.ts';
import { startProxy, type TestProxy } from '../support/proxy.ts';
import { startTelegramStandIn, type TelegramStandIn } from '../support/telegram-stand-in.ts';
import { startZaloBotStandIn, type ZaloBotStandIn } from '../support/zalo-bot-stand-in.ts';
import { startZaloStandIn, type ZaloStandIn } from '../support/zalo-oa.ts';

const LOGIN = 'truong:canary-mat-khau';
const folder = temporaryFolder();
let proxy: TestProxy;
let telegram: TelegramStandIn;
let zalo: ZaloStandIn;
let bot: ZaloBotStandIn;
let program: Program;
let env: Record<string, string>;

/** A name that nobody but the proxy can resolve. */
const behind = (root: string, name: string): string => `http://${name}.invalid:${new URL(root).port}`;

beforeAll(async () => {
  proxy = await startProxy(LOGIN);
  telegram = await startTelegramStandIn();
  zalo = await startZaloStandIn({ now: () => Date.now() });
  bot = await startZaloBotStandIn({ mostWaitMs: 1000 });
  env = {
    http_proxy: proxy.url.replace('//', `//${LOGIN}@`),
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: behind(telegram.root, 'telegram'),
    ZALO_APP_ID: zalo.appId,
    ZALO_APP_SECRET: zalo.appSecret,
    ZALO_OA_SECRET_KEY: zalo.oaSecretKey,
    ZALO_REFRESH_TOKEN: zalo.refreshToken,
    ZALO_API_ROOT: behind(zalo.root, 'openapi'),
    ZALO_OAUTH_ROOT: behind(zalo.root, 'oauth'),
    ZALO_BOT_TOKEN: bot.token,
    ZALO_BOT_API_ROOT: behind(bot.root, 'bot'),
  };
  program = await startProgram({ dataDir: folder.path, env });
  zalo.befriend(['7002']);
  zalo.deliverTo(`${program.url}/webhooks/zalo`);
});
afterAll(async () => {
  await program.end('SIGTERM');
  await Promise.all([telegram.stop(), zalo.stop(), bot.stop(), proxy.stop()]);
  folder.remove();
});

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
};

it('where only a proxy with a password leads out, people on every channel are answered, and nothing goes past it', async () => {
  const an = telegram.user(7001);
  expect((await an.ask('lịch hôm nay')).text).not.toBe('');
  const binh = zalo.user('7002');
  await binh.say('lịch hôm nay');
  await until(() => binh.last() !== undefined);
  expect((await bot.user('7003').ask('lịch hôm nay')).text).not.toBe('');
  const names = new Set(proxy.asked.map((each) => each.split('.')[0]));
  expect(names).toEqual(new Set(['telegram', 'openapi', 'oauth', 'bot']));
});

it('the tool for Zalo goes the same way', async () => {
  const before = proxy.asked.length;
  const said = await runTool(folder.path, 'zalo', ['status'], {
    env: { ...env, PORT: new URL(program.url).port },
  }).catch(String);
  expect(said).toContain(zalo.oaId);
  expect(proxy.asked.slice(before).some((each) => each.startsWith('openapi'))).toBe(true);
});

it('health names the proxy, and says when it refuses; its password is nowhere', async () => {
  expect((await program.health()).body['proxy']).toBe(proxy.url);
  proxy.answers(403);
  proxy.breakAll();
  const trouble = async (): Promise<string> => JSON.stringify((await program.health()).body['channels']);
  while (!(await trouble()).includes('no way through the proxy: it refused with 403')) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  proxy.answers(200);
  expect(program.output() + JSON.stringify((await program.health()).body)).not.toContain('canary');
  // What was asked meanwhile never left, so it is answered once there is a way again.
  expect((await telegram.user(7001).ask('lịch hôm nay')).text).not.toBe('');
});
