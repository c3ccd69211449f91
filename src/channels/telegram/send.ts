import type { ApiResponse } from 'grammy/types';
import { findBadValue } from '../../chat/choice-value.ts';
import type { Address, Buttons, Reply, Sent } from '../../chat/index.ts';
import { type Progress, progressKey } from '../../wire/progress.ts';
import { FileGone, type Holdings, type Uploaded } from './holdings.ts';
import type { Looks } from './look.ts';
import type { Menus } from './menu.ts';
import type { Pipeline } from './pipeline.ts';
import { isOfForm, sayPlainly } from './plainly.ts';
import { type Part, planParts } from './render.ts';
import { type Refusal, readNoAnswer, readRefusal } from './sent.ts';
import { placeOf } from './topic.ts';

type Wanted = {
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly buttons: Buttons<string>;
};
type Delivered = { readonly answer: ApiResponse<unknown>; readonly uploaded?: Uploaded };
type Place = ReturnType<typeof placeOf>;

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

  const call = async (wanted: Wanted, { chat, topic }: Place): Promise<ApiResponse<unknown>> => {
    const thread = topic === undefined || wanted.method.startsWith('edit') ? {} : { message_thread_id: topic };
    const payload = { chat_id: chat, ...thread, ...wanted.payload };
    if (wanted.buttons.length === 0) return pipeline.call(wanted.method, payload);
    return pipeline.call(wanted.method, { ...payload, reply_markup: await menus.draw(wanted.buttons) });
  };
  /** A group that became a supergroup says where it is now: tried once more there; of a topic that is closed or gone, in the group itself. */
  const reach = async (wanted: Wanted, place: Place): Promise<ApiResponse<unknown>> => {
    const answer = await call(wanted, place);
    if (answer.ok) return answer;
    const moved = answer.parameters?.migrate_to_chat_id;
    if (moved !== undefined) {
      options.onMoved(String(place.chat), String(moved));
      return call(wanted, { chat: moved });
    }
    const isTopicGone = place.topic !== undefined && TOPIC_GONE.test(answer.description);
    return isTopicGone ? call(wanted, { chat: place.chat }) : answer;
  };

  /** What was refused for its form, once more in the plainest one. */
  const sayAgain = async (part: Worded, refusal: Refusal, place: Place): Promise<ApiResponse<unknown>> => {
    const { texts, buttons } = sayPlainly(part.html, part.buttons, refusal);
    let answer: ApiResponse<unknown> = refusal;
    for (const [at, text] of texts.entries()) {
      const payload = { text, link_preview_options: NO_PREVIEW };
      answer = await reach({ method: 'sendMessage', payload, buttons: at === texts.length - 1 ? buttons : [] }, place);
      if (!answer.ok) break;
    }
    return answer;
  };

  const deliverFile = async (part: Part & { kind: 'photo' | 'document' }, place: Place): Promise<Delivered> => {
    const method = part.kind === 'photo' ? 'sendPhoto' : 'sendDocument';
    const send = (more: Readonly<Record<string, unknown>>, buttons: Buttons<string>): Promise<Delivered> =>
      holdings.send(part.media, part.kind, (source) =>
        reach({ method, payload: { [part.kind]: source, ...more }, buttons }, place),
      );
    const sent = await send(part.html === '' ? {} : { caption: part.html, parse_mode: 'HTML' }, part.buttons);
    const isBare = part.html === '' && part.buttons.length === 0;
    if (sent.answer.ok || isBare || !isOfForm(sent.answer)) return sent;
    // Neither are the words lost with the picture, nor the picture with the words.
    const alone = await send({}, []);
    const said = await sayAgain(part, sent.answer, place);
    return alone.answer.ok ? { ...alone, answer: said } : alone;
  };

  const deliver = async (part: Part, place: Place): Promise<Delivered> => {
    if (part.kind === 'text') {
      const answer = await reach({ method: 'sendMessage', payload: textOf(part.html), buttons: part.buttons }, place);
      return { answer: answer.ok || !isOfForm(answer) ? answer : await sayAgain(part, answer, place) };
    }
    if (part.kind !== 'album') return deliverFile(part, place);
    const answer = await holdings.sendAll(part.media, (sources) => {
      const media = sources.map((source) => ({ type: 'photo', media: source }));
      return reach({ method: 'sendMediaGroup', payload: { media }, buttons: [] }, place);
    });
    return { answer };
  };

  /** Draws over a message of ours. Undefined: that can't be done (it has no text, it is gone, the form), so it is said anew. */
  const redraw = async (part: Part & { kind: 'text' }, place: Place, on: string): Promise<Sent | undefined> => {
    const chat = String(place.chat);
    if (looks.isFile(chat, on)) return undefined;
    if (looks.stands(chat, on, part)) return { ok: true, messageId: on };
    looks.forget(chat, on);
    const payload = { message_id: Number(on), ...textOf(part.html) };
    const answer = await reach({ method: 'editMessageText', payload, buttons: part.buttons }, place);
    if (answer.ok) {
      looks.drew(chat, on, part);
      return { ok: true, messageId: on };
    }
    return isOfForm(answer) ? undefined : readRefusal(answer);
  };

  const deliverAll = async (parts: readonly Part[], place: Place, key: string): Promise<Sent> => {
    const chat = String(place.chat);
    let last: Sent = { ok: true, messageId: '' };
    let lost: Sent | undefined;
    for (let at = progress.take(key); at < parts.length; at += 1) {
      const part = parts[at];
      if (!part) break;
      const result = await settle(() => deliver(part, place));
      // A picture that the platform does not take: the words behind it are said all the same. One that is gone here is another matter.
      const isRefused = !result.ok && result.again === false && result.why === 'wrong-for-all';
      if (isRefused && /^4\d\d /.test(result.detail) && at < parts.length - 1) {
        lost = { ...result, detail: `part ${at + 1} of ${parts.length}: ${result.detail}` };
        continue;
      }
      if (!result.ok) {
        progress.keep(key, at, result);
        return parts.length === 1
          ? result
          : { ...result, detail: `part ${at + 1} of ${parts.length}: ${result.detail}` };
      }
      if (part.kind === 'text' && part.buttons.length > 0) {
        looks.drew(chat, result.messageId, part);
      }
      last = result.uploaded || !last.ok || !last.uploaded ? result : { ...result, uploaded: last.uploaded };
    }
    return lost ?? last;
  };

  return async (to, reply) => {
    const bad = findBadValue(reply);
    if (bad !== undefined) return { ok: false, again: false, why: 'wrong-for-all', detail: `button value "${bad}"` };
    const parts = planParts(reply);
    const [first] = parts;
    if (!first) return { ok: false, again: false, why: 'wrong-for-all', detail: 'nothing to send' };
    const place = placeOf(to.id);
    if (reply.replaces !== undefined && /^\d+$/.test(reply.replaces) && parts.length === 1 && first.kind === 'text') {
      const on = reply.replaces;
      try {
        const edited = await redraw(first, place, on);
        if (edited) return edited;
      } catch (error) {
        return readNoAnswer(error);
      }
    }
    return deliverAll(parts, place, parts.length === 1 ? '' : progressKey(to, reply));
  };
}

type Worded = { readonly html: string; readonly buttons: Buttons<string> };

const TOPIC_GONE = /message thread not found|TOPIC_(?:CLOSED|DELETED|ID_INVALID)/i;
const NO_PREVIEW = { is_disabled: true };

const textOf = (html: string): Readonly<Record<string, unknown>> => ({
  text: html,
  parse_mode: 'HTML',
  link_preview_options: NO_PREVIEW,
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
