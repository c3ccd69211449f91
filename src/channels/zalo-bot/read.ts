import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Incoming, IncomingFile } from '../../chat/index.ts';
import { CHANNEL } from './options.ts';

/** What reading needs besides the update: who the bot is (its id and the names it is mentioned by), and now. `alias`: see wire/alias.ts. */
export type Reading = {
  readonly botId: string;
  readonly botNames: readonly string[];
  readonly alias: (text: string) => string;
  readonly now: Date;
};

/** Ids are opaque; a number is taken too. */
const id = z.union([z.string().min(1), z.number()]).transform(String);
/** What is odd counts as not there: a field that changed its form must not cost the whole message. */
const text = z.string().optional().catch(undefined);
const said = z.object({
  message_id: id.optional().catch(undefined),
  from: z.object({ id, is_bot: z.boolean().optional().catch(undefined) }),
  chat: z.object({ id, chat_type: text }),
  text,
  caption: text,
  photo: text,
  photo_url: text,
  voice_url: text,
  sticker: text,
  url: text,
  reply_to_message: z
    .object({ from: z.object({ id }) })
    .optional()
    .catch(undefined),
});
type Said = z.output<typeof said>;
const envelope = z.object({ event_name: text, message: said });

/** The updates in a result of getUpdates or a webhook's body: one or several, in the platform's envelope or bare. */
export function updatesIn(body: unknown): readonly unknown[] {
  const inside = typeof body === 'object' && body !== null && 'result' in body ? body.result : body;
  if (Array.isArray(inside)) return inside as unknown[];
  return typeof inside === 'object' && inside !== null ? [inside] : [];
}

/** The id of an update as the polling tells it from others; undefined: it is none. */
export function idOf(update: unknown): string | undefined {
  const read = envelope.safeParse(update);
  return read.success ? keyOf(read.data.message, update) : undefined;
}

/**
 * An update -> what the core sees; null: not for us: our own message, talk in a group that does not name the bot, an event that we don't
 * know, a sender who is protected by law (`message.unsupported.received`, which is to be passed over in silence).
 */
export function readUpdate(update: unknown, reading: Reading): Incoming | null {
  const read = envelope.safeParse(update);
  if (!read.success) return null;
  const { event_name: event, message } = read.data;
  if (event === 'message.unsupported.received') return null;
  if (message.from.is_bot === true || message.from.id === reading.botId) return null;

  const words = message.text ?? message.caption;
  const files = filesOf(event, message);
  if (words === undefined && files.length === 0) return null;
  const isGroup = message.chat.chat_type?.toUpperCase() === 'GROUP';
  const mention = isGroup ? mentionIn(words ?? '', reading.botNames) : undefined;
  if (isGroup && mention === undefined && message.reply_to_message?.from.id !== reading.botId) return null;
  return {
    kind: 'message',
    id: reading.alias(keyOf(message, update)), // remembered when the person is forgotten
    // A private chat is answered at its chat's id; whether the person's own id is the same is nowhere promised.
    from: { channel: CHANNEL, id: isGroup ? message.from.id : message.chat.id },
    at: reading.now,
    ...(words === undefined ? {} : { text: mention === undefined ? words : words.replace(mention, ' ').trim() }),
    ...(files.length > 0 ? { files } : {}),
    ...(isGroup ? { group: { id: message.chat.id, addressed: true } } : {}),
  };
}

/** Nobody promises that message ids are unique beyond their chat. Without one: what it holds tells it from others. */
function keyOf(message: Said, update: unknown): string {
  const own = message.message_id ?? createHash('sha256').update(JSON.stringify(update)).digest('hex').slice(0, 24);
  return `${message.chat.id}.${own}`;
}

function filesOf(event: string | undefined, message: Said): IncomingFile[] {
  const photo = message.photo_url ?? message.photo; // the pages say `photo`, what comes is often `photo_url`
  if (photo !== undefined) return [{ kind: 'image', ref: photo }];
  if (message.voice_url !== undefined) return [{ kind: 'audio', ref: message.voice_url }];
  if (event === 'message.sticker.received' || message.sticker !== undefined) {
    return [{ kind: 'other', ref: message.url ?? message.sticker ?? '' }];
  }
  // A picture or a voice whose address we could not find: still something that was sent, and answered.
  if (event === 'message.image.received' || event === 'message.voice.received') return [{ kind: 'other', ref: '' }];
  return [];
}

/** How the bot is named in a group, as it stands there. */
function mentionIn(words: string, names: readonly string[]): string | undefined {
  for (const name of names) {
    const at = words.toLowerCase().indexOf(`@${name.toLowerCase()}`);
    if (at >= 0) return words.slice(at, at + name.length + 1);
  }
  return undefined;
}
