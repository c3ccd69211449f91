import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { CONSENT_PATH, seal, type TokenRow, unseal } from '../../src/channels/zalo/index.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { createTokenStore } from '../../src/store/tokens.ts';
import { zalo as runTool } from '../../src/tools/zalo.ts';
import { channelOn, to } from '../support/zalo-oa/channel.ts';
import { createHandClock, DAY, type HandClock, HOUR } from '../support/zalo-oa/clock.ts';
import { startZaloStandIn, type ZaloStandIn } from '../support/zalo-oa.ts';

const KEY_TEXT = '11'.repeat(32);
const KEY = Buffer.from(KEY_TEXT, 'hex');
const MINUTE = 60_000;
let folder: string;
let clock: HandClock;
let zalo: ZaloStandIn;
let env: Record<string, string>;
/** Everything that the tool ever printed. */
let printed: string[];
const stops: (() => void)[] = [];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ban-hoc-'));
  clock = createHandClock();
  zalo = await startZaloStandIn({ now: () => clock.elapsed() });
  printed = [];
  env = {
    ZALO_APP_ID: zalo.appId,
    ZALO_APP_SECRET: zalo.appSecret,
    ZALO_API_ROOT: zalo.root,
    ZALO_OAUTH_ROOT: zalo.root,
    PUBLIC_URL: 'https://hop.example/',
    TOKEN_KEY: KEY_TEXT,
    DATA_DIR: folder,
    PORT: '1', // nobody listens there
  };
  inStore(() => undefined);
});
afterEach(async () => {
  for (const stop of stops.splice(0)) stop();
  const text = printed.join('\n');
  // A code works once and for ten minutes, and stands in the link that the person pasted; the tool repeats not even that.
  for (const secret of [...zalo.secrets(), KEY_TEXT]) expect(text).not.toContain(secret);
  expect(zalo.reused()).toEqual([]);
  await zalo.stop();
  rmSync(folder, { recursive: true });
});

function inStore<T>(work: (store: Store) => T): T {
  const store = openStore(join(folder, 'bot.sqlite'));
  try {
    return work(store);
  } finally {
    store.close();
  }
}
const tokensOf = (store: Store, key: Uint8Array | null = KEY) =>
  createTokenStore<TokenRow>(store, 'zalo', { seal: (row) => seal(row, key), unseal: (text) => unseal(text, key) });
const kept = (key: Uint8Array | null = KEY) => inStore((store) => tokensOf(store, key).read());

async function run(args: string | readonly string[], answer: (link: string) => string | null = () => null) {
  const out: string[] = [];
  const errors: string[] = [];
  const argv = typeof args === 'string' ? args.split(' ').filter((each) => each !== '') : args;
  const exit = await runTool(argv, env, {
    clock,
    output: { say: (line) => out.push(line), complain: (line) => errors.push(line) },
    ask: () => Promise.resolve(answer(linkIn(out))),
  });
  printed.push(...out, ...errors);
  return { exit, out, errors };
}
const linkIn = (lines: readonly string[]): string => lines.find((line) => line.includes('/oa/permission')) ?? '';
const agree = (link: string): string => zalo.consent(link);
const exchanges = () => zalo.arrivals.filter(({ path }) => path.endsWith('access_token'));

describe('authorize', () => {
  it('prints the link, takes the address that it leads back to, and the pair is kept under the key', async () => {
    const { exit, out, errors } = await run('authorize', agree);
    expect([exit, errors]).toEqual([0, []]);
    expect(out[0]).toBe('Xin mở đường dẫn dưới đây bằng tài khoản Zalo quản trị OA, trong vòng 60 phút, rồi đồng ý:');
    const link = new URL(linkIn(out));
    expect(link.searchParams.get('redirect_uri')).toBe(`https://hop.example${CONSENT_PATH}`);
    expect(out.find((line) => line.includes('code challenge'))).toContain(link.searchParams.get('code_challenge'));
    expect(out.slice(-3)).toEqual([
      'Đã nhận và lưu quyền gửi tin của OA.',
      `OA: Học tập suốt đời (thử) (${zalo.oaId})`,
      'Việc tiếp theo: khởi động trợ lý (npm start), khai báo webhook trong ứng dụng Zalo, rồi xem: npm run zalo -- status',
    ]);
    expect(kept()).toMatchObject({ access: zalo.access(), state: 'active', version: 1, refreshedAt: clock.elapsed() });
    expect(inStore(({ sqlite }) => sqlite.prepare(`select * from facts where name like 'zalo%'`).all())).toEqual([]);
  });

  it('takes the address in a second call, a day being too late', async () => {
    const first = await run('authorize');
    expect(first).toMatchObject({ exit: 1, errors: [] });
    expect(first.out.at(-1)).toContain('npm run zalo -- authorize "địa chỉ"');
    const late = agree(linkIn(first.out));
    clock.advance(9 * MINUTE);
    expect((await run(['authorize', late])).exit).toBe(0);

    const second = await run('authorize');
    clock.advance(DAY);
    const { exit, errors } = await run(['authorize', agree(linkIn(second.out))]);
    expect([exit, errors]).toEqual([
      1,
      ['Đường dẫn đồng ý chưa được tạo hoặc đã quá hạn. Xin chạy lại: npm run zalo -- authorize'],
    ]);
  });

  it('asked for twice, the link that was sent to somebody goes on holding', async () => {
    const first = linkIn((await run('authorize')).out);
    clock.advance(50 * MINUTE);
    const second = linkIn((await run('authorize')).out);
    expect(second).toBe(first);
    clock.advance(30 * MINUTE);
    expect((await run(['authorize', agree(first)])).exit).toBe(0);
  });

  it('takes the code alone, and a callback address that was registered otherwise', async () => {
    const { out } = await run('authorize --callback https://so.example/oa');
    const back = new URL(agree(linkIn(out)));
    expect(back.origin).toBe('https://so.example');
    expect((await run(['authorize', back.searchParams.get('code') ?? ''])).exit).toBe(0);
  });

  it('is seen by the running bot at once, which goes on from the new pair', async () => {
    const store = openStore(join(folder, 'bot.sqlite'));
    const on = channelOn(zalo, { clock, tokens: tokensOf(store) });
    zalo.befriend(['7001']);
    expect(await on.channel.send(to('7001'), { text: 'một' })).toMatchObject({ ok: true });
    const before = kept()?.version ?? 0;
    expect((await run('authorize', agree)).exit).toBe(0);
    expect(kept()?.version).toBe(before + 1);
    expect(await on.channel.send(to('7001'), { text: 'hai' })).toMatchObject({ ok: true });
    clock.advance(21 * HOUR);
    expect(await on.channel.send(to('7001'), { text: 'ba' })).toMatchObject({ ok: true });
    await on.stop();
    store.close();
  });

  it('ends the state in which nothing can be refreshed any more', async () => {
    const used: TokenRow = {
      access: '',
      refresh: 'used',
      expiresAt: 1,
      refreshedAt: 1,
      state: 'reauthorise',
      version: 9,
    };
    inStore((store) => tokensOf(store).write(used));
    expect((await run('authorize', agree)).exit).toBe(0);
    expect(kept()).toMatchObject({ state: 'active', version: 10 });
  });

  it('replaces a pair that cannot be opened any more, and says so', async () => {
    const old: TokenRow = { access: 'a', refresh: 'r', expiresAt: 1, refreshedAt: 1, state: 'active', version: 9 };
    inStore((store) => tokensOf(store, Buffer.alloc(32, 9)).write(old));
    const { exit, errors } = await run('authorize', agree);
    expect([exit, errors]).toEqual([0, [expect.stringMatching(/^Mã đang lưu không mở được bằng TOKEN_KEY này/)]]);
    expect(kept()).toMatchObject({ access: zalo.access() });
  });

  it('without a key it says what is at risk', async () => {
    delete env['TOKEN_KEY'];
    expect((await run('authorize', agree)).out.join('\n')).toContain('Nên đặt TOKEN_KEY.');
    expect(kept(null)).toMatchObject({ access: zalo.access() });
  });

  it.each<[string, (back: URL) => string, RegExp]>([
    ['no code at all', () => 'https://hop.example/', /^Chưa thấy mã trong phần vừa dán/],
    ['a sentence', () => 'tôi đã đồng ý', /^Chưa thấy mã/],
    [
      'the address of another link',
      (back) => {
        back.searchParams.set('state', 'other');
        return back.href;
      },
      /^Địa chỉ này thuộc một đường dẫn khác/,
    ],
    [
      'the address of another OA',
      (back) => {
        back.searchParams.set('oa_id', '999');
        return back.href;
      },
      /^Địa chỉ này là của OA 999, còn trợ lý đang dùng OA \d+\..*--other-oa/,
    ],
  ])('%s is found before the code is used, which still works', async (_what, spoil, expected) => {
    inStore(({ sqlite }) =>
      sqlite.prepare('insert into facts values (?, ?)').run('link:zalo', `https://zalo.me/${zalo.oaId}`),
    );
    const { out } = await run('authorize');
    const back = agree(linkIn(out));
    const { exit, errors } = await run(['authorize', spoil(new URL(back))]);
    expect([exit, errors]).toEqual([1, [expect.stringMatching(expected)]]);
    expect(exchanges()).toEqual([]);
    expect((await run(['authorize', back])).exit).toBe(0);
  });

  it('another OA is taken where it is meant', async () => {
    inStore(({ sqlite }) => sqlite.exec(`insert into facts values ('link:zalo', 'https://zalo.me/999')`));
    expect((await run('authorize', agree)).exit).toBe(1);
    expect((await run('authorize --other-oa', agree)).exit).toBe(0);
    // The running program takes this one's events from now on.
    const link = inStore(({ sqlite }) =>
      sqlite.prepare(`select value from facts where name = 'link:zalo'`).pluck().get(),
    );
    expect(link).toBe(`https://zalo.me/${zalo.oaId}`);
  });

  it('a code that Zalo refuses leaves what was kept as it was', async () => {
    expect((await run('authorize', agree)).exit).toBe(0);
    const before = kept();
    const { out } = await run('authorize');
    const back = agree(linkIn(out));
    clock.advance(11 * MINUTE);
    const { exit, errors } = await run(['authorize', back]);
    expect([exit, errors]).toEqual([
      1,
      [expect.stringMatching(/^Zalo không nhận mã này: .*Xin chạy lại: npm run zalo/)],
    ]);
    expect(kept()).toEqual(before);
  });

  it('where Zalo cannot be reached the code is said to be unused', async () => {
    const { out } = await run('authorize');
    const back = agree(linkIn(out));
    const root = zalo.root;
    env['ZALO_OAUTH_ROOT'] = 'http://127.0.0.1:1';
    expect((await run(['authorize', back])).errors[0]).toMatch(/^Không kết nối được tới Zalo .*Mã chưa dùng/);
    env['ZALO_OAUTH_ROOT'] = root;
    expect((await run(['authorize', back])).exit).toBe(0);
  });

  it('an answer that is lost is said to be lost, and what was kept stays', async () => {
    expect((await run('authorize', agree)).exit).toBe(0);
    const before = kept();
    zalo.script({ path: 'access_token' }, 'reset-after');
    const { errors } = await run('authorize', agree);
    expect(errors[0]).toMatch(/^Zalo không trả lời rõ .*Xin chạy lại từ đầu/);
    expect(kept()).toEqual(before);
  });

  it('without an address to come back to there is no link', async () => {
    delete env['PUBLIC_URL'];
    const { exit, out, errors } = await run('authorize');
    expect([exit, out, errors]).toEqual([1, [], [expect.stringMatching(/^Chưa biết địa chỉ callback/)]]);
  });
});

it('tokens from before there was a key are replaced by sealed ones, and the program is to have the same key', async () => {
  const { TOKEN_KEY = '', ...plain } = env;
  env = plain;
  expect((await run('authorize', agree)).errors).toEqual([]);
  env = { ...plain, TOKEN_KEY };
  const { exit, errors } = await run('authorize', agree);
  expect([exit, errors]).toEqual([0, [expect.stringMatching(/khởi động lại trợ lý với cùng TOKEN_KEY/)]]);
  expect((await run('authorize', agree)).errors).toEqual([]);
});

describe('status', () => {
  const address = (store: Store, id: string, hoursAgo: number | null, unreachable: string | null = null) => {
    const { sqlite } = store;
    const person = sqlite.prepare('insert into persons (created_at, last_at) values (1, 1)').run().lastInsertRowid;
    const at = hoursAgo === null ? null : clock.now().getTime() - hoursAgo * HOUR;
    sqlite
      .prepare('insert into addresses (channel, id, person, last_interaction_at, unreachable) values (?, ?, ?, ?, ?)')
      .run(id.startsWith('tg') ? 'telegram' : 'zalo', id, person, at, unreachable);
  };
  /** What /healthz of a running program answers. */
  const healthz = async (channels: object, status = 200, events?: object): Promise<void> => {
    const server = createServer((_request, response) =>
      response.writeHead(status).end(JSON.stringify({ ok: true, channels, events })),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    stops.push(() => server.close());
    env['PORT'] = String((server.address() as AddressInfo).port);
  };

  it('tells the age of the tokens, the OA, its package, followers, windows and the webhook', async () => {
    await run('authorize', agree);
    clock.advance(3 * HOUR);
    inStore((store) => {
      for (const [id, hours] of Object.entries({ a: 1, b: 47, c: 49, d: 167, e: 169 })) address(store, id, hours);
      address(store, 'f', null);
      address(store, 'g', 1, 'blocked');
      address(store, 'tg1', 1);
    });
    await healthz({ telegram: { ok: true }, zalo: { ok: false, detail: '7 events with a bad signature' } }, 503, {
      zalo: { good: 12, bad: 7, other: 1, lastAt: clock.elapsed() - HOUR },
    });
    const { exit, out, errors } = await run('status');
    expect(errors).toEqual([]);
    expect(out).toEqual([
      'Mã truy cập: cấp lúc 06:40 ngày 01/10/2021, 3 giờ trước; dùng được đến 07:40 ngày 02/10/2021.',
      'Tình trạng: bình thường, trợ lý tự gia hạn mỗi 20 giờ.',
      'Mã gia hạn sống khoảng 3 tháng kể từ lần cấp: đến 06:40 ngày 30/12/2021. Trợ lý tắt lâu hơn thì phải cấp quyền lại.',
      'Mã được lưu có mã hóa (TOKEN_KEY).',
      `OA: Học tập suốt đời (thử) (${zalo.oaId})`,
      'OA đã xác thực.',
      expect.stringMatching(/^Gói dịch vụ: .+\.$/),
      expect.stringMatching(/^Người quan tâm: [\d.]+\.$/),
      'Người nhận được tin: 2 miễn phí (trong 48 giờ), 2 tính phí (đến 7 ngày), 2 quá 7 ngày, 1 không liên lạc được.',
      'Webhook cần khai báo trong ứng dụng Zalo: https://hop.example/webhooks/zalo',
      'Webhook: sự kiện thật gần nhất lúc 08:40 ngày 01/10/2021.',
      'Từ khi khởi động: 12 sự kiện thật (trong đó 1 không dành cho trợ lý), 7 bị bỏ vì sai chữ ký.',
      'Zalo OA: đang có trục trặc (7 events with a bad signature).',
    ]);
    expect(exit).toBe(1);
  });

  it('all is well: exit code 0, in English too', async () => {
    await run('authorize', agree);
    await healthz({ zalo: { ok: true }, 'zalo-bot': { ok: true, detail: '12/50 người' } });
    const { exit, out } = await run('status --lang en');
    expect(exit).toBe(0);
    expect(out.slice(-4)).toEqual([
      'Webhook to be registered in the Zalo app: https://hop.example/webhooks/zalo',
      expect.stringMatching(/^Webhook: no event has come yet.*saved.*switched on.*proxy/),
      'Zalo OA: running well.',
      'Zalo Bot: running (12/50 người).',
    ]);
  });

  it('looking refreshes nothing and changes nothing, however old the tokens are and whatever Zalo says of them', async () => {
    await run('authorize', agree);
    const before = kept();
    const asked = exchanges().length;
    clock.advance(22 * HOUR); // due, and still alive
    expect((await run('status')).out.join('\n')).toContain('Học tập suốt đời');
    zalo.stealTokens();
    const { exit, errors } = await run('status');
    expect([exit, errors]).toEqual([1, [expect.stringMatching(/^Chưa hỏi được Zalo về OA: /)]]);
    clock.advance(DAY);
    expect((await run('status')).out[0]).toMatch(/hiện không dùng được\. Trợ lý tự gia hạn khi đang chạy\.$/);
    expect(kept()).toEqual(before);
    expect(exchanges()).toHaveLength(asked);
  });

  const row: TokenRow = { access: 'acc', refresh: 'ref', expiresAt: 1, refreshedAt: 1, state: 'active', version: 1 };
  it.each<[string, TokenRow | null, string, number]>([
    ['nothing yet', null, 'Chưa có mã truy cập. Xin chạy: npm run zalo -- authorize', 1],
    ['a first refresh token that was not used yet', { ...row, access: '' }, 'trợ lý lấy mã ở lần khởi động tới', 0],
    ['a refresh under way', { ...row, state: 'refreshing' }, 'đang gia hạn', 0],
    ['a refresh without an answer', { ...row, state: 'doubtful' }, 'không có trả lời', 0],
    [
      'tokens that are used up',
      { ...row, access: '', state: 'reauthorise' },
      'không gia hạn được nữa. Xin chạy: npm run zalo -- authorize',
      1,
    ],
  ])('%s', async (_what, stored, expected, code) => {
    if (stored) inStore((store) => tokensOf(store).write(stored));
    const { exit, out } = await run('status');
    expect(out.join('\n')).toContain(expected);
    expect(out.at(-1)).toMatch(/^Trợ lý chưa chạy, hoặc không trả lời ở http:\/\/127\.0\.0\.1:1\/healthz/);
    expect(exit).toBe(code);
  });

  it('looks at what is stored, not at whether there is a key: tokens from before it are still plain', async () => {
    inStore((store) => tokensOf(store, null).write({ ...row, expiresAt: 2 }));
    expect((await run('status')).out.join('\n')).toMatch(/Mã đang được lưu không mã hóa, vì .* lần khởi động tới/);
    inStore((store) => tokensOf(store).reseal((text) => !text.startsWith('sealed')));
    expect((await run('status')).out).toContain('Mã được lưu có mã hóa (TOKEN_KEY).');
  });

  it('where no event ever came says what to look at, and else when the last one did, also while the program is off', async () => {
    const webhook = async () =>
      (await run('status')).out.filter((line) => /^Webhook: (?:chưa nhận|sự kiện)/.test(line));
    expect(await webhook()).toEqual([
      expect.stringMatching(/chưa nhận sự kiện nào.*lưu địa chỉ.*bật các sự kiện.*proxy/),
    ]);
    inStore((store) => address(store, 'a', 2));
    expect(await webhook()).toEqual(['Webhook: sự kiện thật gần nhất lúc 04:40 ngày 01/10/2021.']);
  });

  it('tokens under another key are told with what to do', async () => {
    inStore((store) => tokensOf(store, Buffer.alloc(32, 9)).write(row));
    const { exit, errors, out } = await run('status');
    expect([exit, errors]).toEqual([1, [expect.stringMatching(/^Mã đã lưu không mở được: TOKEN_KEY/)]]);
    expect(out[0]).toMatch(/^Người nhận được tin/);
  });
});

test.each<[string, string, Record<string, string>, RegExp[]]>([
  ['nothing to do', '', {}, [/^Chưa chọn việc/, /^Cách dùng/]],
  ['a word that there is not', 'revoke', {}, [/^Chưa hiểu "revoke"/, /^Cách dùng/]],
  ['a word too many', 'status now', {}, [/^Chưa hiểu "now"/, /^Cách dùng/]],
  [
    'options that there are not',
    'authorize --x --lang fr',
    {},
    [/^Chưa hiểu "--x"/, /^Chưa có ngôn ngữ "fr"/, /^Cách dùng/],
  ],
  ['half a callback', 'authorize --callback hop.example', {}, [/^--callback cần một địa chỉ/, /^Cách dùng/]],
  ['no app', 'status', { ZALO_APP_ID: '', ZALO_APP_SECRET: ' ' }, [/^Thiếu ZALO_APP_ID\./, /^Thiếu ZALO_APP_SECRET\./]],
  ['an app by its name', 'status', { ZALO_APP_ID: 'ban-hoc' }, [/^ZALO_APP_ID cần dãy số/]],
  ['half a key', 'status', { TOKEN_KEY: 'abc' }, [/^TOKEN_KEY cần 32 byte/]],
  [
    'addresses and a port that are none',
    'status',
    { PUBLIC_URL: 'hop.example', ZALO_API_ROOT: 'x', PORT: 'x' },
    [/^ZALO_API_ROOT cần một địa chỉ/, /^PUBLIC_URL cần một địa chỉ/, /^PORT cần một số/],
  ],
])('a call with %s is answered with a sentence for each mistake', async (_what, line, wrong, expected) => {
  Object.assign(env, wrong);
  const { exit, out, errors } = await run(line);
  expect([exit, out]).toEqual([1, []]);
  expect(errors).toHaveLength(expected.length);
  for (const [index, pattern] of expected.entries()) expect(errors[index]).toMatch(pattern);
});

test('npm run zalo reads the address from the standard input', async () => {
  const run = promisify(execFile)(process.execPath, ['src/tools/zalo.ts', 'authorize'], {
    env: { ...process.env, ...env },
  });
  let told = '';
  run.child.stdout?.on('data', (chunk: string) => {
    told += chunk;
    const link = /^http\S+permission\S+$/m.exec(told)?.[0];
    if (link && told.includes('Enter:')) run.child.stdin?.end(`${agree(link)}\n`);
  });
  const { stdout } = await run;
  expect(stdout).toContain('Đã nhận và lưu quyền gửi tin của OA.');
  expect(kept()).toMatchObject({ access: zalo.access() });
});
