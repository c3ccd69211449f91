/** The real program on Zalo OA, with a stand-in of the platform, and the books by which it is judged afterwards. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { partAnswers, type Traffic, wrongGreetings } from '../support/zalo-oa/traffic.ts';
import { cancelBroadcast, orderBroadcast, seedAudience } from './announcing.ts';
import { type BotProcess, startBot } from './bot-process.ts';
import { startZaloPlatform } from './zalo-platform.ts';

export const KEYS = {
  appId: '4318657068771012345',
  appSecret: 'secret-of-the-app-of-the-bench',
  oaId: '2506148880812345678',
  oaSecretKey: 'secret-of-the-webhook-of-the-bench',
};

/** Messages that came to the platform so far. */
export type Sent = { readonly replies: number; readonly announcements: number };

export type ZaloProgram = {
  readonly bot: BotProcess;
  readonly sent: () => Sent;
  /** Orders a broadcast to all followers; resolves once its first messages are out. Gives the way to end it. */
  announce(): Promise<{ end(): void }>;
  /** Resolves once nothing waits to be sent. */
  idle(): Promise<void>;
  /** All that is not as it must be after this traffic, and nothing else, in plain words. */
  findWrong(traffics: readonly Traffic[]): Promise<readonly string[]>;
  stop(): Promise<void>;
};

const ANNOUNCEMENT = /^Thông báo thử \d+/;
const PATIENCE_MS = 120_000;
/** As to a server in the same country. */
export const ROUND_TRIP_MS = 30;

export async function startZaloProgram(options: {
  readonly port: number;
  readonly ratePerMinute: number;
  readonly followers: readonly string[];
}): Promise<ZaloProgram> {
  const { port, followers } = options;
  const folder = mkdtempSync(join(tmpdir(), 'ban-hoc-bench-'));
  const campaign = seedAudience(
    folder,
    followers.map((id) => ({ channel: 'zalo', id })),
  );
  const platform = await startZaloPlatform(ROUND_TRIP_MS);
  const announced = new Map<string, number>();
  let replies = 0;
  platform.onSend = (user, text) => {
    const announcement = ANNOUNCEMENT.exec(text)?.[0];
    if (announcement === undefined) replies += 1;
    else announced.set(`${announcement} ${user}`, (announced.get(`${announcement} ${user}`) ?? 0) + 1);
  };
  const countAnnounced = (): number => [...announced.values()].reduce((sum, times) => sum + times, 0);
  const bot = await startBot('src/main.ts', port, {
    TELEGRAM_BOT_TOKEN: '',
    DATA_DIR: folder,
    ZALO_APP_ID: KEYS.appId,
    ZALO_APP_SECRET: KEYS.appSecret,
    ZALO_OA_SECRET_KEY: KEYS.oaSecretKey,
    ZALO_REFRESH_TOKEN: 'first-refresh-token-of-the-bench',
    ZALO_API_ROOT: platform.root,
    ZALO_OAUTH_ROOT: platform.root,
    ZALO_RATE_PER_MINUTE: String(options.ratePerMinute),
  });
  let broadcasts = 0;

  const until = async (holds: () => boolean): Promise<void> => {
    const end = performance.now() + PATIENCE_MS;
    while (!holds()) {
      if (performance.now() > end) throw new Error('the bot is not done in two minutes');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const books = new Database(join(folder, 'bot.sqlite'), { readonly: true });
  const column = (sql: string): string[] => books.prepare(sql).pluck().all() as string[];

  return {
    bot,
    sent: () => ({ replies, announcements: countAnnounced() }),
    async announce() {
      broadcasts += 1;
      const before = announced.size;
      const id = orderBroadcast(folder, campaign, `Thông báo thử ${broadcasts}`);
      await until(() => announced.size > before);
      return { end: () => cancelBroadcast(folder, id) };
    },
    idle: () => until(() => column(`select 1 from outbox where state in ('waiting', 'sending') limit 1`).length === 0),
    async findWrong(traffics) {
      const all = (of: (traffic: Traffic) => ReadonlySet<string>): Set<string> =>
        new Set(traffics.flatMap((traffic) => [...of(traffic)]));
      const messages = all((traffic) => traffic.messages);
      const forged = traffics.reduce((sum, traffic) => sum + traffic.forged, 0);
      const health = (await (await fetch(`http://127.0.0.1:${port}/healthz`)).json()) as {
        readonly channels: { readonly zalo: { readonly detail?: string } };
      };
      const counted = /(\d+) events with a bad signature/.exec(health.channels.zalo.detail ?? '')?.[1] ?? '0';
      const { answers, greetings } = partAnswers(column(`select key from outbox where lane = 0`));
      const said = messages.size + greetings.length;
      // Of several photos in a row only the last is answered where the answers before it still waited.
      const replaced = column(`select id from outbox where lane = 0 and state = 'replaced'`).length;
      const unanswered = column(`select id from outbox o where lane = 0 and state = 'replaced' and not exists
        (select 1 from outbox l where l.chat = o.chat and l.lane = 0 and l.id > o.id and l.state = 'sent')`).length;
      const twice = [...announced.values()].filter((times) => times > 1).length;
      return [
        ...differ(
          'notes of events',
          column(`select id from updates`),
          all((traffic) => traffic.keys),
        ),
        ...differ('answers', answers, new Set([...messages].map((id) => `reply:zalo:${id}:0`))),
        ...differ(
          'people',
          column(`select id from addresses`),
          new Set([
            ...followers,
            ...all((traffic) => traffic.writers),
            ...all(({ follows }) => new Set(follows.values())),
          ]),
        ),
        ...column(`select distinct lane || ' ' || state || ' ' || coalesce(reason, '') from outbox
          where state not in ('sent', 'cancelled') and not (lane = 0 and state = 'replaced')`).map(
          (each) => `rows of the outbox: ${each}`,
        ),
        ...wrongGreetings(greetings, traffics, new Set(followers)),
        ...(unanswered === 0 ? [] : [`${unanswered} answers gave way to none`]),
        ...(replies === said - replaced ? [] : [`${replies} answers came to the platform, of ${said - replaced}`]),
        ...(twice === 0 ? [] : [`${twice} people got an announcement more than once`]),
        ...(Number(counted) === forged ? [] : [`/healthz counts ${counted} forged events, of ${forged}`]),
      ];
    },
    async stop() {
      books.close();
      await bot.stop();
      await platform.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** In words; nothing where the two are the same. */
function differ(what: string, found: readonly string[], wanted: ReadonlySet<string>): string[] {
  const known = new Set(found);
  const missing = [...wanted].filter((each) => !known.has(each)).length;
  const strange = found.filter((each) => !wanted.has(each)).length;
  const repeated = found.length - known.size;
  if (missing + strange + repeated === 0) return [];
  return [`${what}: ${missing} missing, ${strange} that should not be, ${repeated} twice`];
}
