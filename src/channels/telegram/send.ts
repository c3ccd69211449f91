import { findBadValue } from '../../chat/choice-value.ts';
import type { Address, Reply, Sent } from '../../chat/index.ts';
import { VIETNAMESE } from '../../chat/languages.ts';
import { escapeMarkup } from '../../chat/markup.ts';
import { tellFile } from '../../wire/file-words.ts';
import { type Progress, progressKey } from '../../wire/progress.ts';
import { createDeliver, createReach, type Delivered, type ReachPlace, type TelegramPlace, textOf } from './deliver.ts';
import { FileGone, type TelegramHoldings } from './holdings.ts';
import type { Looks } from './look.ts';
import type { Menus } from './menu.ts';
import type { TelegramOptions } from './options.ts';
import type { Pipeline } from './pipeline.ts';
import { isOfForm } from './plainly.ts';
import { FILE_BYTES, planParts, type TelegramPart } from './render.ts';
import { readNoAnswer, readRefusal } from './sent.ts';
import { placeOf } from './topic.ts';

/**
 * `send` of the channel. A reply of several messages remembers in this process how far it got, so that a row which is
 * tried again after a 429 goes on with the next message instead of saying the first ones twice.
 */
export function createSend(options: {
  readonly pipeline: Pipeline;
  readonly menus: Menus;
  readonly holdings: TelegramHoldings;
  readonly looks: Looks;
  readonly progress: Progress;
  readonly files: Pick<TelegramOptions, 'readFile' | 'bytesOf' | 'linkFor' | 'words'>;
  readonly onMoved: (from: string, to: string) => void;
}): (to: Address, reply: Reply<string>) => Promise<Sent> {
  const { looks, progress } = options;
  const reach = createReach(options);
  const deliver = createDeliver(reach, options.holdings);

  const deliverAll = async (parts: readonly TelegramPart[], place: TelegramPlace, key: string): Promise<Sent> => {
    const chat = String(place.chat);
    let last: Sent = { ok: true, messageId: '' };
    let lost: Sent | undefined;
    for (let at = progress.take(key); at < parts.length; at += 1) {
      const part = parts[at];
      if (!part) break;
      const result = await settle(() => deliver(part, place));
      // A picture that the platform does not take: the words behind it are said all the same. One that is gone here
      // is another matter.
      const isRefused = !result.ok && result.again === false && result.why === 'wrong-for-all';
      if (isRefused && /^4\d\d /.test(result.detail) && at < parts.length - 1) {
        lost = ofPart(result, at, parts.length);
        continue;
      }
      if (!result.ok) {
        progress.keep(key, at, result);
        return ofPart(result, at, parts.length);
      }
      if (part.kind === 'text' && part.buttons.length > 0) {
        looks.drew(chat, result.messageId, part);
      }
      last = result.uploaded || !last.ok || !last.uploaded ? result : { ...result, uploaded: last.uploaded };
    }
    return lost ?? last;
  };

  return async (to, given) => {
    const reply = await withoutLarge(given, options.files);
    const bad = findBadValue(reply);
    if (bad !== undefined) return { ok: false, again: false, why: 'wrong-for-all', detail: `button value "${bad}"` };
    const parts = planParts(reply);
    const [first] = parts;
    if (!first) return { ok: false, again: false, why: 'wrong-for-all', detail: 'nothing to send' };
    const place = placeOf(to.id);
    if (reply.replaces !== undefined && /^\d+$/.test(reply.replaces) && parts.length === 1 && first.kind === 'text') {
      const on = reply.replaces;
      try {
        const edited = await redraw(first, place, on, looks, reach);
        if (edited) return edited;
      } catch (error) {
        return readNoAnswer(error);
      }
    }
    return deliverAll(parts, place, parts.length === 1 ? '' : progressKey(to, reply));
  };
}

/** Of several parts it is said which. */
const ofPart = (result: Sent & { readonly ok: false }, at: number, count: number): Sent =>
  count === 1 ? result : { ...result, detail: `part ${at + 1} of ${count}: ${result.detail}` };

/** A file that the platform would refuse for its size is never tried: its address is said, or where else it can be had. */
async function withoutLarge(
  reply: Reply<string>,
  { bytesOf, words, ...source }: Pick<TelegramOptions, 'readFile' | 'bytesOf' | 'linkFor' | 'words'>,
): Promise<Reply<string>> {
  const { file, ...rest } = reply;
  if (!file || !words || (bytesOf?.(file.hash) ?? 0) <= FILE_BYTES) return reply;
  const said = await tellFile(file, words(reply.lang ?? VIETNAMESE), { ...source, bytesOf });
  return { ...rest, text: [reply.text, escapeMarkup(said)].filter((each) => each.trim() !== '').join('\n\n') };
}

/**
 * Draws over a message of ours. Undefined: that can't be done (it has no text, it is gone, the form), so it is said
 * anew.
 */
async function redraw(
  part: TelegramPart & { kind: 'text' },
  place: TelegramPlace,
  on: string,
  looks: Looks,
  reach: ReachPlace,
): Promise<Sent | undefined> {
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
}

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
