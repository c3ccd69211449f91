import type { Channel, Incoming } from '../../chat/index.ts';
import { createAlias } from '../../wire/alias.ts';
import { otherFiles } from '../../wire/file-words.ts';
import { createMediaFetch } from '../../wire/media.ts';
import { createProgress } from '../../wire/progress.ts';
import { createRedact } from '../../wire/redact.ts';
import { createUnread } from '../../wire/unread.ts';
import type { Webhook } from '../../wire/webhook.ts';
import { createClient } from './client.ts';
import { CHANNEL, type ZaloBotOptions } from './options.ts';
import { createQuota } from './quota.ts';
import { readUpdate } from './read.ts';
import { CAN } from './render.ts';
import { createRunner } from './run.ts';
import { createSend } from './send.ts';
import { createWebhook } from './webhook.ts';

export type { QuotaFigures, ZaloBotOptions, ZaloBotWords } from './options.ts';

/** The answer to a read is small: what takes longer is as good as away. */
const PROBE_MS = 15_000;

/**
 * The Zalo Bot Platform as a channel: plain texts with numbered choices, pictures by their public address, nothing else. `webhook` is what
 * the HTTP room mounts where the mode is webhook. `start` returns at once: where the platform is down it goes on trying, and `health` says so.
 */
export function createZaloBot(options: ZaloBotOptions): Channel & { readonly webhook: Webhook } {
  const { clock, log } = options;
  const timeoutMs = options.callTimeoutMs ?? 30_000;
  const redact = createRedact(() => [options.token, options.webhookSecret]);
  const { proxyFor } = options;
  const call = createClient({ token: options.token, apiRoot: options.apiRoot, timeoutMs, redact, proxyFor });
  const alias = createAlias(options.token);
  const quota = createQuota(options);
  const unread = createUnread(CHANNEL, log);
  const runner = createRunner({ call, options });
  const say = createSend({
    call,
    options,
    isSpent: () => quota.isSpent(),
    progress: createProgress(() => clock.elapsed()),
  });
  const taking = new Set<Promise<void>>();
  let receive: ((batch: readonly Incoming[]) => Promise<void>) | undefined;

  const take = async (updates: readonly unknown[]): Promise<void> => {
    if (!receive) throw new Error('not receiving');
    const me = runner.me();
    const reading = { botId: me?.id ?? '', botNames: me?.names ?? [], alias, now: clock.now() };
    // Reading is pure: what can't be read now can't be read later, and must not hold up what came with it.
    const read = (update: unknown): Incoming | null => {
      try {
        return readUpdate(update, reading);
      } catch {
        unread.note();
        return null;
      }
    };
    const batch = updates.map(read).filter((each) => each !== null);
    if (batch.length < updates.length) {
      log.debug({ channel: CHANNEL, updates: updates.length - batch.length }, 'updates that are not for us');
    }
    if (batch.length > 0) await receive(batch);
  };
  const takePosted = async (updates: readonly unknown[]): Promise<void> => {
    if (runner.isStopping()) throw new Error('stopping');
    const work = take(updates);
    taking.add(work);
    await work.finally(() => taking.delete(work));
  };

  return {
    name: CHANNEL,
    can: { ...CAN, otherFiles: otherFiles(options) },
    async start(given) {
      receive = given;
      runner.start(take);
    },
    async send(to, reply) {
      const sent = await say(to, reply);
      quota.note(sent);
      return sent;
    },
    async probe() {
      try {
        return (await call('getMe', {}, AbortSignal.timeout(PROBE_MS))).ok;
      } catch {
        return false;
      }
    },
    fetch: createMediaFetch({ hosts: options.mediaHosts, timeoutMs, proxyFor }),
    health() {
      const trouble = runner.trouble() ?? (quota.isRefused() ? '429' : null);
      const detail = [trouble, quota.line(), unread.line()].filter((each) => each !== null && each !== '').join('; ');
      return { ok: trouble === null, detail };
    },
    async stop() {
      await runner.stop();
      await Promise.allSettled(taking);
    },
    webhook: createWebhook({ secret: options.webhookSecret, take: takePosted, unread, log }),
  };
}
