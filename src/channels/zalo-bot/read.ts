import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Incoming } from '../../chat/index.ts';
import { contentOf } from './content.ts';
import { CHANNEL } from './options.ts';

/**
 * What reading needs besides the update: who the bot is (its id and the names it is mentioned by), and now. `alias`:
 * see wire/alias.ts.
 */
export type BotReading = {
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
  reply_to_message: z
    .object({ from: z.object({ id }) })
    .optional()
    .catch(undefined),
});
type Said = z.output<typeof said>;
const envelope = z.object({ event_name: text, message: said });
/** What was said is there already, or nobody said it. */
const NO_MESSAGE = /reaction|react|seen|deliver|typing|undo|recall|delete/;

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
 * An update -> what the core sees; null: not for us: our own message, an event that is no message, a sender who is protected by law (`message.unsupported.received`, which is to be passed
 * over in silence).
 */
export function readUpdate(update: unknown, reading: BotReading): Incoming | null {
  const read = envelope.safeParse(update);
  if (!read.success) return null;
  const { event_name: event, message } = read.data;
  if (event === 'message.unsupported.received') return null;
  if (message.from.is_bot === true || message.from.id === reading.botId) return null;

  const words = message.text ?? message.caption;
  const { files, link, personal } = contentOf(
    event,
    (update as { readonly message: Readonly<Record<string, unknown>> }).message,
  );
  const isEmpty = words === undefined && files.length === 0 && link === undefined && personal === undefined;
  if (isEmpty && NO_MESSAGE.test(event ?? '')) return null;
  const isGroup = message.chat.chat_type?.toUpperCase() === 'GROUP';
  const mention = isGroup ? mentionIn(words ?? '', reading.botNames) : undefined;
  const told = {
    kind: 'message' as const,
    id: reading.alias(keyOf(message, update)), // remembered when the person is forgotten
    // A private chat is answered at its chat's id; whether the person's own id is the same is nowhere promised.
    from: { channel: CHANNEL, id: isGroup ? message.from.id : message.chat.id },
    at: reading.now,
  };
  if (isGroup && mention === undefined && message.reply_to_message?.from.id !== reading.botId)
    return words === undefined ? null : { ...told, text: words, group: { id: message.chat.id, addressed: false } };
  return {
    ...told,
    ...(personal ? { personal } : textOf(mention === undefined ? words : words?.replace(mention, ' ').trim(), link)),
    ...(files.length > 0 && !personal ? { files } : {}),
    ...(isEmpty ? { odd: 'unknown' } : {}),
    ...(isGroup ? { group: { id: message.chat.id, addressed: true } } : {}),
  };
}

/** Nobody promises that message ids are unique beyond their chat. Without one: what it holds tells it from others. */
function keyOf(message: Said, update: unknown): string {
  const own = message.message_id ?? createHash('sha256').update(JSON.stringify(update)).digest('hex').slice(0, 24);
  return `${message.chat.id}.${own}`;
}

/** A shared link comes beside its words, or without any. */
function textOf(words: string | undefined, link: string | undefined): { readonly text?: string } {
  const text = link === undefined || words?.includes(link) ? words : [words, link].filter(Boolean).join('\n');
  return text === undefined ? {} : { text };
}

/** How the bot is named in a group, as it stands there. */
function mentionIn(words: string, names: readonly string[]): string | undefined {
  for (const name of names) {
    const at = words.toLowerCase().indexOf(`@${name.toLowerCase()}`);
    if (at >= 0) return words.slice(at, at + name.length + 1);
  }
  return undefined;
}
