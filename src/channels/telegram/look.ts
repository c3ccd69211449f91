import { hash } from 'node:crypto';
import type { CallbackQuery, InlineKeyboardButton, Message } from 'grammy/types';
import type { Buttons } from '../../chat/index.ts';
import { createMemory } from '../../wire/memory.ts';
import { parseMarkup } from './split.ts';

export type ButtonDrawing = { readonly html: string; readonly buttons: Buttons<string> };

/**
 * What stands in our messages with buttons, so that an edit that changes nothing (a tap on the day that is shown) is
 * no call at all. Known from what we drew; after a restart from the tapped message itself, which comes with the tap.
 */
export type Looks = {
  /** True: this is what stands there. */
  stands(chat: string, message: string, drawing: ButtonDrawing): boolean;
  /** We drew it, and the platform said so. */
  drew(chat: string, message: string, drawing: ButtonDrawing): void;
  /** True: a picture or a file stands there, with a caption at most: there is no text to draw over. */
  isFile(chat: string, message: string): boolean;
  /** What stands there is no longer known. */
  forget(chat: string, message: string): void;
  /** A tap showed what stands there. */
  saw(tap: CallbackQuery): void;
};

type Known = { readonly drawn: string } | { readonly seen: Message.TextMessage } | 'file';

/** See Looks. Holds the last 10,000 messages. */
export function createLooks(): Looks {
  const known = createMemory<Known>(10_000);
  const keyOf = (chat: string, message: string): string => `${chat}:${message}`;
  return {
    stands(chat, message, drawing) {
      const key = keyOf(chat, message);
      const there = known.get(key);
      if (!there || there === 'file') return false;
      if ('drawn' in there) return there.drawn === signDrawing(drawing);
      // The tap may have been on its way while an edit of a former run arrived: what it showed is believed once.
      known.delete(key);
      return lookOf(drawing) === lookOfMessage(there.seen);
    },
    isFile: (chat, message) => known.get(keyOf(chat, message)) === 'file',
    drew(chat, message, drawing) {
      known.set(keyOf(chat, message), { drawn: signDrawing(drawing) });
    },
    forget(chat, message) {
      known.delete(keyOf(chat, message));
    },
    saw(tap) {
      const { message } = tap;
      if (!message) return;
      const key = keyOf(String(message.chat.id), String(message.message_id));
      if ('photo' in message || 'document' in message) known.set(key, 'file');
      if (!('text' in message) || message.text === undefined) return;
      // What we drew ourselves since that tap is newer.
      if (!known.get(key)) known.set(key, { seen: message as Message.TextMessage });
    },
  };
}

function signDrawing({ html, buttons }: ButtonDrawing): string {
  return hash('sha1', `${html}\n${JSON.stringify(buttons)}`, 'base64');
}

/** How a text of our markup with these buttons will stand, in a form that `lookOfMessage` gives too. */
function lookOf({ html, buttons }: ButtonDrawing): string {
  const units = parseMarkup(html);
  const text = units.map((unit) => unit.seen).join('');
  const styles = units.map(({ open, seen }) => styleOf(open.includes('b'), open.includes('code')).repeat(seen.length));
  const signs = buttons.map((row) =>
    row.map((button) => [button.label, 'value' in button ? button.value : 'url' in button ? button.url : button.copy]),
  );
  const lead = text.length - text.trimStart().length;
  const seen = text.trim(); // the platform trims as well
  return JSON.stringify([seen, styles.join('').slice(lead, lead + seen.length), signs]);
}

function lookOfMessage({ text, entities = [], reply_markup }: Message.TextMessage): string {
  const has = (type: string, at: number): boolean =>
    entities.some((each) => each.type === type && each.offset <= at && at < each.offset + each.length);
  const styles = Array.from({ length: text.length }, (_, at) => styleOf(has('bold', at), has('code', at)));
  const signs = (reply_markup?.inline_keyboard ?? []).map((row) => row.map(signOf));
  return JSON.stringify([text, styles.join(''), signs]);
}

const styleOf = (isBold: boolean, isCode: boolean): string => (isBold ? (isCode ? '3' : '1') : isCode ? '2' : '0');

function signOf(button: InlineKeyboardButton): readonly string[] {
  if ('callback_data' in button) return [button.text, button.callback_data.split('/')[3] ?? ''];
  if ('url' in button) return [button.text, button.url];
  return [button.text, 'copy_text' in button ? button.copy_text.text : ''];
}
