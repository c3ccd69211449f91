import type { Language, Media } from '../../chat/index.ts';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { FileWords } from '../../wire/file-words.ts';
import type { ProxyFor } from '../../wire/proxy.ts';

/** One list for setMyCommands. `language` '' is everybody whose language has no list of its own. */
export type TelegramCommands = {
  readonly language: string;
  readonly scope: 'default' | 'all_private_chats' | 'all_group_chats' | 'all_chat_administrators';
  readonly commands: readonly { readonly command: string; readonly description: string }[];
};

/**
 * What the channel needs besides the chat vocabulary; all of it is handed in, so that it knows no store and no words.
 */
export type TelegramOptions = {
  readonly token: string;
  /** https://api.telegram.org, or a stand-in's root. */
  readonly apiRoot: string;
  readonly mode: 'polling' | 'webhook';
  /** Webhook only: where the platform reaches us, without a path (https). */
  readonly publicUrl?: string | undefined;
  /** Webhook only: comes back in every request as X-Telegram-Bot-Api-Secret-Token. */
  readonly webhookSecret?: string | undefined;
  /** The proxy for an address; left out: everything goes straight. */
  readonly proxyFor?: ProxyFor | undefined;
  readonly clock: Clock;
  readonly log: Log;
  /** The bytes of a file of ours, by content hash. */
  readFile(hash: string): Uint8Array | Promise<Uint8Array>;
  /** How many they are; null: they are gone. Left out: nobody knows before. */
  readonly bytesOf?: ((hash: string) => number | null) | undefined;
  /** A public address for a file that is too large for the platform. Left out: there are none. */
  readonly linkFor?: ((media: Media) => string | null) | undefined;
  /** What is said in the place of such a file. */
  readonly words?: ((lang: Language) => FileWords) | undefined;
  /** What the platform holds already. `ref` is this channel's own and opaque to others. */
  readonly uploads: {
    get(channel: string, hash: string): string | null;
    /** Called for every upload, albums too; a single one is also reported as `Sent.uploaded`. */
    put?(channel: string, hash: string, ref: string): void;
  };
  readonly commands: readonly TelegramCommands[];
  /** The bot's username, once the platform has said it (again after each start). */
  onName?(name: string): void;
  /** A group became a supergroup: its address is another from now on. */
  onMoved?(from: string, to: string): void;
  /** How long one getUpdates may wait at the platform, in seconds. */
  readonly pollSeconds?: number;
  /** How long one call may take, in milliseconds. */
  readonly callTimeoutMs?: number;
  /** The first pause after a failure of the platform, in milliseconds; it doubles up to a minute. */
  readonly backoffMs?: number;
};

export const CHANNEL = 'telegram';
