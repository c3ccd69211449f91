import type { ApiResponse } from 'grammy/types';
import type { Buttons } from '../../chat/index.ts';
import type { TelegramHoldings, Uploaded } from './holdings.ts';
import type { Menus } from './menu.ts';
import type { Pipeline } from './pipeline.ts';
import { isOfForm, sayPlainly } from './plainly.ts';
import type { TelegramPart } from './render.ts';
import type { TelegramRefusal } from './sent.ts';
import type { placeOf } from './topic.ts';

export type Wanted = {
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly buttons: Buttons<string>;
};
export type Delivered = { readonly answer: ApiResponse<unknown>; readonly uploaded?: Uploaded };
export type TelegramPlace = ReturnType<typeof placeOf>;

/** Makes a call in a place. */
export type ReachPlace = (wanted: Wanted, place: TelegramPlace) => Promise<ApiResponse<unknown>>;

/**
 * A group that became a supergroup is reached where it is now, which `onMoved` is told; of a topic that is closed or
 * gone, the group.
 */
export function createReach(options: {
  readonly pipeline: Pipeline;
  readonly menus: Menus;
  readonly onMoved: (from: string, to: string) => void;
}): ReachPlace {
  const { pipeline, menus } = options;
  const call = async (wanted: Wanted, { chat, topic }: TelegramPlace): Promise<ApiResponse<unknown>> => {
    const thread = topic === undefined || wanted.method.startsWith('edit') ? {} : { message_thread_id: topic };
    const payload = { chat_id: chat, ...thread, ...wanted.payload };
    if (wanted.buttons.length === 0) return pipeline.call(wanted.method, payload);
    return pipeline.call(wanted.method, { ...payload, reply_markup: await menus.draw(wanted.buttons) });
  };
  return async (wanted, place) => {
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
}

/** Sends one part of a reply; what is refused for its form is said once more, plainly. */
export function createDeliver(
  reach: ReachPlace,
  holdings: TelegramHoldings,
): (part: TelegramPart, place: TelegramPlace) => Promise<Delivered> {
  /** What was refused for its form, once more in the plainest one. */
  const sayAgain = async (
    part: Worded,
    refusal: TelegramRefusal,
    place: TelegramPlace,
  ): Promise<ApiResponse<unknown>> => {
    const { texts, buttons } = sayPlainly(part.html, part.buttons, refusal);
    let answer: ApiResponse<unknown> = refusal;
    for (const [at, text] of texts.entries()) {
      const payload = { text, link_preview_options: NO_PREVIEW };
      answer = await reach({ method: 'sendMessage', payload, buttons: at === texts.length - 1 ? buttons : [] }, place);
      if (!answer.ok) break;
    }
    return answer;
  };

  const deliverFile = async (
    part: TelegramPart & { kind: 'photo' | 'document' },
    place: TelegramPlace,
  ): Promise<Delivered> => {
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

  return async (part, place) => {
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
}

type Worded = { readonly html: string; readonly buttons: Buttons<string> };

const TOPIC_GONE = /message thread not found|TOPIC_(?:CLOSED|DELETED|ID_INVALID)/i;
const NO_PREVIEW = { is_disabled: true };

export const textOf = (html: string): Readonly<Record<string, unknown>> => ({
  text: html,
  parse_mode: 'HTML',
  link_preview_options: NO_PREVIEW,
});
