import { resolve } from 'node:path';
import { z } from 'zod';

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
};

export const TELEGRAM_REAL_ROOT = 'https://api.telegram.org';

/** A wrong environment: every mistake at once, no value of a secret among them. */
export class ConfigError extends Error {
  constructor(readonly mistakes: readonly string[]) {
    super(`Cấu hình chưa đúng:\n${mistakes.map((each) => `  - ${each}`).join('\n')}`);
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
  TELEGRAM_SLOTS: whole(1, 100_000).default(30),
  TELEGRAM_BULK_SLOTS: whole(1, 100_000).default(25),
});

/**
 * The environment -> Config. Empty values count as absent. Throws ConfigError with every mistake listed.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
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
  const mistakes = [
    ...issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    ...contradictions(env, bad).filter((each) => !bad.has(each.split(':')[0] ?? '')),
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
  };
}

/** Whatever its scheme, port or letters: "https://API.telegram.org:443" is Telegram too. */
const isRealRoot = (root: string): boolean =>
  URL.canParse(root) && new URL(root).hostname === new URL(TELEGRAM_REAL_ROOT).hostname;

/** `bad`: names whose values were left out. */
function contradictions(env: z.output<typeof schema>, bad: ReadonlySet<string>): string[] {
  const wrong: string[] = [];
  const live = env.TELEGRAM_BOT_TOKEN !== undefined || bad.has('TELEGRAM_BOT_TOKEN');
  if (live && env.TELEGRAM_MODE === 'webhook') {
    if (!env.PUBLIC_URL?.startsWith('https://')) wrong.push('PUBLIC_URL: chế độ webhook cần một địa chỉ https://');
    if (!env.TELEGRAM_WEBHOOK_SECRET) wrong.push('TELEGRAM_WEBHOOK_SECRET: chế độ webhook cần một chuỗi bí mật');
  }
  if (live && env.BOT_CLOCK && isRealRoot(env.TELEGRAM_API_ROOT)) {
    wrong.push('BOT_CLOCK: chỉ dùng để diễn tập và kiểm thử, không dùng với Telegram thật');
  }
  if (!live && !['127.0.0.1', '::1', 'localhost'].includes(env.HOST)) {
    wrong.push('HOST: bản diễn tập chỉ chạy trên máy này (127.0.0.1)');
  }
  if (env.TELEGRAM_BULK_SLOTS > env.TELEGRAM_SLOTS && !bad.has('TELEGRAM_SLOTS'))
    wrong.push('TELEGRAM_BULK_SLOTS: không thể lớn hơn TELEGRAM_SLOTS');
  return wrong;
}

/** The secrets among the configuration, for the log's scrubber. */
export function secretsOf(config: Config): string[] {
  return [config.telegram?.token, config.telegram?.webhookSecret].filter((each): each is string => Boolean(each));
}
