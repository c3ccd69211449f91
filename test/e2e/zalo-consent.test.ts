import { expect, test } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { zalo as runZaloTool } from '../../src/tools/zalo.ts';
import { openOffice, TOKEN, until } from '../support/office.ts';
import { type Program, startProgram } from '../support/program.ts';
import { startZaloStandIn, type ZaloStandIn } from '../support/zalo-oa.ts';

const KEY = '11'.repeat(32);
type Channels = Record<string, { readonly ok: boolean; readonly detail?: string }>;

const environmentOf = (zalo: ZaloStandIn): Record<string, string> => ({
  ZALO_APP_ID: zalo.appId,
  ZALO_APP_SECRET: zalo.appSecret,
  ZALO_OA_SECRET_KEY: zalo.oaSecretKey,
  ZALO_API_ROOT: zalo.root,
  ZALO_OAUTH_ROOT: zalo.root,
  PUBLIC_URL: 'https://bot.hop.example',
});

/** `npm run zalo -- authorize` with a person who agrees at once. Gives the exit code. */
async function authorize(zalo: ZaloStandIn, dataDir: string, more: Record<string, string> = {}): Promise<number> {
  const said: string[] = [];
  const env = { ...environmentOf(zalo), DATA_DIR: dataDir, PORT: '1', ...more };
  return runZaloTool(['authorize'], env, {
    clock: systemClock,
    output: { say: (line) => said.push(line), complain: (line) => said.push(line) },
    ask: () => Promise.resolve(zalo.consent(said.find((line) => line.includes('/oa/permission')) ?? '')),
  });
}

const channels = async (program: Pick<Program, 'health'>): Promise<Channels> =>
  (await program.health()).body['channels'] as Channels;

/** The test's own time limit ends it. */
async function zaloIs(ok: boolean, program: Pick<Program, 'health'>): Promise<Channels> {
  for (;;) {
    const now = await channels(program);
    if (now['zalo']?.ok === ok) return now;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('who authorises while the program runs needs no restart: it uses the tokens, and knows its OA and takes no other’s events', async () => {
  const zalo = await startZaloStandIn();
  const office = await openOffice({ env: environmentOf(zalo) });
  const program = await startProgram({ dataDir: office.dataDir, env: environmentOf(zalo) });
  try {
    await zaloIs(false, program);
    expect(await authorize(zalo, office.dataDir)).toBe(0);
    await zaloIs(true, program);
    const link = `select value from facts where name = 'link:zalo'`;
    await until(() => office.rows(link).length === 1);
    expect(office.rows(link)).toEqual([{ value: `https://zalo.me/${zalo.oaId}` }]);

    // Another OA of the same app has the same webhook: what is for it is acknowledged, counted and passed over.
    zalo.deliverTo(`${program.url}/webhooks/zalo`);
    for (const [oa, person] of [
      ['999', '7001'],
      [zalo.oaId, '7002'],
    ] as const) {
      const follow = { event_name: 'follow', oa_id: oa, follower: { id: person } };
      expect(await zalo.push(follow)).toEqual({ status: 200, tries: 1 });
    }
    expect(office.rows('select id from addresses')).toEqual([{ id: '7002' }]);
    expect((await program.health()).body['events']).toMatchObject({ zalo: { good: 2, other: 1, foreign: 1 } });
  } finally {
    await program.end('SIGTERM');
    await office.close();
    await zalo.stop();
  }
}, 180_000);

test('tokens under another TOKEN_KEY stop Zalo alone, are told to the office once, and one more consent mends it', async () => {
  const zalo = await startZaloStandIn();
  const office = await openOffice({ env: environmentOf(zalo) });
  try {
    await authorize(zalo, office.dataDir);
    let program: Program = await office.start();
    const an = await office.join(7001, 'office');
    const told = () => an.messages().filter((each) => each.text.includes('TOKEN_KEY khác'));

    expect(await authorize(zalo, office.dataDir, { TOKEN_KEY: KEY })).toBe(0);
    await an.ask('/chude', 'khẩu hiệu');
    // The running program looks at its tokens once a minute, or when it sends; a start looks at once.
    await program.end('SIGTERM');
    program = await startProgram({
      dataDir: office.dataDir,
      env: {
        TELEGRAM_API_ROOT: office.telegram.root,
        TELEGRAM_BOT_TOKEN: TOKEN,
        BOT_CLOCK: '2021-10-03T06:40:00+07:00',
        ...environmentOf(zalo),
      },
    });
    const now = await zaloIs(false, program);
    expect(now['zalo']?.detail).toMatch(/another TOKEN_KEY.*npm run zalo -- authorize/);
    await an.ask('/chude', 'khẩu hiệu');
    await until(() => told().length > 0);
    expect(told()).toHaveLength(1);

    expect(await authorize(zalo, office.dataDir)).toBe(0);
    await zaloIs(true, program);
    expect(told()).toHaveLength(1);
    await program.end('SIGTERM');
  } finally {
    await office.close();
    await zalo.stop();
  }
}, 180_000);
