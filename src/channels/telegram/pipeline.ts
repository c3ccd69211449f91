import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { Readable } from 'node:stream';
import { Api, InputFile } from 'grammy';
import type { ApiResponse } from 'grammy/types';
import { Telegraf, TelegramError } from 'telegraf';
import { type Ended, toNoAnswer } from '../../wire/no-answer.ts';
import type { Redact } from '../../wire/redact.ts';

export type Payload = Readonly<Record<string, unknown>>;
/** One call of the Bot API. Resolves with its answer, also with a refusal; throws NoAnswer where none came. */
export type Call = (method: string, payload: Payload, signal?: AbortSignal) => Promise<ApiResponse<unknown>>;
/** One link of the chain, as grammY's plugins install them. */
export type Transform = (
  next: Call,
  method: string,
  payload: Payload,
  signal?: AbortSignal,
) => Promise<ApiResponse<unknown>>;

/** Telegraf runs the bot, grammY's plugins draw: one HTTP client, one chain of transformers for both. */
export type Pipeline = {
  readonly bot: Telegraf;
  /** The chain's owner: what is installed here with `config.use` sees every call, Telegraf's too. */
  readonly api: Api;
  /** Through the chain. */
  readonly call: Call;
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
}): Pipeline {
  const bot = new Telegraf(options.token, {
    handlerTimeout: Number.POSITIVE_INFINITY,
    telegram: { apiRoot: `${options.apiRoot.replace(/\/+$/, '')}/`, webhookReply: false },
  });
  // Telegraf drops the agent for plain http, and with it keep-alive; idle sockets go before the peer can close them under us.
  const keep = { keepAlive: true, timeout: 20_000 };
  bot.telegram.options.agent = options.apiRoot.startsWith('https:') ? new HttpsAgent(keep) : new HttpAgent(keep);

  const http = bot.telegram.callApi.bind(bot.telegram) as unknown as (
    method: string,
    payload: Payload,
    more: { signal: AbortSignal },
  ) => Promise<unknown>;

  const direct: Call = async (method, payload, signal) => {
    const files = await withFiles(payload);
    const timeoutMs = files.uploads ? options.timeoutMs * UPLOAD_TIMES : timeoutOf(method, payload, options.timeoutMs);
    const end = new AbortController();
    let ended: Ended = 'itself';
    const give = (why: 'time-out' | 'stopped') => (): void => {
      ended = why;
      end.abort();
    };
    const stop = give('stopped');
    const timer = setTimeout(give('time-out'), timeoutMs);
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop);
    try {
      return { ok: true, result: await http(method, files.payload, { signal: end.signal }) };
    } catch (error) {
      if (error instanceof TelegramError) {
        end.abort(); // a 5xx's body is left unread by Telegraf: without this its socket would never come free
        return refusalOf(error, options.redact);
      }
      throw toNoAnswer(error, ended, options.redact);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    }
  };

  const api = new Api('unused: every call is forwarded');
  const forward: Transform = (_next, method, payload, signal) => direct(method, payload, signal);
  api.config.use(forward as never, quiet as never);

  const call: Call = (method, payload, signal) => {
    const chain = api.config.installedTransformers() as unknown as readonly Transform[];
    const composed = chain.reduce<Call>((next, each) => (m, p, s) => each(next, m, p, s), direct);
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

function refusalOf(error: TelegramError, redact: Redact): ApiResponse<unknown> {
  const { error_code, description, parameters } = error.response;
  const answer = { ok: false as const, error_code, description: redact(description ?? '') };
  return parameters === undefined ? answer : { ...answer, parameters };
}

/** grammY's InputFile -> what Telegraf uploads. */
async function withFiles(payload: Payload): Promise<{ payload: Payload; uploads: boolean }> {
  if (!Object.values(payload).some(holdsFile)) return { payload, uploads: false };
  const convert = async (value: unknown): Promise<unknown> => {
    if (value instanceof InputFile) {
      const raw = await value.toRaw();
      const source = raw instanceof Uint8Array ? Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength) : raw;
      return { source: Buffer.isBuffer(source) ? source : Readable.from(source), filename: value.filename };
    }
    if (Array.isArray(value)) return Promise.all(value.map(convert));
    if (value && typeof value === 'object' && 'media' in value) return { ...value, media: await convert(value.media) };
    return value;
  };
  const converted = await Promise.all(
    Object.entries(payload).map(async ([key, value]) => [key, await convert(value)] as const),
  );
  return { payload: Object.fromEntries(converted), uploads: true };
}

function holdsFile(value: unknown): boolean {
  if (value instanceof InputFile) return true;
  if (Array.isArray(value)) return value.some(holdsFile);
  return typeof value === 'object' && value !== null && 'media' in value && holdsFile(value.media);
}
