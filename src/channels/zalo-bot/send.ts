import { cleanText } from '../../chat/clean.ts';
import type { Address, Reply, Sent } from '../../chat/index.ts';
import { type Progress, progressKey } from '../../wire/progress.ts';
import { splitText } from '../../wire/split.ts';
import type { BotCall } from './client.ts';
import type { ZaloBotOptions } from './options.ts';
import { type BotPart, CAN, planParts } from './render.ts';
import { readNoAnswer, readRefusal } from './sent.ts';

/**
 * `send` of the channel. A reply of several messages remembers in this process how far it got, so that a row which is
 * tried again goes on with the next message instead of saying the first ones twice.
 */
export function createSend(given: {
  readonly call: BotCall;
  readonly options: Pick<ZaloBotOptions, 'words' | 'linkFor' | 'readFile' | 'counter'>;
  readonly isSpent: () => boolean;
  readonly progress: Progress;
}): (to: Address, reply: Reply<string>) => Promise<Sent> {
  const post = async (method: string, payload: Readonly<Record<string, unknown>>): Promise<Sent> => {
    try {
      const answer = await given.call(method, payload);
      if (!answer.ok) return readRefusal(answer, answer.code === 429 && given.isSpent());
      given.options.counter.add?.();
      return { ok: true, messageId: messageIdOf(answer.result) };
    } catch (error) {
      const sent = readNoAnswer(error);
      if (!sent.ok && sent.again === 'unknown') given.options.counter.add?.();
      return sent;
    }
  };

  /** A text that is refused for its form is sent once more in shorter and cleaner pieces, where there are any. */
  const sayText = async (text: string, chat_id: string): Promise<Sent> => {
    let sent = await post('sendMessage', { chat_id, text });
    if (sent.ok || sent.again !== false || sent.why !== 'wrong-for-all') return sent;
    const pieces = splitText(cleanText(text), TOO_LONG.test(sent.detail) ? CAN.textLimit / 2 : CAN.textLimit);
    if (pieces.length === 1 && pieces[0] === text) return sent;
    for (const piece of pieces) {
      sent = await post('sendMessage', { chat_id, text: piece });
      if (!sent.ok) break;
    }
    return sent;
  };

  const deliver = async (part: BotPart, chat_id: string): Promise<Sent> => {
    if (part.kind === 'text') return sayText(part.text, chat_id);
    const caption = part.caption === '' ? {} : { caption: part.caption };
    const sent = await post('sendPhoto', { chat_id, photo: part.url, ...caption });
    // The platform could not use the picture: its words must not be lost with it.
    const isRefused = !sent.ok && sent.again === false && (sent.why === 'wrong-for-all' || sent.why === 'rejected');
    return isRefused ? sayText(part.instead, chat_id) : sent;
  };

  return async (to, reply) => {
    const parts = await planParts(reply, given.options);
    if (parts.length === 0) return { ok: false, again: false, why: 'wrong-for-all', detail: 'nothing to send' };
    const key = parts.length === 1 ? '' : progressKey(to, reply);
    return deliverAll(parts, key, (part) => deliver(part, to.id), given.progress);
  };
}

async function deliverAll(
  parts: readonly BotPart[],
  key: string,
  deliver: (part: BotPart) => Promise<Sent>,
  progress: Progress,
): Promise<Sent> {
  let last: Sent = { ok: true, messageId: '' };
  for (let at = progress.take(key); at < parts.length; at += 1) {
    const part = parts[at];
    if (!part) break;
    last = await deliver(part);
    if (last.ok) continue;
    progress.keep(key, at, last);
    return parts.length === 1 ? last : { ...last, detail: `part ${at + 1} of ${parts.length}: ${last.detail}` };
  }
  return last;
}

/** Of whatever they count. */
const TOO_LONG = /too (?:long|large)|exceed/i;

function messageIdOf(result: unknown): string {
  const id = (result as { message_id?: unknown } | null | undefined)?.message_id;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : '';
}
