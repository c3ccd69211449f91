import { Api } from 'grammy';
import type { ApiResponse } from 'grammy/types';
import { Telegraf, TelegramError } from 'telegraf';
import { byNode } from '../../wire/by-node.ts';
import { createCaller } from '../../wire/caller.ts';
import type { ProxyFor } from '../../wire/proxy.ts';
import type { Redact } from '../../wire/redact.ts';
import { readAnswer } from './answers.ts';
import { toBody } from './body.ts';

export type Payload = Readonly<Record<string, unknown>>;
/** One call of the Bot API. Resolves with its answer, also with a refusal; throws NoAnswer where none came. */
export type TelegramCall = (method: string, payload: Payload, signal?: AbortSignal) => Promise<ApiResponse<unknown>>;
/** One link of the chain, as grammY's plugins install them. */
export type Transform = (
  next: TelegramCall,
  method: string,
  payload: Payload,
  signal?: AbortSignal,
) => Promise<ApiResponse<unknown>>;

/**
 * Telegraf runs the bot, grammY's plugins draw: one HTTP client, one chain of transformers for both. The client is
 * ours: Telegraf's own reads answers of any size, follows redirects with what is sent, and can't tell whether a call
 * that failed had left.
 */
export type Pipeline = {
  readonly bot: Telegraf;
  /** The chain's owner: what is installed here with `config.use` sees every call, Telegraf's too. */
  readonly api: Api;
  /** Through the chain. */
  readonly call: TelegramCall;
  /** getUpdates, around the chain: a long poll waits, and must not stand in the way of what is throttled there. */
  readonly poll: (payload: Payload, signal: AbortSignal) => Promise<ApiResponse<unknown>>;
};

const POLL_GRACE_MS = 10_000;
const UPLOAD_TIMES = 4;

/** See Pipeline. `timeoutMs`: of one call; an upload may take four times as long, a long poll its own wait and 10 s. */
export function createPipeline(options: {
  readonly token: string;
  readonly apiRoot: string;
  readonly timeoutMs: number;
  readonly redact: Redact;
  readonly proxyFor?: ProxyFor | undefined;
}): Pipeline {
  const bot = new Telegraf(options.token, {
    handlerTimeout: Number.POSITIVE_INFINITY,
    telegram: { webhookReply: false },
  });
  const caller = createCaller({ ...options, root: options.apiRoot, by: byNode });

  const direct: TelegramCall = async (method, payload, signal) => {
    const { data, headers, uploads } = await toBody(payload);
    const { status, text } = await caller.ask({
      method: 'POST',
      path: `/bot${options.token}/${method}`,
      data,
      headers,
      timeoutMs: uploads ? options.timeoutMs * UPLOAD_TIMES : timeoutOf(method, payload, options.timeoutMs),
      signal,
    });
    return readAnswer(method, status, text, options.redact);
  };

  const api = new Api('unused: every call is forwarded');
  const forward: Transform = (_next, method, payload, signal) => direct(method, payload, signal);
  api.config.use(forward as never, quiet as never);

  const call: TelegramCall = (method, payload, signal) => {
    const chain = api.config.installedTransformers() as unknown as readonly Transform[];
    const composed = chain.reduce<TelegramCall>((next, each) => (m, p, s) => each(next, m, p, s), direct);
    return composed(method, payload, signal);
  };

  bot.telegram.callApi = (async (method: string, payload: Payload, more: { signal?: AbortSignal } = {}) => {
    const answer = await (method === 'getUpdates' ? direct : call)(method, payload, more.signal);
    if (answer.ok) return answer.result;
    throw new TelegramError(answer, { method, payload: {} });
  }) as never;
  // Telegraf builds each context a client of its own, which would go around the chain.
  Object.assign(bot.context, { telegram: bot.telegram });

  return { bot, api, call, poll: (payload, signal) => direct('getUpdates', payload, signal) };
}

/** Two refusals that mean that there was nothing left to do. */
const quiet: Transform = async (next, method, payload, signal) => {
  const answer = await next(method, payload, signal);
  if (answer.ok || answer.error_code !== 400) return answer;
  const done =
    (method.startsWith('editMessage') && /message is not modified/i.test(answer.description)) ||
    (method === 'answerCallbackQuery' && /query is too old|query id is invalid/i.test(answer.description));
  return done ? { ok: true, result: true } : answer;
};

function timeoutOf(method: string, payload: Payload, usual: number): number {
  if (method !== 'getUpdates') return usual;
  return (typeof payload['timeout'] === 'number' ? payload['timeout'] * 1000 : 0) + POLL_GRACE_MS;
}
