import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Program, startProgram, temporaryFolder } from '../support/program.ts';
import { startTelegramStandIn, type TelegramStandIn } from '../support/telegram-stand-in.ts';

const folder = temporaryFolder();
let telegram: TelegramStandIn;
let program: Program;
beforeAll(async () => {
  telegram = await startTelegramStandIn();
  const env = { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.root };
  program = await startProgram({ dataDir: folder.path, env });
});
afterAll(async () => {
  await program.end('SIGTERM');
  await telegram.stop();
  folder.remove();
});

it('a platform that takes calls and says nothing: once the line is well the same person is answered, though their first call still hangs', async () => {
  const an = telegram.user(7001);
  await an.ask('lịch hôm nay');
  telegram.script({ method: 'sendMessage' }, 'hang', 100);
  telegram.script({ method: 'getMe' }, 'hang', 100);
  an.say('chủ đề');
  const hangs = (method: string): number =>
    telegram.arrivals.filter((each) => each.method === method && each.answered === null).length;
  // A read is risked, several times, and no second message.
  while (hangs('getMe') < 3) await new Promise((resolve) => setTimeout(resolve, 50));
  an.say('lịch ngày mai');
  await new Promise((resolve) => setTimeout(resolve, 2000));
  expect(hangs('sendMessage')).toBe(1);
  telegram.unscript();
  await an.waitFor(/Lịch|lịch/, 60_000);
  expect(hangs('sendMessage')).toBeGreaterThanOrEqual(1); // it hangs on
});
