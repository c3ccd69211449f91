import { FEW } from '../../chat/few-buttons.ts';
import type { Capabilities, Channel, Incoming } from '../../chat/index.ts';
import { createAlias } from '../../wire/alias.ts';
import { otherFiles } from '../../wire/file-words.ts';
import { createMediaFetch } from '../../wire/media.ts';
import { createProgress } from '../../wire/progress.ts';
import { createRedact } from '../../wire/redact.ts';
import { createClient, createProbe, type ZaloClient } from './client.ts';
import { createHoldings } from './holdings.ts';
import { createHost } from './host.ts';
import { createOAuth, type OAuth } from './oauth.ts';
import { CHANNEL, type ZaloOptions } from './options.ts';
import { readEvent } from './read.ts';
import { FILES, TEXT_LIMIT } from './render.ts';
import { createSayings } from './sayings.ts';
import { createSend } from './send.ts';
import { createStanding } from './standing.ts';
import { createTokenKeeper } from './token.ts';
import { keepUp } from './upkeep.ts';
import { createWebhook, type WebhookCounts, type ZaloWebhook } from './webhook.ts';

export { CONSENT_PATH, challengeOf, consentLink, createPkce, readCallback } from './authorize.ts';
export type { Oa, Quota, UserDetail, ZaloClient } from './client.ts';
export { oaIdIn, oaLink } from './oa-link.ts';
export type { ZaloOptions, ZaloWords } from './options.ts';
export { isSealed, readKey, SealBroken, seal, unseal } from './seal.ts';
export { rowOf, type TokenRow, type TokenStore } from './token-row.ts';

/** Consultation messages: free for two days after a person's last word, tap or follow, billed to the seventh, then refused. */
const WINDOW = { freeHours: 48, lastHours: 168 };
const CAN: Capabilities = {
  edit: false,
  buttons: FEW,
  textLimit: TEXT_LIMIT,
  files: FILES,
  mediaApart: true,
  window: WINDOW,
};
const STOP_MS = 5000;

export type { WebhookCounts };
export type Zalo = Channel & { readonly webhook: ZaloWebhook; readonly client: ZaloClient; readonly oauth: OAuth };

/** A Zalo Official Account as a channel. `webhook` is what the HTTP room mounts; `client` and `oauth` are for the tools. */
export function createZalo(options: ZaloOptions): Zalo {
  const { appSecret, clock, log } = options;
  const timeoutMs = options.callTimeoutMs ?? 15_000;
  const redact = createRedact(() => [appSecret, options.oaSecretKey, options.firstRefreshToken, ...tokens.secrets()]);
  const { proxyFor } = options;
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
  const client = createClient({ host: api, tokens, appSecret, clock, redact, timeoutMs, random });
  const sayings = createSayings();
  const alias = createAlias(options.oaSecretKey);
  const ending = new AbortController();
  const taking = new Set<Promise<void>>();
  const shared = { client, tokens, standing, clock, log, redact };
  let receive: ((batch: readonly Incoming[]) => Promise<void>) | undefined;
  let life: Promise<void> = Promise.resolve();

  const take = async (batch: readonly Incoming[]): Promise<void> => {
    if (!receive || ending.signal.aborted) throw new Error('not receiving');
    const work = receive(batch);
    taking.add(work);
    try {
      await work;
    } finally {
      taking.delete(work);
    }
  };
  const webhook = createWebhook({
    ...options,
    read: (event) =>
      readEvent(event, {
        isOwn: (id) => sayings.isOwn(id) || options.isOwn?.(id) === true,
        mayBeOurs: (user, echo) => sayings.mayBeOurs(user, echo),
        alias,
        now: clock.now(),
      }),
    take,
  });

  /** A send was refused for everybody: for the OA's sake where that is what the platform said last. */
  const stop = (detail: string): void => {
    const trouble = client.trouble();
    if (trouble !== null && detail.endsWith(trouble)) standing.stop(trouble, 'account');
    else standing.stop(detail, 'consent');
  };

  const send = createSend({
    client,
    holdings: createHoldings({ client, clock, uploads: options.uploads, readFile: (hash) => options.readFile(hash) }),
    words: (reply) => options.words(reply.lang ?? 'vi'),
    files: options,
    sayings,
    progress: createProgress(() => clock.elapsed()),
  });

  return {
    name: CHANNEL,
    can: { ...CAN, otherFiles: otherFiles(options) },
    client,
    oauth,
    webhook,
    async start(given) {
      receive = given;
      const foreign = (): number => webhook.counts().foreign;
      life = keepUp({ ...shared, foreign, onOa: (oa) => options.onOa?.(oa), signal: ending.signal });
    },
    async send(to, reply) {
      const sent = await send(to, reply);
      if (!sent.ok && sent.again === false && sent.why === 'reauthorise') stop(sent.detail);
      if (sent.ok && !tokens.needsConsent()) standing.resume();
      return sent;
    },
    // While the office has to act getoa may succeed all the same: whoever looks after that says when sending is worth a try.
    probe: async () => standing.stopped() === null && (await client.getOa()).kind === 'got',
    fetch: createMediaFetch({ hosts: options.mediaHosts, timeoutMs: timeoutMs * 2, proxyFor }),
    health() {
      const stopped = tokens.needsConsent() ? null : standing.stopped();
      const trouble = troubleOf('the OA or its package', client.trouble() ?? stopped);
      const away = troubleOf('no answer of Zalo', client.away());
      const parts = [tokens.health(), webhook.health(), trouble, away];
      const details = parts.flatMap(({ detail }) => (detail === undefined ? [] : [detail]));
      const ok = parts.every((each) => each.ok);
      return details.length === 0 ? { ok } : { ok, detail: redact(details.join('; ')) };
    },
    async stop() {
      ending.abort();
      const late = new AbortController();
      // A call that hangs must not keep the others from stopping; what it left open is settled at the next start.
      await Promise.race([Promise.allSettled([life, ...taking]), clock.sleep(STOP_MS, late.signal)]);
      late.abort();
      api.close();
      oauthHost.close();
    },
  };
}

const troubleOf = (about: string, trouble: string | null): { readonly ok: boolean; readonly detail?: string } =>
  trouble === null ? { ok: true } : { ok: false, detail: `${about}: ${trouble}` };
