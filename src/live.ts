/** The live channels of this run: each is handed what it needs from the rooms, as functions. */
import type { App } from './app.ts';
import { commandLists } from './bot/commands.ts';
import { SIMULATOR } from './channels/index.ts';
import type { Channel } from './chat/index.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import { createMonthCount } from './outbox/month-count.ts';
import { createAddressCount } from './store/addresses.ts';
import { createFactRows } from './store/facts.ts';
import { createTokenStore, TokensUnreadable } from './store/tokens.ts';
import type { ChannelParts, Manners, OpenedChannel, Pace } from './wire/descriptor.ts';
import type { Webhook } from './wire/webhook.ts';

export type Live = {
  readonly channels: readonly Channel[];
  readonly webhooks: readonly Webhook[];
  /** Where platforms lead somebody back to who gave a permission in a browser. */
  readonly consentPaths: readonly string[];
  /** What came to the webhooks since the start, by channel. */
  events(): Readonly<Record<string, object>>;
};

type Parts = {
  readonly config: Config;
  readonly app: Pick<App, 'store' | 'writer' | 'parts' | 'tellOffice' | 'resume'>;
  readonly clock: Clock;
  readonly log: Log;
};

/** Opens every channel that the environment asks for; none: the rehearsal runs instead. */
export function openLive(parts: Parts): Live {
  const opened = parts.config.channels.map((each) => each.open(partsFor(each.name, parts)));
  return toLive(opened);
}

/** Channels that were opened, as the program takes them. */
export const toLive = (opened: readonly OpenedChannel[]): Live => ({
  channels: opened.map(({ channel }) => channel),
  webhooks: opened.flatMap(({ webhook }) => webhook ?? []),
  consentPaths: opened.flatMap(({ consentPath }) => consentPath ?? []),
  events: () =>
    Object.fromEntries(opened.flatMap(({ channel, events }) => (events ? [[channel.name, events()] as const] : []))),
});

/**
 * How fast a channel's platform is written to. One that is not of this run is sent nothing: what is said of it is a
 * guess.
 */
export const paceOf = ({ channels }: Config, channel: string): Pace =>
  [...channels, SIMULATOR].find(({ name }) => name === channel)?.pace ?? { total: 1, bulk: 1 };

/** What the office has set for the whole program with the variables of its channels. */
export const mannersOf = ({ channels }: Config): Manners =>
  Object.assign({}, ...channels.map(({ manners }) => manners));

/** The rooms as this channel sees them. */
function partsFor(channel: string, { config, app, clock, log }: Parts): ChannelParts {
  const { words, files, uploads, downloads } = app.parts;
  const { publicUrl } = config;
  const facts = createFactRows(app.store);
  const sent = createMonthCount(app.store, app.writer, clock, channel);
  return {
    clock,
    log,
    proxyFor: config.proxying.proxyFor,
    publicUrl,
    tokenKey: config.tokenKey,
    say: (say, lang) => words.plain(say, lang),
    readFile: (hash) => files.readLater(hash),
    bytesOf: (hash) => files.locate(hash)?.bytes ?? null,
    uploads: {
      get: (name, hash) => uploads.get(name, hash),
      // Where the commit fails it is only uploaded once more, and the message that carried it is sent.
      put: (name, hash, ref) =>
        void app.writer.run(() => uploads.put(name, { hash, ref }, clock.now())).catch(() => undefined),
    },
    linkFor: publicUrl === null ? undefined : (media) => downloads.offer(media, publicUrl),
    commands: () => commandLists(words),
    setLinks: (links) => app.parts.setLinks(channel, links),
    chatLink: () => facts.read(`link:${channel}`),
    tellOffice: (text, key) => app.tellOffice(text, key, channel),
    resume: () => app.resume(channel),
    tokens(sealing) {
      const kept = createTokenStore(app.store, channel, sealing);
      return { ...kept, read: () => readTokens(kept) };
    },
    counter: { users: createAddressCount(app.store, channel), sentThisMonth: () => sent.read(), add: () => sent.add() },
  };
}

/** Tokens under another key stop their channel alone, until somebody acts. */
function readTokens<Row>(tokens: { read(): Row | null }): Row | 'unreadable' | null {
  try {
    return tokens.read();
  } catch (error) {
    if (error instanceof TokensUnreadable) return 'unreadable';
    throw error;
  }
}
