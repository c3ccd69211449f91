import { z } from 'zod';
import { no, partial, yes } from '../../wire/abilities.ts';
import { type ChannelParts, defineChannel, type KeptTokens } from '../../wire/descriptor.ts';
import { address, hosts, whole } from '../../wire/variables.ts';
import { wireWords } from '../../wire/words.ts';
import { CONSENT_PATH } from './authorize.ts';
import { createZalo } from './index.ts';
import { oaIdIn, oaLink } from './oa-link.ts';
import { CHANNEL, MEDIA_HOSTS } from './options.ts';
import { isSealed, readKey, seal, unseal } from './seal.ts';
import type { TokenRow } from './token-row.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const billing = z.enum(['allow', 'hold'], 'cần allow hoặc hold');

export const zalo = defineChannel({
  name: CHANNEL,
  label: 'Zalo OA',
  short: 'Zalo',
  abilities: {
    texts: yes('2,000 characters a message, longer ones in parts'),
    buttons: partial('5, the others are listed'),
    edits: no('no message can be changed afterwards'),
    pictures: yes('1 MB, drawn smaller where they are larger'),
    files: partial('PDF, Word and CSV of 5 MB; others as a link'),
    window: yes('48 hours free, billed to 7 days, then none'),
    polling: no('events are posted only'),
    webhook: yes(),
    voices: yes(),
    'edited words': no('Zalo tells of no edits'),
    'word of a block': yes(),
    'deleted accounts': yes(),
  },
  settings: {
    variables: {
      ZALO_APP_ID: z
        .string()
        .regex(/^\d+$/, 'cần dãy số của ứng dụng')
        .optional()
        .describe('with the next two: the OA runs'),
      ZALO_APP_SECRET: z.string().optional().describe('of the application'),
      ZALO_OA_SECRET_KEY: z.string().optional().describe('under which events are signed'),
      ZALO_REFRESH_TOKEN: z
        .string()
        .optional()
        .describe('for the first start only, instead of `npm run zalo -- authorize`'),
      ZALO_API_ROOT: address.default('https://openapi.zalo.me').describe('another server of its API'),
      ZALO_OAUTH_ROOT: address.default('https://oauth.zaloapp.com').describe('another server of its permissions'),
      ZALO_RATE_PER_MINUTE: whole(1, 60_000)
        .default(60)
        .describe('messages and pictures in any minute; a sixth is kept for who asks meanwhile'),
      ZALO_MEDIA_HOSTS: hosts,
      ZALO_SITE_VERIFICATION: z.string().optional().describe('the domain check: what its tag says'),
      ZALO_VERIFIER: z.string().optional().describe('the domain check: what its file is called after'),
      ZALO_BILLED_REMINDERS: billing.default('allow').describe('reminders that are billed: `allow` or `hold`'),
      ZALO_BILLED_BROADCASTS: billing.default('hold').describe('announcements that are billed: `allow` or `hold`'),
      ZALO_QUIET_MINUTES: whole(0, 10_080).default(30).describe('the bot’s silence after a colleague wrote by hand'),
    },
    secrets: ['ZALO_APP_SECRET', 'ZALO_OA_SECRET_KEY', 'ZALO_REFRESH_TOKEN'],
    needs: ['ZALO_APP_ID', 'ZALO_APP_SECRET', 'ZALO_OA_SECRET_KEY'],
    roots: ['ZALO_API_ROOT', 'ZALO_OAUTH_ROOT'],
    domains: ['zalo.me', 'zaloapp.com'],
    wrong: (_env, { isAsked, publicUrl }) =>
      isAsked && publicUrl !== null && !isPlainDomain(publicUrl)
        ? ['PUBLIC_URL: Zalo OA cần https:// và một tên miền, không có cổng và đường dẫn (https://bot.hop.example)']
        : [],
  },
  /** Zalo counts by the minute (-32 above it); a sixth of that is kept for whoever asks meanwhile. */
  pace({ ZALO_RATE_PER_MINUTE: total }) {
    return { total, bulk: Math.max(1, Math.floor((total * 5) / 6)), periodMs: MINUTE_MS };
  },
  manners: (env) => ({
    billed: { reminder: env.ZALO_BILLED_REMINDERS, bulk: env.ZALO_BILLED_BROADCASTS },
    quietMinutes: env.ZALO_QUIET_MINUTES,
  }),
  open(env, parts) {
    const { clock } = parts;
    const tokens = openTokens(parts);
    const thisHour = (): number => Math.floor(clock.elapsed() / HOUR_MS);
    const channel = createZalo({
      appId: env.ZALO_APP_ID,
      appSecret: env.ZALO_APP_SECRET,
      oaSecretKey: env.ZALO_OA_SECRET_KEY,
      apiRoot: env.ZALO_API_ROOT,
      oauthRoot: env.ZALO_OAUTH_ROOT,
      tokens,
      firstRefreshToken: env.ZALO_REFRESH_TOKEN,
      proxyFor: parts.proxyFor,
      clock,
      log: parts.log,
      readFile: parts.readFile,
      bytesOf: parts.bytesOf,
      uploads: parts.uploads,
      words: wireWords(parts.say),
      linkFor: parts.linkFor,
      mediaHosts: env.ZALO_MEDIA_HOSTS ?? MEDIA_HOSTS,
      domainCheck: domainCheckOf(env.ZALO_SITE_VERIFICATION, env.ZALO_VERIFIER),
      onReauthorise() {
        const what = tokens.read() === 'unreadable' ? 'tokens-unreadable' : 'reauthorise';
        parts.tellOffice({ key: `zalo:${what}` }, `${what}:${thisHour()}`);
      },
      onAccount: (detail) => parts.tellOffice({ key: 'zalo:account', with: { detail } }, `account:${thisHour()}`),
      onAuthorised: parts.resume,
      // Asked anew each time: a consent for another OA on the command line changes it while the program runs.
      oaId: () => oaIdIn(parts.chatLink() ?? undefined),
      onOa: ({ id }) => parts.setLinks({ chat: oaLink(id), invitation: null }),
    });
    return { channel, webhook: channel.webhook, consentPath: CONSENT_PATH, events: () => channel.webhook.counts() };
  },
});

/**
 * Tokens from before there was a key are sealed now that there is one. A disk that is full just now is no reason not
 * to start.
 */
function openTokens({ tokenKey, tokens, log }: ChannelParts): KeptTokens<TokenRow> {
  const key = tokenKey === null ? null : readKey(tokenKey);
  const kept = tokens<TokenRow>({ seal: (row) => seal(row, key), unseal: (text) => unseal(text, key) });
  if (key === null) return kept;
  try {
    if (kept.reseal((text) => !isSealed(text))) log.info({ channel: CHANNEL }, 'tokens sealed with TOKEN_KEY');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log.warn({ channel: CHANNEL, reason }, 'tokens could not be sealed; they are with their next renewal');
  }
  return kept;
}

const domainCheckOf = (meta: string | undefined, verifier: string | undefined) => ({
  ...(meta ? { meta } : {}),
  ...(verifier ? { file: { name: `zalo_verifier${verifier}.html`, content: verifier } } : {}),
});

/** Zalo registers a callback and a webhook on a domain with https, without a port; the program answers at its root. */
function isPlainDomain(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, port, pathname, search, hash } = new URL(text);
  const isDomain = hostname.includes('.') && !/^[\d.]+$/.test(hostname);
  return protocol === 'https:' && isDomain && port === '' && pathname === '/' && search === '' && hash === '';
}
