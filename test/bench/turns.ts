/** Updates over the webhook, so many at a time: each is posted, answered 200, and answered with a message at the platform. */
import { Agent, request } from 'node:http';
import { type BotProcess, SECRET } from './bot-process.ts';
import type { Platform } from './platform.ts';

export type Figures = {
  readonly perSecond: number;
  /** Posted until answered 200. */
  readonly acks: readonly number[];
  /** Posted until the message was at the platform. */
  readonly messages: readonly number[];
  /** Processor time of the bot's process, in microseconds: a busy machine blurs it least. */
  readonly cpuPerUpdate: number;
};

/**
 * turn: one ends when it is acknowledged and its message is at the platform. ack: when it is acknowledged; what is still to be sent piles
 * up meanwhile, and the rate is that of the acknowledgements.
 */
export type Until = 'turn' | 'ack';

export type Load = {
  readonly bot: BotProcess;
  readonly until: Until;
  readonly count: number;
  /** Nobody has written from this chat or the next thousands before. */
  readonly firstChat: number;
};

const CONCURRENCY = 64;
/** A person may burst so many answers before the pace of one a second holds. */
const PER_CHAT = 4;

/** Logs, 64 teachers at a time: each says the next text when the answer to the last is at the platform. Gives processor time per log. */
export async function measureLogs(
  platform: Platform,
  {
    bot,
    texts,
    chats,
  }: { readonly bot: BotProcess; readonly texts: readonly string[]; readonly chats: readonly number[] },
): Promise<{ readonly perSecond: number; readonly cpuPerLog: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });
  const waiting = createWaiting();
  platform.onSend = waiting.arrived;
  const left = [...chats];
  const worker = async (): Promise<void> => {
    for (let chat = left.pop(); chat !== undefined; chat = left.pop()) {
      for (const [index, text] of texts.entries()) {
        const answered = waiting.next(String(chat));
        await postUpdate(agent, bot.port, chat * 100 + index, chat, text);
        await answered;
      }
    }
  };
  const cpu = bot.cpuSeconds();
  const began = performance.now();
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  return { perSecond: chats.length / seconds, cpuPerLog: ((bot.cpuSeconds() - cpu) * 1e6) / chats.length };
}

export async function measureTurns(platform: Platform, { bot, until, count, firstChat }: Load): Promise<Figures> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });
  const waiting = createWaiting();
  platform.onSend = waiting.arrived;
  const acks: number[] = [];
  const messages: number[] = [];
  const pending: Promise<unknown>[] = [];

  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) {
      const index = next;
      next += 1;
      const chat = firstChat + (index % Math.ceil(count / PER_CHAT));
      const at = performance.now();
      const message = waiting.next(String(chat)).then(() => messages.push(performance.now() - at));
      await postUpdate(agent, bot.port, firstChat * 10 + index, chat);
      acks.push(performance.now() - at);
      if (until === 'turn') await message;
      else pending.push(message);
    }
  };

  const cpu = bot.cpuSeconds();
  const began = performance.now();
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  const seconds = (performance.now() - began) / 1000;
  await Promise.all(pending);
  const cpuPerUpdate = ((bot.cpuSeconds() - cpu) * 1e6) / count;
  agent.destroy();
  return { perSecond: count / seconds, acks, messages, cpuPerUpdate };
}

/** Who waits for the next message in a chat, first come first served. */
export function createWaiting(): {
  readonly next: (chat: string) => Promise<void>;
  readonly arrived: (chat: string) => void;
} {
  const waiting = new Map<string, (() => void)[]>();
  return {
    next: (chat) =>
      new Promise((resolve) => {
        waiting.set(chat, [...(waiting.get(chat) ?? []), resolve]);
      }),
    arrived: (chat) => waiting.get(chat)?.shift()?.(),
  };
}

/** Somebody writes `text`; "chủ đề" is a page with seven buttons. Throws where the answer is not 200. */
export function postUpdate(agent: Agent, port: number, id: number, chat: number, text = 'chủ đề'): Promise<void> {
  const body = JSON.stringify({
    update_id: id,
    message: {
      message_id: id,
      date: Math.floor(Date.now() / 1000),
      from: { id: chat, is_bot: false, first_name: 'x', language_code: 'vi' },
      chat: { id: chat, type: 'private', first_name: 'x' },
      text,
    },
  });
  return new Promise((resolve, reject) => {
    const call = request(
      {
        agent,
        port,
        host: '127.0.0.1',
        path: '/webhooks/telegram',
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'x-telegram-bot-api-secret-token': SECRET,
        },
      },
      (response) => {
        response.resume();
        response.on('end', () => {
          if (response.statusCode === 200) resolve();
          else reject(new Error(`answered ${response.statusCode}`));
        });
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
