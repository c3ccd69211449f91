import type { FewWords } from '../../chat/few-buttons.ts';
import type { Language } from '../../chat/index.ts';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { FileSource, FileWords } from '../../wire/file-words.ts';
import type { ProxyFor } from '../../wire/proxy.ts';
import type { TokenStore } from './token-row.ts';

export const CHANNEL = 'zalo';
/** Zalo's own hosts for what people send. */
export const MEDIA_HOSTS: readonly string[] = ['zdn.vn', 'zadn.vn', 'zalo.me'];

/** The few words that a rendering for Zalo adds, in the reader's language, plain. */
export type ZaloWords = FewWords & FileWords;

/** What answers Zalo's check that a domain is ours (from the developer console). */
export type DomainCheck = {
  /** The content of `<meta name="zalo-platform-site-verification">`. */
  readonly meta?: string;
  /** The verifier file: its name as the console gives it, and what is in it. */
  readonly file?: { readonly name: string; readonly content: string };
};

/**
 * What the channel needs besides the chat vocabulary; all of it is handed in, so that it knows no store and no
 * locale.
 */
export type ZaloOptions = FileSource & {
  readonly appId: string;
  /** The app's secret key: for OAuth and `appsecret_proof`. */
  readonly appSecret: string;
  /** The OA Secret Key of the webhook page; not the app's secret. */
  readonly oaSecretKey: string;
  /** https://openapi.zalo.me, or a stand-in's root. */
  readonly apiRoot: string;
  /** https://oauth.zaloapp.com, or a stand-in's root. */
  readonly oauthRoot: string;
  /**
   * The OA's id, asked at each event: those of another OA of the same app are dropped. null: not known yet, all are
   * taken.
   */
  oaId?(): string | null;
  readonly tokens: TokenStore;
  /** Used only while the store has no row. */
  readonly firstRefreshToken?: string | undefined;
  /** The proxy for an address; left out: everything goes straight. */
  readonly proxyFor?: ProxyFor | undefined;
  readonly clock: Clock;
  readonly log: Log;
  /** What the platform holds already. `ref` is this channel's own and opaque to others. */
  readonly uploads: {
    get(channel: string, hash: string): string | null;
    put?(channel: string, hash: string, ref: string): void;
  };
  readonly words: (lang: Language) => ZaloWords;
  /** Hosts that pictures and files of people may be fetched from; see allowHosts. */
  readonly mediaHosts: readonly string[];
  readonly domainCheck?: DomainCheck;
  /** Whether a message is one that this bot sent; the channel itself remembers the last few thousand. */
  isOwn?(messageId: string): boolean;
  /**
   * Somebody has to act: consent again in a browser, or put the app or the OA right in Zalo's console. Called once
   * each time.
   */
  onReauthorise?(detail: string): void;
  /**
   * The OA or its package forbids sending; the office mends that with Zalo. Called once, until a message got through
   * again.
   */
  onAccount?(detail: string): void;
  /** It works again, or is worth another try: the sender may resume. */
  onAuthorised?(): void;
  /** What getoa said: at each start, and when it is another OA by now. */
  onOa?(oa: { readonly id: string; readonly name: string; readonly packageName: string | null }): void;
  /** How long one call may take, in milliseconds. Default 15 s; an upload four times as long. */
  readonly callTimeoutMs?: number;
  /** Random, 0 to 1. */
  readonly random?: () => number;
};
