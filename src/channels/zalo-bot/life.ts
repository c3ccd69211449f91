import { createBotLife, type PostedLife } from '../../wire/bot-life.ts';
import type { Polled, Source } from '../../wire/poll.ts';
import type { Unread } from '../../wire/unread.ts';
import type { BotAnswer, Me } from './answers.ts';
import type { BotCall } from './client.ts';
import { introduce, urlOf, WEBHOOK_PATH } from './introduce.ts';
import { CHANNEL, type ZaloBotOptions } from './options.ts';
import { idOf, updatesIn } from './read.ts';

/** The platform's own longest wait. */
const POLL_SECONDS = 30;

/** The channel's life: how it introduces itself, polls, and is posted to. `me`: who it is; null: not said yet. */
export function createLife(given: {
  readonly call: BotCall;
  readonly options: ZaloBotOptions;
  readonly unread: Unread;
  readonly take: (updates: readonly unknown[]) => Promise<void>;
}): PostedLife & { me(): Me | null } {
  const { call, options } = given;
  let me: Me | null = null;
  const life = createBotLife<unknown>({
    channel: CHANNEL,
    mode: options.mode,
    clock: options.clock,
    log: options.log,
    unread: given.unread,
    backoffMs: options.backoffMs,
    async introduce(signal) {
      me = await introduce((method, payload) => call(method, payload, signal), options);
      return { bot: me.id, mode: options.mode };
    },
    source: createSource(call, options.pollSeconds ?? POLL_SECONDS),
    webhook: {
      path: WEBHOOK_PATH,
      header: 'x-bot-api-secret-token',
      secret: options.webhookSecret,
      // JSON that is not for us is taken as no update at all.
      read: (body) => (body === undefined ? null : updatesIn(body)),
      async lookAfter(signal) {
        const answer = await call('getWebhookInfo', {}, signal);
        if (!answer.ok) return `${answer.code} ${answer.description}`;
        const isOurs = urlOf(answer.result).startsWith(options.publicUrl ?? '');
        return isOurs ? null : 'another program receives this bot’s updates: another webhook is set';
      },
      lookAgainMs: options.lookAgainMs,
    },
    take: given.take,
  });
  return { ...life, me: () => me };
}

/** The platform knows no offset: what it gave may come again or never. */
const createSource = (call: BotCall, timeout: number): Source<unknown> => ({
  ask: async (signal) => readPoll(await call('getUpdates', { timeout }, signal)),
  idOf(update) {
    try {
      return idOf(update);
    } catch {
      return undefined; // it can't be read that far
    }
  },
});

function readPoll(answer: BotAnswer): Polled<unknown> {
  if (answer.ok) return { ok: true, updates: updatesIn(answer.result) };
  const { code, description, retryAfterMs } = answer;
  if (code === 408) return { ok: true, updates: [] }; // its own time was up, and nobody had said anything
  const isTaken = code === 409 || /webhook/i.test(description);
  const said = isTaken ? `another program receives this bot’s updates (${code})` : `${code} ${description}`;
  return { ok: false, trouble: code === 401 ? 'the token is refused (401)' : said, waitMs: retryAfterMs ?? 0 };
}
