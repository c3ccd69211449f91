import { join } from 'node:path';
import { z } from 'zod';
import { readKey } from '../channels/zalo/index.ts';
import { type ProxyFor, readProxying } from '../wire/proxy.ts';

/** What the tool needs of the environment. */
export type ZaloSettings = {
  readonly appId: string;
  readonly appSecret: string;
  readonly apiRoot: string;
  readonly oauthRoot: string;
  /** Without a slash at its end; null: the program can't be reached from outside. */
  readonly publicUrl: string | null;
  /** Encrypts the kept tokens. */
  readonly key: Uint8Array | null;
  readonly proxyFor: ProxyFor;
  readonly hasFirstToken: boolean;
  readonly database: string;
  /** Where the running program tells how it is. */
  readonly healthUrl: string;
};

/** `name` is a sentence of the tool's words; `value` never a secret's. */
export type SettingMistake = { readonly name: string; readonly value: string };

const root = (text: string): boolean => URL.canParse(text) && /^https?:\/\//.test(text);
const schema = z.object({
  ZALO_APP_ID: z.string({ error: 'missing' }).regex(/^\d+$/, 'app-id'),
  ZALO_APP_SECRET: z.string({ error: 'missing' }),
  ZALO_API_ROOT: z.string().refine(root, 'address').default('https://openapi.zalo.me'),
  ZALO_OAUTH_ROOT: z.string().refine(root, 'address').default('https://oauth.zaloapp.com'),
  ZALO_REFRESH_TOKEN: z.string().optional(),
  PUBLIC_URL: z.string().refine(root, 'address').optional(),
  TOKEN_KEY: z
    .string()
    .refine((text) => readKey(text) !== null, 'wrong-key')
    .optional(),
  DATA_DIR: z.string().default('./data'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.string().regex(/^\d+$/, 'port').default('8080'),
});

/** The environment -> settings, or all that is wrong with it. Empty values count as absent. */
export function readZaloSettings(
  environment: NodeJS.ProcessEnv,
):
  | { readonly ok: true; readonly settings: ZaloSettings }
  | { readonly ok: false; readonly mistakes: readonly SettingMistake[] } {
  const given = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => {
      const value = environment[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const read = schema.safeParse(given);
  const proxying = readProxying(environment);
  if (!read.success || proxying.wrong.length > 0) {
    const issues = read.error?.issues.map(({ message, path }) => ({ name: message, value: path.join() })) ?? [];
    return { ok: false, mistakes: [...issues, ...proxying.wrong.map((value) => ({ name: 'proxy', value }))] };
  }
  const env = read.data;
  const bare = (text: string): string => text.replace(/\/+$/, '');
  return {
    ok: true,
    settings: {
      appId: env.ZALO_APP_ID,
      appSecret: env.ZALO_APP_SECRET,
      apiRoot: bare(env.ZALO_API_ROOT),
      oauthRoot: bare(env.ZALO_OAUTH_ROOT),
      publicUrl: env.PUBLIC_URL === undefined ? null : bare(env.PUBLIC_URL),
      key: env.TOKEN_KEY === undefined ? null : readKey(env.TOKEN_KEY),
      proxyFor: proxying.proxyFor,
      hasFirstToken: env.ZALO_REFRESH_TOKEN !== undefined,
      database: join(env.DATA_DIR, 'bot.sqlite'),
      healthUrl: `http://${reachable(env.HOST)}:${env.PORT}/healthz`,
    },
  };
}

/** A program that listens everywhere is asked on this machine. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}
