/** The live channels of this run: each is handed what it needs from the rooms, as functions. */
import type { App } from './app.ts';
import { commandLists } from './bot/commands.ts';
import {
  createTelegram,
  createZalo,
  createZaloBot,
  isSealed,
  oaIdIn,
  oaLink,
  readKey,
  seal,
  type TokenRow,
  telegramLinks,
  unseal,
  type WebhookCounts,
} from './channels/index.ts';
import type { Channel, Language, Media } from './chat/index.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import { createMonthCount } from './outbox/month-count.ts';
import type { SlotLimits } from './outbox/slots.ts';
import { createAddressCount } from './store/addresses.ts';
import { createFactRows } from './store/facts.ts';
import { createTokenStore, type StoredTokens, TokensUnreadable } from './store/tokens.ts';
import { isCalendar } from './wire/file-words.ts';
import type { Webhook } from './wire/webhook.ts';

export type Live = {
  readonly channels: readonly Channel[];
  readonly webhooks: readonly Webhook[];
  /** What came to Zalo OA's webhook since the start; null: there is none. */
  events(): WebhookCounts | null;
};

type Parts = {
  readonly config: Config;
  readonly app: Pick<App, 'store' | 'writer' | 'parts' | 'tellOffice' | 'resume'>;
  readonly clock: Clock;
  readonly log: Log;
};

/** Opens every channel that the environment names; none: the rehearsal runs instead. */
export function openLive(parts: Parts): Live {
  const { telegram, zalo, zaloBot } = parts.config;
  const channels: Channel[] = [];
  const webhooks: Webhook[] = [];
  let events: Live['events'] = () => null;
  if (telegram) {
    const opened = openTelegram(parts, telegram);
    channels.push(opened);
    if (telegram.mode === 'webhook') webhooks.push(opened.webhook);
  }
  if (zalo) {
    const opened = openZalo(parts, zalo);
    channels.push(opened);
    webhooks.push(opened.webhook);
    events = () => opened.webhook.counts();
  }
  if (zaloBot) {
    const opened = openZaloBot(parts, zaloBot);
    channels.push(opened);
    if (zaloBot.mode === 'webhook') webhooks.push(opened.webhook);
  }
  return { channels, webhooks, events: () => events() };
}

export const isLive = (config: Config): boolean =>
  config.telegram !== null || config.zalo !== null || config.zaloBot !== null;

/** Zalo's own hosts for what people send, on either door. */
const ZALO_MEDIA_HOSTS: readonly string[] = ['zdn.vn', 'zadn.vn', 'zalo.me'];

const MINUTE = 60_000;

/** How many messages, by channel. Zalo counts by the minute (-32 above it); a sixth of that is kept for whoever asks meanwhile. */
export function slotsOf({ slots, zalo }: Config, channel: string): SlotLimits {
  if (channel === 'zalo') {
    const total = zalo?.ratePerMinute ?? 60;
    return { total, bulk: Math.max(1, Math.floor((total * 5) / 6)), periodMs: MINUTE };
  }
  // The Bot Platform names no rate; 3,000 messages a month need none.
  return channel === 'zalo-bot' ? { total: 5, bulk: 1 } : slots;
}

/** What a platform holds already, by content hash; written with the next commit. */
function uploadsOf({ app, clock }: Parts) {
  const { uploads } = app.parts;
  return {
    get: (channel: string, hash: string) => uploads.get(channel, hash),
    // Where the commit fails it is only uploaded once more, and the message that carried it is sent.
    put: (channel: string, hash: string, ref: string) =>
      void app.writer.run(() => uploads.put(channel, { hash, ref }, clock.now())).catch(() => undefined),
  };
}

/** An address for what a channel can't carry; none without PUBLIC_URL. */
function linkFor({ config, app }: Parts): ((media: Media) => string | null) | undefined {
  const { publicUrl } = config;
  return publicUrl === null ? undefined : (media) => app.parts.downloads.offer(media, publicUrl);
}

function openTelegram(parts: Parts, telegram: NonNullable<Config['telegram']>) {
  const { config, app, clock, log } = parts;
  const { words, files } = app.parts;
  return createTelegram({
    token: telegram.token,
    apiRoot: telegram.apiRoot,
    mode: telegram.mode,
    publicUrl: config.publicUrl ?? undefined,
    webhookSecret: telegram.webhookSecret ?? undefined,
    proxyFor: config.proxying.proxyFor,
    clock,
    log,
    readFile: (hash) => files.read(hash),
    uploads: uploadsOf(parts),
    commands: commandLists(words).map((list) => ({
      language: list.language ?? '',
      scope: list.scope === 'private' ? 'all_private_chats' : 'all_group_chats',
      commands: list.commands,
    })),
    onName: (name) => app.parts.setLinks('telegram', telegramLinks(name)),
  });
}

/** Tokens from before there was a key are sealed now that there is one. A disk that is full just now is no reason not to start. */
function sealPlain<Row>(tokens: Pick<StoredTokens<Row>, 'reseal'>, log: Log): void {
  try {
    if (tokens.reseal((text) => !isSealed(text))) log.info({ channel: 'zalo' }, 'tokens sealed with TOKEN_KEY');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log.warn({ channel: 'zalo', reason }, 'tokens could not be sealed; they are with their next renewal');
  }
}

/** Tokens under another key stop their channel alone, until somebody acts. */
function readTokens<Row>(tokens: Pick<StoredTokens<Row>, 'read'>): Row | 'unreadable' | null {
  try {
    return tokens.read();
  } catch (error) {
    if (error instanceof TokensUnreadable) return 'unreadable';
    throw error;
  }
}

function openZalo(parts: Parts, zalo: NonNullable<Config['zalo']>) {
  const { config, app, clock, log } = parts;
  const { words, files } = app.parts;
  const key = config.tokenKey === null ? null : readKey(config.tokenKey);
  const tokens = createTokenStore<TokenRow>(app.store, 'zalo', {
    seal: (row) => seal(row, key),
    unseal: (text) => unseal(text, key),
  });
  if (key) sealPlain(tokens, log);
  const word = (lang: Language, name: string, values?: Readonly<Record<string, string>>): string =>
    words.plain({ key: `zalo:${name}`, ...(values ? { with: values } : {}) }, lang);
  // Read anew each time: a consent for another OA on the command line changes it while the program runs.
  const facts = createFactRows(app.store);
  return createZalo({
    appId: zalo.appId,
    appSecret: zalo.appSecret,
    oaSecretKey: zalo.oaSecretKey,
    apiRoot: zalo.apiRoot,
    oauthRoot: zalo.oauthRoot,
    tokens: { read: () => readTokens(tokens), write: (row) => tokens.write(row) },
    firstRefreshToken: zalo.refreshToken ?? undefined,
    proxyFor: config.proxying.proxyFor,
    clock,
    log,
    readFile: (hash) => files.read(hash),
    uploads: uploadsOf(parts),
    words: (lang) => ({
      mayType: word(lang, 'may-type'),
      typeNumber: word(lang, 'type-number'),
      more: word(lang, 'more'),
      fileAt: ({ mime, name }, url) => word(lang, isCalendar(mime) ? 'calendar-at' : 'file-at', { name, url }),
      fileLeftOut: (name) => word(lang, 'file-left-out', { name }),
    }),
    linkFor: linkFor(parts),
    mediaHosts: config.mediaHosts ?? ZALO_MEDIA_HOSTS,
    domainCheck: {
      ...(zalo.siteVerification ? { meta: zalo.siteVerification } : {}),
      ...(zalo.verifier ? { file: { name: `zalo_verifier${zalo.verifier}.html`, content: zalo.verifier } } : {}),
    },
    onReauthorise() {
      const what = readTokens(tokens) === 'unreadable' ? 'tokens-unreadable' : 'reauthorise';
      app.tellOffice({ key: `zalo:${what}` }, `${what}:${Math.floor(clock.elapsed() / 3_600_000)}`, 'zalo');
    },
    onAccount(detail) {
      const hour = Math.floor(clock.elapsed() / 3_600_000);
      app.tellOffice({ key: 'zalo:account', with: { detail } }, `account:${hour}`, 'zalo');
    },
    onAuthorised: () => app.resume('zalo'),
    oaId: () => oaIdIn(facts.read('link:zalo')),
    onOa: ({ id }) => app.parts.setLinks('zalo', { chat: oaLink(id), invitation: null }),
  });
}

function openZaloBot(parts: Parts, zaloBot: NonNullable<Config['zaloBot']>) {
  const { config, app, clock, log } = parts;
  const { words, files } = app.parts;
  const users = createAddressCount(app.store, 'zalo-bot');
  const sent = createMonthCount(app.store, app.writer, clock, 'zalo-bot');
  const word = (lang: Language, name: string, values?: Readonly<Record<string, string | number>>): string =>
    words.plain({ key: `zalo:${name}`, ...(values ? { with: values } : {}) }, lang);
  return createZaloBot({
    token: zaloBot.token,
    apiRoot: zaloBot.apiRoot,
    mode: zaloBot.mode,
    publicUrl: config.publicUrl ?? undefined,
    webhookSecret: zaloBot.webhookSecret ?? undefined,
    proxyFor: config.proxying.proxyFor,
    clock,
    log,
    words: (lang) => ({
      mayType: word(lang, 'may-type'),
      typeNumber: word(lang, 'type-number'),
      pictureElsewhere: word(lang, 'picture-elsewhere'),
      pictureAt: (url) => word(lang, 'picture-at', { url }),
      fileAt: ({ mime, name }, url) => word(lang, isCalendar(mime) ? 'calendar-at' : 'file-at', { name, url }),
      fileLeftOut: (name) => word(lang, 'file-left-out', { name }),
    }),
    quotaLine: ({ isNear, ...figures }) => word('vi', isNear ? 'quota-near' : 'quota', figures),
    counter: {
      users,
      sentThisMonth: () => sent.read(),
      add: () => sent.add(),
    },
    linkFor: linkFor(parts),
    readFile: (hash) => files.read(hash),
    mediaHosts: config.mediaHosts ?? ZALO_MEDIA_HOSTS,
  });
}
