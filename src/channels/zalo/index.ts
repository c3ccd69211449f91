import { FEW } from '../../chat/few-buttons.ts';
import type { Capabilities, Channel, Incoming } from '../../chat/index.ts';
import { VIETNAMESE } from '../../chat/languages.ts';
import { createAlias } from '../../wire/alias.ts';
import { otherFiles } from '../../wire/file-words.ts';
import { createMediaFetch } from '../../wire/media.ts';
import { createProgress } from '../../wire/progress.ts';
import { createAccount } from './account.ts';
import { FILE_BYTES, type ZaloClient } from './client.ts';
import { createHoldings } from './holdings.ts';
import type { OAuth } from './oauth.ts';
import { CHANNEL, type ZaloOptions } from './options.ts';
import { readEvent } from './read.ts';
import { FILES, TEXT_LIMIT } from './render.ts';
import { createSayings, type Sayings } from './sayings.ts';
import { createSend } from './send.ts';
import { keepUp } from './upkeep.ts';
import { createWebhook, type ZaloWebhook } from './webhook.ts';

export { CONSENT_PATH, challengeOf, consentLink, createPkce, readCallback } from './authorize.ts';
export type { OaProfile, UserDetail, UserQuota, ZaloClient } from './client.ts';
export { oaIdIn, oaLink } from './oa-link.ts';
export type { ZaloOptions, ZaloWords } from './options.ts';
export { isSealed, readKey, SealBroken, seal, unseal } from './seal.ts';
export { rowOf, type TokenRow, type TokenStore } from './token-row.ts';

/**
 * Consultation messages: free for two days after a person's last word, tap or follow, billed to the seventh, then
 * refused.
 */
const WINDOW = { freeHours: 48, lastHours: 168 };
const CAN: Capabilities = {
  edit: false,
  buttons: FEW,
  textLimit: TEXT_LIMIT,
  files: FILES,
  fileBytes: FILE_BYTES,
  mediaApart: true,
  window: WINDOW,
};
const STOP_MS = 5000;

export type Zalo = Channel & { readonly webhook: ZaloWebhook; readonly client: ZaloClient; readonly oauth: OAuth };

/**
 * A Zalo Official Account as a channel. `webhook` is what the HTTP room mounts; `client` and `oauth` are for the
 * tools.
 */
export function createZalo(options: ZaloOptions): Zalo {
  const { clock, log } = options;
  const account = createAccount(options);
  const { client, oauth, tokens, standing, redact } = account;
  const sayings = createSayings();
  const ending = new AbortController();
  const inbox = createInbox(options, sayings, ending.signal);
  let life: Promise<void> = Promise.resolve();
  const send = createSend({
    client,
    holdings: createHoldings({
      client,
      clock,
      uploads: options.uploads,
      readFile: (hash) => options.readFile(hash),
      bytesOf: options.bytesOf,
    }),
    words: (reply) => options.words(reply.lang ?? VIETNAMESE),
    files: options,
    sayings,
    progress: createProgress(() => clock.elapsed()),
  });

  return {
    name: CHANNEL,
    can: { ...CAN, otherFiles: otherFiles(options) },
    client,
    oauth,
    webhook: inbox.webhook,
    async start(receive) {
      inbox.open(receive);
      const foreign = (): number => inbox.webhook.counts().foreign;
      const onOa: ZaloOptions['onOa'] & {} = (oa) => options.onOa?.(oa);
      life = keepUp({ client, tokens, standing, clock, log, redact, foreign, onOa, signal: ending.signal });
    },
    async send(to, reply) {
      const sent = await send(to, reply);
      if (!sent.ok && sent.again === false && sent.why === 'reauthorise') account.stop(sent.detail);
      if (sent.ok && !tokens.needsConsent()) standing.resume();
      return sent;
    },
    // While the office has to act getoa may succeed all the same: whoever looks after that says when sending is worth
    // a try.
    probe: async () => standing.stopped() === null && (await client.getOa()).kind === 'got',
    fetch: createMediaFetch({
      hosts: options.mediaHosts,
      timeoutMs: account.timeoutMs * 2,
      proxyFor: options.proxyFor,
    }),
    health() {
      const [ofTokens, ...others] = account.health();
      const parts = [...(ofTokens ? [ofTokens] : []), inbox.webhook.health(), ...others];
      const details = parts.flatMap(({ detail }) => (detail === undefined ? [] : [detail]));
      const ok = parts.every((each) => each.ok);
      return details.length === 0 ? { ok } : { ok, detail: redact(details.join('; ')) };
    },
    async stop() {
      ending.abort();
      const late = new AbortController();
      // A call that hangs must not keep the others from stopping; what it left open is settled at the next start.
      await Promise.race([Promise.allSettled([life, inbox.idle()]), clock.sleep(STOP_MS, late.signal)]);
      late.abort();
      account.close();
    },
  };
}

type Receive = (batch: readonly Incoming[]) => Promise<void>;

/** The webhook, open from the start until the signal aborts. */
function createInbox(options: ZaloOptions, sayings: Sayings, signal: AbortSignal) {
  const alias = createAlias(options.oaSecretKey);
  const taking = new Set<Promise<void>>();
  let receive: Receive | undefined;
  const webhook = createWebhook({
    ...options,
    read: (event) =>
      readEvent(event, {
        isOwn: (id) => sayings.isOwn(id) || options.isOwn?.(id) === true,
        mayBeOurs: (user, echo) => sayings.mayBeOurs(user, echo),
        alias,
        now: options.clock.now(),
      }),
    async take(batch) {
      if (!receive || signal.aborted) throw new Error('not receiving');
      const work = receive(batch);
      taking.add(work);
      await work.finally(() => taking.delete(work));
    },
  });
  return {
    webhook,
    open(given: Receive): void {
      receive = given;
    },
    /** Resolves once what is in hand is committed, or failed. */
    idle: (): Promise<unknown> => Promise.allSettled(taking),
  };
}
