import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { agreeAndBegin } from '../support/logging.ts';
import { type Office, openOffice, TOKEN } from '../support/office.ts';
import { runProgram } from '../support/program.ts';

/** Each has a platform, a folder and programs of its own, and waits more than it works: all at the same time. */
function it(name: string, work: (office: Office) => Promise<void>): void {
  test.concurrent(name, { timeout: 180_000 }, async () => {
    const office = await openOffice({ retryMs: 200 });
    try {
      await work(office);
    } finally {
      await office.close();
    }
  });
}

it('a second bot on the same data refuses to start with a sentence, and the first serves on', async (office) => {
  const { url } = await office.start();
  const second = await runProgram({
    dataDir: office.dataDir,
    env: { TELEGRAM_API_ROOT: office.telegram.root, TELEGRAM_BOT_TOKEN: TOKEN },
  });
  expect(second.code).toBe(1);
  expect(second.text).toMatch(/^Một chương trình Bạn Học khác đang chạy với cùng thư mục dữ liệu/);
  expect(second.text).not.toContain('    at '); // a sentence, no stack
  expect(office.telegram.arrivals.filter((each) => each.method === 'getMe')).toHaveLength(1);
  await office.telegram.user(7001).ask('/start', 'Anh/Chị là ai?');
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

it('stopped in the middle of its work it is out in time, and the next start answers what came meanwhile, once', async (office) => {
  await office.start();
  const an = office.telegram.user(7001);
  await an.ask('/start', 'Anh/Chị là ai?');
  for (let n = 0; n < 8; n += 1) an.say('/chude'); // more than one burst: some answers still wait
  await an.waitFor('khẩu hiệu');
  const exit = await office.program().end('SIGTERM');
  expect(exit).toMatchObject({ code: 0, signal: null });
  expect(exit.ms).toBeLessThan(10_000);
  an.say('/trogiup');
  await office.start();
  await an.waitFor('giúp được gì');
  const answers = an.messages().filter((each) => !each.mine && each.text.includes('khẩu hiệu'));
  expect(answers).toHaveLength(8);
  expect(office.telegram.refused()).toEqual([]);
});

it('killed without warning it starts again at once', async (office) => {
  await office.start();
  await office.program().end('SIGKILL');
  await office.start();
  await office.telegram.user(7001).ask('/start', 'Anh/Chị là ai?');
});

it('by webhook: a forged request gets 401 and writes nothing, a true one is answered, what failed comes again', async (office) => {
  const port = await freePort();
  const webhook = {
    env: {
      PORT: `${port}`,
      TELEGRAM_MODE: 'webhook',
      PUBLIC_URL: 'https://bot.hop.example',
      TELEGRAM_WEBHOOK_SECRET: 'Canary-of-the-webhook_1',
    },
  };
  office.telegram.deliverWebhooksTo(`http://127.0.0.1:${port}`);
  const { url } = await office.start(webhook);
  const person = { id: 666, type: 'private', first_name: 'X' };
  const message = { message_id: 1, date: 1, chat: person, from: person, text: '/start' };
  for (const secret of [null, 'wrong', '']) {
    const headers = new Headers({ 'content-type': 'application/json' });
    if (secret !== null) headers.set('x-telegram-bot-api-secret-token', secret);
    const body = JSON.stringify({ update_id: 5, message });
    const answer = await fetch(`${url}/webhooks/telegram`, { method: 'POST', headers, body });
    expect([answer.status, await answer.text()]).toEqual([401, '']);
  }
  const counts = `select (select count(*) from updates) updates, (select count(*) from persons) persons, (select count(*) from outbox) rows`;
  expect(office.rows(counts)).toEqual([{ updates: 0, persons: 0, rows: 0 }]);
  const an = office.telegram.user(7001);
  await an.ask('/start', 'Anh/Chị là ai?');
  expect(office.rows(counts)).toEqual([{ updates: 1, persons: 1, rows: 1 }]);
  expect(office.program().output()).not.toContain('Canary');

  await office.program().end('SIGKILL');
  an.say('/chude'); // delivered to nobody: tried again
  await office.start(webhook);
  await an.waitFor('đúng nguyên văn', 60_000);
  expect(office.telegram.refused()).toEqual([]);
});

it('what was begun outlives kill -9, and goes on where it stood', async (office) => {
  await office.start();
  const lead = await office.join(7002, 'lead', 'TH-BL');
  await agreeAndBegin(lead);
  await lead.ask('Băng rôn', /Tên hoạt động là gì/);
  await lead.ask('Băng rôn ở cổng trường', /diễn ra ngày nào/);
  await office.program().end('SIGKILL');
  lead.say('hôm nay');
  await office.start();
  await lead.waitFor(/theo hình thức nào/, 60_000);
  await lead.ask('/lich', /Lịch hôm nay/); // a page in the middle: the draft is kept
  await lead.tapFor(/^Tiếp tục/, /theo hình thức nào/);
  await lead.ask('/huy', /Bỏ 3 câu trả lời đã ghi/);
  await lead.ask('có', /Chưa có gì được lưu/);
  expect(office.rows('select code from activities')).toEqual([]);
});

/** As good as free: whoever takes it in between is not on this machine. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
