import { createRedact, type Redact } from '../../wire/redact.ts';
import { createCalls, createProbe } from './calls.ts';
import { createClient, type ZaloClient } from './client.ts';
import { createHost } from './host.ts';
import { createOAuth, type OAuth } from './oauth.ts';
import type { ZaloOptions } from './options.ts';
import { createStanding, type ZaloStanding } from './standing.ts';
import { createTokenKeeper, type TokenKeeper } from './token.ts';

/** The OA at the platform: its tokens, whether they let us send, and the calls under them. */
export type Account = {
  readonly client: ZaloClient;
  readonly oauth: OAuth;
  readonly tokens: TokenKeeper;
  readonly standing: ZaloStanding;
  readonly redact: Redact;
  readonly timeoutMs: number;
  /** A send was refused for everybody. */
  stop(detail: string): void;
  health(): readonly { readonly ok: boolean; readonly detail?: string }[];
  close(): void;
};

/** See Account. Asks nothing by itself. */
export function createAccount(options: ZaloOptions): Account {
  const { appSecret, clock, log, proxyFor } = options;
  const timeoutMs = options.callTimeoutMs ?? 15_000;
  const redact = createRedact(() => [appSecret, options.oaSecretKey, options.firstRefreshToken, ...tokens.secrets()]);
  const api = createHost({ root: options.apiRoot, timeoutMs, redact, proxyFor });
  const oauthHost = createHost({ root: options.oauthRoot, timeoutMs, redact, proxyFor });
  const oauth = createOAuth({ host: oauthHost, appId: options.appId, appSecret, redact });
  const tokens = createTokenKeeper({
    store: options.tokens,
    oauth,
    probe: createProbe(api, appSecret),
    clock,
    log,
    firstRefreshToken: options.firstRefreshToken,
    onReauthorise: (detail) => standing.stop(detail, 'consent'),
  });
  const standing = createStanding({
    // That they can't be opened may be news.
    detail: tokens.needsConsent() && !tokens.isUnreadable() ? 'the tokens are used up' : null,
    onStop(detail, why) {
      if (why === 'account') options.onAccount?.(redact(detail));
      else options.onReauthorise?.(redact(detail));
    },
    onResume: () => options.onAuthorised?.(),
  });
  const random = options.random ?? Math.random;
  const client = createClient(createCalls({ host: api, tokens, appSecret, clock, redact, random }), timeoutMs);
  return {
    client,
    oauth,
    tokens,
    standing,
    redact,
    timeoutMs,
    stop(detail) {
      // For the OA's sake where that is what the platform said last.
      const trouble = client.trouble();
      if (trouble !== null && detail.endsWith(trouble)) standing.stop(trouble, 'account');
      else standing.stop(detail, 'consent');
    },
    health() {
      const stopped = tokens.needsConsent() ? null : standing.stopped();
      const trouble = troubleOf('the OA or its package', client.trouble() ?? stopped);
      return [tokens.health(), trouble, troubleOf('no answer of Zalo', client.away())];
    },
    close() {
      api.close();
      oauthHost.close();
    },
  };
}

const troubleOf = (about: string, trouble: string | null): { readonly ok: boolean; readonly detail?: string } =>
  trouble === null ? { ok: true } : { ok: false, detail: `${about}: ${trouble}` };
