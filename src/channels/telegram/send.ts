import type { ApiResponse } from 'grammy/types';
import { findBadValue } from '../../chat/choice-value.ts';
import type { Address, Buttons, Reply, Sent } from '../../chat/index.ts';
import { type Progress, progressKey } from '../../wire/progress.ts';
import { FileGone, type Holdings, type Uploaded } from './holdings.ts';
import type { Looks } from './look.ts';
import type { Menus } from './menu.ts';
import type { Pipeline } from './pipeline.ts';
import { type Part, planParts } from './render.ts';
import { readNoAnswer, readRefusal } from './sent.ts';

type Wanted = {
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly buttons: Buttons<string>;
};
type Delivered = { readonly answer: ApiResponse<unknown>; readonly uploaded?: Uploaded };
type Chat = number | string;

/**
 * `send` of the channel. A reply of several messages remembers in this process how far it got, so that a row which is tried again after a
 * 429 goes on with the next message instead of saying the first ones twice.
 */
export function createSend(options: {
  readonly pipeline: Pipeline;
  readonly menus: Menus;
  readonly holdings: Holdings;
  readonly looks: Looks;
  readonly progress: Progress;
  readonly onMoved: (from: string, to: string) => void;
}): (to: Address, reply: Reply<string>) => Promise<Sent> {
  const { pipeline, menus, holdings, looks, progress } = options;

  const call = async (wanted: Wanted, chat: Chat): Promise<ApiResponse<unknown>> => {
    const payload = { chat_id: chat, ...wanted.payload };
    if (wanted.buttons.length === 0) return pipeline.call(wanted.method, payload);
    return pipeline.call(wanted.method, { ...payload, reply_markup: await menus.draw(wanted.buttons) });
  };
  /** A group that became a supergroup says where it is now: stored, and tried once more there. */
  const callMoved = async (wanted: Wanted, chat: Chat): Promise<ApiResponse<unknown>> => {
    const answer = await call(wanted, chat);
    const moved = answer.ok ? undefined : answer.parameters?.migrate_to_chat_id;
    if (moved === undefined) return answer;
    options.onMoved(String(chat), String(moved));
    return call(wanted, moved);
  };

  const deliver = async (part: Part, chat: Chat): Promise<Delivered> => {
    if (part.kind === 'text') {
      return {
        answer: await callMoved({ method: 'sendMessage', payload: textOf(part.html), buttons: part.buttons }, chat),
      };
    }
    if (part.kind === 'album') {
      const answer = await holdings.sendAll(part.media, (sources) => {
        const media = sources.map((source) => ({ type: 'photo', media: source }));
        return callMoved({ method: 'sendMediaGroup', payload: { media }, buttons: [] }, chat);
      });
      return { answer };
    }
    const method = part.kind === 'photo' ? 'sendPhoto' : 'sendDocument';
    const caption = part.html === '' ? {} : { caption: part.html, parse_mode: 'HTML' };
    return holdings.send(part.media, part.kind, (source) =>
      callMoved({ method, payload: { [part.kind]: source, ...caption }, buttons: part.buttons }, chat),
    );
  };

  /** Draws over a message of ours. Undefined: that can't be done (it has no text, it is gone), so it is said anew. */
  const redraw = async (part: Part & { kind: 'text' }, chat: Chat, on: string): Promise<Sent | undefined> => {
    if (looks.isFile(String(chat), on)) return undefined;
    if (looks.stands(String(chat), on, part)) return { ok: true, messageId: on };
    looks.forget(String(chat), on);
    const payload = { message_id: Number(on), ...textOf(part.html) };
    const answer = await callMoved({ method: 'editMessageText', payload, buttons: part.buttons }, chat);
    if (answer.ok) {
      looks.drew(String(chat), on, part);
      return { ok: true, messageId: on };
    }
    return answer.error_code === 400 && CANT_DRAW_OVER.test(answer.description) ? undefined : readRefusal(answer);
  };

  const deliverAll = async (parts: readonly Part[], chat: Chat, key: string): Promise<Sent> => {
    let last: Sent = { ok: true, messageId: '' };
    for (let at = progress.take(key); at < parts.length; at += 1) {
      const part = parts[at];
      if (!part) break;
      const result = await settle(() => deliver(part, chat));
      if (!result.ok) {
        progress.keep(key, at, result);
        return parts.length === 1
          ? result
          : { ...result, detail: `part ${at + 1} of ${parts.length}: ${result.detail}` };
      }
      if (part.kind === 'text' && part.buttons.length > 0) {
        looks.drew(String(chat), result.messageId, part);
      }
      last = result.uploaded || !last.ok || !last.uploaded ? result : { ...result, uploaded: last.uploaded };
    }
    return last;
  };

  return async (to, reply) => {
    const bad = findBadValue(reply);
    if (bad !== undefined) return { ok: false, again: false, why: 'wrong-for-all', detail: `button value "${bad}"` };
    const parts = planParts(reply);
    const [first] = parts;
    if (!first) return { ok: false, again: false, why: 'wrong-for-all', detail: 'nothing to send' };
    const chat = /^-?\d+$/.test(to.id) ? Number(to.id) : to.id;
    if (reply.replaces !== undefined && /^\d+$/.test(reply.replaces) && parts.length === 1 && first.kind === 'text') {
      const on = reply.replaces;
      try {
        const edited = await redraw(first, chat, on);
        if (edited) return edited;
      } catch (error) {
        return readNoAnswer(error);
      }
    }
    return deliverAll(parts, chat, parts.length === 1 ? '' : progressKey(to, reply));
  };
}

const CANT_DRAW_OVER =
  /message to edit not found|message can't be edited|there is no text in the message|MESSAGE_ID_INVALID|message identifier is not specified|message not found/i;

const textOf = (html: string): Readonly<Record<string, unknown>> => ({
  text: html,
  parse_mode: 'HTML',
  link_preview_options: { is_disabled: true },
});

async function settle(act: () => Promise<Delivered>): Promise<Sent> {
  try {
    const { answer, uploaded } = await act();
    if (!answer.ok) return readRefusal(answer);
    return { ok: true, messageId: messageIdOf(answer.result), ...(uploaded ? { uploaded } : {}) };
  } catch (error) {
    if (error instanceof FileGone) return { ok: false, again: false, why: 'wrong-for-all', detail: error.message };
    return readNoAnswer(error);
  }
}

function messageIdOf(result: unknown): string {
  const first: unknown = Array.isArray(result) ? result[0] : result;
  const id = (first as { message_id?: number } | undefined)?.message_id;
  return id === undefined ? '' : String(id);
}
