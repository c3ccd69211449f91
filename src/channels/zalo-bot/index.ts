import type { Channel, Incoming } from '../../chat/index.ts';
import { createAlias } from '../../wire/alias.ts';
import { answers } from '../../wire/bot-life.ts';
import { otherFiles } from '../../wire/file-words.ts';
import { createMediaFetch } from '../../wire/media.ts';
import { createProgress } from '../../wire/progress.ts';
import { createRedact } from '../../wire/redact.ts';
import { createUnread, type Unread } from '../../wire/unread.ts';
import type { Webhook } from '../../wire/webhook.ts';
import { createClient } from './client.ts';
import { createLife } from './life.ts';
import { CHANNEL, type ZaloBotOptions } from './options.ts';
import { createQuota } from './quota.ts';
import { type BotReading, readUpdate } from './read.ts';
import { CAN } from './render.ts';
import { createSend } from './send.ts';

export type { QuotaFigures, ZaloBotOptions, ZaloBotWords } from './options.ts';

/**
 * The Zalo Bot Platform as a channel: plain texts with numbered choices, pictures by their public address, nothing
 * else. `webhook` is what the HTTP room mounts where the mode is webhook. `start` returns at once: where the platform
 * is down it goes on trying, and `health` says so.
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
  const say = createSend({
    call,
    options,
    isSpent: () => quota.isSpent(),
    progress: createProgress(() => clock.elapsed()),
  });
  let receive: ((batch: readonly Incoming[]) => Promise<void>) | undefined;
  const life = createLife({
    call,
    options,
    unread,
    async take(updates) {
      if (!receive) throw new Error('not receiving');
      const me = life.me();
      const reading = { botId: me?.id ?? '', botNames: me?.names ?? [], alias, now: clock.now() };
      const batch = updates.flatMap((update) => readSafely(update, reading, unread) ?? []);
      if (batch.length < updates.length) {
        log.debug({ channel: CHANNEL, updates: updates.length - batch.length }, 'updates that are not for us');
      }
      if (batch.length > 0) await receive(batch);
    },
  });

  return {
    name: CHANNEL,
    can: { ...CAN, otherFiles: otherFiles(options) },
    async start(given) {
      receive = given;
      life.start();
    },
    async send(to, reply) {
      const sent = await say(to, reply);
      quota.note(sent);
      return sent;
    },
    probe: () => answers((signal) => call('getMe', {}, signal)),
    fetch: createMediaFetch({ hosts: options.mediaHosts, timeoutMs, proxyFor }),
    health() {
      const trouble = life.trouble() ?? (quota.isRefused() ? '429' : null);
      const detail = [trouble, quota.line(), unread.line()].filter((each) => each !== null && each !== '').join('; ');
      return { ok: trouble === null, detail };
    },
    stop: () => life.stop(),
    webhook: life.webhook,
  };
}

/** Reading is pure: what can't be read now can't be read later, and must not hold up what came with it. */
function readSafely(update: unknown, reading: BotReading, unread: Unread): Incoming | null {
  try {
    return readUpdate(update, reading);
  } catch {
    unread.note();
    return null;
  }
}
