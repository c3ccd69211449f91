import { resolve } from 'node:path';
import { z } from 'zod';
import { CHANNELS } from './channels/index.ts';
import type { AskedChannel, Descriptor } from './wire/descriptor.ts';
import { type Proxying, readProxying } from './wire/proxy.ts';
import { address, type Environment, type ReadVariables, readVariables, whole } from './wire/variables.ts';

/** What the environment asks for. Without any channel the rehearsal runs. */
export type Config = {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly campaign: string;
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
  readonly publicUrl: string | null;
  readonly botClock: { readonly start: Date; readonly speed: number } | null;
  readonly channels: readonly AskedChannel[];
  /** The proxies through which everything outside is called. */
  readonly proxying: Proxying;
  /** Encrypts tokens at rest; null: they lie in the database as they are. */
  readonly tokenKey: string | null;
};

/** A wrong environment: every mistake at once, no value of a secret among them. */
export class ConfigError extends Error {
  readonly mistakes: readonly string[];
  constructor(mistakes: readonly string[]) {
    super(`Cấu hình chưa đúng:\n${mistakes.map((each) => `  - ${each}`).join('\n')}`);
    this.mistakes = mistakes;
    this.name = 'ConfigError';
    this.mistakes = mistakes;
  }
}

const clock = z.string().transform((text, context) => {
  const [, start = '', speed] = /^(\S+?)(?:\s+x(\d+(?:\.\d+)?))?$/.exec(text.trim()) ?? [];
  const at = new Date(start);
  if (!/T.*(?:Z|[+-]\d{2}:\d{2})$/.test(start) || Number.isNaN(at.getTime())) {
    context.addIssue('cần dạng "2021-10-01T06:40:00+07:00 x60" (tốc độ có thể bỏ)');
    return z.NEVER;
  }
  return { start: at, speed: speed ? Number(speed) : 1 };
});

/** What is not a channel's own. */
const SHAPE = {
  PORT: whole(0, 65_535).default(8080),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  CAMPAIGN: z.string().default('campaigns/duc-trong-2021'),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'cần một trong: trace, debug, info, warn, error, fatal, silent',
    )
    .default('info'),
  PUBLIC_URL: address.optional(),
  BOT_CLOCK: clock.optional(),
  TOKEN_KEY: z
    .string()
    .regex(/^(?:[0-9a-fA-F]{64}|[A-Za-z0-9_+/-]{43}=?)$/, 'cần 32 byte: 64 chữ số thập lục phân hoặc base64')
    .optional(),
};

/** Every name that the environment may hold for us. */
export const SETTINGS: readonly string[] = [
  ...Object.keys(SHAPE),
  ...new Set(CHANNELS.flatMap(({ variables }) => Object.keys(variables))),
  ...['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY', 'NO_PROXY'].flatMap((name) => [name, name.toLowerCase()]),
];

const readersOf = (name: string): readonly Descriptor[] => CHANNELS.filter(({ variables }) => name in variables);
/** Variables that several channels read. */
const SHARED: ReadonlySet<string> = new Set(SETTINGS.filter((name) => readersOf(name).length > 1));

/**
 * The environment -> Config. Empty values count as absent. Throws ConfigError with every mistake listed, `before`
 * those that were found where the environment was read.
 */
export function readConfig(environment: Environment, before: readonly string[] = []): Config {
  const own = readVariables(SHAPE, environment);
  const env = own.values;
  const publicUrl = env.PUBLIC_URL ?? null;
  const channels = CHANNELS.map((each) => each.read(environment, { publicUrl, shared: SHARED }));
  const asked = channels.flatMap((each) => each.asked ?? []);
  const proxying = readProxying(environment);
  const bad = new Set([own, ...channels].flatMap((each) => [...each.bad]));
  const mistakes = new Set([
    ...before,
    ...own.mistakes,
    ...channels.flatMap((each) => each.mistakes),
    ...proxying.wrong.map(
      (name) => `${name}: cần địa chỉ của proxy, dạng http://máy-chủ:cổng hoặc http://tên:mật-khẩu@máy-chủ:cổng`,
    ),
    ...[...channels.flatMap((each) => each.wrong), ...contradictions(env, asked, environment)].filter(
      (each) => !bad.has(each.split(':')[0] ?? ''),
    ),
  ]);
  if (mistakes.size > 0) throw new ConfigError([...mistakes]);
  return {
    port: env.PORT,
    host: env.HOST,
    dataDir: resolve(env.DATA_DIR),
    campaign: resolve(env.CAMPAIGN),
    logLevel: env.LOG_LEVEL,
    publicUrl,
    botClock: env.BOT_CLOCK ?? null,
    channels: asked,
    proxying,
    tokenKey: env.TOKEN_KEY ?? null,
  };
}

type Own = ReadVariables<typeof SHAPE>['values'];

/** What does not go together, whatever the channels are. */
function contradictions({ BOT_CLOCK, HOST }: Own, asked: readonly AskedChannel[], environment: Environment): string[] {
  const wrong = [...SHARED].flatMap((name) => {
    const readers = readersOf(name);
    const isRead = asked.some((each) => readers.some((reader) => reader.name === each.name));
    if (isRead || !environment[name]?.trim()) return [];
    const who = readers.map(({ label, needs }) => `${label} (${needs.join(', ')})`);
    return [`${name}: chỉ dùng cùng ${who.join(' hoặc ')}`];
  });
  const real = asked.find(({ isReal }) => isReal);
  if (BOT_CLOCK && real) {
    wrong.push(`BOT_CLOCK: chỉ dùng để diễn tập và kiểm thử, không dùng với ${real.label} thật`);
  }
  if (asked.length === 0 && !['127.0.0.1', '::1', 'localhost'].includes(HOST)) {
    wrong.push('HOST: bản diễn tập chỉ chạy trên máy này (127.0.0.1)');
  }
  return wrong;
}

/** The secrets among the configuration, for the log's scrubber. */
export const secretsOf = ({ channels, tokenKey, proxying }: Config): string[] => [
  ...channels.flatMap(({ secrets }) => secrets),
  ...(tokenKey === null ? [] : [tokenKey]),
  ...proxying.secrets,
];
