import { resolve } from 'node:path';
import { z } from 'zod';
import { distance } from './campaign/distance.ts';
import { type Proxying, readProxying } from './wire/proxy.ts';

/** What the environment asks for. `telegram` null: no token, so the rehearsal runs. */
export type Config = {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly campaign: string;
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
  readonly publicUrl: string | null;
  readonly botClock: { readonly start: Date; readonly speed: number } | null;
  readonly slots: { readonly total: number; readonly bulk: number };
  readonly telegram: {
    readonly token: string;
    readonly apiRoot: string;
    readonly mode: 'polling' | 'webhook';
    readonly webhookSecret: string | null;
  } | null;
  readonly zalo: {
    readonly appId: string;
    readonly appSecret: string;
    readonly oaSecretKey: string;
    /** Used once, at the first start. */
    readonly refreshToken: string | null;
    readonly apiRoot: string;
    readonly oauthRoot: string;
    readonly ratePerMinute: number;
    readonly siteVerification: string | null;
    readonly verifier: string | null;
    /** What is billed (48 hours to 7 days after a person's last word). */
    readonly billed: { readonly reminder: 'allow' | 'hold'; readonly bulk: 'allow' | 'hold' };
    /** How long the bot keeps quiet after a human wrote from the OA's console. */
    readonly quietMinutes: number;
  } | null;
  readonly zaloBot: {
    readonly token: string;
    readonly apiRoot: string;
    readonly mode: 'polling' | 'webhook';
    readonly webhookSecret: string | null;
  } | null;
  /** null: the channels' own. */
  readonly mediaHosts: readonly string[] | null;
  /** The proxies through which everything outside is called. */
  readonly proxying: Proxying;
  /** Encrypts tokens at rest; null: they lie in the database as they are. */
  readonly tokenKey: string | null;
};

const TELEGRAM_REAL_ROOT = 'https://api.telegram.org';

/** A wrong environment: every mistake at once, no value of a secret among them. */
export class ConfigError extends Error {
  readonly mistakes: readonly string[];
  constructor(mistakes: readonly string[]) {
    super(`Cấu hình chưa đúng:\n${mistakes.map((each) => `  - ${each}`).join('\n')}`);
    this.mistakes = mistakes;
    this.name = 'ConfigError';
  }
}

const url = z.string().regex(/^https?:\/\/[^\s]+$/, 'cần một địa chỉ bắt đầu bằng http:// hoặc https://');
const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, 'cần một số nguyên')
    .transform(Number)
    .pipe(z.number().min(min, `từ ${min} trở lên`).max(max, `tối đa ${max}`));

const clock = z.string().transform((text, context) => {
  const [, start = '', speed] = /^(\S+?)(?:\s+x(\d+(?:\.\d+)?))?$/.exec(text.trim()) ?? [];
  const at = new Date(start);
  if (!/T.*(?:Z|[+-]\d{2}:\d{2})$/.test(start) || Number.isNaN(at.getTime())) {
    context.addIssue('cần dạng "2021-10-01T06:40:00+07:00 x60" (tốc độ có thể bỏ)');
    return z.NEVER;
  }
  return { start: at, speed: speed ? Number(speed) : 1 };
});

const hostsIn = (text: string): string[] => text.split(',').flatMap((each) => each.trim() || []);

const schema = z.object({
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
  PUBLIC_URL: url.optional(),
  BOT_CLOCK: clock.optional(),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[A-Za-z0-9_-]{10,}$/, 'không giống mã của BotFather (dạng <số>:<chữ>)')
    .optional(),
  TELEGRAM_API_ROOT: url.default(TELEGRAM_REAL_ROOT),
  TELEGRAM_MODE: z.enum(['polling', 'webhook'], 'cần polling hoặc webhook').default('polling'),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[A-Za-z0-9_-]{16,256}$/, 'cần 16 đến 256 ký tự A-Z a-z 0-9 _ -')
    .optional(),
  ZALO_APP_ID: z.string().regex(/^\d+$/, 'cần dãy số của ứng dụng').optional(),
  ZALO_APP_SECRET: z.string().optional(),
  ZALO_OA_SECRET_KEY: z.string().optional(),
  ZALO_REFRESH_TOKEN: z.string().optional(),
  ZALO_API_ROOT: url.default('https://openapi.zalo.me'),
  ZALO_OAUTH_ROOT: url.default('https://oauth.zaloapp.com'),
  ZALO_RATE_PER_MINUTE: whole(1, 60_000).default(60),
  ZALO_MEDIA_HOSTS: z
    .string()
    .refine(
      (text) => hostsIn(text).length > 0,
      'cần ít nhất một tên miền, cách nhau bằng dấu phẩy; hoặc bỏ hẳn biến này',
    )
    .optional(),
  ZALO_SITE_VERIFICATION: z.string().optional(),
  ZALO_VERIFIER: z.string().optional(),
  ZALO_BILLED_REMINDERS: z.enum(['allow', 'hold'], 'cần allow hoặc hold').default('allow'),
  ZALO_BILLED_BROADCASTS: z.enum(['allow', 'hold'], 'cần allow hoặc hold').default('hold'),
  ZALO_QUIET_MINUTES: whole(0, 10_080).default(30),
  ZALO_BOT_TOKEN: z
    .string()
    .regex(/^\d+:\S{8,}$/, 'không giống mã của Zalo Bot (dạng <số>:<chữ>)')
    .optional(),
  ZALO_BOT_API_ROOT: url.default('https://bot-api.zaloplatforms.com'),
  ZALO_BOT_MODE: z.enum(['polling', 'webhook'], 'cần polling hoặc webhook').default('polling'),
  ZALO_BOT_WEBHOOK_SECRET: z
    .string()
    .regex(/^\S{8,256}$/, 'cần 8 đến 256 ký tự, không có khoảng trắng')
    .optional(),
  TOKEN_KEY: z
    .string()
    .regex(/^(?:[0-9a-fA-F]{64}|[A-Za-z0-9_+/-]{43}=?)$/, 'cần 32 byte: 64 chữ số thập lục phân hoặc base64')
    .optional(),
  TELEGRAM_SLOTS: whole(1, 100_000).default(30),
  TELEGRAM_BULK_SLOTS: whole(1, 100_000).default(25),
});

/** Every name that the environment may hold for us. */
export const SETTINGS: readonly string[] = [
  ...Object.keys(schema.shape),
  ...['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY', 'NO_PROXY'].flatMap((name) => [name, name.toLowerCase()]),
];

/** "cần polling hoặc webhook", and which of them was probably meant. */
function withNearest(issue: z.core.$ZodIssue, value: string | undefined): string {
  const text = `${issue.path.join('.')}: ${issue.message}`;
  if (issue.code !== 'invalid_value' || value === undefined) return text;
  const near = issue.values.map(String).find((each) => distance(each, value.toLowerCase()) <= 2);
  return near === undefined ? text : `${text}. Có phải ${near}?`;
}

/**
 * The environment -> Config. Empty values count as absent. Throws ConfigError with every mistake listed, `before` those that were found where
 * the environment was read.
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  before: readonly string[] = [],
): Config {
  const given = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => {
      const value = environment[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const issues = schema.safeParse(given).error?.issues ?? [];
  const bad = new Set(issues.map((issue) => issue.path.join('.')));
  // What is wrong by itself is left out, so that what doesn't go together is named in the same breath.
  const env = schema.parse(Object.fromEntries(Object.entries(given).filter(([name]) => !bad.has(name))));
  const proxying = readProxying(environment);
  const mistakes = [
    ...before,
    ...issues.map((issue) => withNearest(issue, given[issue.path.join('.')])),
    ...proxying.wrong.map(
      (name) => `${name}: cần địa chỉ của proxy, dạng http://máy-chủ:cổng hoặc http://tên:mật-khẩu@máy-chủ:cổng`,
    ),
    ...contradictions(env, bad, new Set(Object.keys(given))).filter((each) => !bad.has(each.split(':')[0] ?? '')),
  ];
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  return {
    port: env.PORT,
    host: env.HOST,
    dataDir: resolve(env.DATA_DIR),
    campaign: resolve(env.CAMPAIGN),
    logLevel: env.LOG_LEVEL,
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    botClock: env.BOT_CLOCK ?? null,
    slots: { total: env.TELEGRAM_SLOTS, bulk: env.TELEGRAM_BULK_SLOTS },
    telegram: env.TELEGRAM_BOT_TOKEN
      ? {
          token: env.TELEGRAM_BOT_TOKEN,
          apiRoot: env.TELEGRAM_API_ROOT.replace(/\/+$/, ''),
          mode: env.TELEGRAM_MODE,
          webhookSecret: env.TELEGRAM_WEBHOOK_SECRET ?? null,
        }
      : null,
    zalo: readZalo(env),
    zaloBot: env.ZALO_BOT_TOKEN
      ? {
          token: env.ZALO_BOT_TOKEN,
          apiRoot: env.ZALO_BOT_API_ROOT.replace(/\/+$/, ''),
          mode: env.ZALO_BOT_MODE,
          webhookSecret: env.ZALO_BOT_WEBHOOK_SECRET ?? null,
        }
      : null,
    mediaHosts: env.ZALO_MEDIA_HOSTS === undefined ? null : hostsIn(env.ZALO_MEDIA_HOSTS),
    proxying,
    tokenKey: env.TOKEN_KEY ?? null,
  };
}

type Environment = z.output<typeof schema>;

function readZalo(env: Environment): Config['zalo'] {
  const { ZALO_APP_ID: appId, ZALO_APP_SECRET: appSecret, ZALO_OA_SECRET_KEY: oaSecretKey } = env;
  if (!appId || !appSecret || !oaSecretKey) return null;
  return {
    appId,
    appSecret,
    oaSecretKey,
    refreshToken: env.ZALO_REFRESH_TOKEN ?? null,
    apiRoot: env.ZALO_API_ROOT.replace(/\/+$/, ''),
    oauthRoot: env.ZALO_OAUTH_ROOT.replace(/\/+$/, ''),
    ratePerMinute: env.ZALO_RATE_PER_MINUTE,
    siteVerification: env.ZALO_SITE_VERIFICATION ?? null,
    verifier: env.ZALO_VERIFIER ?? null,
    billed: { reminder: env.ZALO_BILLED_REMINDERS, bulk: env.ZALO_BILLED_BROADCASTS },
    quietMinutes: env.ZALO_QUIET_MINUTES,
  };
}

/** Whatever its scheme, port or letters: "https://API.telegram.org:443" is Telegram too. */
const isRealRoot = (root: string): boolean =>
  URL.canParse(root) &&
  /(?:^|\.)(?:telegram\.org|zalo\.me|zaloapp\.com|zaloplatforms\.com)$/.test(new URL(root).hostname);

/** Zalo registers a callback and a webhook on a domain with https, without a port; the program answers at its root. */
function isPlainDomain(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, pathname, search, hash } = new URL(address);
  const isDomain = hostname.includes('.') && !/^[\d.]+$/.test(hostname);
  return protocol === 'https:' && isDomain && port === '' && pathname === '/' && search === '' && hash === '';
}

/** What only a Zalo channel reads: set without that channel's keys it would be passed over without a word, and the rehearsal start. */
const isOfZaloBot = (name: string): boolean => name.startsWith('ZALO_BOT_');
const isOfZaloOa = (name: string): boolean =>
  name.startsWith('ZALO_') && !isOfZaloBot(name) && name !== 'ZALO_MEDIA_HOSTS';

/** `bad`: names whose values were left out. `given`: names that are set. */
function contradictions(env: z.output<typeof schema>, bad: ReadonlySet<string>, given: ReadonlySet<string>): string[] {
  const wrong: string[] = [];
  const onTelegram = env.TELEGRAM_BOT_TOKEN !== undefined || bad.has('TELEGRAM_BOT_TOKEN');
  const onZaloBot = [...given].some(isOfZaloBot);
  const zaloNames = ['ZALO_APP_ID', 'ZALO_APP_SECRET', 'ZALO_OA_SECRET_KEY'] as const;
  const onZalo = [...given].some(isOfZaloOa);
  const live = onTelegram || onZalo || onZaloBot;
  for (const name of zaloNames) {
    if (onZalo && env[name] === undefined) wrong.push(`${name}: Zalo OA cần đủ ${zaloNames.join(', ')}`);
  }
  if (onZalo && env.PUBLIC_URL !== undefined && !isPlainDomain(env.PUBLIC_URL)) {
    wrong.push(
      'PUBLIC_URL: Zalo OA cần https:// và một tên miền, không có cổng và đường dẫn (https://bot.hop.example)',
    );
  }
  if (onZaloBot && env.ZALO_BOT_TOKEN === undefined)
    wrong.push('ZALO_BOT_TOKEN: các biến ZALO_BOT_… cần có mã của bot');
  if (given.has('ZALO_MEDIA_HOSTS') && !onZalo && !onZaloBot) {
    wrong.push(`ZALO_MEDIA_HOSTS: chỉ dùng cùng Zalo OA (${zaloNames.join(', ')}) hoặc Zalo Bot (ZALO_BOT_TOKEN)`);
  }
  if (onZaloBot && env.ZALO_BOT_MODE === 'webhook') {
    if (!env.PUBLIC_URL?.startsWith('https://'))
      wrong.push('PUBLIC_URL: webhook của Zalo Bot cần một địa chỉ https://');
    if (!env.ZALO_BOT_WEBHOOK_SECRET) wrong.push('ZALO_BOT_WEBHOOK_SECRET: webhook của Zalo Bot cần một chuỗi bí mật');
  }
  if (onTelegram && env.TELEGRAM_MODE === 'webhook') {
    if (!env.PUBLIC_URL?.startsWith('https://')) wrong.push('PUBLIC_URL: chế độ webhook cần một địa chỉ https://');
    if (!env.TELEGRAM_WEBHOOK_SECRET) wrong.push('TELEGRAM_WEBHOOK_SECRET: chế độ webhook cần một chuỗi bí mật');
  }
  const real = [
    onTelegram && isRealRoot(env.TELEGRAM_API_ROOT) && 'Telegram',
    onZalo && (isRealRoot(env.ZALO_API_ROOT) || isRealRoot(env.ZALO_OAUTH_ROOT)) && 'Zalo',
    onZaloBot && isRealRoot(env.ZALO_BOT_API_ROOT) && 'Zalo Bot',
  ].find((each) => each !== false);
  if (env.BOT_CLOCK && real) wrong.push(`BOT_CLOCK: chỉ dùng để diễn tập và kiểm thử, không dùng với ${real} thật`);
  if (!live && !['127.0.0.1', '::1', 'localhost'].includes(env.HOST)) {
    wrong.push('HOST: bản diễn tập chỉ chạy trên máy này (127.0.0.1)');
  }
  if (env.TELEGRAM_BULK_SLOTS > env.TELEGRAM_SLOTS && !bad.has('TELEGRAM_SLOTS'))
    wrong.push('TELEGRAM_BULK_SLOTS: không thể lớn hơn TELEGRAM_SLOTS');
  return wrong;
}

/** The secrets among the configuration, for the log's scrubber. */
export function secretsOf(config: Config): string[] {
  const { telegram, zalo, zaloBot } = config;
  return [
    telegram?.token,
    telegram?.webhookSecret,
    zalo?.appSecret,
    zalo?.oaSecretKey,
    zalo?.refreshToken,
    zaloBot?.token,
    zaloBot?.webhookSecret,
    config.tokenKey,
    ...config.proxying.secrets,
  ].filter((each): each is string => Boolean(each));
}
