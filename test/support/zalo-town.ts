/**
 * A small town on a Zalo OA: the whole program as a child process over the strict stand-ins of Zalo and Telegram, started anew for each
 * part of a week.
 */
import { join } from 'node:path';
import { readKey, seal, type TokenRow, unseal } from '../../src/channels/zalo/index.ts';
import type { Role } from '../../src/chat/index.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { createTokenStore } from '../../src/store/tokens.ts';
import { type Exit, type Program, runTool, startProgram, temporaryFolder } from './program.ts';
import { startTelegramStandIn, type TelegramStandIn } from './telegram-stand-in.ts';
import { startZaloStandIn, type ZaloStandIn, type ZaloStandInOptions } from './zalo-oa.ts';
import { createTalker, type Talker } from './zalo-talk.ts';

export const TELEGRAM_TOKEN = '7000000001:AAStandInOfTheBotApi_Canary-0123456789';
export const TOKEN_KEY = '5e'.repeat(32);
const PUBLIC_URL = 'https://hop.example';

export type Row = Readonly<Record<string, string | number | null>>;

export type Town = {
  readonly zalo: ZaloStandIn;
  readonly telegram: TelegramStandIn;
  readonly dataDir: string;
  /** The people's clock: while a program runs it goes as fast as the program's own, and never lags behind it. */
  now(): number;
  /** Starts the program at this moment, or where the clock stands; resolves when it listens. */
  start(at?: string): Promise<Program>;
  program(): Program;
  /** Ends it; the clock stands still until the next start. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<Exit & { readonly ms: number }>;
  /** How the programs so far were ended. */
  readonly ends: readonly ('SIGTERM' | 'SIGKILL')[];
  /** Somebody on Zalo; the same one for the same number. */
  someone(n: number): Talker;
  /** An invitation's code, made by the tool while the program runs. */
  invite(role: Role, unit?: string): Promise<string>;
  /** `npm run zalo -- authorize`, the link opened and agreed to. Gives what the tool printed. */
  authorise(): Promise<string>;
  /** The row of tokens as it is kept. */
  tokens(): TokenRow | null;
  /** Reads the program's database, also while it runs. */
  rows(sql: string): readonly Row[];
  /** Everything that every program wrote so far. */
  output(): string;
  /** Log lines of a level at least as bad, of every program: what was said. */
  complaints(level: number): readonly string[];
  until(holds: () => boolean, what: string): Promise<void>;
  close(): Promise<void>;
};

export type TownOptions = {
  /** How much faster than ours the people's clock goes. */
  readonly speed: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly zalo?: Omit<ZaloStandInOptions, 'now' | 'elapsed' | 'callback'>;
};

const PATIENCE_MS = 60_000;

/** Zalo's ids exceed what a number can hold. */
export const zaloId = (n: number): string => String(9_007_199_254_740_993n * 100n + BigInt(n));

export async function openTown({ speed, env = {}, zalo: more = {} }: TownOptions): Promise<Town> {
  const folder = temporaryFolder();
  const clock = createTownClock();
  const zalo = await startZaloStandIn({
    ...more,
    now: clock.now,
    elapsed: Date.now,
    callback: `${PUBLIC_URL}/zalo/callback`,
  });
  const telegram = await startTelegramStandIn({ token: TELEGRAM_TOKEN });
  const talkers = new Map<number, Talker>();
  const written: string[] = [];
  const ends: ('SIGTERM' | 'SIGKILL')[] = [];
  let running: Program | null = null;

  const settings = {
    TELEGRAM_API_ROOT: telegram.root,
    TELEGRAM_BOT_TOKEN: TELEGRAM_TOKEN,
    ZALO_APP_ID: zalo.appId,
    ZALO_APP_SECRET: zalo.appSecret,
    ZALO_OA_SECRET_KEY: zalo.oaSecretKey,
    ZALO_REFRESH_TOKEN: zalo.refreshToken, // stays there, as it would in an office's .env
    ZALO_API_ROOT: zalo.root,
    ZALO_OAUTH_ROOT: zalo.root,
    ZALO_MEDIA_HOSTS: new URL(zalo.root).host,
    TOKEN_KEY,
    PUBLIC_URL,
    ...env,
  };
  const within = <T>(look: (store: Store) => T): T => {
    const store = openStore(join(folder.path, 'bot.sqlite'));
    try {
      return look(store);
    } finally {
      store.close();
    }
  };
  const program = (): Program => {
    if (!running) throw new Error('no program runs');
    return running;
  };
  const output = (): string => [...written, running?.output() ?? ''].join('\n');

  return {
    zalo,
    telegram,
    dataDir: folder.path,
    now: clock.now,
    program,
    ends,
    async start(at) {
      if (running) throw new Error('a program runs already');
      const from = at === undefined ? clock.now() : Date.parse(`${at.replace(' ', 'T')}:00+07:00`);
      clock.run(from, speed);
      const BOT_CLOCK = `${new Date(from).toISOString()} x${speed}`;
      running = await startProgram({ dataDir: folder.path, env: { ...settings, BOT_CLOCK } });
      await zalo.saveWebhook(`${running.url}/webhooks/zalo`);
      return running;
    },
    async end(signal) {
      const ending = program();
      const exit = await ending.end(signal);
      ends.push(signal);
      clock.stop();
      written.push(ending.output());
      running = null;
      return exit;
    },
    someone(n) {
      const talker = talkers.get(n) ?? createTalker(zalo.user(zaloId(n)));
      talkers.set(n, talker);
      return talker;
    },
    invite: (role, unit) =>
      runTool(folder.path, 'invite', ['--role', role, ...(unit === undefined ? [] : ['--unit', unit]), '--plain']),
    authorise: () =>
      runTool(folder.path, 'zalo', ['authorize'], {
        env: { ...settings, PORT: new URL(program().url).port },
        answer: {
          asks: /Enter:/,
          give: (printed) => zalo.consent(/^http\S+\/v4\/oa\/permission\S+$/m.exec(printed)?.[0] ?? ''),
        },
      }),
    rows: (sql) => within((store) => store.sqlite.prepare(sql).all() as Row[]),
    tokens: () =>
      within((store) => {
        const key = readKey(TOKEN_KEY);
        const sealing = { seal: (row: TokenRow) => seal(row, key), unseal: (text: string) => unseal(text, key) };
        return createTokenStore(store, 'zalo', sealing).read();
      }),
    output,
    complaints: (level) =>
      output()
        .split('\n')
        .filter((line) => Number(/^\{"level":(\d+)/.exec(line)?.[1] ?? 0) >= level)
        .map((line) => (JSON.parse(line) as { msg: string }).msg),
    async until(holds, what) {
      const end = performance.now() + PATIENCE_MS;
      while (!holds()) {
        if (performance.now() > end) throw new Error(`${what}: it did not come about`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    async close() {
      await running?.end('SIGKILL');
      await Promise.all([zalo.stop(), telegram.stop()]);
      folder.remove();
    },
  };
}

/** Goes on from where it is put; stands still until then. */
function createTownClock() {
  let base = 0;
  let from = 0;
  let rate = 0;
  const now = (): number => base + (performance.now() - from) * rate;
  const put = (at: number, times: number): void => {
    base = at;
    from = performance.now();
    rate = times;
  };
  return { now, run: put, stop: (): void => put(now(), 0) };
}
