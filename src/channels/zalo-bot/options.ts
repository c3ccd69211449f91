import type { Language } from '../../chat/index.ts';
import type { NumberedWords } from '../../chat/numbered.ts';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { FileSource, FileWords } from '../../wire/file-words.ts';
import type { ProxyFor } from '../../wire/proxy.ts';

/** What this channel adds to a text by itself, in the reader's language; plain, no markup. */
export type ZaloBotWords = NumberedWords &
  FileWords & {
    /** A picture without a public address: where else it can be seen. */
    readonly pictureElsewhere: string;
    /** A picture that the platform did not take, at its address. */
    pictureAt(url: string): string;
  };

/** The plan's figures for whoever looks after the bot. `isNear`: 90 % of one of them is used up. */
export type QuotaFigures = {
  readonly users: number;
  readonly mostUsers: number;
  readonly sent: number;
  readonly mostSent: number;
  readonly isNear: boolean;
};

/**
 * What the channel needs besides the chat vocabulary; all of it is handed in, so that it knows no store and no words.
 */
export type ZaloBotOptions = FileSource & {
  /** `<digits>:<secret>`; it is part of every URL. */
  readonly token: string;
  /** https://bot-api.zaloplatforms.com, or a stand-in's root. */
  readonly apiRoot: string;
  readonly mode: 'polling' | 'webhook';
  /** Webhook only: where the platform reaches us, without a path (https). */
  readonly publicUrl?: string | undefined;
  /** Webhook only, 8 to 256 characters: comes back in every request as X-Bot-Api-Secret-Token. */
  readonly webhookSecret?: string | undefined;
  /** The proxy for an address; left out: everything goes straight. */
  readonly proxyFor?: ProxyFor | undefined;
  readonly clock: Clock;
  readonly log: Log;
  words(language: Language): ZaloBotWords;
  /** "12/50 người, 340/3.000 tin tháng này", and a warning where `isNear`. */
  quotaLine(figures: QuotaFigures): string;
  /**
   * What was used up. `sentThisMonth`: messages that left since the month began, of this channel only. `add`: the
   * platform took one, or may
   * have: called for each part of a reply.
   */
  readonly counter: { users(): number; sentThisMonth(): number; add?(): void };
  /** The plan's limits; the Basic plan's where nothing is said. */
  readonly plan?: { readonly users: number; readonly messages: number };
  /**
   * Where pictures that people send may be fetched: `zdn.vn` stands for itself and every host below it, over https.
   * An entry with a scheme (`http://127.0.0.1:8123`) is an origin that is trusted as it stands: a gateway of ours, a
   * stand-in.
   */
  readonly mediaHosts: readonly string[];
  /** How long one getUpdates may wait at the platform, in seconds. Default 30. */
  readonly pollSeconds?: number;
  /**
   * How long one call may take, in milliseconds; a picture, which the platform fetches meanwhile, five times as long.
   * Default 30,000.
   */
  readonly callTimeoutMs?: number;
  /** The first pause after a failure of the platform, in milliseconds; it doubles up to a minute. Default 1,000. */
  readonly backoffMs?: number;
  /** How often a webhook is looked after. Default 60,000. */
  readonly lookAgainMs?: number;
};

export const CHANNEL = 'zalo-bot';
/** Zalo's own hosts for what people send. */
export const MEDIA_HOSTS: readonly string[] = ['zdn.vn', 'zadn.vn', 'zalo.me'];
/** Basic plan: 50 users a bot, 3,000 messages a month (bot.zapps.me, 2026-09). */
export const BASIC_PLAN = { users: 50, messages: 3000 } as const;
